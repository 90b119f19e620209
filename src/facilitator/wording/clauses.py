"""The parts of a clause that a rewrite moves: its lead-in, its subject, its object and what follows."""

import itertools
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from facilitator.wording.judge import Finding
from facilitator.wording.subjects import Context
from facilitator.wording.tokens import QUOTE, Sentence
from facilitator.wording.words import Words

_PARTICLES: Final = frozenset(("up", "back", "out", "down", "off", "over", "away"))
_TAKES_PREPOSITION: Final = {
    "looked": ("at", "into"),
    "thought": ("about", "of"),
    "waited": ("for",),
    "listened": ("to",),
    "talked": ("to", "about"),
    "look": ("at", "into"),
    "think": ("about", "of"),
    "wait": ("for",),
    "listen": ("to",),
    "talk": ("to", "about"),
    "follow": ("up",),
}
_LONGEST_OBJECT: Final = 10
"""Words of an object; a longer one reads badly turned round."""
_CASES: Final = {"me": "I", "us": "we", "him": "he", "them": "they"}
_PLURAL_PRONOUNS: Final = frozenset(("them", "us", "these", "those", "they", "we", "you", "things", "people"))
_SINGULAR_ENDINGS: Final = ("ss", "us", "is", "'s")
_BINDS: Final = frozenset(
    (
        ",",
        "that",
        "and",
        "but",
        "so",
        "because",
        "—",
        "–",
        "-",
        ":",
        ";",
        "think",
        "know",
        "knew",
        "feel",
        "feels",
        "guess",
        "believe",
        "(",
        ".",
        "…",
    )
)
_TIME: Final = frozenset(("last", "yesterday", "today", "tonight", "then", "tomorrow", "next", "right", "more", "than"))


@dataclass(frozen=True)
class Clause:
    """One finding in its sentence, seen as a clause.

    No slots: what is worked out is kept.
    """

    text: str
    """The text as given, not masked."""
    sentence: Sentence
    finding: Finding
    context: Context

    @property
    def words(self) -> tuple[str, ...]:
        """The sentence's words."""
        return self.sentence.words

    @property
    def known(self) -> Words:
        """What is known about words."""
        return self.context.words

    @property
    def shown(self) -> tuple[int, int]:
        """The words of the finding."""
        return self.finding.match.shown

    @property
    def kind(self) -> str:
        """What the bearer is."""
        return self.finding.subject.kind

    @cached_property
    def end(self) -> int:
        """Where the sentence's own words end, its closing stop left out."""
        return self.sentence.start + len(self.text[self.sentence.start : self.sentence.end].rstrip(" .!?…"))

    def base(self, index: int) -> str | None:
        """Return the base form of the verb at `index`, None when it is no known verb."""
        word = self.words[index]
        return word if word in self.known.bases else self.known.base_of(word)

    def raw(self, first: int, last: int) -> str:
        """Return the words `first` to `last` (exclusive) as they were written."""
        return self.text[self.sentence.starts[first] : self.sentence.ends[last - 1]]

    def refuses(self, refused: frozenset[str], after: int) -> bool:
        """Say whether a word stands after `after` that makes a restated sentence say something else."""
        rest = self.words[after:]
        if any(word in refused for word in rest):
            return True
        pairs = itertools.pairwise(rest)
        return any(word in ("and", "or", "but") and following in self.known.bases for word, following in pairs)

    def after_lead(self) -> int:
        """Return where the sentence starts once lead-ins such as "sorry," are passed."""
        fillers = self.known.classes["filler"]
        index = 0
        while index < len(self.words) and (
            self.words[index] in fillers or (index and self.words[index] in (",", ".", "!", "-", "—", "…", ":", "..."))
        ):
            index += 1
        return self.sentence.starts[index] if index < len(self.words) else self.sentence.start

    def before_subject(self) -> str | None:
        """Return what stands before the subject and must stay, None where the clause does not begin there."""
        first = self.subject_start()
        start = self.after_lead()
        if self.sentence.starts[first] <= start:
            return ""
        if self.words[first - 1] not in _BINDS:
            return None
        return self.text[start : self.sentence.starts[first]]

    def subject_start(self) -> int:
        """Return the word at which the clause starts: its subject, or the finding when the subject stands elsewhere."""
        subject = self.finding.subject
        between = self.words[subject.last + 1 : self.finding.match.start] if subject.last >= 0 else ()
        helpers = self.known.classes["adverb"] | self.known.classes["auxiliary"]
        joined = 0 <= subject.first < self.shown[0] and all(word in helpers for word in between)
        return subject.first if joined else self.shown[0]

    def subject_text(self) -> str:
        """Return the subject as written."""
        subject = self.finding.subject
        return self.raw(subject.first, subject.last + 1)

    def subject_plural(self) -> bool:
        """Say whether the subject takes "were"."""
        last = self.shown[0] - 1
        while last > 0 and self.words[last] in self.known.classes["adverb"]:
            last -= 1
        subject = self.finding.subject
        words = self.words[max(subject.first, 0) : last + 1] or self.words[last : last + 1]
        return is_plural(words, self.known)

    def ends_with_object(self, after: int) -> bool:
        """Say whether the sentence ends with the object that starts at `after`."""
        phrase = noun_phrase(self, after)
        return phrase is not None and self.sentence.ends[phrase.last - 1] >= self.end


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """An object: words `first` to `last` (exclusive), and the particle that stood between verb and object."""

    first: int
    last: int
    plural: bool
    particle: str


def noun_phrase(clause: Clause, at: int) -> NounPhrase | None:
    """Return the object that begins at word `at` (a particle or a verb's own preposition may come first)."""
    words, classes = clause.words, clause.known.classes
    particle = ""
    if at < len(words) and (words[at] in _PARTICLES or words[at] in _TAKES_PREPOSITION.get(words[at - 1], ())):
        particle = words[at]
        at += 1
    if at >= len(words):
        return None
    if words[at] in ("it", "me", "us", "him", "them", "anyone", "anybody", "someone", "somebody", "this", "that") and (
        at + 1 == len(words) or not _is_noun(clause, at + 1)
    ):
        return NounPhrase(at, at + 1, words[at] in _PLURAL_PRONOUNS, particle)
    last = at
    while (
        last < len(words)
        and last - at < _LONGEST_OBJECT
        and (
            _is_noun(clause, last)
            or (words[last] in classes["determiner"] and (last == at or words[last - 1] in ("of", "all", "both")))
            or (words[last] == "of" and last > at)
            or (words[last] == "'s" and last > at)
            or (last == at and words[last] in classes["possessive"])
        )
    ):
        last += 1
    while last > at and words[last - 1] in ("of", *classes["determiner"]):
        last -= 1
    if QUOTE in words[at:last] or last == at or (last == at + 1 and words[at] in classes["determiner"]):
        return None
    head = next((k for k in range(at, last) if words[k] == "of"), last)
    return NounPhrase(at, last, is_plural(words[at:head], clause.known), particle)


def _is_noun(clause: Clause, index: int) -> bool:
    word, classes = clause.words[index], clause.known.classes
    if not (word[0].isalnum() or word[0] in "@\ue000\ue001") or word in _TIME:
        return False
    if word.endswith("ly") or any(
        word in classes[name]
        for name in ("determiner", "preposition", "clause", "auxiliary", "adverb", "self", "we", "others")
    ):
        return False
    return not (
        word.endswith("ing")
        and word in clause.known.gerunds
        and index
        and clause.words[index - 1] not in classes["determiner"]
    )


def is_plural(words: tuple[str, ...], known: Words) -> bool:
    """Say whether a noun phrase takes "were"."""
    if not words:
        return False
    if "and" in words or words[0] in ("these", "those", "we", "they", "you", "all", "both", "many"):
        return True
    head = next((k for k, word in enumerate(words) if k and word in known.classes["preposition"]), len(words)) - 1
    word = words[head]
    return word in _PLURAL_PRONOUNS or (
        word.endswith("s")
        and not word.endswith(_SINGULAR_ENDINGS)
        and word not in ("dns", "https", "aws", "kubernetes", "this")
    )


def tail_of(clause: Clause, after: int) -> str | None:
    """Return what follows word `after` - 1, None when it cannot follow a turned-round clause."""
    if after >= len(clause.words) or clause.sentence.starts[after] >= clause.end:
        return ""
    following = clause.words[after]
    fits = (
        following in clause.known.classes["preposition"]
        or following
        in (",", "—", "-", ";", "and", "but", "because", "when", "while", "although", "though", "so", "even")
        or clause.words[after] in clause.known.classes["adverb"]
        or following in _TIME
    )
    return clause.text[clause.sentence.ends[after - 1] : clause.end] if fits else None


def nominative(words: str) -> str:
    """Return a pronoun in the form a subject has; other words as they are."""
    return _CASES.get(words.lower(), words)


def capital(words: str) -> str:
    """Return `words` with a capital first letter (names of programs in code stay)."""
    return words[:1].upper() + words[1:]
