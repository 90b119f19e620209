from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from reviews import T0, small_review

from facilitator.review.agenda import clock_words, timing
from facilitator.review.records import Span
from facilitator.review.review import Review


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def running(*visits: tuple[str, float, float | None], pauses: tuple[Span, ...] = ()) -> Review:
    """Return the small review with its meeting started at T0; visits in minutes from there."""
    review = small_review()
    review = review.put(replace(review.meta, started=T0, planned_end=T0 + minutes(22), pauses=pauses))
    for phase_id, began, ended in visits:
        phase = review.agenda[phase_id]
        span = Span(T0 + minutes(began), None if ended is None else T0 + minutes(ended))
        review = review.put(replace(phase, visits=(*phase.visits, span)))
    return review


def at(count: float) -> datetime:
    return T0 + minutes(count)


def test_before_the_start_the_end_follows_from_the_plan() -> None:
    review = small_review()
    assert timing(review, T0).ends is None
    planned = review.put(replace(review.meta, meets=T0))
    assert timing(planned, T0 - minutes(30)).ends == at(22)


def test_time_left_counts_down_and_past_zero() -> None:
    review = running(("p1", 0, 4), ("p2", 4, None))
    time = timing(review, at(10))
    assert time.current is not None
    assert time.current.left == minutes(11)
    assert time.ends == at(10) + minutes(11 + 2)
    assert time.past_plan == 1
    late = timing(review, at(25)).current
    assert late is not None
    assert clock_words(late.left) == "+4:00"


def test_time_in_a_phase_sums_its_visits() -> None:
    review = running(("p1", 0, 1), ("p2", 1, 5), ("p1", 5, 6), ("p2", 6, None))
    current = timing(review, at(10)).current
    assert current is not None
    assert current.used == minutes(8)


def test_a_pause_stops_the_clock_and_moves_the_end() -> None:
    review = running(("p1", 0, None), pauses=(Span(at(1)),))
    early, late = timing(review, at(2)), timing(review, at(9))
    assert (early.stage, late.paused) == ("paused", minutes(8))
    assert early.current is not None
    assert late.current is not None
    assert early.current.left == late.current.left == minutes(2)
    assert early.ends is not None
    assert late.ends == early.ends + minutes(7)


def test_a_phase_skipped_takes_no_more_time() -> None:
    review = running(("p1", 0, 3), ("p3", 3, None))
    time = timing(review, at(4))
    assert [one.state for one in time.phases] == ["done", "done", "current"]
    assert time.ends == at(5)


def test_when_it_has_ended_the_clock_stands() -> None:
    review = running(("p1", 0, 3), ("p2", 3, 20), ("p3", 20, 24))
    review = review.put(replace(review.meta, ended=at(24)))
    assert timing(review, at(24)) == timing(review, at(600))
    assert timing(review, at(600)).past_plan == 2


def test_the_clock_turns_for_the_last_fifth() -> None:
    review = running(("p2", 0, None))
    tones = [timing(review, at(count)).tone for count in (0, 13, 14, 17, 18)]
    assert tones == ["ink", "ink", "time", "over", "over"]


def test_a_wrong_clock_never_counts_backwards() -> None:
    review = running(("p1", 0, None))
    current = timing(review, at(-60)).current
    assert current is not None
    assert current.used == timedelta()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(600, "10:00"), (599.5, "9:59"), (0, "0:00"), (-1, "+0:01"), (-599, "+9:59"), (-600, "+10"), (7200, "120:00")],
)
def test_the_clock_in_words(seconds: float, words: str) -> None:
    assert clock_words(timedelta(seconds=seconds)) == words


def test_pauses_that_overlap_count_once() -> None:
    review = running(("p2", 0, None), pauses=(Span(at(1), at(5)), Span(at(2), at(4)), Span(at(3), at(6))))
    current = timing(review, at(10)).current
    assert current is not None
    assert current.used == minutes(5)
