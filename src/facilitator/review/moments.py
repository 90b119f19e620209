"""The timeline as it is read: days, moments and gaps, in the incident's zone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.clock import find_zone
from facilitator.errors import UsageError
from facilitator.review.metrics import marked
from facilitator.review.records import Event
from facilitator.review.review import Review
from facilitator.times import day_words, duration_words, zone_label

GAP_IN_IMPACT: Final = timedelta(hours=1)
"""A silence this long while people felt it asks for an account."""
GAP_IN_A_DAY: Final = timedelta(hours=2)
"""The same, while nobody has marked when people felt it."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day begins: "Thu 27 Jan 2022, CET", then "Fri 28 Jan"."""

    id: str
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class MomentRow:
    """A moment of the timeline."""

    id: str
    """The event's id."""
    event: Event
    time: str
    """When, as `time_words` says it."""
    day: date
    """Its day in the incident's zone."""


@dataclass(frozen=True, slots=True)
class GapRow:
    """A silence between two moments."""

    id: str
    before: Event
    after: Event
    length: timedelta
    words: str
    """"3 h 32 min, nothing recorded"."""
    question: str
    """"What is missing between 11:03 and 14:35?"."""


Row = DayRow | MomentRow | GapRow


def incident_zone(review: Review) -> ZoneInfo:
    """Return the zone in which the timeline is shown; UTC where the record names one that is not known here."""
    return _zone(review.meta.zone)


def local(at: datetime, zone: tzinfo) -> datetime:
    """Return an instant in a zone; one at the edge of the calendar, where that cannot be told, in UTC."""
    try:
        return at.astimezone(zone)
    except OverflowError:
        return at.astimezone(UTC)


def time_words(event: Event, zone: tzinfo) -> str:
    """Return when a moment was, by the clock of `zone`: `10:57`, `~10:57` when approximate, `day` when that is all."""
    if event.precision == "day":
        return "day"
    words = f"{local(event.at, zone):%H:%M}"
    return f"~{words}" if event.precision == "approximate" else words


def when_words(event: Event, zone: tzinfo, *, beside: date | None = None) -> str:
    """Return a moment's time with its day, which is left out where it is the day `beside`."""
    day = local(event.at, zone).date()
    if event.precision == "day":
        return day_words(day, today=beside)
    time = time_words(event, zone)
    return time if day == beside else f"{day_words(day, today=beside)} {time}"


def moments(review: Review) -> tuple[Row, ...]:
    """Return the rows of the timeline in order of time."""
    zone = incident_zone(review)
    gaps = {row.after.id: row for row in gap_rows(review)}
    rows: list[Row] = []
    last: datetime | None = None
    for event in review.events.live:
        at = local(event.at, zone)
        if event.id in gaps:
            rows.append(gaps[event.id])
        if last is None or at.date() != last.date():
            rows.append(_day_row(at, last))
        rows.append(MomentRow(event.id, event, time_words(event, zone), at.date()))
        last = at
    return tuple(rows)


def gap_rows(review: Review) -> tuple[GapRow, ...]:
    """Return the silences that ask for an account.

    While it is marked when people felt it, those are of an hour or more from the impact's start to its end (or to
    "resolved"); else of two hours or more within one day.
    """
    zone = incident_zone(review)
    silences = _silences(review.events.live, zone, impact_window(review))
    return tuple(_gap_row(before, after, since, zone) for before, after, since in silences)


def impact_window(review: Review) -> tuple[datetime, datetime] | None:
    """Return from when to when people felt it, where both ends are marked ("resolved" stands in for the end)."""
    found = marked(review)
    start, end = found.get("impact_start"), found.get("impact_end") or found.get("resolved")
    if start is None or end is None or end.at <= start.at:
        return None
    return start.at, end.at


def _silences(
    events: Iterable[Event], zone: tzinfo, window: tuple[datetime, datetime] | None
) -> Iterator[tuple[Event, Event, datetime]]:
    """Yield the moments around each silence, and when it began: at the end of all that was going on until then."""
    before: Event | None = None
    since: datetime | None = None
    for event in events:
        if event.precision == "day":
            continue  # nobody knows where in the day it lies
        if before is not None and since is not None:
            length = event.at - since
            if window:
                inside = window[0] <= before.at and event.at <= window[1]
                found = inside and length >= GAP_IN_IMPACT
            else:
                found = local(since, zone).date() == local(event.at, zone).date() and length >= GAP_IN_A_DAY
            if found:
                yield before, event, since
        ended = max(event.at, event.until or event.at)
        since = ended if since is None else max(since, ended)
        before = event


def _gap_row(before: Event, after: Event, since: datetime, zone: tzinfo) -> GapRow:
    first, second = local(since, zone), local(after.at, zone)
    about = "about " if "approximate" in (before.precision, after.precision) else ""
    start, end = f"{first:%H:%M}", f"{second:%H:%M}"
    if first.date() != second.date():
        start = f"{day_words(first.date(), today=second.date())} {start}"
        end = f"{day_words(second.date(), today=second.date())} {end}"
    length = after.at.replace(second=0, microsecond=0) - since.replace(second=0, microsecond=0)
    return GapRow(
        id=f"gap-{before.id}-{after.id}",
        before=before,
        after=after,
        length=after.at - since,
        # Counted between the minutes that are shown, so that a reader who subtracts gets the same.
        words=f"{about}{duration_words(length)}, nothing recorded",
        question=f"What is missing between {start} and {end}?",
    )


def _day_row(at: datetime, last: datetime | None) -> DayRow:
    day = at.date()
    words = day_words(day, today=None if last is None else last.date())
    label = zone_label(at, at.tzinfo or UTC)
    if last is None or label != zone_label(last, last.tzinfo or UTC):
        words = f"{words}, {label}"
    return DayRow(f"day-{day.isoformat()}", day, words)


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    try:
        return find_zone(name)
    except UsageError:
        return ZoneInfo("UTC")
