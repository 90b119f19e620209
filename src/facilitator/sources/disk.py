"""Files, folders and zip archives on disk, within limits: nothing is unpacked before its size is known."""

import os
import select
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from facilitator.errors import UnreadableError
from facilitator.sources.decode import LARGEST, too_large

MOST_FILES: Final = 2_000
"""Files of one folder or archive: five years of a channel's days."""

LARGEST_SUM: Final = 4 * LARGEST
"""Bytes that an archive may unpack to."""

_BLOCK: Final = 1024 * 1024
"""Bytes that are taken at a time: between two of them the reading can be stopped."""

_NOBODY_WRITES: Final = 0.1
"""Seconds that a pipe is waited for before somebody may stop it."""

Look = Callable[[], None]
"""Is called now and then; raises to stop."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read: its name for messages, its size, and how to get its bytes."""

    name: str
    size: int
    load: Callable[[], bytes]


def files_of(path: Path, look: Look | None = None) -> Iterator[Found]:
    """Yield the files of a path: itself, those in the folder, or those in the archive, hidden ones left out.

    `look` is called while folders are walked and while bytes are read; what it raises to stop them goes through.

    Raises:
        UnreadableError: it is not there, damaged, or beyond the limits.
    """
    if "\0" in str(path):
        raise UnreadableError("A file's name holds a character that no name can hold. Check it.")
    try:
        if path.is_dir():
            yield from _folder(path, look or _never)
        elif path.is_fifo():
            yield _pipe(path, look)  # `import <(git log)`: a pipe can be read once only, so it is not looked into
        elif path.is_char_device() or path.is_block_device():  # it may have no end: looking into it never comes back
            raise UnreadableError(f"{path} is a device. Name a file, a folder or a zip archive.")
        elif zipfile.is_zipfile(path):
            yield from _archive(path, look or _never)
        elif path.is_file():
            yield _file(path, path.name, look or _never)
        else:
            raise UnreadableError(f"{path} is not there. Check its name.")
    except ValueError as error:
        raise UnreadableError("A file's name holds a character that no name can hold. Check it.") from error
    except OSError as error:
        raise UnreadableError(f"{path} cannot be opened: {error.strerror or 'it is damaged'}.") from error


def _never() -> None:
    """Let a reading go on that nobody stops."""


def _blocks(opened: IO[bytes], name: str, look: Look) -> bytes:
    """Return all bytes of what is open, however long it is now: it may have grown or shrunk since it was found.

    Raises:
        UnreadableError: they are too many.
    """
    data = bytearray()
    while block := opened.read(_BLOCK):
        data += block
        if len(data) > LARGEST:
            raise too_large(name)
        look()
    return bytes(data)


def _file(path: Path, name: str, look: Look) -> Found:
    def load() -> bytes:
        try:
            with path.open("rb") as opened:
                return _blocks(opened, name, look)
        except OSError as error:
            raise UnreadableError(f"{path} cannot be read: {error.strerror or 'it is damaged'}.") from error

    return Found(name, path.stat().st_size, load)


def _pipe(path: Path, look: Look | None) -> Found:
    """Return a pipe; one that somebody may stop is not waited for in the kernel, which nobody can end.

    Only Linux tells a pipe that nobody writes to yet from one at its end.
    """
    if look is None or sys.platform != "linux":
        return _file(path, path.name, look or _never)

    def load() -> bytes:
        data = bytearray()
        opened = -1
        try:
            opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
            while True:
                ready, _, _ = select.select([opened], [], [], _NOBODY_WRITES)
                look()
                if not ready:
                    continue
                block = os.read(opened, _BLOCK)
                if not block:
                    return bytes(data)
                data += block
                if len(data) > LARGEST:
                    raise too_large(path.name)
        except OSError as error:
            raise UnreadableError(f"{path} cannot be read: {error.strerror or 'it is damaged'}.") from error
        finally:
            if opened >= 0:
                os.close(opened)

    return Found(path.name, 0, load)


def _folder(path: Path, look: Look) -> Iterator[Found]:
    names: list[Path] = []
    for found in path.rglob("*"):
        look()
        if found.is_file() and not _is_hidden(found.relative_to(path).parts):
            names.append(found)
    if len(names) > MOST_FILES:
        raise UnreadableError(f"{path} holds more than {MOST_FILES:,} files. Name those of the incident's days.")
    for found in sorted(names):
        look()
        if zipfile.is_zipfile(found):
            yield from _archive(found, look)
        else:
            yield _file(found, (Path(path.resolve().name) / found.relative_to(path)).as_posix(), look)


def _archive(path: Path, look: Look) -> Iterator[Found]:
    try:
        # Open as long as one of its members may be read, then closed by itself: to open it reads the list of all files.
        archive = zipfile.ZipFile(path)
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
        yield _member(archive, path.name, info, look)


def _member(archive: zipfile.ZipFile, name: str, info: zipfile.ZipInfo, look: Look) -> Found:
    def load() -> bytes:
        try:
            with archive.open(info) as opened:
                return _blocks(opened, info.filename, look)
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
            raise UnreadableError(f"{info.filename} in {name} is damaged or locked. Unpack it first.") from error

    return Found(info.filename, info.file_size, load)


def _is_hidden(parts: tuple[str, ...]) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in parts)
