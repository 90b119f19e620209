"""Two records of one moment in Timeline: asked about on both, joined by one key or kept apart by another."""

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from apps import Computer, echo, enter, meeting, press, row_of, session_of, settle, text, type_text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from facilitator.app import FacilitatorApp
    from facilitator.session import Session


async def test_a_second_record_of_a_moment_is_asked_about_and_joined_by_one_key(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        session = session_of(app)
        before = len(session.review.events.live)
        log = f"{'a' * 40}\t2022-01-27T12:20:31+01:00\tIda\tRestart federation-redirect on prime\n"
        session.imports.add(session.imports.from_text(log))
        await enter(pilot, "12:22 somebody restarts the redirect pods on prime")
        await settle(pilot)
        assert len(session.review.events.live) == before + 2
        assert "The same as 12:20 “Restart federation-redirect…” (git)?" in text(app)
        assert "≈" in row_of(app, "somebody restarts")
        await press(pilot, "tab", "equals_sign")
        await settle(pilot)
        assert len(session.review.events.live) == before + 1
        assert "The same as" not in text(app)
        joined = next(event for event in session.review.events.live if event.text.startswith("Restart federation"))
        (note,) = session.review.notes_on(joined.id)
        assert "somebody restarts the redirect pods" in note.text


LOG = "\n".join(
    f"{letter * 40}\t2022-01-27T12:{minute}+01:00\tIda\t{text}"
    for letter, minute, text in (
        ("a", "20:31", "Restart federation-redirect on prime"),
        ("b", "21:05", "Pin setup-gcloud"),
    )
)
TOLD = "12:22 somebody restarts the redirect pods on prime"


@asynccontextmanager
async def timeline_with_log(folder: Path) -> "AsyncIterator[tuple[FacilitatorApp, Pilot[int], Session]]":
    """Run the demo's meeting in Timeline, with a log imported; what is told of the same moment is still to be typed."""
    computer = Computer(folder)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        session = session_of(app)
        session.imports.add(session.imports.from_text(LOG))
        yield app, pilot, session


async def test_records_with_another_moment_between_them_are_marked_and_joined_with_each_other(tmp_path: Path) -> None:
    async with timeline_with_log(tmp_path) as (app, pilot, session):
        await enter(pilot, TOLD)
        await settle(pilot)
        assert "tab, then = joins" in row_of(app, "The same as 12:20 “Restart federation-redirect…” (git)?")
        assert "≈" in row_of(app, "Restart federation")
        assert "≈" not in row_of(app, "Pin setup-gcloud")
        await press(pilot, "tab", "k", "k")
        assert "The same as 12:22 “somebody restarts the…”?" in text(app)
        assert "= join" in rows_end(text(app))
        await press(pilot, "equals_sign")
        assert not [event for event in session.review.events.live if event.text.startswith("somebody restarts")]
        assert any(event.text == "Pin setup-gcloud" for event in session.review.events.live)
        assert "joined with 12:22 “somebody restarts the…”, both sources kept" in echo(app)
        assert "►" in row_of(app, "Restart federation")


async def test_two_moments_that_look_like_one_are_kept_apart_by_one_key(tmp_path: Path) -> None:
    async with timeline_with_log(tmp_path) as (app, pilot, session):
        await enter(pilot, TOLD)
        before = len(session.review.events.live)
        await press(pilot, "tab", "d")
        assert len(session.review.events.live) == before
        assert "The same as" not in text(app)
        assert "≈" not in row_of(app, "Restart federation")
        assert "not asked again" in echo(app)
        await press(pilot, "d")
        assert "No other record of this moment is pointed out." in echo(app)
        await press(pilot, "u")
        assert "The same as" in text(app)


async def test_a_moment_without_another_record_is_joined_with_the_one_above(tmp_path: Path) -> None:
    async with timeline_with_log(tmp_path) as (app, pilot, session):
        await enter(pilot, TOLD)
        pinned = next(event for event in session.review.events.live if event.text == "Pin setup-gcloud")
        meeting(app).work.list.point_at(pinned.id)
        await press(pilot, "tab", "equals_sign")
        assert session.review.events.find(pinned.id) is None
        assert "joined with 12:20 “Restart federation-redirect…” (git), both sources kept" in echo(app)


async def test_a_milestone_with_another_record_keeps_both_signs(tmp_path: Path) -> None:
    async with timeline_with_log(tmp_path) as (app, pilot, _):
        await enter(pilot, TOLD, "/mark acknowledged")
        row = row_of(app, "somebody restarts")
        assert "●" in row
        assert "≈ acknowledged" in row


async def test_a_contradiction_is_told_beside_the_row_that_carries_its_sign(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        work = meeting(app).work
        last = session_of(app).review.events.live[-1]
        work.list.point_at(last.id)
        await enter(pilot, "/at 28 jan 2023 10:00")
        assert "≈" in row_of(app, last.text[:20])
        await type_text(pilot, "x")
        assert "is its date right?" not in echo(app)
        await press(pilot, "backspace")
        assert "is its date right?" in echo(app)
        await press(pilot, "up")
        assert "is its date right?" not in echo(app)


def rows_end(shown: str) -> str:
    return shown.splitlines()[-1]
