"""The present moment, as the environment may fix it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from facilitator.clock import Clock, FixedClock, SystemClock
from facilitator.errors import UsageError
from facilitator.text import clean_line, cut


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
    try:
        at = datetime.fromisoformat(text.strip())
        return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        shown = cut(clean_line(text), 40)
        raise UsageError(f"{where}: “{shown}” is no instant. Write one like 2026-03-11T10:00:00+01:00.") from error
