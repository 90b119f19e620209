"""The injected clock and the injected source of ids: the only places where time and chance enter the program."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from facilitator.errors import UsageError

ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32, lower case: no letter that reads as another."""

NewId = Callable[[], str]
"""Makes an id that no other record has."""


class Clock(Protocol):
    """What time it is. Everything shown or stored as "now" comes from here."""

    @property
    def zone(self) -> ZoneInfo:
        """The user's zone, in which meeting times are shown."""

    def now(self) -> datetime:
        """Return this instant, in UTC."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's own clock."""

    zone: ZoneInfo

    def now(self) -> datetime:
        """Return this instant, in UTC."""
        return datetime.now(UTC)


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until it is moved: for tests, pictures and FACILITATOR_NOW."""

    at: datetime
    zone: ZoneInfo

    def now(self) -> datetime:
        """Return the instant it stands at, in UTC."""
        return self.at.astimezone(UTC)

    def move(self, **by: float) -> None:
        """Move it on, by the keyword arguments of `timedelta` (`minutes=5`)."""
        self.at += timedelta(**by)


def random_id() -> str:
    """Return twelve random characters (60 bits): enough that two laptops never make the same."""
    import secrets  # noqa: PLC0415  # brings hashes with it, which the first picture does without

    return "".join(secrets.choice(ALPHABET) for _ in range(12))


def counted_ids(prefix: str = "id") -> NewId:
    """Return a source of ids in order, for tests and pictures: the first is `id001`."""
    count = 0

    def make() -> str:
        nonlocal count
        count += 1
        return f"{prefix}{count:03}"

    return make


def find_zone(name: str) -> ZoneInfo:
    """Return the zone with the IANA name `name`.

    Raises:
        UsageError: there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:
        raise UsageError(f"“{name[:60]}” is no time zone. Write one like Europe/Paris or UTC.") from error
