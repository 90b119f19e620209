"""The parking lot: what is parked, and what becomes of it."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.guidance import phase_title
from facilitator.review.records import Parked
from facilitator.session import Session
from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.sheet import Sheet
from facilitator.widgets.words import words

KEYS = (
    Key("a", "action"),
    Key("f", "factor"),
    Key("t", "take up"),
    Key("s", "send"),
    Key("delete", "drop"),
    Key("esc", "back"),
    Key("F1", "help"),
)
KINDS = ("idea", "question", "not today")


class ParkingLot(Sheet[str]):
    """Gives back the id of what was taken up, or what should be said."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "make('action')", show=False),
        Binding("f", "make('factor')", show=False),
        Binding("t", "take_up", show=False),
        Binding("s", "send", show=False),
        Binding("k", "kind", show=False),
        Binding("delete", "drop", show=False),
        Binding("u,ctrl+z", "undo", show=False),
        Binding("f3", "back", show=False),
    ]

    def __init__(self, session: Session, phase: str, *, kept: str = "") -> None:
        """Show the lot of `session`; what is taken up goes into `phase`."""
        super().__init__("Parking lot", keys=KEYS, kept=kept)
        self._session = session
        self._phase = phase
        self._list = EntryList()
        self._stop: Callable[[], None] | None = None

    def compose_body(self) -> ComposeResult:
        """Yield the list."""
        self._list.styles.height = "auto"
        self._list.styles.max_height = 12
        yield self._list

    def on_mount(self) -> None:
        """Show the lot and follow it."""
        self._show()
        self._stop = self._session.observe(lambda _: self._show())

    def on_unmount(self) -> None:
        """Stop following."""
        if self._stop is not None:
            self._stop()

    def action_make(self, kind: str) -> None:
        """Make an action or a factor of it."""
        parked = self._pointed()
        if parked is not None and not parked.outcome:
            self._session.entries.from_parked(parked.id, kind)

    def action_take_up(self) -> None:
        """Take it up in this phase, as a note on the review."""
        parked = self._pointed()
        if parked is not None and not parked.outcome:
            self._session.entries.from_parked(parked.id, self._phase)

    def action_send(self) -> None:
        """Say to whom it goes: the words come into the line."""
        parked = self._pointed()
        if parked is not None:
            self.dismiss(parked.id)

    def action_kind(self) -> None:
        """Call it an idea, a question, or not for today."""
        parked = self._pointed()
        if parked is not None:
            after = KINDS[(KINDS.index(parked.kind) + 1) % len(KINDS)]
            self._session.entries.set(parked.id, "kind", after)

    def action_drop(self) -> None:
        """Delete it; undo brings it back."""
        parked = self._pointed()
        if parked is not None:
            self._session.entries.delete(parked.id)

    def action_undo(self) -> None:
        """Take back the newest edit."""
        self._session.undo()

    def _pointed(self) -> Parked | None:
        return self._session.review.parked.find(self._list.pointed or "")

    def _show(self) -> None:
        rows = [self._row(parked) for parked in self._session.review.parked.live]
        left = sum(not parked.outcome for parked in self._session.review.parked.live)
        self._list.set_rows(rows or [Row("none", "Nothing is parked. F3 parks what stands in the line.", kind="text")])
        self.show_title("Parking lot", f"{left} parked" if rows else "")

    def _row(self, parked: Parked) -> Row:
        said = parked.outcome or f"{parked.kind}, {phase_title(parked.phase, 'the review')}"
        return Row(
            parked.id,
            line=words(parked.text, tone="quiet" if parked.outcome else "ink"),
            left=(Cell("●" if parked.outcome else "○", 1, tone="here" if parked.outcome else "quiet"),),
            right=(Cell(said, from_width=50),),
        )
