"""The incident's picture over the whole width, to be looked at closely: zoom, move along it, point at a moment."""

from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.review.moments import time_words
from facilitator.review.records import Event
from facilitator.screens.meeting.picture import incident_picture
from facilitator.session import Session
from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.lanes import Lanes
from facilitator.widgets.sheet import Sheet
from facilitator.widgets.words import words

KEYS = (
    Key("+ −", "zoom"),
    Key("← →", "along"),
    Key("↑ ↓", "moment"),
    Key("0", "all"),
    Key("enter", "go there"),
    Key("esc", "back"),
)
MOST_ROWS = 8
LEAST = timedelta(minutes=10)
"""The shortest stretch that fills the width."""


class IncidentSheet(Sheet[str]):
    """Gives back the id of the moment to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign", "zoom(2)", show=False),
        Binding("minus", "zoom(0.5)", show=False),
        Binding("left", "along(-1)", show=False, priority=True),
        Binding("right", "along(1)", show=False, priority=True),
        Binding("0", "all", show=False),
    ]

    def __init__(self, session: Session, pointed: str = "") -> None:
        """Show the incident of `session`, the moment `pointed` in the accent."""
        super().__init__("The incident", keys=KEYS)
        self._session = session
        events = session.review.events.live
        self._first = events[0].at if events else session.clock.now()
        self._whole = (events[-1].at - events[0].at) if events else LEAST
        self._from, self._span = self._first, max(self._whole, LEAST)
        self._start = pointed
        self._picture = Lanes()
        self._moments = EntryList()

    def compose_body(self) -> ComposeResult:
        """Yield the picture and the moments in it."""
        yield self._picture
        self._moments.styles.height = "auto"
        self._moments.styles.max_height = MOST_ROWS
        yield self._moments

    def on_mount(self) -> None:
        """Show all of it."""
        self._show()
        if self._start:
            self._moments.point_at(self._start)

    def action_zoom(self, by: float) -> None:
        """Show a shorter or a longer stretch around the moment pointed at."""
        event = self._session.review.events.find(self._moments.pointed or "")
        middle = event.at if event else self._from + self._span / 2
        self._span = min(max(self._span / by, LEAST), max(self._whole, LEAST))
        self._from = middle - self._span / 2
        self._show()

    def action_along(self, by: int) -> None:
        """Move along by half of what is shown."""
        self._from += self._span / 2 * by
        self._show()

    def action_all(self) -> None:
        """Show the whole incident."""
        self._from, self._span = self._first, max(self._whole, LEAST)
        self._show()

    @on(EntryList.Pointed)
    def _pointed(self, event: EntryList.Pointed) -> None:
        event.stop()
        self._draw()

    @on(EntryList.Opened)
    def _opened(self, event: EntryList.Opened) -> None:
        event.stop()
        self.dismiss(event.row_id)

    @on(Lanes.Clicked)
    def _clicked(self, event: Lanes.Clicked) -> None:
        event.stop()
        self._moments.point_at(event.event_id)

    def _shown(self) -> list[Event]:
        latest = self._first + max(self._whole - self._span, timedelta())
        self._from = min(max(self._from, self._first), latest)
        until = self._from + self._span
        return [event for event in self._session.review.events.live if self._from <= event.at <= until]

    def _show(self) -> None:
        shown, zone = self._shown(), self._session.zone
        rows = [
            Row(one.id, one.text, left=(Cell(time_words(one, zone), 6, tone="ink"),), right=(Cell(one.source),))
            for one in shown
        ]
        self._moments.set_rows(rows or [Row("none", "Nothing is recorded in this stretch.", kind="text")])
        count = len(self._session.review.events.live)
        self.show_title("The incident", f"{len(shown)} of {count} moments")
        self.show_hint(words(("+ shows less of it, larger; 0 shows all", "quiet")))
        self._draw()

    def _draw(self) -> None:
        until = self._from + self._span
        self._picture.show(
            incident_picture(self._session.review, self._moments.pointed or "", within=(self._from, until))
        )
