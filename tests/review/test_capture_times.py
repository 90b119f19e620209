"""The capture line: times first, bare times that roll forward, pasted lines."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from capture_seats import (
    AT_1800,
    MOMENT,
    TIMELINE,
    local,
    said,
    seat,
)

from facilitator.review.capture import interpret, interpret_lines

# Times.


@pytest.mark.parametrize(
    ("line", "at", "text"),
    [
        ("10:02 alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("10:02:31 alert fires", "Thu 27 Jan 10:02:31", "alert fires"),
        ("10h02 alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("2pm alert fires", "Thu 27 Jan 14:00:00", "alert fires"),
        ("+5m alert fires", "Thu 27 Jan 11:05:00", "alert fires"),
        ("~10:02 alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("fri 09:00 investigation starts", "Fri 28 Jan 09:00:00", "investigation starts"),
        ("28 jan 09:00 investigation", "Fri 28 Jan 09:00:00", "investigation"),
        ("28.1. 09:00 investigation", "Fri 28 Jan 09:00:00", "investigation"),
        ("2022-01-28 09:00 investigation", "Fri 28 Jan 09:00:00", "investigation"),
        ("10:02 UTC alert fires", "Thu 27 Jan 11:02:00", "alert fires"),
        ("10:02Z alert fires", "Thu 27 Jan 11:02:00", "alert fires"),
        ("10:02, alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("10:02: alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("10:02 - alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("10:02 – alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("10:02 -5 degrees in the rack", "Thu 27 Jan 10:02:00", "-5 degrees in the rack"),
        ("10:02 -- alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("10:02 /healthz is 503", "Thu 27 Jan 10:02:00", "/healthz is 503"),
    ],
)
def test_a_time_first_makes_an_event_in_timeline(line: str, at: str, text: str) -> None:
    made = interpret(line, TIMELINE)
    assert (made.makes, made.text, local(made)) == ("event", text, at)
    assert made.chip == f"event {at[11:16]}"
    assert not made.problem
    assert at[:10] in made.echo
    assert not made.rolled


@pytest.mark.parametrize(
    "line", ["1002 errors", "503", "10 pods left", "2022 was long", "3 of 7 members", "10.2 is out", "5m of rope"]
)
def test_bare_digits_never_start_an_event(line: str) -> None:
    assert said(interpret(line, TIMELINE)) == ("note", line, "note on 10:57")


@pytest.mark.parametrize("phase", ["open", "factors", "well", "break", "actions", "close"])
def test_a_time_first_starts_an_event_in_timeline_only(phase: str) -> None:
    made = interpret("10:02 alert fires", seat(phase))
    assert made.makes != "event"
    assert made.text == "10:02 alert fires"


def test_approximate_stays_approximate() -> None:
    made = interpret("~10:02 alert fires", TIMELINE)
    assert made.time is not None
    assert made.time.precision == "approximate"
    assert made.echo.startswith("about ")


def test_a_range_keeps_its_end() -> None:
    made = interpret("10:02-10:05 failover", TIMELINE)
    assert made.time is not None
    assert made.time.until == datetime(2022, 1, 27, 9, 5, tzinfo=UTC)
    assert made.text == "failover"


def test_a_time_alone_asks_what_happened() -> None:
    made = interpret("10:02", TIMELINE)
    assert (made.makes, made.chip, made.problem) == ("event", "event 10:02", "And what happened then?")


def test_a_forced_event_without_a_time_asks_for_it_and_keeps_the_words() -> None:
    made = interpret("alert fires", replace(TIMELINE, forced="event"))
    assert (made.makes, made.text) == ("event", "alert fires")
    assert made.problem == "A moment starts with its time: 10:57 and what happened."


def test_a_time_that_can_mean_two_asks_which() -> None:
    made = interpret("10:02 IST alert fires", TIMELINE)
    assert made.time is not None
    assert made.time.ask
    assert made.problem.endswith("? Write the day or the zone with it.")
    assert made.problem.count(" or ") >= 1


def test_bare_times_roll_forward_from_the_pointer() -> None:
    early = interpret("09:00 investigation starts", seat("timeline", MOMENT, after=AT_1800))
    assert local(early) == "Fri 28 Jan 09:00:00"
    assert early.rolled
    assert early.echo.startswith("Fri 28 Jan")


def test_a_bare_time_within_three_hours_before_the_pointer_stays_on_its_day() -> None:
    made = interpret("15:30 drop noticed", seat("timeline", MOMENT, after=AT_1800))
    assert (local(made), made.rolled) == ("Thu 27 Jan 15:30:00", False)


def test_a_day_that_is_written_overrules_the_roll() -> None:
    made = interpret("thu 09:00 bump proposed", seat("timeline", MOMENT, after=AT_1800))
    assert (local(made), made.rolled) == ("Thu 27 Jan 09:00:00", False)


@pytest.mark.parametrize("line", ["fri 09:00 x", "28 jan 09:00 x", "28.1. 09:00 x", "2022-01-28 09:00 x", "+23h x"])
def test_a_written_day_is_never_doubtful(line: str) -> None:
    made = interpret(line, seat("timeline", MOMENT, after=AT_1800))
    assert local(made).startswith("Fri 28 Jan")
    assert not made.rolled


@pytest.mark.parametrize(
    "line", ["09:00 x", "9h00 x", "9am x", "9.00 am x", "~09:00 x", "about 09:00 x", "09:00 CET x"]
)
def test_a_bare_time_on_another_day_is_doubtful(line: str) -> None:
    made = interpret(line, seat("timeline", MOMENT, after=AT_1800))
    assert local(made).startswith("Fri 28 Jan")
    assert made.rolled


def test_without_a_pointer_a_bare_time_falls_on_the_incident_s_day() -> None:
    made = interpret("03:00 deploy", seat("timeline"))
    assert (local(made), made.rolled) == ("Thu 27 Jan 03:00:00", False)


# Pasted lines.


def test_pasted_lines_follow_the_same_rules_and_roll_on() -> None:
    lines = ["10:57 binderhub bump merged", "nobody looked at routing", "18:00 back", "09:00 investigation", "- a, b"]
    made = interpret_lines(lines, TIMELINE)
    assert [one.makes for one in made] == ["event", "note", "event", "event", "note"]
    assert [one.chip for one in made] == [
        "event 10:57",
        "note on 10:57",
        "event 18:00",
        "event 09:00",
        "note on 09:00",
    ]
    assert local(made[3]) == "Fri 28 Jan 09:00:00"
    assert made[3].rolled


def test_pasting_nothing_makes_nothing() -> None:
    assert interpret_lines([], TIMELINE) == ()
