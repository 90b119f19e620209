"""The forms in which people write a time on a line of a report: patterns only, and the numbers in a clock reading."""

import re
from datetime import time
from typing import Final

from facilitator.times.zones import ABBREVIATIONS, AMBIGUOUS, GENERIC, PAIRS

_MONTHS: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY: Final = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th|\.(?=\s))?"
_HALF: Final = r"(?:\s?[ap]\.?m\b\.?)"
_NAMES: Final = "|".join(sorted({*ABBREVIATIONS, *GENERIC, *AMBIGUOUS, *PAIRS}, key=len, reverse=True))
_REGION: Final = r"(?:Eastern|Central|Mountain|Pacific)(?:\s(?:(?:Standard|Daylight)\s)?Time\b|(?=\s?[:)|–—-]))"
_ZONE: Final = (
    r"(?-i:(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d\d)?|[+-]\d\d:?\d\d(?![\d:])"
    rf"|(?:{_NAMES}|Z)\b(?!:\d|/)|{_REGION}|[A-Z][A-Za-z]+/[A-Za-z_]+(?:/[A-Za-z_]+)?)"
)
_HOURS: Final = r"(?:h|hrs?|Uhr|uur)\b\.?"
"""What some write behind a clock reading, and what makes `1002` or `10.02` one."""

_CLOCK: Final = (
    rf"(?:\d{{1,2}}(?:[:h]\d\d(?::\d\d(?:[.,]\d{{1,9}})?)?{_HALF}?|(?:\.\d\d)?{_HALF})"
    rf"|(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s?(?:{_ZONE}|{_HOURS}))"
    rf"|(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:{_ZONE}|{_HOURS})))"
)
_MARKS: Final = r"[*_`]{0,4}"


def _date(of: str) -> str:
    """Return the pattern of a date; `of` ends the names of its groups."""
    return (
        rf"(?P<iso{of}>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})(?!\d)"
        rf"|(?P<numbers{of}>\d{{1,2}}(?P<sign{of}>[./-])\d{{1,2}}(?P=sign{of})(?:\d{{4}}|(?<=[/-])\d\d)(?![\d.:]))"
        rf"|(?P<cday{of}>\d{{1,2}})[-/](?P<cname{of}>{_MONTHS})[-/](?P<cyear{of}>\d{{4}})"
        rf"|(?:(?P<mname{of}>{_MONTHS})\s+(?P<mday{of}>{_DAY})|(?P<dday{of}>{_DAY})\s*(?:of\s+)?(?P<dname{of}>{_MONTHS}))"
        rf"(?:,?\s+(?P<year{of}>\d{{4}})(?!\d|:\d))?(?!\w)"
        rf"|(?P<short{of}>\d{{1,2}}[-/]\d{{1,2}})(?={_MARKS}[,\s]\s*{_MARKS}\d{{1,2}}:\d\d)"
    )


_ABOUT: Final = (
    r"(?P<about>(?:~|≈|<|>|ca\.?|circa|about|around|roughly|approx\.?|approximately|at about|after|before|by)\s*)"
)
LEAD: Final = re.compile(
    rf"(?P<open>[\[(*_`]{{0,4}})(?:(?P<early>~|≈|ca\.?|about|around)\s*(?=[A-Za-z\d]{{3}}))?(?:(?P<between>between\s+)|(?P<since>from\s+))?{_MARKS}"
    rf"(?:(?P<weekday>{_WEEKDAY})[,.]?\s+)?"
    rf"(?:(?P<date>{_date('')}){_MARKS}(?:\s*[,T@]\s*|\s+at\s+|\s*[-–—:]\s+|\s*\(|\s+)?)?{_MARKS}"
    rf"(?(date)(?:(?P<amid>between\s+)|from\s+)?|)(?:{_ABOUT})?{_MARKS}(?P<clock>(?<![\d.]){_CLOCK}(?:\s?{_HOURS})?)?{_MARKS}"
    r"(?:\s*(?:-|–|—|→|\bto\b|\btill?\b|\buntil\b|(?(between)\band\b|(?(amid)\band\b|(?!))))\s*"
    rf"(?:(?P<end_day>\d{{4}}-\d\d-\d\d)[T ,]+)?{_MARKS}(?P<end>{_CLOCK}(?:\s?{_HOURS})?)"
    rf"|\s*(?:-|–|—|\bto\b|\buntil\b)\s+{_MARKS}(?P<last_day>\d{{4}}-\d\d-\d\d)(?=[\s:*_`)]|$)"
    rf"|(?<=:\d\d:\d\d)[-–](?P<end_seconds>\d\d)(?![\d:.-]))?{_MARKS}"
    rf"(?:\s*[(\[]?(?P<zone>{_ZONE})[)\]]?{_MARKS})?"
    rf"(?:\s*(?:[/|,=]|\()\s*{_CLOCK}\s*\(?{_ZONE}\)?\)?)?"
    rf"(?(clock)(?(date)|(?:,?\s+(?:on\s+)?(?:{_WEEKDAY},?\s+)?(?P<behind>{_date('_behind')}){_MARKS})?)|)"
    r"(?P<unsure>\s*(?:\?|\+(?=\s)|ish\b|\((?:approx[a-z.]*|maybe[^)]{0,30}|estimated|about|tbc|time tbc)\??\)))?"
    r"(?P<next>\s*(?:\((?:the\s+)?(?:next|following)\s+day\)|\(?\+1\s?(?:d|day)\b\)?))?"
    r"(?P<close>[\])}*_`]{0,4})(?P<mark>\s*[-–—:|>→,=]+)?(?=\s|$)",
    re.IGNORECASE,
)
"""A time at the start of a line. Groups: `date`, `clock`, `end`, `zone` and what else is written around them."""

TAIL: Final = re.compile(
    rf"(?P<text>.*?\S)\s*[:,(–-]?\s+(?P<date>{_date('')})(?:(?:\s*[,T@]\s*|\s+at\s+|\s+)(?P<clock>{_CLOCK})"
    rf"(?:\s*\(?(?P<zone>{_ZONE})\)?)?|\s*(?P<unsure>\([^)]*\)))\)?\.?",
    re.IGNORECASE,
)
"""A date and a time at the end of a line."""

LABELLED: Final = re.compile(
    r"(?P<text>(?:[\w-]+\s+){0,4}?(?:start(?:ed)?|beg[ai]ns?|beginning|detect(?:ed|ion)|discovered|noticed|aware|reported"
    r"|alerted|paged|acknowledged|declared|identified|diagnosed|mitigat(?:ed|ion)|contained|repaired|restored|recovered"
    r"|recovery|resolved|resolution|fixed|ended|end|closed|deployed|reverted|impact)(?:\s+[\w-]+){0,2}):\s+"
    rf"(?P<clock>{_CLOCK})(?:\s*\(?(?P<zone>{_ZONE})\)?)?\.?",
    re.IGNORECASE,
)
"""A milestone with its clock reading: "Detected: 10:02 UTC"; never a length, as "Duration: 1:30" is."""

AFTER: Final = re.compile(
    r"[\[(*_`]{0,4}(?:T\s?(?P<sign>[+-])\s?|(?P<plus>\+))"
    r"(?:(?P<clock>\d{1,2}:\d\d(?::\d\d)?)|(?:(?P<hours>\d{1,3})\s?h(?:(?:ou)?rs?)?)?\s?"
    r"(?:(?P<minutes>\d{1,4})\s?m(?:in(?:ute)?s?)?)?\s?(?:(?P<seconds>\d{1,5})\s?s(?:ec(?:ond)?s?)?)?|(?P<zero>0+))"
    r"(?![\w:])[\])*_`]{0,4}(?P<mark>\s*[-–—:|>→,=]+)?(?=\s|$)|T0\b(?P<start>)[\])*_`]{0,4}\s*[-–—:|>→,=]*",
    re.IGNORECASE,
)
"""A time counted from the start: `T+5m`, `+1h10m`, `T+00:12`, `T0`."""

ANY_DATE: Final = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)|(?P<mname>{_MONTHS})\s+(?P<mday>\d{{1,2}}(?:st|nd|rd|th)?)"
    rf"(?:\s*[-–]\s*\d{{1,2}})?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<dday>{_DAY})\s+(?:of\s+)?(?P<dname>{_MONTHS}),?\s+(?P<dyear>\d{{4}})"
    r"|(?P<numbers>\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)(?:\d{4}|(?<=[/-])\d\d))(?![\d.]))\b",
    re.IGNORECASE,
)
"""A date with its year, anywhere in a text."""

MONTH_AND_YEAR: Final = re.compile(rf"\b{_MONTHS}\s+(?P<year>20\d\d)\b", re.IGNORECASE)

_CLOCK_PARTS: Final = re.compile(
    r"(\d{1,2})(?:[:h.](\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?(?:\s?([ap])\.?m\.?)?", re.IGNORECASE
)
_BEHIND: Final = re.compile(rf"\s?{_HOURS}$", re.IGNORECASE)


def clock_of(written: str) -> time | None:
    """Return the clock reading that `written` is: `10:02`, `10h02`, `2.30 pm`, `1002 h`; None when it is none."""
    written = _BEHIND.sub("", written) if written[-1:].isalpha() else written
    if written.isdigit() and len(written) == len("1002"):
        written = f"{written[:2]}:{written[2:]}"
    match = _CLOCK_PARTS.fullmatch(written)
    if match is None:
        return None
    hour = int(match[1])
    if match[5] and not (match[5] in "pP" and 12 < hour < 24):  # noqa: PLR2004 - "17:14pm" is a slip, and no doubt
        if not 1 <= hour <= 12:  # noqa: PLR2004 - hours on a twelve hour clock
            return None
        hour = hour % 12 + (12 if match[5] in "pP" else 0)
    try:
        return time(hour, int(match[2] or 0), int(match[3] or 0), int((match[4] or "0")[:6].ljust(6, "0")))
    except ValueError:
        return None
