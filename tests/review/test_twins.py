"""Two records of one moment are pointed out when they stand side by side, never when one source tells both."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.review.records import Event, Meta
from facilitator.review.review import Review
from facilitator.review.twins import NEAR, telling_words, twins

AT = datetime(2022, 1, 27, 9, 57, 58, tzinfo=UTC)
BUMP = "Merge pull request binderhub_bump"
TOLD = "a routine bump of binderhub is deployed"


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
    (twin,) = twins(review(git(), report())).values()
    assert twin.event.id == "told"
    assert twin.question(ZoneInfo("Europe/Paris")) == "The same moment as 10:57 from git? = joins them."


def test_what_was_told_in_the_room_has_a_twin_too() -> None:
    assert list(twins(review(git(), report(source="")))) == ["told"]


def test_the_record_below_the_report_asks_as_well() -> None:
    (twin,) = twins(review(report(-1), git())).values()
    assert twin.event.source == "git"


@pytest.mark.parametrize(
    "events",
    [
        (git(), report(source="git")),
        (git(), report(text="customers call support")),
        (git(), report(text="merged after a change of the version")),
        (git(), report(minutes=16)),
        (git(), git(AT + timedelta(minutes=3), source="github")),
        (git(), git(AT + timedelta(minutes=1), "Merge other", "argocd"), report()),
        (Event(id="a", at=AT, text=BUMP), report(source="")),
    ],
    ids=["one source", "another thing", "common words", "far", "two machines apart", "something between", "no source"],
)
def test_what_is_less_alike_is_left_in_peace(events: tuple[Event, ...]) -> None:
    assert not [twin for twin in twins(review(*events)).values() if twin.event is events[-1]]


def test_a_day_alone_is_the_twin_of_nothing() -> None:
    assert not twins(review(git(), Event(id="d", at=AT, text=TOLD, source="report", precision="day")))


def test_joined_records_ask_no_more() -> None:
    joined = Event(id="g", at=AT, text=BUMP, source="git", also=("report",), precision="second")
    assert not twins(review(joined, report()))


@given(st.text(max_size=60))
def test_telling_words_are_long_and_no_numbers(text: str) -> None:
    assert all(len(word) >= 4 and not word.isdigit() for word in telling_words(text))


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["git", "report", ""]), st.sampled_from([BUMP, TOLD]))))
def test_a_twin_is_close_and_from_elsewhere(rows: list[tuple[int, str, str]]) -> None:
    events = [
        Event(id=str(number), at=AT + timedelta(minutes=minute), text=text, source=source)
        for number, (minute, source, text) in enumerate(rows)
    ]
    for twin in twins(review(*events)).values():
        assert timedelta() <= twin.event.at - twin.above.at <= NEAR
        assert twin.event.source != twin.above.source
