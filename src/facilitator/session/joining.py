"""Two records of one moment become one: what the one that stays takes over, and what follows it."""

from collections.abc import Iterable
from typing import Final

from facilitator.review.moments import incident_zone, local, when_words
from facilitator.review.records import Event, Value
from facilitator.review.review import Review
from facilitator.session.ledger import Edited

_EXACT: Final = ("day", "approximate", "minute", "second")
"""From the least to the most exact."""


def above(review: Review, event_id: str) -> Event | None:
    """Return the moment that stands above another one in the timeline; nothing above the first."""
    events = review.events.live
    place = next((number for number, event in enumerate(events) if event.id == event_id), 0)
    return events[place - 1] if place else None


def stays_and_goes(first: Event, second: Event) -> tuple[Event, Event]:
    """Return which of two records stays and which goes: the more exact time stays, of equals the earlier one."""
    if _EXACT.index(second.precision) > _EXACT.index(first.precision):
        return second, first
    return first, second


def joined(review: Review, stays: Event, goes: Event) -> list[Edited]:
    """Return what changes when `goes` becomes one with `stays`: sources, marks, texts, its notes and factors."""
    sources = {stays.source, *stays.also}
    values: dict[str, Value] = {
        "also": (*stays.also, *(one for one in (goes.source, *goes.also) if one and one not in sources)),
        "marks": (*stays.marks, *(mark for mark in goes.marks if mark not in stays.marks)),
        "apart": _others((*stays.apart, *goes.apart), stays, goes),
    }
    for field in ("known", "sense"):
        texts = dict.fromkeys(text for text in (getattr(stays, field), getattr(goes, field)) if text)
        values[field] = "; ".join(texts)
    values.update({name: getattr(stays, name) or getattr(goes, name) for name in ("until", "actor", "url")})
    edit: list[Edited] = [("events", stays.id, values), ("events", goes.id, {"deleted": True})]
    edit += [("notes", note.id, {"on": stays.id}) for note in review.notes.values() if note.on == goes.id]
    for factor in review.factors.values():
        if goes.id in factor.moments:
            edit.append(("factors", factor.id, {"moments": _renamed(factor.moments, stays, goes)}))
    for event in review.events.values():
        if goes.id in event.apart and event.id not in (stays.id, goes.id):
            edit.append(("events", event.id, {"apart": _renamed(event.apart, stays, goes)}))
    return edit


def said(review: Review, stays: Event, goes: Event) -> str:
    """Return the note that keeps what the record that goes says differently: its text, its time where that is another.

    Empty where it says the same.
    """
    zone = incident_zone(review)
    mine, other = when_words(stays, zone), when_words(goes, zone)
    if goes.text == stays.text and mine == other:
        return ""
    when = when_words(goes, zone, beside=local(stays.at, zone).date())
    head = goes.source or "also"
    return f"{head}{f', {when}' if mine != other else ''}: {goes.text}"


def _others(ids: Iterable[str], stays: Event, goes: Event) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(ids) if one not in (stays.id, goes.id))


def _renamed(ids: Iterable[str], stays: Event, goes: Event) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stays.id if one == goes.id else one for one in ids))
