"""How fast the command line answers: `--help` against the import of argparse and json, in one run.

Each is started in turn, so that a busy machine slows all. The aim is a ratio of at most 2.
"""

import subprocess
import sys
import time
from functools import partial
from typing import Final

from figures import Figure, in_turn

TURNS: Final = 15
AIM: Final = 2.0
YARDSTICK: Final = ("-c", "import argparse, json")
COMMANDS: Final = {
    "facilitator --help / import argparse, json": ("-m", "facilitator", "--help"),
    "facilitator import --help / the same": ("-m", "facilitator", "import", "--help"),
    "facilitator paths / the same": ("-m", "facilitator", "paths"),
}


def measure(*arguments: str) -> float:
    """Return the seconds that one start of this Python with `arguments` takes."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def figures() -> list[Figure]:
    """Measure."""
    rows = {"yardstick": YARDSTICK, **COMMANDS}
    times = in_turn({name: partial(measure, *arguments) for name, arguments in rows.items()}, TURNS)
    return [Figure(name, times[name], times["yardstick"], AIM if "--help" in name else None) for name in COMMANDS]


if __name__ == "__main__":
    for figure in figures():
        print(figure.words)
