import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.message import Message

from facilitator.text import LONGEST
from facilitator.widgets.capture_line import LONGEST_LINE, SETTLE, CaptureLine, rest

StageMaker = Callable[..., App[None]]


async def test_enter_sends_the_text_once_and_then_nothing(stage: StageMaker, heard: Any) -> None:
    app = stage(CaptureLine())
    async with app.run_test(message_hook=heard) as pilot:
        await pilot.press("h", "i", "space", "enter", "enter", "enter")
    assert [message.text for message in heard.of(CaptureLine.Sent)] == ["hi"]


async def test_enter_on_blanks_does_nothing(stage: StageMaker, heard: Any) -> None:
    line = CaptureLine()
    async with stage(line).run_test(message_hook=heard) as pilot:
        await pilot.press("space", "enter")
        assert line.value == " "
    assert heard.of(CaptureLine.Sent) == []


async def test_arrows_and_pages_move_the_shown_list_and_leave_the_text(stage: StageMaker, heard: Any) -> None:
    line = CaptureLine()
    async with stage(line).run_test(message_hook=heard) as pilot:
        await pilot.press("x", "up", "down", "pageup", "pagedown")
        assert line.value == "x"
    moves = [(message.by, message.pages) for message in heard.of(CaptureLine.Moved)]
    assert moves == [(-1, False), (1, False), (-1, True), (1, True)]


async def test_tab_undo_and_redo_are_told_to_the_screen(stage: StageMaker, heard: Any) -> None:
    line = CaptureLine()
    async with stage(line).run_test(message_hook=heard) as pilot:
        await pilot.press("tab", "a", "tab", "shift+tab", "ctrl+z", "ctrl+y")
        assert line.has_focus
    assert [message.empty for message in heard.of(CaptureLine.TabPressed)] == [True, False]
    assert [len(heard.of(kind)) for kind in (CaptureLine.KindWalked, CaptureLine.UndoAsked, CaptureLine.RedoAsked)] == [
        1,
        1,
        1,
    ]


async def test_a_question_mark_asks_for_help_only_without_text(stage: StageMaker, heard: Any) -> None:
    line = CaptureLine()
    async with stage(line).run_test(message_hook=heard) as pilot:
        await pilot.press("question_mark", "w", "question_mark")
        assert line.value == "w?"
    assert len(heard.of(CaptureLine.HelpAsked)) == 1


async def test_several_pasted_lines_are_handed_over_whole(stage: StageMaker, heard: Any) -> None:
    line = CaptureLine()
    app = stage(line)
    async with app.run_test(message_hook=heard) as pilot:
        await pilot.press("a")
        app.post_message(events.Paste("10:57 one\r\n\r\n11:03 \x1b[31mtwo\n"))
        await pilot.pause()
        assert line.value == "a"
    assert [message.text for message in heard.of(CaptureLine.Pasted)] == ["10:57 one\n\n11:03 [31mtwo"]


async def test_one_pasted_line_goes_in_at_the_cursor(stage: StageMaker, heard: Any) -> None:
    line = CaptureLine()
    app = stage(line)
    async with app.run_test(message_hook=heard) as pilot:
        await pilot.press("a", "b", "left")
        app.post_message(events.Paste("\x1b]0;x\x07\tone\n"))
        await pilot.pause()
        assert line.value == "a]0;x oneb"
    assert heard.of(CaptureLine.Pasted) == []


async def test_a_paste_without_text_changes_nothing(stage: StageMaker) -> None:
    line = CaptureLine()
    app = stage(line)
    async with app.run_test() as pilot:
        app.post_message(events.Paste("\n"))
        await pilot.pause()
        assert line.value == ""


async def test_a_line_of_100_000_characters_is_cut_and_said_so(stage: StageMaker, heard: Any) -> None:
    line = CaptureLine()
    app = stage(line)
    async with app.run_test(message_hook=heard) as pilot:
        app.post_message(events.Paste("x" * 100_000))
        await pilot.pause()
        assert len(line.value) == LONGEST_LINE
    (cut,) = heard.of(CaptureLine.PasteCut)
    assert (cut.kept, cut.dropped) == (LONGEST_LINE, 100_000 - LONGEST_LINE)


async def test_a_paste_longer_than_the_program_takes_says_how_much_was_left_out(stage: StageMaker, heard: Any) -> None:
    app = stage(CaptureLine())
    async with app.run_test(message_hook=heard) as pilot:
        app.post_message(events.Paste("line\n" * 50_000))
        await pilot.pause()
    assert [len(message.text) for message in heard.of(CaptureLine.Pasted)] == [LONGEST]
    (cut,) = heard.of(CaptureLine.PasteCut)
    assert cut.dropped > 100_000


@pytest.mark.parametrize(("gap", "seconds"), [(0.0, 0.4), (0.15, 0.4), (0.5, 1.0), (0.9, 1.8), (1.0, 0.4), (60, 0.4)])
def test_a_slow_hand_rests_later_and_a_pause_is_none(gap: float, seconds: float) -> None:
    assert rest(SETTLE, gap) == pytest.approx(seconds)


async def test_typing_settles_once_after_the_last_change(stage: StageMaker, heard: Any) -> None:
    settled = asyncio.Event()

    def listen(message: Message) -> None:
        heard(message)
        if isinstance(message, CaptureLine.TypingSettled):
            settled.set()

    line = CaptureLine(settle=0.01)
    async with stage(line).run_test(message_hook=listen) as pilot:
        for text in ("a", "ab", "abc"):
            line.set_text(text)
        await asyncio.wait_for(settled.wait(), timeout=10)
        await pilot.pause()
    assert [message.text for message in heard.of(CaptureLine.TypingSettled)] == ["abc"]


async def test_the_cue_is_underlined_in_the_colour_of_the_theme(stage: StageMaker) -> None:
    line = CaptureLine()
    app = stage(line)
    async with app.run_test() as pilot:
        line.set_text("we should have seen")
        line.set_cue([(3, 14)])
        for theme in ("dusk", "paper"):
            app.theme = theme
            await pilot.pause()
            marked = [part for part in line.render_line(0) if part.style and part.style.underline]
            assert "".join(part.text for part in marked) == "should have"
            assert marked[0].style is not None
            assert marked[0].style.color is not None
            assert marked[0].style.color.name == app.theme_variables["cue"]


async def test_the_line_never_selects_its_text_when_the_focus_comes_back(stage: StageMaker) -> None:
    line, other = CaptureLine(), CaptureLine(id="other")
    async with stage(line, other).run_test() as pilot:
        await pilot.press("a", "b")
        other.focus()
        await pilot.pause()
        line.focus()
        await pilot.press("c")
        assert line.value == "abc"


@pytest.mark.parametrize("hostile", ["\x1b[31mred", "a\nb\tc", "\u202eflip", "[PROD] db [b]x"])
async def test_whatever_door_text_comes_by_it_is_one_clean_row(stage: StageMaker, hostile: str) -> None:
    line = CaptureLine()
    async with stage(line).run_test():
        line.set_text(hostile)
        assert line.value.isprintable()
        assert line.render_line(0).text.startswith(line.value)


async def test_a_half_typed_text_can_wait_for_the_line_to_appear(stage: StageMaker) -> None:
    line = CaptureLine()
    line.set_text("so the members saw")
    line.set_cue([(0, 2)])
    async with stage(line).run_test() as pilot:
        await pilot.press("x")
        assert line.value == "so the members sawx"


async def test_words_after_at_and_hash_are_told_while_they_grow(stage: StageMaker, heard: Any) -> None:
    async with stage(CaptureLine()).run_test(message_hook=heard) as pilot:
        await pilot.press("a", "space", "at", "k", "space", "number_sign")
    assert [(word.sigil, word.start) for word in heard.of(CaptureLine.WordTyped)] == [
        ("@", ""),
        ("@", "k"),
        ("", ""),
        ("#", ""),
    ]
