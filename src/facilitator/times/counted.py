"""Instants that are counted: from 1970 (epochs), from the start of the incident ("+5m", "T+00:05"), from now."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from facilitator.times.moments import Frame, Mark

_MINUTES: Final = re.compile(r"t ?([+-]) ?([0-9]{1,4})", re.ASCII)
_EPOCH: Final = re.compile(r"@?(?P<whole>[0-9]{10}|[0-9]{13}|[0-9]{16}|[0-9]{19})(?:\.(?P<part>[0-9]{1,9}))?", re.ASCII)
_TERMS: Final = r"(?:[0-9]{1,5} ?(?:days?|d|hours?|hrs?|h|minutes?|mins?|min|m|seconds?|secs?|s)(?![a-z]) ?){1,4}"
_RELATIVE: Final = re.compile(
    r"(?:(?:t ?)?(?P<sign>\+) ?|t ?-|-(?=[0-9]+ ?[a-z]))"
    r"(?:(?P<h>[0-9]{1,3}):(?P<m>[0-5][0-9])(?::(?P<s>[0-5][0-9]))?"
    rf"|(?P<terms>{_TERMS}))",
    re.ASCII,
)
_TERM: Final = re.compile(r"([0-9]{1,5}) ?([dhms])", re.ASCII)
_AGO: Final = re.compile(
    rf"(?:(?P<terms>{_TERMS})ago|(?P<now>just now|now))",
    re.ASCII,
)
_UNITS: Final = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}


def read_counted(text: str, frame: Frame) -> Mark | None:
    """Return the mark of an epoch or of a time counted from the start or from now; None when it is neither."""
    if match := _EPOCH.fullmatch(text):
        return _epoch(match)
    if match := _MINUTES.fullmatch(text):
        counted = read_counted(f"{match[1]}{match[2]}m", frame)
        return replace(counted, warnings=(*counted.warnings, "Read as minutes from the start.")) if counted else None
    if match := _RELATIVE.fullmatch(text):
        if frame.start is None:
            return Mark(warnings=("Counted from the start of the incident, which is not known yet.",))
        return _shifted(frame.start, _relative(match), exact="s" in text or bool(match["s"]))
    if (match := _AGO.fullmatch(text)) and frame.now is not None:
        return _shifted(frame.now, -_seconds(match["terms"] or ""), exact=False)
    return None


def _epoch(match: re.Match[str]) -> Mark | None:
    """Return the instant of seconds, milliseconds, microseconds or nanoseconds since 1970, told by their number."""
    whole = match["whole"]
    if match["part"] and len(whole) != 10:  # noqa: PLR2004 - only seconds have a fraction
        return None
    fraction = (whole[10:] or match["part"] or "0").ljust(6, "0")[:6]
    at = datetime.fromtimestamp(int(whole[:10]), UTC).replace(microsecond=int(fraction))
    return Mark(instants=(at,), seconds=True)


def _relative(match: re.Match[str]) -> int:
    if match["terms"]:
        seconds = _seconds(match["terms"])
    else:
        seconds = int(match["h"]) * 3600 + int(match["m"]) * 60 + int(match["s"] or 0)
    return seconds if match["sign"] else -seconds


def _seconds(terms: str) -> int:
    return sum(int(count) * _UNITS[unit] for count, unit in _TERM.findall(terms))


def _shifted(start: datetime, seconds: int, *, exact: bool) -> Mark | None:
    try:
        return Mark(instants=(start.astimezone(UTC) + timedelta(seconds=seconds),), seconds=exact)
    except OverflowError:
        return None
