"""Counting ahead from the day on which a due date is written: months, working days, sprints."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from facilitator.times.calendar import Found, Order, safe_date

FRIDAY: Final = 4
"""The last working day of a week, as `date.weekday` counts."""

WEEK: Final = timedelta(days=7)
REFUSED: Final = Found(())


@dataclass(frozen=True, slots=True)
class Today:
    """What a due date is read against.

    Args:
        day: the day on which it is written.
        sprint_end: the last day of a sprint, None when the team has none.
        sprint_weeks: how long a sprint is, in weeks.
        order: whether 12/01 has the day or the month first; None asks.
    """

    day: date
    sprint_end: date | None = None
    sprint_weeks: int = 2
    order: Order | None = None

    @property
    def monday(self) -> date:
        """The first day of this week."""
        return self.day - timedelta(days=self.day.weekday())


def one(day: date | None, *warnings: str) -> Found:
    """Return a single reading, or a refusal without a day."""
    return Found((day,), warnings) if day is not None else REFUSED


def add_months(day: date, months: int) -> date | None:
    """Return the same day of the month `months` on, or the month's last day when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return next((at for number in range(day.day, 27, -1) if (at := safe_date(year, month + 1, number))), None) or (
        safe_date(year, month + 1, day.day)
    )


def last_of_month(day: date, months: int = 0) -> date | None:
    """Return the last day of the month that is `months` after that of `day`."""
    following = add_months(day.replace(day=1), months + 1)
    return following - timedelta(days=1) if following else None


def add_workdays(day: date, count: int) -> date:
    """Return the day `count` working days after `day`; Saturdays and Sundays do not count, holidays do."""
    weeks, rest = divmod(count, 5)
    at = day + weeks * WEEK
    if at.weekday() > FRIDAY and not rest and count:
        return at - timedelta(days=at.weekday() - FRIDAY)
    while rest:
        at += timedelta(days=1)
        rest -= at.weekday() <= FRIDAY
    return at


def sprint_end(now: Today, ahead: int = 0) -> date | None:
    """Return the last day of the sprint that is `ahead` after the current one; None when no sprint is set."""
    if now.sprint_end is None or now.sprint_weeks < 1:
        return None
    length = now.sprint_weeks * 7
    behind = max(-((now.sprint_end - now.day).days // length), 0) if now.sprint_end < now.day else 0
    try:
        return now.sprint_end + timedelta(days=length * (behind + ahead))
    except OverflowError:
        return None


def no_sprint() -> Found:
    """Return a refusal that says which setting is missing."""
    return Found((), ("No sprint is set: write the date, or set when the sprint ends.",))


def shifted(start: date, count: int, unit: str, now: Today) -> Found:
    """Return the day `count` units after `start`; refused when the calendar ends before."""
    try:
        if "work" in unit or "business" in unit or unit in ("bd", "bds", "wd", "wds"):
            return one(add_workdays(start, count), "Public holidays are not left out.") if count > 0 else REFUSED
        if unit.startswith("sprint"):
            end = sprint_end(now, count)
            return one(end) if end and start == now.day else no_sprint()
        months = {"mo": 1, "mt": 1, "y": 12, "q": 3}
        for letters, factor in months.items():
            if unit.startswith(letters):
                return one(add_months(start, factor * count))
        days = {"d": 1, "n": 1, "w": 7, "f": 14}[unit[0]]
        return one(start + timedelta(days=days * count))
    except (OverflowError, ValueError):
        return REFUSED


Form = tuple[re.Pattern[str], Callable[[re.Match[str], Today], Found]]
"""A pattern that must match a whole text, and what a match means."""
