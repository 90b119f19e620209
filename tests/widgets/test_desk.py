from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.screen import Screen

from facilitator.widgets.capture_line import CaptureLine
from facilitator.widgets.desk import Candidate, Desk, EchoText, Key
from facilitator.widgets.keys import KeyRow, that_fit
from facilitator.widgets.words import words

StageMaker = Callable[..., App[None]]
Rows = Callable[[Screen[object]], list[str]]

KEYS = (Key("^r", "reword", "reword"), Key("^l", "leave it", "leave"), Key("F1", "help", "help"))


async def _filled(desk: Desk) -> None:
    desk.show_question("What did happen?", "3 of 7", cue=True)
    desk.show_chip("note on 10:57")
    desk.show_echo(EchoText.rewrite("The logs were not checked."))
    desk.show_keys(KEYS)
    desk.line.set_text("the operator")


async def test_the_desk_has_five_rows_at_the_bottom(stage: StageMaker, rows_of: Rows) -> None:
    desk = Desk()
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await _filled(desk)
        await pilot.pause()
        rows = rows_of(app.screen)
    assert rows[19].startswith(" ◊ What did happen?")
    assert rows[19].endswith("3 of 7")
    assert rows[20] == "─ note on 10:57 " + "─" * 64
    assert rows[21] == " › the operator"
    assert rows[22] == "   ◊ or The logs were not checked."
    assert rows[23] == " ^r reword  ^l leave it  F1 help"


async def test_nothing_jumps_when_rows_are_empty(stage: StageMaker, rows_of: Rows) -> None:
    desk = Desk()
    app = stage(desk)
    async with app.run_test(size=(80, 24)):
        rows = rows_of(app.screen)
    assert rows[20] == "─" * 80
    assert rows[21] == " ›"


async def test_a_problem_is_alarm_and_bold(stage: StageMaker) -> None:
    desk = Desk()
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        desk.show_echo(EchoText.problem("Not saved: the disk is full."))
        await pilot.pause()
        part = next(part for part in app.screen._compositor.render_strips()[22] if "Not saved" in part.text)
    assert part.style is not None
    assert part.style.bold
    assert part.style.color is not None
    assert part.style.color.name == app.theme_variables["alarm"]


async def test_question_chip_and_keys_can_be_clicked(stage: StageMaker, heard: Any) -> None:
    desk = Desk()
    app = stage(desk)
    async with app.run_test(size=(80, 24), message_hook=heard) as pilot:
        await _filled(desk)
        await pilot.pause()
        await pilot.click(offset=(10, 19))
        await pilot.click(offset=(5, 20))
        await pilot.click(offset=(40, 20))
        await pilot.click(offset=(15, 23))
    assert len(heard.of(Desk.QuestionClicked)) == 1
    assert len(heard.of(Desk.ChipClicked)) == 1
    assert [message.key.action for message in heard.of(KeyRow.Clicked)] == ["leave"]


def test_keys_that_do_not_fit_leave_before_help_does() -> None:
    assert that_fit(KEYS, 25) == (KEYS[0], KEYS[2])
    assert that_fit(KEYS, 3) == (KEYS[2],)


async def test_completions_stand_over_the_line_and_tab_takes_one(stage: StageMaker, rows_of: Rows, heard: Any) -> None:
    desk = Desk()
    app = stage(desk)
    async with app.run_test(size=(80, 24), message_hook=heard) as pilot:
        await pilot.press("a", "space", "at")
        desk.offer([Candidate("Ana", "facilitator"), Candidate("Ida", "resolved it")])
        await pilot.pause()
        rows = rows_of(app.screen)
        assert "Ana" in rows[19]
        assert "Ida" in rows[20]
        await pilot.press("down", "tab")
        assert desk.line.value == "a @Ida "
        assert not desk.completions.is_open
    assert heard.of(CaptureLine.Moved) == []
    assert heard.of(CaptureLine.TabPressed) == []


async def test_enter_sends_as_typed_unless_a_completion_was_chosen(stage: StageMaker, heard: Any) -> None:
    desk = Desk()
    async with stage(desk).run_test(message_hook=heard) as pilot:
        await pilot.press("at", "i")
        desk.offer([Candidate("Ida"), Candidate("Ines")])
        await pilot.press("down", "enter")
        assert desk.line.value == "@Ines "
        await pilot.press("enter", "at", "k")
        desk.offer([Candidate("Kit")])
        await pilot.press("enter")
    assert [message.text for message in heard.of(CaptureLine.Sent)] == ["@Ines", "@k"]


async def test_escape_closes_completions_and_keeps_the_text(stage: StageMaker) -> None:
    desk = Desk()
    async with stage(desk).run_test() as pilot:
        await pilot.press("at", "i")
        desk.offer([Candidate("Ida")])
        await pilot.press("escape")
        assert not desk.completions.is_open
        assert desk.line.value == "@i"


async def test_a_clicked_completion_goes_into_the_line(stage: StageMaker) -> None:
    desk = Desk()
    async with stage(desk).run_test(size=(80, 24)) as pilot:
        await pilot.press("at")
        desk.offer([Candidate("Ida"), Candidate("Kit")])
        await pilot.pause()
        await pilot.click(desk.completions, offset=(4, 1))
        assert desk.line.value == "@Kit "
        assert desk.line.has_focus


async def test_hostile_text_in_every_row_stays_text(stage: StageMaker, rows_of: Rows) -> None:
    desk = Desk()
    app = stage(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        desk.show_question("[PROD] db [b]x\x1b[31m")
        desk.show_chip("[/] boom")
        desk.show_echo(EchoText(words("[@click=app.quit]x")))
        await pilot.pause()
        rows = rows_of(app.screen)
    assert rows[19].startswith(" ? [PROD] db [b]x")
    assert "[/] boom" in rows[20]
    assert "[@click=app.quit]x" in rows[22]
    assert "\x1b" not in "".join(rows)
