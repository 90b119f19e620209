"""The signs that a sentence shows: what the weights of `weights.py` are learnt for.

A sign is a short text: a word, two words in a row, who does what, who is there, how the sentence ends, which rule
holds. People's names, code, quotations and numbers count as kinds, so that no weight hangs on a name.
"""

from collections.abc import Iterable
from functools import cache
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


def signs_of(sentence: Sentence, context: Context, rules: Iterable[str], silenced: Iterable[str]) -> dict[str, int]:
    """Return the signs that `sentence` shows, each with the word at which it first stands, -1 for those of the whole.

    Args:
        sentence: the words.
        context: what is known about words.
        rules: the ids of the rules that hold in it.
        silenced: the ids of the rules that would, were they not denied or their words meant otherwise.
    """
    found = {f"rule:{name}": -1 for name in rules}
    if found:
        found["rule"] = -1
    else:
        found = {f"silenced:{name}": -1 for name in silenced}
        if found:
            found["silenced"] = -1
    words, there = _plain(sentence, context)
    before = _START
    classes, bases = _classes(), _bases()
    for at, word in enumerate(words):
        if word in _MARKS:
            continue
        raw = sentence.words[at]
        found.setdefault(word, at)
        found.setdefault(f"{before} {word}", max(at - 1, 0))
        for name in classes.get(raw, ()):
            found.setdefault(f"class:{name}", at)
        if raw in bases:
            kind = subject_of(sentence, at, context).kind
            negated = "+" if _NEGATIONS.isdisjoint(sentence.words[max(at - _NEAR, 0) : at]) else "not"
            found.setdefault(f"{kind}:{bases[raw]}:{negated}", at)
        before = word
    found.setdefault(f"{before} {_STOP}", max(len(words) - 1, 0))
    found.update(dict.fromkeys((f"who:{who}" for who in there), -1))
    if before in ("?", "!"):
        found.update(dict.fromkeys((f"end:{before}{who}" for who in there), -1))
        found[f"end:{before}:{words[0]}"] = -1
    return found


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
            found[word] = (*found.get(word, ()), name)
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
