"""Cutting text into sentences and words, with what is not judged (code, quotes, addresses) masked out.

Every expression here is read in linear time: none repeats a group that repeats.
"""

import re
from dataclasses import dataclass, field
from typing import Final, Literal

Kind = Literal["self", "we", "person", "proper", "system", "vague", "elided"]
"""`proper`: a capitalised word that is no known name; `vague`: "this", "it"; `elided`: no subject written."""

CODE: Final = "\ue000"
QUOTE: Final = "\ue001"
"""Private characters that stand for masked text, one for one, so that positions stay."""

# No possessive group: in Python 3.11.2 (Debian 12) one swallows what its lookahead refuses; 3.11.7 does not.
_WORD: Final = re.compile(rf"{CODE}+|{QUOTE}+|@?\w+(?:[-./:'’]\w+)*@?|\.{{2,}}|[^\w\s]")
_END: Final = re.compile(r"(?<![.!?…])[.!?…]++(?=[\"”’')\]*_]{0,2}(?:\s|$))")
_URL: Final = re.compile(r"(?:https?|ftp|ssh|file)://[^\s<>\"]+|www\.[^\s<>\"]+")
_CODE_SPAN: Final = re.compile(r"(`{1,3})[^`\n]{1,500}\1")
_QUOTES: Final = re.compile(r"\"[^\"\n]{1,400}\"|“[^“”\n]{1,400}”|„[^„“”\n]{1,400}[“”]|«[^«»\n]{1,400}»")
_SINGLE: Final = re.compile(r"(?<!\w)['‘](?=\w)[^'‘’\n]{1,200}['’](?!\w)")
_REPORTED: Final = re.compile(
    r"\b(?:concluded?|concedes?|conceded|admits?|admitted|acknowledged|found|finds|stated|argued|claimed|describ(?:es|ed)"
    r"|accus(?:es|ed)|critici[sz](?:es|ed)|report|probe|inquiry|investigation|said)\b[^.!?\n\"“”„]{0,60}$",
    re.IGNORECASE,
)
"""What stands before a verdict that a report or its subject gives in their own words: that is judged as prose is."""
_SPEECH: Final = re.compile(r"\b(?:I|you|your|my|we)\b", re.IGNORECASE)
"""What only direct speech holds: "she said 'you should have checked'" repeats words, it passes no verdict."""
_REPORTED_REACH: Final = 90
_VERDICT_WORDS: Final = 3
"""A quotation of fewer words is one of words, not of a verdict."""
_ABBREVIATION: Final = re.compile(r"(?:\b(?:etc|vs|mr|mrs|ms|dr|st|cf|approx|resp|incl|fig)|\b[a-z]\.[a-z]|\b[A-Z])$")

_CONTRACTIONS: Final = {
    "n't": "not",
    "'ve": "have",
    "'m": "am",
    "'re": "are",
    "'ll": "will",
    "'d": "'d",
    "'s": "'s",
}
_RUN_TOGETHER: Final = {
    word + "nt": (word, "not")
    for word in ("should", "would", "could", "did", "does", "do", "was", "were", "is", "are", "has", "have", "had")
} | {
    "cannot": ("can", "not"),
    "cant": ("ca", "not"),
    "shouldve": ("should", "have"),
    "couldve": ("could", "have"),
    "wouldve": ("would", "have"),
    "shoulda": ("should", "have"),
    "coulda": ("could", "have"),
    "woulda": ("would", "have"),
}
_STEMS: Final = {"ca": "can", "wo": "will", "sha": "shall"}
_LONGEST_CONTRACTION: Final = 30
"""Characters of a word that may be a contraction."""
_LONGEST: Final = 160
"""Words in one stretch that is judged at once; longer ones are cut, so that no text takes more than linear time."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence cut into words; the columns run in parallel."""

    text: str
    """All of the text (masked) that the positions count in."""
    start: int
    end: int
    words: tuple[str, ...]
    """Lower case, contractions opened: "didn't" is "did" and "not"."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: dict[int, Kind] = field(default_factory=dict, compare=False, repr=False)
    """What words were found to denote, so that each is looked up once."""

    def raw(self, index: int) -> str:
        """Return the word at `index` as it was written."""
        return self.text[self.starts[index] : self.ends[index]]


def mask(text: str, *, quotes: bool = True) -> str:
    """Return `text`, as long as before, with code, addresses and (unless told) quotations masked."""
    if "`" in text:
        text = _CODE_SPAN.sub(_as_code, text)
    if "://" in text or "www." in text:
        text = _URL.sub(_as_code, text)
    if quotes and ('"' in text or "“" in text or "„" in text or "«" in text):
        text = _QUOTES.sub(_as_quote, text)
    if quotes and ("'" in text or "‘" in text):
        text = _SINGLE.sub(_as_quote, text)
    return text


def _as_code(found: re.Match[str]) -> str:
    return CODE * len(found[0])


def _as_quote(found: re.Match[str]) -> str:
    before = found.string[max(found.start() - _REPORTED_REACH, 0) : found.start()]
    spoken = _SPEECH.search(found[0])
    if len(found[0].split()) >= _VERDICT_WORDS and not spoken and _REPORTED.search(before):
        return found[0]
    return QUOTE * len(found[0])


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the sentences of `text[start:end]` start and end, blanks outside them."""
    found: list[tuple[int, int]] = []
    here = start
    for stop in _END.finditer(text, start, end):
        if stop[0] == "." and _ABBREVIATION.search(text, max(here, stop.start() - 8), stop.start()):
            continue
        if text[stop.end() : stop.end() + 2] == ") " and text[stop.end() + 2 : stop.end() + 3].islower():
            continue
        _append(found, text, here, stop.end())
        here = stop.end()
    _append(found, text, here, end)
    return found


def _append(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    stretch = text[start:end]
    kept = stretch.strip()
    if kept:
        begin = start + len(stretch) - len(stretch.lstrip())
        found.append((begin, begin + len(kept)))


def cut(text: str, start: int, end: int) -> list[Sentence]:
    """Return `text[start:end]` as words; more than one part only when it is very long."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _WORD.finditer(text, start, end):
        _add(found[0], found.start(), words, starts, ends)
        if words[-2:] == ["no", "one"]:
            del words[-1], starts[-1], ends[-2]
            words[-1] = "no-one"
    whole = range(0, max(len(words), 1), _LONGEST)
    return [
        Sentence(
            text,
            start,
            end,
            tuple(words[at : at + _LONGEST]),
            tuple(starts[at : at + _LONGEST]),
            tuple(ends[at : at + _LONGEST]),
        )
        for at in whole
    ]


def _add(raw: str, at: int, words: list[str], starts: list[int], ends: list[int]) -> None:
    # One character at a time: "İ" has a lower case of two characters, positions must not move.
    lower = raw.lower()
    if lower.isalpha() and lower not in _RUN_TOGETHER and lower[0] < CODE:  # most words
        words.append(lower)
        starts.append(at)
        ends.append(at + len(raw))
        return
    if lower[0] in (CODE, QUOTE):
        lower = lower[0]
    elif "’" in lower:
        lower = lower.replace("’", "'")
    head, tail, middle = lower, "", len(raw)
    if "'" in lower and len(lower) == len(raw) <= _LONGEST_CONTRACTION:
        for ending in _CONTRACTIONS:
            if lower.endswith(ending) and len(lower) > len(ending):
                middle = len(raw) - len(ending)
                head, tail = lower[:middle], _CONTRACTIONS[ending]
                break
    elif lower in _RUN_TOGETHER:
        head, tail = _RUN_TOGETHER[lower]
        middle = len(head)
    if tail and "'" in head:
        _add(raw[:middle], at, words, starts, ends)
    else:
        words.append(_STEMS.get(head, head) if tail else head)
        starts.append(at)
        ends.append(at + middle)
    if tail:
        words.append(tail)
        starts.append(at + middle)
        ends.append(at + len(raw))
