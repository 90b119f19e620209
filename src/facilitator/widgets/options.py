"""A row of choices in a form: `○ ●` where one is chosen, `■ □` where several are ticked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, NamedTuple

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from facilitator.widgets.words import Piece, Tone, content, fit

GAP: Final = 3
"""Blanks between two choices of one row."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its id and its label."""

    id: str
    label: str


class Place(NamedTuple):
    """Where a choice stands: row, first column, cells (glyph and label)."""

    row: int
    column: int
    cells: int


def place_options(labels: Sequence[str], width: int, *, columns: bool) -> tuple[Place, ...]:
    """Return where each label stands: as many to a row as fit, all as wide as the widest when `columns`."""
    sizes = [content(label).cell_length + 2 for label in labels]
    step = max(sizes, default=0)
    places: list[Place] = []
    row = column = 0
    for size in sizes:
        if column and column + (step if columns else size) > width:
            row, column = row + 1, 0
        places.append(Place(row, column, size))
        column += (step if columns else size) + GAP
    return tuple(places)


class Options(Widget, can_focus=True):
    """The choices themselves. One is chosen with ← →; of several, ← → move and space ticks; a click does both."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("up", "row(-1)", show=False),
        Binding("down", "row(1)", show=False),
        Binding("space", "tick", show=False),
    ]

    DEFAULT_CSS = "Options { height: auto; width: 1fr; text-wrap: nowrap; color: $ink; }"

    @dataclass
    class Changed(Message):
        """Other choices are taken now."""

        options: "Options"
        chosen: tuple[str, ...]

        @property
        def control(self) -> "Options":
            """The widget, for `@on`."""
            return self.options

    def __init__(self, items: Sequence[Option], chosen: Sequence[str] = (), *, several: bool = False) -> None:
        super().__init__()
        self.several = several
        self._items = tuple(items)
        self._chosen = tuple(chosen)
        self._at = self._first_chosen()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids taken, in the order of the choices."""
        return tuple(item.id for item in self._items if item.id in self._chosen)

    def show(self, items: Sequence[Option], chosen: Sequence[str]) -> None:
        """Show other choices, or other ones taken; posts nothing."""
        if (tuple(items), tuple(chosen)) != (self._items, self._chosen):
            self._items, self._chosen = tuple(items), tuple(chosen)
            self._at = min(self._at, len(self._items) - 1) if self.several else self._first_chosen()
            self.refresh(layout=True)

    def render(self) -> Content:
        """Draw the choices at the present width."""
        places = self._places(self.content_size.width)
        rows = [Content("")] * (max((place.row for place in places), default=0) + 1)
        for index, (item, place) in enumerate(zip(self._items, places, strict=True)):
            before = rows[place.row]
            blank = " " * max(place.column - before.cell_length, 0)
            rows[place.row] = Content.assemble(before, blank, self._drawn(index, item))
        return Content("\n").join([fit(row, self.content_size.width) for row in rows])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return the rows the choices take at `width`."""
        return max((place.row for place in self._places(width)), default=0) + 1

    def on_focus(self) -> None:
        """Show where the keys act."""
        self.refresh()

    def on_blur(self) -> None:
        """Stop showing where the keys act."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Take the choice under the mouse."""
        inside = event.get_content_offset(self)
        for index, place in enumerate(self._places(self.content_size.width) if inside else ()):
            if inside and inside.y == place.row and place.column <= inside.x < place.column + place.cells:
                event.stop()
                self._at = index
                self._take(index)

    def action_step(self, by: int) -> None:
        """Go to the next choice; where one is chosen, take it."""
        index = self._at + by
        if 0 <= index < len(self._items):
            self._at = index
            if self.several:
                self.refresh()
            else:
                self._take(index)

    def action_row(self, by: int) -> None:
        """Go one row up or down where there is one; else the key is the form's."""
        places = self._places(self.content_size.width)
        here = places[self._at] if places else None
        if not self.several or here is None:
            raise SkipAction
        near = [index for index, place in enumerate(places) if place.row == here.row + by]
        if not near:
            raise SkipAction
        self._at = min(near, key=lambda index: abs(places[index].column - here.column))
        self.refresh()

    def action_tick(self) -> None:
        """Tick or untick; where one is chosen, take it."""
        if self._items:
            self._take(self._at)

    def _take(self, index: int) -> None:
        item = self._items[index].id
        before = self._chosen
        if not self.several:
            self._chosen = (item,)
        elif item in before:
            self._chosen = tuple(other for other in before if other != item)
        else:
            self._chosen = (*before, item)
        self.refresh()
        if self._chosen != before:
            self.post_message(self.Changed(self, self.chosen))

    def _drawn(self, index: int, item: Option) -> Content:
        taken = item.id in self._chosen
        glyph = ("■" if taken else "□") if self.several else ("●" if taken else "○")
        here = self.has_focus and index == self._at
        tone: Tone = "here" if taken else "quiet"
        return content((Piece(f"{glyph} ", tone), Piece(item.label, "ink", bold=here, underline=here and self.several)))

    def _places(self, width: int) -> tuple[Place, ...]:
        return place_options([item.label for item in self._items], width, columns=self.several)

    def _first_chosen(self) -> int:
        return next((index for index, item in enumerate(self._items) if item.id in self._chosen), 0)
