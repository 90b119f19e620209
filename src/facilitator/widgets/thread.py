"""The hour as a line: how the agenda's segments share a width, and how each is drawn as it is used up. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Literal

from textual.content import Content

from facilitator.widgets.words import Piece, content

State = Literal["done", "current", "over", "todo"]

FULL_NAMES_FROM: Final = 100
"""Columns of the terminal from which segments carry their full names."""

_LEAST_WIDTH: Final = 1


@dataclass(frozen=True, slots=True)
class Segment:
    """One phase on the thread.

    Attributes:
        id: what a click on it reports.
        name: its name where there is room ("Well & lucky").
        short: its name below 100 columns ("Well").
        planned: its planned minutes, which size it.
        fraction_done: how much of it is used, 0 to 1; matters for the current one.
        state: done, current, over (current and past its minutes) or todo.
    """

    id: str
    name: str
    short: str
    planned: float
    fraction_done: float
    state: State


@dataclass(frozen=True, slots=True)
class Span:
    """Where a segment stands on the thread: first column and width."""

    segment: Segment
    start: int
    width: int


def place(segments: Sequence[Segment], width: int, *, full_names: bool) -> tuple[Span, ...]:
    """Return where each segment stands on a thread of `width` columns, a blank between two.

    A segment is as wide as its name plus its share of the spare columns by planned minutes. Shares are rounded on the
    running total, so that they always add up. Where even the names do not fit, the widest are cut first.
    """
    if not segments:
        return ()
    widths = [len(item.name if full_names else item.short) for item in segments]
    room = width - (len(segments) - 1)
    spare = room - sum(widths)
    if spare >= 0:
        widths = [own + share for own, share in zip(widths, _shares(segments, spare), strict=True)]
    else:
        widths = _cut(widths, room)
    starts = [0, *accumulate(own + 1 for own in widths)]
    return tuple(Span(item, start, own) for item, start, own in zip(segments, starts, widths, strict=False))


def _shares(segments: Sequence[Segment], spare: int) -> list[int]:
    total = sum(item.planned for item in segments)
    if total <= 0:
        return [spare, *(0 for _ in segments[1:])]
    running = [round(spare * minutes / total) for minutes in accumulate(item.planned for item in segments)]
    return [after - before for before, after in zip([0, *running], running, strict=False)]


def _cut(widths: list[int], room: int) -> list[int]:
    cut = list(widths)
    while sum(cut) > room and max(cut) > _LEAST_WIDTH:
        cut[cut.index(max(cut))] -= 1
    return cut


def draw_names(spans: Sequence[Span], *, full_names: bool) -> Content:
    """Return the row of names: the current one bold, the others quiet."""
    return _joined([_name(span, full_names=full_names) for span in spans])


def draw_line(spans: Sequence[Span]) -> Content:
    """Return the row of the thread itself: done and used `━`, the current place `╸`, to come `─`, over in *time*."""
    return _joined([content(_line(span)) for span in spans])


def _name(span: Span, *, full_names: bool) -> Content:
    item = span.segment
    here = item.state in {"current", "over"}
    text = content((Piece(item.name if full_names else item.short, "ink" if here else "quiet", bold=here),))
    return text.truncate(span.width, ellipsis=True, pad=True)


def _line(span: Span) -> tuple[Piece, ...]:
    match span.segment.state:
        case "done":
            return (Piece("━" * span.width, "here"),)
        case "over":
            return (Piece("━" * span.width, "time"),)
        case "todo":
            return (Piece("─" * span.width, "rule"),)
        case "current":
            used = min(int(span.segment.fraction_done * span.width), span.width - 1)
            return (Piece("━" * used + "╸", "here"), Piece("─" * (span.width - used - 1), "rule"))


def _joined(parts: Sequence[Content]) -> Content:
    return Content(" ").join(parts)
