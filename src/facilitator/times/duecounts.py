"""Due dates counted in weekdays and units: "next friday", "fri week", "in a fortnight", "2 weeks from friday"."""

import re
from datetime import date, timedelta
from typing import Final

from facilitator.times.ahead import REFUSED, WEEK, Form, Today, one, shifted
from facilitator.times.calendar import CALENDAR_DATE, Found, coming, read_written
from facilitator.times.days import day_words
from facilitator.times.words import NUMBER, WEEKDAY, number_of, weekday_of


def _weekday(match: re.Match[str], now: Today) -> Found:
    """A weekday, bare or with "this", "next" or "last"."""
    number = weekday_of(match["day"])
    this_week = now.monday + timedelta(days=number)
    coming_day = now.day + timedelta(days=(number - now.day.weekday() - 1) % 7 + 1)
    which = (match["which"] or "").strip()
    if which == "next":
        taken = this_week + WEEK
        if taken == coming_day:
            return one(taken)
        return one(taken, f"“next” was read as next week, not as {day_words(coming_day, today=now.day)}.")
    if which == "last":
        return one(now.day - timedelta(days=(now.day.weekday() - number - 1) % 7 + 1))
    if which == "this":
        if this_week >= now.day:
            return one(this_week)
        return one(coming_day, "That day of this week is over: the coming one was taken.")
    if coming_day - now.day == WEEK:
        return one(coming_day, "Today is that weekday: the one in a week was taken.")
    return one(coming_day)


def _weekday_and_week(match: re.Match[str], now: Today) -> Found:
    """A weekday of a named week: "friday next week", "this week fri", "mon of next week"."""
    number = weekday_of(match["day"] or match["day2"])
    weeks = {"this": 0, "next": 1}[match["week"] or match["week2"]]
    return one(now.monday + weeks * WEEK + timedelta(days=number))


def _day_of(word: str, now: Today) -> date | None:
    """Return the day that a plain day word or weekday is, as the start of a count."""
    if word in ("today", "now", ""):
        return now.day
    if word in ("tomorrow", "tmrw"):
        return now.day + timedelta(days=1)
    found = _weekday_match(word, now)
    return found.days[0] if found and len(found.days) == 1 else None


def _weekday_match(word: str, now: Today) -> Found | None:
    match = _WEEKDAY_FORM.fullmatch(word)
    if match:
        return _weekday(match, now)
    written = CALENDAR_DATE.fullmatch(word)
    return coming(read_written(written, now.order), now.day) if written else None


def _counted(match: re.Match[str], now: Today) -> Found:
    """A count of days, weeks, months: "2w", "+10d", "in a fortnight", "2 weeks from friday", "10 business days"."""
    start = _day_of((match["from"] or "").strip(), now)
    if start is None:
        return REFUSED
    count = number_of(match["count"]) if match["count"] else 1
    if match["ago"]:
        count = -count
    return shifted(start, count, match["unit"], now)


def _hours(match: re.Match[str], now: Today) -> Found:
    """Hours that make whole days: "48h", "within 72 hours"."""
    hours = int(match["hours"])
    return shifted(now.day, hours // 24, "days", now) if hours and hours % 24 == 0 else REFUSED


def _couple(match: re.Match[str], now: Today) -> Found:
    """A couple of days, weeks or months: two, said so."""
    found = shifted(now.day, 2, match["unit"], now)
    return Found(found.days, (*found.warnings, "“A couple” was read as two.")) if found.days else found


def _half_year(_match: re.Match[str], now: Today) -> Found:
    """Half a year: six months."""
    return shifted(now.day, 6, "months", now)


def _week_number(match: re.Match[str], now: Today) -> Found:
    """A numbered week (ISO 8601): its Friday."""
    year, week = match["year"] or match["year2"], int(match["week"] or match["week2"])
    for each in (int(year),) if year else (now.day.year, now.day.year + 1):
        try:
            day = date.fromisocalendar(each, week, 5)
        except ValueError:
            continue
        if year or day >= now.day:
            return one(day, "The week was taken to end on Friday.")
    return REFUSED


def _week_from(match: re.Match[str], now: Today) -> Found:
    """The British forms "friday week", "a week on friday", "today fortnight"."""
    start = _day_of(match["day"] or match["day2"], now)
    unit = match["unit"] or match["unit2"] or "weeks"
    written = match["count"] or match["count2"]
    return shifted(start, number_of(written) if written else 1, unit, now) if start else REFUSED


def _after_next(match: re.Match[str], now: Today) -> Found:
    """The weekday after the next: "friday after next"."""
    number = weekday_of(match["day"])
    return one(now.monday + 2 * WEEK + timedelta(days=number), "Read as that day of the week after next.")


def _calendar(match: re.Match[str], now: Today) -> Found:
    """A calendar date, with or without a year."""
    return coming(read_written(match, now.order), now.day)


def _fixed(match: re.Match[str], now: Today) -> Found:
    """A day word: "today", "tmrw", "day after tomorrow"."""
    return one(now.day + timedelta(days=_DAY_WORDS[match[0]]))


_DAY_WORDS: Final[dict[str, int]] = {
    "today": 0, "tod": 0, "tdy": 0, "tonight": 0, "this afternoon": 0, "this morning": 0, "this evening": 0,
    "tomorrow": 1, "tmrw": 1, "tmw": 1, "tmr": 1, "tomo": 1, "2moro": 1, "2morrow": 1, "tommorow": 1,
    "tommorrow": 1, "tomorow": 1, "day after tomorrow": 2, "the day after tomorrow": 2, "day after tmrw": 2,
    "overmorrow": 2, "yesterday": -1, "the day before yesterday": -2, "day before yesterday": -2,
}  # fmt: skip

_UNIT: Final = (
    r"(?:days?|d|nights?|weeks?|wks?|wk|w|fortnights?|months?|mos?|mths?|mth|quarters?|qtrs?|years?|yrs?|yr|y|sprints?"
    r"|(?:business|working|work|week) ?days?|workdays?|bds?|wds?)"
)
_WEEKDAY_FORM: Final = re.compile(
    rf"(?:(?:the )?(?P<which>this |next |last |coming |this coming ))?(?P<day>{WEEKDAY})", re.ASCII
)
_START: Final = r"(?: (?:from|after) (?P<from>[a-z0-9. /-]{2,30}))?"

COUNT_FORMS: Final[tuple[Form, ...]] = (
    (re.compile(r"(?:in |within )?half a year", re.ASCII), _half_year),
    (
        re.compile(
            r"(?P<year>20[0-9]{2})-?w(?P<week>[0-5][0-9])"
            r"|(?:w(?=[0-9]{2})|(?:week|wk|cw|kw) ?)(?P<week2>[0-5]?[0-9])(?:[ /](?P<year2>20[0-9]{2}))?",
            re.ASCII,
        ),
        _week_number,
    ),
    (re.compile("|".join(sorted(_DAY_WORDS, key=len, reverse=True)), re.ASCII), _fixed),
    (CALENDAR_DATE, _calendar),
    (_WEEKDAY_FORM, _weekday),
    (
        re.compile(
            rf"(?P<day>{WEEKDAY}),? (?:of |in )?(?:the )?(?P<week>this|next) (?:week|wk)"
            rf"|(?P<week2>this|next) (?:week|wk),?(?: on)? (?P<day2>{WEEKDAY})",
            re.ASCII,
        ),
        _weekday_and_week,
    ),
    (re.compile(rf"(?:the )?(?P<day>{WEEKDAY}) after next", re.ASCII), _after_next),
    (
        re.compile(
            rf"(?P<day>{WEEKDAY}|today|tomorrow) (?:in )?"
            rf"(?:(?P<count>{NUMBER}) weeks?|(?:an? )?(?P<unit>week|fortnight))(?: time)?"
            rf"|(?:(?P<count2>{NUMBER}) weeks?|(?:an? )?(?P<unit2>week|fortnight)) (?:on )?"
            rf"(?P<day2>{WEEKDAY}|today|tomorrow)",
            re.ASCII,
        ),
        _week_from,
    ),
    (
        re.compile(
            rf"(?:in |within |\+ ?)?(?:(?:the )?next )?(?P<count>{NUMBER}) ?(?P<unit>{_UNIT})\.?(?:'s?)?"
            rf"(?: (?:time|from (?:now|today)|(?P<ago>ago)))?{_START}",
            re.ASCII,
        ),
        _counted,
    ),
    (re.compile(r"(?:in |within |\+ ?)?(?P<hours>[0-9]{2,4}) ?(?:h|hrs?|hours?)", re.ASCII), _hours),
    (re.compile(rf"(?:in |within )?(?:a )?couple (?:of )?(?P<unit>{_UNIT})", re.ASCII), _couple),
)
"""The forms of this module, in the order in which they are tried."""
