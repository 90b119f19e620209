"""Commits without a thread: for commands without a screen."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Final

from facilitator.errors import SaveError
from facilitator.review.review import Review
from facilitator.store.review_file import ChangedOutsideError, ReviewFile
from facilitator.store.saving import OnOutside, OnState, SaveState


class DirectCommitter:
    """Commits at once, on the caller's thread: for commands without a screen. A failure is in `state`."""

    def __init__(self, file: ReviewFile, on_state: OnState, on_outside: OnOutside) -> None:
        self._file = file
        self._on_state: Final = on_state
        self._on_outside: Final = on_outside
        self._newest: Review | None = file.base
        self.state = SaveState("saved", time.monotonic(), review=file.base)
        """How saving stands."""

    @property
    def folder(self) -> Path:
        """The folder that is written to."""
        return self._file.folder

    def put(self, review: Review, acknowledged: str = "") -> None:
        """Write `review`; what somebody else changed meanwhile goes through `on_outside`, which puts the merged one."""
        self._newest = review
        if acknowledged:
            self._file.acknowledge(acknowledged)
        try:
            self._file.commit(review)
        except ChangedOutsideError as error:
            self._outside(error)
        except SaveError as error:
            self._tell(replace(self.state, kind="failed", since=time.monotonic(), error=error))
        else:
            self._tell(SaveState("saved", time.monotonic(), review=review, set_aside=self._file.set_aside))

    def look(self) -> None:
        """Compare the file, if it seems to be another one than before."""
        try:
            self._file.look()
        except ChangedOutsideError as error:
            self._outside(error)

    def flush(self, timeout: float) -> bool:  # noqa: ARG002  # the same call as that of the other committer
        """Try once more what failed; tell whether everything is on disk."""
        if self.state.kind == "failed" and self._newest is not None:
            self.put(self._newest)
        return self.state.kind == "saved"

    def save_elsewhere(self, folder: Path) -> None:
        """Write the newest review to `folder`, and everything further too.

        Raises:
            SaveError: that folder cannot be written to, or holds a review; everything stays as it was.
        """
        if self._newest is not None:
            self._file = self._file.elsewhere(folder, self._newest)
            self._tell(SaveState("saved", time.monotonic(), review=self._newest))

    def close(self, timeout: float = 5.0) -> bool:
        """Try once more what failed; tell whether everything is on disk."""
        return self.flush(timeout)

    def _outside(self, error: ChangedOutsideError) -> None:
        if self._file.base is not None:
            self._on_outside(self._file.base, error.theirs, error.digest)

    def _tell(self, state: SaveState) -> None:
        self.state = state
        self._on_state(state)
