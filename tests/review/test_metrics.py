from datetime import timedelta

import pytest
from hypothesis import given
from reviews import reviews
from stale_version import event, full_review, review_of

from facilitator.review.metrics import CONTRADICTION, NOT_RECORDED, Metric, marked, metrics
from facilitator.review.records import Event
from facilitator.review.review import Review


def metric(review: Review, metric_id: str) -> Metric:
    return next(one for one in metrics(review) if one.id == metric_id)


def impact(*events: Event) -> Review:
    return review_of(event("i", 27, "11:00", marks=("impact_start",)), *events)


def test_a_mark_belongs_to_its_first_live_moment() -> None:
    gone = event("a", 27, "10:00", marks=("detected",), deleted=True)
    review = review_of(gone, event("c", 27, "12:00", marks=("detected",)), event("b", 27, "11:00", marks=("detected",)))
    assert marked(review)["detected"].id == "b"


def test_the_times_of_a_real_incident() -> None:
    words = {one.id: one.words for one in metrics(full_review())}
    assert words["detect"] == "3 h 35 min"
    assert words["impact"] == "7 h 00 min"
    assert words["resolve"] == "1 d 02 h"
    assert words["response"] == "22 h 41 min"
    assert words["latent"] == "3 min"


def test_each_figure_says_how_it_is_counted() -> None:
    assert metric(full_review(), "detect").formula == "detected − impact start"
    assert metric(full_review(), "latent").title == "Latent time"


def test_what_is_not_recorded_is_not_zero() -> None:
    found = metric(impact(), "detect")
    assert (found.value, found.words, found.lacks) == (None, NOT_RECORDED, ("detected",))


def test_acknowledgement_counts_from_the_alert_where_that_is_all_there_is_and_says_so() -> None:
    review = impact(event("a", 27, "11:10", marks=("alerted",)), event("k", 27, "11:14", marks=("acknowledged",)))
    found = metric(review, "acknowledge")
    assert (found.words, found.formula) == ("4 min", "acknowledged − alerted")


@pytest.mark.parametrize(
    ("precision", "clock", "words"),
    [
        ("minute", "14:35", "3 h 35 min"),
        ("approximate", "14:35", "about 3 h 35 min"),
        ("day", "14:35", "less than a day"),
        ("minute", "11:00", "under a minute"),
        ("second", "11:00:20", "under a minute"),
    ],
)
def test_words_are_no_more_exact_than_the_moments(precision: str, clock: str, words: str) -> None:
    late = Event(id="d", at=event("x", 27, clock).at, precision=precision, marks=("detected",))  # type: ignore[arg-type]  # parametrized
    assert metric(impact(late), "detect").words == words


def test_days_apart_by_day_only_are_days() -> None:
    late = event("d", 29, "12:00", marks=("detected",), precision="day")
    assert metric(impact(late), "detect").words == "about 2 d"


def test_a_time_below_zero_is_no_time_and_is_explained() -> None:
    found = metric(impact(event("d", 27, "10:00", marks=("detected",))), "detect")
    assert (found.value, found.words) == (None, CONTRADICTION)
    assert found.explanation == "detected lies 1 h 00 min before impact start"


def test_a_log_with_seconds_and_a_person_without_do_not_contradict_each_other() -> None:
    start = event("i", 27, "11:00:40", marks=("impact_start",), precision="second")
    found = metric(review_of(start, event("d", 27, "11:00", marks=("detected",))), "detect")
    assert (found.value, found.words) == (timedelta(), "under a minute")


def test_an_impact_that_came_back_is_summed_and_listed() -> None:
    review = review_of(
        event("a", 27, "10:00", marks=("impact_start",)),
        event("b", 27, "10:30", marks=("impact_end",)),
        event("c", 27, "12:00", marks=("impact_start",)),
        event("d", 27, "13:10", marks=("impact_end",)),
    )
    found = metric(review, "impact")
    assert (found.words, found.explanation) == ("1 h 40 min", "2 windows: 30 min, 1 h 10 min")


def test_midnight_and_the_change_of_the_clocks_do_not_matter() -> None:
    review = review_of(zone="Europe/Paris")
    start = event("i", 27, "23:50", marks=("impact_start",))
    assert metric(review.put(start).put(event("d", 28, "00:10", marks=("detected",))), "detect").words == "20 min"


@given(reviews())
def test_no_time_is_ever_below_zero(review: Review) -> None:
    for one in metrics(review):
        assert one.value is None or one.value >= timedelta()
        assert one.words
        assert one.formula
