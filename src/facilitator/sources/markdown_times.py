"""The times that stand at the start, or at the end, of a line of a report: as people write them, range and zone too."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from facilitator.sources import stamps
from facilitator.sources.stamps import fixed_offset
from facilitator.times.zones import ABBREVIATIONS, AMBIGUOUS, GENERIC

_MONTHS: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE: Final = (
    rf"(?P<iso>\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}})"
    rf"|(?P<numbers>\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
    rf"|{_WEEKDAY}(?:(?P<mname>{_MONTHS})\s+(?P<mday>{_DAY})|(?P<dday>{_DAY})\s+(?:of\s+)?(?P<dname>{_MONTHS}))"
    r"(?:,?\s+(?P<year>\d{4})(?![\d:]))?"
)
_HALF: Final = r"(?:\s?[ap]\.?m\b\.?)"
_CLOCK: Final = rf"\d{{1,2}}(?:[:h]\d\d(?::\d\d(?:[.,]\d{{1,9}})?)?{_HALF}?|{_HALF})"
_NAMES: Final = "|".join(sorted({*ABBREVIATIONS, *GENERIC, *AMBIGUOUS}, key=len, reverse=True))
_ZONE: Final = (
    r"(?-i:(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d\d)?|[+-]\d\d:?\d\d(?![\d:])"
    rf"|(?:{_NAMES}|Z)\b(?!:\d|/)|[A-Z][A-Za-z]+/[A-Za-z_]+(?:/[A-Za-z_]+)?)"
)
_ABOUT: Final = r"(?P<about>(?:~|≈|ca\.?|circa|about|around|approx\.?|approximately|at about|after|before)\s*)"
_OPEN: Final = r"(?P<open>[\[(*_`]{0,4})"
_DIGIT: Final = re.compile(r"\d")
_EARLY: Final = 40
"""Characters within which a time that starts a line has its first digit: "approximately Wednesday, September 3"."""

_LEAD: Final = re.compile(
    rf"{_OPEN}(?:(?P<date>{_DATE})(?:\s*[,T]\s*|\s+at\s+|\s+[-–—]\s+|\s+)?)?"
    rf"(?:{_ABOUT})?(?P<clock>(?<![\d.]){_CLOCK})?"
    rf"(?:\s*(?:-|–|—|→|\bto\b|\buntil\b)\s*(?:(?P<end_day>\d{{4}}-\d\d-\d\d)[T ,]+)?(?P<end>{_CLOCK}))?"
    rf"(?:\s*\(?(?P<zone>{_ZONE})\)?)?"
    r"(?P<unsure>\s*(?:\?|ish\b|\((?:approx[a-z.]*|maybe[^)]{0,30}|estimated|about|tbc|time tbc)\??\)))?"
    r"(?P<close>[\])*_`]{0,4})(?P<mark>\s*[-–—:|>→,]+)?(?=\s|$)",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    rf"(?P<text>.*?\S)\s*[:,(–-]?\s+(?P<date>{_DATE})(?:(?:\s*[,T]\s*|\s+at\s+|\s+)(?P<clock>{_CLOCK})"
    rf"(?:\s*\(?(?P<zone>{_ZONE})\)?)?|\s*(?P<unsure>\([^)]*\)))\)?\.?",
    re.IGNORECASE,
)
_ANY_DATE: Final = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)|(?P<mname>{_MONTHS})\s+(?P<mday>{_DAY})(?:\s*[-–]\s*\d{{1,2}})?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<dday>{_DAY})\s+(?P<dname>{_MONTHS}),?\s+(?P<dyear>\d{{4}}))\b",
    re.IGNORECASE,
)
_CLOCK_PARTS: Final = re.compile(
    r"(\d{1,2})(?:[:h](\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?(?:\s?([ap])\.?m\.?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Written:
    """A time as a person wrote it: a day, a clock reading, or both, and what follows it on its line.

    `day` has the year `stamps.NO_YEAR` where none was written. `marked` tells that a dash or colon parts it from its
    text. `open_date` is a date whose day and month could be either way round, `twelve` a clock of twelve hours.
    """

    day: date | None
    clock: time | None
    seconds: bool
    end: time | None
    zone: str | None
    about: bool
    rest: str
    marked: bool
    end_day: date | None = None
    open_date: str = ""
    twelve: bool = False


def leading(text: str) -> Written | None:
    """Return the time that `text` starts with; None when it starts with none."""
    match = _LEAD.match(text) if _DIGIT.search(text, 0, _EARLY) else None
    if match is None or (match["date"] is None and match["clock"] is None):
        return None
    rest = text[match.end() :].strip()
    rest = rest.lstrip("-–—:|>→ ").strip() if match["mark"] or rest[:1] in "-–—:|>→" else rest
    marked = bool(match["mark"] or match["close"] or text[match.end() :].lstrip()[:1] in tuple("-–—:|>→"))
    if match["open"] and not match["close"]:
        opened = match["open"].strip("([")
        rest = rest.replace(opened, "", 1) if opened else rest
    return _written(match, rest, marked=marked)


def trailing(text: str) -> Written | None:
    """Return the date and time that `text` ends with, as "Incident declared: 2022-01-05 08:56" does."""
    match = _TAIL.fullmatch(text)
    return _written(match, match["text"].rstrip(" :,–-("), marked=True) if match is not None else None


def whole(text: str) -> Written | None:
    """Return the time that `text` is, nothing else being in it."""
    written = leading(text)
    return written if written is not None and not written.rest else None


def any_date(text: str) -> date | None:
    """Return the first date with a year in `text`."""
    match = _ANY_DATE.search(text)
    return _date(match) if match is not None else None


def _written(match: re.Match[str], rest: str, *, marked: bool) -> Written | None:
    parts = match.groupdict()
    day = _date(match) if parts["date"] else None
    if parts["date"] and day is None:
        return None
    start = _clock(parts["clock"]) if parts.get("clock") else None
    if parts.get("clock") and start is None:
        return None
    end, zone = _clock(parts["end"]) if parts.get("end") else None, parts.get("zone")
    if end is not None and start is not None and _is_offset(match, start, end):
        end, zone = None, match.string[match.start("end") - 1] + parts["end"]
    about = bool(parts.get("about") or parts.get("unsure"))
    seconds = parts.get("clock") is not None and parts["clock"].count(":") > 1
    numbers = parts.get("numbers") or ""
    raw = stamps.read(numbers) if numbers else None
    return Written(
        day=day,
        clock=start,
        seconds=seconds,
        end=end,
        zone=zone,
        about=about,
        rest=rest,
        marked=marked,
        end_day=_iso_day(parts.get("end_day")),
        open_date=numbers if raw is not None and raw.order else "",
        twelve=parts.get("clock") is not None and parts["clock"].rstrip(".")[-1:] in {"m", "M"},
    )


def _iso_day(written: str | None) -> date | None:
    try:
        return _checked(date.fromisoformat(written)) if written else None
    except ValueError:
        return None


def _is_offset(match: re.Match[str], start: time, end: time) -> bool:
    """Tell whether `10:00-05:00` has an offset: nothing between, and an end that would be before the start."""
    before = match.string[match.start("end") - 1]
    glued = match["end_day"] is None and match.end("clock") + 1 == match.start("end") and before in "+-"
    return (
        glued and end < start and len(match["end"]) == len("05:00") and fixed_offset(before + match["end"]) is not None
    )


def _date(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    try:
        if part.get("iso"):
            year, month, day = re.split("[-/]", part["iso"])
            return _checked(date(int(year), int(month), int(day)))
        if part.get("numbers"):
            raw = stamps.read(part["numbers"])
            return raw.at.date() if raw is not None else None
        name = part.get("mname") or part.get("dname") or ""
        day = re.sub(r"\D", "", part.get("mday") or part.get("dday") or "")
        written = part.get("year") or part.get("dyear")
        return _checked(date(int(written or stamps.NO_YEAR), stamps.month_number(name), int(day)))
    except (ValueError, KeyError):
        return None


def _checked(day: date) -> date | None:
    return day if day.year in stamps.YEARS or day.year == stamps.NO_YEAR else None


def _clock(written: str) -> time | None:
    match = _CLOCK_PARTS.fullmatch(written)
    if match is None:
        return None
    hour = int(match[1])
    if match[5]:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - hours on a twelve hour clock
            return None
        hour = hour % 12 + (12 if match[5] in "pP" else 0)
    try:
        return time(hour, int(match[2] or 0), int(match[3] or 0), int((match[4] or "0")[:6].ljust(6, "0")))
    except ValueError:
        return None


def at_clock(day: date, clock: time) -> datetime:
    """Return the wall clock reading of `clock` on `day`, without a zone."""
    return datetime.combine(day, clock)


def end_of(start: datetime, end: time) -> datetime:
    """Return when a range ends that began at `start`: the next day when its end would be before its start."""
    at = datetime.combine(start.date(), end)
    return at if at >= start.replace(tzinfo=None) else at + timedelta(days=1)
