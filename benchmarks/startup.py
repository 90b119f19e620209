"""How fast the command line answers: `--help` against the import of argparse and json, in one run.

Prints milliseconds (the median of several turns, taken in turn so that a busy machine slows all) and the ratio; the aim
is a ratio of at most 2.
"""

import statistics
import subprocess
import sys
import time

TURNS = 15
YARDSTICK = ("-c", "import argparse, json")
COMMANDS = {
    "facilitator --help": ("-m", "facilitator", "--help"),
    "facilitator import --help": ("-m", "facilitator", "import", "--help"),
    "facilitator paths": ("-m", "facilitator", "paths"),
}


def measure(*arguments: str) -> float:
    """Return the seconds that one start of this Python with `arguments` takes."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    rows = {"python -c 'import argparse, json'": YARDSTICK, **COMMANDS}
    times: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(TURNS):
        for name, arguments in rows.items():
            times[name].append(measure(*arguments))
    medians = {name: statistics.median(seen) for name, seen in times.items()}
    yardstick = medians["python -c 'import argparse, json'"]
    for name, median in medians.items():
        print(f"{median * 1000:6.1f} ms  ratio {median / yardstick:4.2f}  {name}")


if __name__ == "__main__":
    main()
