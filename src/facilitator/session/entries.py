"""Verbs for the entries of a review: add, edit, delete, move, mark, link, turn into."""

from collections.abc import Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import Final

from facilitator.guidance import phase_title
from facilitator.review.records import (
    TABLE_OF,
    Action,
    ActionState,
    Check,
    Event,
    Factor,
    FactorKind,
    Note,
    NoteKind,
    Parked,
    ParkedKind,
    Person,
    Precision,
    Record,
    Value,
)
from facilitator.session.joining import above, joined, said, stays_and_goes
from facilitator.session.ledger import Edited, Ledger, Stamp
from facilitator.session.order import behind, moved, place_at
from facilitator.text import clean, clean_line

NAMES = {
    "actions": "action",
    "events": "moment",
    "factors": "factor",
    "notes": "note",
    "parked": "parked idea",
    "people": "person",
    "meta": "review",
}
"""What an entry of a table is called in a label."""
_INSTANT: Final = attrgetter("at")


class Entries:
    """What can be done to the entries of one review. Every verb is one undoable step and returns the id it made."""

    def __init__(self, ledger: Ledger) -> None:
        """Work on the review of `ledger`."""
        self._ledger = ledger

    def event(
        self,
        at: datetime,
        text: str,
        *,
        until: datetime | None = None,
        precision: Precision = "minute",
        zone_seen: str = "",
        rolled: bool = False,
        line: str = "",
    ) -> str:
        """Add a moment that somebody tells; `at` in UTC."""
        made = Event(
            id=self._ledger.new_id(),
            at=at,
            until=until,
            precision=precision,
            zone_seen=zone_seen,
            rolled=rolled,
            text=clean_line(text),
            pos=place_at(self._ledger.review.events.values(), at),
            **self._stamp(),
        )
        return self._add(made, line)

    def note(self, text: str, *, on: str = "", kind: NoteKind = "note", phase: str = "", line: str = "") -> str:
        """Add a note on an entry, on the review (`on` empty), or to a list of Well & lucky (`kind`)."""
        last = behind(self._ledger.review.notes.live)
        made = Note(
            id=self._ledger.new_id(), kind=kind, text=clean_line(text), on=on, phase=phase, pos=last, **self._stamp()
        )
        return self._add(made, line)

    def factor(
        self, text: str, *, kind: FactorKind = "condition", tags: Sequence[str] = (), moment: str = "", line: str = ""
    ) -> str:
        """Add a contributing factor, touching `moment` where one is named."""
        made = Factor(
            id=self._ledger.new_id(),
            kind=kind,
            text=clean_line(text),
            tags=tuple(tags),
            moments=(moment,) if moment else (),
            pos=behind(self._ledger.review.factors.live),
            **self._stamp(),
        )
        return self._add(made, line)

    def action(
        self,
        text: str,
        *,
        owner: str = "",
        due: date | None = None,
        type_: str = "",
        factors: Sequence[str] = (),
        line: str = "",
    ) -> str:
        """Add an action item."""
        made = Action(
            id=self._ledger.new_id(),
            text=clean_line(text),
            owner=clean_line(owner),
            due=due,
            type=type_,
            factors=tuple(factors),
            pos=behind(self._ledger.review.actions.live),
            **self._stamp(),
        )
        return self._add(made, line)

    def park(self, text: str, *, kind: ParkedKind = "idea", phase: str = "", line: str = "") -> str:
        """Put something into the parking lot."""
        made = Parked(
            id=self._ledger.new_id(),
            kind=kind,
            text=clean_line(text),
            phase=phase,
            pos=behind(self._ledger.review.parked.live),
            **self._stamp(),
        )
        return self._add(made, line)

    def person(self, name: str, *, role: str = "", invited: bool = True, present: bool = True) -> str:
        """Add somebody to the people of the review."""
        made = Person(
            id=self._ledger.new_id(),
            name=clean_line(name),
            role=clean_line(role),
            invited=invited,
            present=present,
            pos=behind(self._ledger.review.people.live),
            **self._stamp(),
        )
        return self._add(made)

    def fill(
        self, action_id: str, *, owner: str | None = None, due: date | None = None, label: str = "", line: str = ""
    ) -> None:
        """Give an action its owner, its date, or both."""
        values: dict[str, Value] = {}
        if owner is not None:
            values["owner"] = clean_line(owner)
        if due is not None:
            values["due"] = due
        change = self._ledger.change(
            label or " and ".join(values) + " of an action", edit=(("actions", action_id, values),)
        )
        self._ledger.do(change, line=line)

    def set(self, record_id: str, field: str, value: Value, *, label: str = "") -> None:
        """Give one field of an entry, or of the review itself, a new value; texts are cleaned.

        Raises:
            KeyError: there is no entry with this id.
        """
        record = self._record(record_id)
        table = TABLE_OF[type(record)]
        if isinstance(value, str):
            value = clean(value).strip()
        self._ledger.edit(
            label or f"{field.replace('_', ' ')} of the {NAMES[table]}", table, record_id, **{field: value}
        )

    def retime(self, event_id: str, at: datetime, precision: Precision, zone_seen: str = "") -> None:
        """Give a moment another time (UTC); it is no longer doubtful then."""
        values: dict[str, Value] = {"at": at, "precision": precision, "zone_seen": zone_seen, "rolled": False}
        self._ledger.do(self._ledger.change("time of the moment", edit=(("events", event_id, values),)))

    def delete(self, record_id: str) -> None:
        """Delete an entry; notes on it stay with it and come back with it."""
        record = self._record(record_id)
        table = TABLE_OF[type(record)]
        self._ledger.edit(f"delete the {NAMES[table]}", table, record_id, deleted=True)

    def mark(self, event_id: str, mark: str) -> bool:
        """Mark a moment as a milestone, or take the mark away; another moment's same mark moves here."""
        review = self._ledger.review
        event = review.events[event_id]
        here = mark not in event.marks
        marks = (*event.marks, mark) if here else tuple(one for one in event.marks if one != mark)
        changed: list[Edited] = [("events", event_id, {"marks": marks})]
        if here:
            changed.extend(
                ("events", other.id, {"marks": tuple(one for one in other.marks if one != mark)})
                for other in review.events.live
                if other.id != event_id and mark in other.marks
            )
        label = f"{'mark' if here else 'unmark'} {mark.replace('_', ' ')}"
        self._ledger.do(self._ledger.change(label, edit=changed))
        return here

    def touch(self, factor_id: str, event_id: str) -> bool:
        """Link a factor to a moment, or unlink it."""
        factor = self._ledger.review.factors[factor_id]
        here = event_id not in factor.moments
        moments = (*factor.moments, event_id) if here else tuple(one for one in factor.moments if one != event_id)
        self._ledger.edit("link to a moment" if here else "unlink a moment", "factors", factor_id, moments=moments)
        return here

    def serve(self, action_id: str, factor_id: str) -> bool:
        """Link an action to a factor, or unlink it."""
        action = self._ledger.review.actions[action_id]
        here = factor_id not in action.factors
        factors = (*action.factors, factor_id) if here else tuple(one for one in action.factors if one != factor_id)
        self._ledger.edit("link to a factor" if here else "unlink a factor", "actions", action_id, factors=factors)
        return here

    def tag(self, factor_id: str, tags: Sequence[str]) -> None:
        """Give a factor these tags."""
        self._ledger.edit("tag of the factor", "factors", factor_id, tags=tuple(tags))

    def state(self, action_id: str, state: ActionState, reason: str = "") -> None:
        """Set an action open, done or declined, a declined one with its reason."""
        values: dict[str, Value] = {"state": state, "reason": clean_line(reason)}
        self._ledger.do(self._ledger.change(f"set the action {state}", edit=(("actions", action_id, values),)))

    def tick(self, item_id: str, *, done: bool) -> None:
        """Tick a line of a checklist, or untick it; `item_id` is the line's id in `guidance`."""
        label = "tick a line of the checklist" if done else "untick a line of the checklist"
        if item_id in self._ledger.review.checklist:
            self._ledger.edit(label, "checklist", item_id, done=done, deleted=False)
            return
        pos = behind(self._ledger.review.checklist.live)
        self._ledger.do(self._ledger.change(label, (Check(id=item_id, done=done, pos=pos, **self._stamp()),)))

    def move(self, record_id: str, by: int) -> bool:
        """Move an entry up (-1) or down (1) among its kind; tells whether it could."""
        record = self._record(record_id)
        edit = moved(self._ledger.review, record, by)
        if edit:
            self._ledger.do(self._ledger.change(f"move the {NAMES[TABLE_OF[type(record)]]}", edit=edit))
        return bool(edit)

    def join(self, event_id: str, other_id: str = "") -> str:
        """Join a moment with another record of it; returns the id of the one that stays, nothing where it cannot be.

        Without another one named it is the moment above, which stays; else the more exact one does. Both sources and
        texts are kept; notes and factors of the one that goes follow.
        """
        review = self._ledger.review
        event, other = review.events.find(event_id), review.events.find(other_id) or above(review, event_id)
        if event is None or other is None or event is other:
            return ""
        stays, goes = stays_and_goes(*sorted((event, other), key=_INSTANT)) if other_id else (other, event)
        made: tuple[Record, ...] = ()
        if text := said(review, stays, goes):
            pos = behind(review.notes.live)
            made = (Note(id=self._ledger.new_id(), text=text, on=stays.id, phase="timeline", pos=pos, **self._stamp()),)
        self._ledger.do(self._ledger.change("join two records of one moment", made, joined(review, stays, goes)))
        return stays.id

    def keep_apart(self, event_id: str, other_id: str) -> None:
        """Remember that two moments which look like one are two."""
        apart = self._ledger.review.events[event_id].apart
        if other_id not in apart:
            self._ledger.edit("keep two moments apart", "events", event_id, apart=(*apart, other_id))

    def from_parked(self, parked_id: str, kind: str) -> str:
        """Make something of what was parked; the lot remembers what became of it.

        Args:
            parked_id: the parked thing.
            kind: `action`, `factor`, or the id of the phase in which it is taken up, as a note on the review.
        """
        parked = self._ledger.review.parked[parked_id]
        review, stamp = self._ledger.review, self._stamp()
        made: Record
        match kind:
            case "action":
                pos = behind(review.actions.live)
                made = Action(id=self._ledger.new_id(), text=parked.text, pos=pos, **stamp)
            case "factor":
                pos = behind(review.factors.live)
                made = Factor(id=self._ledger.new_id(), text=parked.text, pos=pos, **stamp)
            case _:
                pos = behind(review.notes.live)
                made = Note(id=self._ledger.new_id(), text=parked.text, phase=kind, pos=pos, **stamp)
        became = {"action": "became an action", "factor": "became a factor"}
        outcome = became.get(kind) or f"taken up in {phase_title(kind, 'the review')}"
        self._ledger.do(self._ledger.change(outcome, (made,), (("parked", parked_id, {"outcome": outcome}),)))
        return made.id

    def _add(self, made: Record, line: str = "") -> str:
        label = f"add the {NAMES[TABLE_OF[type(made)]]}"
        self._ledger.do(self._ledger.change(label, (made,)), line=line)
        return made.id

    def _stamp(self) -> Stamp:
        return self._ledger.stamp()

    def _record(self, record_id: str) -> Record:
        review = self._ledger.review
        if record_id == review.id:
            return review.meta
        # A deleted one too: what somebody writes while another hand deletes must not be lost.
        for table in NAMES:
            record = review.get(table, record_id)
            if record is not None:
                return record
        raise KeyError(record_id)
