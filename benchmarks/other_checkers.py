"""The wording checker beside other checkers of prose, on the same file in the same run.

They look for other things (style, unkind words), so this says only what a run costs. Whole commands are timed, each
with its start. One that is not on the PATH is left out. Get them by `npm install --global write-good alex` and
`pip install proselint`.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from figures import Figure, in_turn

from wording import PROSE

ROUNDS: Final = 3
SIZE: Final = 100_000
"""Characters of the file; some of them take seconds for more."""
OTHERS: Final = {
    "write-good": ("write-good",),
    "alex": ("alex", "--why"),
    "proselint": ("proselint", "check"),
}


def taking(command: Sequence[str | Path]) -> Callable[[], float]:
    """Return what runs `command` and tells how many seconds it took; findings are no failure."""

    def run() -> float:
        begun = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True)
        return time.perf_counter() - begun

    return run


def figures() -> list[Figure]:
    """Measure ours against each that is installed."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "review.md"
        file.write_text(PROSE * (SIZE // len(PROSE)), encoding="utf-8")
        ours: list[str | Path] = [sys.executable, "-m", "facilitator", "lint", file]
        found = {name: command for name, command in OTHERS.items() if shutil.which(command[0])}
        steps = {"ours": taking(ours)} | {name: taking([*command, file]) for name, command in found.items()}
        times = in_turn(steps, ROUNDS)
    return [Figure(f"lint 100 kB as a command / {name}", times["ours"], times[name]) for name in found]


if __name__ == "__main__":
    for figure in figures():
        print(figure.words)
