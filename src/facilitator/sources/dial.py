"""From a time as written to an instant: which zone, which day and which year a reader puts where the file is silent.

One dial serves one file. It collects what a person should know about it.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from facilitator.errors import UnreadableError
from facilitator.sources import stamps
from facilitator.sources.clock_changes import ClockChange, Doubt, change_at
from facilitator.sources.records import Options, Precision
from facilitator.sources.zones import stated_zone, zone_warning
from facilitator.text import cut


class Stamp(NamedTuple):
    """An instant in UTC, the zone that stood beside it (None: none did) and how exact it is."""

    at: datetime
    zone: str | None
    precision: Precision


class StampError(UnreadableError):
    """A text is no time, or not enough of one; its sentence is the reason a row is skipped for."""


@dataclass(slots=True)
class Dial:
    """Reads the times of one file.

    `stated` is the zone that the file names for all of its times (with `stated_as`, its words); the user's own choice
    goes before it. `month_first` is how `03/10/2026` reads in this file, None while that is open. `hour` is the last
    hour in which no clock was changed, or `minute` of another hour, with its `offset`: logs have thousands of lines in
    one. `changes` are those that were met, `doubtful` the minutes read in them, by the offset before the change, with
    the zone as it was written.
    """

    options: Options
    stated: tzinfo | None = None
    stated_as: str | None = None
    month_first: bool | None = None
    open_order: bool = False
    warnings: dict[str, None] = field(default_factory=dict)
    american: bool | None = field(init=False)
    hour: tuple[int, int, int, int] | None = field(default=None, init=False)
    offset: timedelta = field(default=timedelta(), init=False)
    minute: tuple[tuple[int, int, int, int], int, str | None, bool] | None = field(default=None, init=False)
    changes: list[ClockChange] = field(default_factory=list, init=False)
    doubtful: dict[tuple[datetime, str | None], ClockChange] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.american = True if self.options.zone.key.startswith("America/") else None

    @property
    def zone(self) -> tzinfo:
        """The zone of times that carry none of their own."""
        if self.stated is not None and not self.options.zone_given:
            return self.stated
        return self.options.zone

    def state(self, zone: tzinfo, words: str) -> None:
        """Take `zone` as the one the file states for all of its times, in the words it used."""
        self.hour = self.minute = None
        self.stated, self.stated_as = zone, words
        if self.options.zone_given:
            self.warn(f"The file says {words}; its times are read in {self.options.zone.key}, as asked.")

    def warn(self, text: str) -> None:
        """Keep a warning, once."""
        self.warnings[text] = None

    def read(self, text: str) -> Stamp:
        """Return the instant that a machine wrote as `text`.

        Raises:
            StampError: it is no time, or lacks a year that nothing supplies.
        """
        text = text.strip()
        raw = stamps.read(text, month_first=self.american if self.month_first is None else self.month_first)
        if raw is None:
            raise StampError(f"“{cut(text, 40)}” is no time" if text else "no time")
        if raw.order:
            self._say_order(text[:10].strip(), raw.order)
        return self.resolve(raw)

    def read_open(self, numbers: str, *, twelve: bool) -> date:
        """Return the day of a date such as `03/10/2026`; `twelve` tells that a clock of twelve hours stands beside it.

        Raises:
            StampError: it is no date.
        """
        first = self.american or twelve if self.month_first is None else self.month_first
        raw = stamps.read(numbers, month_first=first)
        if raw is None:
            raise StampError(f"“{numbers}” is no date")
        self._say_order(numbers, raw.order)
        return raw.at.date()

    def _say_order(self, example: str, order: str) -> None:
        if self.month_first is None and not self.open_order:
            self.open_order = True
            self.warn(f"Dates such as {example} could be read either way; they are read {order}.")

    def resolve(self, raw: stamps.Raw) -> Stamp:
        """Return the instant of a time already taken apart.

        Raises:
            StampError: its year or its zone cannot be known.
        """
        at, zone = raw.at, raw.zone
        if raw.year and at.year not in stamps.YEARS:
            raise StampError(f"the year {at.year} is none of an incident")
        if at.tzinfo is not None:
            if not raw.year:
                at = self._with_year(at)
            return Stamp(at if at.tzinfo is UTC else at.astimezone(UTC), zone, raw.precision)
        if not raw.year:
            at = self._with_year(at)
        if zone is not None:
            return Stamp(self._in_named(at, zone, raw.precision), zone, raw.precision)
        if self.stated is None or self.options.zone_given:
            return Stamp(self.local(at, precision=raw.precision), None, raw.precision)
        season = zone_warning(self.stated_as or "", at.date())
        if season:
            self.warn(season)
        return Stamp(self.local(at, self.stated_as, raw.precision), self.stated_as, raw.precision)

    def local(self, wall: datetime, written: str | None = None, precision: Precision = "second") -> datetime:
        """Return the instant of a wall clock reading in the file's zone, in UTC.

        One of a clock change is read by the offset before it and kept as doubtful, with the zone as `written`; a day
        without a time never is, whatever its midnight was.
        """
        hour = (wall.year, wall.month, wall.day, wall.hour)
        if hour == self.hour:
            return (wall - self.offset).replace(tzinfo=UTC)
        minute = (hour, wall.minute, written, precision == "day")
        if minute == self.minute:
            return (wall - self.offset).replace(tzinfo=UTC)
        at = wall.replace(tzinfo=self.zone)
        offset = at.utcoffset() or timedelta()
        start = at.replace(minute=0, second=0, microsecond=0)
        ends = (start, start.replace(fold=1), start + timedelta(hours=1), (start + timedelta(hours=1)).replace(fold=1))
        self.offset = offset
        if all(end.utcoffset() == offset for end in ends):
            self.hour, self.minute = hour, None
            return at.astimezone(UTC)
        self.hour, self.minute = None, minute
        return self._near_change(at, written, precision)

    def doubt(self, at: datetime, until: datetime | None, written: str | None) -> Doubt | None:
        """Return what is doubtful about an entry's instants, of times with the zone as `written`; None when nothing."""
        change = self.doubtful.get((_minute(at), written))
        ends = None
        if until is not None:
            minute = _minute(until)
            ends = self.doubtful.get((minute, written)) or self.doubtful.get((minute, None))
        first = change or ends
        if first is None:
            return None
        return Doubt(first, at if change is not None else None, until if ends == first else None)

    def _near_change(self, at: datetime, written: str | None, precision: Precision) -> datetime:
        """Return the instant of a time that may be one of a clock change, and keep that it is."""
        instant = at.astimezone(UTC)
        zone = at.tzinfo
        if precision == "day" or not isinstance(zone, ZoneInfo) or at.utcoffset() == at.replace(fold=1).utcoffset():
            return instant
        wall = at.replace(tzinfo=None)
        change = next((one for one in self.changes if one.zone == zone.key and one.holds(wall)), None)
        if change is None:
            change = change_at(wall, zone)
            if change is None:
                return instant
            self.changes.append(change)
        self.doubtful[_minute(instant), written] = change
        return instant

    def day_of(self, instant: datetime) -> date:
        """Return the day on which the file's clocks saw `instant`."""
        return instant.astimezone(self.zone).date()

    @property
    def first_day(self) -> date | None:
        """The day that stands in for a missing date: as asked, else the day the incident began."""
        if self.options.day is not None:
            return self.options.day
        return self.day_of(self.options.start) if self.options.start is not None else None

    def _in_named(self, wall: datetime, name: str, precision: Precision) -> datetime:
        zone = stated_zone(name)
        if zone is None:
            raise StampError(f"“{name}” names no single zone: write an offset or a name like Europe/Paris")
        season = zone_warning(name, wall.date())
        if season:
            self.warn(season)
        return self._near_change(wall.replace(tzinfo=zone), name, precision)

    def _with_year(self, wall: datetime) -> datetime:
        try:
            return wall.replace(year=self._year(wall.replace(tzinfo=UTC)))
        except ValueError as error:
            raise StampError(f"{wall:%d %b} does not exist in that year") from error

    def _year(self, at: datetime) -> int:
        """Return the year for a time without one: as asked, else that which brings it closest to the known day."""
        if self.options.year is not None:
            return self.options.year
        day = self.options.day or (self.options.start.date() if self.options.start is not None else None)
        if day is None:
            year = self.last_year(at)
            if year is None:
                raise StampError("no year in its time: say it with --year")
            return year
        near = datetime(day.year, day.month, day.day, tzinfo=UTC)
        years = (day.year - 1, day.year, day.year + 1)
        return min(years, key=lambda year: abs(_moved(at, year) - near))

    def last_year(self, at: datetime) -> int | None:
        """Return the year of a time without one that nothing in the file tells: the last before `latest`, said so.

        Args:
            at: its month, day and clock reading (aware); its year tells nothing.
        """
        latest = self.options.latest
        if latest is None:
            return None
        latest += timedelta(days=1)  # somewhere it is tomorrow already
        passed = (at.month, at.day) <= (latest.month, latest.day)
        year = latest.year if passed else latest.year - 1
        self.warn(f"No year is written: dates without one are read as of {year}. --year says another.")
        return year


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _moved(at: datetime, year: int) -> datetime:
    return at + timedelta(days=(year - at.year) * 365.2425)
