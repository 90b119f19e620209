"""Leaving out what happened long before or after the incident."""

from dataclasses import replace
from datetime import datetime

from facilitator.sources.records import Reading, Skipped, SourceEvent


def window(reading: Reading, first: datetime, last: datetime) -> Reading:
    """Return the reading with the events outside of `first` to `last` (aware, both inside) among the skipped rows.

    An event that ends inside, or goes on through it, is inside.
    """
    kept: list[SourceEvent] = []
    out: list[Skipped] = []
    for event in reading.events:
        if (event.until or event.at) < first:
            out.append(Skipped(event.row, "before the window"))
        elif event.at > last:
            out.append(Skipped(event.row, "after the window"))
        else:
            kept.append(event)
    if not out:
        return reading
    return replace(reading, events=tuple(kept), skipped=(*reading.skipped, *out))
