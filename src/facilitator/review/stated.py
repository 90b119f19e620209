"""Durations that a text states for the incident, held against the record's own times.

Only what a sentence says of the incident itself is looked at (`stated_words`), and it is doubted only when no two
marked moments are that far apart.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from typing import Final

from facilitator.review.metrics import marked, metrics
from facilitator.review.review import Review
from facilitator.review.stated_words import Of, stated
from facilitator.text import cut
from facilitator.times import duration_short

_AT_LEAST: Final = re.compile(r"\b(?:at least|more than|longer than|over)\s+$", re.IGNORECASE)
_AT_MOST: Final = re.compile(r"\b(?:less than|under|at most|not quite|no more than|up to|within)\s+$", re.IGNORECASE)
_TOLERANCE: Final = 1 / 6
"""What people round off when they state a duration: "three hours" for 3 h 35."""
_ROUNDING: Final = timedelta(minutes=5)
_TEXTS: Final = ("summary", "impact", "detection", "response", "lessons")
_MEASURED_BY: Final[Mapping[Of, tuple[str, ...]]] = {
    "length": ("impact", "resolve"),
    "detect": ("detect",),
    "resolve": ("resolve", "impact"),
}
"""Which of the record's own times answers for what is stated: the first that is known."""
_TO: Final[Mapping[Of, str]] = {"length": "", "detect": " to detect", "resolve": " to resolve"}
_LISTS: Final = {"note": "timeline", "lesson": "lessons"}
"""Where a note is found; what went well, was hard or lucky is found in its own list."""


@dataclass(frozen=True, slots=True)
class Denied:
    """A stated duration that the record's own times do not bear out."""

    id: str
    text: str
    record: str
    place: str


@dataclass(frozen=True, slots=True)
class _Text:
    record: str
    """The record to point at."""
    place: str
    name: str
    """"summary", "timeline", "note"."""
    key: str
    text: str


def denied(review: Review) -> tuple[Denied, ...]:
    """Return the stated durations that the record's own times deny; nothing of what is not marked."""
    times = {metric.id: metric.value for metric in metrics(review)}
    own = {of: next((times[one] for one in names if times[one]), None) for of, names in _MEASURED_BY.items()}
    if not any(own.values()):
        return ()
    known = _distances(review)
    found: list[Denied] = []
    for one in _texts(review):
        for said in stated(one.text):
            length = own[said.of]
            if length is None or _fits(said.value, length, said.before):
                continue
            if not any(_near(said.value, distance) for distance in known):
                words = f"“{cut(said.said, 40)}” in the {one.name}; its own times give {duration_short(length)}"
                key = f"stated-{one.key}-{said.start}"
                found.append(Denied(key, f"{words}{_TO[said.of]}", one.record, one.place))
    return tuple(found)


def _distances(review: Review) -> tuple[timedelta, ...]:
    instants = sorted({event.at for event in marked(review).values()})
    return tuple(second - first for first, second in combinations(instants, 2))


def _texts(review: Review) -> Iterator[_Text]:
    meta = review.meta
    for field in _TEXTS:
        yield _Text(meta.id, field, field, field, getattr(meta, field))
    for event in review.events.live:
        yield _Text(event.id, "timeline", "timeline", event.id, event.text)
    for factor in review.factors.live:
        yield _Text(factor.id, "factors", "factors", factor.id, factor.text)
    for note in review.notes.live:
        on = review.events.find(note.on)
        if note.kind != "note":
            place = _LISTS.get(note.kind, "well")
            yield _Text(note.id, place, "lessons" if place == "lessons" else "lists", note.id, note.text)
        elif on is not None:
            yield _Text(on.id, "timeline", "notes", note.id, note.text)


def _fits(stated: timedelta, length: timedelta, before: str) -> bool:
    if _AT_LEAST.search(before):
        return length >= stated or _near(stated, length)
    if _AT_MOST.search(before):
        return length <= stated or _near(stated, length)
    return _near(stated, length)


def _near(stated: timedelta, real: timedelta) -> bool:
    return abs(stated - real) <= max(_ROUNDING, real * _TOLERANCE)
