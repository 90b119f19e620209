"""What an import would bring or has brought, as scripts and people read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from facilitator.session.imports import Preview
from facilitator.sources import Reading, SourceEvent
from facilitator.text import clean_line, cut

_LONGEST_ROW: Final = 80
_SHOWN: Final = 3
"""Rows that are named for each reason; the JSON form has all."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The kept events in time order, and the rows left out, each with its reason."""

    events: tuple[SourceEvent, ...]
    skipped: tuple[tuple[int | str, str], ...]
    warnings: tuple[str, ...]
    zone: str | None
    """The zone assumed for times without one; None where none was needed."""
    assumed: ZoneInfo

    @property
    def read(self) -> int:
        """Candidate entries seen."""
        return len(self.events) + len(self.skipped)


def outcome(preview: Preview, warnings: tuple[str, ...] = ()) -> Outcome:
    """Return what `preview` keeps and leaves out; `warnings` come before those of its files."""
    several = len(preview.readings) > 1
    file_of = {id(event): reading for reading in preview.readings for event in reading.events}
    skipped = [(_row(one.row, reading, several), one.reason) for reading in preview.readings for one in reading.skipped]
    skipped += [
        (_row(row.event.row, file_of[id(row.event)], several), row.reason) for row in preview.rows if not row.ticked
    ]
    return Outcome(
        events=tuple(row.event for row in preview.rows if row.ticked),
        skipped=tuple(skipped),
        warnings=(*warnings, *preview.warnings),
        zone=preview.zone.key if preview.assumed else None,
        assumed=preview.zone,
    )


def as_json(found: Outcome) -> dict[str, Any]:
    """Return the outcome as scripts read it."""
    return {
        "read": found.read,
        "kept": len(found.events),
        "skipped": [{"row": row, "reason": reason} for row, reason in found.skipped],
        "warnings": list(found.warnings),
        "zone": found.zone,
        "earliest": _instant(found.events[0].at) if found.events else None,
        "latest": _instant(found.events[-1].at) if found.events else None,
        "events": [_event(event, found.assumed) for event in found.events],
    }


def as_text(found: Outcome) -> Iterator[str]:
    """Yield one line an event: time in the assumed zone, source, text, between tabs."""
    for event in found.events:
        at = event.at.astimezone(found.assumed)
        time = f"{at:%Y-%m-%d}" if event.precision == "day" else f"{at:%Y-%m-%d %H:%M:%S %Z}"
        about = "~" if event.precision == "approximate" else ""
        who = f"{event.actor}: " if event.actor else ""
        yield f"{about}{time}\t{event.source}\t{who}{event.text}"


def summary(found: Outcome) -> Iterator[str]:
    """Yield what a person wants to know about the reading: counts, reasons, assumptions."""
    rows_of: dict[str, list[str]] = {}
    for row, reason in found.skipped:
        rows_of.setdefault(reason, []).append(cut(clean_line(str(row)), _LONGEST_ROW))
    for reason, rows in rows_of.items():
        more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
        yield f"left out, {reason}: {', '.join(rows[:_SHOWN])}{more}"
    yield from found.warnings
    yield f"{found.read} read, {len(found.events)} kept, {len(found.skipped)} left out."


def _event(event: SourceEvent, assumed: ZoneInfo) -> dict[str, Any]:
    return {
        "at": _instant(event.at),
        "until": _instant(event.until) if event.until is not None else None,
        "precision": event.precision,
        "zone": event.zone or assumed.key,
        "source": event.source,
        "actor": event.actor or None,
        "text": event.text,
    }


def _row(row: str, reading: Reading, several: bool) -> int | str:
    """Return what finds a row again: its number, else a text; with several files, with the file's name."""
    if several:
        return f"{reading.file}: {row}"
    return int(row) if row.isascii() and row.isdigit() else row


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
