"""A phase's working area: what stands between the head and the desk, and what the pointer in it means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from facilitator.guidance import questions
from facilitator.review.capture import Makes, Target
from facilitator.review.twins import Twin
from facilitator.screens.commanding import bindings
from facilitator.session import Session
from facilitator.session.ledger import Touched
from facilitator.widgets.entry_list import EntryList, Row
from facilitator.widgets.lanes import Lanes, LanesView
from facilitator.widgets.page import Page, PageLine
from facilitator.widgets.row import Bar
from facilitator.widgets.words import Words

PICTURE_FROM = 30
"""Rows from which the incident is drawn under the list."""
FRESH = 1.5
"""Seconds for which an entry that has just come stands out."""
SIDE_FROM = 110
"""Columns from which a side pane stands beside the list."""
MARGIN = 2
"""Columns of the window that a working area as wide as it leaves free."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for the question row; `counter` is "3 of 7"."""

    text: str
    counter: str = ""


class PhaseList(EntryList):
    """The list of a phase: with the focus on it, letters act on the pointer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("list:entries"),
        Binding("tab", "screen.run('list.to-line')", show=False),
    ]

    def __init__(self) -> None:
        """Start empty; a click leaves the focus on the capture line."""
        super().__init__(focus_on_click=False)
        self._next: Callable[[str], object] | None = None

    def take_next(self, take: Callable[[str], object]) -> None:
        """Give the next key to `take` instead of its binding."""
        self._next = take

    async def on_event(self, event: events.Event) -> None:
        """Hand over the key that was asked for."""
        if isinstance(event, events.Key) and self._next is not None:
            take, self._next = self._next, None
            event.stop()
            event.prevent_default()
            take(event.character or "")
            return
        await super().on_event(event)


class Work(Vertical):
    """The working area of one phase. Subclasses say what its rows are; the frame does the rest."""

    PHASE: ClassVar[str] = ""
    """The phase's id in `guidance.PHASES`."""

    DEFAULT_CSS = """
    Work { height: 1fr; padding-top: 1; }
    Work > Horizontal { height: 1fr; }
    Work .work--main { width: 1fr; }
    Work .work--side { width: 40%; max-width: 52; display: none; border-left: solid $rule; margin-left: 1; }
    Work.-with-side .work--side { display: block; }
    """

    class Ready(Message):
        """The list is there and its pointer stands: the desk can say what the line belongs to."""

    class Changed(Message):
        """Something that the desk shows (the question, the target) may be different now."""

    def __init__(self, session: Session) -> None:
        """Show the review of `session`."""
        super().__init__()
        self.session = session
        self.begin_at = ""
        """The id of the row where the pointer stood when this phase was last shown."""
        self.quiet = False
        """Whether wording cues are off on this screen: then entries show none either."""
        self._known: set[str] | None = None
        self._fresh: set[str] = set()
        self._picture = Lanes()
        self.list = PhaseList()
        self.top = Bar()
        self.side = Page(classes="work--side")

    def compose(self) -> ComposeResult:
        """Lay out the top row and the list, the side pane beside them where there is room."""
        with Horizontal():
            with Vertical(classes="work--main"):
                yield self.top
                yield from self.compose_main()
            yield self.side

    def compose_main(self) -> ComposeResult:
        """Yield what stands under the top row: the list, and the incident's picture."""
        yield self.list
        yield self._picture

    def on_mount(self) -> None:
        """Show the record, the pointer where this phase begins."""
        self.show_record(frozenset())
        pointed = self.list.point_at(self.begin_at) or self.list.point_at(self.first_pointed())
        if not pointed and self.list.pointed is None:
            self.list.move(0)
        self.post_message(self.Ready())

    def on_resize(self) -> None:
        """Show the side pane where there is room for it."""
        side = self.has_side() and self.size.width + MARGIN >= SIDE_FROM
        if side != self.has_class("-with-side"):
            self.set_class(side, "-with-side")
            self.show_record(frozenset())
        self._draw()

    def show_record(self, touched: Touched) -> None:  # noqa: ARG002  # what changed; a subclass may redraw less
        """Show what the record holds now; rows that are equal cost nothing."""
        self.top.show(*self.top_row())
        self.list.set_rows(self._with_fresh(self.rows()))
        self.show_side()
        self._draw()

    def _draw(self) -> None:
        view = self.picture() if self.app.size.height >= PICTURE_FROM else None
        self._picture.display = view is not None
        if view is not None:
            self._picture.show(view)

    def _with_fresh(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows with those that have just come raised, for a moment."""
        ids = {row.id for row in rows if row.kind == "entry"}
        came = ids - self._known if self._known is not None else set()
        self._known = ids
        if came:
            self._fresh |= came
            self.set_timer(FRESH, lambda: self._settle(came))
        return [replace(row, fresh=True) if row.id in self._fresh else row for row in rows]

    def _settle(self, came: set[str]) -> None:
        self._fresh -= came
        self.show_record(frozenset())

    def show_side(self) -> None:
        """Show the side pane's lines, where it is shown at all."""
        if self.has_class("-with-side"):
            self.side.show(self.side_lines())

    # What a subclass says.

    def top_row(self) -> tuple[Words, Words]:
        """Return the words of the row above the list, left and right."""
        return (), ()

    def rows(self) -> Sequence[Row]:
        """Return the rows of the list."""
        return ()

    def first_pointed(self) -> str:
        """Return the id of the row the pointer starts on; empty: the first."""
        return ""

    def has_side(self) -> bool:
        """Tell whether this phase has a side pane."""
        return False

    def side_lines(self) -> Sequence[PageLine]:
        """Return the side pane's lines."""
        return ()

    def picture(self) -> LanesView | None:
        """Return the incident's picture, drawn under the list where there is room; None: this phase has none."""
        return None

    def target(self) -> Target | None:
        """Return what the pointer stands on, as the capture line understands it."""
        return None

    def after(self) -> datetime | None:
        """Return the instant from which bare times roll forward."""
        return None

    def list_kind(self) -> Makes:
        """Return the current list of Well & lucky."""
        return "well"

    def next_list(self) -> bool:
        """Change the current list; tells whether this phase has several."""
        return False

    def letter(self, command_id: str) -> bool:  # noqa: ARG002  # a subclass's letters
        """Do a letter of the list whose meaning is the phase's own; tells whether it means anything here."""
        return False

    def opened(self, row_id: str) -> bool:  # noqa: ARG002  # a subclass's rows
        """Answer enter on a row that is no entry; tells whether that was done."""
        return False

    def question(self) -> Asked | None:
        """Return the question that this phase itself asks now (what an entry lacks); None: the next of the phase's."""
        return None

    def questions(self) -> tuple[str, ...]:
        """Return the phase's questions."""
        return questions(self.PHASE)

    def remark(self) -> str:
        """Return what is worth knowing of the row under the pointer while nothing is typed."""
        return ""

    def twin(self) -> Twin | None:
        """Return the pair that the moment under the pointer may be one record of."""
        return None

    def reveal(self, record_id: str) -> bool:
        """Put the pointer on a record, if this phase shows it."""
        return self.list.point_at(record_id)

    def on_entry_list_pointed(self, event: EntryList.Pointed) -> None:
        """Follow the pointer: the side pane and the desk show what it stands on."""
        event.stop()
        self.show_side()
        self._draw()
        self.post_message(self.Changed())
