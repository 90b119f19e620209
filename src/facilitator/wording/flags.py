"""What the checker finds: a flag, its level, and which of several to show."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

Level = Literal["redirect", "rephrase"]
"""`redirect`: the words fault somebody else. `rephrase`: first person, nobody named, or about a system."""

LEVELS: Final[tuple[Level, ...]] = ("redirect", "rephrase")

CATEGORIES: Final = (
    "counterfactual",
    "blame",
    "judgement",
    "human-error",
    "hindsight",
    "interrogation",
    "person-fix",
    "absolute",
)
"""What kind of wording it is, as facilitators name the kinds."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One phrase that a facilitator would turn into a neutral one. All positions count characters of the text given."""

    start: int
    """Where the shortest phrase that carries it starts."""
    end: int
    """Where that phrase ends."""
    level: Level
    category: str
    """One of `CATEGORIES`."""
    rule: str
    """The id of the rule that found it; switching that id off silences it."""
    reason: str
    """Why, in a few words."""
    say: str
    """One spoken line, fit for a shared screen."""
    rewrite: str | None
    """The sentence restated, or None where that cannot be done without adding to it."""
    question: str
    """What to ask where there is no rewrite."""
    sentence: tuple[int, int]
    """The stretch that `rewrite` replaces."""
    self_blame: bool
    """True for the first person singular: met with thanks, never counted."""

    def as_said(self, before: "Flag") -> "Flag":
        """Return this flag in the words of one `before` it, where both begin at the same word."""
        if self.start != before.start:
            return self
        return replace(self, say=before.say, rewrite=before.rewrite, question=before.question)


def worst(flags: Iterable[Flag]) -> Flag | None:
    """Return the one flag to show: a redirect before a rephrase, then the first in the text."""
    return min(flags, key=lambda flag: (LEVELS.index(flag.level), flag.start), default=None)
