"""The time sheet and the start sheet: what can be done about the time, and the end that each choice leads to.

Every end is what the meeting's own clock says once the choice is made, so that sheet and head never differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from types import MappingProxyType
from typing import Final, Literal

from facilitator.guidance import phase_title
from facilitator.review.agenda import PhaseTime, Timing, planned_minutes, timing
from facilitator.review.records import Phase, Span
from facilitator.review.review import Review

ChoiceId = Literal["ask", "borrow", "park", "park-on-time", "carry"]

_NOTHING: Final[Mapping[str, int]] = MappingProxyType({})
_MINUTE: Final = timedelta(minutes=1)
_SOON: Final = 15
"""Minutes before the planned start from which "end as planned" is offered to those who are early."""
_SPARED: Final = "actions"
"""The phase from which nothing is taken unless a person says so: actions without minutes leave vague."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to do about the time of the phase that runs."""

    id: ChoiceId
    text: str
    """What it does, without the end: "3 more, taken from Factors, 25 → 22"."""
    ends: datetime | None
    """The meeting's end that it leads to, in UTC; None: it ends when it ends."""
    minutes: Mapping[str, int]
    """New minutes by the id of the agenda's phase."""
    moves_on: bool
    """Whether the line is parked and the next phase begins."""


@dataclass(frozen=True, slots=True)
class StartChoice:
    """One way to start the meeting."""

    id: Literal["planned", "full"]
    text: str
    ends: datetime
    """The meeting's planned end when it is started so, in UTC."""
    minutes: Mapping[str, int]
    """New minutes by the id of the agenda's phase."""


def choices(review: Review, now: datetime, *, minutes: int = 3, donor: str | None = None) -> tuple[Choice, ...]:
    """Return what can be done about the time at `now` (UTC); nothing while no phase runs.

    Args:
        review: the review, its meeting running.
        now: this instant, UTC.
        minutes: how many minutes more are asked for; at least one.
        donor: id of the agenda's phase (or of its kind) to take from; else the longest to come, never Actions.
    """
    time = timing(review, now)
    if time.current is None or time.stage in ("before", "ended"):
        return ()
    more = max(minutes, 1)
    found = (
        _ask(review, now, time.current, more),
        _borrow(review, now, time, more, donor),
        _park(review, now, time),
        _park_on_time(review, now, time, donor),
        Choice("carry", f"carry on, say it again in {more}", None, _NOTHING, moves_on=False),
    )
    return tuple(choice for choice in found if choice is not None)


def donors(review: Review, now: datetime) -> tuple[str, ...]:
    """Return the ids of the agenda's phases from which minutes can be taken, the one taken by itself first."""
    time = timing(review, now)
    coming = [one for one in _coming(time) if _spare(one) > 0]
    coming.sort(key=lambda one: (one.phase.phase == _SPARED, -one.phase.minutes))
    return tuple(one.phase.id for one in coming)


def state_words(review: Review, now: datetime) -> str:
    """Return how the phase that runs stands: "Timeline is 3 over its 17 minutes"; empty while none runs."""
    current = timing(review, now).current
    if current is None:
        return ""
    name, planned = title(current.phase), current.phase.minutes
    over = int(-current.left / _MINUTE)
    if over >= 1:
        return f"{name} is {over} over its {_minutes(planned)}"
    left = int(current.left / _MINUTE)
    return f"{name} has {left} of its {_minutes(planned)} left" if left else f"The {_minutes(planned)} of {name} are up"


def start_choices(review: Review, now: datetime, *, zone: tzinfo | None = None) -> tuple[StartChoice, ...]:
    """Return the ways to start the meeting at `now` (UTC): end as planned, or the full length from now.

    Without a planned start, or so late that no minutes are left to take, there is only the second. `zone` is the one in
    which the end is written into the text; without it the text says "on time".
    """
    total = planned_minutes(review)
    full = StartChoice("full", f"{_minutes(total)} from now", now + timedelta(minutes=total), _NOTHING)
    meets = review.meta.meets
    if meets is None or now < meets - timedelta(minutes=_SOON):
        return (full,)
    ends = meets + timedelta(minutes=total)
    when = f"at {ends.astimezone(zone):%H:%M}" if zone else "on time"
    late = _whole(now - meets)
    if late <= 0:
        return (StartChoice("planned", f"end {when} as planned", ends, _NOTHING), full)
    taken = _taken([PhaseTime(phase, timedelta(), "todo") for phase in review.agenda.live], late)
    if taken is None:
        return (full,)
    return (StartChoice("planned", f"end {when} all the same, {_changes(review, taken)}", ends, taken), full)


def title(phase: Phase) -> str:
    """Return what a phase of the agenda is called."""
    return phase_title(phase.phase) or "This phase"


def _ask(review: Review, now: datetime, current: PhaseTime, more: int) -> Choice:
    given = {current.phase.id: _extended(current, more)}
    words = f"ask the room for {more} more {'minute' if more == 1 else 'minutes'}"
    return Choice("ask", words, _end(review, now, given), MappingProxyType(given), moves_on=False)


def _borrow(review: Review, now: datetime, time: Timing, more: int, donor: str | None) -> Choice | None:
    giver = _donor(time, donor)
    if giver is None or time.current is None:
        return None
    got = min(more, _spare(giver))
    if got < 1:
        return None
    taken = {giver.phase.id: giver.phase.minutes - got}
    given = {time.current.phase.id: _extended(time.current, got)} | taken
    words = f"{got} more, taken from {title(giver.phase)}, {giver.phase.minutes} → {giver.phase.minutes - got}"
    return Choice("borrow", words, _end(review, now, given), MappingProxyType(given), moves_on=False)


def _park(review: Review, now: datetime, time: Timing) -> Choice | None:
    coming = _coming(time)
    if not coming:
        return None
    words = f"park this and go to {title(coming[0].phase)}"
    return Choice("park", words, _end(review, now, _NOTHING, moves_on=True), _NOTHING, moves_on=True)


def _park_on_time(review: Review, now: datetime, time: Timing, donor: str | None) -> Choice | None:
    """Return the choice that reaches the planned end; None when parking alone does, or when nothing can."""
    if time.planned_end is None or not _coming(time):
        return None
    late = _whole(_end(review, now, _NOTHING, moves_on=True) - time.planned_end)
    if late <= 0:
        return None
    taken = _taken(_coming(time), late, _donor(time, donor) if donor else None)
    if taken is None:
        return None
    words = f"park this and end on time, {_changes(review, taken)}"
    return Choice("park-on-time", words, _end(review, now, taken, moves_on=True), taken, moves_on=True)


def _taken(phases: list[PhaseTime], minutes: int, first: PhaseTime | None = None) -> Mapping[str, int] | None:
    """Take minutes from the longest phases, each never below one or what it has used; None when there are too few.

    What `first` can give is taken first. Then minute by minute from whichever is longest: a small cut comes out of one
    phase, a large one out of several alike.
    """
    left = {one.phase.id: one.phase.minutes for one in phases}
    spare = {one.phase.id: _spare(one) for one in phases if one.phase.phase != _SPARED}
    taken: dict[str, int] = {}
    if first is not None:
        got = min(minutes, _spare(first))
        taken[first.phase.id] = left[first.phase.id] = first.phase.minutes - got
        spare[first.phase.id] = 0
        minutes -= got
    for _ in range(minutes):
        giver = max((key for key in spare if spare[key] > 0), key=lambda key: left[key], default=None)
        if giver is None:
            return None
        left[giver] -= 1
        spare[giver] -= 1
        taken[giver] = left[giver]
    return MappingProxyType(taken)


def _coming(time: Timing) -> list[PhaseTime]:
    return [one for one in time.phases if one.state == "todo"] if time.current else []


def _donor(time: Timing, donor: str | None) -> PhaseTime | None:
    coming = _coming(time)
    if donor is not None:
        return next((one for one in coming if donor in (one.phase.id, one.phase.phase)), None)
    able = [one for one in coming if one.phase.phase != _SPARED and _spare(one) > 0]
    return max(able, key=lambda one: one.phase.minutes, default=None)


def _spare(one: PhaseTime) -> int:
    """Return the minutes that a phase can give: it keeps one, and what it has used."""
    return max(one.phase.minutes - max(1, _up(one.used)), 0)


def _extended(current: PhaseTime, more: int) -> int:
    """Return the minutes with which a phase has so many more: on top of what it has, or of what it has used."""
    return max(current.phase.minutes, _up(current.used)) + more


def _end(review: Review, now: datetime, minutes: Mapping[str, int], *, moves_on: bool = False) -> datetime:
    for phase_id, count in minutes.items():
        review = review.put(replace(review.agenda[phase_id], minutes=count))
    if moves_on:
        review = _moved_on(review, now)
    return timing(review, now).ends or now


def _moved_on(review: Review, now: datetime) -> Review:
    following = _coming(timing(review, now))[0].phase
    for phase in review.agenda.live:
        visits = tuple(replace(visit, ended=visit.ended or now) for visit in phase.visits)
        entered = (Span(now),) if phase.id == following.id else ()
        review = review.put(replace(phase, visits=visits + entered))
    return review


def _changes(review: Review, minutes: Mapping[str, int]) -> str:
    rows = [(phase, minutes[phase.id]) for phase in review.agenda.live if phase.id in minutes]
    return ", ".join(f"{title(phase)} {phase.minutes} → {count}" for phase, count in rows)


def _minutes(count: int) -> str:
    return f"{count} {'minute' if count == 1 else 'minutes'}"


def _whole(span: timedelta) -> int:
    """Return the whole minutes of a span: an end 40 seconds past the hour is shown as the hour."""
    return span // _MINUTE


def _up(span: timedelta) -> int:
    return -int(-span // _MINUTE)
