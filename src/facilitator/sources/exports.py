"""Exports of many files that belong together: a Slack export has its people and channels beside its days."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.sources.context import Context
from facilitator.sources.disk import Found
from facilitator.sources.records import Reading, Skipped, SourceEvent, in_order

_LISTS: Final = re.compile(r".*users\.json|channels\.json|groups\.json|dms\.json|mpims\.json")
_NO_TIMELINE: Final = frozenset({"integration_logs.json", "canvases.json", "file_conversations.json", "lists.json"})
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d\.json")


@dataclass(slots=True)
class Export:
    """The files that hold entries, and what the others told.

    `folders` counts the files named by a date in each folder.
    """

    files: list[Found] = field(default_factory=list)
    context: Context = field(default_factory=Context)
    left_out: list[str] = field(default_factory=list)
    folders: Counter[str] = field(default_factory=Counter)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know about files that hold no timeline."""
        if not self.left_out:
            return ()
        return (f"Not part of a timeline, so not read: {', '.join(self.left_out[:5])}.",)

    def is_day(self, found: Found) -> bool:
        """Tell whether a file is one day of a channel: named by its date, in an export or beside other days."""
        path = PurePosixPath(found.name)
        if len(path.parts) < 2 or _DAY.fullmatch(path.name) is None:  # noqa: PLR2004 - a folder and a name
            return False
        return bool(self.context.people) or self.folders[str(path.parent)] > 1

    def join(self, readings: Sequence[Reading]) -> tuple[Reading, ...]:
        """Return the readings, the days of a channel joined into one."""
        days = {item.name for item in self.files if self.is_day(item)}
        joined: list[Reading] = []
        channels: dict[str, list[Reading]] = {}
        for reading in readings:
            if reading.file not in days:
                joined.append(reading)
                continue
            channels.setdefault(str(PurePosixPath(reading.file).parent), []).append(reading)
        joined.extend(_channel(PurePosixPath(name).name, found) for name, found in channels.items())
        return tuple(joined)


def learn(found: Sequence[Found]) -> Export:
    """Return the files to read, the names of people and channels learnt from those that list them."""
    export = Export()
    others: list[Found] = []
    for item in found:
        name = PurePosixPath(item.name).name
        if len(found) > 1 and _LISTS.fullmatch(name) and _is_list(item, export.context):
            continue
        others.append(item)
    for item in others:
        if export.context.people and PurePosixPath(item.name).name in _NO_TIMELINE:
            export.left_out.append(item.name)
        else:
            export.files.append(item)
    paths = (PurePosixPath(item.name) for item in export.files)
    export.folders.update(str(path.parent) for path in paths if _DAY.fullmatch(path.name))
    return export


def _is_list(item: Found, context: Context) -> bool:
    try:
        return context.learn(item.load())
    except UnreadableError:
        return False


def _channel(name: str, days: Sequence[Reading]) -> Reading:
    """Return the days of a channel as one reading; a reply that comes again in another day's file is kept once."""
    kept: dict[str, SourceEvent] = {}
    skipped: list[Skipped] = []
    for day in days:
        place = PurePosixPath(day.file).name
        skipped.extend(Skipped(f"{place}, {row.row}", row.reason) for row in day.skipped)
        for event in day.events:
            placed = event._replace(row=f"{place}, {event.row}")
            first = kept.setdefault(event.key, placed)
            if first is not placed:
                skipped.append(Skipped(placed.row, f"the same as {first.row}"))
    whole = next((day for day in days if day.digest), days[0])
    return replace(
        whole,
        file=name,
        digest=hashlib.sha256("".join(day.digest for day in days).encode()).hexdigest(),
        events=in_order(kept.values()),
        skipped=tuple(skipped),
        warnings=tuple(dict.fromkeys(warning for day in days for warning in day.warnings)),
        assumed=sum(event.zone is None for event in kept.values()),
        zone=next((day.zone for day in days if day.zone), None),
        doubtful=sum(event.doubt is not None for event in kept.values()),
    )
