"""Times: how people and machines write dates, times of day, zones and spans, and how they are read back.

Pure: no clock, no zone of the computer, no input or output but the time zone database. Whatever is not a date or time
as a whole is refused, and what can mean several things asks; nothing is guessed.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from facilitator.times.calendar import Order
    from facilitator.times.clocktime import read_time
    from facilitator.times.days import day_words, distance_words
    from facilitator.times.due import DueReading, read_due
    from facilitator.times.duefind import find_due
    from facilitator.times.leading import starts_with_time
    from facilitator.times.moments import Precision, TimeReading, moment_words
    from facilitator.times.spans import duration_short, duration_words, stated_durations
    from facilitator.times.zones import read_zone, season_warning, zone_label

__all__ = [
    "DueReading",
    "Order",
    "Precision",
    "TimeReading",
    "day_words",
    "distance_words",
    "duration_short",
    "duration_words",
    "find_due",
    "moment_words",
    "read_due",
    "read_time",
    "read_zone",
    "season_warning",
    "starts_with_time",
    "stated_durations",
    "zone_label",
]

_HOMES: Final = {
    "DueReading": "due",
    "Order": "calendar",
    "Precision": "moments",
    "TimeReading": "moments",
    "day_words": "days",
    "distance_words": "days",
    "duration_short": "spans",
    "duration_words": "spans",
    "find_due": "duefind",
    "moment_words": "moments",
    "read_due": "due",
    "read_time": "clocktime",
    "read_zone": "zones",
    "season_warning": "zones",
    "starts_with_time": "leading",
    "stated_durations": "spans",
    "zone_label": "zones",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is first asked for: most of these modules compile many patterns."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
