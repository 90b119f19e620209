"""What all screens of one review share: undo, ways to the other screens, the saved marker, watching the record."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType

from facilitator.config import home_path
from facilitator.errors import FacilitatorError
from facilitator.screens.commanding import Commanded, Handlers, bindings
from facilitator.screens.routes import GoTo, LeaveReview
from facilitator.widgets.keys import KeyRow
from facilitator.widgets.words import Tone

if TYPE_CHECKING:
    from facilitator.review.merge import Merged
    from facilitator.session import Session
    from facilitator.session.ledger import Touched, Undone


class ReviewScreen(Commanded):
    """A screen of one open review."""

    SCOPES: ClassVar[tuple[str, ...]] = ("everywhere", "review")
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere", "review")
    POLL = 0.5
    """Seconds between two looks at the file for changes from outside."""

    def __init__(self, session: "Session", *, demo: bool = False) -> None:
        """Show the review of `session`; `demo` says so in place of the saved marker."""
        super().__init__()
        self.session = session
        self.demo = demo
        self.saving = "saved"
        self._stop_watching: Callable[[], None] | None = None

    def on_mount(self) -> None:
        """Watch the record and the file."""
        self._stop_watching = self.session.observe(self._touched)
        self.set_interval(self.POLL, self.session.poll)

    def on_unmount(self) -> None:
        """Stop watching."""
        if self._stop_watching is not None:
            self._stop_watching()

    def on_screen_resume(self) -> None:
        """Catch up with what happened while another screen was shown."""
        self.record_changed(frozenset())

    def _touched(self, touched: "Touched") -> None:
        if self.is_attached and self.app.screen is self:
            self.record_changed(touched)

    def record_changed(self, touched: "Touched") -> None:
        """Redraw what these records show; an empty set means everything."""

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something in the echo row. A subclass that has one shows it."""

    def handlers(self) -> Handlers:
        """Return what every screen of a review does."""
        return {
            "edit.undo": lambda _: self.undo(),
            "edit.redo": lambda _: self.redo(),
            "app.back-out": lambda _: self.back_out(),
            "review.outline": lambda _: self.go("outline"),
            "review.check": lambda _: self.go("check"),
            "review.export": lambda _: self.go("export"),
            "review.publish": lambda _: self.go("export", "publish"),
            "review.prepare": lambda _: self.go("prepare"),
            "review.import": lambda path: self.go("prepare", f"import:{path}"),
            "review.elsewhere": self.save_elsewhere,
        }

    def back_out(self) -> None:
        """Go one level back: out of the review."""
        self.post_message(LeaveReview())

    def go(self, place: str, spot: str = "", record: str = "") -> None:
        """Ask for another screen of this review."""
        self.post_message(GoTo(place, spot, record))  # type: ignore[arg-type]  # one of Place's words

    def undo(self) -> "Undone | None":
        """Take back one's own newest edit and say what it was."""
        undone = self.session.undo()
        self._say_undone("undid", undone, "Nothing to undo: no edit of yours in this session is left.")
        return undone

    def redo(self) -> None:
        """Do again what was undone last, and say what it was."""
        self._say_undone("did again", self.session.redo(), "Nothing to do again.")

    def save_elsewhere(self, argument: str) -> None:
        """Go on saving in another folder."""
        try:
            folder = home_path(Path(argument)) if argument else Path.home() / self.session.folder.name
            self.session.save_elsewhere(folder)
        except FacilitatorError as error:
            self.say(str(error), problem=True)
        else:
            self.say(f"Saving goes on in {folder}.")

    def saved_marker(self) -> tuple[str, Tone]:
        """Return what the head says about saving."""
        if self.saving == "failed":
            return "not saved", "alarm"
        if self.demo:
            return "demo", "quiet"
        return ("saving" if self.saving == "saving" else "saved"), "quiet"

    def show_saving(self, kind: str, sentence: str = "", aside: str = "") -> None:
        """Take a new state of saving: the app calls it on the screen that is shown.

        `aside` is the file into which content went that could not be read, when the commit has just found some.
        """
        if kind == "failed" and self.saving != "failed":
            self.say(sentence, problem=True)
        if aside:
            self.say(f"The file was damaged outside; kept as {aside}.", problem=True)
        self.saving = kind
        self.record_changed(frozenset())

    def show_outside(self, merged: "Merged") -> None:
        """Say that the file was changed outside, and what came of it; the clock speaks for itself."""
        from facilitator.session.ledger import SHARED_TABLES  # noqa: PLC0415  # there is a session now, not at the start

        entries = [table for table, _ in merged.touched if table not in SHARED_TABLES]
        if entries:
            count = len(entries)
            what = "1 entry" if count == 1 else f"{count} entries"
            kept = "; both texts are kept where both changed" if merged.conflicts else ""
            self.say(f"{what} changed outside this program{kept}; ^z takes it back.")

    def _say_undone(self, verb: str, undone: "Undone | None", nothing: str) -> None:
        if undone is None:
            self.say(nothing)
            return
        kept = f"; {', '.join(undone.kept)}" if undone.kept else ""
        self.say(f"{verb}: {undone.label}{kept}")

    @on(KeyRow.Clicked)
    def _run_clicked(self, event: KeyRow.Clicked) -> None:
        event.stop()
        if event.key.action:
            self.run_command(event.key.action)
