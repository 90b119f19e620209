"""From what a line means to the record: one verb of the session for each kind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from facilitator.review.capture import Intent, read_hands
from facilitator.review.gate import guess_type
from facilitator.review.records import Event, FactorKind, NoteKind
from facilitator.session import Session
from facilitator.times import TimeReading


@dataclass(frozen=True, slots=True)
class Made:
    """What sending a line made."""

    record: str = ""
    text: str = ""
    """The words of the new entry, for the wording cue."""
    said: str = ""
    """What the echo row says about it."""


def make(session: Session, intent: Intent, line: str) -> Made:
    """Make what `intent` says; `line` is what was typed, for undo. Commands and problems are the caller's."""
    match intent.makes:
        case "event" if intent.time is not None and intent.time.at is not None:
            return _event(session, intent, intent.time, intent.time.at, line)
        case "note" | "well" | "hard" | "lucky" | "lesson" as kind:
            return _note(session, intent, kind, line)
        case "factor" | "held" | "odd" as kind:
            return _factor(session, intent, "condition" if kind == "factor" else kind, line)
        case "action":
            return _action(session, intent, line)
        case "fill":
            due = intent.due.date if intent.due else None
            session.entries.fill(intent.on, owner=intent.owner or None, due=due, line=line)
            return Made(intent.on, "", intent.echo)
        case "impact" | "summary" as field:
            return _prose(session, intent, field)
        case "vote":
            return _vote(session, intent)
        case _:
            return Made()


def make_all(session: Session, lines: Sequence[tuple[str, Intent]]) -> str:
    """Make what several pasted lines say, as one undoable step; returns the last entry's id.

    A note that belongs to nothing goes to the moment among the lines before it, where there is one.
    """
    last = ""
    with session.together(f"add {len(lines)} pasted lines"):
        for line, intent in lines:
            if intent.makes == "note" and not intent.on and isinstance(session.review.find(last), Event):
                make(session, replace(intent, on=last), line)
            else:
                last = make(session, intent, line).record or last
    return last


def _event(session: Session, intent: Intent, time: TimeReading, at: datetime, line: str) -> Made:
    made = session.entries.event(
        at,
        intent.text,
        until=time.until,
        precision=time.precision,
        zone_seen=time.zone or "",
        rolled=intent.rolled,
        line=line,
    )
    return Made(made, intent.text, f"{intent.chip}, {intent.echo}")


def _note(session: Session, intent: Intent, kind: NoteKind, line: str) -> Made:
    on = intent.on if kind == "note" else ""
    made = session.entries.note(intent.text, on=on, kind=kind, phase=session.meeting.phase, line=line)
    return Made(made, intent.text)


def _factor(session: Session, intent: Intent, kind: FactorKind, line: str) -> Made:
    return Made(session.entries.factor(intent.text, kind=kind, tags=intent.tags, line=line), intent.text)


def _action(session: Session, intent: Intent, line: str) -> Made:
    made = session.entries.action(
        intent.text,
        owner=intent.owner,
        due=intent.due.date if intent.due else None,
        type_=guess_type(intent.text),
        factors=(intent.on,) if intent.on in session.review.factors else (),
        line=line,
    )
    return Made(made, intent.text)


def _prose(session: Session, intent: Intent, field: str) -> Made:
    old = str(getattr(session.review.meta, field))
    session.set(field, f"{old}\n{intent.text}" if old else intent.text, f"add to the {field}")
    return Made(session.review.id, intent.text, f"added to the {field}")


def _vote(session: Session, intent: Intent) -> Made:
    hands = read_hands(intent.text)
    if hands is not None:
        session.meeting.vote(intent.on, *hands)
    return Made("", "", f"{intent.chip}: {intent.text}")
