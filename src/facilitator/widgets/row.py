"""`Bar`: one row of the screen with words on its left and on its right."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from facilitator.widgets.words import Words, content, spread


class Bar(Widget):
    """One row: `left` is cut with `…` so that `right` stands whole at the end. Redrawn only when a value differs."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; padding: 0 1; text-wrap: nowrap; color: $ink; }
    """

    def __init__(
        self,
        left: Words = (),
        right: Words = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._left = left
        self._right = right

    @property
    def shown(self) -> tuple[Words, Words]:
        """What stands on the left and on the right."""
        return self._left, self._right

    def show(self, left: Words, right: Words = ()) -> None:
        """Show other words."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Content:
        """Draw the row at its present width."""
        return spread(content(self._left), content(self._right), self.content_size.width)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's signature
        """Return the width that shows both sides whole."""
        return content(self._left).cell_length + content(self._right).cell_length + 1
