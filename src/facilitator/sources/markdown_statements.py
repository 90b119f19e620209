"""What a report says once of all of its times: the zone ("All times in CET"), the day ("all on 21 October 2019")."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from facilitator.sources.harvest import Harvest
from facilitator.sources.markdown_dates import any_date
from facilitator.sources.markdown_text import plain
from facilitator.sources.zones import stated_zone

_TIMES: Final = r"(?:times?|timestamps?|dates?(?:\s+and\s+times?)?|events|entries)"
_STATEMENT: Final = re.compile(
    rf"(?:\b(?:all|the|these|listed)\s+(?:of\s+)?(?:the\s+)?(?:following\s+|listed\s+|below\s+)?{_TIMES}"
    r"|(?:^\W*|\(\s*)(?:all\s+)?(?:times?|timestamps?|time\s?zones?))\b"
    r"(?:\s+(?:are|is|were|given|shown|listed|below|here|above|documented|recorded|noted|written|expressed|stated|reported"
    r"|displayed|approximate|and|in\s+this\s+(?:report|document|timeline|section)))*"
    r"\s*(?:in|:|=)?\W{0,4}(?:the\s+)?(?:local(?:\s+time)?\W{0,3})?(?-i:([A-Z][^|\n]{1,60}))",
    re.IGNORECASE,
)
_SURE: Final = re.compile(r"\ball\s+(?:times?|timestamps?)\b|\btime\s?zone\s*:", re.IGNORECASE)
_ALONE: Final = (
    r"(?-i:[A-Z]{2,5}(?:/[A-Z]{2,5})?(?:\s?[+-]\s?\d{1,2}(?::?\d\d)?)?|(?:Eastern|Central|Mountain|Pacific)"
    r"|[A-Z][A-Za-z]+/[A-Za-z_]+)(?:\s+time)?"
)
_HEADED: Final = re.compile(
    r"\W*(?:[\w'’]+\s+){0,3}?(?:timeline|chronology|sequence|log|events|history)(?:\s+of\s+(?:the\s+)?[\w']+)?\W{0,3}"
    rf"(?:\s+in\s+|\s*[-–—:,(\[]\s*)(?:in\s+)?({_ALONE})(?:\s*\([^)]*\))?[)\]]?\W*(?:\ball\s+times\s+\w+)?\W*",
    re.IGNORECASE,
)
"""A heading that names the zone of what stands below: "Timeline (CEST)", "Timeline of events, in UTC"."""

_DAY: Final = re.compile(
    r"\ball\s+(?:of\s+)?(?:the\s+)?(?:following\s+)?(?:times?|events|entries)\s+(?:\w+\s+){0,3}?(?:on|for|of|from)\s+(.*)",
    re.IGNORECASE,
)
_AMERICAN: Final = re.compile(r"\b(?:[PMCE][SD]?T|Pacific|Mountain|Central|Eastern|America/\w+)\b(?!\s+Europe)")
"""Zones of people who write the month first."""

_TIME: Final = re.compile(r"\s+time$", re.IGNORECASE)
_LONGEST: Final = 240


def statement(text: str) -> str:
    """Return the words that name the zone of all times, when that is what `text` does."""
    if len(text) > _LONGEST:
        return ""
    text = plain(text)
    headed = _HEADED.fullmatch(text)
    if headed is not None and stated_zone(headed[1]) is not None:
        return _TIME.sub("", headed[1])
    for match in _STATEMENT.finditer(text):
        words = match[1].split(". ")[0].strip(" *_.`").removesuffix("*)")
        if words.find(")") >= 0 and not 0 <= words.find("(") < words.find(")"):
            words = words[: words.find(")")].strip()  # the bracket was opened before "all times"
        if stated_zone(words) is not None or _SURE.search(text):
            return _TIME.sub("", words)
    return ""


def state_zone(harvest: Harvest, texts: Iterable[str]) -> None:
    """Take the first zone that `texts`, the lines of a report, state for the whole of it."""
    for text in _with_next(texts):
        words = statement(text)
        zone = stated_zone(words) if words else None
        if zone is not None:
            harvest.dial.state(zone, words)
            harvest.dial.american = harvest.dial.american or _AMERICAN.search(words) is not None or None
            return
        if words and _SURE.search(text):
            harvest.warn(f"The file says “{words}” of its times, which names no single zone: say it with --zone.")


def stated_day(texts: Iterable[str]) -> date | None:
    """Return the day that `texts`, the lines of a report, state for all of its times; None when they state none."""
    for text in _with_next(texts):
        match = _DAY.search(text) if "all" in text or "All" in text else None
        day = any_date(match[1][:40]) if match is not None else None
        if day is not None:
            return day
    return None


def _with_next(texts: Iterable[str]) -> Iterator[str]:
    """Yield each line, then the line with the one below it: a sentence may go on there."""
    last = ""
    for text in texts:
        yield text
        if last and text.strip() and last[-1] not in ".:" and not text.lstrip().startswith(("#", "|", "-", "*")):
            yield f"{last} {text.strip()}"
        last = text.strip()
