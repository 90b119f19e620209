"""The incident as a picture: hours, impact `━`, a lane per source, marks. Long silences fold at `┆`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from textual import events as textual_events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from facilitator.text import cut
from facilitator.widgets.axis import Axis, make_axis, ticks
from facilitator.widgets.words import BULLET, Piece, Tone, content

MOST_LANES: Final = 4
"""Lanes drawn one by one; sources beyond them share the last one, "others"."""

LONGEST_LABEL: Final = 12

LEAST_WIDTH: Final = 30
"""Columns below which nothing is drawn."""


@dataclass(frozen=True, slots=True)
class LaneEvent:
    """One `●`: its time (in the incident's zone), its lane, the id a click reports, its tone."""

    at: datetime
    lane: str
    id: str = ""
    tone: Tone = "name"


@dataclass(frozen=True, slots=True)
class LaneMark:
    """A marked moment, written under the lanes: "trigger", "detected"."""

    at: datetime
    label: str


@dataclass(frozen=True, slots=True)
class Impact:
    """When users were affected. Without an end it is drawn to the last moment."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class LanesView:
    """All of the picture: events, impact, marks and the zone's name ("CET")."""

    events: tuple[LaneEvent, ...] = ()
    impact: Impact | None = None
    marks: tuple[LaneMark, ...] = ()
    zone_label: str = ""


class _Canvas:
    """One row: single characters put at columns, each in a tone."""

    def __init__(self, label: str, width: int) -> None:
        self._width = width
        self._cells: dict[int, tuple[str, Tone]] = {}
        self.write(0, label, "quiet")

    def write(self, column: int, text: str, tone: Tone) -> None:
        for place, char in enumerate(text, column):
            if 0 <= place < self._width:
                self._cells[place] = (char, tone)

    def content(self) -> Content:
        last = max(self._cells, default=-1)
        return content(tuple(Piece(*self._cells.get(column, (" ", "quiet"))) for column in range(last + 1)))


def lanes_of(events: Iterable[LaneEvent]) -> tuple[str, ...]:
    """Return the lanes in the order of their first event; beyond four the last is "others"."""
    names = tuple(dict.fromkeys(event.lane for event in events))
    return names if len(names) <= MOST_LANES else (*names[: MOST_LANES - 1], "others")


def draw(
    events: Sequence[LaneEvent], impact: Impact | None, marks: Sequence[LaneMark], width: int, zone_label: str
) -> list[Content]:
    """Return the rows of the picture at `width`; none without a moment to show or without room.

    All times carry the incident's zone. Moments that fall on one column share one `●`.
    """
    view = LanesView(tuple(events), impact, tuple(marks), zone_label)
    axis = _axis(view, width)
    if axis is None:
        return []
    hours = _Canvas(zone_label, width)
    for tick in ticks(axis, _moments(view)[0]):
        hours.write(tick.column, tick.label, "quiet")
    rows = [hours]
    if impact is not None:
        rows.append(_impact_row(view, axis, width))
    names = lanes_of(events)
    rows += [_lane_row(name, events, names, axis, width) for name in names]
    for row in rows:
        for fold in axis.folds:
            row.write(fold, "┆", "quiet")
    if marks:
        rows.append(_mark_row(marks, axis, width))
    return [row.content() for row in rows]


def event_at(view: LanesView, width: int, x: int, y: int) -> str | None:
    """Return the id of the event drawn at a cell, the latest where several share it; None where there is none."""
    axis = _axis(view, width)
    names = lanes_of(view.events)
    index = y - (1 if view.impact is None else 2)
    if axis is None or not 0 <= index < len(names):
        return None
    hits = [event for event in view.events if _lane(event, names) == names[index] and axis.place(event.at) == x]
    return hits[-1].id if hits else None


def _moments(view: LanesView) -> list[datetime]:
    ends = [] if view.impact is None else [view.impact.start, view.impact.end]
    return [
        *(event.at for event in view.events),
        *(mark.at for mark in view.marks),
        *(end for end in ends if end is not None),
    ]


def _axis(view: LanesView, width: int) -> Axis | None:
    moments = _moments(view)
    if not moments or width < LEAST_WIDTH:
        return None
    labels = (view.zone_label, "impact", *lanes_of(view.events))
    first = min(max(len(label) for label in labels), LONGEST_LABEL) + 3
    return make_axis(moments, first, width)


def _impact_row(view: LanesView, axis: Axis, width: int) -> _Canvas:
    row = _Canvas("impact", width)
    if view.impact is not None:
        start = axis.place(view.impact.start)
        end = axis.place(view.impact.end or max(_moments(view), key=datetime.timestamp))
        row.write(start, "━" * max(end - start + 1, 1), "time")
    return row


def _lane(event: LaneEvent, names: Sequence[str]) -> str:
    return event.lane if event.lane in names else names[-1]


def _lane_row(name: str, events: Sequence[LaneEvent], names: Sequence[str], axis: Axis, width: int) -> _Canvas:
    row = _Canvas(cut(name, LONGEST_LABEL), width)
    for event in events:
        if _lane(event, names) == name:
            row.write(axis.place(event.at), BULLET, event.tone)
    return row


def _mark_row(marks: Sequence[LaneMark], axis: Axis, width: int) -> _Canvas:
    """Write each mark under its column, or further left where the next one needs the place, or not at all."""
    row = _Canvas("", width)
    limit = width
    for mark in sorted(marks, key=lambda mark: mark.at.timestamp(), reverse=True):
        start = min(axis.place(mark.at), limit - len(mark.label))
        if start >= 0:
            row.write(start, mark.label, "here")
            limit = start - 1
    return row


class Lanes(Widget):
    """The picture at the width there is. A click on a `●` reports its event."""

    DEFAULT_CSS = "Lanes { height: auto; padding: 0 1; text-wrap: nowrap; color: $ink; }"

    class Clicked(Message):
        """An event was clicked."""

        def __init__(self, event_id: str) -> None:
            super().__init__()
            self.event_id = event_id

    def __init__(self, view: LanesView | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._view = view or LanesView()

    @property
    def view(self) -> LanesView:
        """What it shows."""
        return self._view

    def show(self, view: LanesView) -> None:
        """Show another picture."""
        if view != self._view:
            self._view = view
            self.refresh(layout=True)

    def render(self) -> Content:
        """Draw the picture."""
        return Content("\n").join(self._rows(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Return the rows it takes at `width`."""
        return len(self._rows(width))

    def on_click(self, event: textual_events.Click) -> None:
        """Report the event under the mouse."""
        inside = event.get_content_offset(self)
        found = event_at(self._view, self.content_size.width, *inside) if inside else None
        if found:
            event.stop()
            self.post_message(self.Clicked(found))

    def _rows(self, width: int) -> list[Content]:
        view = self._view
        return draw(view.events, view.impact, view.marks, width, view.zone_label)
