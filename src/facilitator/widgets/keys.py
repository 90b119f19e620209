"""`KeyRow`: the footer. Keys that do something now, in the order of use; a click does the same."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from facilitator.widgets.words import Piece, content


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a footer.

    Attributes:
        key: as people read it ("F2", "^r", "tab").
        label: what it does, in one or two words.
        action: what a click reports; usually a command's id.
    """

    key: str
    label: str
    action: str = ""

    @property
    def width(self) -> int:
        """Cells it takes."""
        return self.drawn.cell_length

    @property
    def drawn(self) -> Content:
        """The key bold, its label quiet."""
        return content((Piece(self.key, bold=True), Piece(f" {self.label}", "quiet")))


def that_fit(keys: tuple[Key, ...], width: int) -> tuple[Key, ...]:
    """Return the keys that fit, two blanks between; the last one (help) stays, those before it leave first."""
    kept = list(keys)
    while len(kept) > 1 and sum(key.width for key in kept) + 2 * (len(kept) - 1) > width:
        del kept[-2]
    return tuple(kept)


class KeyRow(Widget):
    """One row of keys."""

    DEFAULT_CSS = "KeyRow { height: 1; width: 1fr; padding: 0 1; text-wrap: nowrap; color: $ink; }"

    @dataclass
    class Clicked(Message):
        """A key was clicked."""

        key: Key

    def __init__(self, keys: tuple[Key, ...] = ()) -> None:
        super().__init__()
        self._keys = keys

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys it was given; fewer may fit."""
        return self._keys

    def show(self, keys: tuple[Key, ...]) -> None:
        """Show other keys."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def render(self) -> Content:
        """Draw the keys that fit."""
        return Content("  ").join([key.drawn for key in that_fit(self._keys, self.content_size.width)])

    def on_click(self, event: events.Click) -> None:
        """Report the key under the mouse."""
        place = event.get_content_offset(self)
        start = 0
        for key in that_fit(self._keys, self.content_size.width) if place else ():
            if place and start <= place.x < start + key.width:
                event.stop()
                self.post_message(self.Clicked(key))
            start += key.width + 2
