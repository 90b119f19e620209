"""The half-typed line, kept beside the review so that a crash does not cost it. Best effort: the record comes first."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.store.disk import read_whole, replace_file
from facilitator.text import LONGEST, clean

FILE: Final = "line.txt"


def keep(folder: Path, text: str) -> None:
    """Keep what is being typed for the review in `folder`; an empty text forgets it. A failure passes silently."""
    path = folder / FILE
    with suppress(OSError):
        if text:
            replace_file(path, text.encode("utf-8", "replace"), durable=False)
        else:
            path.unlink(missing_ok=True)


def kept(folder: Path) -> str:
    """Return what was being typed, or nothing where nothing was kept."""
    try:
        return clean(read_whole(folder / FILE).decode("utf-8", "replace")[:LONGEST])
    except (OSError, UnreadableError):
        return ""
