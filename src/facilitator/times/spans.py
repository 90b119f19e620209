"""Spans of time in words, and the durations that a text states."""

import re
from datetime import timedelta
from typing import Final

from facilitator.times.words import NUMBERS, either, number_of

_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR

_UNIT_SECONDS: Final = {"d": _DAY, "h": _HOUR, "m": _MINUTE, "s": 1, "w": 7 * _DAY}
_UNIT: Final = r"(?:weeks?|wks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|[dhms])(?![a-z])"
_COUNT: Final = rf"(?:[0-9]{{1,6}}(?:\.[0-9]{{1,3}})?[ -]?|{either(NUMBERS)}[ -])"
_TERM: Final = rf"{_COUNT}(?:and a half )?{_UNIT}(?: and a half)?"
_STATED: Final = re.compile(
    rf"(?<![a-z0-9.+:/_-])(?:half an hour|{_TERM}(?:,? ?(?:and )?{_TERM})*)(?![a-z0-9])"
    r"|(?<![a-z0-9.+:/_-])(?:[0-9]{1,5}(?:d|h|min|m|s)){2,4}(?![a-z0-9])",
    re.ASCII,
)
_PART: Final = re.compile(
    rf"(?P<count>{_COUNT})(?P<half>and a half )?(?P<unit>{_UNIT}|[dhm](?=[0-9]))(?P<after> and a half)?", re.ASCII
)
"""One count with its unit, whose first letter tells which it is."""


def _split(delta: timedelta) -> tuple[int, int, int, int]:
    seconds = int(abs(delta).total_seconds())
    return seconds // _DAY, seconds % _DAY // _HOUR, seconds % _HOUR // _MINUTE, seconds % _MINUTE


def duration_words(delta: timedelta) -> str:
    """Return `delta` in words: "20 s", "45 min", "7 h 00 min", "2 d 03 h". A negative one has a minus in front.

    What is smaller than the second unit shown is left off, never rounded up: a duration is not made longer.
    """
    days, hours, minutes, seconds = _split(delta)
    sign = "-" if delta < timedelta(seconds=-1) else ""
    if days:
        return f"{sign}{days} d {hours:02} h"
    if hours:
        return f"{sign}{hours} h {minutes:02} min"
    return f"{sign}{minutes} min" if minutes else f"{sign}{seconds} s"


def duration_short(delta: timedelta) -> str:
    """Return `delta` in the short form that stands beside a stated one: "7 h 00", else as `duration_words`."""
    return duration_words(delta).removesuffix(" min") if _split(delta)[1] else duration_words(delta)


def _seconds(words: str) -> float | None:
    if words == "half an hour":
        return _HOUR / 2
    total = 0.0
    for part in _PART.finditer(words):
        count = part["count"].rstrip(" -")
        number = float(count) if count[0].isdigit() else float(number_of(count))
        if part["half"] or part["after"]:
            number += 0.5
        total += number * _UNIT_SECONDS[part["unit"][0]]
    return total or None


def stated_durations(text: str) -> tuple[tuple[timedelta, tuple[int, int], str], ...]:
    """Return the durations that `text` states, each with its place (start, end) and its words.

    Read are digits and words, with one or several units: "nine hours", "9 h 30 min", "2.5 hours", "673h34m", "an hour
    and a half". A point in time ("09:30", "+5m") is no duration.
    """
    found = []
    # Lower case of ASCII only: other letters could change the length and so the places.
    lowered = "".join(char.lower() if char.isascii() else char for char in text)
    for match in _STATED.finditer(lowered):
        seconds = _seconds(match[0])
        if seconds is not None and seconds < timedelta.max.total_seconds():
            found.append((timedelta(seconds=seconds), match.span(), text[slice(*match.span())]))
    return tuple(found)
