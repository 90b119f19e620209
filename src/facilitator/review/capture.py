"""What Enter will make of the capture line: the form of the text decides, the phase and the pointer do the rest.

Pure: the screen fixes a `Situation` (phase, list, target) at the first character and asks again at each further one.
The result says what will be made, what the chip shows and what the echo row reads back.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

from facilitator.review.clauses import SHORT, Calendar, Clauses, begins_with_person, read_clauses, read_tags
from facilitator.text import clean_line
from facilitator.times import (
    DueReading,
    TimeReading,
    day_words,
    distance_words,
    read_time,
    starts_with_time,
)

Makes = Literal[
    "nothing",
    "note",
    "event",
    "factor",
    "held",
    "odd",
    "well",
    "hard",
    "lucky",
    "lesson",
    "action",
    "impact",
    "summary",
    "fill",
    "vote",
    "command",
]

KINDS: Final[dict[str, tuple[Makes, ...]]] = {
    "open": ("note",),
    "timeline": ("note", "event"),
    "factors": ("note", "factor", "held"),
    "well": ("well", "hard", "lucky"),
    "break": ("note",),
    "actions": ("action", "note"),
    "close": ("note", "lesson"),
}
"""The kinds that shift+tab walks in a phase, three at most; every other kind has its slash word."""

SLASH_KINDS: Final = frozenset(
    ("note", "event", "factor", "held", "odd", "well", "hard", "lucky", "lesson", "action", "impact", "summary", "park")
)
"""Slash words that name a kind."""

CHIPS: Final = {
    "held": "held",
    "odd": "odd",
    "well": "went well",
    "hard": "was hard",
    "lucky": "got lucky",
    "lesson": "lesson",
    "impact": "impact",
    "summary": "summary",
}
_NEW: Final[dict[str, Makes]] = {"timeline": "event", "factors": "factor", "actions": "action"}
_NOTED: Final = frozenset(("events", "factors", "actions"))
"""Tables whose records can have notes of their own."""
_WORD: Final = re.compile(r"/([a-z]+(?:-[a-z]+)*)(?:\s+|$)")
_COUNT: Final = re.compile(r"(\d{1,4})(?:\s*(?:of|/)\s*(\d{1,4}))?$")
# Between a time and what happened then: one sign at most, so that "10:02 -5 degrees" keeps its minus.
_AFTER_TIME: Final = re.compile(r"[,:;–—]\s*|-{1,2}(?:\s+|(?=\S))|\s+(?:[,:;–—-]{1,2}\s+)?|$")
_BARE: Final = re.compile(
    r"(?:[~≈]\s?|(?:ca\.?|about|around)\s)?\d{1,2}(?::\d\d|h\d\d|(?:\.\d\d)?\s?[ap]\.?m)", re.ASCII | re.IGNORECASE
)
"""A time of day without a day."""


@dataclass(frozen=True, slots=True)
class Target:
    """What the pointer stands on."""

    table: str
    id: str
    name: str
    """How the chip calls it: `10:57`, `factor 3`, `action 2`."""


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the meaning of a line depends on, but its text."""

    phase: str
    zone: ZoneInfo
    day: date
    """The incident's day: where a bare time falls without a pointer."""
    today: date
    start: datetime | None = None
    """When the incident began: `+5m` counts from here."""
    after: datetime | None = None
    """The moment pointed at: bare times roll forward from it."""
    target: Target | None = None
    list_kind: Makes = "well"
    """The current list of Well & lucky."""
    forced: Makes | None = None
    """The kind that shift+tab or a click on the chip has chosen for this one entry."""
    people: tuple[str, ...] = ()
    factors: int = 0
    actions: int = 0
    verbs: frozenset[str] = frozenset()
    """Slash words that are commands."""
    order: Literal["dmy", "mdy"] | None = None
    sprint_end: date | None = None
    sprint_weeks: int = 2


@dataclass(frozen=True, slots=True)
class Intent:
    """What Enter makes."""

    makes: Makes
    text: str = ""
    chip: str = ""
    echo: str = ""
    """Reading back; empty where there is nothing to say."""
    on: str = ""
    """The id of the entry it belongs to."""
    time: TimeReading | None = None
    rolled: bool = False
    owner: str = ""
    due: DueReading | None = None
    tags: tuple[str, ...] = ()
    word: str = ""
    """The command's slash word; `text` is its argument."""
    problem: str = ""
    """Why Enter would not do what is meant, with the way out; the line stays."""


def read_hands(text: str) -> tuple[int, int | None] | None:
    """Return how many hands went up, and of how many where that is said (`6`, `6 of 9`, `6/9`); None: no count."""
    said = _COUNT.match(text.strip())
    return (int(said[1]), int(said[2]) if said[2] else None) if said else None


def interpret(text: str, seat: Situation) -> Intent:
    """Return what Enter makes of `text`."""
    line = clean_line(text)
    if not line:
        return _chip(Intent("nothing"), seat)
    if line.startswith("//"):
        return _make(seat.forced or _default(line[1:], seat), line[1:], seat)
    slash = _WORD.match(line)
    if slash:
        word, rest = slash[1], line[slash.end() :]
        if word in _KIND_OF:
            return _of_kind(_KIND_OF[word], rest, seat)
        if word in seat.verbs:
            return Intent("command", rest, chip=f"/{word}", word=word)
    sign, blank, rest = line.partition(" ")
    if sign in ("-", "+") and (blank or line == sign):
        return _of_kind(seat.forced or ("note" if sign == "-" else _new_kind(seat)), rest, seat)
    return _make(seat.forced or _default(line, seat), line, seat)


def interpret_lines(lines: list[str], seat: Situation) -> tuple[Intent, ...]:
    """Return what a paste of several lines makes, each by the same rules; times roll on from line to line."""
    made = []
    for line in lines:
        intent = interpret(line, seat)
        made.append(intent)
        if intent.makes == "event" and intent.time and intent.time.at:
            name = intent.chip.removeprefix("event ")
            seat = replace(seat, after=intent.time.at, target=Target("events", "", name))
    return tuple(made)


_ALL: Final[tuple[Makes, ...]] = (
    "note", "event", "factor", "held", "odd", "well", "hard", "lucky", "lesson", "action", "impact", "summary",
)  # fmt: skip
_KIND_OF: Final[dict[str, Makes]] = {kind: kind for kind in _ALL}
"""The slash words that say a kind; `/park` parks and is a command."""


def _of_kind(kind: Makes, rest: str, seat: Situation) -> Intent:
    """Return what a prefix makes of the rest of its line; with no rest only the chip follows it."""
    return _make(kind, rest, seat) if rest else _chip(Intent("nothing"), replace(seat, forced=kind))


def _new_kind(seat: Situation) -> Makes:
    return seat.list_kind if seat.phase == "well" else _NEW.get(seat.phase, "note")


def _default(line: str, seat: Situation) -> Makes:
    """Return the kind that the phase and the form of the text give, without a prefix or a choice."""
    match seat.phase:
        case "timeline":
            return "event" if starts_with_time(line) else "note"
        case "factors":
            return "note" if seat.target is not None else "factor"
        case "well":
            return seat.list_kind
        case "actions":
            return "fill" if _fills(line, seat) else "action"
        case "close" if seat.target is not None and seat.target.table == "votes" and read_hands(line):
            return "vote"
        case _:
            return "note"


def _make(kind: Makes, line: str, seat: Situation) -> Intent:
    match kind:
        case "event":
            return _event(line, seat)
        case "fill":
            return _fill(line, seat)
        case "action":
            return _action(line, seat)
        case "factor" | "held" | "odd":
            text, tags = read_tags(line)
            problem = "" if text else "What had to be true? Say it in words beside the tag."
            return _chip(Intent(kind, text, tags=tags, problem=problem), seat)
        case "note":
            on = seat.target.id if seat.target and seat.target.table in _NOTED else ""
            return _chip(Intent("note", line, on=on), seat)
        case "vote":
            return _chip(Intent("vote", line, on=seat.target.id if seat.target else ""), seat)
        case _:
            return _chip(Intent(kind, line), seat)


def _event(line: str, seat: Situation) -> Intent:
    length = starts_with_time(line)
    if not length:
        return Intent("event", line, chip="event", problem="A moment starts with its time: 10:57 and what happened.")
    written = line[:length].strip()
    between = _AFTER_TIME.match(line, length)
    text = line[between.end() if between else length :].strip()
    reading = read_time(written, zone=seat.zone, day=seat.day, start=seat.start, after=seat.after)
    if reading.at is None:
        choices = " or ".join(day_time(at, seat.zone) for at in reading.choices[:3])
        why = (
            f"{written}: {choices}? Write the day or the zone with it." if choices else f"“{written}” is no time here."
        )
        return Intent("event", text, chip="event", time=reading, problem=why)
    local = reading.at.astimezone(seat.zone)
    base = seat.after.astimezone(seat.zone).date() if seat.after else seat.day
    rolled = local.date() != base and _BARE.match(written) is not None
    echo = reading.reading + (f"  {reading.warnings[0]}" if reading.warnings else "")
    problem = "" if text else "And what happened then?"
    return Intent("event", text, chip=f"event {local:%H:%M}", echo=echo, time=reading, rolled=rolled, problem=problem)


def day_time(at: datetime, zone: ZoneInfo) -> str:
    """Return an instant as it is read back: `Thu 27 Jan 2022, 11:03`, in `zone`."""
    local = at.astimezone(zone)
    return f"{day_words(local.date(), today=None)}, {local:%H:%M}"


def _calendar(seat: Situation) -> Calendar:
    return Calendar(seat.today, seat.order, seat.sprint_end, seat.sprint_weeks)


def _filled(line: str, seat: Situation) -> Clauses | None:
    """Return the owner and the date that a line is nothing but; None when it says more."""
    said = read_clauses(line, seat.people, _calendar(seat))
    if not said.text:
        return said if said.owner or said.due is not None else None
    if said.due is None and len(said.text) <= SHORT:
        due = _calendar(seat).read(said.text)
        if due.date is not None or due.ask:
            return Clauses(said.owner, due, "")
    person, rest = ("", "") if said.owner else begins_with_person(said.text, seat.people)
    if not person or (rest and (said.due is not None or len(rest) > SHORT)):
        return None
    if not rest:
        return Clauses(person, said.due, "")
    due = _calendar(seat).read(rest)
    return Clauses(person, due, "") if due.date is not None or due.ask else None


def _fills(line: str, seat: Situation) -> bool:
    """Tell whether a line gives the action pointed at its owner or its date, and says nothing else."""
    return seat.target is not None and seat.target.table == "actions" and _filled(line, seat) is not None


def _fill(line: str, seat: Situation) -> Intent:
    said = _filled(line, seat) or Clauses("", None, line)
    on = seat.target.id if seat.target else ""
    made = Intent("fill", said.text, echo=_read_back(said, seat), owner=said.owner, due=said.due, on=on)
    return _chip(replace(made, problem=_which(said)), seat)


def _action(line: str, seat: Situation) -> Intent:
    said = read_clauses(line, seat.people, _calendar(seat))
    problem = _which(said) or ("" if said.text else "What will be different when it is done?")
    on = seat.target.id if seat.target and seat.target.table == "factors" else ""
    made = Intent("action", said.text, echo=_read_back(said, seat), owner=said.owner, due=said.due, on=on)
    return _chip(replace(made, problem=problem), seat)


def _read_back(said: Clauses, seat: Situation) -> str:
    """Return the owner and the date as the echo row says them: "owner Kit, due Fri 11 Feb 2022, in 14 days"."""
    words = [f"owner {said.owner}"] if said.owner else []
    if said.due is not None and said.due.date is not None:
        day = said.due.date
        words.append(f"due {day_words(day, today=None)}, {distance_words(day, seat.today)}")
        words[-1] += f"  {said.due.warnings[0]}" if said.due.warnings else ""
    return ", ".join(words)


def _which(said: Clauses) -> str:
    """Return the question about a date that can mean several days."""
    if said.due is None or not said.due.ask:
        return ""
    return f"Which date: {' or '.join(day_words(day, today=None) for day in said.due.choices[:3])}?"


def _chip(intent: Intent, seat: Situation) -> Intent:
    """Return `intent` with what the chip says, and with the hint that its kind asks for."""
    makes = intent.makes if intent.makes != "nothing" else seat.forced or _idle(seat)
    target = seat.target.name if seat.target else ""
    echo = intent.echo
    match makes:
        case "note":
            on = seat.target is not None and seat.target.table in _NOTED
            chip = f"note on {target}" if on else "note on the review"
            if seat.phase == "factors" and on and intent.makes == "note" and not echo:
                echo = f"“+ ” first makes it factor {seat.factors + 1}"
        case "event":
            chip = "event"
        case "factor":
            chip = f"factor {seat.factors + 1}"
        case "action":
            chip = f"action {seat.actions + 1}"
        case "fill":
            chip = target
        case "vote":
            chip = target
        case _:
            chip = CHIPS.get(makes, makes)
    return replace(intent, chip=intent.chip or chip, echo=echo)


def _idle(seat: Situation) -> Makes:
    """Return what the chip of an empty line promises."""
    match seat.phase:
        case "timeline":
            return "note" if seat.target is not None else "event"
        case "actions":
            return "fill" if seat.target is not None and seat.target.table == "actions" else "action"
        case "close" if seat.target is not None and seat.target.table == "votes":
            return "vote"
        case _:
            return _default("x", seat)
