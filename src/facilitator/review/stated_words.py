"""Which durations in a text are said of the incident: its length, the time until it was noticed, until it was over.

A review is full of durations that measure something else (a backup, a timeout, a wait): those are let be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Final, Literal

from facilitator.times import stated_durations

Of = Literal["length", "detect", "resolve"]

_HEDGE: Final = (
    r"(?:(?:about|approximately|around|roughly|nearly|almost|some|another|a total of|up to|well|just|only|at least"
    r"|more than|longer than|over|less than|under|at most|no more than|not quite|~|≈)\s*)*"
)
_IS: Final = r"(?:\s+(?:of|was|were|is))?[*_]*:?[*_]*\s+"
"""Between what is measured and how long it was, with the signs that make it bold in a report."""


def _before(words: str) -> re.Pattern[str]:
    return re.compile(rf"{words}{_HEDGE}$", re.IGNORECASE)


def _behind(words: str) -> re.Pattern[str]:
    return re.compile(rf"^{words}\b", re.IGNORECASE)


_LASTED: Final = (
    _before(r"\blast(?:ed|s|ing)(?:\s+for)?\s+"),
    _before(rf"\b(?:outage|downtime|disruption|interruption|impact|duration){_IS}"),
    _before(r"\b(?:was|were|been)\s+(?:completely |partly |fully )?(?:down|offline|unavailable|unreachable)\s+"),
)
"""In front of a duration: it is a length, whatever else the sentence says."""
_LONG: Final = _behind(
    r"(?:[ -]long)?\s+(?:of\s+)?(?:outage|downtime|incident|disruption|interruption|degradation|unavailability"
    r"|degraded|reduced)"
)
"""Behind a duration: "a seven-hour outage"."""
_FOR: Final = _before(r"\bfor\s+")
_ABOUT_THE_INCIDENT: Final = re.compile(
    r"\b(?:outage|down|offline|unavailable|unreachable|interrupt\w*|disrupt\w*|degrad\w*|affected|effect|impact\w*"
    r"|incident|dropped|drops?|could not|couldn['’]t|unable|(?:saw|got|had|received|returned) errors)\b",
    re.IGNORECASE,
)
"""With one of these in its sentence, "for nine hours" tells how long the incident was."""
_TOOK: Final = _before(r"\b(?:took|was|were)\s+(?:us\s+|the team\s+)?")
_NOTICED: Final = (
    _before(r"\b(?:detected|noticed|discovered|spotted)\s+(?:within|in|after)\s+"),
    _before(r"\b(?:unnoticed|undetected)\s+for\s+"),
    _before(r"\b(?:nobody|no one|no-one)\s+noticed\s+(?:it\s+|this\s+)?for\s+"),
    _before(rf"(?<!mean )(?<!average )(?<!median )\btime to detect(?:ion)?{_IS}"),
)
_TO_NOTICE: Final = _behind(
    r"\s+(?:to|until|till|before)\s+(?:(?:we|anyone|anybody|somebody|it was)\s+)?(?:notic|detect|discover|spot)(?:ed?)?"
)
_OVER: Final = (
    _before(r"\b(?:resolved|mitigated|restored|recovered)\s+(?:within|in|after)\s+"),
    _before(rf"(?<!mean )(?<!average )(?<!median )\btime to (?:resolve|resolution|recover|recovery|restore){_IS}"),
)
_TO_BE_OVER: Final = _behind(r"\s+to\s+(?:resolve|recover|restore|mitigate)")
_HALF: Final = re.compile(r"\bhalf\s+$", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?;]\s|\n\s*\n")
_BEFORE: Final = 60
"""Characters around a duration that can change what it says."""
_SENTENCE: Final = 300
"""Characters on either side in which its sentence is looked for."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A duration that a text gives of the incident."""

    of: Of
    value: timedelta
    start: int
    """Where in its text it stands."""
    said: str
    """Its words: "nine hours"."""
    before: str
    """What stands before it in its sentence."""


@lru_cache(maxsize=65_536)  # a long timeline is read again at each change
def stated(text: str) -> tuple[Stated, ...]:
    """Return the durations that a text gives of the incident, in its order."""
    return tuple(_stated(text))


def _stated(text: str) -> Iterator[Stated]:
    for value, (start, end), said in stated_durations(text):
        first = max(start - _SENTENCE, 0)
        sentence_start = max((match.end() for match in _SENTENCE_END.finditer(text, first, start)), default=first)
        stop = _SENTENCE_END.search(text, end, end + _SENTENCE)
        sentence = text[sentence_start : stop.start() if stop else end + _SENTENCE]
        before = text[max(start - _BEFORE, sentence_start) : start]
        of = _of(before, text[end : end + _BEFORE], sentence)
        if of is not None and not _HALF.search(before):  # "half a day" is read as "a day"
            yield Stated(of, value, start, said, before)


def _of(before: str, after: str, sentence: str) -> Of | None:
    took = _TOOK.search(before)
    if _any(_NOTICED, before) or (took and _TO_NOTICE.search(after)):
        return "detect"
    if _any(_OVER, before) or (took and _TO_BE_OVER.search(after)):
        return "resolve"
    if _any(_LASTED, before) or _LONG.match(after) or (_FOR.search(before) and _ABOUT_THE_INCIDENT.search(sentence)):
        return "length"
    return None


def _any(patterns: tuple[re.Pattern[str], ...], before: str) -> bool:
    return any(pattern.search(before) for pattern in patterns)
