"""Times: how people and machines write dates, times of day, zones and spans, and how they are read back.

Pure: no clock, no zone of the computer, no input or output but the time zone database. Whatever is not a date or time
as a whole is refused, and what can mean several things asks; nothing is guessed.
"""

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
