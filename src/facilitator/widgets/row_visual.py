"""One row of an `EntryList`: the value a screen gives, and its drawing at whatever width the list has."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from facilitator.widgets.words import POINTER, Piece, Tone, Words, content, embolden, fit, words

Kind = Literal["entry", "gap", "day", "group", "text", "blank"]

POINTABLE: Final = frozenset({"entry", "gap"})
"""Kinds the pointer stops at."""

MOST_ROWS: Final = 4
"""Rows the pointed row's own text may take."""

UNDER_ROWS: Final = 2
"""Rows each line under the pointed row may take."""

_MARGIN: Final = 2
_LEAST_TEXT: Final = 8
_QUIET_KINDS: Final = frozenset({"gap", "day", "group", "text"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row.

    Attributes:
        text: what it says; or `line`, for more than one tone.
        width: cells it takes; None for as many as its text.
        align: left or right within its width.
        tone: its tone.
        bold: whether it is bold also when the row is not pointed.
        gap: blanks between it and the text's side of the row; None is 1, and 2 between two columns on the right.
        from_width: the list's width below which the column leaves.
        line: several tones in one cell; replaces `text`.
    """

    text: str = ""
    width: int | None = None
    align: Literal["left", "right"] = "left"
    tone: Tone = "quiet"
    bold: bool = False
    gap: int | None = None
    from_width: int = 0
    line: Words = ()

    @property
    def words(self) -> Words:
        """What it says."""
        return self.line or words(Piece(self.text, self.tone, self.bold))

    def drawn(self) -> Content:
        """Return the cell at its width, cut where it is too long."""
        row = content(self.words)
        if self.width is None:
            return row
        row = fit(row, self.width)
        missing = self.width - row.cell_length
        return row.pad_left(missing) if self.align == "right" else row.pad_right(missing)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: columns on the left, text, columns on the right, and what unfolds under it when pointed at.

    Attributes:
        id: unique in its list, stable over changes.
        text: what it says; or `line`, for more than one tone.
        left: columns before the text (time, mark, number).
        right: columns after it, standing at the right edge (mark's name, source).
        under: lines shown under the pointed row only; each wraps over two rows at most, hung under its quiet label.
        kind: entry and gap can be pointed at; a group stands at the left edge, text wraps over the whole width.
        tone: of the text.
        bold: bold also when not pointed at (days).
        fresh: on *raised* for a moment, because it has just come.
        line: several tones in the text; replaces `text`.
        under_always: show `under` also when not pointed at.
    """

    id: str
    text: str = ""
    left: tuple[Cell, ...] = ()
    right: tuple[Cell, ...] = ()
    under: tuple[Words, ...] = ()
    kind: Kind = "entry"
    tone: Tone = "ink"
    bold: bool = False
    fresh: bool = False
    line: Words = ()
    under_always: bool = False

    @property
    def pointable(self) -> bool:
        """Whether the pointer stops here."""
        return self.kind in POINTABLE

    @property
    def words(self) -> Words:
        """Its text in its tones: days, groups, gaps and plain texts are quiet unless told otherwise."""
        tone: Tone = "quiet" if self.kind in _QUIET_KINDS and self.tone == "ink" else self.tone
        return self.line or words(Piece(self.text, tone, self.bold or self.kind == "day"))


class RowVisual(Visual):
    """Draws one `Row`. The list tells it whether it is pointed at by making another one."""

    def __init__(self, row: Row, *, pointed: bool = False) -> None:
        self.row = row
        self.pointed = pointed
        self._laid_out: tuple[int, list[Content]] = (-1, [])

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 - the base class's
        """Return the width that shows the row whole, where there is so much."""
        text = content(self.row.words).cell_length
        return min(self._indent(container_width) + text + self._right_width(container_width), container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 - the base class's
        """Return the rows it takes at `width`."""
        simple = not self.pointed and not self.row.under_always and self.row.kind != "text"
        return 1 if simple else len(self.lines(width))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draw the rows at `width`, padded to it."""
        base = style + Style(background=options.get_style("on $raised").background) if self.row.fresh else style
        if self.pointed and style.background is not None and style.background.ansi is not None:
            base += Style(bold=True, reverse=True)  # the terminal's own colours have no other ground to stand on
        lines = [_strip(line, width, base, options) for line in self.lines(width)]
        return lines if height is None else lines[:height]

    def lines(self, width: int) -> list[Content]:
        """Return the rows as Content: what `render_strips` paints. They hold no colour yet, so they can be kept."""
        if self._laid_out[0] != width:
            self._laid_out = (width, self._lay_out(width))
        return self._laid_out[1]

    def _lay_out(self, width: int) -> list[Content]:
        row = self.row
        if row.kind == "blank":
            return [Content("")]
        if row.kind == "text":
            return [line.rstrip() for line in content(row.words).wrap(max(width, 1))] or [Content("")]
        first, *rest = self._wrapped(width) if self.pointed else [fit(self._text(), self._room(width))]
        lines = [self._first(first, width)]
        indent = " " * self._indent(width)
        lines += [Content.assemble(indent, line) for line in rest]
        if self.pointed or row.under_always:
            for line in row.under:
                lines += [Content.assemble(indent, part) for part in _hung(line, width - len(indent))]
        return lines

    def _text(self) -> Content:
        return content(embolden(self.row.words) if self.pointed else self.row.words)

    def _wrapped(self, width: int) -> list[Content]:
        room = self._room(width)
        lines = [line.rstrip() for line in self._text().wrap(room)] or [Content("")]
        return _at_most(lines, MOST_ROWS, room)

    def _shown(self, cells: tuple[Cell, ...], width: int) -> list[Cell]:
        return [cell for cell in cells if cell.from_width <= width]

    def _indent(self, width: int) -> int:
        margin = 0 if self.row.kind == "group" else _MARGIN
        return margin + sum(_cells(cell) + _gap(cell) for cell in self._shown(self.row.left, width))

    def _right_width(self, width: int) -> int:
        return sum(_cells(cell) + gap for cell, gap in self._right_cells(width))

    def _right_cells(self, width: int) -> list[tuple[Cell, int]]:
        shown = [cell for cell in self._shown(self.row.right, width) if cell.words or cell.width]
        return [
            (cell, cell.gap if cell.gap is not None else (1 if place == 0 else 2)) for place, cell in enumerate(shown)
        ]

    def _room(self, width: int) -> int:
        return max(width - self._indent(width) - self._right_width(width), _LEAST_TEXT)

    def _first(self, text: Content, width: int) -> Content:
        margin: Content | str = "" if self.row.kind == "group" else "  "
        if self.pointed:
            margin = content((Piece(f"{POINTER} ", "here", bold=True),))
        parts: list[Content | str] = [margin]
        for cell in self._shown(self.row.left, width):
            parts += [_pointed(cell).drawn() if self.pointed else cell.drawn(), " " * _gap(cell)]
        parts.append(text)
        used = sum(part.cell_length if isinstance(part, Content) else len(part) for part in parts)
        parts.append(" " * max(width - used - self._right_width(width), 0))
        for cell, gap in self._right_cells(width):
            parts += [" " * gap, cell.drawn()]
        return fit(Content.assemble(*parts), width)


def _at_most(rows: list[Content], most: int, width: int) -> list[Content]:
    """Return the first `most` of wrapped rows, the last one ending in `…` when there were more."""
    if len(rows) <= most:
        return rows
    return [*rows[: most - 1], Content.assemble(fit(rows[most - 1], width - 1).rstrip("…"), "…")]


def _hung(line: Words, width: int) -> list[Content]:
    """Return an under line in at most two rows, the second one hung under what follows a quiet label ("knew   ")."""
    label = line[0] if len(line) > 1 and line[0].tone == "quiet" else Piece("")
    rest = content(line[1:] if label.text else line)
    hang = len(label.text)
    rows = [row.rstrip() for row in rest.wrap(max(width - hang, _LEAST_TEXT))] or [Content("")]
    rows = _at_most(rows, UNDER_ROWS, width - hang)
    first = Content.assemble(content((label,)), rows[0])
    return [fit(first, width), *(fit(Content.assemble(" " * hang, row), width) for row in rows[1:])]


def _gap(cell: Cell) -> int:
    return 1 if cell.gap is None else cell.gap


def _pointed(cell: Cell) -> Cell:
    """Return the cell as it stands before a pointed text: a time, a number is bold ink."""
    return replace(cell, tone="ink", bold=True) if cell.tone in {"quiet", "ink"} and not cell.line else cell


def _cells(cell: Cell) -> int:
    return cell.drawn().cell_length if cell.width is None else cell.width


def _strip(line: Content, width: int, style: Style, options: RenderOptions) -> Strip:
    segments = [
        Segment(text, (style + piece).rich_style)
        for text, piece in line.render(style, end="", parse_style=options.get_style)
    ]
    return Strip(segments, line.cell_length).extend_cell_length(width, style.rich_style)
