"""The signs that a sentence shows: what the weights of `weights.py` are learnt for.

A sign is a short text: a word, two words in a row, who does what, who is there, how the sentence ends, which rule
holds. People's names, code, quotations and numbers count as kinds, so that no weight hangs on a name.
"""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Final

from facilitator.wording.subjects import Context, kind_of, subject_of
from facilitator.wording.tokens import CODE, QUOTE, Kind, Sentence
from facilitator.wording.words import known

_START: Final = "^"
_STOP: Final = "$"
_NAME: Final = "<name>"
_MASKED: Final = {CODE: "<code>", QUOTE: "<quote>"}
_PRONOUNS: Final = {
    **dict.fromkeys(("i", "me", "my", "myself", "mine"), "I"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "WE"),
    **dict.fromkeys(("you", "your", "yours", "u", "ur", "yourself", "yourselves", "ya", "y'all"), "YOU"),
    **dict.fromkeys(("he", "she", "they", "him", "her", "them", "his", "their"), "THEY"),
    **dict.fromkeys(("theirs", "himself", "herself", "themselves"), "THEY"),
}
"""Pronouns by whom they stand for: "your" and "you" are one sign."""
_WHO: Final[dict[Kind, str]] = {"self": "I", "we": "WE", "person": "PERSON", "proper": "PERSON"}
_NEGATIONS: Final = frozenset(("not", "never", "no"))
_MARKS: Final = frozenset("*_|#~")
"""What only sets words off in Markdown."""
_NEAR: Final = 4
"""Words before a verb among which its negation stands."""
CLASSES: Final = (
    *("accuse", "blameworthy", "conduct", "folly", "human-act", "institution", "misdeed", "nobody", "process-thing"),
    *("role", "thing", "tool", "unkind", "verdict", "wreck", "wrecked"),
)
"""The classes of words.toml whose words share a sign."""


def signs_of(sentence: Sentence, context: Context, rules: Iterable[str], silenced: Iterable[str]) -> set[str]:
    """Return the signs that `sentence` shows.

    Args:
        sentence: the words.
        context: what is known about words.
        rules: the ids of the rules that hold in it.
        silenced: the ids of the rules that would, were they not denied or their words meant otherwise.
    """
    found = {f"rule:{name}" for name in rules}
    if found:
        found.add("rule")
    else:
        found = {f"silenced:{name}" for name in silenced}
        if found:
            found.add("silenced")
    plain, there = _plain(sentence, context)
    words = [word for word in plain if word not in _MARKS]
    found.update(words)
    found.update(map("%s %s".__mod__, pairwise((_START, *words, _STOP))))
    classes, bases = _classes(), _bases()
    for at, word in enumerate(sentence.words):
        if word in classes:
            found.update(classes[word])
        if word in bases:
            kind = subject_of(sentence, at, context).kind
            negated = "+" if _NEGATIONS.isdisjoint(sentence.words[max(at - _NEAR, 0) : at]) else "not"
            found.add(f"{kind}:{bases[word]}:{negated}")
    found.update([f"who:{who}" for who in there])
    if words and words[-1] in ("?", "!"):
        found.update([f"end:{words[-1]}{who}" for who in there])
        found.add(f"end:{words[-1]}:{words[0]}")
    return found


def places_of(sentence: Sentence, context: Context) -> list[list[str]]:
    """Return, word by word, the signs that it shows by itself or with the word before it."""
    words, _ = _plain(sentence, context)
    classes = _classes()
    return [
        [word, f"{before} {word}", *classes.get(raw, ())]
        for before, word, raw in zip((_START, *words), words, sentence.words, strict=False)
    ]


def _plain(sentence: Sentence, context: Context) -> tuple[list[str], set[str]]:
    """Return the words with kinds in the place of names, numbers and pronouns, and who is there."""
    roles, names = context.words.classes["role"], context.words.classes["names"]
    plain, there = [], set[str]()
    for at, word in enumerate(sentence.words):
        kind = kind_of(sentence, at, context)
        pronoun = _PRONOUNS.get(word)
        if kind in _WHO:
            there.add("YOU" if pronoun == "YOU" else _WHO[kind])
        if pronoun:
            plain.append(pronoun)
        elif word in _MASKED:
            plain.append(_MASKED[word])
        elif word[0].isdigit():
            plain.append("<number>")
        elif word in names or (
            kind == "person" and word not in roles and (word[0] == "@" or sentence.raw(at)[0].isupper())
        ):
            plain.append(_NAME)
        else:
            plain.append(_NAME if kind == "proper" and at else word)
    return plain, there


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in CLASSES:
        for word in known().classes[name]:
            found[word] = (*found.get(word, ()), f"class:{name}")
    return found


@cache
def _bases() -> dict[str, str]:
    """Return every form of every known verb with its base form."""
    words = known()
    forms = {base: base for base in words.bases}
    for table in (words.pasts, words.participles, words.gerunds, words.thirds):
        for form, base in table.items():
            forms.setdefault(form, base)
    return forms
