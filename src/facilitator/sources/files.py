"""Reading files, folders and zip archives from disk, within limits."""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.sources.decode import LARGEST, too_large
from facilitator.sources.records import Options, Reading, Skipped
from facilitator.sources.registry import read_bytes

MOST_FILES: Final = 2_000
"""Files of one folder or archive: five years of a channel's days."""

LARGEST_SUM: Final = 4 * LARGEST
"""Bytes that an archive may unpack to."""

Progress = Callable[[float], bool]
"""Is told the share that is done, 0 to 1; returns False to stop."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read: its name for messages, its size, and how to get its bytes."""

    name: str
    size: int
    load: Callable[[], bytes]


def read_paths(paths: Sequence[Path], options: Options, progress: Progress | None = None) -> tuple[Reading, ...]:
    """Read files, folders and zip archives, in order.

    Where several files are read, one that cannot be is a reading without events whose only skipped row says why.
    When `progress` returns False the readings so far are returned.

    Raises:
        UnreadableError: nothing could be read; with one file, why.
    """
    found = [item for path in paths for item in _files(path)]
    if not found:
        raise UnreadableError("There is no file to read there. Name a file, a folder or a zip archive.")
    total = sum(item.size for item in found) or 1
    done = 0
    readings: list[Reading] = []
    problems: list[UnreadableError] = []
    for item in found:
        if progress is not None and not progress(done / total):
            break
        try:
            readings.append(read_bytes(item.load(), item.name, options))
        except UnreadableError as error:
            problems.append(error)
            readings.append(_unread(item.name, error))
        done += item.size
    else:
        if progress is not None:
            progress(1.0)
    if problems and len(problems) == len(readings):
        raise problems[0]
    return tell_apart(readings)


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
    return replace(reading, events=tuple(replace(event, source=name) for event in reading.events))


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


def _files(path: Path) -> Iterator[Found]:
    try:
        if path.is_dir():
            yield from _folder(path)
        elif zipfile.is_zipfile(path):
            yield from _archive(path)
        elif path.is_file():
            yield _file(path, path.name)
        else:
            raise UnreadableError(f"{path} is not there. Check its name.")
    except OSError as error:
        raise UnreadableError(f"{path} cannot be opened: {error.strerror or 'it is damaged'}.") from error


def _file(path: Path, name: str) -> Found:
    def load() -> bytes:
        try:
            if path.stat().st_size > LARGEST:
                raise too_large(name)
            return path.read_bytes()
        except OSError as error:
            raise UnreadableError(f"{path} cannot be read: {error.strerror or 'it is damaged'}.") from error

    return Found(name, path.stat().st_size, load)


def _folder(path: Path) -> Iterator[Found]:
    names = sorted(
        found for found in path.rglob("*") if found.is_file() and not _is_hidden(found.relative_to(path).parts)
    )
    if len(names) > MOST_FILES:
        raise UnreadableError(f"{path} holds more than {MOST_FILES:,} files. Name those of the incident's days.")
    for found in names:
        yield _file(found, found.relative_to(path).as_posix())


def _archive(path: Path) -> Iterator[Found]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [
                info for info in archive.infolist() if not info.is_dir() and not _is_hidden(Path(info.filename).parts)
            ]
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError(f"{path.name} is a damaged zip archive. Download it again.") from error
    if len(members) > MOST_FILES:
        raise UnreadableError(
            f"{path.name} holds more than {MOST_FILES:,} files. Unpack it and name those of the incident."
        )
    if sum(info.file_size for info in members) > LARGEST_SUM:
        limit = LARGEST_SUM // 1024 // 1024
        raise UnreadableError(
            f"{path.name} unpacks to more than {limit} MB. Unpack it and name the files of the incident."
        )
    for info in sorted(members, key=lambda info: info.filename):
        yield _member(path, info)


def _member(path: Path, info: zipfile.ZipInfo) -> Found:
    def load() -> bytes:
        try:
            with zipfile.ZipFile(path) as archive, archive.open(info) as opened:
                data = opened.read(LARGEST + 1)
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
            raise UnreadableError(f"{info.filename} in {path.name} is damaged or locked. Unpack it first.") from error
        if len(data) > LARGEST:
            raise too_large(info.filename)
        return data

    return Found(info.filename, info.file_size, load)


def _is_hidden(parts: tuple[str, ...]) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in parts)
