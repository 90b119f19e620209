"""Two records of one moment are pointed out wherever they stand, never when one source tells both."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.review.records import Event, Meta
from facilitator.review.review import Review
from facilitator.review.twins import NEAR, pairs, telling_words, twins

AT = datetime(2022, 1, 27, 9, 57, 58, tzinfo=UTC)
BUMP = "Merge pull request binderhub_bump"
TOLD = "a routine bump of binderhub is deployed"
TEXTS = (BUMP, TOLD, "traffic drops at binderhub")


def review(*events: Event) -> Review:
    found = Review(Meta(id="r"))
    for event in events:
        found = found.put(event)
    return found


def git(at: datetime = AT, text: str = BUMP, source: str = "git") -> Event:
    return Event(id=f"g{at:%H%M%S}{source}", at=at, text=text, source=source, precision="second")


def report(minutes: float = 3, text: str = TOLD, source: str = "report") -> Event:
    return Event(id="told", at=AT + timedelta(minutes=minutes), text=text, source=source)


def test_a_report_s_moment_below_the_record_of_it_asks_whether_they_are_one() -> None:
    (twin,) = pairs(review(git(), report()))
    paris = ZoneInfo("Europe/Paris")
    assert twin.event.id == "told"
    assert twin.question("told", paris) == "The same as 10:57 “Merge pull request…” (git)?"
    assert twin.question(twin.above.id, paris) == "The same as 11:00 “a routine bump of binderhub…” (report)?"
    assert twin.words(paris) == "10:57 “Merge pull request…” (git) and 11:00 “a routine bump of binderhub…” (report)"


def test_a_pair_over_midnight_names_the_other_day() -> None:
    paris = ZoneInfo("Europe/Paris")
    at = datetime(2022, 1, 27, 22, 58, tzinfo=UTC)
    (twin,) = pairs(review(git(at), replace(report(source=""), at=at + timedelta(minutes=4))))
    assert twin.question("told", paris) == "The same as Thu 27 Jan 23:58 “Merge pull request…” (git)?"
    assert twin.question(twin.above.id, paris) == "The same as Fri 28 Jan 00:02 “a routine bump of binderhub…”?"


def test_both_moments_of_a_pair_know_it() -> None:
    found = twins(review(git(), report()))
    assert found["told"] is found[git().id]
    assert found["told"].other("told").source == "git"
    assert found["told"].other(git().id).source == "report"


def test_what_was_told_in_the_room_has_a_twin_too() -> None:
    assert "told" in twins(review(git(), report(source="")))


def test_the_record_below_the_report_asks_as_well() -> None:
    (twin,) = pairs(review(report(-1), git()))
    assert twin.event.source == "git"


@pytest.mark.parametrize(
    "events",
    [
        (git(), report(source="git")),
        (git(), report(text="customers call support")),
        (git(), report(text="merged after a change of the version")),
        (git(), report(minutes=16)),
        (git(), git(AT + timedelta(minutes=3), source="github")),
        (git(), git(AT + timedelta(seconds=31), source="github", text="binderhub up"), report(text="calls")),
        (Event(id="a", at=AT, text=BUMP), report(source="")),
    ],
    ids=[
        "one source",
        "another thing",
        "common words",
        "far",
        "two machines apart",
        "half a minute and one word",
        "no source",
    ],
)
def test_what_is_less_alike_is_left_in_peace(events: tuple[Event, ...]) -> None:
    assert not pairs(review(*events))


def test_a_day_alone_is_the_twin_of_nothing() -> None:
    assert not twins(review(git(), Event(id="d", at=AT, text=TOLD, source="report", precision="day")))


def test_joined_records_ask_no_more() -> None:
    joined = Event(id="g", at=AT, text=BUMP, source="git", also=("report",), precision="second")
    assert not twins(review(joined, report()))


def test_what_stands_between_two_records_does_not_hide_them() -> None:
    between = git(AT + timedelta(seconds=40), "setup-gcloud pinned")
    (twin,) = pairs(review(git(), between, report()))
    assert (twin.above.id, twin.event.id) == (git().id, "told")


def test_of_several_records_the_most_alike_is_the_one() -> None:
    other = git(AT + timedelta(seconds=11), "Merge pull request repo2docker_bump")
    (twin,) = pairs(review(git(), other, report()))
    assert twin.above.text == BUMP


def test_one_word_that_fits_two_records_of_a_source_points_at_neither() -> None:
    first, second = git(text="bump of routing"), git(AT + timedelta(seconds=11), "bump of storage")
    assert not pairs(review(first, second, report(text="a bump went out")))
    assert len(pairs(review(first, report(text="a bump went out")))) == 1


def test_a_word_that_a_source_says_all_the_time_tells_nothing() -> None:
    alerts = [git(AT + timedelta(seconds=second), "gateway timeout", "log") for second in range(5)]
    assert not pairs(review(*alerts, report(0.2, "the gateway gives a timeout")))
    assert not pairs(review(*alerts, report(-0.2, "the gateway gives a timeout")))
    assert len(pairs(review(*alerts[:2], report(0.2, "the gateway gives a timeout")))) == 1


def test_three_records_of_one_moment_are_two_pairs() -> None:
    three = (git(), git(AT + timedelta(seconds=5), source="argocd"), report())
    found = pairs(review(*three))
    assert len(found) == 2
    assert {event.source for twin in found for event in (twin.above, twin.event)} == {"git", "argocd", "report"}
    assert set(twins(review(*three))) == {event.id for event in three}


def test_what_somebody_says_are_two_moments_is_not_pointed_out_again() -> None:
    assert not pairs(review(git(), replace(report(), apart=(git().id,))))
    assert not pairs(review(replace(git(), apart=("told",)), report()))


def test_what_is_kept_apart_no_longer_hides_another_record() -> None:
    first, second = git(text="bump of routing"), git(AT + timedelta(seconds=11), "bump of storage")
    (twin,) = pairs(review(first, second, replace(report(text="a bump went out"), apart=(first.id,))))
    assert twin.above is second


def test_a_third_record_does_not_bring_together_what_is_kept_apart() -> None:
    third = git(AT + timedelta(seconds=5), source="argocd")
    (twin,) = pairs(review(git(), third, replace(report(), apart=(git().id,))))
    assert "told" not in (twin.above.id, twin.event.id)


@given(st.text(max_size=60))
def test_telling_words_are_long_and_no_numbers(text: str) -> None:
    assert all(len(word) >= 4 and not word.isdigit() for word in telling_words(text))


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["git", "report", "chat", ""]), st.sampled_from(TEXTS))))
def test_pairs_are_close_and_no_moment_is_told_twice_by_one_source(rows: list[tuple[int, str, str]]) -> None:
    events = [
        Event(id=str(number), at=AT + timedelta(minutes=minute), text=text, source=source)
        for number, (minute, source, text) in enumerate(rows)
    ]
    one = {event.id: {event.id} for event in events}
    sources = {event.id: event.source for event in events}
    for twin in pairs(review(*events)):
        assert timedelta() <= twin.event.at - twin.above.at <= NEAR
        together = one[twin.above.id] | one[twin.event.id]
        one.update(dict.fromkeys(together, together))
        assert len({sources[member] for member in together}) == len(together)


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["git", "report", ""]), st.sampled_from(TEXTS))))
def test_pairs_do_not_depend_on_the_order_in_which_moments_came(rows: list[tuple[int, str, str]]) -> None:
    events = [
        Event(id=str(number), at=AT + timedelta(minutes=minute), text=text, source=source)
        for number, (minute, source, text) in enumerate(rows)
    ]
    assert pairs(review(*events)) == pairs(review(*reversed(events)))
