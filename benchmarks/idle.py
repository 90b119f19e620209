"""Processor time of a running meeting that nobody types into: its clock ticks once a second.

The program runs in a real terminal of 80x24 for 20 seconds; the aim is at most 1 % of one core. Linux only: the time is
read from /proc.
"""

import tempfile
import time
from pathlib import Path
from typing import Final

from figures import Figure
from keystroke import PROGRAM, workspace
from terminal import Terminal, environment

SECONDS: Final = 20.0
SETTLED: Final = 3.0
"""Seconds after the first picture when starting is over."""
AIM: Final = 1.0


def figures() -> list[Figure]:
    """Measure."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folder = workspace(home)
        with Terminal([PROGRAM, folder], environment(home)) as terminal:
            terminal.wait_for("question")
            terminal.rest(SETTLED)
            before, began = terminal.cpu(), time.perf_counter()
            terminal.rest(SECONDS)
            share = (terminal.cpu() - before) / (time.perf_counter() - began) * 100
    return [Figure("idle meeting, clock running, of one core", share, aim=AIM, unit="%")]


if __name__ == "__main__":
    for figure in figures():
        print(figure.words)
