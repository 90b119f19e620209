"""Keys about wording on the desk: take the rewrite, let it be, quiet."""

from typing import TYPE_CHECKING

from facilitator.screens.commanding import Handlers
from facilitator.screens.meeting.cues import Cue, Cues
from facilitator.widgets.desk import EchoText
from facilitator.widgets.words import words

if TYPE_CHECKING:
    from facilitator.screens.meeting.desk_screen import DeskScreen


class CueKeys(Cues):
    """The cue of a meeting's desk and its keys."""

    def __init__(self, screen: "DeskScreen", *, quiet: bool) -> None:
        """Act for `screen`."""
        super().__init__(screen.session, quiet=quiet)
        self._screen = screen

    def handlers(self) -> Handlers:
        """Return the commands about wording."""
        return {
            "meeting.reword": lambda _: self.reword(),
            "meeting.leave": lambda _: self.leave(),
            "meeting.quiet": lambda _: self.toggle(),
        }

    def echo(self) -> EchoText | None:
        """Return the write half of the cue shown: the rewrite, or a question where there is no honest one."""
        cue = self.shown
        if cue is None:
            return None
        if cue.flag.rewrite is not None:
            return EchoText.rewrite(cue.flag.rewrite)
        return EchoText(words(("◊ ", "cue"), cue.flag.question), "ink")

    def reword(self) -> None:
        """Put the rewrite into the line, unsent, or into the entry just sent."""
        line = self._screen.line
        cue = self.wanted(line.value)
        text = cue.rewritten if cue else None
        if cue is None or text is None:
            question = cue.flag.question if cue else "There is no wording to put otherwise."
            self._screen.say(question)
            return
        phase = self._screen.session.meeting.phase
        if cue.record:
            self._put_into(cue, text)
            self.shown = None
        else:
            self.replaced = (line.value, text)
            self._screen.put_into_line(text)
        self._session.wordings.reworded(cue.flag, phase)
        self._screen.say("reworded, ^z puts your words back")

    def leave(self) -> None:
        """Let the words be, for this review."""
        cue = self.wanted(self._screen.line.value)
        if cue is None:
            self._screen.say("There is no wording to leave.")
            return
        self._session.wordings.let_be(cue.flag, cue.text, self._session.meeting.phase)
        self.shown = None
        self._screen.refresh_desk(settled=True)
        self._screen.say("left as it is; not asked again in this review")

    def toggle(self) -> None:
        """Turn cues on or quiet on this screen."""
        self.quiet = not self.quiet
        self._screen.refresh_desk(settled=True)
        self._screen.quiet_changed()
        self._screen.say("wording cues are quiet here; ^t turns them on" if self.quiet else "wording cues are on")

    def restore(self) -> bool:
        """Bring back the words that a rewrite replaced in the line; tells whether there were any."""
        (words, rewrite), line = self.replaced, self._screen.line.value
        self.replaced = ("", "")
        if not words or not line.startswith(rewrite):
            return False  # that line is sent or gone: what is typed now stays
        self._screen.put_into_line(words + line.removeprefix(rewrite))
        self._screen.say("your words are back")
        return True

    def _put_into(self, cue: Cue, text: str) -> None:
        review = self._session.review
        if cue.record == review.id:
            for field in ("summary", "impact"):
                old = str(getattr(review.meta, field))
                if cue.text in old:
                    self._session.set(field, old.replace(cue.text, text), "reword")
        else:
            self._session.entries.set(cue.record, "text", text, label="reword")
