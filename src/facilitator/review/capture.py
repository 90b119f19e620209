"""What Enter will make of the capture line: the form of the text decides, the phase and the pointer do the rest.

Pure: the screen fixes a `Situation` (phase, list, target) at the first character and asks again at each further one. The
result says what will be made, what the chip shows and what the echo row reads back.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

from facilitator.text import clean_line
from facilitator.times import (
    DueReading,
    TimeReading,
    day_words,
    distance_words,
    find_due,
    read_due,
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
_OWNED: Final = re.compile(
    r"[,;]?\s+(?:owned by|owner is|owner:|assigned to)\s+(?P<owner>[^,;]{1,60}?)\s*(?=[,;.]|$)"
    r"|^owner:?\s+(?P<only>[^,;]{1,60})$",
    re.IGNORECASE,
)
_AT: Final = re.compile(r"(?:^|(?<=\s))@([\w][\w.'’-]{0,40})")
_TAG: Final = re.compile(r"(?:^|(?<=\s))#([^\W\d][\w-]{0,40})")
_WORD: Final = re.compile(r"/([a-z]+)(?:\s+|$)")
_COUNT: Final = re.compile(r"(\d{1,4})(?:\s*(?:of|/)\s*(\d{1,4}))?$")
_LONGEST_READ: Final = 600
"""Characters in which dates, owners and tags are looked for; what is longer is prose."""


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


def interpret(text: str, seat: Situation) -> Intent:
    """Return what Enter makes of `text`."""
    line = clean_line(text)
    if not line:
        return _chip(Intent("nothing"), seat)
    if line.startswith("//"):
        return _make(_default(line[1:], seat), line[1:], seat)
    slash = _WORD.match(line)
    if slash:
        word, rest = slash[1], line[slash.end() :]
        if word in SLASH_KINDS - {"park"}:
            return (
                _make(_kind(word), rest, seat) if rest else _chip(Intent("nothing"), replace(seat, forced=_kind(word)))
            )
        if word in seat.verbs:
            return Intent("command", rest, chip=f"/{word}", word=word)
    if line.startswith("- ") and seat.forced is None:
        return _make("note", line[2:], seat)
    if line.startswith("+ ") and seat.forced is None:
        return _make(_new_kind(seat), line[2:], seat)
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


def _kind(word: str) -> Makes:
    return next(kind for kinds in (_ALL,) for kind in kinds if kind == word)


_ALL: Final[tuple[Makes, ...]] = (
    "note", "event", "factor", "held", "odd", "well", "hard", "lucky", "lesson", "action", "impact", "summary",
)  # fmt: skip


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
            return (
                "fill"
                if seat.target is not None and seat.target.table == "actions" and _fills(line, seat)
                else "action"
            )
        case "close" if seat.target is not None and seat.target.table == "votes" and _COUNT.match(line):
            return "vote"
        case _:
            return "note"


def _make(kind: Makes, line: str, seat: Situation) -> Intent:
    match kind:
        case "event":
            return _event(line, seat)
        case "fill" | "action":
            return _action(kind, line, seat)
        case "factor" | "held" | "odd":
            text, tags = _tags(line)
            return _chip(Intent(kind, text, tags=tags), seat)
        case "note":
            on = seat.target.id if seat.target and seat.target.table in ("events", "factors", "actions") else ""
            return _chip(Intent("note", line, on=on), seat)
        case _:
            return _chip(Intent(kind, line, on=seat.target.id if seat.target else ""), seat)


def _event(line: str, seat: Situation) -> Intent:
    length = starts_with_time(line)
    if not length:
        return Intent("event", line, chip="event", problem="A moment starts with its time: 10:57 and what happened.")
    written = line[:length].strip()
    text = line[length:].lstrip(" ,–—:-") or ""
    reading = read_time(written, zone=seat.zone, day=seat.day, start=seat.start, after=seat.after)
    if reading.at is None:
        choices = " or ".join(day_time(at, seat.zone) for at in reading.choices[:3])
        why = (
            f"{written}: {choices}? Write the day or the zone with it." if choices else f"“{written}” is no time here."
        )
        return Intent("event", text, chip="event", time=reading, problem=why)
    local = reading.at.astimezone(seat.zone)
    name = f"{local:%H:%M}"
    base = seat.after.astimezone(seat.zone).date() if seat.after else seat.day
    rolled = local.date() != base and not _names_day(written)
    echo = reading.reading + (f"  {reading.warnings[0]}" if reading.warnings else "")
    problem = "" if text else "And what happened then?"
    return Intent("event", text, chip=f"event {name}", echo=echo, time=reading, rolled=rolled, problem=problem)


def day_time(at: datetime, zone: ZoneInfo) -> str:
    """Return an instant as it is read back: `Thu 27 Jan 2022, 11:03`, in `zone`."""
    local = at.astimezone(zone)
    return f"{day_words(local.date(), today=None)}, {local:%H:%M}"


def _names_day(written: str) -> bool:
    """Tell whether a written time says its day: it has letters before its digits, or a date."""
    return (
        bool(re.match(r"[~≈(ca.]*\s*[a-z]{3}", written, re.IGNORECASE))
        or "-" in written[1:]
        or bool(re.match(r"\d{1,2}\.? [a-z]{3}", written, re.IGNORECASE))
    )


def _fills(line: str, seat: Situation) -> bool:
    owner, due, rest = _clauses(line, seat)
    if rest and not owner and due is None and len(line) < 40:  # noqa: PLR2004  # no date is as long as a sentence
        due = _read_due(rest, seat)
        return due.date is not None or due.ask
    return not rest and (bool(owner) or due is not None)


def _action(kind: Makes, line: str, seat: Situation) -> Intent:
    owner, due, text = _clauses(line, seat)
    if kind == "fill" and due is None and text:
        due, text = _read_due(text, seat), ""
    said = []
    if owner:
        said.append(f"owner {owner}")
    if due is not None and due.date is not None:
        said.append(f"due {day_words(due.date, today=None)}, {distance_words(due.date, seat.today)}")
    problem = ""
    if due is not None and due.ask:
        choices = " or ".join(day_words(day, today=None) for day in due.choices[:3])
        problem = f"Which date: {choices}?"
    elif kind == "action" and not text:
        problem = "What will be different when it is done?"
    echo = ", ".join(said)
    if due is not None and due.warnings and echo:
        echo += f"  {due.warnings[0]}"
    on = seat.target.id if seat.target and (kind == "fill" or seat.target.table == "factors") else ""
    return _chip(Intent(kind, text, echo=echo, owner=owner, due=due, on=on, problem=problem), seat)


def _clauses(line: str, seat: Situation) -> tuple[str, DueReading | None, str]:
    """Return owner, date and what is left of an action's sentence."""
    if len(line) > _LONGEST_READ:
        return "", None, line
    due = None
    found = find_due(
        line, today=seat.today, sprint_end=seat.sprint_end, sprint_weeks=seat.sprint_weeks, order=seat.order
    )
    if found:
        due, (start, end) = found
        line = line[:start] + " " + line[end:]
    owner = ""
    owned = _OWNED.search(line)
    if owned:
        owner = (owned["owner"] or owned["only"]).strip()
        line = line[: owned.start()] + line[owned.end() :]
    else:
        names = _AT.findall(line)
        if names:
            owner = " ".join(_person(name, seat.people) for name in names[:1])
            line = _AT.sub("", line, count=1)
    owner = re.sub(r"^the\s+", "", owner, flags=re.IGNORECASE)
    return _person(owner.lstrip("@"), seat.people), due, clean_line(line).strip(" ,;.–—")


def _person(name: str, people: tuple[str, ...]) -> str:
    """Return the invited person that `name` begins, else the name as typed: an unknown one is taken."""
    lower = name.lower()
    exact = [one for one in people if one.lower() == lower]
    starts = [one for one in people if lower and one.lower().startswith(lower)]
    return exact[0] if exact else starts[0] if len(starts) == 1 else name


def _read_due(text: str, seat: Situation) -> DueReading:
    return read_due(
        text, today=seat.today, sprint_end=seat.sprint_end, sprint_weeks=seat.sprint_weeks, order=seat.order
    )


def _tags(line: str) -> tuple[str, tuple[str, ...]]:
    if len(line) > _LONGEST_READ:
        return line, ()
    tags = tuple(dict.fromkeys(tag.lower() for tag in _TAG.findall(line)))
    return (clean_line(_TAG.sub("", line)) if tags else line), tags


def _chip(intent: Intent, seat: Situation) -> Intent:
    """Return `intent` with what the chip says, and with the hint that its kind asks for."""
    makes = intent.makes if intent.makes != "nothing" else seat.forced or _idle(seat)
    target = seat.target.name if seat.target else ""
    echo = intent.echo
    match makes:
        case "note":
            on = seat.target is not None and seat.target.table in ("events", "factors", "actions")
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
