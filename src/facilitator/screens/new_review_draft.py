"""What a form for a new review holds, and how its words are read: no widget, no disk, no clock."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from facilitator.clock import find_zone
from facilitator.errors import UsageError
from facilitator.guidance import Suggestion, deadline, suggest
from facilitator.times import Order, day_words, moment_words, read_due, read_time
from facilitator.times.zones import offset_words
from facilitator.widgets.words import Words, words

LENGTHS: Final = (30, 45, 60, 75, 90, 120)
"""Minutes of a meeting that the form offers."""
USUAL: Final = 60
_WEEK: Final = timedelta(days=7)
_LATE: Final = timedelta(hours=1)
"""Meetings start late: a time that has just passed is still meant."""

_CLOCK_AT_END: Final = re.compile(
    r"(?:^|[ ,]+(?:at )?)((?:[01]?\d|2[0-3])(?:[:h.][0-5]\d)(?: ?[ap]m)?|(?:0?[1-9]|1[0-2]) ?[ap]m)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it is filled in. The form takes one and gives one back, so that esc loses nothing."""

    title: str = ""
    began: str = ""
    zone: str = ""
    team: str = ""
    meets: str = ""
    severity: str = ""
    signals: tuple[str, ...] = ()
    level: str = "meeting"
    length: int = USUAL
    chose_level: bool = False
    """Whether the level was chosen by hand: it follows the suggestion until then."""
    chose_length: bool = False
    """The same for the length."""


@dataclass(frozen=True, slots=True)
class Read:
    """How a field was read: its value, the words that echo it, and why it cannot be used where it cannot."""

    at: datetime | None = None
    echo: str = ""
    problem: str = ""

    @property
    def words(self) -> Words:
        """The echo for the right of the field."""
        return words((self.problem, "time")) if self.problem else words((self.echo, "quiet"))


def read_began(text: str, zone: ZoneInfo, today: date, now: datetime) -> Read:
    """Return when the incident began: a point in time in the incident's zone, not ahead of `now`."""
    if not text.strip():
        return Read()
    reading = read_time(text, zone=zone, day=today, now=now)
    if reading.at is None:
        return Read(problem=_why(reading.reading, ask=reading.ask, like="27 jan 11:00"))
    if reading.at > now:
        return Read(reading.at, problem=f"{reading.reading} is still to come")
    return Read(reading.at, reading.reading)


def read_meets(text: str, zone: ZoneInfo, now: datetime, order: Order | None = None) -> Read:
    """Return when people meet: a day to come and a time of day, in the user's zone."""
    if not text.strip():
        return Read(echo="may stay empty")
    today = now.astimezone(zone).date()
    day = read_due(text, today=today, order=order)
    clock = _CLOCK_AT_END.search(text.strip())
    if day.date is not None and clock is None:
        return Read(problem=f"{day_words(day.date, today=None)}, at what time?")
    if day.date is not None and clock is not None:
        reading = read_time(clock[1], zone=zone, day=day.date)
        if reading.at is not None and text[:3].lower() == f"{today:%a}".lower() and day.date == today + _WEEK:
            this_day = read_time(
                clock[1], zone=zone, day=today
            )  # on a Friday "fri 14:00" is today, until it has passed
            reading = this_day if this_day.at is not None and this_day.at >= now - _LATE else reading
    else:
        reading = read_time(text, zone=zone, day=today)
    if reading.at is None:
        return Read(problem=_why(reading.reading, ask=reading.ask or day.ask, like="fri 14:00"))
    return Read(reading.at, moment_words(reading.at, zone, "minute").rpartition(" ")[0])


def read_zone_name(text: str, usual: ZoneInfo, at: datetime) -> tuple[ZoneInfo | None, Read]:
    """Return the incident's zone and its echo: "UTC+1 on that day". A city is enough where one zone has it."""
    name = text.strip()
    if not name:
        return usual, Read(echo=usual.key)
    try:
        zone = find_zone(_zone_names().get(name.replace(" ", "_").lower(), name))
    except UsageError:
        return None, Read(problem="no time zone; write one like Europe/Paris")
    offset = at.astimezone(zone).utcoffset()
    shift = offset_words(round(offset.total_seconds() / 60)) if offset is not None else "UTC"
    known = "" if zone.key == name else f"{zone.key}, "
    return zone, Read(echo=f"{known}{shift} on that day")


def suggestion_for(draft: Draft) -> Suggestion | None:
    """Return the level that fits; nothing while no severity is chosen."""
    return suggest(draft.severity, draft.signals) if draft.severity else None


def deadline_words(suggestion: Suggestion, began: date) -> str:
    """Return the suggestion with its last day: "Full meeting, 75 min, by Thu 3 Feb"."""
    last = deadline(began, suggestion)
    return f"{suggestion.summary}, by {day_words(last, today=began)}"


def beside_suggestion(draft: Draft, suggestion: Suggestion | None) -> tuple[str, str]:
    """Return what stands right of level and length where the choice differs from the suggestion."""
    if suggestion is None:
        return "", ""
    if draft.level != suggestion.level:
        return "not the one suggested", ""
    if draft.level != "meeting" or suggestion.length is None or draft.length == suggestion.length:
        return "", ""
    return "", "shorter than suggested" if draft.length < suggestion.length else "longer than suggested"


def day_of(at: datetime | None, zone: ZoneInfo, today: date) -> date:
    """Return the day from which the deadline counts."""
    return at.astimezone(zone).date() if at is not None else today


@cache
def _zone_names() -> dict[str, str]:
    """Return every zone by its name in small letters, and by its city where only one zone has it."""
    names = sorted(available_timezones())
    cities: dict[str, list[str]] = {}
    for name in names:
        area, slash, city = name.rpartition("/")
        if slash and not area.startswith(("Etc", "US", "SystemV", "posix", "right")):
            cities.setdefault(city.lower(), []).append(name)
    return {city: found[0] for city, found in cities.items() if len(found) == 1} | {
        name.lower(): name for name in names
    }


def _why(reading: str, *, ask: bool, like: str) -> str:
    return reading if ask else f"{reading}; write one like {like}"
