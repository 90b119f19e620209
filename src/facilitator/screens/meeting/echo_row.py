"""The echo row: a problem or what just happened, else a cue's rewrite, else what is read back of the line."""

from typing import TYPE_CHECKING, Final

from facilitator.review.capture import Intent
from facilitator.widgets.desk import EchoText

if TYPE_CHECKING:
    from facilitator.screens.meeting.desk_screen import DeskScreen

STATUS: Final = 4.0
"""Seconds for which it says what just happened, unless a key comes first."""


class EchoRow:
    """What the echo row of a desk says."""

    def __init__(self, screen: "DeskScreen") -> None:
        """Speak on the desk of `screen`."""
        self._screen = screen
        self._status = EchoText()

    @property
    def busy(self) -> bool:
        """Whether it says what just happened."""
        return bool(self._status.line)

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something: a problem until the next key, anything else for four seconds."""
        said = self._status = EchoText.problem(sentence) if problem else EchoText.status(sentence)
        self._screen.desk.show_echo(said)
        if not problem:
            self._screen.set_timer(STATUS, lambda: self._forget(said))

    def clear(self) -> None:
        """Forget what just happened: a key was pressed."""
        self._status = EchoText()

    def show(self, intent: Intent) -> None:
        """Show what has right of way beside a line that means `intent`."""
        read_back = intent.problem or intent.echo
        remark = "" if read_back or self._screen.line.value else self._screen.work.remark()
        said = read_back or (f"≈ {remark}" if remark else "")
        self.show_or(self._screen.cues.echo() or (EchoText.status(said) if said else None))

    def show_or(self, otherwise: EchoText | None) -> None:
        """Show what just happened, else something else; nothing clears the row."""
        self._screen.desk.show_echo(self._status if self.busy else otherwise)

    def _forget(self, said: EchoText) -> None:
        if self._status is said:
            self.clear()
            self._screen.refresh_desk(settled=True)
