"""Check: what is missing or weak, each line leading to its place and back."""

from datetime import UTC, datetime
from pathlib import Path

from apps import Computer, press, row_of, session_of, settle, shown, text, type_text
from textual.pilot import Pilot

from facilitator.app import FacilitatorApp
from facilitator.screens.check import CheckScreen
from facilitator.screens.meeting.screen import MeetingScreen
from facilitator.screens.outline import OutlineScreen
from facilitator.screens.prepare.screen import PrepareScreen
from facilitator.screens.review_screen import ReviewScreen
from facilitator.screens.sheets.wording_walk import WordingWalk
from facilitator.widgets.capture_line import CaptureLine


async def point(app: FacilitatorApp, pilot: Pilot[int], words: str) -> None:
    for _ in range(40):
        if "►" in row_of(app, words):
            return
        await press(pilot, "down")
    raise AssertionError(text(app))


async def test_every_line_leads_to_its_place_and_esc_returns(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("check"))
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        check = shown(app, CheckScreen)
        places = [(row.id, finding.place) for row in check._list.rows if (finding := check._found.get(row.id))]
        assert places
        for row, place in places:
            check._list.point_at(row)
            await press(pilot, "enter")
            screen = shown(app, ReviewScreen)
            assert isinstance(screen, (OutlineScreen, MeetingScreen)), place
            while app.screen is not check:
                before = app.screen
                await press(pilot, "escape")
                assert app.screen is not before or before is screen, place
                shown(app, ReviewScreen)
        assert isinstance(app.screen, CheckScreen)


async def test_the_walk_rewords_lets_be_and_ends(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("check")
    session = computer.session(folder)
    first = session.entries.note("the operator should have checked the logs")
    second = session.entries.note("the on-call forgot to restart it")
    third = session.entries.note("I should have seen it, sorry")
    session.close()
    app = computer.app(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        count = len(session_of(app).wordings.places())
        assert f"{count} wordings to look at" in text(app)
        await press(pilot, "w")
        walk = shown(app, WordingWalk)
        for _ in range(count):
            line = walk.query_one(CaptureLine)
            if line.value.startswith("the operator"):
                await press(pilot, "ctrl+r")
                assert line.value == "The logs were not checked."
                await press(pilot, "enter")
            else:
                await press(pilot, "ctrl+l")
        shown(app, CheckScreen)
        review = session_of(app).review
        assert review.notes[first].text == "The logs were not checked."
        assert review.notes[second].text == "the on-call forgot to restart it"
        assert review.notes[third].text == "I should have seen it, sorry"
        assert "no wording to look at" in text(app)


REPORT = (
    "# Deploys\n\n## Timeline\n\nAll times in CET\n\n### 2022-01-27 12:25\n\nThe redirect of the federation restarts.\n"
)
LOG = "\n".join(
    f"{letter * 40}\t2022-01-27T12:{minute}+01:00\tIda\t{text}"
    for letter, minute, text in (
        ("a", "20:31", "Restart federation-redirect on prime"),
        ("b", "21:05", "Pin setup-gcloud"),
        ("c", "40:10", "Raise the quota of turing"),
    )
)


PAIR = "12:20 “Restart federation-redirect…” (git) and 12:25 “The redirect of the…” (report)"


def twice(computer: Computer) -> str:
    """Put a report's moment and the record of it into the demo, another record between them; return the folder."""
    folder = computer.demo("check")
    session = computer.session(folder)
    for imported in (LOG, REPORT):
        session.imports.add(session.imports.from_text(imported))
    session.entries.event(datetime(2022, 1, 27, 11, 44, tzinfo=UTC), "the quota of turing goes up")
    session.close()
    return folder


async def test_records_of_one_moment_are_listed_joined_and_kept_apart(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(twice(computer), place="check")
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        review = session_of(app).review
        before = len(review.events.live)
        head = row_of(app, "One moment, recorded twice?")
        assert "= joins, d keeps both" in head
        await point(app, pilot, PAIR)
        assert "= join" in text(app)
        await press(pilot, "equals_sign")
        assert len(session_of(app).review.events.live) == before - 1
        assert "joined: 12:20" in text(app)
        assert "►" in row_of(app, "12:40 “Raise the quota of turing” (git) and 12:44")
        await press(pilot, "d")
        assert "One moment, recorded twice?" not in text(app)
        assert "keep both" not in text(app)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert len(session_of(app).review.events.live) == before
        assert PAIR in text(app)


async def test_what_was_kept_apart_is_not_asked_again_after_a_new_start(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = twice(computer)
    app = computer.app(folder, place="check")
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await point(app, pilot, "12:20 “Restart")
        await press(pilot, "d")
    again = computer.app(folder, place="check")
    async with again.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        assert "One moment, recorded twice?" in text(again)
        assert "12:20 “Restart" not in text(again)


async def test_equals_on_another_row_of_check_joins_nothing(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(twice(computer), place="check")
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        before = session_of(app).review
        await press(pilot, "equals_sign", "d")
        assert session_of(app).review is before
        assert "This row is no pair of records." in text(app)


async def test_a_finding_goes_when_its_place_is_filled(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("check")
    session = computer.session(folder)
    session.set("lessons", "")
    for note in session.review.notes_of("lesson"):
        session.entries.delete(note.id)
    session.close()
    app = computer.app(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await point(app, pilot, "lesson")
        await press(pilot, "enter")
        assert shown(app, OutlineScreen).section == "lessons"
        await type_text(pilot, "An age for every reference.")
        await press(pilot, "escape", "escape")
        check = shown(app, CheckScreen)
        assert not any("lesson" in finding.text for finding in check._found.values())


async def test_who_is_not_invited_is_invited_in_prepare_and_esc_returns(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("check")
    session = computer.session(folder)
    session.imports.add(
        session.imports.from_text(f"{'a' * 40}\t2022-01-27T12:20:31+01:00\tMin RK\tRestart the proxies\n")
    )
    session.close()
    app = computer.app(folder, place="check")
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await point(app, pilot, "Min RK acts in the timeline and is not invited")
        await press(pilot, "enter")
        prepare = shown(app, PrepareScreen)
        assert "In the timeline, not invited" in text(app)
        while app.screen is prepare:
            await press(pilot, "escape")
        shown(app, CheckScreen)
