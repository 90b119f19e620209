"""From readings to the rows of a preview: each with what speaks against it. A day's log has a hundred thousand."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from operator import attrgetter
from typing import Final, TypeVar

from facilitator.session.preview import ALREADY, SAME_AS, PreviewRow, reason_against
from facilitator.sources import Reading, SourceEvent, Watch

_EVERY: Final = 10_000
"""Rows between two looks at whether somebody wants to stop."""
_INSTANT: Final = attrgetter("at")
_EVER: Final = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
T = TypeVar("T", SourceEvent, PreviewRow)
Window = tuple[datetime | None, datetime | None]
"""The first and the last instant that comes in, in UTC; None for no limit."""


def rows_of(
    readings: Sequence[Reading],
    window: Window,
    noise_in: frozenset[str],
    silent: frozenset[str],
    here: set[str],
    watch: Watch,
) -> tuple[PreviewRow, ...]:
    """Return the rows by time.

    Args:
        readings: what was read.
        window: what comes in.
        noise_in: noise rules whose rows come in.
        silent: keys of entries that a report does not mention.
        here: keys of the moments that the review has.
        watch: is told the progress, and may raise to stop.
    """
    known = _Known(here, readings)
    keyed = bool(here or silent or len(readings) > 1)  # a key costs as much as the reading of a line
    first, last = window
    begin, end = first or _EVER[0], last or _EVER[1]
    unsure = any(reading.doubtful for reading in readings)
    rows: list[PreviewRow] = []
    for events in _parts(_by_time(readings), watch):
        for event in events:
            reason, note = event.noise_reason, ""
            doubtful = unsure and event.doubt is not None
            if doubtful or not begin <= event.at <= end:
                reason = reason_against(event, first, last)
            if keyed or doubtful:
                reason = known.reason(event) or reason
                note = "not in report" if event.key in silent else ""
            ticked = not reason or (reason in noise_in and reason == event.noise_reason)
            rows.append(tuple.__new__(PreviewRow, (event, ticked, reason, note)))  # half the time of its own way
    return tuple(rows)


def rows_again(
    rows: Sequence[PreviewRow], window: Window, noise_in: frozenset[str], watch: Watch
) -> tuple[PreviewRow, ...]:
    """Return the rows as another window has them; what is said of each beside others stays."""
    return tuple(_again(row, *window, noise_in) for some in _parts(rows, watch) for row in some)


def _again(row: PreviewRow, first: datetime | None, last: datetime | None, noise_in: frozenset[str]) -> PreviewRow:
    event = row.event
    same = row.reason == ALREADY or row.reason.startswith(SAME_AS)
    reason = row.reason if same else reason_against(event, first, last)
    return PreviewRow(event, not reason or (reason in noise_in and reason == event.noise_reason), reason, row.note)


class _Known:
    """Tells which entries are there already: in the review, or above in the same preview."""

    def __init__(self, here: set[str], readings: Sequence[Reading]) -> None:
        self._here = here
        self._several = len(readings) > 1
        self._seen: dict[str, SourceEvent] = {}

    def reason(self, event: SourceEvent) -> str:
        """Return that an entry is there already, or nothing, and remember it."""
        key, doubt = event.key, event.doubt
        if self._here and (key in self._here or (doubt is not None and not self._here.isdisjoint(event.keys))):
            return ALREADY
        if doubt is None and not self._several:
            return ""  # the reading of one file holds nothing twice, but for both passes of one hour
        if doubt is not None and not doubt.answer and not event.id:
            key = f"{key} {doubt.later}"  # nobody has said which pass: the order of rows tells two of the same words
        first = self._seen.setdefault(key, event)
        if first is event:
            return ""
        return f"{SAME_AS}{first.row}" if first.source == event.source else ALREADY


def _parts(rows: Sequence[T], watch: Watch) -> Iterator[Sequence[T]]:
    """Yield the rows some thousand at a time; between them somebody may stop."""
    for start in range(0, len(rows), _EVERY):
        watch(start / len(rows))
        yield rows[start : start + _EVERY]


def _by_time(readings: Sequence[Reading]) -> Sequence[SourceEvent]:
    if len(readings) == 1:
        return readings[0].events  # in order already
    return sorted((one for reading in readings for one in reading.events), key=_INSTANT)
