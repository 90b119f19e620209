"""Days in words: how a date is shown and read back."""

from datetime import date
from typing import Final

from facilitator.times.words import MONTHS, WEEKDAYS

_ONE_DAY_WORDS: Final = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def day_words(day: date, *, today: date | None) -> str:
    """Return `day` as "Thu 27 Jan 2022", without the year when it is that of `today`.

    The names are English whatever the locale, so that documents read the same everywhere.
    """
    words = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return words if today is not None and today.year == day.year else f"{words} {day.year}"


def distance_words(day: date, today: date) -> str:
    """Return how far `day` is from `today`, in days: "today", "tomorrow", "in 9 days", "3 days ago"."""
    days = (day - today).days
    if days in _ONE_DAY_WORDS:
        return _ONE_DAY_WORDS[days]
    return f"in {days:,} days" if days > 0 else f"{-days:,} days ago"
