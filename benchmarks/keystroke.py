"""From a key to the screen: in a meeting with 1,000 notes, beside the same key in a bare Textual `Input`.

Both programs run in real terminals of 80x24 at the same time and get each letter in turn. The aim is a ratio of at
most 1.5.
"""

import statistics
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from figures import Figure
from terminal import Terminal, environment
from yardsticks import TITLE

from facilitator.clock import SystemClock, find_zone, random_id
from facilitator.demo import demo_review
from facilitator.library import Library
from facilitator.review import position
from facilitator.review.records import Event, Note
from facilitator.review.review import Review

NOTES: Final = 1000
MOMENTS: Final = 100
LINES: Final = ("the cache was full at that moment", "nobody could see this from there", "traffic went to prime")
"""What is typed: words as they fall in a meeting."""
ROUNDS: Final = 2
PAUSE: Final = 0.06
"""Seconds between a letter on the screen and the next key."""
AIM: Final = 1.5
HERE: Final = Path(__file__).parent
PROGRAM: Final = str(Path(sys.executable).parent / "facilitator")


def long_meeting() -> Review:
    """Return the demo's meeting, running, its timeline with 100 moments and 1,000 notes more."""
    now = datetime.now(UTC)
    review = demo_review("timeline", now, random_id)
    began = datetime(2022, 1, 27, 10, tzinfo=UTC)
    place = "m"
    for number in range(MOMENTS):
        event = f"e{number}"
        text = f"moment {number}: the proxy answers with an error page"
        at = began + timedelta(minutes=number)
        review = review.put(Event(id=event, at=at, text=text, source="git", made_by="Sam", made_at=now))
        for one in range(NOTES // MOMENTS):
            place = position.after(place)
            note = f"note {one}: the log line existed; nobody is sent it"
            review = review.put(
                Note(id=f"{event}n{one}", on=event, text=note, phase="timeline", pos=place, made_by="Sam", made_at=now)
            )
    return review.put(replace(review.meta, title=TITLE))


def workspace(home: Path) -> str:
    """Put the long meeting into the workspace of `home`; returns its folder's name."""
    clock = SystemClock(find_zone("Europe/Paris"))
    library = Library(home / "reviews", clock=clock, new_id=random_id, user="Sam", cache=None)
    return library.add(long_meeting())


def figures() -> list[Figure]:
    """Measure."""
    times: dict[str, list[float]] = {"yardstick": [], "ours": []}
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        folder = workspace(home)
        environ = environment(home)
        bare = Terminal([sys.executable, str(HERE / "yardsticks.py"), "line"], environ)
        ours = Terminal([PROGRAM, folder], environ)
        with bare, ours:
            bare.wait_for(TITLE)
            ours.wait_for("question")
            ours.rest(2.0)
            for line in LINES * ROUNDS:
                for place, letter in enumerate(line):
                    for key, terminal in (("yardstick", bare), ("ours", ours)):
                        at = terminal.press(letter)
                        if letter != " ":
                            times[key].append(terminal.wait_for(line[: place + 1]) - at)
                        terminal.rest(PAUSE)
                for terminal in (bare, ours):
                    terminal.press("\x15")
                    terminal.rest(0.6)
    medians = {key: statistics.median(values) * 1000 for key, values in times.items()}
    return [Figure(f"key to screen, {NOTES:,} notes / bare Input", medians["ours"], medians["yardstick"], AIM)]


if __name__ == "__main__":
    for figure in figures():
        print(figure.words)
