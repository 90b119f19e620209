from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from facilitator.times import TimeReading, read_time

PARIS = ZoneInfo("Europe/Paris")
DAY = date(2022, 1, 27)  # a Thursday, in winter
START = datetime(2022, 1, 27, 9, 57, tzinfo=UTC)
NOW = datetime(2022, 1, 28, 14, 0, tzinfo=UTC)


def read(expression: str, **other: datetime | date | ZoneInfo | None) -> TimeReading:
    frame: dict[str, object] = {"zone": PARIS, "day": DAY, "start": START, "now": NOW, **other}
    return read_time(expression, **frame)  # type: ignore[arg-type] # the tests vary one argument at a time


BARE = {
    "10:02": "09:02",
    "1002": "09:02",
    "10h02": "09:02",
    "10 h 02": "09:02",
    "10.02": "09:02",
    "9:05": "08:05",
    "10:02 hrs": "09:02",
    "2pm": "13:00",
    "2 p.m.": "13:00",
    "11:27 PM": "22:27",
    "10.30pm": "21:30",
    "12:30 am": "23:30",
    "12pm": "11:00",
    "noon": "11:00",
    "at 10:02": "09:02",
    "[10:02]": "09:02",
    "10:02 local time": "09:02",
    "10:02Z": "10:02",
    "1002Z": "10:02",
    "10:02 UTC": "10:02",
    "UTC 10:02": "10:02",
    "10:02 CET": "09:02",
    "10:02 CET/CEST": "09:02",
    "10:02 Europe/London": "10:02",
    "10:02 america/new_york": "15:02",
    "10:02 ET": "15:02",
    "10:02 PST": "18:02",
    "10:02 PT": "18:02",
    "10:02 AEST": "00:02",
    "10:02+02:00": "08:02",
    "10:02 +0530": "04:32",
    "10:02 -0500": "15:02",
    "10:02 GMT-5": "15:02",
    "10:02 UTC+2": "08:02",
    "10:02 UTC-03:30": "13:32",
    "+5m": "10:02",
    "+1h30m": "11:27",
    "+ 90 min": "11:27",
    "T+00:05": "10:02",
    "T+1h": "10:57",
    "T-5m": "09:52",
    "-5m": "09:52",
    "T+5": "10:02",
    "10:02.": "09:02",
    "10:02 -": "09:02",
    "10:02 UTC:": "10:02",
}


@pytest.mark.parametrize("expression", BARE)
def test_a_time_of_day_is_put_on_the_incidents_day(expression: str) -> None:
    got = read(expression)
    assert got.at is not None, got
    assert f"{got.at:%H:%M}" == BARE[expression]
    assert got.precision == "minute"
    assert not got.ask


DATED = {
    "27 jan 10:57": "2022-01-27T09:57",
    "jan 27 10:57": "2022-01-27T09:57",
    "10:57 on 27 jan": "2022-01-27T09:57",
    "27 jan 2022 11:00": "2022-01-27T10:00",
    "January 27, 2022 at 10:57 AM": "2022-01-27T09:57",
    "Thu 27 Jan, 10:57": "2022-01-27T09:57",
    "2022-01-27 11:00": "2022-01-27T10:00",
    "2022-01-27 1102": "2022-01-27T10:02",
    "2022/01/27 11:00": "2022-01-27T10:00",
    "27.01.2022 11:00": "2022-01-27T10:00",
    "27.1. 11:00": "2022-01-27T10:00",
    "01/27/2022 11:00": "2022-01-27T10:00",
    "fri 14:00": "2022-01-28T13:00",
    "14:00 fri": "2022-01-28T13:00",
    "last fri 14:00": "2022-01-21T13:00",
    "yesterday 10:00": "2022-01-27T09:00",
    "today 10:00": "2022-01-28T09:00",
    "next day 01:00": "2022-01-28T00:00",
    "30 minutes ago": "2022-01-28T13:30",
    "now": "2022-01-28T14:00",
    "22:30 UTC (Oct 29)": "2021-10-29T22:30",
    "5 Jan 10:02 PST": "2022-01-05T18:02",
    "31 dec 23:59": "2021-12-31T22:59",
    "24:00": "2022-01-27T23:00",
    "+1d": "2022-01-28T09:57",
}


@pytest.mark.parametrize("expression", DATED)
def test_a_day_beside_the_time_is_the_nearest_one(expression: str) -> None:
    got = read(expression)
    assert got.at is not None, got
    assert f"{got.at:%Y-%m-%dT%H:%M}" == DATED[expression]


STAMPS = {
    "2021-06-08T09:47:12Z": "2021-06-08T09:47:12",
    "2021-06-08T09:47:12.123456789Z": "2021-06-08T09:47:12",
    "2021-06-08T09:47:12,5+02:00": "2021-06-08T07:47:12",
    "2021-06-08T09:47:12-07:00": "2021-06-08T16:47:12",
    "2021-06-08T09:47:12+02:00[Europe/Berlin]": "2021-06-08T07:47:12",
    "2021-06-08 09:47:12.25+00": "2021-06-08T09:47:12",
    "20210608T094712Z": "2021-06-08T09:47:12",
    "20210608094712": "2021-06-08T07:47:12",
    "Tue, 8 Jun 2021 09:47:12 -0700": "2021-06-08T16:47:12",
    "Tue, 08 Jun 2021 09:47:12 -0700 (PDT)": "2021-06-08T16:47:12",
    "Tue Jun  8 09:47:12 2021": "2021-06-08T07:47:12",
    "Tue Jun  8 09:47:12 UTC 2021": "2021-06-08T09:47:12",
    "08/Jun/2021:09:47:12 +0000": "2021-06-08T09:47:12",
    "[08/Jun/2021:09:47:12 +0000]": "2021-06-08T09:47:12",
    "2021-06-08 09:47:12.123456789 +0000 UTC m=+0.5": "2021-06-08T09:47:12",
    "2021-06-08 09:47:12 -0700 PDT": "2021-06-08T16:47:12",
    "Jan 27 10:02:03": "2022-01-27T09:02:03",
    "10:02:07": "2022-01-27T09:02:07",
    "10:02:07.123": "2022-01-27T09:02:07",
    "+90s": "2022-01-27T09:58:30",
    "T+00:05:10": "2022-01-27T10:02:10",
    "1623145632": "2021-06-08T09:47:12",
    "@1623145632": "2021-06-08T09:47:12",
    "1623145632.5": "2021-06-08T09:47:12",
    "1623145632123": "2021-06-08T09:47:12",
    "1623145632123456": "2021-06-08T09:47:12",
    "1623145632123456789": "2021-06-08T09:47:12",
}


@pytest.mark.parametrize("expression", STAMPS)
def test_a_machines_stamp_is_read_to_the_second(expression: str) -> None:
    got = read(expression)
    assert got.at is not None, got
    assert f"{got.at:%Y-%m-%dT%H:%M:%S}" == STAMPS[expression]
    assert got.precision == "second"


ABOUT = (
    "~10:02|~ 10:02|≈10:02|ca. 10:02|ca 10:02|circa 10:02|about 10:02|around 10:02|approx. 10:02|10:02?"
    "|10:02 (?)|10:02ish|10:02 or so|10:02 (maybe earlier?)|27 jan ~10:02|10:02 approx|maybe 10:02"
    "|thu around 10:02"
)


@pytest.mark.parametrize("expression", ABOUT.split("|"))
def test_an_approximate_time_stays_approximate(expression: str) -> None:
    got = read(expression)
    assert got.at == datetime(2022, 1, 27, 9, 2, tzinfo=UTC)
    assert got.precision == "approximate"
    assert got.reading == "about Thu 27 Jan 2022, 10:02 CET"


def test_a_bare_hour_is_read_only_when_it_is_approximate_and_says_so() -> None:
    assert read("around 11").at == datetime(2022, 1, 27, 10, 0, tzinfo=UTC)
    assert read("around 11").warnings == ("The hour was read on the 24-hour clock.",)
    assert read("11").at is None


RANGES = {
    "17:00-18:00": ("16:00", "17:00"),
    "17:00 – 18:00": ("16:00", "17:00"),
    "17:00 to 18:00 UTC": ("17:00", "18:00"),
    "from 17:00 to 18:00": ("16:00", "17:00"),
    "between 17:00 and 18:00": ("16:00", "17:00"),
    "1700-1800": ("16:00", "17:00"),
    "5-6pm": ("16:00", "17:00"),
    "11-1pm": ("10:00", "12:00"),
    "27 jan 17:00-18:00": ("16:00", "17:00"),
    "17:00-18:00 27 jan": ("16:00", "17:00"),
    "2022-01-27 17:00 - 2022-01-27 18:00": ("16:00", "17:00"),
    "17:00:05-18:00:06": ("16:00", "17:00"),
    "10:00-11:00": ("09:00", "10:00"),
}


@pytest.mark.parametrize("expression", RANGES)
def test_a_range_has_an_end(expression: str) -> None:
    got = read(expression)
    assert got.at is not None, got
    assert got.until is not None, got
    assert (f"{got.at:%H:%M}", f"{got.until:%H:%M}") == RANGES[expression]


def test_a_range_over_midnight_ends_on_the_next_day_and_says_so() -> None:
    got = read("23:00-01:00")
    assert got.until == datetime(2022, 1, 28, 0, 0, tzinfo=UTC)
    assert got.warnings == ("The range ends on the next day.",)
    assert got.reading == "Thu 27 Jan 2022, 23:00 to Fri 28 Jan 2022, 01:00 CET"


def test_what_may_be_an_offset_or_a_range_is_said() -> None:
    got = read("10:02-05:00")
    assert (got.at, got.until) == (datetime(2022, 1, 27, 15, 2, tzinfo=UTC), None)
    assert "offset" in got.warnings[0]


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    assert read("27 jan 17:00 - 26 jan 18:00").at is None


REFUSED = (
    "|1002 errors|2 engineers|P1|may need|when Sun is back|db-3|10:2|25:00|24:01|10:60|13 am|10:02 foo"
    "|10:02 Mars/Phobos|v1.10.02|10.0.0.1|1.2|12|930|99:99|10:02 America|feb 30 10:00|2022-13-01 10:00"
    "|12:34:56:78|10:02:03:04|- 10:02|148590522|asap|١٠:٠٢|２０:00|10:02+99:00|10:02 am I right|soon|5 min|T+|+"
    "|~|?|27|10:02 and then|16:9"
)


@pytest.mark.parametrize("expression", REFUSED.split("|"))
def test_what_is_no_time_is_refused_with_a_word(expression: str) -> None:
    got = read(expression)
    assert (got.at, got.until, got.ask, got.choices) == (None, None, False, ()), got
    assert got.reading


def test_a_name_in_a_date_is_refused_even_when_it_reads_as_a_day_elsewhere() -> None:
    assert read("Sun is back").at is None
    assert read("sun 10:02").at == datetime(2022, 1, 30, 9, 2, tzinfo=UTC)


def test_a_day_alone_is_known_to_the_day() -> None:
    got = read("27 jan 2022")
    assert got.precision == "day"
    assert got.at == datetime(2022, 1, 26, 23, 0, tzinfo=UTC)
    assert got.reading == "Thu 27 Jan 2022"


def test_a_four_digit_time_after_a_day_is_no_year_far_away() -> None:
    assert read("27 jan 2130").at == datetime(2022, 1, 27, 20, 30, tzinfo=UTC)
    assert read("27 jan 2021").precision == "day"


def test_without_a_start_a_time_counted_from_it_is_refused_and_says_why() -> None:
    got = read("+5m", start=None)
    assert got.at is None
    assert "start of the incident" in got.reading


def test_without_now_nothing_is_counted_from_it() -> None:
    assert read("5 minutes ago", now=None).at is None
    assert read("yesterday 10:00", now=None).at == datetime(2022, 1, 26, 9, 0, tzinfo=UTC)


def test_numbers_in_an_open_order_ask() -> None:
    got = read("05/03/2022 10:02")
    assert got.ask
    assert [f"{at:%m-%d}" for at in got.choices] == ["03-05", "05-03"]


def test_midnight_asks_which_one() -> None:
    got = read("midnight")
    assert got.choices == (datetime(2022, 1, 26, 23, 0, tzinfo=UTC), datetime(2022, 1, 27, 23, 0, tzinfo=UTC))


def test_a_weekday_that_does_not_fit_the_date_asks() -> None:
    got = read("fri 27 jan 10:00")
    assert got.ask
    assert "weekday does not fit" in got.warnings[0]


def test_a_time_that_clocks_showed_twice_asks_with_both() -> None:
    got = read("30 oct 2022 02:30")
    assert got.ask
    assert got.at is None
    assert got.choices == (datetime(2022, 10, 30, 0, 30, tzinfo=UTC), datetime(2022, 10, 30, 1, 30, tzinfo=UTC))
    assert got.reading == "Sun 30 Oct 2022, 02:30 CEST or Sun 30 Oct 2022, 02:30 CET?"


def test_a_time_that_clocks_skipped_asks_with_both_sides() -> None:
    got = read("27 mar 2022 02:30")
    assert got.ask
    assert got.choices == (datetime(2022, 3, 27, 0, 30, tzinfo=UTC), datetime(2022, 3, 27, 1, 30, tzinfo=UTC))
    assert "did not exist" in got.warnings[0]


def test_an_offset_beside_it_settles_a_time_that_came_twice() -> None:
    assert read("30 oct 2022 02:30 CET").at == datetime(2022, 10, 30, 1, 30, tzinfo=UTC)
    assert read("30 oct 2022 02:30+02:00").at == datetime(2022, 10, 30, 0, 30, tzinfo=UTC)


AFTER = datetime(2022, 1, 27, 17, 0, tzinfo=UTC)  # 18:00 in Paris
ROLLED = {
    "18:30": "Thu 27 Jan 2022, 18:30 CET",
    "15:00": "Thu 27 Jan 2022, 15:00 CET",
    "14:59": "Fri 28 Jan 2022, 14:59 CET",
    "09:00": "Fri 28 Jan 2022, 09:00 CET",
    "00:10": "Fri 28 Jan 2022, 00:10 CET",
    "midnight": "Fri 28 Jan 2022, 00:00 CET",
    "thu 09:00": "Thu 27 Jan 2022, 09:00 CET",
    "09:00 UTC": "Fri 28 Jan 2022, 10:00 CET",
}


@pytest.mark.parametrize("expression", ROLLED)
def test_a_bare_time_rolls_forward_from_three_hours_before_the_pointed_entry(expression: str) -> None:
    got = read(expression, after=AFTER, now=None)
    assert got.reading == ROLLED[expression]
    assert bool(got.warnings) == ("Fri" in got.reading)


def test_a_bare_time_does_not_roll_into_what_is_yet_to_come() -> None:
    got = read("09:00", after=AFTER, now=datetime(2022, 1, 27, 20, 0, tzinfo=UTC))
    assert got.at == datetime(2022, 1, 27, 8, 0, tzinfo=UTC)


def test_the_reading_is_in_the_zone_of_the_review_whatever_was_written() -> None:
    got = read("10:02 PST")
    assert got.reading == "Thu 27 Jan 2022, 19:02 CET"
    assert got.zone == "PST"
    assert read("10:02:07", zone=ZoneInfo("America/Sao_Paulo")).reading == "Thu 27 Jan 2022, 10:02:07 UTC-3"


def test_the_zone_is_kept_as_it_was_written() -> None:
    written = ["10:02", "10:02Z", "10:02 cest", "10:02 gmt-5", "10:02+02:00", "10:02 europe/paris", "10:02 pt"]
    assert [read(each).zone for each in written] == [None, "Z", "CEST", "GMT-5", "+02:00", "Europe/Paris", "PT"]
