"""What to ask: by phase, by section of the document, and by what somebody just said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest
from typing import Final

from facilitator.errors import NotFoundError
from facilitator.guidance import reading

_FILE: Final = "questions.toml"


@dataclass(frozen=True, slots=True)
class _Prompts:
    id: str
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Trigger:
    """Words that call for a question; a cue that ends in `*` takes any ending."""

    id: str
    cues: tuple[str, ...]
    ask: tuple[str, ...]


def questions(phase_id: str) -> tuple[str, ...]:
    """Return what to ask in a phase, in the order to ask it.

    Raises:
        NotFoundError: There is no such phase.
    """
    return _prompts("phase", phase_id)


def outline_questions(section_id: str) -> tuple[str, ...]:
    """Return what helps to write a section of the document, in the order to ask it.

    Raises:
        NotFoundError: There are no questions for such a section.
    """
    return _prompts("section", section_id)


def followups(text: str) -> tuple[str, ...]:
    """Return questions that fit what was just said or noted, the fittest first; often there are none.

    Words are matched, nothing is understood: each trigger that is met gives its first question, then each its second.
    """
    plain = text.replace("’", "'").casefold()
    met = (trigger.ask for trigger, cue in _bank() if cue.search(plain))
    return tuple(dict.fromkeys(ask for ask in chain.from_iterable(zip_longest(*met)) if ask))


@cache
def _bank() -> tuple[tuple[_Trigger, re.Pattern[str]], ...]:
    rows = reading.records(_Trigger, _FILE, reading.load(_FILE), "trigger")
    return tuple((row, _pattern(row.cues)) for row in rows)


def _pattern(cues: Iterable[str]) -> re.Pattern[str]:
    words = (re.escape(cue.removesuffix("*")) + (r"\w*" if cue.endswith("*") else "") for cue in cues)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


@cache
def _prompts(key: str, wanted: str) -> tuple[str, ...]:
    rows = reading.records(_Prompts, _FILE, reading.load(_FILE), key)
    for row in rows:
        if row.id == wanted:
            return row.ask
    raise NotFoundError(f"There are no questions for “{wanted}”; choose one of {', '.join(row.id for row in rows)}.")
