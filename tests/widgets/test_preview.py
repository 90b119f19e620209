from collections.abc import Callable

from textual.app import App
from textual.screen import Screen

from facilitator.widgets.preview import MOST_LINES, Preview, capped

Rows = Callable[[Screen[object]], list[str]]


def test_a_short_document_is_shown_whole() -> None:
    assert capped("# Title\n\ntext") == "# Title\n\ntext"


def test_a_long_document_says_how_much_is_left() -> None:
    text = capped("\n".join(str(n) for n in range(MOST_LINES + 500)))
    assert text.endswith("… and 500 more lines; the exported file has them all.")
    assert text.count("\n") == MOST_LINES + 1


def test_one_endless_line_is_cut_too() -> None:
    assert capped("x" * 300_000).endswith("… and more; the exported file has them all.")


async def test_a_preview_scrolls_and_takes_no_text(stage: Callable[..., App[None]], rows_of: Rows) -> None:
    preview = Preview("\n".join(f"[b]line {n}" for n in range(100)))
    app = stage(preview)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("x", "enter", "ctrl+z")
        assert rows_of(app.screen)[0] == " [b]line 0"
        await pilot.press("down", "down")
        await pilot.pause()
        assert rows_of(app.screen)[0].startswith(" [b]line 2")
        await pilot.press("pagedown", "pageup", "up", "up")
        preview.show("other")
        await pilot.pause()
        assert rows_of(app.screen)[0] == " other"
