"""Which column of a table holds what: a role a line, ← → goes through the columns, the preview follows."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Final, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.session.imports import ColumnMap, Table
from facilitator.text import cut
from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.sheet import Sheet
from facilitator.widgets.words import words

Role = Literal["time", "text", "actor", "source", "zone"]
_ROLES: Final[tuple[tuple[Role, str], ...]] = (
    ("time", "Time"),
    ("text", "Text"),
    ("actor", "Actor"),
    ("source", "Source"),
    ("zone", "Zone"),
)
_NAME: Final = 24
_EXAMPLE: Final = 40


class ColumnsSheet(Sheet[ColumnMap]):
    """Asks for the columns of one table; gives them back, or nothing when they are to be as before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
    ]

    def __init__(self, table: Table, file: str, chosen: Callable[[ColumnMap], None]) -> None:
        """Ask for the columns of `table` in `file`; `chosen` is told each choice by which the table can be read."""
        super().__init__(
            "Columns",
            cut(file, _EXAMPLE),
            keys=(Key("← →", "column"), Key("↑ ↓", "what it holds"), Key("enter", "keep"), Key("esc", "as before")),
        )
        self._table = table
        self._columns = table.taken
        self._chosen = chosen
        self._list = EntryList()

    def compose_body(self) -> ComposeResult:
        """Yield a line a role."""
        yield self._list

    def on_mount(self) -> None:
        """Show what is chosen so far."""
        self._show()
        self._list.move(0)

    def action_turn(self, by: int) -> None:
        """Give the pointed role the next column, or none."""
        role = next((role for role, _ in _ROLES if role == self._list.pointed), None)
        if role is None:
            return
        ring = ("", *(str(place) for place in range(1, len(self._table.names) + 1)))
        at = ring.index(getattr(self._columns, role))
        self._columns = replace(self._columns, **{role: ring[(at + by) % len(ring)]})
        self._show()
        if self._columns.whole:
            self._chosen(self._columns)

    @on(EntryList.Opened)
    def _opened(self, event: EntryList.Opened) -> None:
        event.stop()
        if self._columns.whole:
            self.dismiss(self._columns)

    def _show(self) -> None:
        self._list.set_rows([self._row(role, title) for role, title in _ROLES])
        needs = "" if self._columns.whole else "A table needs a column for the time and another for the text."
        self.show_hint(words((needs, "time")) if needs else (), ())

    def _row(self, role: Role, title: str) -> Row:
        said = getattr(self._columns, role)
        name, example = "none", ""
        if said:
            name, example = self._table.names[int(said) - 1], self._table.first[int(said) - 1]
        left = (
            Cell(title, width=8),
            Cell(f"‹ {cut(name, _NAME)} ›", width=_NAME + 4, tone="here" if said else "quiet"),
        )
        return Row(role, cut(example, _EXAMPLE), left=left, tone="quiet")
