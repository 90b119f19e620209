"""The import preview in words: its rows, what is left out and why, the window, the zone. No widget, no session."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.session.clock_words import reading_words
from facilitator.session.imports import Preview, PreviewRow
from facilitator.text import cut
from facilitator.times import day_words
from facilitator.widgets.entry_list import Cell, Row
from facilitator.widgets.words import Words, words

MOST_ROWS: Final = 2_000
"""Rows that are listed: with more, those that would come in, then the first of the others."""
MOST_SKIPPED: Final = 500
PASTED: Final = "the pasted lines"
_REASONS: Final = 3
_ZONES: Final = 3
_SOURCE: Final = 22


@dataclass(frozen=True, slots=True)
class Told:
    """The rows under the list."""

    left_out: Words
    zone: Words
    warnings: tuple[Words, ...]


def kept_by_hand(preview: Preview, ticks: Mapping[tuple[str, str], bool]) -> Preview:
    """Return the preview with the ticks that a hand set, by the place of the row in its file: in any zone the same."""
    if not ticks:
        return preview
    rows = tuple(
        row._replace(ticked=ticks[place]) if (place := place_in_file(row)) in ticks else row for row in preview.rows
    )
    return replace(preview, rows=rows)


def place_in_file(row: PreviewRow) -> tuple[str, str]:
    """Return what finds a row again in another reading of the same files."""
    return row.event.source, row.event.row


def heading(name: str) -> str:
    """Return the title of the preview of what is called `name`."""
    return "Timeline from pasted lines" if name == PASTED else "Timeline from a file"


def switched_words(more: int, rules: frozenset[str]) -> str:
    """Return what switching noise rules did: "12 rows taken in: priority info"."""
    rows = "1 row" if abs(more) == 1 else f"{abs(more):,} rows"
    which = cut(", ".join(sorted(rules)), 60)
    return f"{rows} {'taken in' if more >= 0 else 'left out'}: {which}"


def title_row(preview: Preview) -> tuple[Words, Words]:
    """Return "git-log.tsv  git log, read as git" and "25 read  8 kept  17 left out"."""
    files = [reading for reading in preview.readings if reading.read_as] or list(preview.readings)
    first = files[0] if files else None
    name = first.file if first else "nothing"
    kind = f"{first.kind}, read as {first.read_as}" if first else ""
    if len(files) > 1:
        name, kind = f"{len(files)} files", ", ".join(dict.fromkeys(one.kind for one in files))
    left = words(cut(name, 40), bold=True) + words((f"  {kind}", "quiet"))
    out = preview.read - preview.ticked
    return left, words(f"{preview.read} read  ", (f"{preview.ticked} kept", "here"), (f"  {out} left out", "quiet"))


def span_row(preview: Preview) -> Words:
    """Return "earliest 09:51, latest Fri 13:16, shown in Europe/Paris", of what is kept."""
    earliest = next((row for row in preview.rows if row.ticked), None)
    latest = next((row for row in reversed(preview.rows) if row.ticked), None)
    if earliest is None or latest is None:
        return words((f"nothing is kept; shown in {preview.zone.key}", "quiet"))
    first, last = (row.event.at.astimezone(preview.zone) for row in (earliest, latest))
    until = (
        f"{last:%H:%M}" if first.date() == last.date() else f"{day_words(last.date(), today=first.date())} {last:%H:%M}"
    )
    begun = f"{day_words(first.date(), today=None)} {first:%H:%M}"
    return words((f"earliest {begun}, latest {until}, shown in {preview.zone.key}", "quiet"))


def rows(preview: Preview, *, left_out: bool = False) -> tuple[Row, ...]:
    """Return the rows of the list: by days; with `left_out` only what does not come in, unreadable rows last."""
    found: list[Row] = []
    day: date | None = None
    for place in _listed(preview, left_out=left_out):
        row = preview.rows[place]
        at = row.event.at.astimezone(preview.zone)
        if at.date() != day:
            found.append(Row(f"day:{at:%Y-%m-%d}", day_words(at.date(), today=day), kind="day"))
            day = at.date()
        found.append(_row(place, row, at, sources=len(preview.readings) > 1))
    hidden = len(preview.rows) - MOST_ROWS
    if hidden > 0 and not left_out:
        found.append(Row("more", f"{hidden:,} rows more are not listed; / narrows the window.", kind="text"))
    if left_out:
        found += _skipped(preview)
    return tuple(found)


def _listed(preview: Preview, *, left_out: bool) -> list[int]:
    """Return the places of the rows that are listed, in order; a look at a hundred thousand of them is felt."""
    taken = (place for place, row in enumerate(preview.rows) if row.ticked)
    others = (place for place, row in enumerate(preview.rows) if not row.ticked)
    chosen = [] if left_out else list(islice(taken, MOST_ROWS))
    return sorted((*chosen, *islice(others, MOST_ROWS - len(chosen))))


def told(preview: Preview, most: int = 2) -> Told:
    """Return what stands under the list."""
    counts = Counter(row.reason or "unticked by hand" for row in preview.rows if not row.ticked)
    counts.update({"could not be read": len(preview.skipped)} if preview.skipped else {})
    parts = [f"{count} {reason}" for reason, count in counts.most_common(_REASONS)]
    rest = len(counts) - _REASONS
    out = ", ".join(parts) + (f", {rest} kinds more" if rest > 0 else "") if parts else "nothing"
    if not preview.rules.isdisjoint(counts):
        out += ": n takes in noise"
    window = window_words(preview)
    line = words(("Left out  ", "quiet"), out, (f"; window {window}" if window else "", "quiet"))
    warnings = [words(("≈ ", "time"), warning) for warning in preview.warnings[:most]]
    more = len(preview.warnings) - most
    if more > 0:
        warnings[-1] += words((f"  +{more} more", "quiet"))
    return Told(line, words(("Zone      ", "quiet"), zone_words(preview)), tuple(warnings))


def window_words(preview: Preview) -> str:
    """Return the window: "27 Jan 08:00 to 28 Jan 14:00"; empty where there is none."""
    if preview.first is None or preview.last is None:
        return ""
    return f"{_short(preview.first, preview.zone)} to {_short(preview.last, preview.zone)}"


def zone_words(preview: Preview) -> str:
    """Return how zones were read: "+01:00, +00:00 as written, 0 assumed"."""
    seen = list(dict.fromkeys(zone for zone in preview.zones if zone))
    shown = ", ".join(seen[:_ZONES]) + (f" and {len(seen) - _ZONES} more" if len(seen) > _ZONES else "")
    assumed = f"{preview.assumed} assumed to be {preview.zone.key}" if preview.assumed else "0 assumed"
    return f"{shown} as written, {assumed}" if seen else f"none written, {assumed}"


def _row(place: int, row: PreviewRow, at: datetime, *, sources: bool) -> Row:
    time = "day" if row.event.precision == "day" else f"{'~' if row.event.precision == 'approximate' else ''}{at:%H:%M}"
    left = (
        Cell("■" if row.ticked else "□", tone="here" if row.ticked else "quiet"),
        Cell(time, width=6),
    )
    asked = reading_words(row.event) if row.ticked else ""
    reason = row.reason or (row.note if row.ticked else "unticked")
    if row.ticked and row.reason:
        reason = f"taken, though {row.reason}"
    waits = row.event.doubt is not None and not row.event.doubt.answer
    right = [Cell(asked, tone="time" if waits else "quiet", from_width=44)] if asked else []
    right += [Cell(reason, from_width=100 if asked else 60)] if reason else []
    if sources:
        right.append(Cell(row.event.source, tone="name", from_width=100, width=_SOURCE))
    return Row(f"row:{place}", row.event.text, left=left, right=tuple(right), tone="ink" if row.ticked else "quiet")


def _skipped(preview: Preview) -> Iterable[Row]:
    skipped = preview.skipped
    if not skipped:
        return
    yield Row("group:skipped", f"Could not be read: {len(skipped)}", kind="group")
    for place, one in enumerate(skipped[:MOST_SKIPPED]):
        yield Row(f"skip:{place}", one.reason, left=(Cell(cut(one.row, 20), width=12),), tone="quiet")
    if len(skipped) > MOST_SKIPPED:
        yield Row("skip:more", f"and {len(skipped) - MOST_SKIPPED:,} more", kind="text")


def place_of(row_id: str | None) -> int | None:
    """Return the place of a row in the preview; nothing for a row that cannot come in."""
    return int(row_id.removeprefix("row:")) if row_id and row_id.startswith("row:") else None


def _short(at: datetime, zone: ZoneInfo) -> str:
    local = at.astimezone(zone)
    return f"{local.day} {local:%b %H:%M}"
