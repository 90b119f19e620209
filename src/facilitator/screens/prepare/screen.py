"""Prepare: four sections left, the work right. F9 always opens the start sheet."""

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from facilitator.guidance import severities
from facilitator.screens.commanding import Handlers, bindings
from facilitator.screens.prepare.agenda import AgendaSection
from facilitator.screens.prepare.checklist import ChecklistSection
from facilitator.screens.prepare.importing import Importing
from facilitator.screens.prepare.people import PeopleSection
from facilitator.screens.prepare.section import Section
from facilitator.screens.prepare.start_sheet import Start, StartSheet
from facilitator.screens.prepare.timeline_import import TimelineSection
from facilitator.screens.review_screen import ReviewScreen
from facilitator.screens.routes import CuesChosen
from facilitator.session import Session
from facilitator.session.ledger import Touched
from facilitator.times import day_words
from facilitator.widgets.capture_line import CaptureLine
from facilitator.widgets.entry_list import EntryList, Row
from facilitator.widgets.keys import Key, KeyRow
from facilitator.widgets.row import Bar
from facilitator.widgets.words import Words, words

IMPORT: Final = "import:"
"""How `spot` begins when a file is to be shown at once."""
_OUTER: Final = (Key("F9", "start", "prepare.start"), Key("esc", "back", "app.back-out"), Key("F1", "help", "app.help"))
_SECTION_KEYS: Final = (Key("↑ ↓", "section"), Key("tab", "into it"), Key("F7", "outline", "review.outline"))


class SectionNames(EntryList):
    """The sections on the left: the one pointed at is shown on the right."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "screen.walk_focus(1)", show=False),
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("question_mark", "screen.run('app.help')", show=False),
    ]


class PrepareScreen(ReviewScreen):
    """A review before its meeting."""

    SCOPES = ("everywhere", "review", "prepare", "list:prepare")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("prepare"),
        Binding("tab", "walk_focus(1)", show=False),
        Binding("shift+tab", "walk_focus(-1)", show=False),
    ]
    AUTO_FOCUS = "#sections"
    CSS_PATH = "prepare.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]  # noqa: RUF012 - Textual's own form

    def __init__(self, session: Session, *, demo: bool = False, spot: str = "", quiet: bool = False) -> None:
        """Show the review; `spot` is a section's name, or `import:` and a path whose preview opens at once."""
        super().__init__(session, demo=demo)
        self._quiet = quiet
        self._spot = spot
        self._stale: set[str] = set()
        """Names of the sections that show an earlier state of the record."""
        self._sections: tuple[Section, ...] = (
            PeopleSection(session),
            TimelineSection(session),
            AgendaSection(session),
            ChecklistSection(session),
        )
        self.names = SectionNames(id="sections")
        self.importing = Importing(self, self._name_again)
        self._named = ""
        """The line that named the files last read: a reading that is stopped puts it back."""
        self._title = Bar(id="title")
        self._echo = Bar(id="echo")
        self._keys = KeyRow()

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return next((one for one in self._sections if self.names.pointed == one.NAME), self._sections[0])

    def compose(self) -> ComposeResult:
        """Lay out title, sections, work, echo and keys."""
        yield self._title
        with Horizontal(id="panes"):
            yield self.names
            with Vertical(id="work"):
                yield from self._sections
        yield self._echo
        yield self._keys

    def on_mount(self) -> None:
        """Show the section that was asked for."""
        self.record_changed(frozenset())
        wanted = "timeline" if self._spot.startswith(IMPORT) else self._spot
        if not self.names.point_at(wanted):
            self.names.move(0)
        self._show_section()
        if self._spot.startswith(IMPORT):
            self.call_after_refresh(self._open_at_once, self._spot.removeprefix(IMPORT))
        elif wanted:
            self.call_after_refresh(self.section.take_focus)

    def on_unmount(self) -> None:
        """Stop what is being read."""
        self.importing.stop()

    def record_changed(self, touched: Touched) -> None:
        """Show what the record holds now."""
        del touched  # one short list is shown: showing it costs less than finding out what differs
        self._stale = {section.NAME for section in self._sections}
        self._show_fresh()
        self.names.set_rows(self._name_rows())
        self._show_title()
        self._show_keys()

    def handlers(self) -> Handlers:
        """Return what Prepare does."""
        own: Handlers = {
            "prepare.start": lambda _: self.start(),
            "list.tick": lambda _: self.section.tick(),
            "list.edit": lambda _: self.section.edit(),
            "list.delete": lambda _: self.section.delete(),
            "list.down": lambda _: self.section.list.action_cursor_down(),
            "list.up": lambda _: self.section.list.action_cursor_up(),
            "list.undo": lambda _: self.undo(),
            "list.to-line": lambda _: self.section.take_focus(),
            "review.import": self._open_at_once,
        }
        return {**super().handlers(), **own}

    def back_out(self) -> None:
        """Stop reading; else go from the work to the sections; else out of the review."""
        if self.importing.busy:
            self.importing.stop()
            self._name_again()
            self.say("Reading was stopped; nothing was added.")
        elif self.names.has_focus:
            super().back_out()
        else:
            self.names.focus()

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something in the echo row."""
        self._echo.show(words(sentence, tone="alarm", bold=True) if problem else words((sentence, "quiet")))

    def action_walk_focus(self, by: int) -> None:
        """Go from the sections into the work, through its line and list, and back."""
        stops = (self.names, *self.section.stops())
        here = next((place for place, stop in enumerate(stops) if stop.has_focus), 0)
        stops[(here + by) % len(stops)].focus()

    # The start.

    def start(self) -> None:
        """Open the start sheet; a meeting that runs is gone to."""
        if self.session.review.meta.started is not None:
            self.go("meeting")
        elif not self.session.review.agenda.live:
            self.names.point_at("agenda")
            self.section.take_focus()
            self.say("No meeting is planned: 1 to 6 choose a length here; F7 writes the review without one.")
        else:
            self.app.push_screen(StartSheet(self.session, quiet=self._quiet), self._start)

    def _start(self, chosen: Start | None) -> None:
        if chosen is None:
            return
        self._quiet = chosen.quiet
        self.session.meeting.start(chosen.minutes, chosen.ends)
        self.post_message(CuesChosen(chosen.quiet))
        self.go("meeting")

    # Import.

    @on(TimelineSection.FilesNamed)
    def _files_named(self, event: TimelineSection.FilesNamed) -> None:
        event.stop()
        self._named = event.line
        self.importing.read_files(event.paths)

    @on(TimelineSection.TextPasted)
    def _text_pasted(self, event: TimelineSection.TextPasted) -> None:
        event.stop()
        self._named = ""
        self.importing.read_text(event.text)

    def _name_again(self) -> None:
        """Put the path of what is not read into the empty line, to be corrected."""
        line = self.section.line
        if line is not None and not line.value and self.section.NAME == "timeline":
            self.section.put_into_line(self._named)

    def _open_at_once(self, text: str) -> None:
        """Show the preview of the file that `text` names; without one, the line waits for a path."""
        self.names.point_at("timeline")
        self._show_section()
        self.section.take_focus()
        text = text.strip()
        if not text:
            self.say("Name a file here: tab completes its path.")
        else:
            self.section.sent(text, "")

    # What keys and clicks on the parts mean.

    @on(EntryList.Pointed, "#sections")
    def _section_pointed(self, event: EntryList.Pointed) -> None:
        event.stop()
        self._show_section()
        if event.by_hand:
            self.say("")

    @on(EntryList.Opened)
    def _opened(self, event: EntryList.Opened) -> None:
        event.stop()
        if event.entry_list is self.names:
            self.section.take_focus()
        else:
            self.section.edit()

    @on(EntryList.Pointed)
    def _entry_pointed(self, event: EntryList.Pointed) -> None:
        event.stop()
        self._show_keys()

    @on(Section.FocusWalked)
    def _focus_walked(self, event: Section.FocusWalked) -> None:
        event.stop()
        self.action_walk_focus(event.by)

    @on(CaptureLine.UndoAsked)
    def _undo_in_line(self, event: CaptureLine.UndoAsked) -> None:
        event.stop()
        undone = self.undo()
        line = self.section.line
        if undone is not None and undone.line and line is not None and not line.value:
            self.section.put_into_line(undone.line)

    @on(CaptureLine.RedoAsked)
    def _redo_in_line(self, event: CaptureLine.RedoAsked) -> None:
        event.stop()
        self.redo()

    @on(CaptureLine.HelpAsked)
    def _help_in_line(self, event: CaptureLine.HelpAsked) -> None:
        event.stop()
        self.run_command("app.help")

    @on(Section.Said)
    def _section_said(self, event: Section.Said) -> None:
        event.stop()
        self.say(event.sentence, problem=event.problem)

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus."""
        self._show_keys()

    # Drawing.

    def _show_section(self) -> None:
        shown = self.section
        for section in self._sections:
            section.display = section is shown
        self._show_fresh()
        self._show_keys()

    def _show_fresh(self) -> None:
        """Show the record in the section that is shown; the others follow when they are gone to."""
        section = self.section
        if section.NAME in self._stale and section.is_mounted:
            self._stale.discard(section.NAME)
            section.show_record()

    def _name_rows(self) -> list[Row]:
        found: list[Row] = []
        for section in self._sections:
            if found:
                found.append(Row(f"blank:{section.NAME}", kind="blank"))
            found.append(Row(section.NAME, section.TITLE, under=(section.summary(),), under_always=True))
        return found

    def _show_title(self) -> None:
        meta = self.session.review.meta
        severity = next((one.short for one in severities() if one.id == meta.severity), "")
        marker, tone = self.saved_marker()
        when: Words = ()
        if meta.meets is not None and meta.started is None:
            meets = meta.meets.astimezone(self.session.clock.zone)
            when = words((f"   meets {day_words(meets.date(), today=self.session.today())}, {meets:%H:%M}", "quiet"))
        elif meta.started is not None:
            when = words(("   the meeting runs" if meta.ended is None else "   the meeting is over", "here"))
        left = words(meta.title or "Untitled", bold=True) + words((f"  {severity}", "quiet"))
        self._title.show(left, words((marker, tone)) + when)

    def _show_keys(self) -> None:
        if self.names.has_focus:
            self._keys.show((*_SECTION_KEYS, *_OUTER))
        else:
            line = self.section.line
            in_line = line is not None and line.has_focus
            self._keys.show((*self.section.keys(in_line=in_line), *_OUTER))
