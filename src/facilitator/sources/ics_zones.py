"""Zones that an iCalendar file defines itself: programs name them as they like, and write their rules beside."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Final

from facilitator.sources.stamps import fixed_offset

_RULE: Final = re.compile(r"(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_MONTH: Final = re.compile(r"0?[1-9]|1[0-2]", re.ASCII)
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_IANA: Final = re.compile(
    r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|US)/[A-Za-z_/+-]+$"
)
_LONGEST: Final = len("20070311T020000")
_WEEK: Final = 7


@dataclass(slots=True)
class _Season:
    """One half of a zone's year: from when it holds, its offset, and the rule by which it comes again."""

    starts: datetime | None = None
    offset: timezone | None = None
    month: int = 0
    nth: int = 0
    weekday: int = 0

    def onset(self, year: int) -> datetime | None:
        """Return when it began in `year`, in local time; its first beginning where it has no rule."""
        if self.starts is None or not self.month:
            return self.starts
        first = self.starts.replace(year=year, month=self.month, day=1)
        if self.nth > 0:
            day = 1 + (self.weekday - first.weekday()) % _WEEK + (self.nth - 1) * _WEEK
            return first + timedelta(days=day - 1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - self.weekday) % _WEEK + (-self.nth - 1) * _WEEK)


@dataclass(slots=True)
class DefinedZones:
    """The zones of one file, by their names in it."""

    zones: dict[str, list[_Season]] = field(default_factory=dict)

    def offset(self, name: str, wall: datetime) -> timezone | None:
        """Return the offset of the zone `name` at a local time; None where the file does not define it.

        Args:
            name: as the file calls it.
            wall: naive, in one of `stamps.YEARS`.
        """
        best: tuple[datetime, timezone] | None = None
        for season in self.zones.get(name, ()):
            for year in (wall.year, wall.year - 1):
                onset = season.onset(year)
                if onset is None or season.offset is None or onset > wall:
                    continue
                if best is None or onset > best[0]:
                    best = onset, season.offset
        return best[1] if best is not None else None


def iana_in(name: str) -> str:
    """Return the name of the zone database at the end of a longer one, as `/example.com/Tzfile/Europe/Paris` has."""
    match = _IANA.search(name)
    return match[0] if match is not None else name


def defined_zones(lines: Iterable[str]) -> DefinedZones:
    """Return the zones that the lines of a file, unfolded, define."""
    found = DefinedZones()
    name, inside, season = "", False, _Season()
    seasons: list[_Season] = []
    for line in lines:
        key, _, value = line.strip().partition(":")
        key = key.partition(";")[0].upper()
        if key == "BEGIN" and value.upper() == "VTIMEZONE":
            inside, name, seasons = True, "", []
        elif key == "END" and value.upper() == "VTIMEZONE":
            found.zones[name], inside = seasons, False
        elif inside and key == "BEGIN":
            season = _Season()
            seasons.append(season)
        elif inside and key == "TZID":
            name = value
        elif inside:
            _take(season, key, value)
    return found


def _take(season: _Season, key: str, value: str) -> None:
    if key == "DTSTART":
        try:
            season.starts = datetime.strptime(value[:_LONGEST], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - local by definition
        except ValueError:
            season.starts = None
    elif key == "TZOFFSETTO":
        season.offset = fixed_offset(value[:5])
    elif key == "RRULE":
        rule = dict(part.partition("=")[::2] for part in value.upper().split(";"))
        day, month = _RULE.fullmatch(rule.get("BYDAY", "")), _MONTH.fullmatch(rule.get("BYMONTH", ""))
        if day is not None and month is not None:
            season.month, season.nth = int(month[0]), int(day[1] or 1)
            season.weekday = _DAYS.index(day[2])
