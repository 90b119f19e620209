"""A small app that puts widgets on a stage, and ways to see what stands there."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from facilitator.widgets.safety import ControlFilter
from facilitator.widgets.theme import DUSK, THEMES, theme_variables


class Stage(App[None]):
    """Shows the widgets it is given, with our themes and the wall against control sequences."""

    CSS = "Screen { background: $paper; }"

    def __init__(self, widgets: Sequence[Widget], theme: str = "dusk") -> None:
        super().__init__()
        self._widgets = widgets
        for mine in THEMES:
            self.register_theme(mine)
        self.theme = theme
        self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Fall back on the dark palette."""
        return theme_variables(DUSK)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Put the last wall behind Textual's own filters."""
        return [*super().get_line_filters(), ControlFilter()]

    def compose(self) -> ComposeResult:
        """Put the widgets on the stage."""
        yield from self._widgets


class Heard:
    """Every message that was posted, once each."""

    def __init__(self) -> None:
        self._messages: dict[int, Message] = {}

    def __call__(self, message: Message) -> None:
        """Take a message: `run_test(message_hook=heard)`. Textual calls this once for each widget it passes."""
        self._messages[id(message)] = message

    def of(self, kind: type[Message]) -> list[Any]:
        """Return the messages of one kind, in order."""
        return [message for message in self._messages.values() if type(message) is kind]


@pytest.fixture
def heard() -> Heard:
    """Return an ear for messages."""
    return Heard()


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def stage() -> Callable[..., App[None]]:
    """Return a maker of stages: `stage(widget, …, theme="paper")`."""
    return lambda *widgets, theme="dusk": Stage(widgets, theme)


@pytest.fixture
def rows_of() -> Callable[[Screen[object]], list[str]]:
    """Return a reader of a screen: its rows as text, right blanks stripped."""
    return lambda screen: [strip.text.rstrip() for strip in screen._compositor.render_strips()]
