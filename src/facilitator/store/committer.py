"""Commits behind the interface: the newest review is written by a thread, several quick edits in one go.

Nothing here waits on the interface, and the interface waits on the disk only in `flush`, `close` and `save_elsewhere`.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from facilitator.errors import SaveError
from facilitator.review.review import Review
from facilitator.store.direct import DirectCommitter
from facilitator.store.problems import not_saved
from facilitator.store.review_file import ChangedOutsideError, ReviewFile
from facilitator.store.saving import Deliver, OnOutside, OnState, Saver, SaveState

__all__ = ["Committer", "Deliver", "DirectCommitter", "OnOutside", "OnState", "SaveState", "Saver"]

RETRY: Final = 2.0
"""Seconds from a failed commit to the next try."""


@dataclass(frozen=True, slots=True)
class _Outside:
    """What somebody else wrote, until it is acknowledged."""

    base: Review
    theirs: Review
    digest: str


class Committer:
    """Commits on a thread of its own.

    All methods are for the interface's thread. `deliver` must not wait for the function it is given (Textual:
    `loop.call_soon_threadsafe`, not `call_from_thread`), else `flush` could not merge what others changed.
    """

    def __init__(
        self,
        file: ReviewFile,
        deliver: Deliver,
        on_state: OnState,
        on_outside: OnOutside,
        *,
        retry: float = RETRY,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._file = file
        self._deliver: Final = deliver
        self._on_state: Final = on_state
        self._on_outside: Final = on_outside
        self._retry: Final = retry
        self._monotonic: Final = monotonic
        self._turn: Final = threading.Condition()
        self._state = SaveState("saved", monotonic(), review=file.base)
        self._newest: Review | None = file.base
        self._puts = 0
        """How often something was put; `_done` is the count that is on disk."""
        self._done = 0
        self._tries = 0
        """How many commits have ended, well or not."""
        self._outside: _Outside | None = None
        self._offered = False
        self._acknowledged: list[str] = []
        self._urged = False
        self._looking = False
        self._closing = False
        self._news: Final[deque[SaveState]] = deque()
        """States that the interface has not been told yet, in order."""
        self._running = False
        self._thread = self._start()

    @property
    def state(self) -> SaveState:
        """How saving stands."""
        with self._turn:
            return self._state

    @property
    def folder(self) -> Path:
        """The folder that is written to."""
        return self._file.folder

    def put(self, review: Review, acknowledged: str = "") -> None:
        """Have `review` written; what was put before and is not yet written is left out.

        Args:
            review: the newest state of the review.
            acknowledged: the digest that `on_outside` brought, when `review` has that content merged into it.
        """
        with self._turn:
            self._newest = review
            self._puts += 1
            if acknowledged:
                self._acknowledged.append(acknowledged)
                if self._outside is not None and self._outside.digest == acknowledged:
                    self._outside = None
            self._urged = True
            begins = self._state.kind == "saved"
            if begins:
                self._note(replace(self._state, kind="saving", since=self._monotonic()))
            if not (self._running or self._closing):  # a fault of ours ended it: this edit gets a new one
                self._thread = self._start()
            self._turn.notify_all()
        if begins:
            self._send(self._tell)

    def look(self) -> None:
        """Have the file compared, if it seems to be another one than before: to be called now and then."""
        if not self._file.changed():
            return
        with self._turn:
            self._looking = True
            self._turn.notify_all()

    def flush(self, timeout: float) -> bool:
        """Wait until everything is on disk, at most `timeout` seconds; tell whether it is.

        It gives up early when a try fails. What somebody else changed is offered to `on_outside` in here.
        """
        until = time.monotonic() + timeout
        self._turn.acquire()
        try:
            self._urged = True
            self._turn.notify_all()
            tries = self._tries
            while self._done < self._puts:
                if self._outside is not None and not self._offered:
                    self._turn.release()
                    try:
                        self._offer()
                    finally:
                        self._turn.acquire()
                    continue
                failed = self._tries > tries and self._state.kind == "failed"
                left = until - time.monotonic()
                if failed or left <= 0 or not self._running:
                    return False
                self._turn.wait(left)
            return True
        finally:
            self._turn.release()

    def save_elsewhere(self, folder: Path) -> None:
        """Write the newest review to `folder` at once, and everything further too; the old folder stays as it is.

        Raises:
            SaveError: that folder cannot be written to, or holds a review; everything stays as it was.
        """
        with self._turn:
            newest, puts = self._newest, self._puts
        if newest is None:
            return
        file = self._file.elsewhere(folder, newest)
        with self._turn:
            self._file, self._outside, self._acknowledged, self._looking = file, None, [], False
            self._done = puts
            self._note(SaveState("saved", self._monotonic(), review=newest))
            self._turn.notify_all()
        self._send(self._tell)

    def close(self, timeout: float = 5.0) -> bool:
        """Write what is left, then end the thread; tell whether everything is on disk."""
        done = self.flush(timeout)
        with self._turn:
            self._closing = True
            self._turn.notify_all()
        self._thread.join(timeout)
        return done

    def _start(self) -> threading.Thread:
        self._running = True
        thread = threading.Thread(target=self._run, name="committer", daemon=True)
        thread.start()
        return thread

    def _run(self) -> None:
        sound = False
        try:
            while self._wait():
                self._look_once()
                self._commit_once()
            sound = True
        finally:
            with self._turn:
                self._running = False
                self._turn.notify_all()
            if not sound:  # a fault of ours: it must not look as if all were well
                self._ended(self._file, error=not_saved("saving has stopped"))

    def _wait(self) -> bool:
        """Wait for something to do; tell whether to go on."""
        with self._turn:
            while not self._closing:
                waiting = self._done < self._puts and self._outside is None
                if self._looking or (waiting and self._urged):
                    return True
                if not waiting:
                    self._turn.wait()
                elif not self._turn.wait(self._retry):
                    return True
            return False

    def _look_once(self) -> None:
        with self._turn:
            looking, self._looking = self._looking and self._outside is None, False
            file = self._file
        if not looking:
            return
        try:
            file.look()
        except ChangedOutsideError as error:
            self._found(file, error)

    def _commit_once(self) -> None:
        with self._turn:
            self._urged = False
            if self._outside is not None or self._done == self._puts or self._newest is None:
                return
            review, puts, file = self._newest, self._puts, self._file
            acknowledged, self._acknowledged = self._acknowledged, []
        for digest in acknowledged:
            file.acknowledge(digest)
        try:
            file.commit(review)
        except ChangedOutsideError as error:
            self._found(file, error)
        except SaveError as error:
            self._ended(file, error=error)
        else:
            self._ended(file, review, puts)

    def _found(self, file: ReviewFile, error: ChangedOutsideError) -> None:
        with self._turn:
            if file is not self._file or file.base is None:
                return
            self._outside, self._offered = _Outside(file.base, error.theirs, error.digest), False
            self._turn.notify_all()
        self._send(self._offer)

    def _offer(self) -> None:
        """Give what somebody else wrote to the interface, once; runs on its thread."""
        with self._turn:
            outside = self._outside
            if outside is None or self._offered:
                return
            self._offered = True
        self._on_outside(outside.base, outside.theirs, outside.digest)

    def _ended(
        self, file: ReviewFile, review: Review | None = None, puts: int = 0, *, error: SaveError | None = None
    ) -> None:
        with self._turn:
            if file is not self._file:
                return
            self._tries += 1
            now = self._monotonic()
            if error is not None:
                since = self._state.since if self._state.kind == "failed" else now
                self._note(replace(self._state, kind="failed", since=since, error=error))
            else:
                self._done = puts
                kind: Literal["saved", "saving"] = "saved" if puts == self._puts else "saving"
                self._note(SaveState(kind, now, review=review, set_aside=file.set_aside))
            self._turn.notify_all()
        self._send(self._tell)

    def _note(self, state: SaveState) -> None:
        self._state = state
        self._news.append(state)

    def _tell(self) -> None:
        """Give the next state to the interface; runs on its thread, once for each state."""
        self._on_state(self._news.popleft())

    def _send(self, call: Callable[[], None]) -> None:
        # Never with the lock held: what `deliver` does is not ours.
        try:
            self._deliver(call)
        except RuntimeError:  # the interface's loop has ended: nobody is left to be told
            return
