"""Timeline import: read, show what would come in, then add it as one undoable step."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.review.records import Event, Import
from facilitator.session.ledger import Ledger
from facilitator.session.order import places_at
from facilitator.session.preview import ALREADY, NO_SUCH_TIME, Asked, Preview, PreviewRow, without_levels
from facilitator.session.preview_rows import Window, rows_again, rows_of
from facilitator.sources import (
    Answer,
    Answers,
    ColumnMap,
    Options,
    Question,
    Reading,
    SourceEvent,
    StoppedError,
    Table,
    Watch,
    answered,
    compare_both,
    part,
    question_of,
    read_paths,
    read_text,
    uninterrupted,
    unwatched,
)

BEFORE = timedelta(hours=3)
"""The usual window begins so long before the incident (the command line's contract)."""
AFTER = timedelta(hours=27)
"""The usual window ends so long after the incident began."""
_FILES: Final = 0.9
"""The share of the whole that reading the files takes; the rest is comparing and sorting out."""
_HALF: Final = 0.5
"""The share of that which comparing takes."""


__all__ = [
    "AFTER",
    "ALREADY",
    "BEFORE",
    "NO_SUCH_TIME",
    "Answer",
    "Answers",
    "Asked",
    "ColumnMap",
    "Imports",
    "Preview",
    "PreviewRow",
    "Question",
    "StoppedError",
    "Table",
    "Watch",
    "question_of",
]
"""What screens need; they read no sources themselves."""


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
            year=year,
            start=meta.began,
            latest=self._ledger.clock.now(),
        )

    def from_paths(
        self,
        paths: Sequence[Path],
        *,
        zone: ZoneInfo | None = None,
        watch: Watch = unwatched,
        columns: Sequence[ColumnMap] = (),
    ) -> Preview:
        """Read files, folders or archives; a table whose columns nobody knows comes without rows, to be asked about.

        Raises:
            FacilitatorError: a file cannot be read; says why and what would work.
            StoppedError: `watch`, which is told the progress, raised it.
        """
        told = None if watch is unwatched else part(watch, 0, _FILES)
        readings = read_paths(paths, self._asking(zone, columns), told)
        return self._preview(readings, zone, watch=part(watch, _FILES, 1))

    def from_text(
        self,
        text: str,
        *,
        zone: ZoneInfo | None = None,
        watch: Watch = unwatched,
        columns: Sequence[ColumnMap] = (),
    ) -> Preview:
        """Read pasted text, as `from_paths` does."""
        reading = read_text(text, self._asking(zone, columns), watch=part(watch, 0, _FILES))
        return self._preview((reading,), zone, watch=part(watch, _FILES, 1))

    def _asking(self, zone: ZoneInfo | None, columns: Sequence[ColumnMap]) -> Options:
        return replace(self.options(zone), columns=tuple(columns), ask_columns=True)

    def from_readings(self, readings: Sequence[Reading], zone: ZoneInfo, window: Window) -> Preview:
        """Return the preview of what was read already, its times shown in `zone`, with the window (UTC)."""
        return self._preview(tuple(readings), zone, window)

    def windowed(
        self, preview: Preview, first: datetime | None, last: datetime | None, watch: Watch = unwatched
    ) -> Preview:
        """Return the preview with another window (UTC); what lies outside is unticked, what lies inside ticked."""
        rows = rows_again(preview.rows, (first, last), preview.noise_in, watch)
        return self._with_levels(replace(preview, rows=rows, first=first, last=last), preview.levels_out)

    def answered(self, preview: Preview, answers: Answers, watch: Watch = unwatched) -> Preview:
        """Return the preview with its times of clock changes read as `answers` say; window and rules stay.

        What rows were ticked by hand is not known here: whoever ticked them does it again.
        """
        readings = tuple(answered(reading, answers) for reading in preview.readings)
        window = preview.first, preview.last
        found = self._preview(readings, preview.zone, window, preview.noise_in, answers, watch=watch)
        return self._with_levels(found, preview.levels_out)

    def _with_levels(self, preview: Preview, out: frozenset[str]) -> Preview:
        rows = without_levels(preview.rows, out) if out else preview.rows
        return replace(preview, rows=rows, levels_out=out)

    def add(self, preview: Preview) -> int:
        """Add the ticked rows as one undoable step; returns how many.

        What came in by another way since the preview was made is left out; a row that said so and was ticked is added.
        """
        here = self._keys()
        chosen = {
            id(row.event)
            for row in preview.rows
            if row.ticked and (row.reason == ALREADY or here.isdisjoint(row.event.keys))
        }
        made: list[Event | Import] = []
        brought: list[tuple[SourceEvent, str]] = []
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
            brought.extend((event, batch) for event in events)
        places = places_at(self._ledger.review.events.values(), [event.at for event, _ in brought])
        made.extend(self._event(event, batch, pos) for (event, batch), pos in zip(brought, places, strict=True))
        count = sum(isinstance(one, Event) for one in made)
        self._ledger.do(self._ledger.change(f"import {count} {'moment' if count == 1 else 'moments'}", made))
        return count

    def _event(self, event: SourceEvent, batch: str, pos: str) -> Event:
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
            pos=pos,
            **self._ledger.stamp(),
        )

    def _preview(
        self,
        readings: tuple[Reading, ...],
        zone: ZoneInfo | None,
        window: Window | None = None,
        noise_in: frozenset[str] = frozenset(),
        answers: Answers | None = None,
        *,
        watch: Watch = unwatched,
    ) -> Preview:
        first, last = window if window is not None else self._window()
        existing = tuple((event.at, event.source, event.text) for event in self._ledger.review.events.live)
        shown = zone or self.options().zone
        told, silent = compare_both(readings, existing, shown, part(watch, 0, _HALF))
        with uninterrupted():
            rows = rows_of(readings, (first, last), noise_in, silent, self._keys(), part(watch, _HALF, 1))
        return Preview(readings, rows, shown, first, last, told, noise_in, answers=answers or {})

    def _keys(self) -> set[str]:
        """Return the keys of all moments, deleted ones too: what somebody deleted does not come back by itself.

        Those of an import that was undone do: it may be wanted in another zone, or with another answer.
        """
        review = self._ledger.review
        undone = {one.id for one in review.imports.values() if one.deleted}
        return {
            event.key for event in review.events.values() if event.key and not (event.deleted and event.batch in undone)
        }

    def _window(self) -> Window:
        began = self._ledger.review.meta.began
        return (began - BEFORE, began + AFTER) if began else (None, None)
