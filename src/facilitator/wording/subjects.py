"""Who or what a verb is about: the speaker, other people, a system, or nobody named.

Walks left from the verb to the head of the noun phrase that stands before it. A small grammar of our own, enough for
notes: it knows pronouns, roles, teams, names, handles, and takes what it does not know for a thing.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from facilitator.wording.lexicon import Lexicon
from facilitator.wording.tokens import CODE, QUOTE, Kind, Sentence
from facilitator.wording.words import Words, known

_REACH: Final = 12
_ATTACHED: Final = frozenset(("of", "on", "in", "from", "for", "at", "with", "behind", "to", "by", "within"))
_PARTITIVE: Final = frozenset(
    [
        "one",
        "none",
        "some",
        "all",
        "most",
        "any",
        "each",
        "both",
        "several",
        "many",
        "few",
        "neither",
        "either",
        "half",
        "lot",
        "group",
        "bunch",
        "number",
        "couple",
    ]
)
_AFTER_NOUN: Final = frozenset(
    ("responsible", "involved", "assigned", "working", "tasked", "charged", "based", "dedicated", "employed", "hired")
)
"""Words that stand after their noun and before its preposition: "the engineers responsible for the switch"."""
_SHARING: Final = frozenset(("and", "or", "but", "then", "also", ","))
_SUBJECT_PRONOUNS: Final = frozenset(
    [
        "i",
        "we",
        "you",
        "he",
        "she",
        "they",
        "who",
        "nobody",
        "somebody",
        "someone",
        "anyone",
        "everyone",
        "everybody",
        "anybody",
        "it",
        "this",
        "that",
    ]
)
_CALENDAR: Final = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "june", "july", "august", "september", "october", "november"),
        "december",
    )
)
_MASKED: Final = frozenset((CODE, QUOTE))
_CAPITALS: Final[dict[str, Kind]] = {"IT": "person", "US": "system"}
"""Words that mean something else in capitals."""
_STOPS: Final = frozenset('.,;:!?()[]{}"—–-…*|')


_BY_CLASS: Final[tuple[tuple[tuple[str, ...], Kind], ...]] = (
    (("self",), "self"),
    (("we",), "we"),
    (("others",), "person"),
    (("vague-subject",), "vague"),
    (("institution",), "person"),
    (("tool", "thing"), "system"),
    (("role",), "person"),
)
"""The first class that holds a word decides."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a verb: its kind and the words `first` to `last` (inclusive; -1 when there are none)."""

    kind: Kind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Context:
    """What a review or workspace knows besides the shipped words, folded for looking up."""

    people: frozenset[str]
    services: frozenset[str]
    words: Words


@lru_cache(maxsize=64)
def context_of(lexicon: Lexicon) -> Context:
    """Return what `lexicon` adds, ready to look up: full names and each of their parts, handles with and without @."""
    people = {name.casefold().lstrip("@") for name in lexicon.people}
    people |= {part for name in people for part in name.split()}
    return Context(frozenset(people), frozenset(name.casefold() for name in lexicon.services), known())


def kind_of(sentence: Sentence, index: int, context: Context) -> Kind:
    """Say what the word at `index` denotes when it is the head of a noun phrase."""
    kind = sentence.kinds.get(index)
    if kind is None:
        kind = sentence.kinds[index] = _find_kind(sentence, index, context)
    return kind


def _find_kind(sentence: Sentence, index: int, context: Context) -> Kind:
    word = sentence.words[index]
    if word in context.services or word in _MASKED:
        return "system"
    if word[0] == "@" or word[-1] == "@" or word in context.people:
        return "person"
    capital = sentence.text[sentence.starts[index]].isupper()
    if capital and sentence.raw(index) in _CAPITALS:
        return _CAPITALS[sentence.raw(index)]
    by_class = _kinds_by_class().get(word)
    if by_class is not None or not (capital or word in context.words.classes["names"] or word == "call"):
        return by_class or "system"
    return _name_kind(sentence, index, word, context.words.classes["names"])


@cache
def _kinds_by_class() -> dict[str, Kind]:
    """Return what the words of the classes denote, each by the first class that holds it."""
    classes = known().classes
    found: dict[str, Kind] = {}
    for names, kind in _BY_CLASS:
        for name in names:
            for word in classes[name]:
                found.setdefault(word, kind)
    return found


def _name_kind(sentence: Sentence, index: int, word: str, names: frozenset[str]) -> Kind:
    if word == "call" and index and sentence.words[index - 1] == "on":
        return "person"  # "on call" written as two words
    if word in _CALENDAR:
        return "system"
    raw = sentence.raw(index)
    before = sentence.words[index - 1] if index else ""
    if word in names and before not in ("the", "a", "an"):
        return "person"
    if (
        raw[:1].isupper()
        and raw[1:].islower()
        and raw.isalpha()
        and (before not in ("the", "a", "an", "this", "that") or (index > 1 and before == "the" and raw.endswith("s")))
    ):
        if index and sentence.words[index - 1] in names:
            return "person"
        return "proper"
    return "system"


def subject_of(sentence: Sentence, verb: int, context: Context) -> Subject:
    """Return the subject of the verb (or its first auxiliary) at word `verb`."""
    words, classes = sentence.words, context.words.classes
    at = verb - 1
    while at >= 0 and (context.words.is_adverb(words[at]) or _is_helper(words, at, verb, classes["auxiliary"])):
        at -= 1
    if at >= 0 and words[at] == ")":
        at = _before_bracket(words, at)
    while at >= 0 and words[at] == "," and (at == 0 or words[at - 1] in classes["filler"]):
        at -= 1
    if at >= 0 and words[verb] in context.words.gerunds and _is_verb(words[at], context.words):
        return _shared(sentence, at, context)
    if at < 0 or words[at] in classes["filler"]:
        return Subject("elided", -1, -1)
    if words[at] in _SHARING:
        return _shared(sentence, at, context)
    if words[at] in _STOPS:
        return Subject("elided", -1, -1)
    if words[at] in ("that", "which") and at:
        kind = kind_of(sentence, at - 1, context)
        if kind == "person":
            return Subject(_named(sentence, at - 1, context), at - 1, at)
        return Subject("vague", at, at)
    return _phrase(sentence, at, context)


def _named(sentence: Sentence, noun: int, context: Context) -> Kind:
    """Return whom a noun for a person names: the speaker in "I am the one that forgot"."""
    classes = context.words.classes
    for k in range(noun - 1, max(noun - _REACH // 2, 0), -1):
        if sentence.words[k] in classes["be"]:
            kind = kind_of(sentence, k - 1, context)
            return kind if kind in ("self", "we") else "person"
    return "person"


def _begins_relative(sentence: Sentence, at: int, context: Context) -> bool:
    """Say whether the pronoun at `at` only begins a clause about a thing: "the commit we deployed"."""
    return at > 1 and sentence.words[at - 1] in context.words.classes["thing"]


def _before_bracket(words: tuple[str, ...], at: int) -> int:
    """Return the word before the bracket that closes at `at`."""
    for k in range(at, max(at - _REACH, -1), -1):
        if words[k] == "(":
            return k - 1
    return at


def _is_verb(word: str, known_words: Words) -> bool:
    return word in known_words.pasts or word in known_words.bases


def _is_helper(words: tuple[str, ...], at: int, verb: int, auxiliary: frozenset[str]) -> bool:
    return words[at] in auxiliary and not (words[at] == "'s" and at + 1 < verb and words[at + 1] not in auxiliary)


def _phrase(sentence: Sentence, at: int, context: Context) -> Subject:
    words, classes = sentence.words, context.words.classes
    if words[at] in _SUBJECT_PRONOUNS or words[max(at - 1, 0) : at + 1] == ("on", "call"):
        return Subject(kind_of(sentence, at, context), at, at)
    head, last = at, at
    first = at
    stops = classes["clause"] | classes["auxiliary"]
    for k in range(at, max(at - _REACH, -1), -1):
        word = words[k]
        if k < head and (word in _STOPS or word in stops):
            break
        if k < head and word in _SUBJECT_PRONOUNS:
            break
        if word in classes["preposition"]:
            before = k - 1
            attached = word in _ATTACHED and before >= 0 and words[before] not in _STOPS | stops
            if not attached:
                break
            if words[before] in _AFTER_NOUN and before and words[before - 1] not in _STOPS | stops:
                head = before - 1
            elif not (word == "of" and words[before] in _PARTITIVE):
                head = before
        elif word in classes["determiner"] and k < at and (k == 0 or words[k - 1] not in _ATTACHED):
            first = k
            break
        first = k
    acting = first - 1 if first and words[first] in classes["determiner"] else first
    if words[acting] in context.words.gerunds and acting < head and (acting == 0 or words[acting - 1] in _STOPS):
        return Subject("system", acting, last)
    if words[head] == "team" and words[max(head - 1, 0)] == "our":
        return Subject("we", first, last)  # "our team" is the speaker's own
    return Subject(kind_of(sentence, head, context), first, last)


def _shared(sentence: Sentence, at: int, context: Context) -> Subject:
    """Return the subject that a second verb shares: "he deployed it and forgot to tell us"."""
    words = sentence.words
    for k in range(at, max(at - 2 * _REACH, -1), -1):
        pronoun = words[k] in _SUBJECT_PRONOUNS and not (words[k] in ("that", "it", "this") and k != 0)
        if pronoun and not _begins_relative(sentence, k, context):
            return Subject(kind_of(sentence, k, context), k, k)
        if words[k] in (";", ":", "(", "!", "?", "."):
            break
    for k in range(max(at - 2 * _REACH, 0), at):
        kind = kind_of(sentence, k, context)
        if kind in ("person", "self", "we") and words[k] not in context.words.classes["possessive"]:
            return Subject(kind, k, k)
    return Subject("elided", -1, -1)
