"""What the capture line works with: the kinds, the situation it is typed in, and what Enter will make of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

from facilitator.times import DueReading, TimeReading

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
