"""The outline: every section of a review as text or list, with its questions. The solo author's screen."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import TextArea

from facilitator.guidance import outline_questions
from facilitator.screens.commanding import Handlers, bindings, footer
from facilitator.screens.meeting.desk_screen import DeskScreen
from facilitator.screens.outline_lessons import LESSON_KEYS, SaidLessons
from facilitator.screens.outline_parts import LISTS, SECTION_KEYS, TEXT_KEYS, SectionList
from facilitator.screens.outline_text import OutlineText
from facilitator.screens.outline_walk import before, begins_in, next_unfinished, title_of
from facilitator.screens.outline_words import section_rows, side_lines, title_words
from facilitator.screens.routes import LeaveReview
from facilitator.session import Session
from facilitator.session.ledger import Touched, Undone
from facilitator.widgets.entry_list import EntryList
from facilitator.widgets.fields import TextField
from facilitator.widgets.page import Page
from facilitator.widgets.row import Bar
from facilitator.widgets.words import words

SIDE_FROM = 110
"""Columns from which the section's questions and moments stand beside it."""


class OutlineScreen(DeskScreen):
    """Every section of one review."""

    SCOPES: ClassVar[tuple[str, ...]] = ("everywhere", "review", "outline")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("outline"),
        Binding("f7", "screen.run('app.back-out')", show=False),
    ]
    AUTO_FOCUS = "#outline"
    CSS_PATH = "outline.tcss"
    LINE_KEYS: ClassVar[tuple[str, ...]] = (
        "meeting.question",
        "meeting.edit",
        "outline.next",
        "meeting.list",
        "app.help",
    )

    LABELS: ClassVar[Mapping[str, str]] = {"app.back-out": "outline"}

    def __init__(
        self, session: Session, *, demo: bool = False, quiet: bool = False, spot: str = "", record: str = ""
    ) -> None:
        """Begin in the section `spot`, else in the first that is not finished."""
        super().__init__(session, "timeline", demo=demo, quiet=quiet)
        self.section = begins_in(session.review, spot)
        self._record = record
        self._stood[self.section] = self.work.begin_at = record
        self._focus_mode = False
        self._list = SectionList(id="outline")
        self._heading = Bar()
        self._question = Bar()
        self.text = OutlineText(self)
        self._lessons = SaidLessons(self)
        self._side = Page(id="side")
        self._title_bar = Bar()
        self._place = 0

    def compose(self) -> ComposeResult:
        """Lay out the sections, the one that is open, its questions, and the desk."""
        yield self._title_bar
        with Horizontal(id="columns"):
            with Vertical(id="sections"):
                yield Bar(words(("Outline", "quiet")))
                yield self._list
            with Vertical(id="middle"):
                yield self._heading
                yield self._question
                yield self.text.users
                yield self.text.box
                yield self._lessons
                with Container(id="work"):
                    yield self.work
            yield self._side
        yield self.desk

    def on_mount(self) -> None:
        """Show the record and open the first section."""
        self._show_sections()
        self._list.point_at(self.section)
        self.open_section(self.section)
        if self._record:
            self.go_in()
            self.call_after_refresh(self._lessons.reveal, self._record)

    @property
    def is_text(self) -> bool:
        """Whether the open section is text."""
        return self.section not in LISTS

    def record_changed(self, touched: Touched) -> None:
        """Show sections, title and what is open."""
        if not self.is_mounted:
            return
        self._show_sections()
        self._title_row()
        self.text.follow()
        self._lessons.show(self.section)
        self._show_side()
        super().record_changed(touched)

    def _show_sections(self) -> None:
        self._list.set_rows(section_rows(self.session, quiet=self.cues.quiet))

    def quiet_changed(self) -> None:
        """Count the wordings to look at, or say nothing of them."""
        self._show_sections()
        super().quiet_changed()

    def tick(self) -> None:
        """Show the saved marker."""
        self._title_row()

    def open_section(self, section: str) -> None:
        """Show a section in the middle."""
        self.keep_text()
        self.section = section
        self._place = 0
        text = self.is_text
        self.query_one("#work").display = not text
        self.desk.set_class(text, "-text")
        self.text.show(section if text else "")
        self._lessons.show(self.section)
        if not text and self.shown != section:
            self.show_work(section)
        self._heading.show(words(title_of(self.session.review, section), bold=True))
        self._show_question()
        self._show_side()
        self.refresh_desk(settled=True)

    def go_in(self) -> None:
        """Put the focus into the open section."""
        if self.is_text:
            self.text.take_focus()
        else:
            self.line.focus()

    def keep_text(self) -> None:
        """Put the text into the record, as one undoable step where it differs."""
        self.text.keep(self._heading_text())

    def step(self, by: int) -> None:
        """Go to the next section that is not finished, or to the one before."""
        self.keep_text()
        review = self.session.review
        after = next_unfinished(review, self.section) if by > 0 else before(review, self.section)
        if after is None:
            self.say("Every section is written. /check lists what is worth a look; F7 goes back.")
            return
        self._list.point_at(after)
        self.open_section(after)
        self.go_in()

    def back_out(self) -> None:
        """Go from the text or the list to the sections, from there out."""
        if self._list.has_focus:
            self.keep_text()
            self.post_message(LeaveReview())
        else:
            self.keep_text()
            self._list.focus()

    def undo(self) -> Undone | None:
        """Take back the newest edit, and show what the section holds then."""
        self.keep_text()
        undone = super().undo()
        self.text.again(self.section if self.is_text else "")
        return undone

    def handlers(self) -> Handlers:
        """Return what the outline does."""
        own: Handlers = {
            "outline.next": lambda _: self.step(1),
            "outline.previous": lambda _: self.step(-1),
            "meeting.next": lambda _: self.step(1),
            "meeting.back": lambda _: self.step(-1),
            "meeting.question": lambda _: self.next_question(),
            "meeting.editor": lambda _: self.editor(),
            "meeting.list": lambda _: self.walk_focus(1),
            "meeting.kind": lambda _: self.walk_focus(-1),
            "outline.focus": lambda _: self.focus_mode(),
            "list.next-phase": lambda _: self.step(1),
            "list.previous-phase": lambda _: self.step(-1),
        }
        if self.text.box.has_focus:
            own = {**own, **self.text.cues.handlers()}
        elif self._lessons.list.has_focus:
            own = {**own, **self._lessons.handlers()}
        return {**super().handlers(), **own}

    def walk_focus(self, by: int) -> None:
        """Go from the sections into the text and back; in a list, from the line to its entries."""
        if not self.is_text:
            self.work.list.focus()
            return
        stops: list[Widget] = [self._list]
        stops += [self.text.users.box] if self.text.users.display else []
        stops += [self.text.box]
        stops += [self._lessons.list] if self._lessons.display else []
        here = next((place for place, stop in enumerate(stops) if stop.has_focus), 0)
        stops[(here + by) % len(stops)].focus()

    def next_question(self) -> None:
        """Show the next question of the section."""
        self._place = (self._place + 1) % max(len(outline_questions(self.section)), 1)
        self._show_question()

    def editor(self) -> None:
        """Write the section in the person's own editor."""
        if not self.is_text:
            self.sheets.editor()
            return
        if self.text.edit():
            self.keep_text()

    def focus_mode(self) -> None:
        """Hide both sides, or show them again."""
        self._focus_mode = not self._focus_mode
        self.query_one("#columns").set_class(self._focus_mode, "-focus")

    def on_resize(self) -> None:
        """Show the questions beside the text where there is room."""
        self.query_one("#columns").set_class(self.app.size.width >= SIDE_FROM, "-with-side")
        self._show_side()

    def refresh_desk(self, *, settled: bool = False) -> None:
        """Show echo and keys; for lists also what the line means."""
        if not self.is_text:
            super().refresh_desk(settled=settled)
            return
        cue = self.text.cues.shown if self.text.box.has_focus else None
        self.echo.show_or(self.text.cues.echo() if cue else None)
        if self.text.box.has_focus:
            self.desk.show_keys(footer(self.text.cues.keys() if cue else TEXT_KEYS, self.LABELS))
        else:
            self.desk.show_keys(LESSON_KEYS if self._lessons.list.has_focus else SECTION_KEYS)

    @on(EntryList.Pointed, "#outline")
    def _pointed(self, event: EntryList.Pointed) -> None:
        event.stop()
        if event.row_id != self.section:
            self.open_section(event.row_id)

    @on(EntryList.Opened, "#outline")
    def _enter(self, event: EntryList.Opened) -> None:
        event.stop()
        self.go_in()

    @on(EntryList.Opened, "#lessons")
    def _lesson_opened(self, event: EntryList.Opened) -> None:
        event.stop()
        self._lessons.edit()

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        if event.text_area is not self.text.box:
            return
        event.stop()
        self.echo.clear()
        self.text.cues.typed(settled=False)
        self.refresh_desk()
        self.text.keep_soon()

    @on(TextField.Changed)
    def _users_typed(self, event: TextField.Changed) -> None:
        event.stop()
        self.text.keep_soon()

    @on(TextArea.SelectionChanged)
    def _cursor_moved(self, event: TextArea.SelectionChanged) -> None:
        if event.text_area is self.text.box and self.text.box.has_focus:
            self.text.cues.moved()
            self.refresh_desk()

    def settle(self) -> None:
        """Look at the text and keep it: the keys rest."""
        self.text.cues.typed(settled=True)
        self.keep_text()
        self.refresh_desk(settled=True)

    def _heading_text(self) -> str:
        return "".join(piece.text for piece in self._heading.shown[0]).lower()

    def _show_question(self) -> None:
        asked = outline_questions(self.section)
        question = asked[self._place % len(asked)] if asked else ""
        self._question.show(words(("? ", "here"), (question, "quiet")) if question else ())

    def _title_row(self) -> None:
        self._title_bar.show(*title_words(self.session, *self.saved_marker()))

    def _show_side(self) -> None:
        if self.query_one("#columns").has_class("-with-side"):
            self._side.show(tuple(side_lines(self.session, self.section)))
