"""The library: every review of the workspace, running ones first. It opens, starts, finds, deletes and brings back."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from facilitator.clock import Clock
from facilitator.config import Settings
from facilitator.errors import FacilitatorError
from facilitator.library import Deleted, Entry, Library
from facilitator.screens import library_rows as say
from facilitator.screens.commanding import Commanded, Handler, Handlers, bindings
from facilitator.screens.library_keys import FILTER_KEYS, FilterLine, first_keys, list_keys
from facilitator.screens.routes import NewReview, OpenReview, Place, TryDemo
from facilitator.widgets.capture_line import CaptureLine, LineRow
from facilitator.widgets.entry_list import EntryList
from facilitator.widgets.keys import KeyRow
from facilitator.widgets.page import Page
from facilitator.widgets.row import Bar
from facilitator.widgets.words import words

if TYPE_CHECKING:
    from facilitator.review.review import Review

REREAD: Final = 5
"""Seconds between two looks at the folders while a meeting runs; between them the clock is counted on."""


class LibraryScreen(Commanded):
    """The list of reviews."""

    SCOPES = ("everywhere", "list:library")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("everywhere", "list:library"),
        Binding("question_mark", "screen.run('app.help')", show=False),
    ]
    AUTO_FOCUS = "#list"
    CSS_PATH = "library.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own, no class variable there
        (0, "-narrow"),
        (110, "-wide"),
    ]

    def __init__(self, library: Library, clock: Clock, *, settings: Settings) -> None:
        """Show the reviews of `library`, its times in the zone of `clock`."""
        super().__init__()
        self._library = library
        self._clock = clock
        self._workspace = say.home_words(settings.workspace)
        self._entries: tuple[Entry, ...] = ()
        self._read_at = clock.now()
        self._looks = 0
        self._thrown: list[tuple[Deleted, str]] = []
        """What was deleted since the program started, with its title, the newest last."""
        self._loaded: dict[str, tuple[Entry, Review | None]] = {}
        self._problem = ""
        self._said = ""
        self._list = EntryList(id="list")
        self._line = FilterLine(id="filter-line")
        self._status = Bar(id="status")
        self._keys = KeyRow()

    def compose(self) -> ComposeResult:
        """Lay out title, list with preview (or the first page), filter, status and keys."""
        yield Bar(id="title")
        yield Page(say.first_page(self._workspace), id="first")
        with Horizontal(id="shelf"):
            yield self._list
            yield Page(id="preview")
        row = LineRow(self._line)
        row.id = "filter"
        yield row
        yield self._status
        yield self._keys

    def on_mount(self) -> None:
        """Start the clock's tick."""
        self.set_interval(1.0, self.tick)

    def on_screen_resume(self) -> None:
        """Read the workspace: at the start, and whenever another screen has closed."""
        self.reload()

    def on_resize(self) -> None:
        """Say the counts where no preview says them."""
        self.call_after_refresh(self._show_pointed)

    @property
    def pointed(self) -> Entry | None:
        """The review under the pointer."""
        folder = say.folder_of(self._list.pointed)
        return next((entry for entry in self._entries if entry.folder == folder), None)

    def reload(self) -> None:
        """Read the workspace again and show it."""
        try:
            self._entries, self._problem = self._library.entries(), ""
        except FacilitatorError as error:
            self._entries, self._problem = (), str(error)
        self._read_at = self._clock.now()
        self._looks = 0
        self.show_entries()

    def tick(self) -> None:
        """Count the clocks of running meetings on, and look again now and then."""
        if self.app.screen is not self or not any(entry.running for entry in self._entries):
            return
        self._looks += 1
        if self._looks >= REREAD:
            self.reload()
        else:
            self.show_entries()

    def show_entries(self) -> None:
        """Show what the filter lets through."""
        passed = self._clock.now() - self._read_at
        entries = tuple(say.at_later(entry, passed) for entry in self._entries)
        shown = self._library.filter(entries, self._line.value) if self._filtering else entries
        self.set_class(not entries, "-empty")
        self._list.set_rows(say.rows(shown, self._clock.zone))
        if self._list.pointed is None:
            self._list.move(0)
        right = say.heading(len(shown), len(entries), self._workspace)
        title = words("facilitator", bold=True) + words(("  blameless incident reviews", "quiet"))
        self.query_one("#title", Bar).show(title, words((right, "quiet")) if entries else ())
        self._show_pointed()

    def handlers(self) -> Handlers:
        """Return what the library does."""
        own: dict[str, Handler] = {
            "list.new": lambda _: self._ask(NewReview()),
            "library.demo": lambda _: self._ask(TryDemo()),
        }
        if self._thrown:
            own["list.undo"] = lambda _: self.bring_back()
        if self._filtering:
            own["app.back-out"] = lambda _: self.leave_filter()
        if self._entries:
            own |= {
                "library.open": lambda _: self.open_pointed(),
                "library.export": lambda _: self.open_pointed("export"),
                "library.import": lambda _: self.open_pointed("prepare", "timeline"),
                "library.filter": lambda _: self.filter(),
                "library.actions": lambda _: self.show_actions(),
                "list.delete": lambda _: self.delete(),
                "list.down": lambda _: self._list.action_cursor_down(),
                "list.up": lambda _: self._list.action_cursor_up(),
            }
        return own

    def open_pointed(self, place: Place | None = None, spot: str = "") -> None:
        """Open the review under the pointer, where it stands or at `place`."""
        entry = self.pointed
        if entry is None:
            return
        if entry.problem:
            self.say(entry.problem, problem=True)
        else:
            self.post_message(OpenReview(entry.folder, place, spot))

    def delete(self) -> None:
        """Move the review under the pointer to the bin, at once."""
        entry = self.pointed
        if entry is None:
            return
        try:
            self._thrown.append((self._library.delete(entry.folder), entry.title))
        except FacilitatorError as error:
            self.say(str(error), problem=True)
            return
        self.reload()
        self.say(f"“{entry.title}” is in .bin/; u brings it back until the program ends.")

    def bring_back(self) -> None:
        """Bring back the review that was deleted last."""
        if not self._thrown:
            self.say("Nothing was deleted since the program started.")
            return
        deleted, title = self._thrown.pop()
        try:
            folder = self._library.undelete(deleted)
        except FacilitatorError as error:
            self.say(str(error), problem=True)
            return
        self.reload()
        self._list.focus()
        self._list.point_at(say.row_id(folder))
        self.say(f"“{title}” is back.")

    def show_actions(self) -> None:
        """List what is open in all reviews."""
        from facilitator.screens.library_actions import OpenActionsSheet  # noqa: PLC0415  # not for the first picture

        sheet = OpenActionsSheet(self._library, self._entries, self._clock)
        self.app.push_screen(sheet, self._open_from_sheet)

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something in the status row, until the pointer moves."""
        self._said = sentence
        tone = words(sentence, tone="alarm", bold=True) if problem else words((sentence, "quiet"))
        self._status.show(tone)
        self._show_keys()

    # The filter.

    @property
    def _filtering(self) -> bool:
        return self.has_class("-filtering")

    def filter(self) -> None:
        """Open the filter line; its words are those of the last time."""
        self.add_class("-filtering")
        self._line.focus()
        self.show_entries()

    def leave_filter(self) -> None:
        """Go from the line to the list, then from what was found to the whole list; the words stay."""
        if self._line.has_focus:
            self._list.focus()
        else:
            self.remove_class("-filtering")
            self.show_entries()

    @on(Input.Changed, "#filter-line")
    def _filtered(self, event: Input.Changed) -> None:
        event.stop()
        self._said = ""
        self.show_entries()

    @on(CaptureLine.Sent)
    def _open_found(self, event: CaptureLine.Sent) -> None:
        event.stop()
        self.open_pointed()

    @on(CaptureLine.Moved)
    def _move(self, event: CaptureLine.Moved) -> None:
        event.stop()
        if event.pages:
            self._list.move_page(event.by)
        else:
            self._list.move(event.by)

    @on(CaptureLine.TabPressed)
    def _to_list(self, event: CaptureLine.TabPressed) -> None:
        event.stop()
        self._list.focus()

    @on(CaptureLine.Pasted)
    def _take_first_line(self, event: CaptureLine.Pasted) -> None:
        event.stop()
        self._line.set_text(" ".join(event.text.split()))

    @on(CaptureLine.HelpAsked)
    def _help(self, event: CaptureLine.HelpAsked) -> None:
        event.stop()
        self.run_command("app.help")

    # What is pointed at.

    @on(EntryList.Pointed, "#list")
    def _pointed(self, event: EntryList.Pointed) -> None:
        event.stop()
        if event.by_hand:
            self._said = ""
        self._show_pointed()

    @on(EntryList.Opened, "#list")
    def _opened(self, event: EntryList.Opened) -> None:
        event.stop()
        self.open_pointed()

    @on(KeyRow.Clicked)
    def _clicked(self, event: KeyRow.Clicked) -> None:
        event.stop()
        self.run_command(event.key.action)

    def on_descendant_focus(self) -> None:
        """Show the keys of what has the focus."""
        self._show_keys()

    def _show_pointed(self) -> None:
        entry, wide = self.pointed, self.has_class("-wide")
        if not self._said:
            left = words((say.counts_words(entry), "quiet")) if entry and not entry.problem and not wide else ()
            if self._problem:
                left = words(self._problem, tone="alarm", bold=True)
            elif self._filtering and entry is None:
                left = words(("No review holds these words; esc shows all.", "quiet"))
            self._status.show(left, words(("saved", "quiet")) if entry and not entry.problem and not wide else ())
        if wide and entry is not None:
            lines = say.preview(entry, self._review(entry), self._clock.now(), self._clock.zone)
            self.query_one("#preview", Page).show(lines)
        elif wide:
            self.query_one("#preview", Page).show(())
        self._show_keys()

    def _review(self, entry: Entry) -> "Review | None":
        """Return the whole review of an entry, read once for each state that the list has seen."""
        state = replace(entry, left=None)
        seen = self._loaded.get(entry.folder)
        if seen is None or seen[0] != state or (entry.running and not self._looks):
            try:
                seen = (state, self._library.load(entry.folder))
            except FacilitatorError:
                seen = (state, None)  # it was damaged or went away since; the next look at the folders says so
            self._loaded[entry.folder] = seen
        return seen[1]

    def _show_keys(self) -> None:
        if not self._entries:
            self._keys.show(first_keys(thrown=bool(self._thrown)))
        elif self._line.has_focus:
            self._keys.show(FILTER_KEYS)
        else:
            running = self.pointed is not None and self.pointed.running
            self._keys.show(list_keys(running=running, thrown=bool(self._thrown)))

    def _ask(self, message: Message) -> None:
        self.post_message(message)

    def _open_from_sheet(self, found: tuple[str, str] | None) -> None:
        if found is not None:
            folder, action = found
            self.post_message(OpenReview(folder, action=action))
