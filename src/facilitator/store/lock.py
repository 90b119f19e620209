"""One writer at a time: a lock on a review's folder, held for the milliseconds of a commit."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from facilitator.store.problems import not_saved

if sys.platform != "win32":
    import fcntl

PATIENCE: Final = 1.0
"""Seconds to wait for another program's commit; it takes a few milliseconds unless that program was stopped in it."""
_STEP: Final = 0.01


@contextmanager
def folder_lock(folder: Path, patience: float = PATIENCE) -> Iterator[bool]:
    """Keep other programs from committing to `folder` meanwhile; gives whether it really is locked.

    The folder itself is locked, so nothing lies about. Windows and some network disks lock no folders; there the
    comparison before each commit has to do.

    Raises:
        SaveError: another program has held the lock for too long.
        OSError: the folder is not there.
    """
    if sys.platform == "win32":
        yield False
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield _lock(descriptor, patience)
    finally:
        os.close(descriptor)


def _lock(descriptor: int, patience: float) -> bool:
    if sys.platform == "win32":
        return False
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise not_saved("another program is saving this review and does not finish") from None
            time.sleep(_STEP)  # the system offers no lock that stops waiting after a time
        except OSError:
            return False
        else:
            return True
