"""What is shown instead of everything else while the window is too small to work in. Nothing under it is lost."""

from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen

from facilitator.text import clean_line, cut
from facilitator.widgets.page import Page, PageLine
from facilitator.widgets.words import words

if TYPE_CHECKING:
    from facilitator.session import Session

ENOUGH: Final = Size(60, 18)
"""The smallest window to work in."""
EVERYTHING: Final = Size(80, 24)
"""From here on nothing leaves."""


def too_small(size: Size) -> bool:
    """Tell whether a window is too small to work in."""
    return size.width < ENOUGH.width or size.height < ENOUGH.height


class SmallWindow(ModalScreen[None]):
    """Covers the screen until the window is large enough again; the clock goes on in it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "app.ask_quit", show=False)]
    DEFAULT_CSS = "SmallWindow { background: $paper; }"

    def __init__(self, session: "Session | None") -> None:
        """Cover what is shown of `session`, where one is open."""
        super().__init__()
        self._session = session
        self._page = Page()
        self._said = ""

    def compose(self) -> ComposeResult:
        """Yield the page."""
        yield self._page

    def on_mount(self) -> None:
        """Show the time as it passes."""
        self.set_interval(1.0, self.show_page)
        self.show_page()

    def on_resize(self) -> None:
        """Say the size as it is now."""
        self.show_page()

    def on_screen_resume(self) -> None:
        """Leave, if the window has grown while something else was shown over this."""
        if not too_small(self.app.size):
            self.dismiss()

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something under the rest."""
        del problem  # there is one place for all of it
        self._said = sentence
        self.show_page()

    def show_page(self) -> None:
        """Say the time left, the window's size, what is enough, and the line that waits."""
        width, height = self.app.size
        sentences = [
            f"This window is {width} x {height}.",
            f"{ENOUGH.width} x {ENOUGH.height} is enough to work,",
            f"{EVERYTHING.width} x {EVERYTHING.height} shows everything.",
        ]
        if self._session is not None:
            kept = clean_line(self._session.kept_line())
            if kept:
                sentences.append(f"Your line is kept: “{cut(kept, max(width - 24, 8))}”")
        if self._said:
            sentences.append(self._said)
        time = self._time()
        lines = [PageLine(words(time, bold=True))] if time else []
        self._page.show((*lines, *(PageLine(words((sentence, "quiet"))) for sentence in sentences)))

    def _time(self) -> str:
        from facilitator.guidance import phase_title  # noqa: PLC0415  # only where a meeting runs
        from facilitator.screens.meeting.head_view import digits  # noqa: PLC0415  # as above

        timing = self._session.meeting.timing() if self._session is not None else None
        if timing is None or timing.current is None or timing.stage not in ("running", "paused"):
            return ""
        name = phase_title(timing.current.phase.phase)
        shown = digits(timing)
        return f"{shown} past the minutes for {name}" if shown.startswith("+") else f"{shown} left for {name}"
