"""`BigDigits`: the clock of a room display: digits of five by seven blocks, or three by five; a block is two cells."""

from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from facilitator.widgets.words import Tone, content

LARGE_FROM: Final = 150
"""Columns of the terminal from which the digits are five by seven blocks."""

_BLOCK: Final = "██"

_LARGE: Final = {
    "0": "31 17 17 17 17 17 31",
    "1": "6 2 2 2 2 2 7",
    "2": "31 1 1 31 16 16 31",
    "3": "31 1 1 15 1 1 31",
    "4": "17 17 17 31 1 1 1",
    "5": "31 16 16 31 1 1 31",
    "6": "31 16 16 31 17 17 31",
    "7": "31 1 1 2 4 4 4",
    "8": "31 17 17 31 17 17 31",
    "9": "31 17 17 31 1 1 31",
    ":": "0 0 1 0 1 0 0",
    "+": "0 0 4 14 4 0 0",
    "-": "0 0 0 14 0 0 0",
}
"""Each row of a sign as a number: its bits are its blocks."""

_SMALL: Final = {
    "0": "7 5 5 5 7",
    "1": "2 6 2 2 7",
    "2": "7 1 7 4 7",
    "3": "7 1 7 1 7",
    "4": "5 5 7 1 1",
    "5": "7 4 7 1 7",
    "6": "7 4 7 5 7",
    "7": "7 1 1 1 1",
    "8": "7 5 7 5 7",
    "9": "7 5 7 1 7",
    ":": "0 1 0 1 0",
    "+": "0 2 7 2 0",
    "-": "0 0 7 0 0",
}
"""The same in three by five blocks."""


def draw_big(text: str, *, large: bool) -> list[str]:
    """Return `text` in blocks, seven rows or five; a sign that has no blocks is left out."""
    font, gap = (_LARGE, "  ") if large else (_SMALL, " ")
    signs = [_sign(font[char]) for char in text if char in font]
    return [gap.join(rows) for rows in zip(*signs, strict=True)] if signs else []


def _sign(bits: str) -> list[str]:
    rows = [int(row) for row in bits.split()]
    width = max(row.bit_length() for row in rows)
    return ["".join(_BLOCK if char == "1" else "  " for char in f"{row:0{width}b}") for row in rows]


class BigDigits(Widget):
    """The time left, readable from the back of a room."""

    DEFAULT_CSS = "BigDigits { height: auto; width: auto; text-wrap: nowrap; }"

    def __init__(self, text: str = "", tone: Tone = "ink", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._text = text
        self._tone: Tone = tone

    def show(self, text: str, tone: Tone = "ink") -> None:
        """Show another time."""
        if (text, tone) != (self._text, self._tone):
            self._text, self._tone = text, tone
            self.refresh(layout=True)

    def render(self) -> Content:
        """Draw the blocks."""
        return Content("\n").join([content(row, self._tone) for row in self._rows])

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's signature
        """Return the cells it takes."""
        return max((len(row) for row in self._rows), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return the rows it takes."""
        return len(self._rows)

    @property
    def _rows(self) -> list[str]:
        return draw_big(self._text, large=self.app.size.width >= LARGE_FROM)
