"""Timeline import: read, show what would come in, then add it as one undoable step."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from facilitator.review.records import Event, Import
from facilitator.session.ledger import Ledger
from facilitator.sources import (
    ColumnMap,
    Options,
    Reading,
    Skipped,
    SourceEvent,
    Table,
    compare_both,
    quiet_level,
    read_bytes,
    read_paths,
    read_text,
    uninterrupted,
)

BEFORE = timedelta(hours=3)
"""The usual window begins so long before the incident (the command line's contract)."""
AFTER = timedelta(hours=27)
"""The usual window ends so long after the incident began."""
ALREADY = "already in the timeline"
"""Why a row is not ticked that was imported before."""
_INSTANT: Final = attrgetter("at")
_TICKED: Final = attrgetter("ticked")
_ZONE: Final = attrgetter("event.zone")
_EVER: Final = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
Progress = Callable[[float], bool]


__all__ = ["AFTER", "ALREADY", "BEFORE", "ColumnMap", "Imports", "Preview", "PreviewRow", "Progress", "Table"]
"""What screens need; they read no sources themselves."""


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
        rows = tuple(_leveled(row, out) for row in self.rows)
        return replace(self, rows=rows, levels_out=out)

    @cached_property
    def rules(self) -> frozenset[str]:
        """The noise rules that speak of a row."""
        return frozenset(row.noise for row in self.rows if row.event.noise_reason) - {""}


class Imports:
    """What can be imported into one review."""

    def __init__(self, ledger: Ledger) -> None:
        """Work on the review of `ledger`."""
        self._ledger = ledger

    def options(self, zone: ZoneInfo | None = None, day: date | None = None, year: int | None = None) -> Options:
        """Return how times without a zone or a day are read: in `zone`, else in the incident's."""
        meta = self._ledger.review.meta
        try:
            own = ZoneInfo(meta.zone)
        except (ValueError, OSError, KeyError):
            own = self._ledger.clock.zone
        began = meta.began.astimezone(own) if meta.began else None
        return Options(
            zone=zone or own,
            zone_given=zone is not None,
            day=day or (began.date() if began else None),
            year=year or (began.year if began else None),
            start=meta.began,
        )

    def from_paths(
        self,
        paths: Sequence[Path],
        *,
        zone: ZoneInfo | None = None,
        progress: Progress | None = None,
        columns: Sequence[ColumnMap] = (),
    ) -> Preview:
        """Read files, folders or archives; a table whose columns nobody knows comes without rows, to be asked about.

        Raises:
            FacilitatorError: a file cannot be read; says why and what would work.
        """
        return self._preview(read_paths(paths, self._asking(zone, columns), progress), zone)

    def from_text(self, text: str, *, zone: ZoneInfo | None = None, columns: Sequence[ColumnMap] = ()) -> Preview:
        """Read pasted text, as `from_paths` does."""
        return self._preview((read_text(text, self._asking(zone, columns)),), zone)

    def _asking(self, zone: ZoneInfo | None, columns: Sequence[ColumnMap]) -> Options:
        return replace(self.options(zone), columns=tuple(columns), ask_columns=True)

    def from_bytes(self, data: bytes, name: str, options: Options) -> Preview:
        """Read the bytes of one file, standard input for example."""
        return self._preview((read_bytes(data, name, options),), options.zone if options.zone_given else None)

    def windowed(self, preview: Preview, first: datetime | None, last: datetime | None) -> Preview:
        """Return the preview with another window (UTC); what lies outside is unticked, what lies inside ticked."""
        if not preview.rows:
            return self._preview(preview.readings, preview.zone, (first, last), preview.noise_in)
        rows = tuple(_again(row, first, last, preview.noise_in) for row in preview.rows)
        if preview.levels_out:
            rows = tuple(_leveled(row, preview.levels_out) for row in rows)
        return replace(preview, rows=rows, first=first, last=last)

    def add(self, preview: Preview) -> int:
        """Add the ticked rows as one undoable step; returns how many.

        What came in by another way since the preview was made is left out; a row that said so and was ticked is added.
        """
        here = self._keys()
        chosen = {
            id(row.event) for row in preview.rows if row.ticked and (row.reason == ALREADY or row.event.key not in here)
        }
        made: list[Event | Import] = []
        stamp = self._ledger.stamp()
        for reading in preview.readings:
            events = [event for event in reading.events if id(event) in chosen]
            if not events:
                continue
            batch = self._ledger.new_id()
            made.append(
                Import(
                    id=batch,
                    file=reading.file,
                    kind=reading.kind,
                    digest=reading.digest,
                    read=len(reading.events) + len(reading.skipped),
                    kept=len(events),
                    **stamp,
                )
            )
            made.extend(self._event(event, batch) for event in events)
        count = sum(isinstance(one, Event) for one in made)
        self._ledger.do(self._ledger.change(f"import {count} {'moment' if count == 1 else 'moments'}", made))
        return count

    def _event(self, event: SourceEvent, batch: str) -> Event:
        return Event(
            id=self._ledger.new_id(),
            at=event.at,
            until=event.until,
            precision=event.precision,
            zone_seen=event.zone or "",
            text=event.text,
            source=event.source,
            actor=event.actor,
            url=event.url,
            key=event.key,
            batch=batch,
            **self._ledger.stamp(),
        )

    def _preview(
        self,
        readings: tuple[Reading, ...],
        zone: ZoneInfo | None,
        window: tuple[datetime | None, datetime | None] | None = None,
        noise_in: frozenset[str] = frozenset(),
    ) -> Preview:
        first, last = window or self._window()
        existing = tuple((event.at, event.source, event.text) for event in self._ledger.review.events.live)
        shown = zone or self.options().zone
        told, silent = compare_both(readings, existing, shown)
        with uninterrupted():
            rows = self._rows(readings, (first, last), noise_in, silent)
        return Preview(readings, rows, shown, first, last, told, noise_in)

    def _rows(
        self,
        readings: tuple[Reading, ...],
        window: tuple[datetime | None, datetime | None],
        noise_in: frozenset[str],
        silent: frozenset[str],
    ) -> tuple[PreviewRow, ...]:
        here = self._keys()
        several = len(readings) > 1
        begin, end = window[0] or _EVER[0], window[1] or _EVER[1]
        keyed = bool(here or silent or several)  # a key costs as much as the reading of a line
        rows: list[PreviewRow] = []
        for event in _by_time(readings):
            reason, note = event.noise_reason, ""
            if not begin <= event.at <= end:
                reason = "before the window" if event.at < begin else "after the window"
            if keyed:
                key = event.key
                reason = ALREADY if key in here else reason
                note = "not in report" if key in silent else ""
                if several:
                    here.add(key)
            ticked = not reason or (reason in noise_in and reason == event.noise_reason)
            rows.append(tuple.__new__(PreviewRow, (event, ticked, reason, note)))  # half the time of its own way
        return tuple(rows)

    def _keys(self) -> set[str]:
        """Return the keys of all moments, deleted ones too: what somebody deleted does not come back by itself."""
        return {event.key for event in self._ledger.review.events.values() if event.key}

    def _window(self) -> tuple[datetime | None, datetime | None]:
        began = self._ledger.review.meta.began
        return (began - BEFORE, began + AFTER) if began else (None, None)


def _again(row: PreviewRow, first: datetime | None, last: datetime | None, noise_in: frozenset[str]) -> PreviewRow:
    """Return the row as another window has it; what is said of it beside others stays."""
    event = row.event
    reason = event.noise_reason
    if row.reason == ALREADY:
        reason = ALREADY
    elif first is not None and event.at < first:
        reason = "before the window"
    elif last is not None and event.at > last:
        reason = "after the window"
    return PreviewRow(event, not reason or (reason in noise_in and reason == event.noise_reason), reason, row.note)


def _leveled(row: PreviewRow, out: frozenset[str]) -> PreviewRow:
    """Return the row unticked for its level where that is left out, ticked where it was and is no longer."""
    level = quiet_level(row.event.text)
    if level and (row.ticked or row.reason == level):
        return row._replace(ticked=level not in out, reason=level if level in out else "")
    return row


def _by_time(readings: Sequence[Reading]) -> Iterable[SourceEvent]:
    if len(readings) == 1:
        return readings[0].events  # in order already
    return sorted((one for reading in readings for one in reading.events), key=_INSTANT)
