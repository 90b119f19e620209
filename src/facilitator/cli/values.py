"""Options whose values need more than argparse knows: zones, days, numbers within bounds, moments in people's words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from facilitator.cli.output import say
from facilitator.clock import find_zone
from facilitator.config import FIRST_YEAR, LAST_YEAR
from facilitator.errors import UsageError
from facilitator.text import clean_line, cut
from facilitator.times import read_time


def zone_option(name: str | None) -> ZoneInfo | None:
    """Return the zone with an IANA name, None where no name was given.

    Raises:
        UsageError: there is no such zone.
    """
    return find_zone(name) if name is not None else None


def day_option(text: str | None, option: str) -> date | None:
    """Return a day written as `2026-03-10`, None where none was given.

    Raises:
        UsageError: it is no day.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"{option}: “{_shown(text)}” is no date. Write one like 2026-03-10.") from error


def number_option(value: int | None, option: str, least: int, most: int) -> int | None:
    """Return a whole number, None where none was given.

    Raises:
        UsageError: it is out of bounds.
    """
    if value is not None and not least <= value <= most:
        raise UsageError(f"{option}: it must be a whole number from {least} to {most}.")
    return value


def moment_option(
    text: str | None, option: str, *, zone: ZoneInfo, day: date, start: datetime | None = None, now: datetime
) -> datetime | None:
    """Return the instant, in UTC, that people's words mean, and read it back to them; None where none were given.

    Args:
        text: the words.
        option: the option's name, for the error.
        zone: the zone of times without one of their own.
        day: the day of bare times.
        start: when the incident began; `+5m` counts from it.
        now: the present moment.

    Raises:
        UsageError: they are no time, or can mean several.
    """
    if text is None:
        return None
    read = read_time(text, zone=zone, day=day, start=start, now=now)
    if read.at is None:
        asked = f"can mean several times: {read.reading} Write the one you mean."
        problem = asked if read.ask else "is not read as a time. Write it like 2026-03-10 14:05."
        raise UsageError(f"{option}: “{_shown(text)}” {problem}")
    if not FIRST_YEAR <= read.at.year <= LAST_YEAR:
        raise UsageError(f"{option}: “{_shown(text)}” is too far away. Name a year from {FIRST_YEAR} to {LAST_YEAR}.")
    say(f"{option} is read as {read.reading}.")
    for warning in read.warnings:
        say(warning)
    return read.at


def _shown(text: str) -> str:
    return cut(clean_line(text), 40)
