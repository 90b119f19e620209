"""Text with tones: what every widget here takes instead of markup, and the pure drawing of one row of it."""

from typing import Final, Literal, NamedTuple

from textual.content import Content

Tone = Literal["ink", "quiet", "here", "time", "cue", "name", "alarm", "rule"]
"""The colour tokens a text can have; the colour itself is looked up while drawing."""

BULLET: Final = "●"
POINTER: Final = "►"

_ONE_ROW: Final = str.maketrans("\n\t", "  ")


class Piece(NamedTuple):
    """A stretch of text in one tone."""

    text: str
    tone: Tone = "ink"
    bold: bool = False
    underline: bool = False


Words = tuple[Piece, ...]
"""One line of text in its tones. Plain, comparable values: a widget redraws only what differs."""


def words(*parts: str | tuple[str, Tone] | Piece, tone: Tone = "ink", bold: bool = False) -> Words:
    """Return a line of the parts that are not empty; bare strings take `tone` and `bold`, pairs `bold`."""
    return tuple(
        piece
        for piece in (
            Piece(part, tone, bold)
            if isinstance(part, str)
            else (part if isinstance(part, Piece) else Piece(*part, bold=bold))
            for part in parts
        )
        if piece.text
    )


def style_of(piece: Piece) -> str:
    """Return the style of a piece as Textual writes it, its colour a variable."""
    return f"{'bold ' if piece.bold else ''}{'underline ' if piece.underline else ''}${piece.tone}"


def content(line: Words | str, tone: Tone = "ink") -> Content:
    """Return one row of Content; a bare string takes `tone`. Nothing in it is read as markup."""
    pieces = (Piece(line, tone),) if isinstance(line, str) else line
    return Content.assemble(*((piece.text.translate(_ONE_ROW), style_of(piece)) for piece in pieces))


def plain(line: Words) -> str:
    """Return the bare text of a line."""
    return "".join(piece.text for piece in line)


def embolden(line: Words) -> Words:
    """Return the line with every piece bold."""
    return tuple(piece._replace(bold=True) for piece in line)


def fit(row: Content, width: int) -> Content:
    """Return the row in at most `width` cells, cut with `…`."""
    return row.truncate(width, ellipsis=True) if width > 0 else Content("")


def spread(left: Content, right: Content, width: int) -> Content:
    """Return a row `width` cells wide: `left` cut with `…` so that `right` stands whole at the end, a blank between."""
    right = fit(right, width)
    left = fit(left, width - right.cell_length - (1 if right else 0))
    gap = max(width - left.cell_length - right.cell_length, 0)
    return Content.assemble(left, " " * gap, right)
