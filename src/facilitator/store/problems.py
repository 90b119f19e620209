"""What went wrong on disk, in words for the person at the keyboard."""

import errno
from pathlib import Path
from typing import Final

from facilitator.errors import SaveError

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
"""No room left: on the disk, or in the user's share of it."""
_GONE: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ESTALE, errno.ENODEV, errno.ENXIO})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM})
_WAY_OUT: Final = "Typing goes on; ctrl+p, Save elsewhere."


def cause(error: OSError, folder: Path | str = "") -> str:
    """Return what stands behind `error` as the end of a sentence, without its full stop; `folder` may be empty."""
    code = error.errno
    place = f"the folder {folder}" if folder else "the folder"
    if code == errno.EDQUOT:
        return "your share is used up"
    if code in FULL:
        return "the disk is full"
    if code == errno.EROFS:
        return f"{place} is read-only"
    if code in _FORBIDDEN:
        return f"you may not write in {place}" if folder else "you may not write there"
    if code in _GONE:
        return f"{place} is gone"
    if code == errno.EFBIG:
        return "the file is too large"
    return f"the system says “{error.strerror or error}”"


def save_error(error: OSError) -> SaveError:
    """Return the error that says why a review was not saved, and the way out, short enough for a row of 80 columns."""
    return SaveError(f"Not saved: {cause(error)}. {_WAY_OUT}")


def not_saved(why: str) -> SaveError:
    """Return the error for a cause that is no error of the system; `why` has no full stop."""
    return SaveError(f"Not saved: {why}. {_WAY_OUT}")
