from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.app import App
from textual.screen import Screen

from facilitator.widgets.capture_line import CaptureLine
from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.theme import DUSK, PAPER
from facilitator.widgets.words import words

StageMaker = Callable[..., App[None]]
Rows = Callable[[Screen[object]], list[str]]


def _row(name: str, text: str = "", **more: Any) -> Row:
    return Row(name, text or f"entry {name}", **more)


MIXED = (
    _row("day", "Thu 27 Jan", kind="day"),
    _row("a", under=(words("under a"),)),
    _row("gap", "3 h 32 min, nothing recorded", kind="gap"),
    _row("blank", kind="blank"),
    _row("b", under=(words("under b"),)),
)


async def test_the_first_row_that_can_be_pointed_at_is(stage: StageMaker, rows_of: Rows) -> None:
    entries = EntryList(MIXED)
    app = stage(entries)
    async with app.run_test(size=(40, 10)):
        rows = rows_of(app.screen)
        assert entries.pointed == "a"
    assert rows[:6] == [
        "   Thu 27 Jan",
        " ► entry a",
        "   under a",
        "   3 h 32 min, nothing recorded",
        "",
        "   entry b",
    ]


async def test_the_pointer_skips_days_and_blanks_and_stops_at_the_ends(stage: StageMaker, heard: Any) -> None:
    entries = EntryList(MIXED)
    async with stage(entries).run_test(message_hook=heard) as pilot:
        entries.focus()
        await pilot.press("down", "down", "down", "up", "up", "up", "enter")
        assert entries.pointed == "a"
    by_hand = [message.row_id for message in heard.of(EntryList.Pointed) if message.by_hand]
    assert by_hand == ["gap", "b", "gap", "a"]
    assert [message.row_id for message in heard.of(EntryList.Opened)] == ["a"]


async def test_moving_from_the_line_is_not_by_hand_of_the_list(stage: StageMaker, heard: Any) -> None:
    entries = EntryList(MIXED)
    async with stage(entries).run_test(message_hook=heard) as pilot:
        entries.move(1)
        assert entries.point_at("b")
        await pilot.pause()
        assert not entries.point_at("day")
        assert not entries.point_at("nowhere")
    assert [(m.row_id, m.by_hand) for m in heard.of(EntryList.Pointed)][-2:] == [("gap", False), ("b", False)]


async def test_a_click_points_and_a_second_one_opens(stage: StageMaker, heard: Any) -> None:
    entries = EntryList(MIXED)
    async with stage(entries).run_test(size=(40, 10), message_hook=heard) as pilot:
        await pilot.click(offset=(8, 5))
        await pilot.pause()
        assert entries.pointed == "b"
        assert heard.of(EntryList.Opened) == []
        await pilot.click(offset=(8, 4))
        await pilot.click(offset=(8, 0))
        await pilot.pause()
    assert [message.row_id for message in heard.of(EntryList.Opened)] == ["b"]


async def test_the_pointer_keeps_two_rows_from_the_edges(stage: StageMaker) -> None:
    entries = EntryList([_row(f"r{n}") for n in range(50)])
    async with stage(entries).run_test(size=(40, 10)) as pilot:
        entries.focus()
        for _ in range(20):
            await pilot.press("down")
            y = int(entries.pointed[1:]) - entries.scroll_offset.y if entries.pointed else -1
            assert y <= 7
        for _ in range(20):
            await pilot.press("up")
            y = int(entries.pointed[1:]) - entries.scroll_offset.y if entries.pointed else -1
            assert y >= min(2, int(entries.pointed[1:]) if entries.pointed else 0)


async def test_a_click_can_leave_the_focus_where_it_was(stage: StageMaker) -> None:
    line, entries = CaptureLine(), EntryList(MIXED, focus_on_click=False)
    async with stage(line, entries).run_test(size=(40, 10)) as pilot:
        line.focus()
        await pilot.click(entries, offset=(8, 5))
        await pilot.pause()
        assert entries.pointed == "b"
        assert line.has_focus


async def test_pages_and_ends_are_reached_from_the_line_and_from_the_list(stage: StageMaker, heard: Any) -> None:
    entries = EntryList([_row(f"r{n}") for n in range(50)])
    async with stage(entries).run_test(size=(40, 10), message_hook=heard) as pilot:
        entries.move_page(1)
        assert entries.pointed not in {"r0", "r1"}
        entries.move_page(-1)
        assert entries.pointed == "r0"
        entries.focus()
        await pilot.press("end", "home", "pagedown", "pageup")
    assert [m.row_id for m in heard.of(EntryList.Pointed) if m.by_hand][:2] == ["r49", "r0"]


async def test_a_changed_row_is_redrawn_in_place(stage: StageMaker, rows_of: Rows) -> None:
    entries = EntryList(MIXED)
    app = stage(entries)
    async with app.run_test(size=(40, 10)) as pilot:
        entries.point_at("b")
        entries.set_rows([*MIXED[:-1], replace(MIXED[-1], text="other words")])
        await pilot.pause()
        assert entries.pointed == "b"
        assert " ► other words" in rows_of(app.screen)


async def test_another_hands_entries_move_neither_pointer_nor_view(stage: StageMaker, rows_of: Rows) -> None:
    rows = [_row(f"r{n}") for n in range(100)]
    entries = EntryList(rows)
    app = stage(entries)
    async with app.run_test(size=(40, 12)) as pilot:
        entries.point_at("r50")
        await pilot.pause()
        before = [row[:39].rstrip() for row in rows_of(app.screen)]
        entries.set_rows([_row("new0"), *rows[:20], _row("new1"), *rows[20:]])
        await pilot.pause()
        assert entries.pointed == "r50"
        assert [row[:39].rstrip() for row in rows_of(app.screen)] == before


async def test_the_view_stays_when_the_pointer_is_out_of_it(stage: StageMaker, rows_of: Rows) -> None:
    rows = [_row(f"r{n}") for n in range(100)]
    entries = EntryList(rows)
    app = stage(entries)
    async with app.run_test(size=(40, 12)) as pilot:
        entries.scroll_to(y=60, animate=False, immediate=True)
        await pilot.pause()
        before = [row[:39].rstrip() for row in rows_of(app.screen)]
        entries.set_rows([rows[0], _row("new"), *rows[1:]])
        await pilot.pause()
        assert entries.pointed == "r0"
        assert [row[:39].rstrip() for row in rows_of(app.screen)] == before


async def test_the_nearest_row_takes_over_when_the_pointed_one_goes(stage: StageMaker, heard: Any) -> None:
    rows = [_row(f"r{n}") for n in range(5)]
    entries = EntryList(rows)
    async with stage(entries).run_test(message_hook=heard) as pilot:
        entries.point_at("r4")
        entries.set_rows(rows[:4])
        assert entries.pointed == "r3"
        entries.set_rows([])
        await pilot.pause()
        assert entries.pointed is None
        entries.set_rows(rows)
        assert entries.pointed == "r0"
        await pilot.pause()


async def test_a_row_that_stops_being_pointable_lets_the_pointer_go(stage: StageMaker) -> None:
    rows = [_row("a"), _row("b")]
    entries = EntryList(rows)
    async with stage(entries).run_test():
        entries.set_rows([_row("a", kind="text"), _row("b")])
        assert entries.pointed == "b"


async def test_resize_changes_the_drawing_and_nothing_else(stage: StageMaker, rows_of: Rows) -> None:
    rows = [_row("a", "a text that is rather long for a narrow list", right=(Cell("git", 6, align="right"),))]
    entries = EntryList([_row("first"), *rows])
    app = stage(entries)
    async with app.run_test(size=(80, 10)) as pilot:
        assert rows_of(app.screen)[1].endswith("git")
        await pilot.resize_terminal(30, 10)
        await pilot.pause()
        assert rows_of(app.screen)[1] == "   a text that is rat…    git"
        assert entries.pointed == "first"


async def test_colours_are_those_of_the_theme_now(stage: StageMaker) -> None:
    entries = EntryList([_row("a"), _row("b", right=(Cell("git", tone="name"),))])
    app = stage(entries)
    async with app.run_test(size=(40, 10)) as pilot:
        for theme, palette in (("dusk", DUSK), ("paper", PAPER)):
            app.theme = theme
            await pilot.pause()
            strip = app.screen._compositor.render_strips()[1]
            colour = next(part.style.color for part in strip if part.style and part.text.strip() == "git")
            assert colour is not None
            assert colour.name == palette["name"]


async def test_without_colour_the_pointer_and_bold_still_show(
    stage: StageMaker, rows_of: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = stage(EntryList(MIXED))
    async with app.run_test(size=(40, 10)):
        assert rows_of(app.screen)[1] == " ► entry a"
        parts = list(app.screen._compositor.render_strips()[1])
        assert next(part for part in parts if "entry a" in part.text).style.bold  # type: ignore[union-attr]  # it has a style


async def test_in_the_terminals_own_colours_the_pointed_row_is_reversed(stage: StageMaker) -> None:
    app = stage(EntryList(MIXED), theme="ansi")
    async with app.run_test(size=(40, 10)):
        strips = app.screen._compositor.render_strips()
    reversed_text = [
        "".join(part.text for part in strip if part.style and part.style.reverse).strip() for strip in strips
    ]
    assert reversed_text[:4] == ["", "► entry a", "under a", ""]


async def test_a_fresh_row_stands_on_raised(stage: StageMaker) -> None:
    app = stage(EntryList([_row("a"), _row("b", fresh=True)]))
    async with app.run_test(size=(40, 10)):
        part = next(part for part in app.screen._compositor.render_strips()[1] if "entry b" in part.text)
    assert part.style is not None
    assert part.style.bgcolor is not None
    assert part.style.bgcolor.name == DUSK["raised"]


async def test_a_thousand_rows_are_walked_and_paged(stage: StageMaker) -> None:
    entries = EntryList([_row(f"r{n}", under=(words("more"),)) for n in range(1000)])
    async with stage(entries).run_test(size=(80, 24)) as pilot:
        entries.focus()
        await pilot.press("pagedown", "down", "end")
        assert entries.pointed == "r999"
        await pilot.press("home")
        assert entries.pointed == "r0"


async def test_hostile_rows_neither_break_nor_reach_the_terminal(stage: StageMaker, rows_of: Rows) -> None:
    app = stage(EntryList([_row("a", "[PROD] db [b]x"), _row("b", "\x1b]0;owned\x07 [/] boom")]))
    async with app.run_test(size=(40, 10)):
        rows = rows_of(app.screen)
    assert rows[0] == " ► [PROD] db [b]x"
    assert rows[1] == "   ]0;owned [/] boom"
