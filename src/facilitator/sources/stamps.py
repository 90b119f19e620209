"""Reading the times that machines write: ISO 8601, epochs, git, syslog, access logs, exports. Fast, and never a guess.

Only whole texts are read; what is around a time is the caller's matter. Nothing here knows the user's zone: a stamp
without one is handed on as a naive `datetime` and resolved by `facilitator.sources.dial`.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from math import isfinite
from typing import Final, NamedTuple

from facilitator.sources.records import Precision

_EPOCHS: Final = {10: 1, 13: 1_000, 16: 1_000_000, 19: 1_000_000_000}
"""Digits of an epoch between 2001 and 2286, and its units in a second."""

_EPOCH_START: Final = datetime(1970, 1, 1, tzinfo=UTC)
YEARS: Final = range(1970, 2200)
"""Years that a time of an incident can have."""

_SHORTEST: Final = 6
_LONGEST: Final = 60
_FARTHEST: Final = timedelta(hours=14)
"""The largest offset in use, that of Kiribati."""

_COMPACT: Final = re.compile(r"\d{8}T\d{6}")
_NUMBER: Final = re.compile(r"(\d{10})\.(\d+)")
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_MONTH: Final = r"(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_CLOCK: Final = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?"
)
_ZONE: Final = (
    r"(?:\s*(?P<offset>Z|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))(?:\s+UTC)?"
    r"|\s*\(?(?P<name>UTC|GMT|[A-Z]{2,5}|[A-Z][A-Za-z]+/[A-Za-z_/+-]+\d{0,2})\)?)?"
)
_DAY: Final = r"(?P<day>\d{1,2})"
_YEAR: Final = r"(?P<year>\d{4})"
_WEEKDAY: Final = r"(?:[A-Z][a-z]{2,8},?\s+)?"
_NTH: Final = r"(?:st|nd|rd|th)?"
_AT: Final = rf"(?:(?:,|\s+at|\s+@)?\s+{_CLOCK}{_ZONE})?"
_THREE: Final = (
    rf"(?P<one>\d{{1,2}})(?P<mark>[/.-])(?P<two>\d{{1,2}})(?P=mark)(?:{_YEAR}|(?<=[/.])(?P<short>\d\d)(?!\d))"
)
_NUMBERED: Final = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}-(?P<month>\d\d?)-{_DAY}(?:[T ,]\s*{_CLOCK}{_ZONE})?",
        rf"{_YEAR}/(?P<month>\d\d?)/{_DAY}(?:[T ,]\s*{_CLOCK}{_ZONE})?",
        rf"{_THREE}(?:[ ,T]\s*{_CLOCK}{_ZONE})?",
        rf"{_DAY}/{_MONTH}/{_YEAR}:{_CLOCK}{_ZONE}",
        rf"{_DAY}{_NTH}[\s-]{_MONTH}[\s-]{_YEAR}{_AT}",
        rf"{_DAY}\s+{_MONTH},?\s+{_CLOCK}{_ZONE}",
        rf"{_DAY}[/-]{_MONTH}[/-](?P<short>\d\d)(?:[ ,]\s*{_CLOCK}{_ZONE})?",
    )
)
_NAMED: Final = tuple(
    re.compile(form)
    for form in (
        rf"{_MONTH}\s+{_DAY}{_NTH},?\s+{_CLOCK}{_ZONE}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}{_NTH}\s+{_CLOCK}\s+{_YEAR}{_ZONE}",
        rf"{_WEEKDAY}{_DAY}{_NTH}[\s-]{_MONTH}[\s-]{_YEAR}{_AT}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}{_NTH},?\s+{_YEAR}{_AT}",
    )
)
"""Forms that begin with a digit, and those that begin with the name of a weekday or month."""


class Raw(NamedTuple):
    """A time as it stands in a file: aware when its zone is an offset, else naive.

    `zone` is the zone as written (a name is not yet resolved), `year` False when the year 1904 stands for a missing one
    (a leap year, so that 29 February can be held), `order` how day and month were taken where either would do.
    """

    at: datetime
    zone: str | None
    precision: Precision
    year: bool = True
    order: str = ""


NO_YEAR: Final = 1904


def epoch(digits: str) -> datetime | None:
    """Return the instant of an epoch in seconds, milli-, micro- or nanoseconds, told by its number of digits."""
    units = _EPOCHS.get(len(digits))
    if units is None or not (digits.isascii() and digits.isdigit()):
        return None
    return _EPOCH_START + timedelta(microseconds=int(digits) * 1_000_000 // units)


def number(value: float) -> datetime | None:
    """Return the instant of an epoch that a file holds as a number."""
    if isinstance(value, int):
        return epoch(str(value))
    if not isfinite(value):
        return None
    whole, _, part = f"{value:.6f}".partition(".")
    at = epoch(whole)
    return at + timedelta(microseconds=int(part)) if at is not None and len(whole) == len("1773136814") else at


def read(text: str, *, month_first: bool | None = None) -> Raw | None:
    """Return the time that `text` is, None when it is none.

    Args:
        text: the whole of it, stripped.
        month_first: how `03/10/2026` reads; None: the month first beside a twelve hour clock, else the day.
    """
    if text[4:5] == "-" and text[:4].isdigit():
        raw = read_iso(text)
        if raw is not None:
            return raw
    elif text[:10].isdigit():
        return _digits(text)
    elif text[8:9] == "T" and _COMPACT.match(text):
        return read_iso(f"{text[:4]}-{text[4:6]}-{text[6:11]}:{text[11:13]}:{text[13:]}")
    if not _SHORTEST <= len(text) <= _LONGEST or not text.isascii():
        return None
    for form in _NAMED if text[0].isalpha() else _NUMBERED:
        match = form.fullmatch(text)
        if match:
            return _built(match.groupdict(), month_first)
    return None


def without_year(text: str) -> Raw | None:
    """Return the time of a text such as `03-10 10:00:10.123456`, which has no year."""
    try:
        return Raw(datetime.fromisoformat(f"{NO_YEAR}-{text}"), None, "second", year=False)
    except ValueError:
        return None


def read_iso(text: str) -> Raw | None:
    """Return the time that `text` is in ISO 8601, None when it is none; the fast way for machines' logs."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if at.year not in YEARS:
        return None
    if len(text) == len("2026-03-10"):
        return Raw(at, None, "day")
    precision: Precision = "second" if text[16:17] == ":" else "minute"
    if at.tzinfo is None:
        return Raw(at, None, precision)
    if text[-1] in "Zz":
        return Raw(at, "Z", precision)
    if at.tzinfo is not UTC and abs(at.utcoffset() or timedelta()) > _FARTHEST:
        return None
    tail = text[16:]
    return Raw(at, tail[max(tail.rfind("+"), tail.rfind("-")) :], precision)


def _digits(text: str) -> Raw | None:
    at = epoch(text)
    match = None if at else _NUMBER.fullmatch(text)
    if match:
        seconds = epoch(match[1])
        at = seconds + timedelta(microseconds=int(match[2][:6].ljust(6, "0"))) if seconds else None
    return Raw(at, "UTC", "second") if at is not None else None


def _built(part: dict[str, str | None], month_first: bool | None) -> Raw | None:
    order = ""
    day, month = part.get("day"), part.get("month")
    if part.get("one"):
        day, month, order = _ordered(part, month_first)
    try:
        at = datetime(  # noqa: DTZ001 - a zone is added below, or by the caller who knows the file's
            _year(part),
            month_number(month or ""),
            int(day or 0),
            _hour(part),
            int(part.get("minute") or 0),
            int(part.get("second") or 0),
            int((part.get("fraction") or "0")[:6].ljust(6, "0")),
        )
    except ValueError:
        return None
    has_year = at.year != NO_YEAR
    if has_year and at.year not in YEARS:
        return None
    precision: Precision = "day" if part.get("hour") is None else "second" if part.get("second") else "minute"
    offset = part.get("offset")
    if offset:
        zone = fixed_offset(offset)
        return Raw(at.replace(tzinfo=zone), offset, precision, has_year, order) if zone else None
    return Raw(at, part.get("name"), precision, has_year, order)


def _ordered(part: dict[str, str | None], month_first: bool | None) -> tuple[str, str, str]:
    """Return day, month and whether that order was a choice, for a date of three numbers with the year last."""
    one, two = part["one"] or "", part["two"] or ""
    if part["mark"] == "." or int(one) > 12:  # noqa: PLR2004 - months in a year
        return one, two, ""
    if int(two) > 12:  # noqa: PLR2004 - months in a year
        return two, one, ""
    first = month_first if month_first is not None else part.get("half") is not None
    if one == two:
        return one, two, ""
    return (two, one, "month first") if first else (one, two, "day first")


def _year(part: dict[str, str | None]) -> int:
    short = part.get("short")
    return 2000 + int(short) if short else int(part.get("year") or NO_YEAR)


def month_number(written: str) -> int:
    """Return the number of a month written as a number or by its English name."""
    return int(written) if written.isdigit() else _MONTHS[written[:3].lower()]


def _hour(part: dict[str, str | None]) -> int:
    hour = int(part.get("hour") or 0)
    half = part.get("half")
    if not half:
        return hour
    if not 1 <= hour <= 12:  # noqa: PLR2004 - hours on a twelve hour clock
        raise ValueError(hour)
    return hour % 12 + (12 if half in "pP" else 0)


def fixed_offset(written: str) -> timezone | None:
    """Return the zone of an offset such as `Z`, `+01:00`, `-0800` or `+02`; None beyond 14 hours."""
    if written in {"Z", "z"}:
        return UTC
    digits = written[1:].replace(":", "")
    if not digits.isdigit():
        return None
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    if timedelta(minutes=minutes) > _FARTHEST:
        return None
    return timezone(timedelta(minutes=-minutes if written[0] == "-" else minutes))
