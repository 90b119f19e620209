"""Whole files, read with care and replaced in one step: after any failure the old content is still there."""

import errno
import hashlib
import os
import shutil
import stat
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.store.problems import FULL

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of the largest file that is read; a review of 10,000 entries has about 4 million."""

Signature = tuple[int, int, int]
"""What tells cheaply that a file is another one than before: time of change (ns), size, file number."""


def digest(data: bytes) -> str:
    """Return what tells two contents apart."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def signature(path: Path) -> Signature | None:
    """Return the signature of a file, or none where it cannot be asked for."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def read_whole(path: Path) -> bytes:
    """Return a file's content.

    Raises:
        OSError: it is not there, or may not be read.
        UnreadableError: it is no file (a pipe would wait for ever) or larger than any review.
    """
    # O_NONBLOCK: opening a pipe that nobody writes to must not hang; it changes nothing for files.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(path, "rb", opener=lambda name, _: os.open(name, flags)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise UnreadableError(f"{path.name} is no file.")
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableError(f"{path.name} is larger than any review ({LARGEST // 1024**2} MB).")
    return data


def replace_file(path: Path, data: bytes, *, previous: Path | None = None, durable: bool = True) -> None:
    """Replace the content of `path` in one step.

    The new content is complete in a temporary file of the same folder, and on the disk, before it takes the old one's
    place. Where there is no room for both, the previous generation is dropped and the step tried once more.

    Args:
        path: the file; it need not be there.
        data: its new content.
        previous: where the replaced content is kept.
        durable: whether to wait until it would survive a power cut.

    Raises:
        OSError: nothing was replaced.
    """
    temporary = path.with_name(f"{_mark(path)}{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        try:
            _write(temporary, data, path, durable=durable)
        except OSError as error:
            if error.errno not in FULL or previous is None or not (previous.exists() and path.exists()):
                raise
            previous.unlink()
            _write(temporary, data, path, durable=durable)
        if previous is not None:
            _keep(path, previous)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise
    if durable:
        sync_folder(path.parent)


def sweep(path: Path) -> None:
    """Remove temporary files that a killed program left beside `path`; only for who holds the folder's lock."""
    for left in path.parent.glob(f"{_mark(path)}*.tmp"):
        with suppress(OSError):
            left.unlink()


def copy_aside(path: Path, aside: Path) -> None:
    """Give the content of `path` the second name `aside`, which nothing has yet; a file stays what it is besides.

    Raises:
        OSError: that was not possible (`FileExistsError`: the name is taken).
    """
    try:
        os.link(path, aside)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if not stat.S_ISREG(path.stat().st_mode):  # reading a pipe would wait for ever
            path.rename(aside)
            return
        with path.open("rb") as old, aside.open("xb") as new:
            shutil.copyfileobj(old, new)
            new.flush()
            os.fsync(new.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on the disk. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network disks do not offer it
            raise
    finally:
        os.close(descriptor)


_NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS})
"""How disks without hard links say so (FAT, some network disks)."""


def _mark(path: Path) -> str:
    return f".{path.name}."


def _write(temporary: Path, data: bytes, old: Path, *, durable: bool) -> None:
    # Reviews are private: a new file is its owner's; an old one keeps the rights that somebody gave it.
    with open(temporary, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(data)
        file.flush()
        if durable:
            os.fsync(file.fileno())
    with suppress(FileNotFoundError):
        temporary.chmod(stat.S_IMODE(old.stat().st_mode))


def _keep(path: Path, previous: Path) -> None:
    """Keep the content of `path` as the previous generation, as far as that is possible: saving comes first."""
    if not path.exists():
        return
    try:
        previous.unlink(missing_ok=True)
        copy_aside(path, previous)
    except OSError as error:
        if error.errno not in FULL:
            raise
        with suppress(OSError):
            previous.unlink(missing_ok=True)
