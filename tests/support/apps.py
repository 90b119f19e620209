"""The whole program in a temporary workspace, its clock and ids fixed, driven by keys."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from zoneinfo import ZoneInfo

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from facilitator.app import FacilitatorApp
from facilitator.clock import FixedClock, NewId, counted_ids
from facilitator.config import Settings, load_settings
from facilitator.demo import demo_review
from facilitator.library import Library
from facilitator.screens.meeting.desk_screen import DeskScreen
from facilitator.screens.meeting.screen import MeetingScreen
from facilitator.session import Session

if TYPE_CHECKING:
    from facilitator.screens.routes import Place

NOW = datetime(2022, 1, 28, 13, 14, 48, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")
ROOM = (80, 24)
DESK = (120, 36)
S = TypeVar("S")
_CHARACTERS: Final = {"space": " ", "slash": "/", "question_mark": "?", "equals_sign": "=", "plus": "+", "minus": "-"}


@dataclass
class Computer:
    """A computer: its folders, its clock, its environment. Programs start and end on it."""

    folder: Path
    now: datetime = NOW
    environ: dict[str, str] = field(default_factory=dict)
    clock: FixedClock = field(init=False)
    ids: NewId = field(init=False)
    settings: Settings = field(init=False)
    library: Library = field(init=False)

    def __post_init__(self) -> None:
        """Read the settings in an environment of this folder alone."""
        environ = {
            "HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_STATE_HOME": str(self.folder / "state"),
            "FACILITATOR_ZONE": "Europe/Paris",
            "USER": "Sam",
        } | self.environ
        self.clock = FixedClock(self.now, PARIS)
        self.ids = counted_ids("i")
        self.settings = load_settings(self.folder / "reviews", None, environ)
        self.library = Library(
            self.settings.workspace, clock=self.clock, new_id=self.ids, user="Sam", cache=self.settings.paths.cache
        )

    def demo(self, at: str) -> str:
        """Put the demo's review, standing in the phase `at`, into the workspace; returns its folder's name."""
        return self.library.add(demo_review(at, self.clock.now(), self.ids))

    def make(self, **values: Any) -> str:
        """Make a review that has begun on 27 January 2022; returns its folder's name."""
        known: dict[str, Any] = {
            "title": "Stale prime version",
            "severity": "2",
            "began": datetime(2022, 1, 27, 10, tzinfo=UTC),
            "zone": "Europe/Paris",
        }
        return self.library.create(**(known | values))

    def app(self, folder: str | None = None, *, place: "Place | None" = None) -> FacilitatorApp:
        """Start the program, in the library or in a review."""
        return FacilitatorApp(self.settings, self.clock, new_id=self.ids, folder=folder, place=place)

    def session(self, folder: str, user: str = "Ana") -> Session:
        """Open a review as another program would: every verb is on disk when it returns."""
        return Session.open(self.library.path(folder), clock=self.clock, new_id=self.ids, user=user)


def rows(app: FacilitatorApp) -> list[str]:
    """Return what the terminal shows, row by row, without blanks at the ends."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def text(app: FacilitatorApp) -> str:
    """Return what the terminal shows as one text."""
    return "\n".join(rows(app))


def row_of(app: FacilitatorApp, words: str) -> str:
    """Return the first row that holds `words`; empty where none does."""
    return next((row for row in rows(app) if words in row), "")


def shown(app: FacilitatorApp, kind: type[S]) -> S:
    """Return the screen that is shown, which must be of this kind."""
    assert isinstance(app.screen, kind), app.screen
    return app.screen


def meeting(app: FacilitatorApp) -> MeetingScreen:
    """Return the meeting that is shown."""
    return shown(app, MeetingScreen)


def chip(app: FacilitatorApp) -> str:
    """Return what the chip on the capture line says."""
    return shown(app, DeskScreen).desk._chip.text


def echo(app: FacilitatorApp) -> str:
    """Return what the echo row says."""
    return "".join(piece.text for piece in shown(app, DeskScreen).desk.echo.shown)


def session_of(app: FacilitatorApp) -> Session:
    """Return the open review's session."""
    assert app.session is not None
    return app.session


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until every message is done and every worker has ended."""
    await pilot.pause()
    if len(pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def _send(pilot: Pilot[Any], key: str) -> None:
    char = key if len(key) == 1 else _CHARACTERS.get(key)
    pilot.app.post_message(events.Key(_character_to_key(key) if len(key) == 1 else key, char))


async def type_text(pilot: Pilot[Any], words: str) -> None:
    """Type `words` as keys, one after the other, as fast as the program takes them; a line feed is enter."""
    for char in words:
        _send(pilot, "enter" if char == "\n" else char)
    await pilot.pause()


async def enter(pilot: Pilot[Any], *lines: str) -> None:
    """Type lines, each with enter."""
    for line in lines:
        await type_text(pilot, f"{line}\n")


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, each when all messages of the one before are done, and wait until all is done."""
    for key in keys:
        _send(pilot, key)
        for _ in range(3):
            await pilot._wait_for_screen()
    await settle(pilot)


async def rest(pilot: Pilot[Any]) -> None:
    """Let the keys rest until the last word counts too: the settling timer is run at once, without waiting."""
    line = shown(pilot.app, DeskScreen).line  # type: ignore[arg-type]  # a pilot's app is ours in these tests
    line._settled()
    await pilot.pause()


async def paste(pilot: Pilot[Any], words: str) -> None:
    """Paste into what has the focus."""
    pilot.app.post_message(events.Paste(words))
    await pilot.pause()


def texts(records: Sequence[Any]) -> list[str]:
    """Return the texts of records."""
    return [record.text for record in records]
