"""Instants out of what was written: the day, the clock and the zone put together, and how the result is read back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, Literal
from zoneinfo import ZoneInfo

from facilitator.times.days import day_words
from facilitator.times.words import and_list
from facilitator.times.zones import AMBIGUOUS, WrittenZone, season_warning, zone_label

Precision = Literal["second", "minute", "day", "approximate"]
"""How exactly an instant is known."""

ROLL_BACK: Final = timedelta(hours=3)
"""How far before the pointed entry a bare time may still lie; a longer way back is taken for the next day."""


@dataclass(frozen=True, slots=True)
class TimeReading:
    """How a point in time was read.

    Args:
        expression: the text as it was given.
        at: the instant, aware, in UTC; None when it is ambiguous or no time.
        until: the end of a range, aware, in UTC; None without one.
        precision: how exactly it was written; "day" stands for the day's first instant.
        zone: the zone as it was written ("CET", "UTC+2", "Europe/Paris"); None without one.
        ask: whether it is ambiguous; then `choices` holds what it can mean.
        choices: the instants it can mean, in order; empty unless `ask`.
        reading: the words that the screen echoes ("Thu 27 Jan 2022, 11:03 CET"); for a text that is no time, why not.
        warnings: sentences about what was assumed.
    """

    expression: str
    at: datetime | None
    until: datetime | None
    precision: Precision
    zone: str | None
    ask: bool
    choices: tuple[datetime, ...]
    reading: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a time is read against; the arguments of `read_time`."""

    zone: ZoneInfo
    day: date
    start: datetime | None = None
    after: datetime | None = None
    now: datetime | None = None

    @property
    def anchor(self) -> date:
        """The day near which a weekday or a date without a year lies."""
        return self.after.astimezone(self.zone).date() if self.after else self.day

    @property
    def today(self) -> date:
        """The day that "today" means: that of `now`, else the incident's."""
        return self.now.astimezone(self.zone).date() if self.now else self.day


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written; `days` is how many days later it falls (24:00), `seconds` whether they were written."""

    at: time
    days: int = 0
    seconds: bool = False
    open_midnight: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in time as written, before it is put on the time line.

    Args:
        days: the days it can be on; None for a bare time.
        clock: the time of day; None when only a day was written.
        zone: the zone as written; None without one.
        warnings: what was assumed.
        instants: the instants themselves when the text gives them (epoch, "+5m"); the other fields are then empty.
        seconds: whether `instants` are known to the second.
    """

    days: tuple[date, ...] | None = None
    clock: Clock | None = None
    zone: WrittenZone | None = None
    warnings: tuple[str, ...] = ()
    instants: tuple[datetime, ...] = ()
    seconds: bool = False

    @property
    def precision(self) -> Precision:
        """How exactly it is written."""
        if self.clock is None and not self.instants:
            return "day"
        exact = self.clock.seconds if self.clock else self.seconds
        return "second" if exact else "minute"


@dataclass(frozen=True, slots=True)
class Placed:
    """The instants that a mark can mean, and what is to be said about them."""

    instants: tuple[datetime, ...]
    warnings: tuple[str, ...] = ()


def place(mark: Mark, frame: Frame) -> Placed:
    """Return the instants that `mark` can mean within `frame`; none when they lie outside the calendar."""
    if mark.instants:
        return Placed(mark.instants, mark.warnings)
    found: list[datetime] = []
    warnings = list(mark.warnings)
    for zone in mark.zone.meanings if mark.zone else (frame.zone,):
        try:
            instants, said = _in_zone(mark, frame, zone)
        except (OverflowError, ValueError):
            continue
        if mark.zone and mark.zone.name in AMBIGUOUS:
            instants = [at for at in instants if at.astimezone(zone).tzname() == mark.zone.name]
            said = [
                *said,
                *(
                    f"{mark.zone.name} may be {zone}: {moment_words(at, frame.zone, mark.precision)}."
                    for at in instants
                ),
            ]
        found += instants
        warnings += said
    if mark.zone and found:
        warnings += mark.zone.warnings
        warnings += filter(None, [season_warning(mark.zone.name, found[0])])
    return Placed(tuple(sorted(set(found))), tuple(dict.fromkeys(warnings)))


def _in_zone(mark: Mark, frame: Frame, zone: tzinfo) -> tuple[list[datetime], list[str]]:
    """Return the instants of `mark` when its zone is `zone`, and what is to be said."""
    if mark.clock is None:
        return [_first_instant(day, zone) for day in mark.days or ()], []
    clock = mark.clock
    if mark.days is None and frame.after is not None:
        return _rolled(clock, frame, frame.after, zone)
    found: list[datetime] = []
    warnings: list[str] = []
    for day in mark.days if mark.days is not None else (frame.day,):
        for later in (0, 1) if clock.open_midnight else (clock.days,):
            instants, said = instants_of(datetime.combine(day, clock.at) + timedelta(days=later), zone)
            found += instants
            warnings += said
    return found, warnings


def _first_instant(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _rolled(clock: Clock, frame: Frame, after: datetime, zone: tzinfo) -> tuple[list[datetime], list[str]]:
    """Return the first instant at that time of day from three hours before `after` on.

    When that lies after `frame.now`, it is the last one before: nothing in a review is yet to come.
    """
    earliest = after - ROLL_BACK
    day = earliest.astimezone(zone).date()
    candidates = []
    for days in range(-1, 3):
        instants, said = instants_of(datetime.combine(day + timedelta(days=days), clock.at), zone)
        candidates.append((instants, said))
    fitting = next(index for index, (instants, _) in enumerate(candidates) if instants[-1] >= earliest)
    if frame.now is not None and candidates[fitting][0][0] > frame.now and fitting:
        fitting -= 1
    instants, said = candidates[fitting]
    got, pointed = instants[0].astimezone(frame.zone).date(), frame.anchor
    if got != pointed:
        said = [*said, f"Taken to be on {day_words(got, today=None)}."]
    return instants, said


def instants_of(local: datetime, zone: tzinfo) -> tuple[list[datetime], list[str]]:
    """Return the instants, in UTC, at which the clocks of `zone` show `local`: two in a fold, two near it in a gap."""
    first, second = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return [first], []
    shown = f"{local:%H:%M}"
    if first.astimezone(zone).replace(tzinfo=None) == local:
        return [first, second], [f"Clocks went back that night: {shown} came twice."]
    return sorted((first, second)), [f"Clocks went forward that night: {shown} did not exist."]


def moment_words(at: datetime, zone: ZoneInfo, precision: Precision, until: datetime | None = None) -> str:
    """Return the instant `at` as it is echoed: "Thu 27 Jan 2022, 11:03 CET", with "about" when approximate."""
    local = at.astimezone(zone)
    day = day_words(local.date(), today=None)
    if precision == "day":
        return day
    words = f"{day}, {_clock_words(local, precision)}"
    label = zone_label(at, zone)
    if until is not None:
        end = until.astimezone(zone)
        if zone_label(until, zone) != label:
            words = f"{words} {label}"
            label = zone_label(until, zone)
        other = "" if end.date() == local.date() else f"{day_words(end.date(), today=None)}, "
        words = f"{words} to {other}{_clock_words(end, precision)}"
    words = f"{words} {label}"
    return f"about {words}" if precision == "approximate" else words


def _clock_words(local: datetime, precision: Precision) -> str:
    return f"{local.hour:02}:{local.minute:02}" + (f":{local.second:02}" if precision == "second" else "")


def choice_words(choices: Iterable[datetime], zone: ZoneInfo, precision: Precision) -> str:
    """Return a question that names the instants: "Sun 30 Oct 2022, 02:30 CEST or Sun 30 Oct 2022, 02:30 CET?"."""
    return and_list(tuple(moment_words(at, zone, precision) for at in choices)) + "?"
