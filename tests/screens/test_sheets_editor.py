"""The sheets over a meeting: the entry editor, links, questions, rules, the paste preview, the parking lot."""

from datetime import UTC, date, datetime
from pathlib import Path

from apps import Computer, echo, meeting, paste, press, row_of, session_of, settle, shown, text, texts, type_text

from facilitator.screens.sheets.entry_editor import EntryEditor
from facilitator.screens.sheets.list_sheets import QuestionsSheet, RulesSheet
from facilitator.screens.sheets.parking_lot import ParkingLot
from facilitator.screens.sheets.paste_preview import PastePreview
from facilitator.widgets.fields import TextField


def box_texts(editor: EntryEditor) -> dict[str, str]:
    return {field.field_id: field.text for field in editor.query(TextField)}


async def test_the_editor_saves_field_by_field_and_keeps_the_line(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        session = session_of(app)
        event = session.review.events.live[0]
        meeting(app).work.list.point_at(event.id)
        await type_text(pilot, "half a line")
        await press(pilot, "f4")
        editor = shown(app, EntryEditor)
        assert "27 jan 2022" in box_texts(editor)["when"]
        await press(pilot, "ctrl+u")
        await type_text(pilot, "27 jan 2022 10:02")
        await press(pilot, "tab", "tab")
        await type_text(pilot, "CI was green")
        await press(pilot, "tab")
        assert session.review.events[event.id].at == datetime(2022, 1, 27, 9, 2, tzinfo=UTC)
        assert session.review.events[event.id].known == "CI was green"
        await press(pilot, "escape")
        assert meeting(app).line.value == "half a line"
        assert meeting(app).work.list.pointed == event.id
        assert [one.field for one in session.review.events[event.id].history].count("at") == 1


async def test_a_time_that_cannot_be_read_stays_in_its_field_with_the_reason(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        event = session_of(app).review.events.live[0]
        meeting(app).work.list.point_at(event.id)
        await press(pilot, "f4", *["delete"] * 30)
        await type_text(pilot, "soon after lunch")
        assert "no time yet" in text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, EntryEditor)
        assert "not read yet; esc again keeps the old one" in text(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, EntryEditor)
        assert session_of(app).review.events[event.id].at == event.at


async def test_f8_and_f9_walk_the_neighbours_and_marks_are_chosen(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        session = session_of(app)
        first, second = session.review.events.live[:2]
        meeting(app).work.list.point_at(first.id)
        await press(pilot, "f4", "f9")
        assert box_texts(shown(app, EntryEditor))["text"] == second.text
        assert "2 of 13" in text(app)
        await press(pilot, "f8", "escape")
        assert meeting(app).work.list.pointed == first.id


async def test_an_actions_fields_read_their_date_back(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("actions"))
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        action = session_of(app).review.actions.live[2]
        meeting(app).work.list.point_at(action.id)
        await press(pilot, "f4", "tab")
        await type_text(pilot, "Kit")
        await press(pilot, "tab")
        await type_text(pilot, "11 feb")
        assert "Fri 11 Feb 2022, in 14 days" in text(app)
        await press(pilot, "escape")
        kept = session_of(app).review.actions[action.id]
        assert (kept.owner, kept.due) == ("Kit", date(2022, 2, 11))


async def test_notes_are_edited_line_by_line_and_one_undo_takes_one_back(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("factors"))
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        session = session_of(app)
        factor = next(one for one in session.review.factors.live if len(session.review.notes_on(one.id)) == 2)
        before = texts(session.review.notes_on(factor.id))
        meeting(app).work.list.point_at(factor.id)
        await press(pilot, "f4", "tab", "tab")
        await type_text(pilot, "first of all, ")
        await press(pilot, "escape")
        assert texts(session.review.notes_on(factor.id)) == [f"first of all, {before[0]}", before[1]]
        await press(pilot, "ctrl+z")
        assert texts(session.review.notes_on(factor.id)) == before


async def test_a_question_is_chosen_and_stays_until_another(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        first = row_of(app, "? ")
        await press(pilot, "f2")
        assert row_of(app, "? ") != first
        await type_text(pilot, "/ask")
        await press(pilot, "enter")
        shown(app, QuestionsSheet)
        await press(pilot, "down", "down", "enter")
        asked = meeting(app).work.questions()[2]
        assert asked in text(app)
        await press(pilot, "ctrl+g")
        shown(app, RulesSheet)
        await press(pilot, "escape")
        assert meeting(app).line.has_focus


async def test_a_pasted_line_is_made_what_shift_tab_says_or_left_out(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session = session_of(app)
        counts = (len(session.review.events.live), len(session.review.factors.live))
        await paste(pilot, "11:02 one more bump\nnobody looks at routing\n11:05 a pin")
        shown(app, PastePreview)
        await press(pilot, "space", "down", "shift+tab")
        while "factor" not in row_of(app, "nobody looks"):
            await press(pilot, "shift+tab")
        await press(pilot, "enter")
        assert len(session.review.events.live) == counts[0] + 1
        assert len(session.review.factors.live) == counts[1] + 1
        await paste(pilot, "one\ntwo\nthree")
        await press(pilot, "o")
        assert session.review.notes.live[-1].text == "one / two / three"
        await paste(pilot, "one\ntwo")
        notes = len(session.review.notes.live)
        await press(pilot, "escape")
        assert len(session.review.notes.live) == notes


async def test_the_parking_lots_letters(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("factors"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session = session_of(app)
        first, second, third = session.review.parked.live[:3]
        await press(pilot, "f3")
        lot = shown(app, ParkingLot)
        lot._list.point_at(first.id)
        await press(pilot, "t")
        assert session.review.parked[first.id].outcome == "taken up in Factors"
        lot._list.point_at(second.id)
        await press(pilot, "f")
        assert session.review.factors.live[-1].text == second.text or any(
            one.text == second.text for one in session.review.factors.live
        )
        lot._list.point_at(third.id)
        await press(pilot, "delete")
        assert session.review.parked.find(third.id) is None
        await press(pilot, "u")
        assert session.review.parked.find(third.id) is not None
        lot._list.point_at(third.id)
        await press(pilot, "s")
        assert meeting(app).line.value == "/send to "
        await press(pilot, "enter")
        assert "To whom?" in echo(app)
        await type_text(pilot, "/send to ")
        await type_text(pilot, "the product lead")
        await press(pilot, "enter")
        assert session.review.parked[third.id].outcome == "sent to the product lead"
