"""The half-typed line and what becomes of it: kept on disk, sent by enter, put back where it cannot be made."""

from typing import TYPE_CHECKING, Final

from facilitator.commands import slash_words
from facilitator.screens.meeting.making import make

if TYPE_CHECKING:
    from facilitator.screens.meeting.desk_screen import DeskScreen

SEEN_AT_ONCE: Final = frozenset(("note", "impact", "summary", "vote", "fill"))
"""Kinds that are no new entry of the list, so that the pointer does not go to them."""


class Sending:
    """The line of one desk."""

    def __init__(self, screen: "DeskScreen") -> None:
        """Send what the line of `screen` holds."""
        self._screen = screen
        self._session = screen.session
        self._put = ""
        self._keeping = False

    def changed(self, text: str) -> bool:
        """Follow the line's text; tells whether a hand has typed it."""
        put, self._put = self._put, ""
        if not self._keeping:
            self._keeping = True
            self._screen.call_after_refresh(self.keep)
        return bool(text) and text != put

    def keep(self) -> None:
        """Write the half-typed line to disk, after the key is on the screen."""
        if self._keeping:
            self._keeping = False
            self._session.keep_line(self._screen.line.value)

    def put(self, text: str) -> None:
        """Put words into the line; what the echo row says of it stays until the next key."""
        if text != self._screen.line.value:
            self._put = text
        self._screen.line.set_text(text)

    def send(self, text: str) -> None:
        """Make what the line means; a line that cannot be made stays in the line, with the reason."""
        screen = self._screen
        intent = screen.flow.intent(text, screen.work)
        if intent.makes == "command":
            screen.flow.done()
            screen.run_command(slash_words()[intent.word].id, intent.text)
            return
        if intent.problem:
            since = screen.line.value  # what a fast hand has typed on meanwhile
            self.put(f"{text} {since}" if since else text)
            screen.say(intent.problem, problem=True)
            return
        made = make(self._session, intent, text)
        screen.flow.done()
        screen.cues.sent(made.text, made.record)
        seen = bool(intent.on) if intent.makes == "note" else not made.record
        if made.record and intent.makes not in SEEN_AT_ONCE:
            seen = screen.work.reveal(made.record)
        if said := made.said or ("" if seen else f"kept as {intent.chip}"):
            screen.say(said)
        screen.refresh_desk()
