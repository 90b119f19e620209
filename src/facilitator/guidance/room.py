"""What helps in the room: words to open and close, ground rules, moves when it is stuck, lists not to forget."""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from facilitator.guidance import reading

Which = Literal["before", "during", "after"]

_FILE: Final = "room.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """A ground rule."""

    text: str
    short: str
    """The same in one row, for the wall."""


@dataclass(frozen=True, slots=True)
class Move:
    """Something to do when the room does not move."""

    id: str
    title: str
    """When: "Silence"."""
    steps: tuple[str, ...]
    """What to do or say, the gentlest first."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """What a facilitator says when wording slides."""

    category: str
    """A category of `wording`."""
    title: str
    """What is heard, in words fit for a screen."""
    say: str


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One line of a checklist."""

    id: str
    text: str
    role: str
    """Who sees to it: owner, facilitator, scribe or everyone."""


@dataclass(frozen=True, slots=True)
class InviteRole:
    """A part in the incident or in the review that belongs in the room."""

    id: str
    title: str
    why: str
    always: bool
    """Whether every review wants it; the others depend on the case."""


@cache
def opening_words() -> str:
    """Return what the facilitator reads aloud at the start."""
    return reading.text(_FILE, reading.load(_FILE), "opening")


@cache
def closing_words() -> tuple[str, ...]:
    """Return what the facilitator says at the end, a sentence or two each."""
    return reading.texts(_FILE, reading.load(_FILE), "closing")


@cache
def ground_rules() -> tuple[Rule, ...]:
    """Return the ground rules, the five that matter most first."""
    return reading.records(Rule, _FILE, reading.load(_FILE), "rule")


@cache
def stuck_moves() -> tuple[Move, ...]:
    """Return moves for a stuck room, a dominant voice, silence, and a talk that is off track."""
    return reading.records(Move, _FILE, reading.load(_FILE), "move")


@cache
def redirects() -> tuple[Redirect, ...]:
    """Return one line to say for each category of wording."""
    return reading.records(Redirect, _FILE, reading.load(_FILE), "redirect")


@cache
def checklist(which: Which) -> tuple[CheckItem, ...]:
    """Return the checklist for before, during or after the meeting."""
    return reading.records(CheckItem, _FILE, reading.load(_FILE), which)


@cache
def invite_roles() -> tuple[InviteRole, ...]:
    """Return the roles to invite, those that every review wants first."""
    return reading.records(InviteRole, _FILE, reading.load(_FILE), "invite")
