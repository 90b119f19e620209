"""`Preview`: a document to look at before it is written. Read-only and capped, so that a long one costs nothing."""

from typing import Final

from facilitator.widgets.text_box import TextBox

MOST_LINES: Final = 2_000
"""Lines shown; a text area lays out about a thousand in 60 ms."""

MOST_CHARACTERS: Final = 200_000


def capped(text: str) -> str:
    """Return the beginning of `text` that is shown, and where it is cut a last line that says how much is left."""
    lines = text[:MOST_CHARACTERS].split("\n")
    if len(text) <= MOST_CHARACTERS and len(lines) <= MOST_LINES:
        return text
    left = text.count("\n") + 1 - min(len(lines), MOST_LINES)
    more = f"… and {left} more lines" if left else "… and more"
    return "\n".join([*lines[:MOST_LINES], "", f"{more}; the exported file has them all."])


class Preview(TextBox):
    """The document as text. ↑ ↓ PgUp PgDn scroll; nothing in it can be changed or clicked."""

    DEFAULT_CSS = """
    Preview, Preview:focus { height: 1fr; max-height: 100%; padding: 0 0 0 1; }
    """

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(capped(text), lines=True, tall=True, id=id)
        self.read_only = True
        self.show_cursor = False

    def show(self, text: str) -> None:
        """Show another document, from its beginning."""
        self.set_text(capped(text))
        self.scroll_home(animate=False)

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: ARG002 - the base class's
        """Scroll up one row."""
        self.scroll_up(animate=False)

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: ARG002 - the base class's
        """Scroll down one row."""
        self.scroll_down(animate=False)

    def action_cursor_page_up(self) -> None:
        """Scroll up one page."""
        self.scroll_page_up(animate=False)

    def action_cursor_page_down(self) -> None:
        """Scroll down one page."""
        self.scroll_page_down(animate=False)
