"""The document of one open review: shown, written to a file, copied."""

import contextlib
import os
import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.config import home_path
from facilitator.documents import FORMATS
from facilitator.errors import SaveError

if TYPE_CHECKING:
    from facilitator.session.session import Session


class Output:
    """Writes the documents of one review."""

    def __init__(self, session: "Session") -> None:
        """Write what `session` holds at the moment of writing."""
        self._session = session

    def formats(self) -> tuple[tuple[str, str], ...]:
        """Return id and title of every format."""
        return tuple((name, one.title) for name, one in FORMATS.items())

    def text(self, kind: str) -> str:
        """Return the document in the format `kind`."""
        clock = self._session.clock
        return FORMATS[kind].write(self._session.review, clock.now(), clock.zone)

    def path(self, kind: str) -> Path:
        """Return where the document goes unless somebody says otherwise: beside the review's folder."""
        folder = self._session.folder
        return folder.parent / f"{folder.name}{FORMATS[kind].suffix}"

    def write(self, kind: str, path: Path) -> Path:
        """Write the document, whole or not at all.

        Raises:
            SaveError: it cannot be written there.
            UsageError: it lies in the home folder of somebody who is not known here.
        """
        return write_whole(home_path(path), self.text(kind))


def write_whole(path: Path, text: str) -> Path:
    """Write `text` to `path`, so that a reader sees the old file or the new one, never a half.

    Raises:
        SaveError: it cannot be written there; says why.
    """
    temporary: Path | None = None
    try:
        path = Path(os.path.realpath(path))  # a link goes on leading to the document
        temporary = path.with_name(f".facilitator-{secrets.token_hex(6)}")
        with temporary.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if path.exists():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)
    except (OSError, ValueError) as error:  # ValueError: a name with a character that no file name has
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        why = (error.strerror if isinstance(error, OSError) else "") or "the file system refuses"
        raise SaveError(f"Not written to {path}: {why.lower()}. Choose another place.") from error
    return path
