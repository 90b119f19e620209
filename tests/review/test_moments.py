from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from reviews import reviews
from stale_version import PARIS, event, full_review, review_of

from facilitator.review.moments import DayRow, GapRow, MomentRow, local, moments, time_words, when_words
from facilitator.review.records import Event, Meta
from facilitator.review.review import Review


def lines(review: Review) -> list[str]:
    return [f"{row.time} {row.event.text}" if isinstance(row, MomentRow) else row.words for row in moments(review)]


def test_the_timeline_has_days_moments_and_gaps() -> None:
    assert lines(full_review())[:7] == [
        "Thu 27 Jan 2022, CET",
        "09:51 repo2docker bump proposed",
        "10:57 binderhub bump merged (#2110)",
        "10:57 repo2docker bump merged (#2111)",
        "11:00 traffic to the other members begins to drop",
        "11:03 setup-gcloud action version pinned",
        "3 h 32 min, nothing recorded",
    ]
    assert "Fri 28 Jan" in lines(full_review())


def test_a_gap_asks_what_is_missing_in_it() -> None:
    gap = next(row for row in moments(full_review()) if isinstance(row, GapRow))
    assert gap.question == "What is missing between 11:03 and 14:35?"
    assert (gap.before.id, gap.after.id) == ("e05", "e06")


def test_outside_the_marked_impact_silence_is_no_gap() -> None:
    gaps = [row for row in moments(full_review()) if isinstance(row, GapRow)]
    assert [(gap.before.id, gap.after.id) for gap in gaps] == [("e05", "e06"), ("e06", "e07")]


def test_without_marks_two_hours_within_a_day_are_a_gap_and_a_night_is_none() -> None:
    review = review_of(
        event("a", 27, "10:00"), event("b", 27, "11:59"), event("c", 27, "13:59"), event("d", 28, "09:00")
    )
    gaps = [row for row in moments(review) if isinstance(row, GapRow)]
    assert [gap.id for gap in gaps] == ["gap-b-c"]


def test_what_went_on_meanwhile_is_no_silence() -> None:
    start = event("a", 27, "10:00")
    going_on = Event(id="b", at=start.at, until=start.at + timedelta(hours=3), text="deploy runs")
    gaps = [row for row in moments(review_of(start, going_on, event("c", 27, "13:30"))) if isinstance(row, GapRow)]
    assert gaps == []


def test_a_gap_over_midnight_says_both_days() -> None:
    review = review_of(
        event("a", 27, "23:00", marks=("impact_start",)),
        event("b", 28, "00:30"),
        event("c", 28, "01:00", marks=("resolved",)),
    )
    gap = next(row for row in moments(review) if isinstance(row, GapRow))
    assert gap.question == "What is missing between Thu 27 Jan 23:00 and Fri 28 Jan 00:30?"


def test_an_approximate_time_says_so() -> None:
    assert time_words(event("a", 27, "10:57", precision="approximate"), PARIS) == "~10:57"
    assert time_words(event("a", 27, "10:57:58", precision="second"), PARIS) == "10:57"
    assert time_words(event("a", 27, "10:57", precision="day"), PARIS) == "day"
    assert when_words(event("a", 27, "10:57"), PARIS) == "Thu 27 Jan 2022 10:57"
    assert when_words(event("a", 27, "10:57", precision="day"), PARIS) == "Thu 27 Jan 2022"


def test_an_instant_at_the_edge_of_the_calendar_is_told_in_utc() -> None:
    first = datetime(1, 1, 1, tzinfo=UTC)
    assert local(first, ZoneInfo("America/New_York")) == first


def test_the_day_on_which_the_clocks_change_names_the_new_zone() -> None:
    before, after = datetime(2022, 3, 27, 0, 30, tzinfo=UTC), datetime(2022, 3, 28, 8, 0, tzinfo=UTC)
    review = review_of(Event(id="a", at=before, text="a"), Event(id="b", at=after, text="b"))
    assert [row.words for row in moments(review) if isinstance(row, DayRow)] == [
        "Sun 27 Mar 2022, CET",
        "Mon 28 Mar, CEST",
    ]


def test_a_zone_that_is_not_known_is_shown_in_utc() -> None:
    review = Review(Meta(id="r", zone="Mars/Olympus")).put(event("a", 27, "10:57"))
    assert lines(review) == ["Thu 27 Jan 2022, UTC", "09:57 something"]


@given(reviews())
def test_every_live_moment_has_its_row_and_no_id_comes_twice(review: Review) -> None:
    rows = moments(review)
    assert [row.event for row in rows if isinstance(row, MomentRow)] == list(review.events.live)
    assert len({row.id for row in rows}) == len(rows)
