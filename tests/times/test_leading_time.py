import pytest

from facilitator.times import starts_with_time

MARKS = (
    "10:02|9:05|10:02:07|10h02|2pm|2 pm|10:02 am|11:27 PM|+5m|+1h30m|+90s|T+00:05|~10:02|ca. 10:02"
    "|around 10:02|10:02?|10:02Z|10:02 CET|10:02 PT|10:02 UTC+2|10:02 GMT-5|10:02 +0200|10:02+02:00"
    "|10:02 Europe/Paris|10:02 IST|fri 10:02|thu 09:00|27 jan 10:02|jan 27 10:02|27 Jan 2022 10:02"
    "|Thu 27 Jan 10:02|27th of january 10:02|yesterday 10:02|2022-01-27 10:02|2022-01-27T10:02:03Z"
    "|27.01.2022 10:02|Mar 10 10:02:03|17:00-18:00|17:00–18:00|17:00 - 18:00 CET|10:02 Z|24:00"
)


@pytest.mark.parametrize("mark", MARKS.split("|"))
@pytest.mark.parametrize("rest", ["", " alerts fire", ", alerts fire", " – alerts fire", " - alerts fire"])
def test_a_line_that_starts_with_a_time_is_an_event(mark: str, rest: str) -> None:
    assert starts_with_time(mark + rest) == len(mark)


NONE = (
    "|1002 errors|1002|2 engineers|may need review|Sun is back|sun|27 jan|fri|10.02 is the version|10:2 x"
    "|25:00 x|10:60 x|10:02x|10:02.|10:02/10:05 x|12:34:56:78 x|- 10:02 note|+ 5m factor|+ 10:02|/at 10:02"
    "|at noon|P1 at 10:02|5m later|5 min in|2pmish|16:9 screen|3:1 ratio|+5|+5mb of logs|~|T|now it breaks"
    "|١٠:٠٢ x|２０:00 x|feb 30 10:02 x|1485905225 boots| 10:02 x"
)


@pytest.mark.parametrize("line", NONE.split("|"))
def test_a_line_that_only_looks_like_it_is_none(line: str) -> None:
    assert starts_with_time(line) is None


@pytest.mark.parametrize(
    "line", ["10:02 met the vendor", "10:02 et al join", "10:02 America is down", "10:02 est. 40 users"]
)
def test_words_after_the_time_are_no_zone(line: str) -> None:
    assert starts_with_time(line) == len("10:02")


def test_a_time_with_a_colon_behind_it_counts_without_the_colon() -> None:
    assert starts_with_time("10:02: alerts fire") == len("10:02")
