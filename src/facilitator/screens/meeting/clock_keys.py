"""Keys and words that move the meeting's clock."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from facilitator.errors import FacilitatorError
from facilitator.guidance import phase_title
from facilitator.screens.commanding import Handlers
from facilitator.screens.meeting.head_view import hour

if TYPE_CHECKING:
    from facilitator.screens.meeting.screen import MeetingScreen

BOUNCE = timedelta(seconds=1)
"""A second F9 so soon after a phase change is a slip, unless a key was pressed in between."""
MOST = 24 * 60


class ClockKeys:
    """What the clock's commands do on one meeting screen."""

    def __init__(self, screen: "MeetingScreen") -> None:
        """Act for `screen`."""
        self._screen = screen
        self._moved: datetime | None = None
        self._over = True

    def handlers(self) -> Handlers:
        """Return the clock's commands."""
        return {
            "meeting.next": lambda _: self.step(1),
            "meeting.back": lambda _: self.step(-1),
            "list.next-phase": lambda _: self.step(1),
            "list.previous-phase": lambda _: self.step(-1),
            "meeting.pause": lambda _: self.pause(),
            "meeting.more": self.more,
            "meeting.end": lambda _: self.end(),
        }

    def ring_at_zero(self) -> None:
        """Ring the terminal's bell once when the phase has used its minutes; a setting, off unless wanted."""
        timing = self._screen.session.meeting.timing()
        here = timing.current
        over = here is not None and here.left <= timedelta()
        if over and not self._over and self._screen.bell:
            self._screen.app.bell()
        self._over = over

    def key_pressed(self) -> None:
        """Note that something else was pressed: the next F9 is meant."""
        self._moved = None

    def step(self, by: int) -> None:
        """Move the clock to the next or the previous phase; the last F9 ends the meeting."""
        screen, meeting = self._screen, self._screen.session.meeting
        now = screen.session.clock.now()
        if by > 0 and self._moved is not None and now - self._moved < BOUNCE:
            return
        if meeting.timing().stage == "ended":
            meeting.go_back_in()
        elif meeting.step(by) is None:
            if by < 0:
                screen.say("This is the first phase.")
            else:
                self.end()
            return
        self._moved = now
        screen.show_phase(meeting.phase)
        name = phase_title(meeting.phase)
        screen.say(f"{name} begins" if by > 0 else f"back to {name}")

    def pause(self) -> None:
        """Stop the clock, or let it go on."""
        screen = self._screen
        screen.say("paused; /pause goes on" if screen.session.meeting.pause() else "the clock goes on")
        screen.tick()

    def more(self, argument: str) -> None:
        """Give the phase more minutes."""
        screen = self._screen
        try:
            minutes = int(argument or 3)
        except ValueError:
            screen.say("How many minutes? /more 3", problem=True)
            return
        try:
            screen.session.meeting.more(max(min(minutes, MOST), -MOST))
        except FacilitatorError as error:
            screen.say(str(error), problem=True)
            return
        ends = screen.session.meeting.timing().ends
        screen.say(f"{minutes} more minutes, ends {hour(screen.session, ends)}" if ends else f"{minutes} more minutes")
        screen.tick()

    def end(self) -> None:
        """End the meeting and show the closing page."""
        self._screen.session.meeting.end()
        self._screen.go("closing")
