from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stale_version import MEETS, PARIS, agenda, review_of

from facilitator.review.overrun import Choice, choices, donors, start_choices, state_words
from facilitator.review.records import Span
from facilitator.review.review import Review


def at(minutes: float) -> datetime:
    return MEETS + timedelta(minutes=minutes)


def running(phase: str, since: float) -> Review:
    """Return an hour planned from 14:00 to 15:00, started at 14:02, in `phase` since so many minutes past 14:00."""
    review = review_of(*agenda(), meets=MEETS, started=at(2), planned_end=at(60))
    for one in review.agenda.live:
        if one.phase == phase:
            return review.put(replace(one, visits=(Span(at(since)),)))
        review = review.put(replace(one, visits=(Span(at(2), at(2)),)))
    raise ValueError(phase)


def rows(found: tuple[Choice, ...]) -> list[tuple[str, str]]:
    return [(one.text, f"{one.ends.astimezone(PARIS):%H:%M}" if one.ends else "when it ends") for one in found]


def test_the_time_sheet_shows_where_each_choice_leads() -> None:
    review = running("timeline", 5)
    assert state_words(review, at(25)) == "Timeline is 3 over its 17 minutes"
    assert rows(choices(review, at(25))) == [
        ("ask the room for 3 more minutes", "15:08"),
        ("3 more, taken from Factors, 25 → 22", "15:05"),
        ("park this and go to Factors", "15:05"),
        ("park this and end on time, Factors 25 → 20", "15:00"),
        ("carry on, say it again in 3", "when it ends"),
    ]


def test_before_zero_more_minutes_come_on_top() -> None:
    review = running("timeline", 5)
    assert state_words(review, at(15)) == "Timeline has 7 of its 17 minutes left"
    assert rows(choices(review, at(15)))[:2] == [
        ("ask the room for 3 more minutes", "15:05"),
        ("3 more, taken from Factors, 25 → 22", "15:02"),
    ]


def test_parking_that_leads_to_the_end_in_time_is_one_choice() -> None:
    assert [one.id for one in choices(running("timeline", 5), at(15))] == ["ask", "borrow", "park", "carry"]


def test_actions_give_only_when_a_person_says_so() -> None:
    review = running("timeline", 5)
    taken = choices(review, at(25), donor="actions")
    assert taken[1].text == "3 more, taken from Actions, 8 → 5"
    assert donors(review, at(25)) == ("g3", "g4", "g6", "g5")
    assert all("g5" not in one.minutes for one in choices(review, at(25)))


def test_a_donor_keeps_a_minute() -> None:
    review = running("well", 47)
    taken = choices(review, at(53), donor="close")
    assert taken[1].text == "1 more, taken from Close, 2 → 1"


def test_who_has_a_single_minute_gives_none() -> None:
    review = running("well", 47)
    short = review.put(replace(review.agenda["g6"], minutes=1))
    assert [one.id for one in choices(short, at(53), donor="close")] == ["ask", "park", "carry"]
    assert donors(short, at(53)) == ("g5",)


def test_the_last_phase_can_only_be_given_time() -> None:
    assert [one.id for one in choices(running("close", 58), at(61))] == ["ask", "carry"]


def test_a_donor_that_is_over_cannot_be_chosen() -> None:
    assert [one.id for one in choices(running("factors", 20), at(30), donor="timeline")] == ["ask", "park", "carry"]


def test_an_end_out_of_reach_is_not_offered() -> None:
    assert [one.id for one in choices(running("factors", 20), at(59))] == ["ask", "borrow", "park", "carry"]


def test_while_nothing_runs_there_is_nothing_to_choose() -> None:
    review = review_of(*agenda(), meets=MEETS)
    assert choices(review, at(0)) == ()
    assert state_words(review, at(0)) == ""


def test_a_late_start_can_end_on_time() -> None:
    found = start_choices(review_of(*agenda(), meets=MEETS), at(4), zone=PARIS)
    assert [one.text for one in found] == ["end at 15:00 all the same, Factors 25 → 21", "60 minutes from now"]
    assert [one.ends for one in found] == [at(60), at(64)]
    assert dict(found[0].minutes) == {"g3": 21}


def test_a_start_in_time_and_one_without_a_plan() -> None:
    planned = review_of(*agenda(), meets=MEETS)
    assert [one.text for one in start_choices(planned, at(0))] == ["end on time as planned", "60 minutes from now"]
    assert [one.id for one in start_choices(planned, at(-120))] == ["full"]
    assert [one.id for one in start_choices(review_of(*agenda()), at(4))] == ["full"]
    assert [one.id for one in start_choices(planned, at(55))] == ["full"]


def test_a_very_late_start_takes_from_several() -> None:
    found = start_choices(review_of(*agenda(), meets=MEETS), at(12), zone=PARIS)
    assert found[0].text == "end at 15:00 all the same, Timeline 17 → 15, Factors 25 → 15"


@pytest.mark.parametrize("count", [1, 2])
def test_one_minute_is_singular(count: int) -> None:
    text = choices(running("timeline", 5), at(25), minutes=count)[0].text
    assert text == ("ask the room for 1 more minute" if count == 1 else "ask the room for 2 more minutes")


@given(
    phase=st.sampled_from([one.phase for one in agenda()]),
    seconds=st.integers(0, 5400),
    more=st.integers(-2, 30),
    donor=st.none() | st.sampled_from([one.id for one in agenda()]),
)
def test_whatever_is_chosen_nothing_falls_below_a_minute_and_the_end_is_kept(
    phase: str, seconds: int, more: int, donor: str | None
) -> None:
    review, now = running(phase, 5), at(5 + seconds / 60)
    found = choices(review, now, minutes=more, donor=donor)
    assert found[0].id == "ask"
    assert found[-1].id == "carry"
    for one in found:
        assert all(count >= 1 for count in one.minutes.values())
        assert one.ends is None or one.ends >= now
        if donor != "g5" and phase != "actions":
            assert "g5" not in one.minutes
        if one.id == "park-on-time":
            assert one.ends is not None
            assert timedelta() <= one.ends - at(60) < timedelta(minutes=1)
