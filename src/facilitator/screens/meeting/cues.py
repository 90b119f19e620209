"""The wording cue of the desk: when it comes, what it says, what taking or leaving it does.

One cue at a time; gone at once when its words go; never about a word half typed. After Enter it stays in the echo row
until the next text. In quiet nothing reacts to what is typed, but the rewrite can be asked for.
"""

from dataclasses import dataclass

from facilitator.session import Session
from facilitator.wording import Flag, word_begun, worst


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording to say otherwise."""

    flag: Flag
    text: str
    """The text it is about: the line's, or the entry's just sent."""
    record: str = ""
    """The entry just sent; empty while it is about the line."""

    @property
    def rewritten(self) -> str | None:
        """The whole text with its sentence reworded; None where there is no honest rewrite."""
        if self.flag.rewrite is None:
            return None
        start, end = self.flag.sentence
        return f"{self.text[:start]}{self.flag.rewrite}{self.text[end:]}"

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """What is underlined."""
        return ((self.flag.start, self.flag.end),)


class Cues:
    """The cue of one desk."""

    def __init__(self, session: Session, *, quiet: bool = False) -> None:
        """Look at the wordings of `session`."""
        self._session = session
        self.quiet = quiet
        self.shown: Cue | None = None
        """What the desk shows now."""
        self._sent: tuple[str, str] = ("", "")
        self.replaced = ("", "")
        """The words that a rewrite took the place of in the line, and the rewrite; undo brings the words back."""

    def typed(self, text: str, cursor: int, *, settled: bool) -> Cue | None:
        """Follow the line. An empty line keeps the cue of the entry just sent."""
        if self.quiet:
            self.shown = None
        elif text.strip():
            flag = self._session.wordings.typing(text, cursor, settled=settled)
            before = self.shown if self.shown is not None and not self.shown.record else None
            if flag and before and not settled and word_begun(text, cursor) < cursor:
                flag = flag.as_said(before.flag)  # it stands until the word is finished or the keys rest
            self.shown = Cue(flag, text) if flag else None
        elif self.shown is not None and not self.shown.record:
            self.shown = None
        return self.shown

    def sent(self, text: str, record: str) -> Cue | None:
        """Note what was sent: its cue stays until the next text."""
        self._sent = (text, record)
        self.shown = None if self.quiet else self._on(text, record)
        return self.shown

    def wanted(self, line: str) -> Cue | None:
        """Return the cue that a key asks for: of the line, or of the entry just sent; also when quiet."""
        if self.shown is not None and self.shown.record:
            return self.shown
        return self._on(line, "") or self.shown if line.strip() else self._on(*self._sent)

    def _on(self, text: str, record: str) -> Cue | None:
        flag = worst(self._session.wordings.of(text)) if text else None
        return Cue(flag, text, record) if flag else None
