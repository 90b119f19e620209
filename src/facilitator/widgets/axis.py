"""The time axis of the incident's picture: stretches of time on a row of columns, long silences folded. Pure."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

MINUTE: Final = 60
HOUR: Final = 3600
DAY: Final = 24 * HOUR

FOLD_FROM: Final = 6 * HOUR
"""Seconds of silence that fold to one `┆`: a night, or days between two pieces of work."""

FOLD_WIDTH: Final = 4
"""Columns of a fold: two blanks (the last hour may use one), `┆`, a blank."""

_MINUTES_BELOW: Final = 2 * HOUR
_DAYS_FROM: Final = 4 * DAY

_STEPS: Final = (
    *((minutes * MINUTE, "%H:%M") for minutes in (1, 2, 5, 10, 15, 30)),
    *((hours * HOUR, "%H") for hours in (1, 2, 3, 6, 12)),
    *((days * DAY, "%d %b") for days in (1, 2, 7, 14, 28, 91, 364)),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch without a long silence: seconds since the epoch at its two ends, and its first column."""

    start: float
    end: float
    column: int
    columns: int

    def place(self, at: float) -> int:
        """Return the column of a moment within the stretch."""
        if self.end <= self.start:
            return self.column
        share = (at - self.start) / (self.end - self.start)
        return self.column + round(share * (self.columns - 1))


class Tick(NamedTuple):
    """A label of the axis and its first column."""

    column: int
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Stretches from left to right, with a fold between two."""

    stretches: tuple[Stretch, ...]

    @property
    def folds(self) -> tuple[int, ...]:
        """The columns of `┆`."""
        return tuple(stretch.column - 2 for stretch in self.stretches[1:])

    def place(self, at: datetime) -> int:
        """Return the column of a moment; what lies in a fold or outside goes to the nearest end."""
        moment = at.timestamp()
        index = max(bisect_right([stretch.start for stretch in self.stretches], moment) - 1, 0)
        stretch = self.stretches[index]
        return stretch.place(min(max(moment, stretch.start), stretch.end))


def make_axis(moments: Sequence[datetime], first: int, width: int) -> Axis:
    """Return an axis for `moments` on the columns from `first` to `width`; each stretch gets its share by length."""
    groups = _groups(sorted(moments, key=datetime.timestamp))
    total = sum(group[-1].timestamp() - group[0].timestamp() for group in groups)
    bounds = [_bounds(group, total) for group in groups]
    room = max(width - first - FOLD_WIDTH * (len(bounds) - 1) - 1, len(bounds))  # one for the last hour's label
    whole = sum(end - start for start, end in bounds)
    stretches: list[Stretch] = []
    column, used = first, 0.0
    taken = 0
    for start, end in bounds:
        used += end - start
        columns = max(round(room * used / whole) - taken, 1)
        stretches.append(Stretch(start, end, column, columns))
        taken += columns
        column += columns + FOLD_WIDTH
    return Axis(tuple(stretches))


def ticks(axis: Axis, zone: datetime) -> tuple[Tick, ...]:
    """Return the labels that fit, in the zone of the moment `zone`, a blank or more between two."""
    marks: list[Tick] = []
    step, form = _step(axis)
    for stretch in axis.stretches:
        edge = stretch.column + stretch.columns
        at = stretch.start
        while at <= stretch.end:
            label = datetime.fromtimestamp(at, zone.tzinfo).strftime(form)
            column = stretch.place(at)
            free = not marks or column > marks[-1].column + len(marks[-1].label)
            if free and column + len(label) <= edge + 1:
                marks.append(Tick(column, label))
            at += step
    return tuple(marks)


def _step(axis: Axis) -> tuple[int, str]:
    seconds = sum(stretch.end - stretch.start for stretch in axis.stretches) or HOUR
    columns = sum(stretch.columns for stretch in axis.stretches)
    least = HOUR if seconds > _MINUTES_BELOW else MINUTE
    for step, form in _STEPS:
        label = 2 if form == "%H" else len(form) + (form == "%d %b")
        if step >= least and step * columns / seconds >= label + 1:
            return step, form
    return _STEPS[-1]


def _groups(moments: Sequence[datetime]) -> list[list[datetime]]:
    groups: list[list[datetime]] = []
    for moment in moments:
        if groups and moment.timestamp() - groups[-1][-1].timestamp() < FOLD_FROM:
            groups[-1].append(moment)
        else:
            groups.append([moment])
    return groups


def _bounds(group: Sequence[datetime], total: float) -> tuple[float, float]:
    """Return the ends of a stretch: whole hours of its zone, whole ten minutes in a short incident, whole days."""
    first, last = group[0], group[-1]
    if total < _MINUTES_BELOW:
        start = first.replace(minute=first.minute - first.minute % 10, second=0, microsecond=0).timestamp()
        return start, max(last.timestamp(), start + 10 * MINUTE)
    start = first.replace(minute=0, second=0, microsecond=0).timestamp()
    if total > _DAYS_FROM:
        start = first.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
    return start, max(last.timestamp(), start + HOUR)
