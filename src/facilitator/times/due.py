"""Due dates as people write them: a table of short forms first, then a date library, full match or refused."""

import datetime as dt
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from facilitator.times.ahead import Today
from facilitator.times.calendar import Found, Order
from facilitator.times.days import day_words, distance_words
from facilitator.times.dueforms import read_form
from facilitator.times.duelibrary import ask_library
from facilitator.times.words import and_list, plain


@dataclass(frozen=True, slots=True)
class DueReading:
    """How a due date was read.

    Args:
        expression: the text as it was given.
        date: the day; None when it is ambiguous or no date.
        ask: whether it is ambiguous; then `choices` holds what it can mean.
        choices: the days it can mean, in order; empty unless `ask`.
        reading: the words that the screen echoes ("Fri 20 Mar, in 9 days"); for a text that is no date, why not.
        warnings: sentences about what was assumed.
    """

    expression: str
    date: dt.date | None
    ask: bool
    choices: tuple[dt.date, ...]
    reading: str
    warnings: tuple[str, ...]


_LEAD: Final = re.compile(
    r"(?:due(?: date)?(?: by| on|:)?|by(?: the)?|on(?: the)?|before|until|till?|no later than|not later than"
    r"|at the latest|latest|deadline:?|eta:?|target:?)[ :]+",
    re.ASCII,
)
_PART_OF_DAY: Final = (
    r"(?:(?:by |at |the )?(?:eod|cob|eob|cop|end of (?:the )?day|end of business|close of (?:business|play)|noon|midday"
    r"|lunch(?:time)?|morning|afternoon|evening|night))"
)
_HOUR: Final = r"(?:at |by |@ ?)?(?:[01]?[0-9]|2[0-3])"
_CLOCK: Final = (
    rf"(?:{_HOUR}(?:[:.h][0-5][0-9])? ?[ap]\.?m\.?|{_HOUR}[:h][0-5][0-9](?::[0-5][0-9])?)"
    r"(?: ?(?:utc|gmt|z|[ecmp][sd]?t|cest|bst))?"
)
_BEFORE: Final = re.compile(rf"(?:first thing|{_PART_OF_DAY}|{_CLOCK}),?(?: on| of|)[ ](?=[a-z0-9])", re.ASCII)
_AFTER: Final = re.compile(
    rf"(?:,? (?:in the )?|t){_PART_OF_DAY}$| [ap]m$|[, t]+ ?{_CLOCK}$| latest$| at the latest$", re.ASCII
)
_ONLY: Final = re.compile(rf"{_PART_OF_DAY}", re.ASCII)
_TODAY_AT: Final = re.compile(rf"{_HOUR}(?:[:.][0-5][0-9])? ?[ap]\.?m\.?", re.ASCII)


def read_due(
    expression: str,
    *,
    today: date,
    sprint_end: date | None = None,
    sprint_weeks: int = 2,
    order: Order | None = None,
) -> DueReading:
    """Return how `expression` is read as a due date, on the day `today`.

    The whole text must be a date; anything else is refused, never guessed at. Weeks begin on Monday, a day and month
    without a year is the next one, a bare weekday comes strictly after today.

    Args:
        expression: what was written, such as "fri", "in two weeks" or "COB 15 march".
        today: the day it is written, in the zone of the person who writes.
        sprint_end: the last day of a sprint; without it "end of sprint" is refused.
        sprint_weeks: how long a sprint is.
        order: whether 12/01 has the day or the month first; without it such a date asks.
    """
    text = plain(expression)
    found = _find(text, Today(today, sprint_end, sprint_weeks, order)) if text else None
    if found is None or not found.days:
        said = found.warnings if found else ()
        return DueReading(
            expression, None, ask=False, choices=(), reading=said[0] if said else "not a date", warnings=said
        )
    if len(found.days) > 1:
        reading = and_list(tuple(day_words(day, today=today) for day in found.days)) + "?"
        return DueReading(expression, None, ask=True, choices=found.days, reading=reading, warnings=found.warnings)
    day = found.days[0]
    warnings = (*found.warnings, "That day is over.") if day < today else found.warnings
    reading = f"{day_words(day, today=today)}, {distance_words(day, today)}"
    return DueReading(expression, day, ask=False, choices=(), reading=reading, warnings=warnings)


def _find(text: str, now: Today) -> Found | None:
    """Return what `text` means: as it stands, without words before it, without a time of day."""
    text = text.strip(" .,;!")
    said: tuple[str, ...] = ()
    timed = False
    for _ in range(3):  # "due by COB friday": each turn takes one thing off the front or the end
        found = read_form(text, now)
        if found is not None:
            return Found(found.days, (*found.warnings, *said))
        if _ONLY.fullmatch(text) and not timed:
            return Found((now.day,), said)
        if _TODAY_AT.fullmatch(text) and not timed:
            return Found((now.day,), (*said, "A time without a day: taken to be today."))
        if match := _LEAD.match(text):
            said = ("“Before” was read as that day itself.",) if match[0].startswith("before") else said
            text = text[match.end() :]
        elif not timed and (match := _BEFORE.match(text)):
            text, timed = text[match.end() :], True
        elif not timed and (match := _AFTER.search(text)):
            text, timed = text[: match.start()], True
        else:
            break
    return ask_library(text, now)
