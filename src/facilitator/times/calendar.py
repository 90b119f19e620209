"""Calendar dates as people write them: numbers, month names, ISO, and what is missing or ambiguous about them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from facilitator.times.days import day_words
from facilitator.times.words import MONTH, ORDINAL, WEEKDAY, month_of, ordinal_of, weekday_of

Order = Literal["dmy", "mdy"]
"""Which comes first in 12/01: the day or the month."""

_YEAR: Final = r"(?:'?[0-9]{2}|(?:19|20|21)[0-9]{2})"
_DAY: Final = rf"(?:{ORDINAL}|0?[1-9]|[12][0-9]|3[01])"
_LEAP: Final = 8
"""Years until the next 29 February at the latest (across 2100)."""

CALENDAR_DATE: Final = re.compile(
    rf"(?:(?P<wd>{WEEKDAY})(?:,? (?:the )?))?"
    r"(?:(?P<iy>[12][0-9]{3})(?P<isep>[-/.])(?P<im>[01]?[0-9])(?P=isep)(?P<id>[0-3]?[0-9])"
    r"|(?P<cy>(?:19|20|21)[0-9]{2})(?P<cm>[01][0-9])(?P<cd>[0-3][0-9])"
    rf"|(?P<nd>[0-3]?[0-9])\.(?P<nm>[01]?[0-9])(?:\.(?P<ny>{_YEAR})?)?"
    rf"|(?!2[0-9]-[0-9]{{2}}-[0-9]{{2}}(?![0-9]))(?P<a>[0-3]?[0-9])(?P<sep>[/-])(?P<b>[0-3]?[0-9])(?:(?P=sep)(?P<sy>{_YEAR}))?"
    rf"|(?P<yf>(?:19|20|21)[0-9]{{2}})[ -](?P<ym>{MONTH})[ -](?P<yd>{_DAY})"
    rf"|(?:the )?(?P<wdd>{_DAY})(?: of |\.? ?|[/-])(?P<wdm>{MONTH})(?:,?[ /-]?(?P<wdy>{_YEAR}))?"
    rf"|(?P<wmm>{MONTH})[ -]?(?:the )?(?P<wmd>{_DAY})(?:(?:, ?|[ -])(?P<wmy>'[0-9]{{2}}|(?:19|20|21)[0-9]{{2}}))?)"
    rf"(?:,? \(?(?P<wda>{WEEKDAY})\)?)?",
    re.ASCII,
)
"""A whole calendar date in lower case, a weekday before or after it allowed."""


@dataclass(frozen=True, slots=True)
class Found:
    """Days that a form can mean: one, or several to ask about; none with warnings when it says why it is refused."""

    days: tuple[date, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A calendar date as it was written: what it says about year, month, day and weekday.

    Args:
        pairs: (month, day) readings; two when the order of the numbers is open.
        year: the year, None when it was not written.
        weekday: the weekday beside it, 0 for Monday; None without one.
        warnings: what is to be said about the reading.
    """

    pairs: tuple[tuple[int, int], ...]
    year: int | None = None
    weekday: int | None = None
    warnings: tuple[str, ...] = ()


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return that date, None when there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _year_of(written: str | None) -> int | None:
    if written is None:
        return None
    digits = written.lstrip("'")
    return int(digits) + 2000 if len(digits) == 2 else int(digits)  # noqa: PLR2004 - two digits: this century


def read_written(match: re.Match[str], order: Order | None) -> Written:
    """Return what `match`, of `CALENDAR_DATE`, says; `order` decides 12/01 where it is open."""
    got = match.groupdict()
    weekday = got["wd"] or got["wda"]
    number = weekday_of(weekday) if weekday else None
    for year, month, day in (("iy", "im", "id"), ("cy", "cm", "cd"), ("ny", "nm", "nd")):
        if got[day]:
            return Written(((int(got[month]), int(got[day])),), _year_of(got[year]), number)
    for year, month, day in (("yf", "ym", "yd"), ("wdy", "wdm", "wdd"), ("wmy", "wmm", "wmd")):
        if got[day]:
            return Written(((month_of(got[month]), ordinal_of(got[day])),), _year_of(got[year]), number)
    first, second = int(got["a"]), int(got["b"])
    pairs, warnings = _ordered(first, second, order)
    return Written(pairs, _year_of(got["sy"]), number, warnings)


def _ordered(first: int, second: int, order: Order | None) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """Return the (month, day) readings of two numbers, and a warning when the usual order cannot be."""
    readings = {"dmy": (second, first), "mdy": (first, second)}
    fits = {name: pair for name, pair in readings.items() if safe_date(2000, *pair)}  # a leap year: 29/02 fits
    if order is not None and order in fits:
        return (fits[order],), ()
    said = (f"{first}/{second} was read with the day and the month the other way round.",) if order and fits else ()
    return tuple(dict.fromkeys(fits.values())), said


def coming(written: Written, today: date) -> Found:
    """Return the days that `written` means for something due: without a year the next one, counted from `today`."""
    days = []
    warnings = list(written.warnings)
    for month, day in written.pairs:
        if written.year is not None:
            found = safe_date(written.year, month, day)
        else:
            years = range(today.year, today.year + _LEAP + 1)
            found = next((at for year in years if (at := safe_date(year, month, day)) and at >= today), None)
        if found is not None:
            days.append(found)
    if not days:
        return Found((), ("There is no such day in the calendar.",))
    if len(days) == 1:
        if written.weekday is not None and days[0].weekday() != written.weekday:
            return _contradiction(days[0], written)
        if written.year is None and days[0].year != today.year:
            warnings.append(f"No year is written: taken as {days[0].year}.")
    elif written.weekday is not None:
        days = [day for day in days if day.weekday() == written.weekday] or days
    return Found(tuple(sorted(set(days))), tuple(warnings))


def nearest(written: Written, anchor: date) -> Found:
    """Return the days that `written` means in a timeline: without a year the one nearest to `anchor`."""
    days = []
    for month, day in written.pairs:
        years = (written.year,) if written.year is not None else range(anchor.year - _LEAP, anchor.year + _LEAP + 1)
        fits = [at for year in years if (at := safe_date(year, month, day))]
        if fits:
            days.append(min(fits, key=lambda at: abs(at - anchor)))
    if not days:
        return Found((), ("There is no such day in the calendar.",))
    if len(days) == 1 and written.weekday is not None and days[0].weekday() != written.weekday:
        return _contradiction(days[0], written)
    fitting = [at for at in days if written.weekday in (None, at.weekday())] or days
    said = written.warnings
    if written.year is None and len(fitting) == 1 and fitting[0].year != anchor.year:
        said = (*said, f"No year is written: taken as {fitting[0].year}.")
    return Found(tuple(sorted(set(fitting))), said)


def _contradiction(day: date, written: Written) -> Found:
    """Return a question: the weekday and the date that were written do not agree."""
    away = ((written.weekday or 0) - day.weekday() + 3) % 7 - 3
    choices = [day]
    try:
        choices.append(day + timedelta(days=away))
    except OverflowError:
        return Found(())
    return Found(tuple(sorted(choices)), (f"The weekday does not fit: that day is a {day_words(day, today=None)}.",))
