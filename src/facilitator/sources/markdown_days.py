"""The days of a report: which date a time belongs to that stands alone, and what looks wrong about the order."""

from calendar import isleap
from dataclasses import dataclass, field
from datetime import UTC, date, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.sources import stamps
from facilitator.sources.dial import Dial, Stamp, StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.markdown_times import Written, at_clock, end_of
from facilitator.sources.records import Precision
from facilitator.times import read_time
from facilitator.times.moments import ROLL_BACK

_MIDNIGHT: Final = time(0)
_FAR: Final = timedelta(days=30)
"""A title's date further from the entries than this is likely one copied from another report."""

_HALF_A_WEEK: Final = 4
_SHOWN: Final = 5
"""Rows that a warning names before it counts the rest."""


@dataclass(slots=True)
class Timeline:
    """What is known while a report is read from top to bottom."""

    harvest: Harvest
    day: date | None = None
    title_day: date | None = None
    title_year: int | None = None
    zero: Stamp | None = None
    beside: str | None = None
    shifted: bool = False
    fixed: date | None = None
    dated: int = 0
    last: Stamp | None = None
    rose: bool = False
    section: int = 0
    seen: list[tuple[Stamp, str, int]] = field(default_factory=list)

    @property
    def dial(self) -> Dial:
        """The dial that reads the report's times."""
        return self.harvest.dial

    def place(self, written: Written) -> tuple[Stamp, Stamp | None]:
        """Return the instant of a written time, and its end.

        Raises:
            StampError: no day is known for it.
        """
        if written.after is not None:
            return self._counted(written, written.after), None
        day = self._day(written)
        if written.next_day and not self.shifted:
            day, self.shifted = day + timedelta(days=1), True
        elif written.day is not None:
            self.shifted = False
        if written.clock is None:
            stamp = self.dial.resolve(stamps.Raw(at_clock(day, _MIDNIGHT), None, "day"))
            last = written.end_day
            return stamp, self.dial.resolve(stamps.Raw(at_clock(last, _MIDNIGHT), None, "day")) if last else None
        stamp = self._resolve(written, day)
        if written.day is None and written.weekday is None and not written.next_day and self._rolls(stamp):
            day += timedelta(days=1)
            stamp = self._resolve(written, day)
            shown = f"{written.clock:%H:%M}"
            self.harvest.warn(f"{shown} stands after a later time; it was read as the next day, {day.isoformat()}.")
        self.day = self.fixed or day
        self.dated += written.day is not None
        self.zero = self.zero or stamp
        end = None
        if written.end is not None:
            until = end_of(at_clock(day, written.clock), written.end)
            if written.end_day is not None:
                until = at_clock(written.end_day, written.end)
            end = self.dial.resolve(self._raw(written, until.date(), until.time()))
        return stamp, end

    def add(self, written: Written, text: str, *, row: str, url: str = "", actor: str = "") -> None:
        """Put one entry into the harvest, as an event or a skipped row."""
        try:
            stamp, end = self.place(written)
        except StampError as error:
            self.harvest.skip(row, str(error))
            return
        self.beside = written.zone or self.beside
        self.rose = self.rose or (bool(self.seen) and stamp.at > self.seen[-1][0].at)
        self.last = stamp
        self.seen.append((stamp, row, self.section))
        self.harvest.add(stamp, text, row=row, url=url, actor=actor, until=end.at if end else None)

    def human(self, text: str) -> Written | None:
        """Return the time that `text` is to a person, in forms beyond those of lines ("noon", "24:00")."""
        day, zone = self._known, self.dial.zone
        if day is None or not isinstance(zone, ZoneInfo):
            return None
        found = read_time(text, zone=zone, day=day)
        if found.at is None or found.precision == "day":
            return None
        wall = found.at.astimezone(zone)
        return Written(
            day=wall.date(),
            clock=wall.time(),
            seconds=found.precision == "second",
            end=found.until.astimezone(zone).time() if found.until is not None else None,
            zone=None,
            about=found.precision == "approximate",
            rest="",
            marked=True,
        )

    def day_of(self, written: Written) -> date:
        """Return the day that a date alone is; without a year as it stands."""
        if not written.open_date or written.day is None:
            return written.day or date(stamps.NO_YEAR, 1, 1)
        try:
            return self._ordered(written)
        except StampError:
            return written.day

    def turn_to(self, day: date) -> None:
        """Let the times that follow be of `day`, as a heading says; without a year, that of the days before."""
        try:
            self.day = self._dated(day)
        except StampError:
            return
        self.last = None

    def label(self) -> None:
        """Take a bold label between lists: below a summary of dated milestones the times are of the first day again."""
        self.section += 1
        if self.title_day is not None and len(self.seen) > 1 and self.dated == len(self.seen):
            self.day, self.last = None, None

    def _counted(self, written: Written, after: timedelta) -> Stamp:
        """Return the instant of `T+5m`, counted from when the incident began, else from the report's first time."""
        start = self.dial.options.start
        if start is not None:
            return Stamp(start + after, self.dial.options.zone.key, "second" if written.seconds else "minute")
        if self.zero is None or written.loose:
            raise StampError(
                "counts from a start that the file does not tell: write its time, or T+5m below that of T0"
            )
        local = self.zero.at.astimezone(self.dial.zone)
        self.harvest.warn(f"Times such as T+5m count from the first time of the file, {local:%Y-%m-%d %H:%M}.")
        return self.zero._replace(at=self.zero.at + after)

    def _rolls(self, stamp: Stamp) -> bool:
        """Tell whether a bare time lies so far before the one above that it is of the next day."""
        return self.last is not None and self.last.at - stamp.at > ROLL_BACK and not self._backwards()

    def _resolve(self, written: Written, day: date) -> Stamp:
        stamp = self.dial.resolve(self._raw(written, day, written.clock or _MIDNIGHT))
        return stamp._replace(precision="approximate") if written.about else stamp

    def _raw(self, written: Written, day: date, clock: time) -> stamps.Raw:
        at = at_clock(day, clock)
        precision: Precision = "second" if written.seconds else "minute"
        name = written.zone or self._zone_beside()
        zone = stamps.fixed_offset(name) if name and name[0] in "+-" else None
        if zone is not None:
            return stamps.Raw(at.replace(tzinfo=zone), name, precision)
        return stamps.Raw(at, name, precision)

    def _zone_beside(self) -> str | None:
        """Return the zone of the entry above, for a time without one in a report that states none for all of them."""
        if self.beside is None or self.dial.stated is not None or self.dial.options.zone_given:
            return None
        self.harvest.warn(f"Times without a zone stand below others in {self.beside}: they are read so too.")
        return self.beside

    def _day(self, written: Written) -> date:
        if written.open_date:
            return self._ordered(written)
        if written.day is not None:
            return self._dated(written.day)
        if self._known is None:
            raise StampError("only a time: say the day with --date")
        if written.weekday is None:
            return self._known
        ahead = (written.weekday - self._known.weekday()) % 7
        return self._known + timedelta(days=ahead if ahead < _HALF_A_WEEK else ahead - 7)

    def _ordered(self, written: Written) -> date:
        """Return the day of a date of numbers that reads two ways, one without a year in that of the day in sight."""
        if written.open_date.count("/") != 1:
            return self.dial.read_open(written.open_date, twelve=written.twelve)
        year = self._dated(written.day or date(stamps.NO_YEAR, 1, 1)).year
        return self.dial.read_open(f"{written.open_date}/{year}", twelve=written.twelve)

    @property
    def _known(self) -> date | None:
        """The day in sight: of a heading or an entry above, as asked for, of the title, or of the incident's begin."""
        return self.day or self.dial.options.day or self.title_day or self.dial.first_day

    def _dated(self, day: date) -> date:
        """Return a day with its year: that which brings it closest to the day in sight, the first one's as asked."""
        if day.year != stamps.NO_YEAR:
            return day
        asked = self.dial.options.year
        known = self._known if self.day is not None or asked is None else None
        year = known.year if known is not None else asked or self.title_year
        if year is None:
            year = self.dial.last_year(at_clock(day, _MIDNIGHT).replace(tzinfo=UTC))
        if year is None:
            raise StampError("no year in its date: say it with --year")
        years = [near for near in ((year, year + 1, year - 1) if known else (year,)) if _exists(day, near)]
        if not years:
            raise StampError(f"{day:%d %b} does not exist in {year}")
        return min((day.replace(year=near) for near in years), key=lambda at: abs(at - (known or at)))

    def _backwards(self) -> bool:
        """Tell whether the entries so far run from the newest to the oldest."""
        return len(self.seen) > 2 and not self.rose  # noqa: PLR2004 - two entries make no direction

    def check_order(self) -> None:
        """Warn of entries that stand after a later one, and of a title whose date is far from all entries."""
        if self._backwards():
            return
        early: list[str] = []
        late: Stamp | None = None
        of = -1
        for stamp, row, section in self.seen:
            if section != of:
                of, late = section, None
            if late is not None and stamp.at < late.at and stamp.precision != "day":
                early.append(f"{row} ({stamp.at.astimezone(self.dial.zone):%Y-%m-%d %H:%M})")
            elif late is None or stamp.at > late.at:
                late = stamp
        if early:
            more = f" and {len(early) - _SHOWN} more" if len(early) > _SHOWN else ""
            stand = "stands" if len(early) == 1 else "stand"
            self.harvest.warn(f"Out of order: {', '.join(early[:_SHOWN])}{more} {stand} below a later time.")
        days = [self.dial.day_of(stamp.at) for stamp, _, _ in self.seen]
        if days and self.title_day is not None and min(abs(day - self.title_day) for day in days) > _FAR:
            self.harvest.warn(f"The date in its title, {self.title_day.isoformat()}, is far from every entry.")


def _exists(day: date, year: int) -> bool:
    return (day.month, day.day) != (2, 29) or isleap(year)
