"""Timeline import: a day's log of 100,000 lines as far as the preview, against the standard library alone.

The yardstick takes the same fields from the same file in the plainest way: the lines split, the time by
`fromisoformat` or `strptime`, one record a line. What it leaves out is what the preview is for: which kind of file it
is, zones, safe text, entries that come twice, the window. Each peak of memory is that of a process of its own.
"""

import csv
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from figures import Figure, in_turn

from facilitator.clock import FixedClock, counted_ids, find_zone
from facilitator.review.records import Meta
from facilitator.review.review import Review
from facilitator.session.imports import Imports
from facilitator.session.ledger import Ledger

LINES: Final = 100_000
ROUNDS: Final = 5
BEGAN: Final = datetime(2026, 3, 10, 9, tzinfo=UTC)
ZONE: Final = find_zone("Europe/Madrid")
AIM: Final = 3
MOST_MEGABYTES: Final = 200


@dataclass(frozen=True, slots=True)
class Moment:
    """What the yardstick makes of a line."""

    at: datetime
    actor: str
    text: str


def moments() -> Iterator[tuple[datetime, str, str]]:
    """Yield when, who and what of each line: eleven a second, over two and a half hours."""
    for number in range(LINES):
        at = BEGAN + timedelta(milliseconds=90 * number)
        yield at, f"worker-{number % 7}", f"request {number} served in {number % 900} ms"


def iso_log() -> str:
    """Return a log with ISO times."""
    return "".join(f"{at.isoformat(timespec='milliseconds')[:23]}Z INFO {who}: {what}\n" for at, who, what in moments())


def python_log() -> str:
    """Return a log as Python's logging writes it, without a zone."""
    return "".join(
        f"{at:%Y-%m-%d %H:%M:%S},{at.microsecond // 1000:03} INFO {who}: {what}\n" for at, who, what in moments()
    )


def syslog() -> str:
    """Return a log of syslog."""
    return "".join(f"{at:%b %d %H:%M:%S} db-3 {who}[912]: {what}\n" for at, who, what in moments())


def table() -> str:
    """Return a CSV file."""
    return "time,actor,text\n" + "".join(f"{at.isoformat()},{who},{what}\n" for at, who, what in moments())


def json_lines() -> str:
    """Return one object a line."""
    return "".join(
        json.dumps({"timestamp": at.isoformat(), "level": "info", "message": what, "user": who}) + "\n"
        for at, who, what in moments()
    )


def plain_iso(path: Path) -> list[Moment]:
    """Read `iso_log` plainly."""
    split = (line.partition(" ") for line in path.read_text().splitlines())
    return [Moment(datetime.fromisoformat(written), "", text) for written, _, text in split]


def plain_python(path: Path) -> list[Moment]:
    """Read `python_log` plainly, in the zone it was written in."""
    return [
        Moment(datetime.fromisoformat(line[:23]).replace(tzinfo=ZONE), "", line[24:])
        for line in path.read_text().splitlines()
    ]


def plain_syslog(path: Path) -> list[Moment]:
    """Read `syslog` plainly, in the zone it was written in."""
    found = []
    for line in path.read_text().splitlines():
        at = datetime.strptime(f"2026 {line[:15]}", "%Y %b %d %H:%M:%S").replace(tzinfo=ZONE)
        found.append(Moment(at, "", line[16:]))
    return found


def plain_table(path: Path) -> list[Moment]:
    """Read `table` plainly."""
    with path.open(newline="") as file:
        rows = csv.DictReader(file)
        return [Moment(datetime.fromisoformat(row["time"]), row["actor"], row["text"]) for row in rows]


def plain_json(path: Path) -> list[Moment]:
    """Read `json_lines` plainly."""
    with path.open() as file:
        entries = map(json.loads, file)
        return [Moment(datetime.fromisoformat(one["timestamp"]), one["user"], one["message"]) for one in entries]


KINDS: Final[dict[str, tuple[Callable[[], str], Callable[[Path], list[Moment]]]]] = {
    "ISO log": (iso_log, plain_iso),
    "Python log": (python_log, plain_python),
    "syslog": (syslog, plain_syslog),
    "CSV": (table, plain_table),
    "JSON lines": (json_lines, plain_json),
}


def preview(path: Path) -> int:
    """Return how many rows a preview of the file ticks, in a review that began when the log does."""
    review = Review(Meta(id="r1", zone=ZONE.key, began=BEGAN))
    imports = Imports(Ledger(review, FixedClock(BEGAN, ZONE), counted_ids(), "ana"))
    found = imports.from_paths([path])
    if found.read != LINES:
        raise SystemExit(f"{path.name}: {found.read} of {LINES} lines were read.")
    return found.ticked


def seconds(step: Callable[[Path], object], path: Path) -> float:
    """Return the processor's time for one `step`; what it made is gone before the next."""
    begun = time.process_time()
    step(path)
    return time.process_time() - begun


def megabytes(path: Path) -> float:
    """Return the peak of memory of a process that previews the file."""
    code = f"import sources, pathlib, resource; sources.preview(pathlib.Path({str(path)!r})); "
    code += "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    run = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=Path(__file__).parent
    )
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return int(run.stdout) / unit


def figures() -> list[Figure]:
    """Measure."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (write, plain) in KINDS.items():
            path = Path(folder) / "log"
            path.write_text(write())
            steps = {"plain": lambda: seconds(plain, path), "ours": lambda: seconds(preview, path)}  # noqa: B023 - used at once
            times = in_turn(steps, ROUNDS)
            found.append(Figure(f"preview {LINES:,} lines, {name} / plainly", times["ours"], times["plain"], AIM))
            found.append(Figure(f"memory of that preview, {name}", megabytes(path), aim=MOST_MEGABYTES, unit="MB"))
    return found


if __name__ == "__main__":
    for figure in figures():
        print(figure.words)
