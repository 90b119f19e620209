"""Which rules hold for one sentence, and whom its words are about."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from facilitator.wording.flags import Level
from facilitator.wording.phrases import Match, Pattern, clause_starts, find
from facilitator.wording.rules import Rule, learnt, order, shipped, silencers
from facilitator.wording.signs import signs_of
from facilitator.wording.subjects import Context, Subject, kind_of, subject_of
from facilitator.wording.tokens import CODE, QUOTE, Kind, Sentence
from facilitator.wording.weights import NOTE, Bar, reading, telling_words, total

_NEAR: Final = 8
"""Words around a match in which a phrase under `unless` counts."""
_DENIAL_REACH: Final = 4
_DENIED: Final = 60
"""What the signs must come to besides, in a sentence in which what a rule looks for is denied or means otherwise."""
_ASKING: Final = "interrogation"
_FEWEST: Final = 4
"""Words without which the signs of a sentence say too little: "stop the job"."""
_WIDE: Final = 12
"""Words around a match in which somebody counts as near."""
_MENTIONS: Final = frozenset(
    [
        "avoid",
        "avoiding",
        "avoids",
        "say",
        "saying",
        "says",
        "word",
        "words",
        "phrase",
        "phrases",
        "term",
        "terms",
        "wording",
        "language",
        "phrasing",
        "writing",
    ]
)
_NO_DENIAL: Final = frozenset(("offense", "offence", "doubt", "wonder", "idea", "way", "surprise"))
"""What "no" before it denies nothing: "no offence, but"."""
_CLAUSE_END: Final = frozenset(".;:!?()—–…")
_NAMING: Final = frozenset(
    ("i", "me", "my", "our", "us", "we", "you", "your", "his", "her", "him", "their", "them", "they")
)
_OWNERS: Final = frozenset(("my", "our", "your", "his", "her", "their"))


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that holds."""

    rule: Rule
    match: Match
    level: Level
    subject: Subject


@cache
def _index() -> tuple[dict[str, tuple[tuple[Rule, Pattern], ...]], tuple[tuple[Rule, Pattern], ...]]:
    """Return the patterns by the words one of which a sentence must hold, and those that need none."""
    by_word: dict[str, list[tuple[Rule, Pattern]]] = {}
    free: list[tuple[Rule, Pattern]] = []
    for rule in shipped():
        for pattern in rule.patterns:
            if not pattern.anchor:
                free.append((rule, pattern))
            for word in pattern.anchor:
                by_word.setdefault(word, []).append((rule, pattern))
    return {word: tuple(pairs) for word, pairs in by_word.items()}, tuple(free)


def triggers() -> frozenset[str]:
    """Return the words of which a sentence must hold one for any rule to hold."""
    return frozenset(_index()[0])


def judge(sentence: Sentence, context: Context, off: frozenset[str], bar: Bar = NOTE) -> list[Finding]:
    """Return what is found in `sentence`, the first in the text first, none inside another's words.

    A rule that holds is heard only when the sentence's other signs do not speak against it, and a sentence whose signs
    come to enough is found without a rule; `bar` says how much that is. A rule about questions needs as much as that:
    most of them only ask. Where only a switched-off rule holds, signs find nothing instead.
    """
    holding, silenced = held(sentence, context)
    found = apart([finding for finding in holding if not off & {finding.rule.id, finding.rule.category}])
    if not found and (holding or len(sentence.words) < _FEWEST or telling_words().isdisjoint(sentence.words)):
        return []
    signs = signs_of(sentence, context, {finding.rule.id for finding in found}, silenced)
    come = total(signs)
    if found:
        return [finding for finding in found if come >= (bar.enough if finding.rule.category == _ASKING else bar.heard)]
    if come < bar.enough + bool(silenced) * _DENIED:
        return []
    by_signs = _read(sentence, signs, context)
    return [] if off & {by_signs.rule.id, by_signs.rule.category} else [by_signs]


def _read(sentence: Sentence, signs: set[str], context: Context) -> Finding:
    """Return what is found in a sentence in which no rule holds."""
    read = reading(sentence, signs, context)
    rule = learnt()[read.category]
    first, last = read.span
    return Finding(rule, Match(first, last, (first, last), -1), read.level, Subject(read.who, first, last - 1))


def held(sentence: Sentence, context: Context) -> tuple[list[Finding], set[str]]:
    """Return all rules that hold in `sentence`, and the ids of those that would, were they not denied or silenced."""
    pairs = _possible(sentence)
    if not pairs:
        return [], set()
    starts = clause_starts(sentence, context)
    found: list[Finding] = []
    silenced: set[str] = set()
    for rule, pattern in pairs:
        for match in find(pattern, sentence, context, starts):
            subject = _bearer(rule, match, sentence, context)
            if subject.kind not in rule.kinds:
                continue
            if _silenced(rule, match, sentence, context, starts):
                silenced.add(rule.id)
            else:
                found.append(Finding(rule, match, _level(rule, subject.kind), subject))
    return found, silenced


def _possible(sentence: Sentence) -> dict[tuple[Rule, Pattern], None]:
    """Return the patterns of which `sentence` holds a word of every choice that they need, in a fixed order."""
    by_word, free = _index()
    words = dict.fromkeys(sentence.words)
    held = frozenset(words)
    pairs: dict[tuple[Rule, Pattern], None] = dict.fromkeys(free)
    for word in words:
        for pair in by_word.get(word, ()):
            for choice in pair[1].others:
                if held.isdisjoint(choice):
                    break
            else:
                pairs[pair] = None
    return pairs


def apart(found: list[Finding]) -> list[Finding]:
    """Keep, of findings that share words, the stronger, then the longer, then the one of the earlier rule."""
    if len(found) < 2:  # noqa: PLR2004 (one alone shares nothing)
        return found
    places = order()
    kept: list[Finding] = []
    for finding in sorted(
        found,
        key=lambda f: (f.level != "redirect", f.match.shown[0] - f.match.shown[1], places[f.rule.id], f.match.shown),
    ):
        first, last = finding.match.shown
        if all(last <= other.match.shown[0] or first >= other.match.shown[1] for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: f.match.shown)


def _silenced(rule: Rule, match: Match, sentence: Sentence, context: Context, starts: frozenset[int]) -> bool:
    if _mentioned(sentence, match) or (rule.denial and _denied(sentence, match, context)):
        return True
    window = (match.start - 2 * _NEAR, match.end + _NEAR + 1)
    return any(
        _close(other, match)
        for pattern in silencers(rule)
        for other in find(pattern, sentence, context, starts, window)
    )


def _bearer(rule: Rule, match: Match, sentence: Sentence, context: Context) -> Subject:
    if match.target >= 0:
        return Subject(kind_of(sentence, match.target, context), match.target, match.target)
    if rule.level == "subject":
        return subject_of(sentence, match.start, context)
    if rule.level == "actor":
        return _actor(subject_of(sentence, match.start, context), sentence, context)
    if rule.level == "owner":
        return _owner(sentence, match, context)
    if rule.level == "near":
        return _nearest(sentence, match, context)
    if any(word in ("i", "my", "me", "myself") for word in sentence.words[match.start : match.end]):
        return Subject("self", match.start, match.start)
    return Subject("vague", -1, -1)


def _actor(subject: Subject, sentence: Sentence, context: Context) -> Subject:
    """Return `subject` as somebody when its words name no known thing: "billing", a first name that is not known."""
    words, classes = sentence.words[max(subject.first, 0) : subject.last + 1], context.words.classes
    if subject.kind != "system" or any(
        word in classes[name] or word in (CODE, QUOTE) for word in words for name in ("thing", "tool", "process-thing")
    ):
        return subject
    return Subject("proper", subject.first, subject.last)


def _owner(sentence: Sentence, match: Match, context: Context) -> Subject:
    """Return whose the noun is: the first possessive in the match, or just before it."""
    for k in (*range(match.start, match.end), match.start - 1, match.start - 2):
        if k < 0:
            continue
        word = sentence.words[k]
        if word in _OWNERS:
            return Subject(kind_of(sentence, k, context), k, k)
        if word == "'s" and k:
            return Subject(kind_of(sentence, k - 1, context), k - 1, k)
    return Subject("vague", -1, -1)


def _nearest(sentence: Sentence, match: Match, context: Context) -> Subject:
    """Return the person nearest to the match: its subject when that is one, else the closest word for a person."""
    inside = range(match.start, match.end)
    before = range(match.start - 1, max(match.start - _WIDE, -1), -1)
    after = range(match.end, min(match.end + _WIDE, len(sentence.words)))
    for k in inside:
        if sentence.words[k] in _NAMING:
            return Subject(kind_of(sentence, k, context), k, k)
    subject = subject_of(sentence, match.start, context)
    if subject.kind in ("self", "we", "person"):
        return subject
    for k in (*before, *after):
        kind = kind_of(sentence, k, context)
        if kind in ("self", "we", "person"):
            return Subject(kind, k, k)
    return Subject("vague", -1, -1)


def _level(rule: Rule, kind: Kind) -> Level:
    if rule.level in ("redirect", "rephrase"):
        return rule.level
    return "redirect" if kind in ("person", "proper") else "rephrase"


def _close(other: Match, match: Match) -> bool:
    return other.start <= match.end + _NEAR and other.end >= match.start - _NEAR


def _mentioned(sentence: Sentence, match: Match) -> bool:
    """Say whether the words are talked about: "avoid saying should have"."""
    before = sentence.words[max(match.start - 2, 0) : match.start]
    return any(word in _MENTIONS for word in before)


def _denied(sentence: Sentence, match: Match, context: Context) -> bool:
    negative = context.words.classes["negative"]
    for k in range(match.start - 1, max(match.start - 1 - _DENIAL_REACH, -1), -1):
        word = sentence.words[k]
        if word in _CLAUSE_END or word == ",":
            return False
        if word in negative and word != "never" and sentence.words[k + 1] not in _NO_DENIAL:
            return True
    return any(word in negative for word in sentence.words[match.start : match.end])
