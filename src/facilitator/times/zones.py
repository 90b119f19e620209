"""Time zones as people write them: abbreviations, generic names, offsets and IANA names."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from facilitator.times.words import MONTHS

_HOUR: Final = 60


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """What a zone abbreviation stands for.

    Args:
        minutes: its offset from UTC, in minutes, east positive.
        home: the IANA zone in which it is in use, to tell whether it is in season; None when it is all year.
        other: what else it may mean, in words; empty when it means one thing.
    """

    minutes: int
    home: str | None = None
    other: str = ""


# Offsets and homes follow the IANA time zone database (tzdata). An abbreviation without a home has places that keep it
# all year (MST in Arizona, AEST in Queensland) or is no local time (UTC, GMT), so no season speaks against it.
ABBREVIATIONS: Final[dict[str, Abbreviation]] = {
    "UTC": Abbreviation(0),
    "GMT": Abbreviation(0),
    "Z": Abbreviation(0),
    "WET": Abbreviation(0, "Europe/Lisbon"),
    "WEST": Abbreviation(60, "Europe/Lisbon"),
    "BST": Abbreviation(60, "Europe/London"),
    "CET": Abbreviation(60, "Europe/Paris"),
    "CEST": Abbreviation(120, "Europe/Paris"),
    "MEZ": Abbreviation(60, "Europe/Berlin"),
    "MESZ": Abbreviation(120, "Europe/Berlin"),
    "EET": Abbreviation(120, "Europe/Helsinki"),
    "EEST": Abbreviation(180, "Europe/Helsinki"),
    "MSK": Abbreviation(180),
    "SAST": Abbreviation(120),
    "WAT": Abbreviation(60),
    "EAT": Abbreviation(180),
    "IDT": Abbreviation(180, "Asia/Jerusalem"),
    "PKT": Abbreviation(300),
    "NPT": Abbreviation(345),
    "ICT": Abbreviation(420),
    "WIB": Abbreviation(420),
    "SGT": Abbreviation(480),
    "HKT": Abbreviation(480),
    "AWST": Abbreviation(480),
    "JST": Abbreviation(540),
    "KST": Abbreviation(540),
    "ACST": Abbreviation(570),
    "ACDT": Abbreviation(630, "Australia/Adelaide"),
    "AEST": Abbreviation(600),
    "AEDT": Abbreviation(660, "Australia/Sydney"),
    "NZST": Abbreviation(720, "Pacific/Auckland"),
    "NZDT": Abbreviation(780, "Pacific/Auckland"),
    "NST": Abbreviation(-210, "America/St_Johns"),
    "NDT": Abbreviation(-150, "America/St_Johns"),
    "AST": Abbreviation(-240),
    "ADT": Abbreviation(-180, "America/Halifax"),
    "BRT": Abbreviation(-180),
    "EST": Abbreviation(-300, "America/New_York"),
    "EDT": Abbreviation(-240, "America/New_York"),
    "CST": Abbreviation(-360, "America/Chicago", "China"),
    "CDT": Abbreviation(-300, "America/Chicago"),
    "MST": Abbreviation(-420),
    "MDT": Abbreviation(-360, "America/Denver"),
    "PST": Abbreviation(-480, "America/Los_Angeles"),
    "PDT": Abbreviation(-420, "America/Los_Angeles"),
    "AKST": Abbreviation(-540, "America/Anchorage"),
    "AKDT": Abbreviation(-480, "America/Anchorage"),
    "HST": Abbreviation(-600),
}
"""Abbreviations that are read, upper case."""

GENERIC: Final[dict[str, str]] = {
    "PT": "America/Los_Angeles",
    "MT": "America/Denver",
    "CT": "America/Chicago",
    "ET": "America/New_York",
}
"""Generic names without a season, to the IANA zone that tells the offset by the date."""

AMBIGUOUS: Final[dict[str, tuple[str, ...]]] = {"IST": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin")}
"""Abbreviations in wide use for several zones: nobody can tell which without asking."""

PAIRS: Final[dict[str, str]] = {
    "CET/CEST": "Europe/Paris",
    "GMT/BST": "Europe/London",
    "EET/EEST": "Europe/Helsinki",
    "EST/EDT": "America/New_York",
    "CST/CDT": "America/Chicago",
    "MST/MDT": "America/Denver",
    "PST/PDT": "America/Los_Angeles",
    "AEST/AEDT": "Australia/Sydney",
}
"""Both names of a zone together: whichever holds on the date."""

_NAMES: Final = sorted({*ABBREVIATIONS, *GENERIC, *AMBIGUOUS}, key=lambda name: (-len(name), name))
_OFFSET: Final = r"[+-](?:0?[0-9]|1[0-4])(?::?[0-5][0-9])?(?![0-9:])"
ZONE: Final = (
    rf"(?:(?:utc|gmt) ?{_OFFSET}|(?<![a-z])[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?(?![0-9:])"
    rf"|(?:{'|'.join(_NAMES).lower()})(?![a-z0-9_/])"
    r"|[a-z][a-z_]{1,31}(?:/[a-z][a-z0-9_+-]{0,31}){1,2})"
)
"""Pattern of a zone, in lower case; `zones_of` tells whether it is one."""

_OFFSET_PARTS: Final = re.compile(r"(?:utc|gmt)? ?([+-])([0-9]{1,2}):?([0-5][0-9])?", re.ASCII)


@cache
def _iana_names() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


@dataclass(frozen=True, slots=True)
class WrittenZone:
    """A zone as it was written, and what it can mean.

    Args:
        name: how it was written, capitals put right ("CET", "UTC+2", "Europe/Paris").
        meanings: the zones it can stand for, the likeliest first; more than one means: ask.
        warnings: what is to be said about having taken it.
    """

    name: str
    meanings: tuple[tzinfo, ...]
    warnings: tuple[str, ...] = ()


def read_zone(written: str) -> WrittenZone | None:
    """Return what the zone `written` means; None when it is none.

    Signs read as people mean them: `GMT-5` is five hours behind (POSIX files have it the other way round).
    """
    text = " ".join(written.lower().split())
    upper = text.upper()
    if upper in ABBREVIATIONS:
        known = ABBREVIATIONS[upper]
        said = f"{upper} was read as {offset_words(known.minutes)}, not as the time of {known.other}."
        return WrittenZone(upper, (_fixed(known.minutes),), (said,) if known.other else ())
    if upper in GENERIC:
        return WrittenZone(upper, (ZoneInfo(GENERIC[upper]),))
    if upper in PAIRS:
        return WrittenZone(upper, (ZoneInfo(PAIRS[upper]),))
    if upper in AMBIGUOUS:
        return WrittenZone(upper, tuple(ZoneInfo(name) for name in AMBIGUOUS[upper]))
    if parts := _OFFSET_PARTS.fullmatch(text):
        minutes = int(parts[2]) * _HOUR + int(parts[3] or 0)
        if minutes > 14 * _HOUR:  # the largest offset in use is +14:00, in Kiribati
            return None
        return WrittenZone(upper.replace(" ", ""), (_fixed(-minutes if parts[1] == "-" else minutes),))
    name = _iana_names().get(text)
    return WrittenZone(name, (ZoneInfo(name),)) if name and "/" in name else None


def _fixed(minutes: int) -> tzinfo:
    return UTC if minutes == 0 else timezone(timedelta(minutes=minutes))


def offset_words(minutes: int) -> str:
    """Return an offset from UTC in `minutes` as "UTC", "UTC+3", "UTC-3:30"."""
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), _HOUR)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def zone_label(at: datetime, zone: tzinfo) -> str:
    """Return what the zone is called at the instant `at` (aware): "CET", or "UTC+3" where it has only a number."""
    local = at.astimezone(zone)
    name = local.tzname() or ""
    if name.isalpha():
        return name
    offset = local.utcoffset() or timedelta(0)
    return offset_words(round(offset.total_seconds() / 60))


def season_warning(name: str, at: datetime) -> str | None:
    """Return a sentence when the abbreviation `name` is not in use at the instant `at` (aware), as PST in July."""
    known = ABBREVIATIONS.get(name.upper())
    if known is None or known.home is None:
        return None
    local = at.astimezone(ZoneInfo(known.home))
    if local.utcoffset() == timedelta(minutes=known.minutes):
        return None
    said = zone_label(at, ZoneInfo(known.home))
    return (
        f"{name.upper()} is not in use on {local.day} {MONTHS[local.month - 1]} {local.year} ({said} is): "
        f"read as {offset_words(known.minutes)}."
    )
