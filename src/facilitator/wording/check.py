"""Text in, flags out: what the rest of the program calls."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from facilitator.wording.flags import Flag
from facilitator.wording.judge import Finding, judge, triggers
from facilitator.wording.lexicon import Lexicon, Phrase
from facilitator.wording.markdown import lines_to_judge, read_markdown
from facilitator.wording.restate import restate
from facilitator.wording.subjects import Context, context_of
from facilitator.wording.tokens import Sentence, cut, mask, sentences
from facilitator.wording.weights import ABOUT_BLAME, DOCUMENT, NOTE, Bar, telling_words

_EMPTY: Final = Lexicon()
_PLAIN: Final = re.compile(r"[^\W\d_]+")
_SHORT: Final = {"not": "t", "have": "ve", "am": "m", "are": "re", "will": "ll", "'d": "d"}
"""What the letters-only reading leaves of a contraction: "didn't" is "didn" and "t"."""
_NEGATED: Final = frozenset(
    ("should", "would", "could", "did", "does", "do", "was", "were", "is", "has", "have", "had")
)
_SLURRED: Final = frozenset(("shoulda", "coulda", "woulda", "shouldve", "couldve", "wouldve", "cannot", "cant"))
_TOPIC: Final = re.compile(
    r"\b(?:blam(?:e|ed|ing|eless\w*)|human (?:error|factors)|scapegoat\w*|hindsight|counterfactuals?|accidents?"
    r"|(?:just|safety|learning|generative) culture|psychological safety|second stor(?:y|ies)"
    r"|post-?mortems?|retrospectives?|(?:incident|after-action) (?:reviews?|analysis)|debrief\w*"
    r"|facilitat(?:ors?|ing))\b",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"\b\d{1,2}:\d\d\b")
_NAMED_AT_LEAST: Final = 8
_WORDS_APART: Final = 100
_WORDS_A_CLOCK: Final = 400
"""A text that names reviews and blame at least so often, not further apart, and tells of fewer times of day than one in
so many words is about them: a review tells what happened when."""
_THANKS: Final = "Thank you for saying it. What did you have in front of you?"
_VIEW: Final = "What did you have in front of you?"


def check(text: str, lexicon: Lexicon = _EMPTY) -> tuple[Flag, ...]:
    """Return what a facilitator would turn into neutral words in `text`, in the order of the text."""
    return _over(text, lines_to_judge(text), lexicon)


def check_document(text: str, lexicon: Lexicon = _EMPTY) -> tuple[Flag, ...]:
    """Return the flags of a Markdown file; positions count characters of the file."""
    return _over(text, read_markdown(text), lexicon, ABOUT_BLAME if is_about_blame(text) else DOCUMENT)


def check_typing(text: str, cursor: int, settled: bool, lexicon: Lexicon = _EMPTY) -> tuple[Flag, ...]:
    """Return the flags of a line that is being typed; what hangs on a word half typed does not count yet.

    Args:
        text: the line.
        cursor: where the next character would stand.
        settled: True once the keys have rested; then the last word counts too.
        lexicon: what the review adds.
    """
    begun = word_begun(text, cursor)
    if settled or begun == cursor:
        return check(text, lexicon)
    if cursor == len(text):
        return check(text[:begun], lexicon)
    return tuple(flag for flag in check(text, lexicon) if not flag.start < cursor or flag.end <= begun)


def word_begun(text: str, cursor: int) -> int:
    """Return where the word begins that is half typed before the cursor; the cursor where there is none."""
    if not 0 <= cursor <= len(text) or text[cursor : cursor + 1].isalnum():
        return cursor  # nowhere, or within a word that was there before
    begun = cursor
    while begun and (text[begun - 1].isalnum() or text[begun - 1] in "'’-_"):
        begun -= 1
    return begun


def is_about_blame(text: str) -> bool:
    """Say whether a document talks about reviews and blame rather than being one and blaming: a guide, a handbook."""
    named, words = len(_TOPIC.findall(text)), text.count(" ")
    if named < _NAMED_AT_LEAST or named * _WORDS_APART < words:
        return False
    return len(_CLOCK.findall(text)) * _WORDS_A_CLOCK <= words


def _over(text: str, stretches: Iterable[tuple[int, int]], lexicon: Lexicon, bar: Bar = NOTE) -> tuple[Flag, ...]:
    words = _triggers(lexicon)
    found: list[Flag] = []
    masked = ""
    for start, end in stretches:
        if words.isdisjoint(_PLAIN.findall(text[start:end].lower())):
            continue
        masked = masked or mask(text)
        for first, last in sentences(masked, start, end):
            if not words.isdisjoint(_PLAIN.findall(masked[first:last].lower())):
                found.extend(_in_sentence(text, masked, first, last, lexicon, bar))
    return tuple(found)


@lru_cache(maxsize=16)
def _triggers(lexicon: Lexicon) -> frozenset[str]:
    """Return the letters-only parts of all words that can make a rule hold."""
    words = set(_shipped_triggers())
    for phrase in lexicon.phrases:
        words.update(_PLAIN.findall(phrase.text.lower())[:1])
    return frozenset(words)


@cache
def _shipped_triggers() -> frozenset[str]:
    words = triggers() | telling_words()
    parts = {max(found, key=len) for found in (_PLAIN.findall(word) for word in words) if found}
    parts |= {short for whole, short in _SHORT.items() if whole in words}
    return frozenset(parts | _SLURRED | {word + ending for word in parts & _NEGATED for ending in ("n", "nt")})


def _in_sentence(text: str, masked: str, first: int, last: int, lexicon: Lexicon, bar: Bar) -> list[Flag]:
    context = context_of(lexicon)
    off = frozenset(lexicon.off)
    found: list[Flag] = []
    for sentence in cut(masked, first, last):
        found.extend(_flag(text, sentence, finding, context) for finding in judge(sentence, context, off, bar))
        own = (_own(sentence, phrase, first, last) for phrase in lexicon.phrases)
        found.extend(flag for flag in own if flag is not None)
    let_be = _folded(lexicon.let_be)
    whole = _fold(text[first:last])
    if whole in let_be or whole.rstrip(".!?") in let_be:
        return []
    return sorted(
        (flag for flag in found if _fold(text[flag.start : flag.end]) not in let_be), key=lambda flag: flag.start
    )


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


@lru_cache(maxsize=64)
def _folded(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_fold(text) for text in texts)


def _flag(text: str, sentence: Sentence, finding: Finding, context: Context) -> Flag:
    first, last = finding.match.shown
    by_self = finding.subject.kind == "self" and finding.level == "rephrase"
    rewrite = restate(text, sentence, finding, context)
    if rewrite is not None and any(judge(part, context, frozenset()) for part in cut(mask(rewrite), 0, len(rewrite))):
        rewrite = None
    return Flag(
        start=sentence.starts[first],
        end=sentence.ends[last - 1],
        level=finding.level,
        category=finding.rule.category,
        rule=finding.rule.id,
        reason=finding.rule.reason,
        say=_THANKS if by_self else finding.rule.say,
        rewrite=rewrite,
        question=_VIEW if by_self else finding.rule.question,
        sentence=(sentence.start, sentence.end),
        self_blame=by_self,
    )


@lru_cache(maxsize=512)
def _words_of(text: str) -> tuple[str, ...]:
    return cut(text, 0, len(text))[0].words


def _own(sentence: Sentence, phrase: Phrase, first: int, last: int) -> Flag | None:
    wanted = _words_of(phrase.text)
    size = len(wanted)
    for at in range(len(sentence.words) - size + 1):
        if sentence.words[at : at + size] == wanted:
            return Flag(
                start=sentence.starts[at],
                end=sentence.ends[at + size - 1],
                level=phrase.level,
                category=phrase.category,
                rule="own-phrase",
                reason=phrase.reason,
                say=phrase.say,
                rewrite=None,
                question=phrase.question,
                sentence=(first, last),
                self_blame=False,
            )
    return None
