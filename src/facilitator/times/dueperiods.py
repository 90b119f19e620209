"""Due dates that name a part of the calendar: "end of next week", "eom", "mid april", "Q3", "the 15th"."""

import re
from datetime import date, timedelta
from typing import Final

from facilitator.times.ahead import (
    FRIDAY,
    REFUSED,
    WEEK,
    Form,
    Today,
    add_months,
    last_of_month,
    no_sprint,
    one,
    sprint_end,
)
from facilitator.times.calendar import Found, safe_date
from facilitator.times.words import MONTH, ORDINAL, WEEKDAY, month_of, ordinal_of, weekday_of


def _end(match: re.Match[str], now: Today) -> Found:
    """The end, middle or start of a week, month, quarter, year or sprint."""
    part = {"e": "end", "l": "end", "m": "middle", "s": "start", "b": "start"}[match["part"][0]]
    ahead = {"next": 1, "n": 1, "coming": 1}.get((match["which"] or "").strip(), 0)
    unit = match["unit"]
    if unit.startswith("w"):
        return _week_part(part, ahead, now)
    if unit[0] in "si":
        end = sprint_end(now, ahead)
        return (one(end) if end else no_sprint()) if part == "end" else REFUSED
    months = {"m": 1, "q": 3, "y": 12}[unit[0]]
    first = now.day.replace(day=1, month=(now.day.month - 1) // months * months + 1)
    begin = add_months(first, ahead * months)
    return _part_of(part, begin, months, now, roll=not ahead) if begin else REFUSED


def _week_part(part: str, ahead: int, now: Today) -> Found:
    days = {"start": 0, "middle": 2, "end": FRIDAY}[part]
    day = now.monday + ahead * WEEK + timedelta(days=days)
    if day >= now.day:
        return one(day, "The week was taken to end on Friday.") if part == "end" else one(day)
    if part == "end":
        return Found((now.monday + timedelta(days=6), day + WEEK))
    return Found((), ("That part of this week is over.",))


def _part_of(part: str, begin: date, months: int, now: Today, *, roll: bool) -> Found:
    """Return the start, middle or end of the `months` that begin with `begin`; with `roll` the next one when past."""
    if part == "end":
        return one(last_of_month(begin, months - 1))
    if part == "start":
        day = begin
    elif months == 1:
        day = begin.replace(day=15)
    else:
        return REFUSED
    if day < now.day and roll:
        return one(add_months(day, months), "That part of the current one is over: the next was taken.")
    return one(day)


def _end_of_month(match: re.Match[str], now: Today) -> Found:
    """The end, middle or start of a named month: "mid april", "end of march 2027", "last day of june"."""
    part = {"e": "end", "l": "end", "m": "middle", "s": "start", "b": "start", "f": "start"}[match["part"][0]]
    month = month_of(match["month"])
    years = (int(match["year"]),) if match["year"] else (now.day.year, now.day.year + 1)
    for year in years:
        begin = safe_date(year, month, 1)
        found = _part_of(part, begin, 1, now, roll=False) if begin else REFUSED
        if found.days and (match["year"] or found.days[0] >= now.day):
            said = () if year == now.day.year or match["year"] else (f"No year is written: taken as {year}.",)
            return Found(found.days, said)
    return REFUSED


def _quarter(match: re.Match[str], now: Today) -> Found:
    """The end or start of a numbered quarter: "end of Q2"; a bare "Q3" asks which."""
    first_month = 3 * int(match["quarter"]) - 2
    years = (int(match["year"]),) if match["year"] else (now.day.year, now.day.year + 1)
    part = match["part"] or match["eo"] or ("end" if match["after"] else None)
    for year in years:
        begin = safe_date(year, first_month, 1)
        end = last_of_month(begin, 2) if begin else None
        if begin is None or end is None:
            continue
        day = begin if part and part[0] in "sb" else end
        if match["year"] or day >= now.day:
            said = () if year == now.day.year or match["year"] else (f"No year is written: taken as {year}.",)
            return Found((day,), said) if part else _either((begin, end), now, past=bool(match["year"]))
    return REFUSED


def _whole(match: re.Match[str], now: Today) -> Found:
    """A whole week, month or year: this one means its end, the next one asks."""
    unit = match["unit"]
    if unit.startswith("w"):
        if match["which"] == "this":
            return _week_part("end", 0, now)
        monday = now.monday + WEEK
        return Found(tuple(sorted({monday, now.day + WEEK, monday + timedelta(days=FRIDAY)})))
    if unit.startswith("sprint"):
        end = sprint_end(now, int(match["which"] == "next"))
        return one(end, "Read as the end of the sprint.") if end else no_sprint()
    months = {"m": 1, "q": 3, "y": 12}[unit[0]]
    first = now.day.replace(day=1, month=(now.day.month - 1) // months * months + 1)
    if match["which"] == "this":
        return one(last_of_month(first, months - 1), f"Read as the end of this {unit}.")
    begin, end = add_months(first, months), last_of_month(first, 2 * months - 1)
    same = add_months(now.day, months)
    return Found(tuple(sorted({at for at in (begin, same, end) if at}))) if begin and end else REFUSED


def _either(days: tuple[date, date], now: Today, *, past: bool) -> Found:
    """Return a question for the first or the last day of a span, of which only the last may still come."""
    if days[0] >= now.day or past:
        return Found(days)
    return one(days[1], "Read as its last day.")


def _month_only(match: re.Match[str], now: Today) -> Found:
    """A month without a day asks: its first or its last day."""
    month = month_of(match["month"]) if match["month"] else int(match["m1"] or match["m2"])
    year = match["year"] or match["y1"] or match["y2"]
    for each in (int(year),) if year else (now.day.year, now.day.year + 1):
        begin = safe_date(each, month, 1)
        end = last_of_month(begin) if begin else None
        if begin and end and (year or end >= now.day):
            return _either((begin, end), now, past=bool(year))
    return REFUSED


def _weekend(match: re.Match[str], now: Today) -> Found:
    """A weekend asks: Saturday or Sunday."""
    weeks = int(match["which"] is not None and match["which"].strip() == "next")
    days = tuple(now.monday + weeks * WEEK + timedelta(days=number) for number in (5, 6))
    return Found(tuple(day for day in days if day >= now.day))


def _day_of_month(match: re.Match[str], now: Today) -> Found:
    """A bare ordinal: the next such day ("the 15th")."""
    number = ordinal_of(match["day"] or match["word"])
    ahead = int((match["which"] or "") == "next")
    for months in (ahead,) if match["which"] else range(12):
        first = add_months(now.day.replace(day=1), months)
        day = safe_date(first.year, first.month, number) if first else None
        if day and day >= now.day:
            return one(day)
    return REFUSED


def _weekday_the(match: re.Match[str], now: Today) -> Found:
    """A weekday with a day of the month: "friday the 13th"; a question when they do not agree."""
    found = _day_of_month(match, now)
    number = weekday_of(match["weekday"])
    if not found.days or found.days[0].weekday() == number:
        return found
    if (match["day"] or "th").isdigit():
        return REFUSED  # "fri 12" is a date only where the weekday bears it out
    day = found.days[0]
    near = day + timedelta(days=(number - day.weekday() + 3) % 7 - 3)
    return Found(tuple(sorted((day, near))), ("The weekday does not fit that day of the month.",))


def _year_part(match: re.Match[str], now: Today) -> Found:
    """The end of a numbered year or of a half of one: "end of 2026", "end of H1"."""
    if match["year"]:
        return one(date(int(match["year"]), 12, 31))
    years = (now.day.year, now.day.year + 1)
    ends = [safe_date(year, 6, 30) if match["half"] == "1" else safe_date(year, 12, 31) for year in years]
    return one(next((end for end in ends if end and end >= now.day), None))


def _nth_weekday(match: re.Match[str], now: Today) -> Found:
    """The first (or last) weekday of a month: "first monday in april", "last friday of the month"."""
    number = weekday_of(match["day"])
    if match["month"]:
        firsts = [safe_date(year, month_of(match["month"]), 1) for year in (now.day.year, now.day.year + 1)]
    else:
        firsts = [add_months(now.day.replace(day=1), int((match["which"] or "").strip() == "next"))]
    for first in firsts:
        if first is None:
            continue
        days = [
            first + timedelta(days=offset)
            for offset in range(31)
            if (first + timedelta(days=offset)).weekday() == number
        ]
        days = [day for day in days if day.month == first.month]
        nth = -1 if match["nth"] == "last" else ordinal_of(match["nth"]) - 1
        if nth < len(days) and days[nth] >= now.day:
            return one(days[nth])
    return REFUSED


_PERIOD: Final = r"(?:weeks?|wk|months?|mth|quarters?|qtr|years?|yr|sprint|iteration)"
_YEAR: Final = r"(?:,? (?P<year>(?:19|20|21)[0-9]{2}))?"
_END: Final = r"(?:the )?(?P<part>end|ending|last day|middle|mid|start|beginning|begin)"

PERIOD_FORMS: Final[tuple[Form, ...]] = (
    (re.compile(r"(?:the )?end of (?:(?P<year>20[0-9]{2})|h(?P<half>[12]))", re.ASCII), _year_part),
    (
        re.compile(
            rf"(?P<weekday>{WEEKDAY}),? "
            rf"(?:(?P<day>(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?)|the (?P<word>{ORDINAL}))(?P<which>)",
            re.ASCII,
        ),
        _weekday_the,
    ),
    (
        re.compile(
            rf"{_END}[ -](?:of )?(?:the |this |current )?(?P<which>next |coming )?(?P<unit>{_PERIOD})", re.ASCII
        ),
        _end,
    ),
    (re.compile(r"(?P<part>e)(?:nd )?o(?:f )?(?P<which>next |n)?(?P<unit>w|m|q|y)", re.ASCII), _end),
    (
        re.compile(r"(?P<part>e)o(?P<which>)(?P<unit>s)", re.ASCII),
        _end,
    ),
    (re.compile(rf"(?:the )?(?P<which>next )?(?:this )?(?P<unit>{_PERIOD})[ -](?P<part>end)", re.ASCII), _end),
    (re.compile(rf"{_END}[ -](?:of )?(?P<month>{MONTH}){_YEAR}", re.ASCII), _end_of_month),
    (
        re.compile(
            r"(?:(?:the )?(?P<part>end|ending|start|beginning) (?:of )?|(?P<eo>eo))?q(?P<quarter>[1-4])(?P<after> end)?"
            r"(?:[ /-]?(?P<year>20[0-9]{2}))?",
            re.ASCII,
        ),
        _quarter,
    ),
    (re.compile(r"(?P<which>this|next) (?P<unit>week|month|quarter|year|sprint)", re.ASCII), _whole),
    (
        re.compile(
            rf"(?:in )?(?:(?P<month>{MONTH})(?: (?P<year>20[0-9]{{2}}))?|(?P<y1>20[0-9]{{2}})-(?P<m1>0[1-9]|1[0-2])"
            r"|(?P<m2>0?[1-9]|1[0-2])/(?P<y2>20[0-9]{2}))",
            re.ASCII,
        ),
        _month_only,
    ),
    (re.compile(r"(?:the |this |over the )?(?P<which>next )?weekend", re.ASCII), _weekend),
    (
        re.compile(
            rf"(?:(?:the )?(?P<day>[0-9]{{1,2}}(?:st|nd|rd|th))|the (?P<word>{ORDINAL}))"
            r"(?: of (?:the |(?P<which>this|next) )?month)?",
            re.ASCII,
        ),
        _day_of_month,
    ),
    (
        re.compile(
            rf"(?:the )?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last) (?P<day>{WEEKDAY}) (?:of|in) "
            rf"(?:(?:the |this )?(?P<which>next )?month|(?P<month>{MONTH}))",
            re.ASCII,
        ),
        _nth_weekday,
    ),
)
"""The forms of this module, in the order in which they are tried."""
