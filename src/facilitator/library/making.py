"""A review when it is made: what may be said of it beside its title, how that is checked, its agenda."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final, Literal, TypedDict, cast, get_args

from facilitator.clock import NewId, find_zone
from facilitator.errors import UsageError
from facilitator.guidance import plan_for, severities, signals
from facilitator.review.position import after
from facilitator.review.records import Level, Meta, Phase
from facilitator.review.review import Review
from facilitator.text import clean_line, cut

USUAL_LENGTH: Final = 60
"""Minutes of a meeting where nobody says another length (facilitation, "Severity → level")."""
_SHOWN: Final = 40


class Details(TypedDict, total=False):
    """What may be said of a new review beside its title."""

    severity: str
    """`1` to `4`, `near-miss`, or empty while nobody has said."""
    level: str
    """`meeting`, as when it is left out, `written` or `near-miss`."""
    length: int | None
    """Minutes of the meeting, the usual ones when it is left out; without meaning for the other levels."""
    began: datetime | None
    """When the incident began, aware."""
    zone: str
    """The incident's zone, an IANA name; UTC when it is left out."""
    meets: datetime | None
    """When the meeting is to start, aware."""
    team: str
    """Whose review it is."""
    signals: Iterable[str]
    """Ids of `guidance.signals` that are present."""


def new_review(title: str, details: Details, *, new_id: NewId, user: str, now: datetime) -> Review:
    """Return a review that `user` makes at `now`, with an agenda where people meet.

    Raises:
        UsageError: a value cannot be used; says which.
    """
    title = clean_line(title)
    if not title:
        raise UsageError("A review needs a title: say in a few words what happened.")
    zone = details.get("zone", "UTC")
    find_zone(zone)
    level = cast("Level", _known("level", details.get("level", "meeting"), get_args(Level)))
    meta = Meta(
        id=new_id(),
        title=title,
        severity=_known("severity", details.get("severity", ""), ["", *(one.id for one in severities())]),
        level=level,
        length=(details.get("length") or USUAL_LENGTH) if level == "meeting" else None,
        signals=_known_signals(details.get("signals", ())),
        zone=zone,
        began=_in_utc(details.get("began")),
        meets=_in_utc(details.get("meets")),
        team=clean_line(details.get("team", "")),
        made_by=user,
        made_at=now,
    )
    return _with_agenda(Review(meta), new_id)


def _with_agenda(review: Review, new_id: NewId) -> Review:
    meta, place = review.meta, ""
    phases = []
    for phase, minutes in plan_for(meta.length) if meta.length else ():
        place = after(place)
        phases.append(
            Phase(
                id=new_id(),
                phase=phase,
                plan=minutes,
                minutes=minutes,
                pos=place,
                made_by=meta.made_by,
                made_at=meta.made_at,
            )
        )
    return review.put(*phases)


def _in_utc(at: datetime | None) -> datetime | None:
    return at.astimezone(UTC) if at is not None else None


def _known(what: Literal["severity", "level", "signal"], value: str, choices: Sequence[str]) -> str:
    if value not in choices:
        listed = ", ".join(choice for choice in choices if choice)
        raise UsageError(f"There is no {what} “{cut(clean_line(value), _SHOWN)}”. Choose from {listed}.")
    return value


def _known_signals(present: Iterable[str]) -> tuple[str, ...]:
    ids = [signal.id for signal in signals()]
    return tuple(_known("signal", one, ids) for one in present)
