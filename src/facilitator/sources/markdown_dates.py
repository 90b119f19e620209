"""The dates in a report: as people write them, anywhere in a text, and in which order of day and month."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from facilitator.sources import stamps
from facilitator.sources.markdown_forms import ANY_DATE, MONTH_AND_YEAR

_TWO_NUMBERS: Final = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-](?:20\d\d|\d\d)(?![\d/-])")
_CENTURY: Final = 2000
"""What a year of two digits counts from."""


def any_date(text: str) -> date | None:
    """Return the first date with a year in `text` that reads one way only."""
    for match in ANY_DATE.finditer(text):
        numbers = match["numbers"]
        if numbers and (raw := stamps.read(long_year(numbers))) is not None and raw.order:
            continue
        day = date_in(match.groupdict())
        if day is not None:
            return day
    return None


def any_year(text: str) -> int | None:
    """Return the year of the first date, or month, with a year in `text`."""
    day = any_date(text)
    match = MONTH_AND_YEAR.search(text) if day is None else None
    return day.year if day is not None else int(match["year"]) if match is not None else None


def month_first(texts: Iterable[str]) -> bool | None:
    """Return whether `03/10/2026` has its month first, as other dates among the lines show; None if none does."""
    for text in texts:
        for match in _TWO_NUMBERS.finditer(text):
            if int(match[1]) > 12 >= int(match[2]):  # noqa: PLR2004 - months in a year
                return False
            if int(match[2]) > 12 >= int(match[1]):  # noqa: PLR2004 - months in a year
                return True
    return None


def date_in(part: dict[str, str | None]) -> date | None:
    """Return the day of a match of `markdown_forms`, by its groups; of `stamps.NO_YEAR` where it has no year.

    None where there is no such day, or no incident can have been on it.
    """
    iso, numbers, short = part.get("iso"), part.get("numbers"), part.get("short")
    try:
        if iso:
            year, month, day = re.split("[-/.]", iso)
            return _checked(date(int(year), int(month), int(day)))
        if numbers:
            raw = stamps.read(long_year(numbers))
            return raw.at.date() if raw is not None else None
        if short:
            return _short(short)
        name = part.get("mname") or part.get("dname") or part.get("cname") or ""
        day = re.sub(r"\D", "", part.get("mday") or part.get("dday") or part.get("cday") or "")
        written = part.get("year") or part.get("dyear") or part.get("cyear")
        return _checked(date(int(written or stamps.NO_YEAR), stamps.month_number(name), int(day)))
    except (ValueError, KeyError):
        return None


def _short(written: str) -> date | None:
    """Return the day of `03-26`, in the order of ISO 8601, or of `3/26`."""
    one, two = (int(part) for part in re.split("[-/]", written))
    if "-" in written and one <= 12:  # noqa: PLR2004 - months in a year
        return date(stamps.NO_YEAR, one, two)
    raw = stamps.read(f"{one}/{two}/{stamps.NO_YEAR}")
    return raw.at.date() if raw is not None else None


def iso_day(written: str | None) -> date | None:
    """Return the day that is written in ISO 8601; None where nothing is, or there is no such day."""
    try:
        return _checked(date.fromisoformat(written)) if written else None
    except ValueError:
        return None


def long_year(numbers: str) -> str:
    """Return a date of three numbers with a year of four digits: `5/26/21` is of 2021."""
    head, year = numbers[:-2], numbers[-2:]
    return f"{head}{_CENTURY + int(year)}" if head[-1:] in {"/", "-", "."} else numbers


def _checked(day: date) -> date | None:
    return day if day.year in stamps.YEARS or day.year == stamps.NO_YEAR else None
