"""The sheet of open actions: what all reviews of the workspace still have to do, soonest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.worker import get_current_worker

from facilitator.clock import Clock
from facilitator.errors import FacilitatorError
from facilitator.library import Entry, Library
from facilitator.review.records import Action
from facilitator.review.still_open import open_actions
from facilitator.screens import library_rows as say
from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.sheet import Sheet
from facilitator.widgets.words import words

KEYS = (Key("enter", "open its review"), Key("↑ ↓", "choose"), Key("esc", "back"))


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open action and where it belongs."""

    folder: str
    review: str
    action: Action


class OpenActionsSheet(Sheet[tuple[str, str]]):
    """Lists open actions; gives back folder and action's id of the one that was opened."""

    BINDINGS: ClassVar[list[BindingType]] = []

    DEFAULT_CSS = """
    OpenActionsSheet EntryList, OpenActionsSheet EntryList:focus {
        height: auto; max-height: 16; scrollbar-background: $raised;
    }
    """

    def __init__(self, library: Library, entries: Iterable[Entry], clock: Clock) -> None:
        """List what is open in these reviews."""
        super().__init__("Open actions", "reading", keys=KEYS)
        self._library = library
        self._entries = tuple(entry for entry in entries if entry.open_actions and not entry.problem)
        self._clock = clock
        self._list = EntryList()
        self._found: tuple[Waiting, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Yield the list."""
        yield self._list

    def on_mount(self) -> None:
        """Read the reviews, beside the interface: there may be many."""
        self._read()

    @work(thread=True, group="open-actions", exclusive=True)
    def _read(self) -> None:
        found: list[Waiting] = []
        worker = get_current_worker()
        for entry in self._entries:
            if worker.is_cancelled:
                return
            try:
                review = self._library.load(entry.folder)
            except FacilitatorError:
                continue  # the list itself says why it cannot be read
            found += [Waiting(entry.folder, entry.title, one) for one in open_actions(review)]
        if worker.is_cancelled:
            return  # the sheet has closed: nobody waits for the answer
        found.sort(key=lambda one: (one.action.due or date.max, one.review, one.action.pos))
        self.app.call_from_thread(self._show, tuple(found))

    def _show(self, found: tuple[Waiting, ...]) -> None:
        if not self.is_attached:
            return
        self._found = found
        now = self._clock.now().astimezone(self._clock.zone)
        late = sum(one.action.due is not None and one.action.due < now.date() for one in found)
        self.show_title("Open actions", f"{len(found)} open, {late} late" if late else f"{len(found)} open")
        if not found:
            self.show_hint(words(("Nothing is open in any review.", "quiet")))
        self._list.set_rows([_row(place, one, now) for place, one in enumerate(found)])
        self._list.move(0)

    @on(EntryList.Opened)
    def _opened(self, event: EntryList.Opened) -> None:
        event.stop()
        one = self._found[int(event.row_id)]
        self.dismiss((one.folder, one.action.id))


def _row(place: int, one: Waiting, now: datetime) -> Row:
    """Return an action's row. Its owner is named under it, but never beside "late"."""
    late = one.action.due is not None and one.action.due < now.date()
    owner = f", {one.action.owner}" if one.action.owner and not late else ""
    right = (
        Cell(one.review, width=28, from_width=100),
        Cell(line=say.due_words(one.action, now), width=20, align="right", gap=1),
    )
    return Row(str(place), one.action.text, right=right, under=(words((f"{one.review}{owner}", "quiet")),))
