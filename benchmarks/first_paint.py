"""First paint: from starting `facilitator` to a review's title on the screen, beside the smallest app of such widgets.

Both run in a real terminal of 80x24 and are started in turn. The workspace holds ten reviews, its index is warm.
The aim is a ratio of at most 1.25.
"""

import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from figures import Figure, in_turn
from terminal import Terminal, environment
from yardsticks import TITLE

from facilitator.clock import FixedClock, counted_ids, find_zone
from facilitator.library import Library

ROUNDS: Final = 11
AIM: Final = 1.25
HERE: Final = Path(__file__).parent
PROGRAM: Final = str(Path(sys.executable).parent / "facilitator")


def first_paint(command: Sequence[str], home: Path) -> float:
    """Return the seconds from the start of `command` to the title on its screen."""
    with Terminal(command, environment(home)) as terminal:
        return terminal.wait_for(TITLE) - terminal.started


def fill(workspace: Path) -> None:
    """Make ten reviews."""
    began = datetime(2022, 1, 27, 10, tzinfo=UTC)
    library = Library(
        workspace, clock=FixedClock(began, find_zone("UTC")), new_id=counted_ids("i"), user="Sam", cache=None
    )
    for number in range(10):
        library.create(title=f"{TITLE} {number}", severity="2", began=began + timedelta(days=number))


def figures() -> list[Figure]:
    """Measure."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        fill(home / "reviews")
        times = in_turn(
            {
                "yardstick": lambda: first_paint([sys.executable, str(HERE / "yardsticks.py"), "shelf"], home),
                "ours": lambda: first_paint([PROGRAM], home),
            },
            ROUNDS,
        )
    return [Figure("first paint of facilitator / smallest Textual app", times["ours"], times["yardstick"], AIM)]


if __name__ == "__main__":
    for figure in figures():
        print(figure.words)
