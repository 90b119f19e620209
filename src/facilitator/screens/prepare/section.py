"""What the four sections of Prepare share: a heading, a list, perhaps a line to type in."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from facilitator.screens.commanding import bindings
from facilitator.session import Session
from facilitator.widgets.capture_line import CaptureLine, LineRow
from facilitator.widgets.entry_list import EntryList
from facilitator.widgets.keys import Key
from facilitator.widgets.row import Bar
from facilitator.widgets.words import Words


class SectionList(EntryList):
    """The list of a section: with the focus on it, letters act on the pointer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("list:prepare"),
        Binding("question_mark", "screen.run('app.help')", show=False),
    ]


class Section(Vertical):
    """One section. A subclass says what it shows and what its keys do."""

    NAME: ClassVar[str] = ""
    """As `spot` and the section list name it."""
    TITLE: ClassVar[str] = ""

    @dataclass
    class Said(Message):
        """Something for the echo row."""

        sentence: str
        problem: bool = False

    @dataclass
    class FocusWalked(Message):
        """Tab or shift+tab in the line: the focus is to go on or back."""

        by: int

    def __init__(self, session: Session) -> None:
        """Show the review of `session`."""
        super().__init__(id=self.NAME)
        self.session = session
        self.top = Bar(classes="section--top")
        self.list = self.make_list()
        self.line: CaptureLine | None = None
        self.editing = ""
        """The id of the entry whose words are in the line."""
        self._left = ""
        """The same, once the line is empty: sending empties it before it reports what was sent."""

    def make_list(self) -> EntryList:
        """Return the list."""
        return SectionList(classes="section--list")

    def compose(self) -> ComposeResult:
        """Lay out heading, list, what stands under it, and the line."""
        yield self.top
        yield self.list
        yield from self.compose_under()
        if self.line is not None:
            yield LineRow(self.line)

    def compose_under(self) -> ComposeResult:
        """Yield what stands between list and line."""
        yield from ()

    def on_mount(self) -> None:
        """Show the record, the pointer on its first row."""
        self.show_record()
        self.list.move(0)

    def show_record(self) -> None:
        """Show what the record holds now."""
        raise NotImplementedError

    def summary(self) -> Words:
        """Return the row under the section's name on the left."""
        raise NotImplementedError

    def keys(self, *, in_line: bool) -> tuple[Key, ...]:
        """Return the section's own keys for the footer."""
        raise NotImplementedError

    def stops(self) -> tuple[Widget, ...]:
        """Return where tab stops in this section: the line first, then the list where something can be pointed at."""
        line = (self.line,) if self.line is not None else ()
        return (*line, self.list) if any(row.pointable for row in self.list.rows) else line

    def take_focus(self) -> None:
        """Put the focus into the section."""
        for stop in self.stops()[:1]:
            stop.focus()

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something in the echo row."""
        self.post_message(self.Said(sentence, problem))

    # What a subclass does, where it does something.

    def typed(self, text: str) -> None:
        """Follow the line."""

    def sent(self, text: str, editing: str) -> None:
        """Take what was sent from the line; `editing` is the id of the entry whose words it was."""

    def pasted(self, text: str) -> None:
        """Take several pasted lines."""

    def complete(self) -> bool:
        """Complete what is half typed in the line; False: tab goes on to the list."""
        return False

    def tick(self) -> None:
        """Answer space on the pointed row."""

    def edit(self) -> None:
        """Answer e or enter on the pointed row."""

    def delete(self) -> None:
        """Answer delete on the pointed row."""

    def put_into_line(self, text: str, record_id: str = "", *, at: int | None = None) -> None:
        """Put words into the line, to be changed there; `at` is the cursor's place, the end by itself."""
        if self.line is None:
            return
        self.editing = record_id
        with self.line.prevent(Input.Changed):  # the echo row keeps what was just said of it
            self.line.set_text(text)
        if at is not None:
            self.line.cursor_position = at
        self.line.focus()

    # What the line reports.

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._left, self.editing = ("", self.editing) if event.value else (self.editing, "")
        self.typed(event.value)

    @on(CaptureLine.Sent)
    def _sent(self, event: CaptureLine.Sent) -> None:
        event.stop()
        editing, self._left = self.editing or self._left, ""
        self.sent(event.text, editing)

    @on(CaptureLine.Pasted)
    def _pasted(self, event: CaptureLine.Pasted) -> None:
        event.stop()
        self.pasted(event.text)

    @on(CaptureLine.PasteCut)
    def _paste_cut(self, event: CaptureLine.PasteCut) -> None:
        event.stop()
        self.say(
            f"{event.kept:,} characters were taken, {event.dropped:,} left out: import a file instead.", problem=True
        )

    @on(CaptureLine.Moved)
    def _moved(self, event: CaptureLine.Moved) -> None:
        event.stop()
        if event.pages:
            self.list.move_page(event.by)
        else:
            self.list.move(event.by)

    @on(CaptureLine.TabPressed)
    def _tab_in_line(self, event: CaptureLine.TabPressed) -> None:
        event.stop()
        if not self.complete():
            self.post_message(self.FocusWalked(1))

    @on(CaptureLine.KindWalked)
    def _shift_tab_in_line(self, event: CaptureLine.KindWalked) -> None:
        event.stop()
        self.post_message(self.FocusWalked(-1))
