"""The program on the screen: the way between screens, one open review at a time, leaving it.

What the library's first picture does not need is imported when it is needed: the program is on the screen sooner.
"""

# ruff: noqa: PLC0415  # as said above

import gc
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from facilitator.clock import Clock, NewId, random_id
from facilitator.commands import by_id
from facilitator.config import Settings
from facilitator.errors import FacilitatorError, SaveError
from facilitator.library import Library
from facilitator.screens.commanding import Commanded, Speaking, bindings
from facilitator.screens.library import LibraryScreen
from facilitator.screens.makers import Wanted, make_screen
from facilitator.screens.review_screen import ReviewScreen
from facilitator.screens.routes import (
    CuesChosen,
    GoTo,
    LeaveReview,
    NameTerminal,
    NewReview,
    OpenReview,
    Place,
    TryDemo,
    where_it_stands,
)
from facilitator.widgets.house_app import HouseApp
from facilitator.widgets.theme import THEMES

if TYPE_CHECKING:
    from facilitator.screens.new_review import NewReviewScreen
    from facilitator.screens.new_review_draft import Draft
    from facilitator.session import Session
    from facilitator.store.committer import SaveState

TO_DEMO = -1
"""What the app gives back when the demo is to be started: it is another workspace, so another run of the app."""
WARNED_FOR = 3.0
"""Seconds after a warning in which the same key leaves all the same."""


class FacilitatorApp(HouseApp):
    """The program."""

    TITLE = "facilitator"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "show_help", show=False),
        Binding("ctrl+q", "ask_quit", show=False),
        *bindings("everywhere"),
    ]
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH = "screens/library.tcss"
    """The first screen's own, so that all style sheets are read once before it is drawn."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        *,
        new_id: NewId = random_id,
        folder: str | None = None,
        place: Place | None = None,
        demo: bool = False,
    ) -> None:
        """Prepare to show the library of the settings' workspace, or at once the review in `folder`."""
        super().__init__(settings.theme, settings.glyphs)
        self.settings = settings
        self.clock = clock
        self.new_id = new_id
        self.library = Library(
            settings.workspace, clock=clock, new_id=new_id, user=settings.name, cache=settings.paths.cache
        )
        self.session: Session | None = None
        self.demo = demo
        self.quiet = settings.cues == "quiet"
        """Whether wording cues are quiet on this screen; what was chosen last is remembered."""
        self._folder = folder
        self._place = place
        self._draft: Draft | None = None
        self._leaving = False
        self._left_aside = ""
        """What is to be said in the terminal of a review that could not be written at the end."""

    def get_default_screen(self) -> LibraryScreen:
        """Return the library: Textual's own blank screen would be drawn before it."""
        return LibraryScreen(self.library, self.clock, settings=self.settings)

    def on_mount(self) -> None:
        """Show over the library the review that was asked for."""
        self.take_title()
        if self._folder is not None:
            self._open(self._folder, self._place)
        self.call_after_refresh(_tidy_memory)

    def on_unmount(self) -> None:
        """Give the terminal its own title back."""
        self.give_title_back()

    @on(NameTerminal)
    def _name_asked(self, event: NameTerminal) -> None:
        event.stop()
        self.name_terminal(event.title)

    def on_resize(self) -> None:
        """Cover everything while the window is too small to work in."""
        self.call_later(self._cover_when_small)

    def _cover_when_small(self) -> None:
        from facilitator.screens.small import SmallWindow, too_small

        covered = isinstance(self.screen, SmallWindow)
        if too_small(self.size) and not covered:
            self.push_screen(SmallWindow(self.session))
        elif covered and not too_small(self.size):
            self.pop_screen()

    # Between screens

    @on(OpenReview)
    def _open_review(self, event: OpenReview) -> None:
        event.stop()
        self._open(event.folder, event.place, event.spot, event.action)

    @on(NewReview)
    def _new_review(self, event: NewReview) -> None:
        event.stop()
        from facilitator.screens.new_review import NewReviewScreen

        self.push_screen(NewReviewScreen(self.library, self.clock, self.settings, self._draft))

    def on_new_review_screen_left(self, event: "NewReviewScreen.Left") -> None:
        """Keep what the form held, for the next new review."""
        event.stop()
        self._draft = event.draft

    @on(TryDemo)
    def _try_demo(self, event: TryDemo) -> None:
        event.stop()
        self.exit(TO_DEMO)

    @on(GoTo)
    def _go_to(self, event: GoTo) -> None:
        event.stop()
        if self.session is not None:
            self._show(self.session, event.place, event.spot, event.record)

    @on(LeaveReview)
    def _leave_review(self, event: LeaveReview) -> None:
        event.stop()
        self.leave()

    @on(CuesChosen)
    def _cues_chosen(self, event: CuesChosen) -> None:
        """Remember whether cues were chosen to be on or quiet."""
        event.stop()
        self.quiet = event.quiet

    def _open(self, folder: str, place: Place | None, spot: str = "", action: str = "") -> None:
        try:
            session = self._session_in(folder)
        except FacilitatorError as error:
            self.say(str(error))
            return
        self._close_session()  # enter pressed twice asks twice
        self.session = session
        stands = where_it_stands(session)
        if action:
            self._show(session, "meeting" if stands == "meeting" else "outline", "actions", action)
        else:
            self._show(session, place or stands, spot)

    def _session_in(self, folder: str) -> "Session":
        from facilitator.session import Session
        from facilitator.wording import Lexicon

        session = Session.open(
            self.library.path(folder),
            clock=self.clock,
            new_id=self.new_id,
            user=self.settings.name,
            deliver=self._deliver,
            lexicon=self.settings.wording or Lexicon(),
        )
        session.use(self.settings)
        session.earlier = self.library.open_before(session.review)
        session.on_saved = self._saved
        session.on_outside = lambda merged: self._on_review_screen(lambda screen: screen.show_outside(merged))
        return session

    def _deliver(self, call: Callable[[], None]) -> None:
        """Run `call` on this thread, soon; called from the thread that commits."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._run_delivered, call)

    def _run_delivered(self, call: Callable[[], None]) -> None:
        with self._context():
            call()

    def _show(self, session: "Session", place: Place, spot: str = "", record: str = "") -> None:
        """Show a screen of the open review; an open one of the same kind is gone back to."""
        screen = make_screen(session, Wanted(place, spot, record, self.demo, self.quiet, self.settings.bell))
        over = place in ("outline", "check", "export") or (place == "meeting" and bool(spot))
        over = over or (place, spot) == ("prepare", "people")  # from Check: esc returns there
        if over and isinstance(self.screen, ReviewScreen):
            self.push_screen(screen)
            return
        self._pop_reviews()
        self.push_screen(screen)

    def _pop_reviews(self) -> None:
        """Take away all screens above the library."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, LibraryScreen):
            self.pop_screen()

    def leave(self) -> None:
        """Go one screen back; from the review's first screen, close it and show the library."""
        above = [screen for screen in self.screen_stack if isinstance(screen, ReviewScreen)]
        if len(above) > 1:
            self.pop_screen()
        elif not self._warned(self._unsaved()):
            self._pop_reviews()
            if said := self._close_session():
                self._left_aside = said  # again in the terminal at the end: the row may be too short for it
                self.say(said)

    def _close_session(self) -> str:
        """Close the open review; what cannot be written is kept aside, and the sentence about it returned."""
        from facilitator.session.rescue import close_or_rescue

        session, self.session = self.session, None
        self.name_terminal("")
        if session is None:
            return ""
        said = close_or_rescue(session, self.settings.paths.state)
        session.on_saved = session.on_outside = None  # what comes late is not for the next review's screen
        return said

    # Saving

    def _saved(self, state: "SaveState") -> None:
        sentence = str(state.error) if state.error is not None else ""
        aside = state.set_aside.name if state.set_aside is not None else ""
        self._on_review_screen(lambda screen: screen.show_saving(state.kind, sentence, aside))

    def _on_review_screen(self, call: Callable[[ReviewScreen], None]) -> None:
        screens = [screen for screen in self.screen_stack if isinstance(screen, ReviewScreen)]
        if screens and screens[-1].is_mounted:
            call(screens[-1])

    def say(self, sentence: str, *, problem: bool = True) -> None:
        """Say something on the screen that is shown, in its echo row; a `problem` in the tone of one."""
        from facilitator.widgets.sheet import Sheet
        from facilitator.widgets.words import words

        screen = self.screen
        if isinstance(screen, Speaking):
            screen.say(sentence, problem=problem)
        elif isinstance(screen, Sheet):
            screen.show_hint(words(sentence, tone="alarm" if problem else "quiet", bold=problem))

    # Commands that work everywhere

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield what the palette offers: the commands that work on `screen` now, and the themes."""
        if isinstance(screen, Commanded):
            for name in screen.offered():
                command = by_id()[name]
                yield SystemCommand(command.title, command.help, partial(screen.run_command, name))
        for theme in THEMES:
            yield SystemCommand(
                f"Theme: {theme.name}", f"Shows everything in {theme.name}.", partial(self._use, theme.name)
            )

    def _use(self, theme: str) -> None:
        self.theme = theme

    def action_show_help(self) -> None:
        """Show the keys of the screen that is shown."""
        from facilitator.screens.help import HelpSheet
        from facilitator.widgets.keys import KeyRow
        from facilitator.widgets.sheet import Sheet

        if isinstance(self.screen, Commanded):
            self.push_screen(HelpSheet(self.screen.offered()))
        elif isinstance(self.screen, Sheet) and not isinstance(self.screen, HelpSheet):
            self.push_screen(HelpSheet((), self.screen.query_one(KeyRow).keys))

    def action_ask_quit(self) -> None:
        """Quit; in a running meeting, or with something that is not on disk, only at the second press."""
        running = self.session is not None and self.session.meeting.timing().stage in ("running", "paused")
        clock = "The meeting is running; ^q again quits. The clock goes on, all is kept." if running else ""
        if not self._warned(self._unsaved() or clock):
            self._left_aside = self._close_session() or self._left_aside
            self.exit(0)

    def _unsaved(self) -> str:
        """Return what to say before the open review is left without being on disk; empty where it is."""
        if self.session is None or self._leaving or self.session.flush():
            return ""
        return "Not everything is on disk: ctrl+p, Save elsewhere. Again keeps a copy aside."

    def _warned(self, warning: str) -> bool:
        """Say a warning and tell that one was needed; within three seconds the same act passes."""
        if not warning or self._leaving:
            return False
        self._leaving = True
        self.set_timer(WARNED_FOR, self._stay)
        self.say(warning)
        return True

    def _stay(self) -> None:
        self._leaving = False

    def run_to_end(self) -> int:
        """Run, and return the exit code. However it ends, what was typed goes to disk; a fault is raised then.

        Raises:
            SaveError: not everything could be written where it belongs; says where it is.
        """
        code = self.run() or 0
        left = self._close_session() or self._left_aside
        if self._exception is not None:
            raise self._exception
        if left:
            raise SaveError(left)
        return code

    def action_take_picture(self) -> None:
        """Write this screen as an SVG file, beside the reviews."""
        folder = self.library.workspace
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.say(f"The picture is in {self.save_screenshot(path=str(folder))}.", problem=False)
        except OSError as error:
            self.say(f"No picture was written to {folder}: {(error.strerror or str(error)).lower()}.")


def _tidy_memory() -> None:
    """Look for garbage again, which `__main__` has put off; what was made until now stays for good."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
