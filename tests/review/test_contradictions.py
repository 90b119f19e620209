from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from reviews import reviews
from stale_version import event, full_review, paris, review_of

from facilitator.review.contradictions import contradictions
from facilitator.review.records import Factor, Note, Person
from facilitator.review.review import Review


def told(review: Review) -> list[str]:
    return [one.text for one in contradictions(review)]


def seven_hours(**meta: str) -> Review:
    return review_of(
        event("i", 27, "11:00", marks=("impact_start",)),
        event("d", 27, "14:35", marks=("detected",)),
        event("z", 27, "18:00", marks=("impact_end",)),
        **meta,
    )


def test_a_sound_record_has_none() -> None:
    assert told(seven_hours(summary="This lasted seven hours.")) == []


def test_milestones_out_of_order_are_told_with_their_times() -> None:
    review = review_of(event("r", 27, "10:00", marks=("resolved",)), event("d", 27, "11:00", marks=("detected",)))
    assert told(review) == ["resolved lies before detected (10:00 and 11:00)"]


def test_one_mark_in_the_wrong_place_is_told_once() -> None:
    review = seven_hours().put(event("r", 27, "10:00", marks=("resolved",)))
    assert len(told(review)) == 1


def test_an_impact_that_ends_by_itself_before_anybody_notices_is_none() -> None:
    review = review_of(
        event("i", 27, "11:00", marks=("impact_start",)),
        event("z", 27, "12:00", marks=("impact_end",)),
        event("d", 27, "14:00", marks=("detected",)),
    )
    assert told(review) == []


def test_a_stated_duration_stands_beside_the_times_of_the_record() -> None:
    found = contradictions(full_review())
    assert [(one.text, one.place) for one in found] == [
        ("“nine hours” in the summary; its own times give 7 h 00", "summary")
    ]


@pytest.mark.parametrize(
    "summary",
    [
        "This effect lasted approximately seven hours.",
        "The outage lasted more than six hours.",
        "It went unnoticed for 3.5 hours, and traffic dropped.",
        "Traffic dropped within the last 2 hours of the day.",
        "The backup takes nine hours.",
        "The incident began nine hours later than the last one.",
        "An alert fires when traffic drops every 15 min.",
        "An alert fires when a member gets < 5 % for 15 min.",
        "The rollback took 20 minutes, which ended the outage.",
        "Two days later the incident was reported.",
        "Nobody looked at the board for 2 hours.",
        "Half a day of downtime was feared.",
        "Mean time to recover was 20 minutes last year.",
        "It was noticed within four hours.",
        "Nobody noticed for 3 hours.",
        "It took 3.5 hours to notice, and seven to resolve.",
        "We waited two hours for the vendor.",
    ],
)
def test_other_durations_are_let_be(summary: str) -> None:
    assert told(seven_hours(summary=summary)) == []


@pytest.mark.parametrize(
    "summary",
    [
        "The outage lasted nine hours.",
        "We were down for 3 days.",
        "It lasted under 2 hours.",
        "This effect lasted approximately nine hours before normal operation was restored without intervention.",
        "A two-hour outage of most members.",
        "Duration: 45 min",
        "- **Total duration**: 2 hours 10 minutes",
        "The impact was 9h.",
        "Nine hours of degraded service.",
        "Users could not log in for 45 minutes.",
        "Customers saw errors for about an hour and a half.",
        "We were down 45 minutes.",
    ],
)
def test_a_length_that_no_marks_bear_out_is_told(summary: str) -> None:
    assert len(told(seven_hours(summary=summary))) == 1


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        ("It went unnoticed for 9 hours.", "“9 hours” in the summary; its own times give 3 h 35 to detect"),
        ("It took us 20 minutes to notice.", "“20 minutes” in the summary; its own times give 3 h 35 to detect"),
        ("Detected within five minutes.", "“five minutes” in the summary; its own times give 3 h 35 to detect"),
        ("It was 9 hours before we noticed.", "“9 hours” in the summary; its own times give 3 h 35 to detect"),
        ("It was resolved in 20 minutes.", "“20 minutes” in the summary; its own times give 7 h 00 to resolve"),
        ("- **Time to resolve**: 2h", "“2h” in the summary; its own times give 7 h 00 to resolve"),
        ("It took two hours to recover.", "“two hours” in the summary; its own times give 7 h 00 to resolve"),
    ],
)
def test_a_stated_time_to_notice_or_resolve_stands_beside_the_record_s(summary: str, said: str) -> None:
    assert told(seven_hours(summary=summary)) == [said]


def test_a_stated_time_to_notice_is_let_be_while_nobody_has_marked_it() -> None:
    review = review_of(
        event("i", 27, "11:00", marks=("impact_start",)),
        event("z", 27, "18:00", marks=("impact_end",)),
        summary="It went unnoticed for 9 hours.",
    )
    assert told(review) == []


@pytest.mark.parametrize(
    ("record", "where", "place", "at"),
    [
        (Note(id="n", text="we were down for 9 hours", on="d"), "notes", "timeline", "d"),
        (Note(id="n", text="we were down for 9 hours", kind="hard"), "lists", "well", "n"),
        (Note(id="n", text="we were down for 9 hours", kind="lesson"), "lessons", "lessons", "n"),
        (Factor(id="n", text="we were down for 9 hours"), "factors", "factors", "n"),
    ],
    ids=["note", "list", "lesson", "factor"],
)
def test_what_notes_and_factors_state_is_held_against_the_record_too(
    record: Note | Factor, where: str, place: str, at: str
) -> None:
    (one,) = contradictions(seven_hours().put(record))
    assert one.text == f"“9 hours” in the {where}; its own times give 7 h 00"
    assert (one.place, one.record) == (place, at)


def test_without_marks_nothing_can_deny_a_duration() -> None:
    assert told(review_of(event("a", 27, "11:00"), summary="This lasted nine hours.")) == []


def test_a_moment_a_year_away_is_asked_about() -> None:
    near = seven_hours()
    far = event("x", 27, "12:00")
    text = told(near.put(type(far)(id="x", at=far.at - timedelta(days=365), text="declared")))
    assert text == ["a moment on Wed 27 Jan 2021 lies 364 days from the others; is its date right?"]


def test_a_moment_two_weeks_away_is_asked_about_and_one_some_days_later_is_not() -> None:
    review = seven_hours()
    later = event("x", 27, "12:00")
    assert told(review.put(replace(later, at=later.at + timedelta(days=5)))) == []
    assert told(review.put(replace(later, at=later.at + timedelta(days=14)))) == [
        "a moment on Thu 10 Feb 2022 lies 13 days from the others; is its date right?"
    ]


def test_where_the_beginning_is_known_one_moment_is_enough_to_be_far_from() -> None:
    near, far = event("a", 27, "11:00"), event("b", 27, "12:00")
    review = review_of(near, replace(far, at=far.at + timedelta(days=365)))
    assert told(review) == []
    began = review.put(replace(review.meta, began=near.at))
    assert told(began) == ["a moment on Fri 27 Jan 2023 lies 365 days from the others; is its date right?"]


def test_a_file_read_in_another_year_is_told_once() -> None:
    hours = [event(f"x{hour}", 27, f"{hour}:00") for hour in (11, 12, 13, 14)]
    review = seven_hours()
    for one in hours:
        review = review.put(replace(one, at=one.at - timedelta(days=365)))
    review = review.put(replace(review.meta, began=event("i", 27, "11:00").at))
    assert told(review) == ["4 moments from Wed 27 Jan 2021 on lie 364 days from the others; are their dates right?"]


def test_a_long_incident_has_room_for_what_comes_weeks_later() -> None:
    days = [
        replace(event(f"d{day}", 27, "11:00"), at=event("d", 27, "11:00").at + timedelta(days=day))
        for day in (0, 6, 12, 18)
    ]
    last = replace(event("x", 27, "11:00"), at=days[-1].at + timedelta(days=10))
    assert told(review_of(*days, last)) == []


def test_a_trigger_may_lie_in_wait_for_a_year() -> None:
    far = event("x", 27, "10:00")
    trigger = type(far)(id="x", at=far.at - timedelta(days=365), text="certificate made", marks=("trigger",))
    assert told(seven_hours().put(trigger)) == []


def test_a_moment_that_ends_before_it_begins_is_told() -> None:
    start = event("a", 27, "10:00")
    backwards = type(start)(id="a", at=start.at, until=start.at - timedelta(minutes=1))
    assert told(review_of(backwards)) == ["the moment at Thu 27 Jan 2022 10:00 ends before it begins"]


def test_a_beginning_on_another_day_than_every_moment_is_told() -> None:
    review = seven_hours().put(replace(seven_hours().meta, began=paris(3, "11:00")))
    assert told(review) == ["it is said to have begun on Mon 3 Jan 2022; the nearest moment is on Thu 27 Jan 2022"]


def test_a_time_that_was_put_on_another_day_by_itself_is_told() -> None:
    assert told(review_of(event("a", 28, "09:00", rolled=True))) == [
        "09:00 was written without a day and put on Fri 28 Jan 2022"
    ]


def test_who_acts_in_the_timeline_and_is_no_guest_is_told_once() -> None:
    people = Person(id="p1", name="Ida Blom", pos="1")
    review = review_of(
        people,
        event("a", 27, "10:00", actor="Ida"),
        event("b", 27, "10:01", actor="henchbot"),
        event("c", 27, "10:02", actor="Min RK"),
        event("d", 27, "10:03", actor="Min RK"),
        event("e", 27, "10:04", actor="git", source="git"),
    )
    assert told(review) == ["Min RK acts in the timeline and is not invited"]
    written = review.put(replace(review.meta, level="written"))
    assert told(written) == ["Min RK acts in the timeline and is not among the people"]


def test_who_is_on_the_list_but_not_invited_is_told_too() -> None:
    ida = Person(id="p1", name="Ida Blom", pos="1")
    rk = Person(id="p2", name="Min RK", invited=False, pos="2")
    review = review_of(ida, rk, event("c", 27, "10:02", actor="Min RK"))
    assert told(review) == ["Min RK acts in the timeline and is not invited"]
    assert told(review.put(replace(rk, invited=True))) == []


def test_a_first_name_of_two_guests_is_no_stranger() -> None:
    guests = (Person(id="p1", name="Ana Blom", pos="1"), Person(id="p2", name="Ana Ruiz", pos="2"))
    assert told(review_of(*guests, event("c", 27, "10:02", actor="Ana"))) == []


def test_while_nobody_is_invited_yet_nobody_is_a_stranger() -> None:
    assert told(review_of(event("c", 27, "10:02", actor="Min RK"))) == []


@given(reviews())
def test_any_record_can_be_looked_at_and_every_id_is_there_once(review: Review) -> None:
    found = contradictions(review)
    assert len({one.id for one in found}) == len(found)
