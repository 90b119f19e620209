"""The meeting: head, working area, capture desk. The frame of every phase."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from facilitator.guidance import phase_title
from facilitator.screens.commanding import Handlers
from facilitator.screens.meeting.clock_keys import ClockKeys
from facilitator.screens.meeting.desk_screen import DeskScreen
from facilitator.screens.meeting.head_view import head_view, terminal_title
from facilitator.screens.routes import NameTerminal
from facilitator.session import Session
from facilitator.session.ledger import Touched
from facilitator.widgets.head import Head

LEAVE_WITHIN = 3.0
"""Seconds in which a second esc leaves a running meeting."""


class MeetingScreen(DeskScreen):
    """The running meeting of one review."""

    CSS_PATH: ClassVar[str] = "meeting.tcss"

    def __init__(
        self,
        session: Session,
        *,
        demo: bool = False,
        quiet: bool = False,
        bell: bool = False,
        spot: str = "",
        record: str = "",
    ) -> None:
        """Show the running phase, or the phase `spot`, with the pointer on `record` where one is named."""
        super().__init__(session, spot or session.meeting.phase, demo=demo, quiet=quiet)
        self.bell = bell
        """Whether the terminal's bell rings when a phase has used its minutes."""
        self.clock_keys = ClockKeys(self)
        self._record = record
        self._visiting = bool(spot)
        """Whether a place was asked for: esc goes back to where it was asked, not to the running phase."""
        self._clock_phase = session.meeting.phase
        self._leaving = False
        self._titled = ""

    def compose(self) -> ComposeResult:
        """Lay out head, work and desk."""
        yield Head()
        with Container(id="work"):
            yield self.work
        yield self.desk

    def on_mount(self) -> None:
        """Show everything, take up the half-typed line, start the clock's tick."""
        if not any(isinstance(one, MeetingScreen) for one in self.app.screen_stack if one is not self):
            self.line.set_text(self.session.kept_line())
        self.tick()
        self.set_interval(1.0, self.tick)
        self.refresh_desk()
        if self._record:
            self.call_after_refresh(self.work.reveal, self._record)

    def tick(self) -> None:
        """Show the clock; nothing else happens by time alone."""
        if self.app.screen is self:
            view = head_view(self.session, quiet=self.cues.quiet, saved=self.saved_marker())
            for head in self.query(Head):  # none while the screen comes or goes
                head.show(view)
        title = terminal_title(self.session)
        if title != self._titled:
            self._titled = title
            self.post_message(NameTerminal(title))
        self.clock_keys.ring_at_zero()

    def record_changed(self, touched: Touched) -> None:
        """Redraw what changed; a phase moved by another hand moves head and work, never the line."""
        super().record_changed(touched)
        running = self.session.meeting.phase
        if self.is_mounted and running != self._clock_phase:
            before, self._clock_phase = self._clock_phase, running
            if self.shown == before:
                self.show_work(running, mine=False)
                if not self.echo.busy and not self.cues.shown:
                    self.say(f"{self._mover(before)} moved to {phase_title(running)}")

    def _mover(self, left: str) -> str:
        """Return who ended the visit of the phase that was left, as its history says."""
        phases = (phase for phase in self.session.review.agenda.live if phase.phase == left)
        names = [one.by for phase in phases for one in phase.history if one.field == "visits" and one.by]
        return names[-1] if names else "somebody"

    def show_phase(self, phase: str) -> None:
        """Show the working area of a phase; the line keeps the focus and its text."""
        self._clock_phase = self.session.meeting.phase
        if phase != self.shown:
            self.show_work(phase)
        self.line.focus()
        self.tick()

    def look(self, phase: str) -> None:
        """Show another phase without moving the clock."""
        self.show_phase(phase)
        if self.looking:
            running = phase_title(self.session.meeting.phase)
            self.say(f"looking at {phase_title(phase)}; the clock runs in {running}, esc returns")

    @property
    def looking(self) -> bool:
        """Whether another phase than the running one is shown."""
        return self.shown != self.session.meeting.phase

    def back_out(self) -> None:
        """Go one level back: to the line, to the running phase, then out, at the second press while it runs."""
        running = self.session.meeting.timing().stage in ("running", "paused")
        if self.line.has_focus and self.looking and not self._visiting:
            self.show_phase(self.session.meeting.phase)
        elif self.line.has_focus and running and not self._visiting and not self._leaving and self.saving != "failed":
            self._leaving = True
            self.set_timer(LEAVE_WITHIN, self._stay)
            self.say("The meeting runs on; esc again goes to the library.")
        else:
            super().back_out()

    def _stay(self) -> None:
        self._leaving = False

    def step(self, by: int) -> None:
        """Move the clock to the next or the previous phase."""
        self.clock_keys.step(by)

    def key_pressed(self) -> None:
        """Let the next F9 be meant."""
        self.clock_keys.key_pressed()

    def handlers(self) -> Handlers:
        """Return everything that a running meeting does."""
        return {**super().handlers(), **self.clock_keys.handlers()}

    @on(Head.PhaseClicked)
    def _phase_clicked(self, event: Head.PhaseClicked) -> None:
        self.look(event.phase_id)

    @on(Head.ClockClicked)
    def _clock_clicked(self) -> None:
        self.run_command("meeting.time")
