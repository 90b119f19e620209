"""Check: what is missing or weak, each line leading to its place and back."""

from pathlib import Path

from apps import Computer, press, row_of, session_of, settle, shown, text, type_text
from textual.pilot import Pilot

from facilitator.app import FacilitatorApp
from facilitator.screens.check import CheckScreen
from facilitator.screens.meeting.screen import MeetingScreen
from facilitator.screens.outline import OutlineScreen
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
