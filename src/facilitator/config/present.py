"""The present moment, as the environment may fix it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.clock import Clock, FixedClock, SystemClock
from facilitator.errors import UsageError
from facilitator.text import clean_line, cut

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 9900
"""Instants outside of these years leave the calendar as soon as somebody looks at the day before or after."""


def clock_for(environ: Mapping[str, str], zone: ZoneInfo) -> Clock:
    """Return the clock: the computer's, or one that stands still at `FACILITATOR_NOW`.

    Raises:
        UsageError: `FACILITATOR_NOW` is no instant.
    """
    stands_at = environ.get("FACILITATOR_NOW")
    if not stands_at:
        return SystemClock(zone)
    return FixedClock(read_instant(stands_at, zone, "FACILITATOR_NOW"), zone)


def read_instant(text: str, zone: ZoneInfo, where: str) -> datetime:
    """Return an ISO 8601 instant in UTC; one without an offset is read in `zone`. `where` names it in the error.

    Raises:
        UsageError: it is no instant.
    """
    shown = cut(clean_line(text), 40)
    try:
        at = datetime.fromisoformat(text.strip())
        at = (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{where}: “{shown}” is no instant. Write one like 2026-03-11T10:00:00+01:00.") from error
    if not FIRST_YEAR <= at.year <= LAST_YEAR:
        raise UsageError(f"{where}: “{shown}” is too far away. Name a year from {FIRST_YEAR} to {LAST_YEAR}.")
    return at
