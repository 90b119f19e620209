"""A working area and the capture desk under it: what the meeting and the outline share.

The line keeps the focus; what is typed is never interrupted and never lost.
"""

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Input

from facilitator.commands import by_id
from facilitator.guidance import marks
from facilitator.screens.commanding import Handler, Handlers, bindings, footer
from facilitator.screens.meeting.capture_flow import CaptureFlow
from facilitator.screens.meeting.cue_keys import CueKeys
from facilitator.screens.meeting.desk_keys import KEYS, cue_keys, list_keys
from facilitator.screens.meeting.echo_row import EchoRow
from facilitator.screens.meeting.entry_verbs import EntryVerbs
from facilitator.screens.meeting.mentions import mentions
from facilitator.screens.meeting.question_row import QuestionRow
from facilitator.screens.meeting.sending import Sending
from facilitator.screens.meeting.sheets import SheetKeys
from facilitator.screens.meeting.work import PhaseList, Work
from facilitator.screens.meeting.works import work_for
from facilitator.screens.review_screen import ReviewScreen
from facilitator.screens.routes import CuesChosen
from facilitator.session import Session
from facilitator.session.ledger import Touched, Undone
from facilitator.widgets.capture_line import CaptureLine
from facilitator.widgets.desk import Desk
from facilitator.widgets.entry_list import EntryList


class DeskScreen(ReviewScreen):
    """A screen with a working area and a capture desk."""

    SCOPES: ClassVar[tuple[str, ...]] = ("everywhere", "review", "meeting")
    BINDINGS: ClassVar[list[BindingType]] = bindings("meeting")
    AUTO_FOCUS = "CaptureLine"
    LINE_KEYS: ClassVar[tuple[str, ...]] = KEYS
    """The footer while the line has the focus."""
    LABELS: ClassVar[Mapping[str, str]] = {}
    """Other words for some keys of the footer."""

    def __init__(self, session: Session, shown: str, *, demo: bool = False, quiet: bool = False) -> None:
        """Show the working area of the phase `shown`."""
        super().__init__(session, demo=demo)
        self.shown = shown
        """The phase whose list is shown."""
        self.work: Work = work_for(shown, session)
        self.work.quiet = quiet
        self.desk = Desk()
        self.flow = CaptureFlow(session)
        self.cues = CueKeys(self, quiet=quiet)
        self.verbs = EntryVerbs(self)
        self.sheets = SheetKeys(self)
        self.questions = QuestionRow(self)
        self.echo = EchoRow(self)
        self.sending = Sending(self)
        self._stood: dict[str, str] = {}
        """Where the pointer stood in each phase that was left."""
        self._by_hand = True
        self._all_handlers: Handlers | None = None

    @property
    def line(self) -> CaptureLine:
        """The capture line."""
        return self.desk.line

    def record_changed(self, touched: Touched) -> None:
        """Redraw what changed, here or at another hand."""
        if not self.is_mounted:
            return
        self.work.show_record(touched)
        self.tick()
        if not self.line.value:
            self.refresh_desk()

    def tick(self) -> None:
        """Show what time changes; a screen with a clock does."""

    def show_work(self, phase: str, *, mine: bool = True) -> None:
        """Show the working area of a phase; the line's text stays, its meaning only when another hand moved."""
        self.shown = phase
        old, self.work = self.work, work_for(phase, self.session)
        self._stood[old.PHASE] = old.list.pointed or ""
        self.work.begin_at = self._stood.get(phase, "")
        self.work.quiet = self.cues.quiet
        with self.app.batch_update():
            self.query_one("#work", Container).mount(self.work)
            old.remove()
        self.questions.restart()
        self._by_hand = mine

    @on(Work.Ready)
    def _work_ready(self) -> None:
        if self._by_hand:
            self.moved_by_hand()
        else:
            self.refresh_desk()

    def look(self, phase: str) -> None:
        """Show another phase's list."""
        self.show_work(phase)

    def step(self, by: int) -> None:
        """Go to the next or the previous of what this screen walks."""

    def quiet_changed(self) -> None:
        """Show entries' own cues, or none, after the key that turns cues on or quiet."""
        self.work.quiet = self.cues.quiet
        self.work.show_record(frozenset())
        self.post_message(CuesChosen(self.cues.quiet))
        self.tick()

    def back_out(self) -> None:
        """Go one level back: from the list to the line, then out."""
        if not self.line.has_focus:
            self.line.focus()
        else:
            super().back_out()

    # The desk

    def refresh_desk(self, *, settled: bool = False) -> None:
        """Show what the line means now: chip, echo, cue, question, keys."""
        text = self.line.value
        intent = self.flow.typed(text, self.work)
        cue = self.cues.typed(text, self.line.cursor_position, settled=settled)
        self.line.set_cue(cue.spans if cue and not cue.record else ())
        self.desk.show_chip(intent.chip)
        self.questions.show(intent)
        self.echo.show(intent)
        keys = self.LINE_KEYS
        if cue:
            keys = cue_keys(rewritten=cue.rewritten is not None)
        elif isinstance(self.focused, PhaseList):
            keys = list_keys(twin=self.work.twin() is not None)
        self.desk.show_keys(footer(keys, self.LABELS))

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something in the echo row."""
        self.echo.say(sentence, problem=problem)

    def moved_by_hand(self) -> None:
        """Let the line belong to what the typist's own hand has just pointed at."""
        self.flow.moved(self.line.value, self.work)
        self.refresh_desk(settled=True)

    @on(Input.Changed)
    def _line_changed(self, event: Input.Changed) -> None:
        if event.input is not self.line:
            return
        event.stop()
        if self.sending.changed(event.value):
            self.echo.clear()
            self.key_pressed()
        self.refresh_desk()

    def on_unmount(self) -> None:
        """Leave no key behind that is not on disk yet."""
        self.sending.keep()

    def put_into_line(self, text: str) -> None:
        """Put words into the line; what the echo row says of it stays until the next key."""
        self.sending.put(text)

    def key_pressed(self) -> None:
        """Note that something was typed."""

    @on(CaptureLine.TypingSettled)
    def _settled(self) -> None:
        self.refresh_desk(settled=True)

    @on(CaptureLine.Sent)
    def _sent(self, event: CaptureLine.Sent) -> None:
        event.stop()
        self.sending.send(event.text)

    @on(CaptureLine.Pasted)
    def _pasted(self, event: CaptureLine.Pasted) -> None:
        event.stop()
        self.sheets.paste(event.text)

    @on(CaptureLine.PasteCut)
    def _cut(self, event: CaptureLine.PasteCut) -> None:
        event.stop()
        self.say(f"{event.kept:,} characters kept, {event.dropped:,} left out: too long for one line.", problem=True)

    @on(CaptureLine.Moved)
    def _moved(self, event: CaptureLine.Moved) -> None:
        event.stop()
        if event.pages:
            self.work.list.move_page(event.by)
        else:
            self.work.list.move(event.by)
        self.moved_by_hand()

    @on(CaptureLine.TabPressed)
    def _tab(self, event: CaptureLine.TabPressed) -> None:
        event.stop()
        if event.empty:
            self.work.list.focus()

    @on(CaptureLine.KindWalked)
    @on(Desk.ChipClicked)
    def _walk_kind(self) -> None:
        self.flow.walk_kind(self.line.value, self.work)
        self.refresh_desk(settled=True)

    @on(CaptureLine.HelpAsked)
    def _help(self) -> None:
        self.run_command("app.help")

    @on(CaptureLine.UndoAsked)
    def _undo_asked(self) -> None:
        self.run_command("edit.undo")

    @on(CaptureLine.RedoAsked)
    def _redo_asked(self) -> None:
        self.run_command("edit.redo")

    @on(CaptureLine.WordTyped)
    def _word_typed(self, event: CaptureLine.WordTyped) -> None:
        event.stop()
        self.desk.offer(mentions(self.session.review, self.shown, event.sigil, event.start))

    def undo(self) -> Undone | None:
        """Take back the newest edit; with an empty line, the entry just sent comes back into the line."""
        if self.line.value and self.cues.restore():
            return None
        undone = super().undo()
        if undone is not None and undone.line and not self.line.value:
            self.put_into_line(undone.line)
        return undone

    # Commands

    def scopes(self) -> tuple[str, ...]:
        """Return what works now: the list's letters while it has the focus."""
        return (*self.SCOPES, "list:entries") if isinstance(self.focused, PhaseList) else self.SCOPES

    def offered(self) -> tuple[str, ...]:
        """Return what works here now, the list's letters first."""
        return tuple(sorted(super().offered(), key=lambda name: not name.startswith("list.")))

    def handlers(self) -> Handlers:
        """Return everything that the desk and the list do."""
        if self._all_handlers is None:
            own: dict[str, Handler] = {
                "meeting.question": lambda _: self.questions.next(),
                "meeting.list": lambda _: self.work.list.focus(),
                "meeting.kind": lambda _: self._walk_kind(),
                "list.to-line": lambda _: self.line.focus(),
                "list.down": lambda _: self.work.list.action_cursor_down(),
                "list.up": lambda _: self.work.list.action_cursor_up(),
                "list.undo": lambda _: self.run_command("edit.undo"),
                "list.new": lambda _: self.new_entry(),
                "list.tick": lambda _: self._letter("list.tick"),
                "list.mark": lambda _: self.mark_next(),
            }
            parts = (self.verbs, self.sheets, self.cues)
            for part in parts:
                own.update(part.handlers())
            self._all_handlers = {**super().handlers(), **own}
        return self._all_handlers

    def _letter(self, command_id: str) -> None:
        if not self.work.letter(command_id):
            self.say(f"{by_id()[command_id].title} does nothing here.")

    def mark_next(self) -> None:
        """Take the next key as the letter of a milestone for the moment pointed at."""
        self.work.list.take_next(self.verbs.mark_by_key)
        self.say("  ".join(f"{mark.key} {mark.title}" for mark in marks()))

    def new_entry(self) -> None:
        """Start a new entry of the phase's kind in the line."""
        self.line.focus()
        if not self.line.value and self.shown in ("timeline", "factors", "actions"):
            self.line.set_text("+ ")

    @on(Work.Changed)
    def _work_changed(self) -> None:
        if not self.line.value:
            self.refresh_desk()

    @on(EntryList.Opened)
    def _opened(self, event: EntryList.Opened) -> None:
        if self.work not in event.entry_list.ancestors:
            return  # another list of the screen
        event.stop()
        if not self.work.opened(event.row_id):
            self.run_command("meeting.edit")

    @on(Desk.QuestionClicked)
    def _question_clicked(self) -> None:
        self.questions.next()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the keys of what has the focus."""
        event.stop()
        self.refresh_desk(settled=True)
