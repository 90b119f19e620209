"""Reading files beside the interface: percent in the echo row once it takes a while, and a way to stop it.

A reading that is stopped ends the next time it tells its progress, and what it had is dropped.
"""

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Final

from textual.screen import Screen

from facilitator.errors import FacilitatorError, UnreadableError
from facilitator.session.imports import Preview, StoppedError, Watch

if TYPE_CHECKING:
    from textual.timer import Timer

PATIENCE: Final = 1.0
"""Seconds of reading before the screen says how far it is."""


class FileReader:
    """Reads one thing at a time on another thread and hands the preview to the screen."""

    def __init__(self, screen: Screen[None], say: Callable[[str, bool], None]) -> None:
        """Work for `screen`; `say` shows a sentence, and whether it is a problem, in its echo row."""
        self._screen = screen
        self._say = say
        self._run = 0
        self._share = 0.0
        self._name = ""
        self._timer: Timer | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._timer is not None

    def start(self, read: Callable[[Watch], Preview], name: str, done: Callable[[Preview], None]) -> None:
        """Read; what was being read before is stopped. `done` gets the preview, problems go to the echo row."""
        self.stop()
        self._run += 1
        run, self._share, self._name = self._run, 0.0, name
        self._timer = self._screen.set_interval(PATIENCE, self._tell)

        def watch(share: float) -> None:
            if self._run != run:
                raise StoppedError
            self._share = share

        async def work() -> None:
            outcome = await _beside(lambda: read(watch), f"read {name}")
            if isinstance(outcome, FacilitatorError):
                self._failed(run, str(outcome))
            else:
                self._read(run, outcome, done)

        self._screen.run_worker(work(), group="reading", name=f"read {name}", exclusive=False)

    def stop(self) -> None:
        """Stop what is being read: its thread ends soon, and nobody hears of it again."""
        self._run += 1
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _tell(self) -> None:
        share = f", {self._share * 100:.0f} %" if self._share else ""  # nothing is said before the first look
        self._say(f"Reading {self._name}{share}; esc stops.", False)

    def _failed(self, run: int, sentence: str) -> None:
        if run == self._run:
            self.stop()
            self._say(sentence, True)

    def _read(self, run: int, preview: Preview, done: Callable[[Preview], None]) -> None:
        if run == self._run and self._screen in self._screen.app.screen_stack:
            self.stop()
            done(preview)


async def _beside(read: Callable[[], Preview], name: str) -> Preview | FacilitatorError:
    """Read on a thread that the program's end does not wait for: a pipe or a dead network drive may never answer.

    A fault of the program's own is raised here, where it ends the program as any other does.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[Preview | FacilitatorError] = loop.create_future()

    def hand_over(result: Preview | FacilitatorError | None, fault: BaseException | None) -> None:
        if outcome.done():
            return
        if result is not None:
            outcome.set_result(result)
        elif fault is not None:
            outcome.set_exception(fault)

    def work() -> None:
        result: Preview | FacilitatorError | None = None
        try:
            result = read()
        except FacilitatorError as error:
            result = error
        except MemoryError:
            result = UnreadableError("There is too little memory for that. Cut it to the hours of the incident first.")
        finally:
            with suppress(RuntimeError):  # the loop is closed: the program has ended meanwhile
                loop.call_soon_threadsafe(hand_over, result, sys.exception())

    Thread(target=work, name=name, daemon=True).start()
    return await outcome
