"""What the signs of a sentence come to: weights learnt from labelled sentences, kept in `data/weights.tsv`.

`tools/learn_wording.py` writes that file. Its columns are a sign and, in hundredths of a log odds, what it counts for
finding the sentence, for the level `redirect` and for each category; an empty sign holds the biases.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from facilitator.wording.flags import CATEGORIES, Level
from facilitator.wording.signs import places_of
from facilitator.wording.subjects import Context
from facilitator.wording.tokens import Kind, Sentence


class Bar(NamedTuple):
    """What the signs of a sentence must come to, in hundredths of a log odds."""

    heard: int
    """For a rule that holds to be heard."""
    enough: int
    """To be found by its signs alone, and for a rule about questions to be heard: most of them only ask."""


NOTE: Final = Bar(-230, -130)
"""For a note. The weights were learnt from threads in which few sentences are to be found; of what is said in a meeting
more are, hence totals below nought. docs/wording.md has the curve."""
DOCUMENT: Final = Bar(-150, -75)
"""For a document: of its many sentences fewer are to be found than of what is said in a meeting."""
ABOUT_BLAME: Final = Bar(500, 500)
"""For a document that talks about blame: its examples and warnings sound like it."""
_TELLING: Final = 15
"""What a word must count to be telling; see `telling_words`."""
_SHOWN: Final = 6
"""Words shown at most of a sentence that no rule found."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a sentence reads by its signs alone."""

    level: Level
    category: str
    who: Kind
    """Whom it is about, as far as the level says."""
    span: tuple[int, int]
    """The words that count most, the last exclusive."""


@dataclass(frozen=True, slots=True)
class _Table:
    found: dict[str, int]
    rest: tuple[str, ...]
    """The lines that hold more than a weight for `found`."""
    telling: frozenset[str]


@cache
def _table() -> _Table:
    from importlib import resources  # noqa: PLC0415 (read at the first check: importing this room stays cheap)

    text = resources.files("facilitator.wording").joinpath("data", "weights.tsv").read_text(encoding="utf-8")
    lines = text.splitlines()[1:]
    cells = [line.split("\t", 2) for line in lines]
    found = {cell[0]: int(cell[1]) for cell in cells if cell[1]}
    rest = tuple(line for line, cell in zip(lines, cells, strict=True) if len(cell) > 2)  # noqa: PLR2004 (sign, found)
    telling = frozenset(sign for sign, weight in found.items() if weight >= _TELLING and sign.isalpha())
    return _Table(found, rest, telling)


@cache
def _columns() -> tuple[dict[str, int], ...]:
    """Return the columns for the level and for each category, read when first something is found by signs alone."""
    columns: tuple[dict[str, int], ...] = tuple({} for _ in range(1 + len(CATEGORIES)))
    for line in _table().rest:
        sign, _, *cells = line.split("\t")
        for column, cell in zip(columns, cells, strict=False):
            if cell:
                column[sign] = int(cell)
    return columns


def telling_words() -> frozenset[str]:
    """Return the words of which a sentence must hold one to be found without a rule."""
    return _table().telling


def total(signs: set[str]) -> int:
    """Return what `signs` come to, in hundredths of a log odds: the more, the likelier a facilitator would step in."""
    return _sum(_table().found, signs)


def reading(sentence: Sentence, signs: set[str], context: Context) -> Reading:
    """Return how `sentence`, which shows `signs`, reads."""
    redirect, *categories = _columns()
    level: Level = "redirect" if _sum(redirect, signs) >= 0 else "rephrase"
    sums = [_sum(column, signs) for column in categories]
    category = CATEGORIES[sums.index(max(sums))]
    return Reading(level, category, _who(level, signs), _span(sentence, context, _table().found))


def _sum(weights: dict[str, int], signs: set[str]) -> int:
    return weights.get("", 0) + sum([weights[sign] for sign in signs if sign in weights])


def _who(level: Level, signs: set[str]) -> Kind:
    if level == "redirect":
        return "person"
    if "who:WE" in signs:
        return "we"
    return "self" if "who:I" in signs else "vague"


def _span(sentence: Sentence, context: Context, weights: Mapping[str, int]) -> tuple[int, int]:
    """Return the stretch of words whose signs count most, at most `_SHOWN` long."""
    counts = [sum(weights.get(sign, 0) for sign in signs) for signs in places_of(sentence, context)]
    best, shown = 0, (0, min(1, len(counts)))
    for first in range(len(counts)):
        come = 0
        for last in range(first, min(first + _SHOWN, len(counts))):
            come += counts[last]
            if come > best and sentence.words[first][0].isalnum() and sentence.words[last][0].isalnum():
                best, shown = come, (first, last + 1)
    return shown
