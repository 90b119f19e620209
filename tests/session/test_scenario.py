"""A published incident end to end: its report and its git log go in, and what they say against each other comes out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.clock import FixedClock, counted_ids, find_zone
from facilitator.library import Library
from facilitator.review.contradictions import contradictions
from facilitator.review.metrics import metrics
from facilitator.review.moments import time_words
from facilitator.review.records import Event
from facilitator.session import Session

SCENARIO = Path(__file__).parents[1] / "data" / "scenario-mybinder-2022-01-27"
FILES = (SCENARIO / "published-report.md", SCENARIO / "git-log.tsv")
BEGAN = datetime(2022, 1, 27, 10, tzinfo=UTC)
PARIS = find_zone("Europe/Paris")
MISSED = "specify version of setup-gcloud action"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new review of the incident, in a workspace of its own."""
    clock = FixedClock(datetime(2022, 2, 1, 9, tzinfo=UTC), PARIS)
    library = Library(tmp_path / "reviews", clock=clock, new_id=counted_ids(), user="ana", cache=tmp_path / "cache")
    return library.path(library.create(title="Stale prime version", began=BEGAN, zone="Europe/Paris"))


def opened(folder: Path) -> Session:
    clock = FixedClock(datetime(2022, 2, 1, 9, tzinfo=UTC), PARIS)
    return Session.open(folder, clock=clock, new_id=counted_ids(), user="ana")


def found(session: Session, time: str, source: str) -> Event:
    (event,) = (one for one in session.review.events.live if one.source == source and time_words(one, PARIS) == time)
    return event


def test_the_preview_points_out_the_change_that_the_report_never_mentions(folder: Path) -> None:
    session = opened(folder)
    preview = session.imports.from_paths(FILES)
    assert {reading.file: reading.kind for reading in preview.readings} == {
        "published-report.md": "report",
        "git-log.tsv": "git log",
    }
    assert "the report says 11:00; git has merges at 10:57 and one change at 11:03" in preview.contradictions
    notes = {row.event.text: row.note for row in preview.rows if row.ticked}
    assert notes[MISSED] == "not in report"
    assert all(not note for text, note in notes.items() if text.startswith("Merge pull request #21"))
    assert session.review.events.live == ()
    session.close()


def test_nine_hours_of_effect_stand_against_the_seven_that_its_own_times_give(folder: Path) -> None:
    session = opened(folder)
    added = session.imports.add(session.imports.from_paths(FILES))
    assert added == len(session.review.events.live)
    assert MISSED in {event.text for event in session.review.events.live}
    session.entries.mark(found(session, "11:00", "report").id, "impact_start")
    session.entries.mark(found(session, "18:00", "report").id, "impact_end")
    (told,) = (line for line in FILES[0].read_text().splitlines() if "nine hours" in line)
    session.entries.set(session.review.meta.id, "summary", told)
    assert "“nine hours” in the summary; its own times give 7 h 00" in {
        one.text for one in contradictions(session.review)
    }
    assert next(one.words for one in metrics(session.review) if one.id == "impact") == "7 h 00 min"
    assert session.close()


def test_the_import_is_one_step_and_a_second_one_adds_nothing(folder: Path) -> None:
    session = opened(folder)
    added = session.imports.add(session.imports.from_paths(FILES))
    session.entries.set(found(session, "11:00", "report").id, "text", "a routine bump, in our own words")
    assert session.close()
    session = opened(folder)
    assert len(session.review.events.live) == added
    again = session.imports.from_paths(FILES)
    assert again.ticked == 0
    assert session.imports.add(again) == 0
    assert found(session, "11:00", "report").text == "a routine bump, in our own words"
    session.close()


def test_undo_takes_the_whole_import_back(folder: Path) -> None:
    session = opened(folder)
    session.imports.add(session.imports.from_paths(FILES))
    session.undo()
    assert session.review.events.live == ()
    session.close()
