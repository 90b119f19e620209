"""The date library behind our own forms of due dates, asked only where nothing is left to guess.

Left to itself it reads "13 month 27" and takes missing parts from today. So it is given two shapes of text only: counts
added up ("in 3 weeks and 2 days"), and a day, a month and a year in whatever order, with a time or a weekday beside.
"""

import re
from datetime import datetime, time
from typing import Final

from facilitator.times.ahead import Today
from facilitator.times.calendar import Found
from facilitator.times.words import MONTH, WEEKDAY, WEEKDAY_NUMBERS

_COUNTED: Final = r"[0-9]{1,3} (?:days?|weeks?|months?|years?)"
_COUNTS: Final = re.compile(rf"(?:in )?{_COUNTED}(?:,? (?:and )?{_COUNTED}){{1,3}}(?: ago)?", re.ASCII)
_PARTS: Final = (
    (re.compile(rf"{MONTH},?", re.ASCII), "month"),
    (re.compile(rf"{WEEKDAY},?", re.ASCII), "weekday"),
    (re.compile(r"(?:19|20)[0-9]{2},?", re.ASCII), "year"),
    (re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?,?", re.ASCII), "day"),
    (re.compile(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?: ?[ap]m)?,?", re.ASCII), "time"),
    (re.compile(r"of|at|the", re.ASCII), "joint"),
)
_WHOLE: Final = ["day", "month", "year"]


def _is_whole_date(text: str) -> bool:
    """Tell whether `text` has a day, a month and a year once each, and nothing that could be something else."""
    parts = [next((name for pattern, name in _PARTS if pattern.fullmatch(word)), "other") for word in text.split()]
    named = sorted(part for part in parts if part != "joint")
    return sorted({*named} - {"weekday", "time"}) == _WHOLE and len(named) == len({*named})


def ask_library(text: str, now: Today) -> Found | None:
    """Return what the date library reads in `text` (in lower case); None when it may not be asked or refuses."""
    if not _COUNTS.fullmatch(text) and not _is_whole_date(text):
        return None
    import dateparser  # noqa: PLC0415 - it takes a good third of a second to load, so only when it is needed

    read = dateparser.parse(
        text,
        languages=["en"],
        settings={
            "STRICT_PARSING": True,
            "PREFER_DATES_FROM": "future",
            "RELATIVE_BASE": datetime.combine(now.day, time()),
            "DATE_ORDER": "DMY",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    if read is None:
        return None
    weekdays = [WEEKDAY_NUMBERS[word] for word in re.findall(r"[a-z]+", text) if word in WEEKDAY_NUMBERS]
    agrees = all(number == read.weekday() for number in weekdays)
    return Found((read.date(),)) if agrees else Found((), ("The weekday does not fit that date.",))
