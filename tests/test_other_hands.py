"""Two windows on one review: what another hand writes comes into open fields, and is never written over in silence."""

from pathlib import Path

from apps import Computer, enter, press, session_of, settle, shown, text, type_text
from textual.pilot import Pilot

from facilitator.app import FacilitatorApp
from facilitator.screens.outline import OutlineScreen
from facilitator.screens.sheets.entry_editor import EntryEditor
from facilitator.widgets.fields import TextField


async def look(app: FacilitatorApp, pilot: Pilot[int]) -> None:
    """Have the program notice what was written outside, and take it in."""
    session_of(app).poll()
    for _ in range(200):
        await pilot.pause(0.01)
        if "outside" in text(app) or "changed" in text(app):
            break
    await settle(pilot)


async def test_an_open_section_shows_what_another_window_wrote_and_goes_on_from_it(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.make(level="written", length=None)
    app = computer.app(folder)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        other = computer.session(folder)
        other.set("summary", "Prime was stale.")
        await look(app, pilot)
        assert shown(app, OutlineScreen).text.box.text == "Prime was stale."
        await press(pilot, "end")
        await type_text(pilot, " Nobody saw it.")
        await press(pilot, "escape")
        assert session_of(app).review.meta.summary == "Prime was stale. Nobody saw it."


async def test_a_text_that_overtakes_another_hands_says_so_and_undo_brings_that_back(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.make(level="written", length=None)
    app = computer.app(folder)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await type_text(pilot, "Mine.")
        session_of(app).set("summary", "Theirs.")
        await press(pilot, "escape")
        assert session_of(app).review.meta.summary == "Mine."
        assert "Somebody else wrote here meanwhile" in text(app)
        await press(pilot, "ctrl+z")
        assert session_of(app).review.meta.summary == "Theirs."


async def test_the_entry_editor_saves_only_what_was_written_in_it(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await enter(pilot, "11:04 a call came in")
        await press(pilot, "f4")
        editor = shown(app, EntryEditor)
        record = editor.record
        assert record is not None
        session_of(app).entries.set(record.id, "text", "a call came in from Lyon")
        await settle(pilot)
        editor.query_one("#field-known", TextField).take_focus()
        await type_text(pilot, "nothing yet")
        await press(pilot, "escape")
        event = session_of(app).review.events[record.id]
        assert (event.text, event.known) == ("a call came in from Lyon", "nothing yet")
