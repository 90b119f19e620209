"""The outline: every section of a review as text or list, with its questions. The solo author's screen."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import TextArea

from facilitator.errors import FacilitatorError
from facilitator.guidance import outline_questions
from facilitator.review.completeness import sections_state
from facilitator.screens.commanding import Handlers, bindings, footer
from facilitator.screens.meeting.desk_screen import DeskScreen
from facilitator.screens.outline_words import section_rows, side_lines, title_words
from facilitator.screens.own_editor import write_in_editor
from facilitator.screens.record_text import RecordText
from facilitator.screens.routes import LeaveReview
from facilitator.screens.text_cues import TextCues
from facilitator.session import Session
from facilitator.session.ledger import Touched, Undone
from facilitator.widgets.entry_list import EntryList
from facilitator.widgets.fields import TextField
from facilitator.widgets.keys import Key
from facilitator.widgets.page import Page
from facilitator.widgets.row import Bar
from facilitator.widgets.text_box import TextBox
from facilitator.widgets.words import words

LISTS = ("timeline", "factors", "well", "actions")
"""Sections that are lists of entries; the others are text."""
SAVE_AFTER = 0.6
"""Seconds without a key after which a text goes into the record."""
SIDE_FROM = 110
TEXT_KEYS = ("meeting.question", "meeting.editor", "outline.next", "app.back-out", "app.help")
CUE_KEYS = ("meeting.reword", "meeting.leave", *TEXT_KEYS)
SECTION_KEYS = (
    Key("enter", "write"),
    Key("F9", "next unfinished", "outline.next"),
    Key("c", "check", "review.check"),
    Key("x", "export", "review.export"),
    Key("^z", "undo", "edit.undo"),
    Key("esc", "back", "app.back-out"),
    Key("F1", "help", "app.help"),
)


class SectionList(EntryList):
    """The sections of a review."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "screen.run('review.check')", show=False),
        Binding("x", "screen.run('review.export')", show=False),
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("question_mark", "screen.run('app.help')", show=False),
    ]


class SectionText(TextBox):
    """The text of a section."""


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
        states = sections_state(session.review)
        known = [state.id for state in states]
        first = next((state.id for state in states if state.state != "done"), known[0])
        self.section = spot if spot in known else "summary" if spot and "summary" in known else first
        self._record = record
        self._focus_mode = False
        self._list = SectionList(id="outline")
        self._heading = Bar()
        self._question = Bar()
        self._text = SectionText("", lines=True, tall=True)
        self._users = TextField("impact_users", "How many")
        self._written = RecordText(session, self._text)
        self._counted = RecordText(session, self._users.box)
        self._side = Page(id="side")
        self._title_bar = Bar()
        self._place = 0
        self._saving_soon: Timer | None = None
        self.text_cues = TextCues(self, self._text)

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
                yield self._users
                yield self._text
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
            self.call_after_refresh(self.work.reveal, self._record)

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
        self._written.follow()
        self._counted.follow()
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
        self._text.display = text
        self._users.display = section == "impact"
        self.query_one("#work").display = not text
        self.desk.set_class(text, "-text")
        self._written.show(section if text else "")
        self._counted.show("impact_users" if section == "impact" else "")
        if not text and self.shown != section:
            self.show_work(section)
        title = next((one.title for one in sections_state(self.session.review) if one.id == section), section)
        self._heading.show(words(title, bold=True))
        self._show_question()
        self._show_side()
        self.refresh_desk(settled=True)

    def go_in(self) -> None:
        """Put the focus into the open section."""
        if self.is_text:
            if self._text.cursor_location == (0, 0):
                self._text.move_cursor(self._text.document.end)
            self._text.focus()
        else:
            self.line.focus()

    def keep_text(self) -> None:
        """Put the text into the record, as one undoable step where it differs."""
        if self._saving_soon is not None:
            self._saving_soon.stop()
            self._saving_soon = None
        overtaken = self._written.keep(f"write {self._heading_text()}")
        overtaken = self._counted.keep("number of users") or overtaken
        if overtaken:
            self.say("Somebody else wrote here meanwhile; their text is in the history, ^z brings it back.")

    def step(self, by: int) -> None:
        """Go to the next section that is not finished, or to the one before."""
        self.keep_text()
        states = sections_state(self.session.review)
        ids = [state.id for state in states]
        place = ids.index(self.section)
        if by > 0:
            order = [*states[place + 1 :], *states[:place]]
            after = next((state.id for state in order if state.state != "done"), None)
            if after is None:
                self.say("Every section is written. /check lists what is worth a look; F7 goes back.")
                return
        else:
            after = ids[max(place - 1, 0)]
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
        self._written.show(self.section if self.is_text else "")
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
        cues = self.text_cues.handlers() if self._text.has_focus else {}
        return {**super().handlers(), **own, **cues}

    def walk_focus(self, by: int) -> None:
        """Go from the sections into the text and back; in a list, from the line to its entries."""
        if not self.is_text:
            self.work.list.focus()
            return
        stops = [self._list, *([self._users.box] if self._users.display else []), self._text]
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
        try:
            self._text.set_text(write_in_editor(self.app, self._text.text))
        except FacilitatorError as error:
            self.say(str(error), problem=True)
        else:
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
        cue = self.text_cues.shown if self._text.has_focus else None
        self.echo.show_or(self.text_cues.echo() if cue else None)
        if self._text.has_focus:
            self.desk.show_keys(footer(CUE_KEYS if cue else TEXT_KEYS, self.LABELS))
        else:
            self.desk.show_keys(SECTION_KEYS)

    @on(EntryList.Pointed, "#outline")
    def _pointed(self, event: EntryList.Pointed) -> None:
        event.stop()
        if event.row_id != self.section:
            self.open_section(event.row_id)

    @on(EntryList.Opened, "#outline")
    def _enter(self, event: EntryList.Opened) -> None:
        event.stop()
        self.go_in()

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        if event.text_area is not self._text:
            return
        event.stop()
        self.echo.clear()
        self.text_cues.typed(settled=False)
        self.refresh_desk()
        if self._saving_soon is not None:
            self._saving_soon.stop()
        self._saving_soon = self.set_timer(SAVE_AFTER, self._settle)

    @on(TextField.Changed)
    def _users_typed(self, event: TextField.Changed) -> None:
        event.stop()
        if self._saving_soon is not None:
            self._saving_soon.stop()
        self._saving_soon = self.set_timer(SAVE_AFTER, self._settle)

    @on(TextArea.SelectionChanged)
    def _cursor_moved(self, event: TextArea.SelectionChanged) -> None:
        if event.text_area is self._text and self._text.has_focus:
            self.text_cues.typed(settled=True)
            self.refresh_desk()

    def _settle(self) -> None:
        self.text_cues.typed(settled=True)
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
