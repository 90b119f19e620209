"""Hours in which clocks were changed: a wall clock's time in one of them happened twice, or never.

Rules of when clocks change come from the IANA time zone database, by `zoneinfo`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

Answer = Literal["first", "second", "order", "before", "after", "skip"]
"""How the times of one change are read.

Of those that happened twice the first or the second pass, or each by the order of its rows; those that never were as
the clock stood before the change or after it, or not at all.
"""


@dataclass(frozen=True, slots=True)
class ClockChange:
    """One change of the clocks in one zone.

    `first` to `last` (naive, the last one not included) are the times of the wall clock that it made happen twice or
    never; `before` and `after` are the offsets from UTC around it.
    """

    zone: str
    first: datetime
    last: datetime
    before: timedelta
    after: timedelta

    @property
    def twice(self) -> bool:
        """Whether its times happened twice; else they never were."""
        return self.before > self.after

    @property
    def shift(self) -> timedelta:
        """From the instant that the offset before gives to the one that the offset after gives."""
        return self.before - self.after

    def holds(self, wall: datetime) -> bool:
        """Tell whether a time of the wall clock (naive) is among those that it made happen twice or never."""
        return self.first <= wall < self.last


class Doubt(NamedTuple):
    """An entry that has a time of a clock change.

    `at` and `until` are its instants by the offset before the change, None where there is no doubt about that one.
    `later` says on which side of the change the order of the file's rows puts it, None where the order does not tell;
    `answer` is how it is read, empty while nobody has said.
    """

    change: ClockChange
    at: datetime | None
    until: datetime | None = None
    later: bool | None = None
    answer: Answer | Literal[""] = ""

    @property
    def moved(self) -> bool:
        """Whether it is read by the offset after the change."""
        return self.answer in ("second", "after") or (self.answer == "order" and self.later is True)

    @property
    def instants(self) -> tuple[datetime, ...]:
        """Both instants at which it can begin; none where there is no doubt about that."""
        return () if self.at is None else (self.at, self.at + self.change.shift)


def change_at(wall: datetime, zone: ZoneInfo) -> ClockChange | None:
    """Return the clock change that makes a naive `wall` happen twice or never in `zone`; None for other times."""
    early = wall.replace(tzinfo=zone, fold=0).utcoffset() or timedelta()
    late = wall.replace(tzinfo=zone, fold=1).utcoffset() or timedelta()
    if early == late:
        return None
    # Of both instants that `wall` could be, one lies before the change and one is it or lies after it.
    before, after = sorted((wall.replace(tzinfo=UTC) - early, wall.replace(tzinfo=UTC) - late))
    old = before.astimezone(zone).utcoffset()
    second = timedelta(seconds=1)
    while after - before > second:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle <= before:
            middle += second
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    moment = after.replace(microsecond=0, tzinfo=None)
    first, last = sorted((moment + early, moment + late))
    return ClockChange(zone.key, first, last, early, late)
