"""A terminal for benchmarks: a program runs in a real one, and what it draws is read as it comes."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

COLUMNS: Final = 80
ROWS: Final = 24
PATIENCE: Final = 20.0
"""Seconds after which a text that does not come is given up."""
_ESCAPES: Final = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[@-Z=>78])"
)


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a person at a modern terminal whose home is `home`."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "FACILITATOR_ZONE": "Europe/Paris",
    }


class Terminal:
    """A program in a terminal of 80 columns and 24 rows. Use it in a `with`: the program ends with it."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        """Start `command`; `started` is the instant just before."""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._fd = ours
        self._seen = b""
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=dict(environ), start_new_session=True
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        """Return the terminal."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._fd)

    def press(self, keys: str) -> float:
        """Send keys; return the instant just before. What was drawn until now is forgotten."""
        self.rest(0)
        self._seen = b""
        at = time.perf_counter()
        os.write(self._fd, keys.encode())
        return at

    def wait_for(self, text: str) -> float:
        """Return the instant at which `text` has been drawn.

        Raises:
            TimeoutError: it does not come, or the program has ended.
        """
        wanted = text.encode()
        until = time.perf_counter() + PATIENCE
        while wanted not in _ESCAPES.sub(b"", self._seen):
            if not select.select([self._fd], [], [], max(until - time.perf_counter(), 0))[0]:
                raise TimeoutError(f"“{text}” was not drawn within {PATIENCE:.0f} s; the last: {self._seen[-400:]!r}")
            try:
                self._seen += os.read(self._fd, 1 << 16)
            except OSError as error:
                raise TimeoutError(f"the program ended before “{text}” was drawn: {self._seen[-400:]!r}") from error
            at = time.perf_counter()
        return at

    def rest(self, seconds: float) -> None:
        """Read what is drawn for so long."""
        until = time.perf_counter() + seconds
        while select.select([self._fd], [], [], max(until - time.perf_counter(), 0))[0]:
            self._seen += os.read(self._fd, 1 << 16)

    def cpu(self) -> float:
        """Return the seconds of processor time that the program has used so far."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
