"""A terminal that may be taken away: a window is closed, a connection drops, a multiplexer is stopped.

Most often the system then ends the program. Where that signal is ignored (below `nohup`, and all that it started),
Textual would read the end of its input for ever and wait for ever on a writer that has died.
"""

import asyncio
import select
import signal
from contextlib import suppress
from threading import Event, Thread
from typing import IO, Any, Final

from textual.drivers.linux_driver import LinuxDriver

GONE: Final = 128 + signal.SIGHUP
"""The exit code after the terminal went: the one that a shell gives to a program ended by the same news."""
_LOOKED_AFTER: Final = 0.5
"""Seconds after which the watching thread sees that the app has ended by itself."""


class LeavingDriver(LinuxDriver):
    """Textual's driver, ending the app when its terminal is gone or the system asks it to end.

    The app is exited with the code 128 + the signal's number, so all that comes with quitting is done: what was typed
    is written, temporary folders go, a terminal that is still there is given back as it was.
    """

    def __init__(self, *args: Any, **values: Any) -> None:
        """Prepare as Textual does, and write to a terminal that may be gone without failing."""
        super().__init__(*args, **values)
        self._file: IO[str] = _Forgiving(self._file)  # type: ignore[assignment]  # as much of a file as is used
        self._closed = Event()
        self._watcher: Thread | None = None

    def start_application_mode(self) -> None:
        """Start, or start again after another program had the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual leaves it so
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            if signal.getsignal(number) is signal.SIG_DFL:  # one that is ignored on purpose stays so
                loop.add_signal_handler(number, self._app.exit, 128 + number)
        if self._watcher is None:
            self._watcher = Thread(target=self._watch, args=(loop,), name="terminal-watch", daemon=True)
            self._watcher.start()

    def close(self) -> None:
        """Stop watching, then end as Textual does."""
        self._closed.set()
        super().close()

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait for the terminal's end on a thread of its own: asked for nothing, poll tells of hang-ups alone."""
        poll = select.poll()
        poll.register(self.fileno, 0)
        while not self._closed.is_set():
            if poll.poll(_LOOKED_AFTER * 1000):
                with suppress(RuntimeError):  # the loop has just been closed: the app has ended
                    loop.call_soon_threadsafe(self._app.exit, GONE)
                return


class _Forgiving:
    """A terminal to write to which, once it is gone, takes everything and shows nothing."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> int:
        with suppress(OSError):
            return self._file.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()
