"""The smallest Textual apps that do what ours is compared with: `python yardsticks.py shelf|line|still`."""

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Header, Input, OptionList, Static

TITLE = "Stale prime version"


class Shelf(App[None]):
    """A title, a list with ten rows, a line and a footer: the kinds of widgets of the library."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "bell", "open"),
        Binding("n", "bell", "new"),
        Binding("x", "bell", "export"),
    ]

    def compose(self) -> ComposeResult:
        """Lay them out."""
        yield Header()
        yield OptionList(*[f"{TITLE} {number}" for number in range(10)])
        yield Input()
        yield Static("13 events, 5 factors, 4 actions")
        yield Footer()


class Line(App[None]):
    """An `Input` and nothing else."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Input(placeholder=TITLE)


if __name__ == "__main__":
    {"shelf": Shelf, "line": Line}[sys.argv[1]]().run()
