"""The little language that rules are written in, and its matcher.

A phrase is elements parted by blanks; each stands for one word of the sentence:

- ``word`` or ``one|two``: these words (contractions opened: "did not", "i am");
- ``<class>``: a word of that class of words.toml, or one of the tests below; classes and words mix with ``|``;
- ``verb:check`` any form of a verb, ``past:``, ``done:``, ``base:`` one form of it;
- a ``?`` at the end: the element may be absent; a ``+``: it may repeat;
- ``..3``: up to three words of any kind within the clause;
- ``^`` first: only at the start of a sentence or clause (lead-ins such as "sorry," do not count); ``$`` last: at
  its end;
- ``@`` before an element: this is the word whose bearer is judged; ``[`` and ``]`` around the span that is shown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from facilitator.wording.subjects import Context, kind_of
from facilitator.wording.tokens import Sentence
from facilitator.wording.words import Words

Test = Callable[[Sentence, int, Context], bool]

_BREAKS: Final = frozenset(".,;:!?()[]—–…")
_REPEATS: Final = 4
"""How often a repeating element is expected before the anchor."""
_COMMON_COST: Final = 25
"""A word that many sentences hold is as bad an anchor as so many rare ones."""
_FREQUENT_COST: Final = 400
"""The same for a word that nearly every sentence holds."""
_CLAUSE_BREAKS: Final = frozenset(".;:!?(—–…")


def _person(sentence: Sentence, index: int, context: Context) -> bool:
    return kind_of(sentence, index, context) == "person"


def _name(sentence: Sentence, index: int, context: Context) -> bool:
    return kind_of(sentence, index, context) == "proper"


def _participle(sentence: Sentence, index: int, context: Context) -> bool:
    word = sentence.words[index]
    return word != "been" and context.words.is_participle(word)


def _past(sentence: Sentence, index: int, context: Context) -> bool:
    word = sentence.words[index]
    return word in context.words.pasts or (len(word) > 4 and word.endswith("ed"))  # noqa: PLR2004 (shorter: "need", "red")


def _base(sentence: Sentence, index: int, context: Context) -> bool:
    return sentence.words[index] in context.words.bases


def _third(sentence: Sentence, index: int, context: Context) -> bool:
    return sentence.words[index] in context.words.thirds


def _gerund(sentence: Sentence, index: int, context: Context) -> bool:
    word = sentence.words[index]
    if word in context.words.classes["preposition"] or word in context.words.classes["others"]:
        return False
    return word in context.words.gerunds or (len(word) > 5 and word.endswith("ing"))  # noqa: PLR2004 (shorter: "thing")


def _adverb(sentence: Sentence, index: int, context: Context) -> bool:
    return context.words.is_adverb(sentence.words[index])


def _noun(sentence: Sentence, index: int, context: Context) -> bool:
    word, classes = sentence.words[index], context.words.classes
    return word[:1].isalpha() and not any(
        word in classes[name] for name in ("determiner", "preposition", "clause", "auxiliary", "adverb", "self", "we")
    )


def _any(sentence: Sentence, index: int, _context: Context) -> bool:
    return sentence.words[index] not in _BREAKS


TESTS: Final[dict[str, Test]] = {
    "person": _person,
    "name": _name,
    "participle": _participle,
    "past": _past,
    "base": _base,
    "third": _third,
    "gerund": _gerund,
    "adverb": _adverb,
    "noun": _noun,
    "any": _any,
}


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """One place of a phrase."""

    words: frozenset[str]
    tests: tuple[Test, ...]
    optional: bool = False
    repeats: bool = False
    gap: int = 0
    target: bool = False
    opens: bool = False
    closes: bool = False

    def fits(self, sentence: Sentence, index: int, context: Context) -> bool:
        """Say whether the word at `index` can stand here."""
        if sentence.words[index] in self.words:
            return True
        return any(test(sentence, index, context) for test in self.tests)


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A phrase, read."""

    source: str
    elements: tuple[Element, ...]
    at_start: bool
    at_end: bool
    anchor: frozenset[str]
    """A sentence without any of these words cannot match; empty: any sentence may."""
    reach: tuple[int, int]
    """How many words at least and at most stand between the start and the anchor."""
    others: tuple[frozenset[str], ...]
    """Further choices of words, of each of which the sentence must hold one."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern was found; all are word indices, ends exclusive."""

    start: int
    end: int
    shown: tuple[int, int]
    target: int
    """The word whose bearer is judged; -1 where the pattern marks none."""


def compile_phrase(source: str, words: Words) -> Pattern:
    """Read a phrase.

    Raises:
        ValueError: it is empty or names an unknown class; the caller knows file and key.
    """
    parts = source.split()
    at_start = bool(parts) and parts[0] == "^"
    at_end = bool(parts) and parts[-1] == "$"
    parts = parts[at_start : len(parts) - at_end]
    if not parts:
        raise ValueError("a phrase without words")
    elements = tuple(_element(part, words) for part in parts)
    needed = [e.words for e in elements if e.words and not e.tests and not e.optional and not e.gap]
    anchor = min(needed, key=lambda choice: _cost(choice, words), default=frozenset())
    others = tuple(choice for choice in needed if choice is not anchor)
    return Pattern(source, elements, at_start, at_end, anchor, _reach(elements, anchor), others)


def _cost(choice: frozenset[str], words: Words) -> int:
    """Return how bad an anchor a choice of words is: the more sentences hold one of them, the worse."""
    frequent = words.classes["frequent"]
    return len(choice) + _COMMON_COST * len(choice & words.common) + _FREQUENT_COST * len(choice & frequent)


def _reach(elements: tuple[Element, ...], anchor: frozenset[str]) -> tuple[int, int]:
    least = most = 0
    for element in elements:
        if element.words is anchor:
            break
        least += not (element.optional or element.gap)
        most += element.gap or (_REPEATS if element.repeats else 1)
    return least, most


@cache
def _element(part: str, words: Words) -> Element:
    """Read one element; most stand in many phrases, so each is read once."""
    opens, closes = part.startswith("["), part.endswith("]")
    part = part.removeprefix("[").removesuffix("]")
    target = part.startswith("@") and len(part) > 1
    part = part.removeprefix("@") if target else part
    if part.startswith("..") and part[2:].isdigit():
        return Element(frozenset(), (), gap=int(part[2:]), opens=opens, closes=closes)
    optional = part.endswith("?") and len(part) > 1
    part = part.removesuffix("?") if optional else part
    repeats = part.endswith("+") and len(part) > 1
    part = part.removesuffix("+") if repeats else part
    literal: set[str] = set()
    tests: list[Test] = []
    for choice in part.split("|"):
        _choose(choice, words, literal, tests)
    return Element(frozenset(literal), tuple(tests), optional, repeats, 0, target, opens, closes)


def _choose(choice: str, words: Words, literal: set[str], tests: list[Test]) -> None:
    form, _, verb = choice.partition(":")
    if choice.startswith("<") and choice.endswith(">"):
        name = choice[1:-1]
        if name in TESTS:
            tests.append(TESTS[name])
        elif name in ("care", "quality"):
            literal.update(words.care if name == "care" else words.quality)
        elif name in ("past-care", "third-care", "gerund-care", "done-care"):
            literal.update(_forms(words, words.care, name.removesuffix("-care")))
        elif name in words.classes:
            literal.update(words.classes[name])
        else:
            raise ValueError(f"unknown class {choice}")
    elif verb and form in ("verb", "past", "done"):
        if verb not in words.bases:
            raise ValueError(f"unknown verb {verb}")
        literal.update(_forms(words, frozenset((verb,)), form))
    elif choice:
        literal.add(choice)
    else:
        raise ValueError("an empty choice")


def _forms(words: Words, verbs: frozenset[str], form: str) -> set[str]:
    pairs = {base: words.bases[base] for base in verbs if base in words.bases}
    if form == "past":
        return {second for second, _ in pairs.values()}
    if form == "done":
        return {third for _, third in pairs.values()}
    if form == "gerund":
        return {word for word, base in words.gerunds.items() if base in verbs}
    if form == "third":
        return {word for word, base in words.thirds.items() if base in verbs}
    return (
        set(verbs)
        | {word for pair in pairs.values() for word in pair}
        | {word for word, base in words.gerunds.items() if base in verbs}
        | {word for word, base in words.thirds.items() if base in verbs}
    )


def clause_starts(sentence: Sentence, context: Context) -> frozenset[int]:
    """Return the words at which a sentence or clause begins, also after its lead-ins ("sorry, ", "oh well ")."""
    words, leads = sentence.words, context.words.classes["interjection"]
    starts: set[int] = set()
    fresh = True
    for index, word in enumerate(words):
        if fresh:
            starts.add(index)
        fresh = word in _CLAUSE_BREAKS or (fresh and (word in leads or word in _BREAKS or not word[0].isalnum()))
    return frozenset(starts)


def find(
    pattern: Pattern,
    sentence: Sentence,
    context: Context,
    starts: frozenset[int],
    within: tuple[int, int] | None = None,
) -> list[Match]:
    """Return where `pattern` matches, leftmost first, none overlapping.

    Args:
        pattern: the phrase.
        sentence: where to look.
        context: what is known about words.
        starts: the words at which clauses begin.
        within: look only for matches that begin from the first of these words up to before the second.
    """
    found: list[Match] = []
    free = 0
    for at in _candidates(pattern, sentence, within or (0, len(sentence.words))):
        if at < free or (pattern.at_start and at not in starts):
            continue
        places = _match(pattern.elements, 0, sentence, at, context)
        if places is not None and (not pattern.at_end or _ended(sentence, places[-1][1])):
            match = _as_match(pattern, places)
            found.append(match)
            free = max(match.end, at + 1)
    return found


def _candidates(pattern: Pattern, sentence: Sentence, within: tuple[int, int]) -> Iterable[int]:
    """Return the words at which the pattern may begin: within reach of its anchor."""
    first, last = max(within[0], 0), min(within[1], len(sentence.words))
    if not pattern.anchor:
        return range(first, last)
    least, most = pattern.reach
    anchors = range(first + least, min(last + most, len(sentence.words)))
    here = [k for k in anchors if sentence.words[k] in pattern.anchor]
    if len(here) == 1:
        return range(max(here[0] - most, first), min(here[0] - least + 1, last))
    return sorted({at for k in here for at in range(max(k - most, first), min(k - least + 1, last))})


def _ended(sentence: Sentence, at: int) -> bool:
    return at >= len(sentence.words) or sentence.words[at] in _BREAKS


def _match(
    elements: tuple[Element, ...], index: int, sentence: Sentence, at: int, context: Context
) -> tuple[tuple[int, int], ...] | None:
    """Return the stretch each element covers, None when they do not fit from `at` on. Gaps keep it bounded."""
    if index == len(elements):
        return ()
    element = elements[index]
    size = len(sentence.words)
    if element.gap:
        reach = at
        limit = min(at + element.gap, size)
        while True:
            rest = _match(elements, index + 1, sentence, reach, context)
            if rest is not None:
                return ((at, reach), *rest)
            if reach >= limit or sentence.words[reach] in _BREAKS:
                return None
            reach += 1
    if at < size and element.fits(sentence, at, context):
        if element.repeats and at + 1 < size and element.fits(sentence, at + 1, context):
            rest = _match(elements, index, sentence, at + 1, context)
            if rest is not None:
                return ((at, rest[0][1]), *rest[1:])
        rest = _match(elements, index + 1, sentence, at + 1, context)
        if rest is not None:
            return ((at, at + 1), *rest)
    if element.optional:
        rest = _match(elements, index + 1, sentence, at, context)
        if rest is not None:
            return ((at, at), *rest)
    return None


def _as_match(pattern: Pattern, places: tuple[tuple[int, int], ...]) -> Match:
    opened, closed, target = places[0][0], places[-1][1], -1
    for element, (first, last) in zip(pattern.elements, places, strict=True):
        if element.opens:
            opened = first
        if element.closes:
            closed = last
        if element.target and last > first:
            target = last - 1
    return Match(places[0][0], places[-1][1], (opened, max(closed, opened + 1)), target)
