"""Words of the record: marks, factor tags, types of action, vague verbs, sections of the document."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from facilitator.guidance import reading

_FILE: Final = "record.toml"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a moment of the timeline can be marked as; metrics are counted between marks."""

    id: str
    title: str
    key: str
    """The letter that sets it, after `m` in a list."""
    meaning: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A word for a kind of contributing factor, the same in every review."""

    id: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ActionType:
    """What an action does about its factor."""

    id: str
    title: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the document and of the outline."""

    id: str
    heading: str
    """The heading in the document."""
    title: str
    """The name in the outline, 14 columns."""
    required: bool
    """Whether it is named as missing when it is empty; others are left out."""
    outline: bool
    """Whether the outline has it as a section to write or fill."""
    levels: tuple[str, ...]
    """The levels of review that have it."""
    prompt: str
    """What belongs in it, one row."""


@dataclass(frozen=True, slots=True)
class _Verb:
    id: str
    ask: str


@cache
def marks() -> tuple[Mark, ...]:
    """Return the marks in the order in which they are offered."""
    return reading.records(Mark, _FILE, reading.load(_FILE), "mark")


@cache
def factor_tags() -> tuple[Tag, ...]:
    """Return tags to start with; a team may use its own besides."""
    return reading.records(Tag, _FILE, reading.load(_FILE), "tag")


@cache
def action_types() -> tuple[ActionType, ...]:
    """Return the types of action, the strongest first."""
    return reading.records(ActionType, _FILE, reading.load(_FILE), "action_type")


@cache
def vague_verbs() -> Mapping[str, str]:
    """Return verbs, in lower case, that do not say what will be done, each with the question that helps."""
    rows = reading.records(_Verb, _FILE, reading.load(_FILE), "verb")
    return MappingProxyType({row.id: row.ask for row in rows})


@cache
def sections() -> tuple[Section, ...]:
    """Return the sections of the document in its order; the outline shows those that say so."""
    return reading.records(Section, _FILE, reading.load(_FILE), "section")
