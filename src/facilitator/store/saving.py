"""What a session knows of saving: how it stands, and what it asks of a committer."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from facilitator.errors import SaveError
from facilitator.review.review import Review

Deliver = Callable[[Callable[[], None]], None]
"""Has a function run on the interface's thread, soon, without waiting for it."""
OnOutside = Callable[[Review, Review, str], None]
"""Is given base, theirs and the digest of theirs; answers with `put(merged, acknowledged=digest)`."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """How saving stands."""

    kind: Literal["saved", "saving", "failed"]
    since: float
    """Since when, in seconds of `time.monotonic`."""
    error: SaveError | None = None
    review: Review | None = None
    """The review that is on disk."""
    set_aside: Path | None = None
    """Where damaged content went that the last commit found."""


OnState = Callable[[SaveState], None]


class Saver(Protocol):
    """What a session needs of a committer, with a thread or without."""

    @property
    def state(self) -> SaveState:
        """How saving stands."""

    @property
    def folder(self) -> Path:
        """The folder that is written to."""

    def put(self, review: Review, acknowledged: str = "") -> None:
        """Have `review` written."""

    def look(self) -> None:
        """Have the file compared, if it seems to be another one than before."""

    def flush(self, timeout: float) -> bool:
        """Wait until everything is on disk; tell whether it is."""

    def save_elsewhere(self, folder: Path) -> None:
        """Write to another folder from now on."""

    def close(self, timeout: float = 5.0) -> bool:
        """Write what is left, then end; tell whether everything is on disk."""
