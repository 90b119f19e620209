"""`Desk`: the five rows under every phase: question, chip on the rule, line, echo, keys. Its height is fixed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from facilitator.widgets.capture_line import CaptureLine, LineRow
from facilitator.widgets.completion import Candidate, Completions
from facilitator.widgets.keys import Key, KeyRow
from facilitator.widgets.row import Bar
from facilitator.widgets.words import Piece, Words, fit, words

__all__ = ["Candidate", "Desk", "EchoText", "Key"]

_LINE_AT: Final = 3

EchoTone = Literal["quiet", "ink", "alarm", "cue", "status"]


@dataclass(frozen=True, slots=True)
class EchoText:
    """What the echo row says.

    Attributes:
        line: its words, each in its own tone.
        tone: what kind of saying it is: *alarm* a problem, *cue* a rewrite (a `◊ or` is put before it), *quiet* a read
            back, *status* what just happened, *ink* anything else.
    """

    line: Words = ()
    tone: EchoTone = "quiet"

    @classmethod
    def problem(cls, sentence: str) -> "EchoText":
        """Return a problem: cause, then way out."""
        return cls(words(sentence, tone="alarm", bold=True), "alarm")

    @classmethod
    def rewrite(cls, sentence: str) -> "EchoText":
        """Return a cue's rewrite."""
        return cls(words(sentence), "cue")

    @classmethod
    def status(cls, sentence: str) -> "EchoText":
        """Return what just happened."""
        return cls(words(sentence, tone="quiet"), "status")

    @property
    def shown(self) -> Words:
        """The words with what their kind puts before them."""
        return words(("◊", "cue"), (" or ", "quiet"), *self.line) if self.tone == "cue" else self.line


class _ChipRow(Widget):
    """The rule across the desk, the chip on it."""

    DEFAULT_CSS = "_ChipRow { height: 1; text-wrap: nowrap; color: $rule; }"

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def render(self) -> Content:
        """Draw rule and chip."""
        width = self.size.width
        chip = fit(Content.assemble((f" {self.text} ", "bold $here on $pick")), width - 2) if self.text else Content("")
        return Content.assemble(("─", "$rule"), chip, ("─" * max(width - 1 - chip.cell_length, 0), "$rule"))

    def on_click(self, event: events.Click) -> None:
        """Report a click on the chip."""
        if self.text and 1 <= event.x <= len(self.text) + 2:
            event.stop()
            self.post_message(Desk.ChipClicked())


class _QuestionRow(Bar):
    """The question; a click asks for another."""

    def on_click(self, event: events.Click) -> None:
        """Report a click anywhere on it."""
        event.stop()
        self.post_message(Desk.QuestionClicked())


class Desk(Vertical):
    """The capture desk. `line` is its `CaptureLine`, `completions` the list over it."""

    DEFAULT_CSS = """
    Desk { height: 5; dock: bottom; background: $sheet; }
    Desk .desk--echo { padding: 0 1 0 3; }
    Desk KeyRow { background: $paper; }
    """

    @dataclass
    class ChipClicked(Message):
        """The chip was clicked: the next kind."""

    @dataclass
    class QuestionClicked(Message):
        """The question was clicked: another one."""

    def __init__(self, *, line: CaptureLine | None = None, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.line = line or CaptureLine(id="line")
        self.completions = Completions()
        self._question = _QuestionRow()
        self._chip = _ChipRow()
        self._echo = Bar(classes="desk--echo")
        self._keys = KeyRow()
        self._echoed = EchoText()

    def compose(self) -> ComposeResult:
        """Lay out the five rows, and the completions over them."""
        self.line.complete_with(self.completions)
        yield self.completions
        yield self._question
        yield self._chip
        yield LineRow(self.line)
        yield self._echo
        yield self._keys

    @property
    def echo(self) -> EchoText:
        """What the echo row says now."""
        return self._echoed

    def show_question(self, text: str, counter: str = "", *, cue: bool = False) -> None:
        """Show a question (`?`), or what a cue says (`◊`); `counter` is "3 of 7". Empty text leaves the row blank."""
        glyph = Piece("◊ ", "cue") if cue else Piece("? ", "here")
        line = words(glyph, Piece(text, bold=True)) if text else ()
        self._question.show(line, words((counter, "quiet")))

    def show_chip(self, text: str) -> None:
        """Show what enter will make."""
        if text != self._chip.text:
            self._chip.text = text
            self._chip.refresh()

    def show_echo(self, echo: EchoText | None = None) -> None:
        """Say something in the echo row; nothing clears it."""
        self._echoed = echo or EchoText()
        self._echo.show(self._echoed.shown)

    def show_keys(self, keys: tuple[Key, ...]) -> None:
        """Show the footer: at most seven keys, in the order of use."""
        self._keys.show(keys)

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """Offer completions of the word before the cursor, over that word; none closes the list."""
        self.completions.offer(candidates, column=_LINE_AT + self.line.word_column)

    def on_completions_taken(self, event: Completions.Taken) -> None:
        """Put a clicked completion into the line."""
        event.stop()
        self.line.take(event.text)
        self.line.focus()
