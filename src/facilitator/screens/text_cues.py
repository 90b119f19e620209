"""Wording cues in a section's text: the one nearest to the cursor is shown, all are underlined."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.screens.commanding import Handlers
from facilitator.screens.outline_parts import CUE_KEYS
from facilitator.widgets.desk import EchoText
from facilitator.widgets.text_box import TextBox
from facilitator.widgets.words import words
from facilitator.wording import Flag, word_begun

if TYPE_CHECKING:
    from facilitator.screens.outline import OutlineScreen


class TextCues:
    """The cues of one text."""

    def __init__(self, screen: "OutlineScreen", box: TextBox) -> None:
        """Act for `screen` on `box`."""
        self._screen = screen
        self._box = box
        self.shown: Flag | None = None
        self._seen = ("", 0)

    def handlers(self) -> Handlers:
        """Return the commands about wording, for a text."""
        return {"meeting.reword": lambda _: self.reword(), "meeting.leave": lambda _: self.leave()}

    def typed(self, *, settled: bool) -> None:
        """Look at the text again; a word half typed does not count until the keys rest."""
        flags: tuple[Flag, ...] = ()
        cursor = self._box.cursor_index
        self._seen = (self._box.text, cursor)
        if not self._screen.cues.quiet:
            flags = self._screen.session.wordings.of(self._box.text)
            if not settled:
                flags = tuple(self._while_typed(flags, cursor))
        self._box.set_cue([(flag.start, flag.end) for flag in flags])
        self.shown = self._nearest(flags)

    def _while_typed(self, flags: tuple[Flag, ...], cursor: int) -> Iterator[Flag]:
        """Go through the flags that do not hang on a word half typed; what is shown keeps its words until its end."""
        shown = self.shown
        half = word_begun(self._box.text, cursor) < cursor
        for flag in flags:
            if shown is not None and half and flag.start == shown.start:
                yield replace(flag.as_said(shown), end=min(flag.end, shown.end))
            elif not flag.start < cursor <= flag.end:
                yield flag

    def moved(self) -> None:
        """Look again where the cursor went without a letter typed."""
        text, cursor = self._seen
        if self._box.text == text and self._box.cursor_index != cursor:
            self.typed(settled=True)

    def keys(self) -> tuple[str, ...]:
        """Return the keys beside the cue shown; without a rewrite there is none to take it."""
        return CUE_KEYS[1:] if self.shown is not None and self.shown.rewrite is None else CUE_KEYS

    def echo(self) -> EchoText | None:
        """Return the write half of the cue shown."""
        flag = self.shown
        if flag is None:
            return None
        if flag.rewrite is not None:
            return EchoText.rewrite(flag.rewrite)
        return EchoText(words(("◊ ", "cue"), flag.question), "ink")

    def reword(self) -> None:
        """Put the rewrite in place of its sentence; the text's own undo brings the words back."""
        self.typed(settled=True)  # with the word half typed, which what is shown does not hold yet
        flag = self.shown
        if flag is None or flag.rewrite is None:
            self._screen.say(flag.question if flag else "There is no wording to put otherwise.")
            return
        start, end = flag.sentence
        self._box.replace_stretch(flag.rewrite, start, end)
        self._screen.session.wordings.reworded(flag)
        self._screen.say("reworded, ^z puts your words back")

    def leave(self) -> None:
        """Let the words be, for this review."""
        if self.shown is None:
            return
        self._screen.session.wordings.let_be(self.shown, self._box.text)
        self.typed(settled=True)
        self._screen.say("left as it is; not asked again in this review")

    def _nearest(self, flags: tuple[Flag, ...]) -> Flag | None:
        cursor = self._box.cursor_index
        return min(flags, key=lambda flag: abs(flag.start - cursor), default=None)
