from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual.app import App
from textual.color import Color
from textual.screen import Screen
from textual.widgets import Digits

from facilitator.widgets.head import Head, HeadView, Segment, title_row
from facilitator.widgets.theme import DUSK, PAPER

StageMaker = Callable[..., App[None]]
Rows = Callable[[Screen[object]], list[str]]

VIEW = HeadView(
    "Stale prime version",
    "Sev 2",
    ends="ends 15:02, 2 past plan",
    segments=(
        Segment("open", "Open", "Open", 3, 1, "done"),
        Segment("well", "Well & lucky", "Well", 17, 0.5, "current"),
        Segment("close", "Close", "Close", 40, 0, "todo"),
    ),
    digits="9:12",
)


async def test_the_head_stands_as_drawn(stage: StageMaker, rows_of: Rows) -> None:
    app = stage(Head(VIEW))
    async with app.run_test(size=(80, 24)):
        rows = rows_of(app.screen)
    assert rows[0] == " Stale prime version Sev 2    saved   ends 15:02, 2 past plan      ╭─╮   ╶╮ ╶─╮"
    assert rows[1].startswith(" Open   Well")
    assert rows[2].startswith(" ━━━━━━ ━")


async def test_names_are_full_from_a_hundred_columns(stage: StageMaker, rows_of: Rows) -> None:
    app = stage(Head(VIEW))
    async with app.run_test(size=(100, 24)) as pilot:
        assert "Well & lucky" in rows_of(app.screen)[1]
        await pilot.resize_terminal(99, 24)
        await pilot.pause()
        assert "Well & lucky" not in rows_of(app.screen)[1]


async def test_nothing_moves_when_the_clock_loses_a_digit(stage: StageMaker, rows_of: Rows) -> None:
    head = Head(replace(VIEW, digits="10:00"))
    app = stage(head)
    async with app.run_test(size=(80, 24)) as pilot:
        before = [row[:62] for row in rows_of(app.screen)]
        head.show(replace(VIEW, digits="9:59"))
        await pilot.pause()
        assert [row[:62] for row in rows_of(app.screen)] == before


async def test_a_narrow_terminal_has_the_clock_in_one_row(stage: StageMaker, rows_of: Rows) -> None:
    app = stage(Head(VIEW))
    async with app.run_test(size=(60, 18)):
        rows = rows_of(app.screen)
    assert rows[0].endswith(" 9:12")
    assert "╭" not in "".join(rows)


async def test_digits_too_long_for_the_box_are_written_in_one_row(stage: StageMaker, rows_of: Rows) -> None:
    app = stage(Head(replace(VIEW, digits="120:00")))
    async with app.run_test(size=(80, 24)):
        assert rows_of(app.screen)[0].endswith("120:00")


async def test_a_review_without_a_clock_shows_none(stage: StageMaker) -> None:
    app = stage(Head(replace(VIEW, digits="")))
    async with app.run_test(size=(80, 24)):
        assert not app.screen.query_one(Digits).region


async def test_clicks_tell_the_phase_and_the_clock(stage: StageMaker, heard: Any) -> None:
    app = stage(Head(VIEW))
    async with app.run_test(size=(80, 24), message_hook=heard) as pilot:
        await pilot.click(offset=(10, 2))
        await pilot.click(offset=(70, 1))
        await pilot.click(offset=(10, 0))
    assert [message.phase_id for message in heard.of(Head.PhaseClicked)] == ["well"]
    assert len(heard.of(Head.ClockClicked)) == 1


async def test_colours_follow_the_theme_at_once(stage: StageMaker) -> None:
    app = stage(Head(replace(VIEW, digits_tone="time")))
    async with app.run_test(size=(80, 24)) as pilot:
        digits = app.screen.query_one(Digits)
        assert digits.styles.color == Color.parse(DUSK["time"])
        app.theme = "paper"
        await pilot.pause()
        assert digits.styles.color == Color.parse(PAPER["time"])
        colours = {
            segment.style.color.name
            for segment in app.screen._compositor.render_strips()[0]
            if segment.style and segment.style.color
        }
    assert PAPER["ink"] in colours
    assert DUSK["ink"] not in colours


def test_a_long_title_is_cut_and_the_saved_marker_never() -> None:
    row = title_row(replace(VIEW, title="x" * 90, saved="not saved", saved_tone="alarm"), 60).plain
    assert len(row) == 60
    assert row.endswith("not saved  ends 15:02, 2 past plan")
    assert "…" in row


def test_quiet_is_said_beside_the_severity() -> None:
    assert title_row(replace(VIEW, quiet=True), 70).plain.startswith("Stale prime version Sev 2 quiet ")


def test_markup_in_a_title_is_only_text() -> None:
    assert title_row(HeadView("[PROD] db [b]x", saved="demo"), 40).plain.startswith("[PROD] db [b]x")
