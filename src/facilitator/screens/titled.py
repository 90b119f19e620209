"""The frame of a review's screens without a clock: title row, body, echo row, keys."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from facilitator.screens.commanding import footer
from facilitator.screens.review_screen import ReviewScreen
from facilitator.session import Session
from facilitator.session.ledger import Touched
from facilitator.widgets.desk import EchoText
from facilitator.widgets.keys import Key, KeyRow
from facilitator.widgets.row import Bar
from facilitator.widgets.words import Words, words

STATUS = 4.0
"""Seconds for which the echo row says what just happened."""


class TitledScreen(ReviewScreen):
    """A screen of a review with its title in row 1."""

    KEYS: ClassVar[tuple[str, ...]] = ("app.help",)
    """Command ids of the footer."""
    DEFAULT_CSS = """
    TitledScreen { background: $paper; color: $ink; }
    TitledScreen .titled--body { height: 1fr; padding: 1 0 0 0; }
    TitledScreen .titled--echo { background: $sheet; padding: 0 1 0 3; }
    """

    def __init__(self, session: Session, *, demo: bool = False) -> None:
        """Show the review of `session`."""
        super().__init__(session, demo=demo)
        self._title_bar = Bar()
        self._echo = Bar(classes="titled--echo")
        self._keys = KeyRow()

    def compose(self) -> ComposeResult:
        """Lay out title, body, echo and keys."""
        yield self._title_bar
        with Vertical(classes="titled--body"):
            yield from self.compose_body()
        yield self._echo
        yield self._keys

    def compose_body(self) -> Iterable[Widget]:
        """Yield what stands between title and echo row."""
        return ()

    def on_mount(self) -> None:
        """Show the record."""
        self._keys.show(self.footer_keys())
        self.record_changed(frozenset())

    def footer_keys(self) -> tuple[Key, ...]:
        """Return the footer."""
        return footer(self.KEYS)

    def show_keys(self) -> None:
        """Show the footer again: what the keys do has changed."""
        self._keys.show(self.footer_keys())

    def record_changed(self, touched: Touched) -> None:
        """Show the title row."""
        del touched
        marker, tone = self.saved_marker()
        left = words((self.session.review.meta.title, "ink"), bold=True)
        note = self.title_note()
        right = words((marker, tone), (f"   {self.title_right()}" if self.title_right() else "", "quiet"))
        self._title_bar.show((*left, *words((f"  {note}" if note else "", "quiet"))), right)

    def title_note(self) -> str:
        """Return what stands beside the title."""
        return ""

    def title_right(self) -> str:
        """Return what stands behind the saved marker."""
        return ""

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something in the echo row; what is no problem goes after four seconds."""
        echo = EchoText.problem(sentence) if problem else EchoText.status(sentence)
        self.show_echo(echo.shown)
        if not problem:
            self.set_timer(STATUS, lambda: self._forget(echo.shown))

    def show_echo(self, line: Words) -> None:
        """Show words in the echo row."""
        self._echo.show(line)

    def _forget(self, line: Words) -> None:
        if self._echo.shown[0] == line:
            self._echo.show(())
