"""`Page`: lines to read, wrapped at the present width: side panes, opening and closing words, an empty screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from facilitator.widgets.words import Words, content, spread


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line: words that wrap under `indent`, or, with words on the right, one row that is cut."""

    left: Words = ()
    right: Words = ()
    indent: int = 0


def lay_out(lines: Sequence[PageLine], width: int) -> list[Content]:
    """Return the rows of `lines` at `width`."""
    rows: list[Content] = []
    for line in lines:
        left = content(line.left)
        if line.right:
            rows.append(Content.assemble(" " * line.indent, spread(left, content(line.right), width - line.indent)))
            continue
        wrapped = left.wrap(max(width - line.indent, 1)) if left else [left]
        rows += [Content.assemble(" " * line.indent, row.rstrip()) for row in wrapped]
    return rows


class _Text(Widget):
    DEFAULT_CSS = "_Text { height: auto; width: 1fr; text-wrap: nowrap; color: $ink; }"

    def __init__(self, lines: Sequence[PageLine]) -> None:
        super().__init__()
        self._laid_out: dict[int, list[Content]] = {}
        self.lines = tuple(lines)

    def take(self, lines: tuple[PageLine, ...]) -> None:
        """Hold other lines."""
        self.lines = lines
        self._laid_out.clear()

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return len(self._rows(width))

    def _rows(self, width: int) -> list[Content]:
        """Return the rows at `width`: Textual asks for their number several times before it draws them once."""
        if width not in self._laid_out:
            self._laid_out[width] = lay_out(self.lines, width)
        return self._laid_out[width]


class Page(VerticalScroll, can_focus=False):
    """Read-only lines, scrolled when there are more than fit."""

    DEFAULT_CSS = """
    Page { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; background: transparent; }
    """

    def __init__(self, lines: Sequence[PageLine] = (), *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._text = _Text(lines)

    @property
    def lines(self) -> tuple[PageLine, ...]:
        """What it shows."""
        return self._text.lines

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield self._text

    def show(self, lines: Sequence[PageLine]) -> None:
        """Show other lines."""
        if tuple(lines) != self._text.lines:
            self._text.take(tuple(lines))
            self._text.refresh(layout=True)
