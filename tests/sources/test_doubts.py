"""What the order of a file's rows tells about an hour that came twice, and how its times are read by an answer."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sources import Answer, Options, Question, Reading, answered, question_of, read_text

BERLIN = ZoneInfo("Europe/Berlin")
OPTIONS = Options(zone=BERLIN)


def log(*clocks: str, day: str = "2021-10-31") -> Reading:
    """Return a log of that day with a line for each clock, numbered in the order of the file."""
    lines = [f"{clock if ' ' in clock else f'{day} {clock}'} row {at}\n" for at, clock in enumerate(clocks, start=1)]
    return read_text("".join(lines), OPTIONS)


def passes(reading: Reading) -> list[bool | None]:
    """Return, in the order of the file, on which side of the change each doubtful row stands."""
    rows = sorted(reading.events, key=lambda event: int(event.row.split()[-1]))
    return [event.doubt.later for event in rows if event.doubt is not None]


def ask(reading: Reading) -> Question:
    (question,) = {question_of(event) for event in reading.events} - {None}
    assert question is not None
    return question


def clocks(reading: Reading, answer: Answer) -> list[str]:
    """Return the rows by time, as an answer reads them."""
    found = answered(reading, {ask(reading): answer})
    assert list(found.events) == sorted(found.events, key=lambda event: event.at)
    return [f"{event.at.astimezone(BERLIN):%H:%M%z}" for event in found.events]


def test_a_clock_that_goes_back_once_tells_both_passes() -> None:
    reading = log("01:50:00", "02:10:00", "02:50:00", "02:05:00", "02:55:00", "03:10:00")
    assert passes(reading) == [False, False, True, True]
    assert ask(reading).answers == ("order", "first", "second")


def test_a_file_that_runs_from_the_newest_to_the_oldest_tells_it_too() -> None:
    reading = log("03:10:00", "02:55:00", "02:05:00", "02:50:00", "02:10:00", "01:50:00")
    assert passes(reading) == [True, True, False, False]


@pytest.mark.parametrize(
    "rows",
    [
        ("01:50:00", "02:10:00", "02:50:00", "03:10:00"),
        ("02:30:00",),
        ("02:50:00", "02:10:00"),
        ("01:50:00", "02:50:00", "02:10:00", "02:50:00", "02:10:00", "03:10:00"),
        ("03:10:00", "02:50:00", "02:10:00", "03:20:00"),
        ("02:10:30", "02:10:00"),
    ],
    ids=["one pass", "one row", "newest first, one pass", "back twice", "a row stands elsewhere", "a few seconds back"],
)
def test_where_the_order_does_not_tell_nothing_is_proposed(rows: tuple[str, ...]) -> None:
    reading = log(*rows)
    assert set(passes(reading)) == {None}
    assert ask(reading).answers == ("first", "second")


def test_lines_a_few_seconds_out_of_order_do_not_hide_it() -> None:
    reading = log("02:10:05", "02:10:04", "02:50:00", "02:05:00", "02:05:59", "02:05:58", "03:00:00")
    assert passes(reading) == [False, False, False, True, True, True]


def test_a_log_of_several_days_tells_it_for_each_change() -> None:
    reading = log(
        "2020-10-25 02:50:00",
        "2020-10-25 02:10:00",
        "2020-12-01 10:00:00",
        "2021-10-31 02:10:00",
        "2021-10-31 02:20:00",
        "2021-11-01 02:30:00",
    )
    assert passes(reading) == [False, True, None, None]
    assert {question_of(event) is None for event in reading.events[-1:]} == {True}


def test_each_answer_reads_all_rows_of_the_change() -> None:
    reading = log("01:50:00", "02:50:00", "02:05:00", "03:10:00")
    assert clocks(reading, "first") == ["01:50+0200", "02:05+0200", "02:50+0200", "03:10+0100"]
    assert clocks(reading, "second") == ["01:50+0200", "02:05+0100", "02:50+0100", "03:10+0100"]
    assert clocks(reading, "order") == ["01:50+0200", "02:50+0200", "02:05+0100", "03:10+0100"]


def test_a_time_that_never_was_is_read_by_the_clock_before_or_after() -> None:
    reading = log("01:50:00", "02:30:00", "03:40:00", day="2021-03-28")
    assert ask(reading).answers == ("before", "after", "skip")
    assert clocks(reading, "before") == ["01:50+0100", "03:30+0200", "03:40+0200"]
    assert clocks(reading, "after") == ["01:30+0100", "01:50+0100", "03:40+0200"]


def test_an_answer_can_be_taken_back() -> None:
    reading = log("01:50:00", "02:50:00", "02:05:00", "03:10:00")
    for answer in ask(reading).answers:
        assert answered(answered(reading, {ask(reading): answer}), {}) == reading


def test_the_same_words_in_both_passes_are_two_entries_and_twice_in_one_pass_one() -> None:
    lines = ["02:30:00 check failed", "02:30:00 check failed", "02:40:00 x", "02:30:00 check failed"]
    reading = read_text("".join(f"2021-10-31 {line}\n" for line in lines), OPTIONS)
    assert len(reading.events) == 3
    assert [skipped.reason for skipped in reading.skipped] == ["the same as line 1"]


def test_an_end_follows_its_beginning_and_never_lies_before_it() -> None:
    text = "time,until,text\n2021-10-31 02:10,2021-10-31 02:30,short\n2021-03-28 01:50,2021-03-28 02:20,other\n"
    reading = read_text(text, OPTIONS)
    questions = [question_of(event) for event in reading.events]
    answers: dict[Question, Answer] = {one: one.answers[1] for one in questions if one is not None}
    assert set(answers.values()) == {"second", "after"}
    other, short = answered(reading, answers).events
    assert short.until is not None
    assert short.until - short.at == timedelta(minutes=20)
    assert other.until is not None
    assert other.until > other.at


@given(st.lists(st.integers(0, 59), min_size=1, max_size=20), st.sampled_from(["order", "first", "second"]))
def test_no_answer_loses_or_doubles_a_row(minutes: list[int], answer: Answer) -> None:
    reading = log(*(f"02:{minute:02}:00" for minute in minutes))
    found = answered(reading, {ask(reading): answer})
    assert sorted(event.text for event in found.events) == sorted(event.text for event in reading.events)
    assert {event.at - event.doubt.at for event in found.events if event.doubt and event.doubt.at} <= {
        timedelta(),
        timedelta(hours=1),
    }
