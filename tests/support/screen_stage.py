"""A small app that shows one screen over a workspace in a temporary folder, and hears where the screen asks to go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from textual.app import App
from textual.filter import LineFilter
from textual.screen import Screen

from facilitator.clock import FixedClock, NewId, counted_ids
from facilitator.config import Settings, load_settings
from facilitator.library import Library
from facilitator.session import Session
from facilitator.widgets.safety import ControlFilter
from facilitator.widgets.theme import DUSK, THEMES, theme_variables

if TYPE_CHECKING:
    from textual.message import Message
    from textual.pilot import Pilot

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2022, 1, 28, 13, 0, tzinfo=UTC)
BEGAN = datetime(2022, 1, 27, 10, 0, tzinfo=UTC)


class Stage(App[None]):
    """Shows the screen that `make` returns."""

    CSS = "Screen { background: $paper; }"

    def __init__(self, make: Callable[[], Screen[Any]]) -> None:
        super().__init__()
        self._make = make
        self.heard: list[Message] = []
        self.help_asked = 0
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "dusk"
        self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Fall back on the dark palette."""
        return theme_variables(DUSK)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Put the last wall behind Textual's own filters."""
        return [*super().get_line_filters(), ControlFilter()]

    def on_mount(self) -> None:
        """Show the screen."""
        self.push_screen(self._make())

    def action_show_help(self) -> None:
        """Count how often help was asked for."""
        self.help_asked += 1

    def of(self, kind: "type[Message]") -> list[Any]:
        """Return the messages of one kind that reached the app, in order."""
        return [message for message in self.heard if type(message) is kind]

    async def _on_message(self, message: "Message") -> None:
        """Keep what screens post."""
        if type(message).__module__.startswith("facilitator.screens"):
            self.heard.append(message)
        await super()._on_message(message)

    @property
    def rows(self) -> list[str]:
        """The rows of what is shown, right blanks stripped."""
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """All rows as one text."""
        return "\n".join(self.rows)


async def settled(app: Stage, pilot: "Pilot[None]") -> None:
    """Wait until what is being read is shown."""
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


@dataclass(slots=True)
class World:
    """A workspace and what screens need of it."""

    library: Library
    clock: FixedClock
    ids: NewId
    settings: Settings

    def make(self, title: str = "Stale prime version", **values: Any) -> str:
        """Make a review that began on 27 January 2022 and return its folder's name."""
        known: dict[str, Any] = {"severity": "2", "began": BEGAN, "zone": "Europe/Paris", "meets": NOW}
        return self.library.create(title=title, **(known | values))

    def session(self, folder: str) -> Session:
        """Open a review; every verb is on disk when it returns."""
        return Session.open(self.library.path(folder), clock=self.clock, new_id=self.ids, user="ana")


def make_world(folder: Path) -> World:
    """Return an empty workspace under `folder`, its clock standing at 14:00 in Paris on 28 January 2022."""
    environ = {
        "FACILITATOR_ZONE": "Europe/Paris",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "USER": "ana",
    }
    settings = load_settings(folder / "reviews", None, environ)
    clock = FixedClock(NOW, PARIS)
    ids = counted_ids()
    library = Library(settings.workspace, clock=clock, new_id=ids, user="ana", cache=settings.paths.cache)
    return World(library, clock, ids, settings)
