"""The capture line: what it makes, whom it belongs to, and that nothing typed is ever lost."""

from pathlib import Path

import pytest
from apps import (
    Computer,
    chip,
    echo,
    enter,
    meeting,
    paste,
    press,
    row_of,
    session_of,
    settle,
    shown,
    text,
    texts,
    type_text,
)

from facilitator.screens.sheets.paste_preview import PastePreview

HOSTILE = "\x1b]0;gone\x07\x1b[31m[red]x[/red] [/] [@click=app.quit]q\u202e"


CHIPS = {
    "open": (("welcome", "note on the review"),),
    "timeline": (
        ("prime was full", "note on 10:57"),
        ("11:04 a call came in", "event 11:04"),
        ("~11h04 a call came in", "event 11:04"),
        ("1002 errors a second", "note on 10:57"),
        ("- 11:04 is when I looked", "note on 10:57"),
        ("/factor nobody looks", "factor 6"),
        ("/healthz is 503", "note on 10:57"),
        ("//here is a path", "note on 10:57"),
    ),
    "factors": (("grafana showed it", "note on factor 5"), ("+ nobody looks", "factor 6")),
    "well": (("it healed itself", "went well"),),
    "actions": (("limit the share of traffic", "action 5"), ("@kit by 11 feb", "action 3")),
    "close": (("thank you all", "note on action 2"),),
}


@pytest.mark.parametrize("phase", CHIPS)
async def test_the_chip_says_what_enter_will_make(tmp_path: Path, phase: str) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo(phase))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        if phase == "timeline":
            await press(pilot, "down", "down")
        for line, says in CHIPS[phase]:
            await type_text(pilot, line)
            assert chip(app) == says, line
            assert meeting(app).line.value == line
            await press(pilot, "ctrl+u")


async def test_enter_twice_and_an_unknown_slash_word_lose_and_double_nothing(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        count = len(session_of(app).review.notes.live)
        await press(pilot, "enter")
        await enter(pilot, "/healthz is 503")
        await press(pilot, "enter", "enter")
        notes = session_of(app).review.notes.live
        assert len(notes) == count + 1
        assert notes[-1].text == "/healthz is 503"


async def test_a_line_that_cannot_be_made_stays_with_what_was_typed_on(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        count = len(session_of(app).review.events.live)
        await enter(pilot, "11:04")
        assert meeting(app).line.value == "11:04"
        assert "what happened" in echo(app)
        await type_text(pilot, "\na call came in")
        assert meeting(app).line.value == "11:04 a call came in"
        await press(pilot, "enter")
        assert len(session_of(app).review.events.live) == count + 1


async def test_keys_that_come_in_a_burst_stay_on_their_own_lines(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "one thing\nanother thing\n\na third\nhalf a")
        assert texts(session_of(app).review.notes.live[-3:]) == ["one thing", "another thing", "a third"]
        assert meeting(app).line.value == "half a"


async def test_another_hand_changes_neither_chip_nor_target_nor_cue_of_a_begun_line(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("timeline")
    app = computer.app(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "the operator should have checked the logs ")
        before = (chip(app), echo(app), meeting(app).line.cue, meeting(app).work.list.pointed)
        other = computer.session(folder)
        other.entries.event(computer.clock.now(), "somebody else adds a moment")
        other.entries.set(before[3] or "", "text", "somebody else rewords the moment")
        other.meeting.step(1)
        other.close()
        session_of(app).poll()
        await settle(pilot)
        session_of(app).flush()
        await settle(pilot)
        assert session_of(app).meeting.phase == "factors"
        assert meeting(app).line.value == "the operator should have checked the logs "
        assert chip(app) == before[0]
        assert meeting(app).line.cue == before[2]
        await press(pilot, "enter")
        note = session_of(app).review.notes.live[-1]
        assert note.on == before[3]


async def test_ones_own_arrows_and_looks_move_the_line_to_another_entry(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "prime was full")
        first = chip(app)
        await press(pilot, "down")
        second = chip(app)
        assert second != first
        assert meeting(app).line.value == "prime was full"
        await press(pilot, "f6", "3")
        assert chip(app).startswith("note on factor")
        assert meeting(app).line.value == "prime was full"
        assert session_of(app).meeting.phase == "timeline"
        await press(pilot, "escape")
        assert meeting(app).shown == "timeline"
        assert chip(app) == second


async def test_shift_tab_walks_the_kinds_for_this_one_entry(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("factors"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "it looked like any other bump")
        said = [chip(app)]
        for _ in range(3):
            await press(pilot, "shift+tab")
            said.append(chip(app))
        assert said[0] == said[3] == "note on factor 5"
        assert said[1:3] == ["factor 6", "held"]
        await press(pilot, "shift+tab", "enter")
        assert session_of(app).review.factors.live[-1].text == "it looked like any other bump"
        assert chip(app) == "note on factor 6"


async def test_undo_on_an_empty_line_takes_the_entry_back_into_the_line(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        count = len(session_of(app).review.notes.live)
        await enter(pilot, "- 11:04 is when I looked")
        assert len(session_of(app).review.notes.live) == count + 1
        await press(pilot, "ctrl+z")
        assert len(session_of(app).review.notes.live) == count
        assert meeting(app).line.value == "- 11:04 is when I looked"
        assert "undid: add the note" in echo(app)


async def test_several_pasted_lines_are_shown_before_they_become_entries(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "half a thou")
        count = len(session_of(app).review.events.live)
        await paste(pilot, "11:02 one more bump\n11:05 a pin\nnobody looked at routing\n-----\n")
        shown(app, PastePreview)
        assert "4 lines pasted" in text(app)
        assert "Thu 27 Jan" in row_of(app, "one more bump")
        assert "half a thou" in row_of(app, "your line is kept")
        assert "add 3" in text(app)
        await press(pilot, "enter")
        review = session_of(app).review
        assert len(review.events.live) == count + 2
        pin = next(one for one in review.events.live if one.text == "a pin")
        assert texts(review.notes_on(pin.id)) == ["nobody looked at routing"]
        assert meeting(app).line.value == "half a thou"
        assert meeting(app).line.has_focus
        assert "3 added, ^z takes them back" in echo(app)
        await press(pilot, *["backspace"] * len("half a thou"), "ctrl+z")
        assert len(session_of(app).review.events.live) == count
        assert "undid: add 3 pasted lines" in echo(app)
        await press(pilot, "ctrl+y")
        assert len(session_of(app).review.events.live) == count + 2


async def test_a_paste_of_a_hundred_thousand_characters_is_cut_and_said(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await paste(pilot, "x" * 100_000)
        assert "90,000 left out" in echo(app)
        await press(pilot, "enter")
        assert session_of(app).review.notes.live[-1].text == "x" * 10_000
        await enter(pilot, "and on it goes")
        assert session_of(app).review.notes.live[-1].text == "and on it goes"


async def test_markup_and_escape_sequences_are_shown_to_the_letter(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("timeline")
    session = computer.session(folder)
    for person in session.review.people.live:
        session.entries.set(person.id, "role", HOSTILE)
    session.set("title", HOSTILE)
    for record in (*session.review.events.live, *session.review.factors.live, *session.review.actions.live):
        session.entries.set(record.id, "text", HOSTILE)
    for event in session.review.events.live:
        session.entries.set(event.id, "known", HOSTILE)
        session.entries.note(HOSTILE, on=event.id)
    for kind in ("well", "hard", "lucky"):
        session.entries.note(HOSTILE, kind=kind)
    session.entries.park(HOSTILE)
    session.set("publisher", HOSTILE)
    session.close()
    app = computer.app(folder)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for number in "1234567":
            await press(pilot, "f6")
            if number == "7":
                await press(pilot, "escape")
                break
            await press(pilot, number)
            for secret in ("\x1b", "\x07", "\u202e", "\x9b"):
                assert secret not in text(app)
            assert "[red]x[/red] [/] [@click=app.quit]q" in text(app)
        for key in ("f4", "f3", "f7"):
            await press(pilot, key)
            assert "[red]x[/red]" in text(app)
            assert "\x1b" not in text(app)
            await press(pilot, "escape")


async def test_tab_escape_and_i_go_between_the_line_and_the_list(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line, work = meeting(app).line, meeting(app).work
        for back in ("tab", "escape", "i"):
            await press(pilot, "tab")
            assert work.list.has_focus
            await press(pilot, back)
            assert line.has_focus
            assert line.value == ""
        await type_text(pilot, "half")
        await press(pilot, "tab")
        assert line.has_focus


async def test_letters_in_the_list_act_on_what_is_pointed_at(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session, work = session_of(app), meeting(app).work
        await press(pilot, "tab")
        first = work.list.pointed or ""
        await press(pilot, "m", "d")
        assert "detected" in session.review.events[first].marks
        await press(pilot, "m", "x")
        assert session.review.events[first].marks.count("detected") == 1
        count = len(session.review.events.live)
        await press(pilot, "delete")
        assert len(session.review.events.live) == count - 1
        await press(pilot, "u")
        assert len(session.review.events.live) == count
        work.list.point_at(first)
        await press(pilot, "j")
        assert work.list.pointed != first
        await press(pilot, "k")
        assert work.list.pointed == first
        factors = len(session.review.factors.live)
        await press(pilot, "f")
        assert session.review.factors.live[-1].moments == (first,)
        assert len(session.review.factors.live) == factors + 1
        await press(pilot, "a")
        assert session.review.actions.live[-1].text == session.review.events[first].text


async def test_equals_joins_two_records_of_one_moment_and_undo_parts_them(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session = session_of(app)
        first, second = session.review.events.live[1:3]
        meeting(app).work.list.point_at(second.id)
        await press(pilot, "tab", "equals_sign")
        assert session.review.events.find(second.id) is None
        assert second.text in " ".join(texts(session.review.notes_on(first.id)))
        await press(pilot, "u")
        assert session.review.events.find(second.id) is not None


async def test_capital_letters_reorder_factors(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("factors"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session = session_of(app)
        last = session.review.factors.live[4]
        meeting(app).work.list.point_at(last.id)
        await press(pilot, "tab", "K")
        assert [one.id for one in session.review.factors.live].index(last.id) == 3
        await press(pilot, "J")
        assert [one.id for one in session.review.factors.live].index(last.id) == 4


async def test_people_complete_after_an_at_sign(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("actions"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "limit the share @ki")
        assert meeting(app).desk.completions.is_open
        await press(pilot, "tab")
        assert meeting(app).line.value == "limit the share @Kit "
        await type_text(pilot, "by 11 feb")
        await press(pilot, "enter")
        action = session_of(app).review.actions.live[-1]
        assert (action.text, action.owner, f"{action.due}") == ("limit the share", "Kit", "2022-02-11")


async def test_parking_the_line_and_the_lot(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        session = session_of(app)
        count = len(session.review.parked.live)
        await type_text(pilot, "who owns the status page after March")
        await press(pilot, "f3")
        assert len(session.review.parked.live) == count + 1
        assert meeting(app).line.value == ""
        await press(pilot, "f3")
        assert "Parking lot" in text(app)
        while "► ○ who owns" not in text(app):
            await press(pilot, "down")
        await press(pilot, "a")
        assert session.review.actions.live[-1].text == "who owns the status page after March"
        await press(pilot, "escape")
        assert meeting(app).line.has_focus


async def test_the_half_typed_line_survives_the_end_of_the_program(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("timeline")
    app = computer.app(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "so the members saw [b]healthy")
    again = computer.app(folder)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert meeting(again).line.value == "so the members saw [b]healthy"
