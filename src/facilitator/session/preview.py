"""What an import would bring, row by row, as a value: what a hand or a rule changes about it gives another preview."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from facilitator.sources import Answer, Answers, Question, Reading, Skipped, SourceEvent, question_of, quiet_level

ALREADY: Final = "already in the timeline"
"""Why a row is not ticked that was imported before."""
NO_SUCH_TIME: Final = "no such time that day"
"""Why a row is not ticked whose time never was, where somebody said to leave those out."""
SAME_AS: Final = "the same as "
"""How the reason of a row begins that says what another row of the preview says, at the same instant."""
_TICKED: Final = attrgetter("ticked")
_ZONE: Final = attrgetter("event.zone")


class PreviewRow(NamedTuple):
    """A row of a file, as the preview shows it.

    `reason` says why it is not ticked: "before the window", "already in the timeline", a noise rule; `note` what else
    is worth knowing of it: "not in report".
    """

    event: SourceEvent
    ticked: bool
    reason: str = ""
    note: str = ""

    @property
    def level(self) -> str:
        """The quiet level that its line states, as a reason to leave it out; empty for other rows."""
        return quiet_level(self.event.text)

    @property
    def noise(self) -> str:
        """The noise rule that speaks for leaving it out; empty where something else does, or nothing."""
        return self.reason if self.reason and self.reason == self.event.noise_reason else ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What has to be asked about the rows that would come in, and what was answered.

    `count` rows have such a time, the first of them at `place`; `source` is where all of them are from, empty when they
    are from several. `answer` is None while nobody has said.
    """

    question: Question
    count: int
    place: int
    source: str = ""
    answer: Answer | None = None


@dataclass(frozen=True)
class Preview:
    """What an import would bring; what it counts is counted once."""

    readings: tuple[Reading, ...]
    rows: tuple[PreviewRow, ...]
    """In time order."""
    zone: ZoneInfo
    first: datetime | None
    last: datetime | None
    """The window, in UTC; open where nobody knows when the incident began."""
    contradictions: tuple[str, ...] = ()
    """Where a report and the machines' records disagree about a time."""
    noise_in: frozenset[str] = frozenset()
    """The noise rules that are switched off: their rows come in."""
    levels_out: frozenset[str] = frozenset()
    """The quiet levels of logs ("INFO line") whose lines are left out; at first none."""
    answers: Answers = field(default_factory=dict)
    """How times of a clock change are read; by the offset before it where nobody has said."""

    @property
    def read(self) -> int:
        """Candidate entries seen."""
        return len(self.rows) + len(self.skipped)

    @cached_property
    def ticked(self) -> int:
        """Rows that would come in."""
        return sum(map(_TICKED, self.rows))

    @cached_property
    def zones(self) -> tuple[str | None, ...]:
        """The zones as written, in the order in which they first come; None stands for times without one."""
        return tuple(dict.fromkeys(map(_ZONE, self.rows)))

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Rows that cannot come in, each with its reason."""
        return tuple(one for reading in self.readings for one in reading.skipped)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a careful person would want to know."""
        said = (text for reading in self.readings for text in reading.warnings)
        return tuple(dict.fromkeys((*self.contradictions, *said)))

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """What has to be asked about times of clock changes, for rows that would come in, by time."""
        if not any(reading.doubtful for reading in self.readings):
            return ()
        places: dict[Question, list[int]] = {}
        for place, row in enumerate(self.rows):
            question = question_of(row.event)
            if question is not None and (row.ticked or self._left_for_its_time(row)):
                places.setdefault(question, []).append(place)
        return tuple(self._ask(question, found) for question, found in places.items())

    def _ask(self, question: Question, places: Sequence[int]) -> Asked:
        sources = {self.rows[place].event.source for place in places}
        source = sources.pop() if len(sources) == 1 else ""
        return Asked(question, len(places), places[0], source, self.answers.get(question))

    def _left_for_its_time(self, row: PreviewRow) -> bool:
        return row.reason == NO_SUCH_TIME and row.event.noise_reason in ("", *self.noise_in)

    @property
    def open(self) -> tuple[Asked, ...]:
        """What of it nobody has answered yet."""
        return tuple(one for one in self.asked if one.answer is None)

    def table_at(self, place: int | None) -> Reading | None:
        """Return the table that a row is from, else the first that nobody knows, else the first of all, or nothing."""
        tables = [reading for reading in self.readings if reading.table is not None]
        if place is not None:
            event = self.rows[place].event
            tables = [reading for reading in tables if any(one is event for one in reading.events)] or tables
        unknown = (reading for reading in tables if not reading.events)
        return next(unknown, tables[0] if tables else None)

    @property
    def assumed(self) -> int:
        """How many times had no zone of their own."""
        return sum(reading.assumed for reading in self.readings)

    @cached_property
    def rules(self) -> frozenset[str]:
        """The noise rules that speak of a row."""
        return frozenset(row.noise for row in self.rows if row.event.noise_reason) - {""}

    @cached_property
    def levels(self) -> frozenset[str]:
        """The quiet levels that lines state."""
        return frozenset(row.level for row in self.rows) - {""}

    def toggled(self, place: int) -> "Preview":
        """Return the preview with one row ticked or unticked."""
        row = self.rows[place]
        changed = row._replace(ticked=not row.ticked)
        return replace(self, rows=(*self.rows[:place], changed, *self.rows[place + 1 :]))

    def switched(self, rules: frozenset[str]) -> "Preview":
        """Return the preview with these noise rules off where all were on, else with all of them on again."""
        off = self.noise_in | rules if not rules <= self.noise_in else self.noise_in - rules
        rows = tuple(row._replace(ticked=row.noise in off) if row.noise in rules else row for row in self.rows)
        return replace(self, rows=rows, noise_in=off)

    def without_level(self, level: str) -> "Preview":
        """Return the preview without the lines of a quiet level; with them, when they were left out."""
        out = self.levels_out ^ {level}
        return replace(self, rows=without_levels(self.rows, out), levels_out=out)


def reason_against(event: SourceEvent, first: datetime | None, last: datetime | None) -> str:
    """Return what speaks against an entry by itself: the window (UTC, both inside), its time, a noise rule; or ""."""
    if first is not None and event.at < first:
        return "before the window"
    if last is not None and event.at > last:
        return "after the window"
    if event.doubt is not None and event.doubt.answer == "skip":
        return NO_SUCH_TIME
    return event.noise_reason


def without_levels(rows: Iterable[PreviewRow], out: frozenset[str]) -> tuple[PreviewRow, ...]:
    """Return the rows, those of the quiet levels in `out` unticked, those that were and are no longer ticked."""
    return tuple(_leveled(row, out) for row in rows)


def _leveled(row: PreviewRow, out: frozenset[str]) -> PreviewRow:
    level = quiet_level(row.event.text)
    if level and (row.ticked or row.reason == level):
        return row._replace(ticked=level not in out, reason=level if level in out else "")
    return row
