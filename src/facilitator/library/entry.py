"""One row of the library: what a list shows of a review, and the part of it that the index keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal

from facilitator.errors import UnreadableError
from facilitator.text import clean_line

if TYPE_CHECKING:
    from facilitator.review.agenda import Timing
    from facilitator.review.review import Review

Group = Literal["running", "to finish", "published"]

GROUPS: Final[tuple[Group, ...]] = ("running", "to finish", "published")
"""The groups in the order of the list."""
SUMMARY_VERSION: Final = 1
"""Of `Summary`'s fields: another number makes the index forget."""
_NEVER: Final = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list shows of a review, without anything that depends on the present moment."""

    id: str
    title: str
    severity: str
    level: str
    status: str
    zone: str
    team: str
    tags: tuple[str, ...]
    began: datetime | None
    meets: datetime | None
    started: datetime | None
    ended: datetime | None
    made_at: datetime | None
    published_at: datetime | None
    events: int
    factors: int
    actions: int
    ready_actions: int
    """Actions that have an owner and a date."""
    open_actions: int
    open_dues: tuple[date, ...]
    """The dates by which open actions are due."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A review in the list, as it stands at one moment. Instants are in UTC."""

    folder: str
    """The folder's name in the workspace."""
    title: str
    """Of a damaged review: the folder's name."""
    id: str = ""
    severity: str = ""
    level: str = "meeting"
    status: str = "draft"
    zone: str = "UTC"
    team: str = ""
    tags: tuple[str, ...] = ()
    began: datetime | None = None
    meets: datetime | None = None
    started: datetime | None = None
    ended: datetime | None = None
    made_at: datetime | None = None
    published_at: datetime | None = None
    running: bool = False
    """Whether its meeting has begun and not ended."""
    paused: bool = False
    phase: str = ""
    """The id of the phase that a running meeting is in."""
    left: timedelta | None = None
    """What is left of that phase; below zero when it is over."""
    events: int = 0
    factors: int = 0
    actions: int = 0
    open_actions: int = 0
    late_actions: int = 0
    """Open actions whose date has passed in the user's zone."""
    ready_actions: int = 0
    """Actions that have an owner and a date."""
    problem: str = ""
    """Why the folder cannot be read, one sentence; empty for a sound one."""

    @property
    def group(self) -> Group:
        """The group it is listed in."""
        if self.status in ("published", "closed"):
            return "published"
        return "running" if self.running else "to finish"

    @property
    def dated(self) -> datetime | None:
        """The instant that orders the list: when the incident began, else the meeting, the record, the folder's day."""
        return self.began or self.started or self.meets or self.made_at or _day_of(self.folder)


def _day_of(folder: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(folder[:10]), time(), UTC)
    except ValueError:
        return None


def summarise(review: "Review") -> Summary:
    """Return what a list shows of `review`."""
    from facilitator.review.still_open import open_actions  # noqa: PLC0415  # see `shelf`

    meta = review.meta
    actions = review.actions.live
    still_open = open_actions(review)
    return Summary(
        id=review.id,
        title=clean_line(meta.title),
        severity=meta.severity,
        level=meta.level,
        status=meta.status,
        zone=meta.zone,
        team=clean_line(meta.team),
        tags=tuple(clean_line(tag) for tag in meta.tags),
        began=meta.began,
        meets=meta.meets,
        started=meta.started,
        ended=meta.ended,
        made_at=meta.made_at,
        published_at=meta.published_at,
        events=len(review.events.live),
        factors=len(review.factors.live),
        actions=len(actions),
        ready_actions=sum(1 for action in actions if action.owner and action.due),
        open_actions=len(still_open),
        open_dues=tuple(action.due for action in still_open if action.due),
    )


def to_row(summary: Summary) -> dict[str, Any]:
    """Return a summary as plain JSON values, for the index."""
    from facilitator.review.codec import encode  # noqa: PLC0415  # see `shelf`

    return {one.name: encode(getattr(summary, one.name)) for one in fields(summary)}


def from_row(row: Mapping[str, Any]) -> Summary:
    """Return the summary that a row of the index holds.

    Raises:
        UnreadableError: it holds none; the index is only a cache, so read the review instead.
    """
    try:
        values = {one.name: _READ[one.type](row[one.name]) for one in fields(Summary)}
        return Summary(**values)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableError("The index of reviews is damaged; it can be deleted.") from error


def make_entry(folder: str, summary: Summary, timing: "Timing | None", today: date) -> Entry:
    """Return the row for a review.

    Args:
        folder: the folder's name.
        summary: what is known of it.
        timing: how its meeting stands now; none when it does not run.
        today: the day by the user's calendar.
    """
    values = {one.name: getattr(summary, one.name) for one in fields(summary) if one.name != "open_dues"}
    values["title"] = summary.title or folder
    current = timing.current if timing else None
    return Entry(
        folder=folder,
        running=timing is not None,
        paused=timing is not None and timing.stage == "paused",
        phase=current.phase.phase if current else "",
        left=current.left if current else None,
        late_actions=sum(1 for due in summary.open_dues if due < today),
        **values,
    )


def in_order(entries: list[Entry]) -> tuple[Entry, ...]:
    """Return entries as the list has them: running, to finish, published; the newest of each first."""
    by_name = sorted(entries, key=lambda entry: entry.folder, reverse=True)
    newest = sorted(by_name, key=lambda entry: entry.dated or _NEVER, reverse=True)
    return tuple(sorted(newest, key=lambda entry: GROUPS.index(entry.group)))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return clean_line(value)


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _instant(value: Any) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).astimezone(UTC)


_READ: Final[dict[Any, Any]] = {
    str: _text,
    int: _whole,
    datetime | None: _instant,
    tuple[str, ...]: lambda values: tuple(_text(value) for value in values),
    tuple[date, ...]: lambda values: tuple(date.fromisoformat(value) for value in values),
}
"""How a field of each type is read back."""
