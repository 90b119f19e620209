"""An app in the house's look on a terminal of somebody's: themes, the wall before the terminal, its title, its end."""

import sys
from typing import TYPE_CHECKING

from textual.app import App
from textual.filter import LineFilter

from facilitator.text import clean_line
from facilitator.widgets.safety import AsciiFilter, ControlFilter, shows_ascii_only
from facilitator.widgets.theme import DUSK, THEMES, theme_variables

if TYPE_CHECKING:
    from textual.driver import Driver


class HouseApp(App[int]):
    """What any program of ours is to its terminal; what it shows is for the class that builds on it."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-room"), (110, "-wide")]  # noqa: RUF012  # App's own form

    def __init__(self, theme: str, glyphs: str) -> None:
        """Prepare in `theme`, its glyphs "unicode", "ascii" or, "auto", as the terminal shows them."""
        super().__init__()
        self.animation_level = "none"
        for other in tuple(self.available_themes):
            self.unregister_theme(other)
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme
        self._walls: tuple[LineFilter, ...] = (ControlFilter(),)
        if shows_ascii_only(glyphs):
            self._walls += (AsciiFilter(),)

    def get_driver_class(self) -> "type[Driver]":
        """Return Textual's driver, on Linux and macOS the one that ends with its terminal."""
        kind = super().get_driver_class()
        if sys.platform != "win32":
            from facilitator.widgets.terminal import LeavingDriver  # noqa: PLC0415  # builds on what is not there else

            if issubclass(LeavingDriver, kind):
                return LeavingDriver
        return kind

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the tokens of dusk, for style sheets that are read before a theme is set."""
        return theme_variables(DUSK)

    def get_line_filters(self) -> list[LineFilter]:
        """Return the filters with our wall against control sequences, and ASCII glyphs where they are wanted."""
        return [*super().get_line_filters(), *self._walls]

    def action_next_theme(self) -> None:
        """Walk the themes."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def take_title(self) -> None:
        """Put the terminal's own title aside (XTWINOPS 22) and say in it what runs."""
        self._write("\x1b[22;2t")
        self.name_terminal("")

    def give_title_back(self) -> None:
        """Give the terminal the title that was put aside (XTWINOPS 23)."""
        self._write("\x1b[23;2t")

    def name_terminal(self, title: str) -> None:
        """Say in the terminal's title what runs (OSC 2): it is often behind a dashboard."""
        self._write(f"\x1b]2;{clean_line(title) or self.TITLE}\x07")

    def _write(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)

    def _fatal_error(self) -> None:
        """End after a fault of the program's own without Textual's pages about it; who has run the app raises it."""
        self._close_messages_no_wait()
