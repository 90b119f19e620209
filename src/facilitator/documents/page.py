"""What every part of the document needs to know, and how entries are called in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Final

from facilitator.documents.escape import item, named
from facilitator.review.gate import conditions, kept
from facilitator.review.metrics import Metric, marked, metrics
from facilitator.review.moments import incident_zone, local, time_words
from facilitator.review.records import Event, Note, Record
from facilitator.review.review import Review
from facilitator.times import day_words, zone_label

NOT_YET: Final = "Not recorded yet."
"""What stands in a required part that is empty."""
_DEEPEST: Final = 12
"""Columns of indent from which notes on notes go no deeper."""


@dataclass(frozen=True, slots=True)
class Page:
    """A review in the making of its document."""

    review: Review
    now: datetime
    user_zone: tzinfo
    """The zone in which meeting times are told."""
    zone: tzinfo
    """The incident's zone, in which its own times are told."""
    days: tuple[date, ...]
    """The days of the timeline."""
    factor_numbers: Mapping[str, int]
    action_numbers: Mapping[str, int]
    marks: Mapping[str, Event]
    metrics: tuple[Metric, ...]
    notes: Mapping[str, tuple[Note, ...]]
    """Plain notes by the id of what they are on."""
    loose: tuple[Note, ...]
    """Notes on entries that the document does not have."""


def page_of(review: Review, now: datetime, user_zone: tzinfo) -> Page:
    """Return what the parts of the document of `review` need."""
    zone = incident_zone(review)
    days = dict.fromkeys(local(event.at, zone).date() for event in review.events.live)
    return Page(
        review=review,
        now=now,
        user_zone=user_zone,
        zone=zone,
        days=tuple(days),
        factor_numbers={factor.id: place for place, factor in enumerate(conditions(review), 1)},
        action_numbers={action.id: place for place, action in enumerate(kept(review), 1)},
        marks=marked(review),
        metrics=metrics(review),
        notes=_by_record(review),
        loose=_loose(review),
    )


def when(page: Page, event: Event) -> str:
    """Return when a moment was: its day only where the timeline has several, its year only where it has several."""
    day = local(event.at, page.zone).date()
    several_years = len({one.year for one in page.days}) > 1
    words = day_words(day, today=None if several_years else day)
    if event.precision == "day":
        return words
    time = time_words(event, page.zone).replace("~", "about ")
    return time if len(page.days) == 1 else f"{words} {time}"


def moment(page: Page, event: Event) -> str:
    """Return how a moment is called: its time and its words."""
    return f"{when(page, event)}: {named(event.text)}"


def notes_under(page: Page, record_id: str, indent: str = "") -> list[str]:
    """Return the notes on a record as list items, the notes on those below them."""
    return [one for note in page.notes.get(record_id, ()) for one in noted(page, note, indent)]


def noted(page: Page, note: Note, indent: str = "") -> list[str]:
    """Return a note as a list item, the notes on it below it, to a depth that can still be read."""
    found: list[str] = []
    waiting = [(note, indent)]
    told: set[str] = set()
    while waiting:
        one, at = waiting.pop()
        if one.id in told:
            continue  # a damaged file can have notes in a circle
        told.add(one.id)
        found.append(item(one.text, at))
        deeper = f"{at}  " if len(at) < _DEEPEST else at
        waiting.extend((below, deeper) for below in reversed(page.notes.get(one.id, ())))
    return found


def clock(at: datetime, zone: tzinfo) -> str:
    """Return an instant as "2022-01-28 15:10 CET"."""
    here = local(at, zone)
    return f"{here:%Y-%m-%d %H:%M} {zone_label(here, here.tzinfo or UTC)}"


def zone_words(at: datetime, zone: tzinfo) -> str:
    """Return a zone as it is at an instant, its offset stated: "CET, UTC+01:00"."""
    here = local(at, zone)
    label, offset = zone_label(here, here.tzinfo or UTC), f"{here:%z}"
    stated = f"UTC{offset[:3]}:{offset[3:5]}"
    return "UTC" if label == "UTC" else f"{label}, {stated}"


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: "1, 2 and 3"."""
    *first, last = tuple(words) or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def count(number: int, thing: str) -> str:
    """Return a number of things: "1 minute", "2 minutes"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _by_record(review: Review) -> Mapping[str, tuple[Note, ...]]:
    found: dict[str, tuple[Note, ...]] = {}
    for note in review.notes.live:
        if note.kind == "note":
            found[note.on] = (*found.get(note.on, ()), note)
    return found


def _loose(review: Review) -> tuple[Note, ...]:
    """Return the plain notes that hang on nothing the document shows: on deleted entries, people, or on one another."""
    shown: set[str] = {""}
    tables: tuple[tuple[Record, ...], ...] = (
        review.events.live,
        review.factors.live,
        review.actions.live,
        review.parked.live,
        tuple(note for note in review.notes.live if note.kind != "note"),
    )
    shown.update(record.id for table in tables for record in table)
    under = _by_record(review)
    told: set[str] = set()
    reached = [note.id for record_id in shown for note in under.get(record_id, ())]
    while reached:
        told.update(reached)
        reached = [below.id for one in reached for below in under.get(one, ()) if below.id not in told]
    return tuple(note for note in review.notes.live if note.kind == "note" and note.id not in told)
