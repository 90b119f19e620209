"""The clock of the meeting: start, phases, pauses, borrowed minutes, the end; time is derived, never counted."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_start import NOW, starting_ledger

from facilitator.clock import FixedClock, counted_ids
from facilitator.errors import FacilitatorError
from facilitator.review.agenda import used
from facilitator.review.records import Span
from facilitator.session.ledger import Ledger
from facilitator.session.meeting import LONGEST, Meeting

ENDS = NOW + timedelta(minutes=47)


def minutes_used(meeting: Meeting) -> dict[str, float]:
    return {one.phase.phase: one.used / timedelta(minutes=1) for one in meeting.timing().phases}


def begin(meeting: Meeting) -> Meeting:
    meeting.start({}, ENDS)
    return meeting


def test_before_the_start_nothing_runs(meeting: Meeting, ledger: Ledger) -> None:
    assert meeting.current() is None
    assert meeting.phase == "open"
    assert meeting.step(1) is None
    meeting.go("g2")
    meeting.end()
    assert not meeting.pause()
    assert ledger.review.meta.started is None
    with pytest.raises(FacilitatorError, match="Start the meeting with F9"):
        meeting.more(3)


def test_starting_opens_the_first_phase_with_the_chosen_minutes(meeting: Meeting, ledger: Ledger) -> None:
    meeting.start({"g3": 21}, ENDS)
    meta = ledger.review.meta
    assert (meta.started, meta.planned_end, meta.status) == (NOW, ENDS, "in review")
    assert (meeting.phase, meeting.length()) == ("open", 43)
    assert ledger.review.agenda["g3"].plan == 25
    assert meeting.timing().stage == "running"


def test_starting_twice_changes_nothing(meeting: Meeting, ledger: Ledger, clock: FixedClock) -> None:
    begin(meeting)
    clock.move(minutes=5)
    before = ledger.review
    begin(meeting)
    assert ledger.review is before


def test_a_review_without_an_agenda_cannot_be_started(ledger: Ledger, meeting: Meeting) -> None:
    meeting.plan([])
    begin(meeting)
    assert ledger.review.meta.started is None
    assert meeting.phase == ""


def test_time_in_a_phase_sums_its_visits(meeting: Meeting, clock: FixedClock) -> None:
    begin(meeting)
    for minutes, by in ((3, 1), (10, 1), (4, -1), (6, 1)):
        clock.move(minutes=minutes)
        moved = meeting.step(by)
        assert moved is not None
    clock.move(minutes=2)
    assert minutes_used(meeting) == {"open": 3, "timeline": 16, "factors": 6, "close": 0}
    assert meeting.phase == "factors"


def test_there_is_no_step_beyond_either_end(meeting: Meeting, ledger: Ledger) -> None:
    begin(meeting)
    assert meeting.step(-1) is None
    meeting.go("g4")
    before = ledger.review
    assert meeting.step(1) is None
    assert ledger.review is before


def test_going_to_the_phase_that_runs_changes_nothing(meeting: Meeting, ledger: Ledger, clock: FixedClock) -> None:
    begin(meeting)
    clock.move(minutes=1)
    before = ledger.review
    meeting.go("g1")
    assert ledger.review is before


def test_a_pause_counts_for_no_phase(meeting: Meeting, clock: FixedClock) -> None:
    begin(meeting)
    clock.move(minutes=1)
    assert meeting.pause()
    assert meeting.timing().stage == "paused"
    clock.move(minutes=30)
    assert not meeting.pause()
    clock.move(minutes=1)
    assert minutes_used(meeting)["open"] == 2
    assert meeting.timing().stage == "running"


def test_a_pause_goes_on_through_a_change_of_phase(meeting: Meeting, clock: FixedClock) -> None:
    begin(meeting)
    clock.move(minutes=1)
    meeting.pause()
    clock.move(minutes=5)
    meeting.step(1)
    clock.move(minutes=5)
    assert meeting.timing().stage == "paused"
    meeting.pause()
    clock.move(minutes=2)
    assert minutes_used(meeting) == {"open": 1, "timeline": 2, "factors": 0, "close": 0}


def test_ending_closes_the_visit_and_the_pause(meeting: Meeting, ledger: Ledger, clock: FixedClock) -> None:
    begin(meeting)
    clock.move(minutes=2)
    meeting.pause()
    clock.move(minutes=1)
    meeting.end()
    meta = ledger.review.meta
    assert meta.ended == NOW + timedelta(minutes=3)
    assert meta.pauses == (Span(NOW + timedelta(minutes=2), NOW + timedelta(minutes=3)),)
    assert meeting.current() is None
    clock.move(hours=5)
    assert minutes_used(meeting)["open"] == 2
    assert meeting.timing().ends == meta.ended


def test_an_ended_meeting_neither_pauses_nor_ends_again(meeting: Meeting, ledger: Ledger, clock: FixedClock) -> None:
    begin(meeting)
    meeting.end()
    clock.move(minutes=1)
    before = ledger.review
    meeting.end()
    assert not meeting.pause()
    assert meeting.step(1) is None
    assert ledger.review is before


def test_going_back_in_takes_up_the_last_phase_and_the_gap_counts_for_nothing(
    meeting: Meeting, ledger: Ledger, clock: FixedClock
) -> None:
    begin(meeting)
    clock.move(minutes=3)
    meeting.go("g3")
    clock.move(minutes=4)
    meeting.end()
    clock.move(minutes=20)
    meeting.go_back_in()
    assert ledger.review.meta.ended is None
    assert meeting.phase == "factors"
    clock.move(minutes=5)
    assert minutes_used(meeting) == {"open": 3, "timeline": 0, "factors": 9, "close": 0}


def test_a_running_meeting_is_not_gone_back_into(meeting: Meeting, ledger: Ledger) -> None:
    begin(meeting)
    before = ledger.review
    meeting.go_back_in()
    assert ledger.review is before


def test_more_minutes_are_added_to_the_end_or_taken_from_a_phase(meeting: Meeting, ledger: Ledger) -> None:
    begin(meeting)
    meeting.more(3)
    assert (ledger.review.agenda["g1"].minutes, meeting.length()) == (6, 50)
    meeting.more(4, "g3")
    assert (ledger.review.agenda["g1"].minutes, ledger.review.agenda["g3"].minutes) == (10, 21)
    assert meeting.length() == 50
    assert ledger.review.agenda["g1"].plan == 3


def test_a_phase_gives_no_more_than_it_has_and_nothing_to_itself(meeting: Meeting, ledger: Ledger) -> None:
    begin(meeting)
    before = ledger.review
    with pytest.raises(FacilitatorError, match="has 2 minutes; take fewer"):
        meeting.more(2, "g4")
    with pytest.raises(FacilitatorError, match="from itself"):
        meeting.more(1, "g1")
    assert ledger.review is before


@pytest.mark.parametrize(("minutes", "kept"), [(-50, 1), (10**9, LONGEST)])
def test_minutes_stay_between_one_and_a_day(meeting: Meeting, ledger: Ledger, minutes: int, kept: int) -> None:
    begin(meeting)
    meeting.more(minutes)
    assert ledger.review.agenda["g1"].minutes == kept


def test_a_choice_of_the_time_sheet_sets_several_phases_at_once(meeting: Meeting, ledger: Ledger) -> None:
    begin(meeting)
    meeting.set_all({"g1": 5, "g3": 23})
    assert (ledger.review.agenda["g1"].minutes, ledger.review.agenda["g3"].minutes) == (5, 23)


def test_before_the_start_minutes_are_the_plan_and_undoable(meeting: Meeting, ledger: Ledger) -> None:
    meeting.set_minutes("g3", 0)
    assert (ledger.review.agenda["g3"].minutes, ledger.review.agenda["g3"].plan) == (1, 1)
    ledger.undo()
    assert (ledger.review.agenda["g3"].minutes, ledger.review.agenda["g3"].plan) == (25, 25)
    begin(meeting)
    meeting.set_minutes("g3", 20)
    assert (ledger.review.agenda["g3"].minutes, ledger.review.agenda["g3"].plan) == (20, 25)


def test_another_agenda_keeps_adds_and_drops_phases_in_one_step(meeting: Meeting, ledger: Ledger) -> None:
    meeting.plan([("open", 5), ("break", 5), ("factors", 50), ("close", 5)])
    assert [(one.phase, one.plan, one.minutes) for one in ledger.review.agenda.live] == [
        ("open", 5, 5),
        ("break", 5, 5),
        ("factors", 50, 50),
        ("close", 5, 5),
    ]
    assert ledger.review.agenda.live[0].id == "g1"
    assert ledger.review.meta.length == 65
    undone = ledger.undo()
    assert undone is not None
    assert undone.label == "change the agenda"
    assert [one.phase for one in ledger.review.agenda.live] == ["open", "timeline", "factors", "close"]
    assert ledger.review.meta.length is None


def test_an_agenda_can_name_its_length(meeting: Meeting, ledger: Ledger) -> None:
    meeting.plan([("open", 5)], 60)
    assert ledger.review.meta.length == 60


def test_hands_are_counted_as_numbers_without_a_name(meeting: Meeting, ledger: Ledger) -> None:
    meeting.vote("learned", 6, 7)
    meeting.vote("learned", 5)
    vote = ledger.review.votes["learned"]
    assert (vote.count, vote.of) == (5, None)  # one person is noted as present: of how many is not known
    assert [one.by for one in vote.history] == ["", ""]
    assert not hasattr(vote, "made_by")


def test_a_clock_set_back_never_makes_time_negative(meeting: Meeting, clock: FixedClock) -> None:
    begin(meeting)
    clock.move(minutes=2)
    meeting.step(1)
    clock.move(minutes=-30)
    assert minutes_used(meeting) == {"open": 2, "timeline": 0, "factors": 0, "close": 0}
    meeting.pause()
    meeting.step(1)
    clock.move(minutes=-1)
    meeting.pause()
    meeting.end()
    meeting.go_back_in()
    assert all(minutes >= 0 for minutes in minutes_used(meeting).values())


def test_undo_leaves_the_agenda_alone_once_the_meeting_has_begun(meeting: Meeting, ledger: Ledger) -> None:
    meeting.plan([("open", 5), ("close", 5)])
    begin(meeting)
    meeting.step(1)
    meeting.set_minutes(ledger.review.agenda.live[1].id, 7)
    planned = ledger.review
    assert ledger.undo() is None
    assert ledger.review is planned
    assert meeting.phase == "close"


def test_phases_that_two_terminals_went_to_at_once_all_end_with_the_next_step(
    meeting: Meeting, ledger: Ledger, clock: FixedClock
) -> None:
    begin(meeting)
    base = ledger.review
    there = Ledger(base, clock, counted_ids("t"), "Kit")
    meeting.step(1)
    Meeting(there).go(base.agenda.live[2].id)
    ledger.take_in(base, there.review)
    clock.move(minutes=3)
    meeting.go(base.agenda.live[-1].id)
    still_open = [phase.phase for phase in ledger.review.agenda.live if any(not visit.ended for visit in phase.visits)]
    assert still_open == [base.agenda.live[-1].phase]


ACTS = st.sampled_from(["next", "back", "pause", "more", "end", "in"])


@given(st.lists(st.tuples(st.integers(0, 900), ACTS), max_size=15))
def test_what_the_phases_used_is_the_time_that_ran(acts: list[tuple[int, str]]) -> None:
    ledger = starting_ledger()
    meeting = begin(Meeting(ledger))
    ran = timedelta()
    clock = ledger.clock
    assert isinstance(clock, FixedClock)
    for seconds, act in acts:
        if meeting.timing().stage == "running":
            ran += timedelta(seconds=seconds)
        clock.move(seconds=seconds)
        match act:
            case "next":
                meeting.step(1)
            case "back":
                meeting.step(-1)
            case "pause":
                meeting.pause()
            case "more" if meeting.current():
                meeting.more(2)
            case "end":
                meeting.end()
            case "in":
                meeting.go_back_in()
        now: datetime = ledger.review.meta.ended or clock.now()
        open_visits = [visit for one in ledger.review.agenda.live for visit in one.visits if visit.ended is None]
        assert len(open_visits) == (0 if ledger.review.meta.ended else 1)
        spent = [used(one.visits, ledger.review.meta.pauses, now) for one in ledger.review.agenda.live]
        assert sum(spent, timedelta()) == ran
    assert ledger.undo() is None
