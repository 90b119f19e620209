"""Durations that a text states for the incident, held against the record's own times.

Only what a sentence gives as the incident's length is looked at, and it is doubted only when no two marked moments are
that far apart: a review is full of durations that measure something else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import combinations
from typing import Final

from facilitator.review.metrics import marked, metrics
from facilitator.review.review import Review
from facilitator.text import cut
from facilitator.times import duration_short, stated_durations

_HEDGE: Final = (
    r"(?:(?:about|approximately|around|roughly|nearly|almost|some|another|a total of|up to|well|just|at least|more than"
    r"|longer than|over|less than|under|at most|no more than|not quite|~|≈)\s*)*"
)
_LASTED: Final = re.compile(
    rf"(?:\blast(?:ed|s|ing)(?:\s+for)?|\b(?:outage|downtime|disruption|interruption|duration)(?:\s+(?:of|was)|:))\s+{_HEDGE}$",
    re.IGNORECASE,
)
"""In front of a duration: it is a length, whatever else the sentence says."""
_FOR: Final = re.compile(rf"\bfor\s+{_HEDGE}$", re.IGNORECASE)
_ABOUT_THE_INCIDENT: Final = re.compile(
    r"\b(?:outage|down|unavailable|unreachable|interrupt\w*|disrupt\w*|degrad\w*|affected|effect|impact\w*|incident"
    r"|dropped|drops?)\b",
    re.IGNORECASE,
)
"""With one of these in its sentence, "for nine hours" tells how long the incident was."""
_LONG: Final = re.compile(
    r"^(?:[ -]long)?\s+(?:of\s+)?(?:outage|downtime|incident|disruption|interruption|degradation)\b", re.IGNORECASE
)
"""Behind a duration: "a seven-hour outage"."""
_AT_LEAST: Final = re.compile(r"\b(?:at least|more than|longer than|over)\s+$", re.IGNORECASE)
_AT_MOST: Final = re.compile(r"\b(?:less than|under|at most|not quite|no more than|up to)\s+$", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?;]\s|\n\s*\n")
_TOLERANCE: Final = 0.15
"""What people round off when they state a duration."""
_ROUNDING: Final = timedelta(minutes=5)
_BEFORE: Final = 60
"""Characters around a duration that can change what it says."""
_SENTENCE: Final = 300
"""Characters on either side in which its sentence is looked for."""
_TEXTS: Final = ("summary", "impact", "detection", "response", "lessons")


@dataclass(frozen=True, slots=True)
class Denied:
    """A stated duration that the record's own times do not bear out."""

    text: str
    record: str
    place: str
    start: int
    """Where in its text it stands."""


def denied(review: Review) -> tuple[Denied, ...]:
    """Return the stated durations that the record's own times deny; nothing while no impact is marked."""
    length = _own_length(review)
    if length is None:
        return ()
    known = _distances(review)
    found: list[Denied] = []
    for record, place, name, text in _texts(review):
        for start, said in _doubtful(text, length, known):
            words = f"“{cut(said, 40)}” in the {name}; its own times give {duration_short(length)}"
            found.append(Denied(words, record, place, start))
    return tuple(found)


def _own_length(review: Review) -> timedelta | None:
    """Return how long the incident lasted by its marks: its impact, else until it was resolved."""
    found = {metric.id: metric.value for metric in metrics(review)}
    return found["impact"] or found["resolve"]


def _distances(review: Review) -> tuple[timedelta, ...]:
    instants = sorted({event.at for event in marked(review).values()})
    return tuple(second - first for first, second in combinations(instants, 2))


def _texts(review: Review) -> Iterator[tuple[str, str, str, str]]:
    meta = review.meta
    for field in _TEXTS:
        yield meta.id, field, field, getattr(meta, field)
    for event in review.events.live:
        yield event.id, "timeline", "timeline", event.text


def _doubtful(text: str, length: timedelta, known: tuple[timedelta, ...]) -> Iterator[tuple[int, str]]:
    for stated, start, said, before in _lengths(text):
        if not _fits(stated, length, before) and not any(_near(stated, distance) for distance in known):
            yield start, said


@lru_cache(maxsize=4096)
def _lengths(text: str) -> tuple[tuple[timedelta, int, str, str], ...]:
    """Return the durations that a text gives as the incident's length: value, place, words, and what stands before."""
    found = []
    for stated, (start, end), said in stated_durations(text):
        first = max(start - _SENTENCE, 0)
        sentence_start = max((match.end() for match in _SENTENCE_END.finditer(text, first, start)), default=first)
        stop = _SENTENCE_END.search(text, end, end + _SENTENCE)
        sentence = text[sentence_start : stop.start() if stop else end + _SENTENCE]
        before, after = text[max(start - _BEFORE, sentence_start) : start], text[end : end + _BEFORE]
        told = _LASTED.search(before) or _LONG.match(after)
        if told or (_FOR.search(before) and _ABOUT_THE_INCIDENT.search(sentence)):
            found.append((stated, start, said, before))
    return tuple(found)


def _fits(stated: timedelta, length: timedelta, before: str) -> bool:
    if _AT_LEAST.search(before):
        return length >= stated or _near(stated, length)
    if _AT_MOST.search(before):
        return length <= stated or _near(stated, length)
    return _near(stated, length)


def _near(stated: timedelta, real: timedelta) -> bool:
    return abs(stated - real) <= max(_ROUNDING, real * _TOLERANCE)
