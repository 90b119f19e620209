"""Well & lucky: what went well, what was hard, where luck stood in for a control."""

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal

from facilitator.review.capture import Makes, Target
from facilitator.screens.meeting.work import MARGIN, PhaseList, Work
from facilitator.session import Session
from facilitator.session.ledger import Touched
from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.words import words

LISTS: Final[tuple[tuple[Makes, str, str], ...]] = (
    ("well", "Went well", ""),
    ("hard", "Was hard", ""),
    ("lucky", "Got lucky", "luck stands in for a control; it often becomes an action"),
)
COLUMNS_FROM: Final = 100
"""Columns from which the three lists stand side by side."""


class WellWork(Work):
    """The working area of Well & lucky: one list with three parts, three columns where there is room."""

    PHASE = "well"
    DEFAULT_CSS = """
    WellWork .well--columns { height: 1fr; display: none; }
    WellWork .well--columns > PhaseList { width: 1fr; margin-right: 2; }
    WellWork.-columns .well--columns { display: block; layout: horizontal; }
    WellWork.-columns .well--one { display: none; }
    """

    def __init__(self, session: Session) -> None:
        """Show the review of `session`."""
        super().__init__(session)
        self._kind: Makes = "well"
        self._one = self.list
        self._one.add_class("well--one")
        self._columns: dict[str, PhaseList] = {str(kind): PhaseList() for kind, _, _ in LISTS}

    def compose_main(self) -> ComposeResult:
        """Lay out the one list and the three columns; one of both is shown."""
        yield self._one
        with Horizontal(classes="well--columns"):
            yield from self._columns.values()

    def on_mount(self) -> None:
        """Begin in the first list."""
        self.top.display = False

    def on_resize(self) -> None:
        """Stand the lists side by side where there is room."""
        wide = self.size.width + MARGIN >= COLUMNS_FROM
        self.set_class(wide, "-columns")
        self.list = self._columns[self._kind] if wide else self._one

    def show_record(self, touched: Touched) -> None:
        """Show the one list and the three."""
        super().show_record(touched)
        if self.list is not self._one:
            self._one.set_rows(self.rows())
        for kind, title, note in LISTS:
            column = self._columns[kind]
            column.set_rows((self._group(kind, title, note), *self._entries(kind)))
            if kind != self._kind:
                with column.prevent(EntryList.Pointed):
                    column.highlighted = None  # one pointer on the screen: in the current list

    def rows(self) -> Sequence[Row]:
        """Return the three lists under each other."""
        if self.list is not self._one and self.is_mounted:
            kind, title, note = next(one for one in LISTS if one[0] == self._kind)
            return (self._group(kind, title, note), *self._entries(kind))
        return self._all()

    def _all(self) -> tuple[Row, ...]:
        rows: list[Row] = []
        for kind, title, note in LISTS:
            if rows:
                rows.append(Row(f"space-{kind}", kind="blank"))
            rows += [self._group(kind, title, note), *self._entries(kind)]
        return tuple(rows)

    def target(self) -> Target | None:
        """Return the entry under the pointer."""
        note = self.session.review.notes.find(self.list.pointed or "")
        return Target("notes", note.id, "it") if note else None

    def list_kind(self) -> Makes:
        """Return the current list."""
        return self._kind

    def next_list(self) -> bool:
        """Go to the next list."""
        kinds = [kind for kind, _, _ in LISTS]
        self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
        if self.list is not self._one:
            self.list = self._columns[self._kind]
        self.show_record(frozenset())
        return True

    def on_entry_list_pointed(self, event: EntryList.Pointed) -> None:
        """Follow the pointer into another list."""
        note = self.session.review.notes.find(event.row_id)
        if note is not None and event.entry_list is self.list and note.kind not in (self._kind, "lesson"):
            self._kind = note.kind
            self.call_after_refresh(lambda: self.show_record(frozenset()))

    def _group(self, kind: Makes, title: str, note: str) -> Row:
        here = kind == self._kind
        text = words((title, "here" if here else "quiet"), bold=here)
        return Row(f"group-{kind}", line=text, right=(Cell(note, from_width=60),) if note else (), kind="group")

    def _entries(self, kind: str) -> list[Row]:
        session = self.session
        notes = session.review.notes_of(kind)
        rows = []
        for note in notes:
            cue = not self.quiet and session.wordings.any_on(note, "notes")
            rows.append(Row(note.id, note.text, left=(Cell("◊" if cue else "", 1, tone="cue"),)))
        return rows or [Row(f"none-{kind}", "   nothing yet", kind="text")]
