"""How long a commit takes, against a yardstick of the same run: the same bytes through `json.dumps`, write and fsync.

A ratio says something on any machine; milliseconds alone do not. Run: `python benchmarks/store.py [ENTRIES]`.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from figures import Figure

from facilitator.clock import FixedClock, counted_ids, find_zone
from facilitator.library import Library
from facilitator.review import position
from facilitator.review.codec import to_tables
from facilitator.review.records import Event, Meta, Note
from facilitator.review.review import Review
from facilitator.store.review_file import ReviewFile

ROUNDS: Final = 30
BEGAN: Final = datetime(2022, 1, 27, 10, 0, tzinfo=UTC)
SHELF: Final = 200
"""Reviews in the library that is listed."""


def long_review(entries: int) -> Review:
    """Return a review with so many entries, half moments and half notes on them."""
    review = Review(Meta(id="r1", title="Stale prime version", zone="Europe/Paris", made_by="ana", made_at=BEGAN))
    place = ""
    for number in range(entries // 2):
        at = BEGAN + timedelta(minutes=number)
        place = position.after(place)
        text = f"moment {number}: the proxy answers with an error page"
        review = review.put(Event(id=f"e{number}", at=at, text=text, source="git", made_by="sam", made_at=at))
        text = f"note {number}: nobody could see this from the dashboard"
        review = review.put(Note(id=f"n{number}", on=f"e{number}", text=text, pos=place, made_by="ida", made_at=at))
    return review


def median(rounds: int, step: Callable[[int], object]) -> float:
    """Return the median time of a step in milliseconds; it is given the number of the round."""
    times = []
    for number in range(rounds):
        start = time.perf_counter()
        step(number)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def yardstick(folder: Path, review: Review) -> float:
    """Return the median time to write the same content plainly: all of it as JSON, in place, with fsync."""
    tables = to_tables(review)
    path = folder / "plain.json"

    def write(_: int) -> None:
        with path.open("w", encoding="utf-8") as file:
            file.write(json.dumps(tables, ensure_ascii=False, sort_keys=True, indent=1))
            file.flush()
            os.fsync(file.fileno())

    return median(ROUNDS, write)


def commits(folder: Path, review: Review) -> tuple[float, float]:
    """Return the time of the first commit after loading, and the median of those that add one note each."""
    ReviewFile(folder).commit(review)
    file = ReviewFile(folder)
    state = file.load()

    def add(number: int) -> None:
        nonlocal state
        state = state.put(Note(id=f"new{number}", text="one more", made_by="sam", made_at=BEGAN))
        file.commit(state)

    return median(1, lambda _: add(-1)), median(ROUNDS, add)


def library(folder: Path) -> tuple[float, float]:
    """Return the time to list a workspace without an index, and with one."""
    clock = FixedClock(BEGAN, find_zone("UTC"))
    new_id = counted_ids()

    def anew() -> Library:
        return Library(folder / "reviews", clock=clock, new_id=new_id, user="ana", cache=folder / "cache")

    for number in range(SHELF):
        anew().create(title=f"Incident {number}", began=BEGAN + timedelta(days=number))
    return median(1, lambda _: anew().entries()), median(5, lambda _: anew().entries())


def figures(entries: int = 1000) -> list[Figure]:
    """Measure."""
    review = long_review(entries)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = yardstick(folder, review)
        (folder / "review").mkdir()
        first, one_more = commits(folder / "review", review)
        loading = median(5, lambda _: ReviewFile(folder / "review").load())
        cold, warm = library(folder)
    return [
        Figure(f"commit of one entry, {entries:,} there / plain write", one_more, plain),
        Figure("first commit after loading / plain write", first, plain),
        Figure("load / plain write", loading, plain),
        Figure(f"list of {SHELF} reviews, with index / without", warm, cold),
    ]


if __name__ == "__main__":
    for figure in figures(int(sys.argv[1]) if len(sys.argv) > 1 else 1000):
        print(figure.words)
