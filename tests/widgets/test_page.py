from collections.abc import Callable

from textual.app import App
from textual.screen import Screen

from facilitator.widgets.page import Page, PageLine, lay_out
from facilitator.widgets.words import words

StageMaker = Callable[..., App[None]]
Rows = Callable[[Screen[object]], list[str]]


def test_lines_wrap_and_pairs_are_cut() -> None:
    lines = [PageLine(words("one two three"), indent=2), PageLine(), PageLine(words("time to detect"), words("3 h"))]
    assert [row.plain for row in lay_out(lines, 10)] == ["  one two", "  three", "", "time … 3 h"]


async def test_a_page_shows_other_lines_and_wraps_again(stage: StageMaker, rows_of: Rows) -> None:
    page = Page([PageLine(words("[PROD] db [b]x"))])
    app = stage(page)
    async with app.run_test(size=(30, 6)) as pilot:
        assert rows_of(app.screen)[0] == " [PROD] db [b]x"
        page.show([PageLine(words("a page to read aloud"))])
        await pilot.resize_terminal(14, 6)
        await pilot.pause()
        assert rows_of(app.screen)[:3] == [" a page to", " read aloud", ""]
