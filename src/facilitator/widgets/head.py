"""`Head`: the three rows on top of every phase of a review: title, saved marker and end, the thread, the clock."""

from dataclasses import dataclass
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.renderables.digits import Digits as DigitsDrawing
from textual.widget import Widget
from textual.widgets import Digits

from facilitator.widgets.thread import FULL_NAMES_FROM, Segment, Span, draw_line, draw_names, place
from facilitator.widgets.words import Piece, Tone, Words, content, fit, spread, words

__all__ = ["Head", "HeadView", "Segment"]

CLOCK_BOX: Final = 15
"""Columns of the clock, whatever it shows: nothing moves from 10:00 to 9:59."""

_SAVED_BOX: Final = 8
_ONE_ROW_BELOW: Final = 80


@dataclass(frozen=True, slots=True)
class HeadView:
    """What the head shows.

    Attributes:
        title: the review's title.
        severity: "Sev 2", "near miss"; shown as it fits.
        quiet: wording cues are off; the word "quiet" stands beside the severity.
        saved: "saved", "saving", "not saved", "paused 2:10" or "demo".
        saved_tone: its tone; *alarm* is also bold.
        ends: "ends 15:02, 2 past plan".
        ends_tone: *quiet*, or *time* from three minutes past plan.
        segments: the thread, one a phase; none for a review without a meeting.
        digits: time left or over ("9:12", "+3:10"); empty leaves the clock out.
        digits_tone: *ink*, *quiet* or *time*.
        digits_bold: draw them heavy (past zero).
    """

    title: str
    severity: str = ""
    quiet: bool = False
    saved: str = "saved"
    saved_tone: Tone = "quiet"
    ends: str = ""
    ends_tone: Tone = "quiet"
    segments: tuple[Segment, ...] = ()
    digits: str = ""
    digits_tone: Tone = "ink"
    digits_bold: bool = False


def title_row(view: HeadView, width: int) -> Content:
    """Return the first row: the title, severity and `quiet` as they fit, on the right the saved marker and the end."""
    marker = view.saved.ljust(_SAVED_BOX) if view.ends else view.saved
    if view.ends and len(view.saved) >= _SAVED_BOX:
        marker = f"{view.saved}  "
    right = fit(
        content((Piece(marker, view.saved_tone, bold=view.saved_tone == "alarm"), Piece(view.ends, view.ends_tone))),
        width,
    )
    room = width - right.cell_length - 1
    left = content((Piece(view.title, bold=True),))
    for extra in (view.severity, "quiet" if view.quiet else ""):
        longer = Content.assemble(left, content((Piece(f" {extra}", "quiet"),)))
        if extra and longer.cell_length <= room:
            left = longer
    return spread(left, right, width)


class _Thread(Widget):
    """The left part: title row, names, line."""

    DEFAULT_CSS = "_Thread { width: 1fr; height: 3; text-wrap: nowrap; color: $ink; }"

    def __init__(self) -> None:
        super().__init__()
        self.view = HeadView("")

    @property
    def full_names(self) -> bool:
        """Whether the terminal is wide enough for full names."""
        return self.app.size.width >= FULL_NAMES_FROM

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where each segment stands now."""
        return place(self.view.segments, self.content_size.width, full_names=self.full_names)

    def show(self, view: HeadView) -> None:
        """Show `view`; where nothing but the clock differs, as in most seconds, nothing is drawn."""
        before = self.render()
        self.view = view
        if not self.render().is_same(before):
            self.refresh()

    def render(self) -> Content:
        """Draw the three rows at the present width."""
        spans = self.spans
        rows = (
            title_row(self.view, self.content_size.width),
            draw_names(spans, full_names=self.full_names),
            draw_line(spans),
        )
        return Content("\n").join(rows)

    def on_click(self, event: events.Click) -> None:
        """Report the segment under the mouse."""
        place_in = event.get_content_offset(self)
        if place_in is None or place_in.y == 0:
            return
        for span in self.spans:
            if span.start <= place_in.x < span.start + span.width:
                event.stop()
                self.post_message(Head.PhaseClicked(span.segment.id))


class _Clock(Horizontal):
    """The right part: three rows of digits in a fixed box, or one row of text in a narrow terminal."""

    DEFAULT_CSS = """
    _Clock { width: 15; height: 3; align-horizontal: right; }
    _Clock Digits { width: auto; color: $ink; }
    _Clock Digits.-quiet { color: $quiet; }
    _Clock Digits.-time { color: $time; }
    _Clock Digits.-bold { text-style: bold; }
    _Clock _Small { width: auto; height: 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Digits("")
        yield _Small()

    def show(self, view: HeadView) -> None:
        """Show the digits of `view` in whichever form fits."""
        self.display = bool(view.digits)
        fits = self.app.size.width >= _ONE_ROW_BELOW and DigitsDrawing.get_width(view.digits) <= CLOCK_BOX
        self.styles.width = CLOCK_BOX if self.app.size.width >= _ONE_ROW_BELOW else _SAVED_BOX
        digits, small = self.query_one(Digits), self.query_one(_Small)
        digits.display, small.display = fits, not fits
        if digits.value != view.digits:
            digits.update(view.digits)
        digits.set_class(view.digits_tone == "quiet", "-quiet")
        digits.set_class(view.digits_tone == "time", "-time")
        digits.set_class(view.digits_bold, "-bold")
        if not fits:
            small.show(words(view.digits, tone=view.digits_tone, bold=True))

    def on_click(self, event: events.Click) -> None:
        """Report a click anywhere on the clock."""
        event.stop()
        self.post_message(Head.ClockClicked())


class _Small(Widget):
    """The clock as one row of text."""

    DEFAULT_CSS = "_Small { text-wrap: nowrap; }"
    line: Words = ()

    def show(self, line: Words) -> None:
        """Show another time."""
        if line != self.line:
            wide = content(line).cell_length != content(self.line).cell_length
            self.line = line
            self.refresh(layout=wide)

    def render(self) -> Content:
        """Draw the time."""
        return content(self.line)


class Head(Horizontal):
    """The head of a review in a meeting. Give it a `HeadView` with `show`; equal values cost nothing."""

    DEFAULT_CSS = """
    Head { height: 3; padding: 0 1; }
    Head _Thread { margin-right: 3; }
    """

    @dataclass
    class PhaseClicked(Message):
        """A segment of the thread was clicked: look at that phase."""

        phase_id: str

    @dataclass
    class ClockClicked(Message):
        """The clock was clicked: open the time sheet."""

    def __init__(self, view: HeadView | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._view = view or HeadView("")

    @property
    def view(self) -> HeadView:
        """What the head shows now."""
        return self._view

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield _Thread()
        yield _Clock()

    def on_mount(self) -> None:
        """Draw the first view."""
        self._draw()

    def on_resize(self) -> None:
        """Choose the form of the clock again."""
        self._draw()

    def show(self, view: HeadView) -> None:
        """Show `view`."""
        if view == self._view:
            return
        self._view = view
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        self.query_one(_Thread).show(self._view)
        self.query_one(_Clock).show(self._view)
