"""Links of one entry: moments that a factor touches, factors that an action touches. Each tick is saved at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.sheet import Sheet

KEYS = (Key("space", "tick"), Key("↑ ↓", "move"), Key("esc", "done"))
MOST_ROWS = 14


@dataclass(frozen=True, slots=True)
class Linked:
    """Something that can be linked to: what stands before it (a time, a number), its text, whether it is linked."""

    id: str
    lead: str
    text: str
    here: bool


class LinkSheet(Sheet[None]):
    """Ticks what an entry is linked to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
    ]

    def __init__(
        self, title: str, entry: str, links: Callable[[], Sequence[Linked]], tick: Callable[[str], object]
    ) -> None:
        """Show `links`, asked anew after each `tick` of an id; `entry` is the text that is linked."""
        super().__init__(title, entry, keys=KEYS)
        self._links = links
        self._tick = tick
        self._rows = EntryList()

    def compose_body(self) -> ComposeResult:
        """Yield the list."""
        self._rows.styles.height = "auto"
        self._rows.styles.max_height = MOST_ROWS
        yield self._rows

    def on_mount(self) -> None:
        """Show what there is."""
        self._show()

    def action_tick(self) -> None:
        """Link the pointed one, or unlink it."""
        if self._rows.pointed:
            self._tick(self._rows.pointed)
            self._show()

    def action_move(self, by: int) -> None:
        """Move the pointer."""
        self._rows.move(by)

    @on(EntryList.Opened)
    def _opened(self, event: EntryList.Opened) -> None:
        event.stop()
        self.action_tick()

    def _show(self) -> None:
        links = self._links()
        if not links:
            self._rows.set_rows([Row("none", "There is nothing to link to yet.", kind="text")])
            return
        width = max(len(one.lead) for one in links)
        self._rows.set_rows(
            [
                Row(
                    one.id,
                    one.text,
                    left=(
                        Cell("■" if one.here else "□", 1, tone="here" if one.here else "quiet"),
                        Cell(one.lead, width, tone="ink"),
                    ),
                )
                for one in links
            ]
        )
