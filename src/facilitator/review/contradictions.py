"""Where the record speaks against itself: to be looked at, never to be mended without asking."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Final

from facilitator.review.gate import find_person
from facilitator.review.metrics import mark_title, marked
from facilitator.review.moments import incident_zone, local, time_words, when_words
from facilitator.review.records import Event
from facilitator.review.review import Review
from facilitator.review.stated import denied
from facilitator.times import day_words

FAR: Final = timedelta(days=21)
"""A moment so far from all others is more often a slip in its date than part of the story."""
ELSEWHERE: Final = timedelta(days=2)
"""Between the stated beginning and the nearest moment: more than that, and one of the two has a wrong date."""

_ORDER: Final = (
    ("trigger", "impact_start"),
    ("impact_start", "detected"),
    ("impact_start", "mitigated"),
    ("impact_start", "impact_end"),
    ("impact_start", "public_notice"),
    ("alerted", "acknowledged"),
    ("detected", "acknowledged"),
    ("detected", "diagnosed"),
    ("acknowledged", "resolved"),
    ("declared", "resolved"),
    ("engaged", "resolved"),
    ("diagnosed", "resolved"),
    ("mitigated", "resolved"),
    ("detected", "resolved"),
    ("impact_start", "resolved"),
)
"""Milestones of which the first comes first. Healing by itself is possible: nothing says that detection comes before
mitigation or the end of the impact."""
_MACHINES: Final = (
    "bot",
    "[bot]",
    "system",
    "github",
    "gitlab",
    "alertmanager",
    "pagerduty",
    "grafana",
    "opsgenie",
    "ci",
)
_CORE: Final = 3
"""Moments that make a story from which others can be far."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something in the record that cannot all be so."""

    id: str
    text: str
    """A plain sentence without a full stop."""
    record: str
    """The id of the record to look at."""
    place: str
    """The phase or section in which it is found."""


def contradictions(review: Review) -> tuple[Contradiction, ...]:
    """Return what speaks against itself, milestones first."""
    return (
        *_out_of_order(review),
        *_far(review),
        *_backwards(review),
        *_begins_elsewhere(review),
        *_rolled(review),
        *(Contradiction(f"stated-{one.place}-{one.start}", one.text, one.record, one.place) for one in denied(review)),
        *_strangers(review),
    )


def _out_of_order(review: Review) -> Iterator[Contradiction]:
    found = marked(review)
    told: set[str] = set()
    zone = incident_zone(review)
    for first, second in _ORDER:
        if first not in found or second not in found or second in told:
            continue
        early, late = found[first], found[second]
        if _minute(late) >= _minute(early) or "day" in (early.precision, late.precision):
            continue
        told.add(second)  # one mark in the wrong place is told once
        day = local(late.at, zone).date()
        times = f"{when_words(late, zone, beside=day)} and {when_words(early, zone, beside=day)}"
        words = f"{mark_title(second)} lies before {mark_title(first)} ({times})"
        yield Contradiction(f"order-{first}-{second}", words, late.id, "timeline")


def _minute(event: Event) -> int:
    return int(event.at.timestamp() // 60)


def _far(review: Review) -> Iterator[Contradiction]:
    """Yield moments that lie weeks from all others; a trigger may have lain in wait for as long as it likes."""
    events = [event for event in review.events.live if "trigger" not in event.marks]
    groups: list[list[Event]] = [events[:1]]
    for before, after in pairwise(events):
        if after.at - before.at > FAR:
            groups.append([])
        groups[-1].append(after)
    core = max(groups, key=len)
    if len(core) < _CORE:
        return
    zone = incident_zone(review)
    for event in (event for group in groups for event in group if group is not core and len(group) < _CORE):
        away = min(abs(event.at - core[0].at), abs(event.at - core[-1].at))
        day = day_words(local(event.at, zone).date(), today=None)
        text = f"a moment on {day} lies {away.days} days from the others; is its date right?"
        yield Contradiction(f"far-{event.id}", text, event.id, "timeline")


def _backwards(review: Review) -> Iterator[Contradiction]:
    zone = incident_zone(review)
    for event in review.events.live:
        if event.until is not None and event.until < event.at:
            text = f"the moment at {when_words(event, zone)} ends before it begins"
            yield Contradiction(f"backwards-{event.id}", text, event.id, "timeline")


def _begins_elsewhere(review: Review) -> Iterator[Contradiction]:
    """Yield that the incident is said to have begun on a day from which nothing is recorded."""
    began, events = review.meta.began, review.events.live
    if began is None or not events:
        return
    nearest = min(events, key=lambda event: abs(event.at - began))
    if abs(nearest.at - began) > ELSEWHERE:
        zone = incident_zone(review)
        days = [day_words(local(at, zone).date(), today=None) for at in (began, nearest.at)]
        text = f"it is said to have begun on {days[0]}; the nearest moment is on {days[1]}"
        yield Contradiction("began", text, nearest.id, "timeline")


def _rolled(review: Review) -> Iterator[Contradiction]:
    zone = incident_zone(review)
    for event in review.events.live:
        if event.rolled:
            day = day_words(local(event.at, zone).date(), today=None)
            text = f"{time_words(event, zone)} was written without a day and put on {day}"
            yield Contradiction(f"rolled-{event.id}", text, event.id, "timeline")


def _strangers(review: Review) -> Iterator[Contradiction]:
    """Yield the actors of the timeline who are not among the people, once the people are known at all."""
    if not review.people.live:
        return
    things = {name.casefold() for name in review.meta.services}
    things.update(event.source.casefold() for event in review.events.live)
    seen: set[str] = set()
    for event in review.events.live:
        actor = " ".join(event.actor.split())
        if not actor or actor.casefold() in seen or actor.casefold() in things or _is_machine(actor):
            continue
        seen.add(actor.casefold())
        if find_person(actor, review) is None:
            text = f"{actor} acts in the timeline and is not among the people"
            yield Contradiction(f"actor-{actor.casefold()}", text, event.id, "people")


def _is_machine(actor: str) -> bool:
    folded = actor.casefold()
    words = folded.replace("-", " ").replace("[", " [").split()
    return folded.endswith("bot") or any(word in _MACHINES for word in words)
