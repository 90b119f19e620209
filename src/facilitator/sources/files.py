"""Reading files, folders and zip archives: several files at once, one reading each."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from facilitator.errors import UnreadableError
from facilitator.sources.disk import files_of
from facilitator.sources.exports import learn
from facilitator.sources.records import Options, Reading, Skipped, SourceEvent
from facilitator.sources.registry import EmptyError, read_bytes
from facilitator.sources.stopping import Watch, part, unwatched


def read_paths(paths: Sequence[Path], options: Options, watch: Watch | None = None) -> tuple[Reading, ...]:
    """Read files, folders and zip archives, in order.

    Where several files are read, one that cannot be is a reading without events whose only skipped row says why.
    `watch` is told the progress for every megabyte that comes from the disk and every few thousand lines.

    Raises:
        UnreadableError: nothing could be read; with one file, why.
        StoppedError: `watch` stopped the reading; nothing is kept of what was read so far.
    """
    told = watch or unwatched
    at = 0.0

    def look() -> None:
        told(at)

    found = [item for path in paths for item in files_of(path, look if watch is not None else None)]
    if not found:
        raise UnreadableError("There is no file to read there. Name a file, a folder or a zip archive.")
    export = learn(found)
    total = sum(item.size for item in export.files) or 1
    done = 0
    readings: list[Reading] = []
    problems: list[UnreadableError] = []
    for item in export.files:
        at = done / total
        look()
        watched = part(told, at, min((done + item.size) / total, 1.0)) if watch is not None else None
        try:
            readings.append(read_bytes(item.load(), item.name, options, export.context, watched))
        except EmptyError as error:
            problems.append(error)
            if not export.is_day(item):
                readings.append(_unread(item.name, error))
        except UnreadableError as error:
            problems.append(error)
            readings.append(_unread(item.name, error))
        done += item.size
    told(1.0)
    if problems and not any(reading.digest for reading in readings):
        raise problems[0]
    return tell_apart(_with_warnings(export.join(readings), export.warnings))


def _with_warnings(readings: Sequence[Reading], warnings: tuple[str, ...]) -> tuple[Reading, ...]:
    if not readings or not warnings:
        return tuple(readings)
    return (replace(readings[0], warnings=(*readings[0].warnings, *warnings)), *readings[1:])


def tell_apart(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings with the source of every event set: the short name, and the file's where several share it."""
    names = [reading.read_as for reading in readings if reading.events]
    return tuple(
        _named(reading, f"{reading.read_as} {Path(reading.file).name}" if names.count(reading.read_as) > 1 else "")
        for reading in readings
    )


def _named(reading: Reading, name: str) -> Reading:
    if not name:
        return reading
    return replace(reading, events=tuple(_renamed(event, reading.read_as, name) for event in reading.events))


def _renamed(event: SourceEvent, before: str, name: str) -> SourceEvent:
    """Return the event with another source, unless the file itself says where it is from."""
    return event._replace(source=name) if event.source == before else event


def _unread(name: str, error: UnreadableError) -> Reading:
    return Reading(
        file=name,
        kind="not read",
        read_as="",
        digest="",
        events=(),
        skipped=(Skipped("the whole file", str(error)),),
        warnings=(),
        assumed=0,
        zone=None,
    )
