"""The terminal is taken away, or the system asks the program to end: it ends, and what was typed is kept."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, Self

import pytest
from apps import Computer

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals and no such signals there", allow_module_level=True)

import fcntl
import pty
import struct
import termios

PATIENCE: Final = 60
"""Seconds after which a program that goes on is called one that never ends."""


class Terminal:
    """Our program in a terminal of its own, its reviews in `place`; below `nohup`, hang-ups are ignored."""

    def __init__(self, place: Path, *arguments: str, nohup: bool = False) -> None:
        self.keys, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

        def begin() -> None:
            signal.signal(signal.SIGHUP, signal.SIG_IGN if nohup else signal.SIG_DFL)
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.seen = b""
        self.program = subprocess.Popen(  # noqa: S603  # our own program
            [sys.executable, "-m", "facilitator", *arguments],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            preexec_fn=begin,  # noqa: PLW1509  # no threads here
            env=os.environ
            | {
                "FACILITATOR_DATA": str(place),
                "TERM": "xterm-256color",
                "LANG": "C.UTF-8",
                "TEXTUAL_DISABLE_KITTY_KEY": "1",
            },
        )
        os.close(inner)

    def until(self, found: Callable[[bytes], bool]) -> None:
        """Read what is drawn until it holds what is looked for."""
        while not found(self.seen):
            ready, _, _ = select.select([self.keys], [], [], PATIENCE)
            assert ready, self.seen[-2000:]
            self.seen += os.read(self.keys, 65536)

    def ended(self) -> int:
        """Return the code that the program ends with; it must end."""
        return self.program.wait(timeout=PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave no program behind where the test has failed."""
        self.program.kill()
        self.program.wait()


def test_without_its_terminal_the_program_ends_though_hang_ups_are_ignored(tmp_path: Path) -> None:
    with Terminal(tmp_path, "demo", nohup=True) as terminal:
        terminal.until(lambda seen: b"Timeline" in seen)
        os.close(terminal.keys)
        assert terminal.ended() == 129


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143)])
def test_asked_to_end_it_keeps_what_was_typed_and_gives_the_terminal_back(
    tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    computer = Computer(tmp_path)
    review = computer.library.path(computer.demo("timeline")) / "review.json"
    with Terminal(review.parent.parent, review.parent.name) as terminal:
        terminal.until(lambda seen: b"Timeline" in seen)
        os.write(terminal.keys, b"- said just before the end\r")
        terminal.until(lambda seen: seen.count(b"said just before the end") > 0)
        terminal.program.send_signal(sent)
        terminal.until(lambda seen: b"\x1b[?1049l" in seen)
        assert terminal.ended() == code
        os.close(terminal.keys)
    assert "said just before the end" in review.read_text(encoding="utf-8")
    assert b"Traceback" not in terminal.seen
