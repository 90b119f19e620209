"""Where the record speaks against itself: to be looked at, never to be mended without asking."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from facilitator.review.gate import people_called
from facilitator.review.metrics import mark_title, marked
from facilitator.review.moments import incident_zone, local, time_words, when_words
from facilitator.review.records import Event
from facilitator.review.review import Review
from facilitator.review.stated import denied
from facilitator.times import day_words

FAR: Final = timedelta(days=7)
"""A moment farther than this from all others is more often a slip in its date than part of the story; a story that is
longer itself has room for more."""
MONTHS: Final = timedelta(days=31)
"""The same for a stretch of several moments: a file read in another year."""
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
"""Moments that make a story, from which others can be far."""


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
        *(Contradiction(one.id, one.text, one.record, one.place) for one in denied(review)),
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
    """Yield moments that lie far from the others; a trigger may have lain in wait for as long as it likes."""
    groups = _groups([event for event in review.events.live if "trigger" not in event.marks])
    core = _core(groups, review.meta.began)
    if core is None:
        return
    zone = incident_zone(review)
    for group in (group for group in groups if group is not core):
        away = min(abs(group[0].at - core[-1].at), abs(core[0].at - group[-1].at))
        if len(group) < _CORE and away > max(FAR, core[-1].at - core[0].at):
            for event in group:
                day = day_words(local(event.at, zone).date(), today=None)
                text = f"a moment on {day} lies {away.days} days from the others; is its date right?"
                yield Contradiction(f"far-{event.id}", text, event.id, "timeline")
        elif len(group) >= _CORE and away > MONTHS:
            day = day_words(local(group[0].at, zone).date(), today=None)
            text = f"{len(group)} moments from {day} on lie {away.days} days from the others; are their dates right?"
            yield Contradiction(f"far-{group[0].id}", text, group[0].id, "timeline")


def _groups(events: list[Event]) -> list[list[Event]]:
    """Return the moments in stretches with more than `FAR` between them."""
    groups: list[list[Event]] = [events[:1]]
    for before, after in pairwise(events):
        if after.at - before.at > FAR:
            groups.append([])
        groups[-1].append(after)
    return groups


def _core(groups: list[list[Event]], began: datetime | None) -> list[Event] | None:
    """Return the stretch that tells the incident: the one around its beginning, else the longest that is a story."""
    if began is not None:
        around = (group for group in groups if any(abs(event.at - began) <= ELSEWHERE for event in group))
        found = next(around, None)
        if found is not None:
            return found
    longest = max(groups, key=len)
    return longest if len(longest) >= _CORE else None


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
    """Yield the actors of the timeline who are not invited, once it is known who is."""
    if not any(person.invited for person in review.people.live):
        return
    things = {name.casefold() for name in review.meta.services}
    things.update(event.source.casefold() for event in review.events.live)
    known = "invited" if review.meta.level == "meeting" else "among the people"
    seen: set[str] = set()
    for event in review.events.live:
        actor = " ".join(event.actor.split())
        if not actor or actor.casefold() in seen or actor.casefold() in things or is_machine(actor):
            continue
        seen.add(actor.casefold())
        if not any(person.invited for person in people_called(actor, review)):
            text = f"{actor} acts in the timeline and is not {known}"
            yield Contradiction(f"actor-{actor.casefold()}", text, event.id, "people")


def is_machine(actor: str) -> bool:
    """Tell whether an actor of the timeline is a program by its name: nobody would invite it."""
    folded = actor.casefold()
    words = folded.replace("-", " ").replace("[", " [").split()
    return folded.endswith("bot") or any(word in _MACHINES for word in words)
