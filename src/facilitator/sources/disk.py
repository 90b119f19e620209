"""Files, folders and zip archives on disk, within limits: nothing is unpacked before its size is known."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.sources.decode import LARGEST, too_large

MOST_FILES: Final = 2_000
"""Files of one folder or archive: five years of a channel's days."""

LARGEST_SUM: Final = 4 * LARGEST
"""Bytes that an archive may unpack to."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read: its name for messages, its size, and how to get its bytes."""

    name: str
    size: int
    load: Callable[[], bytes]


def files_of(path: Path) -> Iterator[Found]:
    """Yield the files of a path: itself, those in the folder, or those in the archive, hidden ones left out.

    Raises:
        UnreadableError: it is not there, damaged, or beyond the limits.
    """
    if "\0" in str(path):
        raise UnreadableError("A file's name holds a character that no name can hold. Check it.")
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.is_fifo():
            yield _file(path, path.name)  # `import <(git log)`: a pipe can be read once only, so it is not looked into
        elif path.is_char_device() or path.is_block_device():  # it may have no end: looking into it never comes back
            raise UnreadableError(f"{path} is a device. Name a file, a folder or a zip archive.")
        elif zipfile.is_zipfile(path):
            yield from _archive(path)
        elif path.is_file():
            yield _file(path, path.name)
        else:
            raise UnreadableError(f"{path} is not there. Check its name.")
    except ValueError as error:
        raise UnreadableError("A file's name holds a character that no name can hold. Check it.") from error
    except OSError as error:
        raise UnreadableError(f"{path} cannot be opened: {error.strerror or 'it is damaged'}.") from error


def _file(path: Path, name: str) -> Found:
    def load() -> bytes:
        try:
            with path.open("rb") as opened:
                data = opened.read(LARGEST + 1)
        except OSError as error:
            raise UnreadableError(f"{path} cannot be read: {error.strerror or 'it is damaged'}.") from error
        if len(data) > LARGEST:
            raise too_large(name)
        return data

    return Found(name, path.stat().st_size, load)


def _folder(path: Path) -> Iterator[Found]:
    names = sorted(
        found for found in path.rglob("*") if found.is_file() and not _is_hidden(found.relative_to(path).parts)
    )
    if len(names) > MOST_FILES:
        raise UnreadableError(f"{path} holds more than {MOST_FILES:,} files. Name those of the incident's days.")
    for found in names:
        if zipfile.is_zipfile(found):
            yield from _archive(found)
        else:
            yield _file(found, (Path(path.resolve().name) / found.relative_to(path)).as_posix())


def _archive(path: Path) -> Iterator[Found]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [
                info for info in archive.infolist() if not info.is_dir() and not _is_hidden(Path(info.filename).parts)
            ]
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError(f"{path.name} is a damaged zip archive. Download it again.") from error
    if any(info.filename == "[Content_Types].xml" for info in members):
        raise UnreadableError(f"{path.name} is an office document. Save the table as CSV, or the text as plain text.")
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
