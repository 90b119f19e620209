"""Every sample against what a careful person takes from it, row by row: `tests/data/labelled.jsonl`.

Each line names a file, the zone and the day to read it with where it states none, and its rows: the instant in UTC and
words of the text, in their order by time or not. The labels were written from the files, not from what was read.
"""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from facilitator.errors import UnreadableError
from facilitator.sources import Options, SourceEvent, read_bytes

DATA = Path(__file__).parent.parent / "data"
LABELLED: list[dict[str, Any]] = [
    json.loads(line) for line in (DATA / "labelled.jsonl").read_text("utf-8").splitlines()
]


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def is_row(event: SourceEvent, at: str, words: str) -> bool:
    near = abs((event.at - datetime.fromisoformat(at)).total_seconds()) < 1
    return near and letters(words) in letters(f"{event.text} {event.actor}")


def taken(label: dict[str, Any]) -> list[SourceEvent]:
    day = date.fromisoformat(label["date"]) if "date" in label else None
    options = Options(
        zone=ZoneInfo(label.get("zone", "Europe/London")),
        zone_given="zone" in label,
        day=day,
        latest=datetime(2026, 11, 24, tzinfo=UTC),
    )
    try:
        reading = read_bytes((DATA / label["file"]).read_bytes(), label["file"], options)
    except UnreadableError:
        return []
    assert reading.read == len(reading.events) + len(reading.skipped)
    return [event for event in reading.events if not event.noise]


@pytest.mark.parametrize("label", LABELLED, ids=[label["file"] for label in LABELLED])
def test_each_row_that_a_careful_person_takes_is_taken_and_no_other(label: dict[str, Any]) -> None:
    left = taken(label)
    missing = []
    for at, words in label["rows"]:
        found = next((event for event in left if is_row(event, at, words)), None)
        if found is None:
            missing.append((at, words))
        else:
            left.remove(found)
    assert (missing, [event.text for event in left]) == ([], [])
