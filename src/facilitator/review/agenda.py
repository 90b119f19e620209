"""The clock of a meeting, derived from the record's own timestamps.

Nothing here counts ticks, so sleep, restart and crash change nothing, and every terminal shows the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from facilitator.review.records import Phase, Span
from facilitator.review.review import Review

Stage = Literal["before", "running", "paused", "ended"]
Tone = Literal["quiet", "ink", "time", "over"]

LATE_FROM: Final = 3
"""Minutes past the planned end from which the head says so in the colour of time (screens, "Clock")."""
_ZERO: Final = timedelta()


@dataclass(frozen=True, slots=True)
class PhaseTime:
    """How a phase stands."""

    phase: Phase
    used: timedelta
    state: Literal["done", "current", "todo"]

    @property
    def left(self) -> timedelta:
        """What is left of its minutes; below zero when it is over."""
        return timedelta(minutes=self.phase.minutes) - self.used


@dataclass(frozen=True, slots=True)
class Timing:
    """How the meeting stands at one instant."""

    stage: Stage
    phases: tuple[PhaseTime, ...]
    current: PhaseTime | None
    ends: datetime | None
    """The projected end, in UTC; before the start, counted from `meets` where that is known."""
    planned_end: datetime | None
    paused: timedelta
    """How long the present pause lasts."""

    @property
    def past_plan(self) -> int:
        """Whole minutes by which the projected end lies behind the planned one, rounded to the nearest."""
        if self.ends is None or self.planned_end is None:
            return 0
        return round((self.ends - self.planned_end) / timedelta(minutes=1))

    @property
    def tone(self) -> Tone:
        """The tone of the clock: ink, then time for the last fifth (1 to 5 minutes), then over."""
        if self.current is None or self.stage == "paused":
            return "quiet"
        if self.current.left <= _ZERO:
            return "over"
        warn = min(max(self.current.phase.minutes / 5, 1), 5)
        return "time" if self.current.left <= timedelta(minutes=warn) else "ink"


def timing(review: Review, now: datetime) -> Timing:
    """Return how the meeting of `review` stands at `now` (UTC)."""
    meta = review.meta
    end = meta.ended or now
    phases = tuple(_phase_times(review.agenda.live, meta.pauses, end))
    current = next((one for one in phases if one.state == "current"), None)
    open_pause = next((span for span in meta.pauses if span.ended is None), None)
    return Timing(
        stage=_stage(review, open_pause),
        phases=phases,
        current=current,
        ends=_projected_end(review, phases, now),
        planned_end=meta.planned_end or _planned(review),
        paused=now - open_pause.began if open_pause else _ZERO,
    )


def used(visits: Iterable[Span], pauses: Iterable[Span], now: datetime) -> timedelta:
    """Return the time that `visits` cover up to `now`, without the pauses in them."""
    stretches = _joined(pauses, now)
    total = _ZERO
    for visit in visits:
        until = visit.ended or now
        total += max(until - visit.began, _ZERO)
        for began, ended in stretches:
            total -= max(min(until, ended) - max(visit.began, began), _ZERO)
    return total


def _joined(pauses: Iterable[Span], now: datetime) -> list[tuple[datetime, datetime]]:
    """Return pauses as stretches that do not overlap: two terminals can each have begun one."""
    joined: list[tuple[datetime, datetime]] = []
    for began, ended in sorted((pause.began, pause.ended or now) for pause in pauses):
        if joined and began <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ended))
        else:
            joined.append((began, ended))
    return joined


def clock_words(left: timedelta) -> str:
    """Return the time left as the clock shows it: `9:12`, past zero `+0:01`, from ten minutes over `+10`."""
    seconds = int(left.total_seconds() // 1) if left >= _ZERO else -int((-left).total_seconds() // 1)
    minutes, rest = divmod(abs(seconds), 60)
    if left >= _ZERO:
        return f"{minutes}:{rest:02}"
    return f"+{minutes}" if minutes >= 10 else f"+{minutes}:{rest:02}"  # noqa: PLR2004  # ten minutes, as the docstring says


def planned_minutes(review: Review) -> int:
    """Return the sum of the agenda's minutes."""
    return sum(phase.minutes for phase in review.agenda.live)


def _stage(review: Review, open_pause: Span | None) -> Stage:
    if review.meta.ended is not None:
        return "ended"
    if review.meta.started is None:
        return "before"
    return "paused" if open_pause else "running"


def _phase_times(phases: Iterable[Phase], pauses: tuple[Span, ...], now: datetime) -> Iterable[PhaseTime]:
    phases = tuple(phases)
    here = next((place for place, one in enumerate(phases) if any(visit.ended is None for visit in one.visits)), None)
    for place, phase in enumerate(phases):
        state: Literal["done", "current", "todo"] = "todo"
        if place == here:
            state = "current"
        elif (here is None and phase.visits) or (here is not None and place < here):
            state = "done"
        yield PhaseTime(phase, used(phase.visits, pauses, now), state)


def _planned(review: Review) -> datetime | None:
    if review.meta.meets is None:
        return None
    return review.meta.meets + timedelta(minutes=planned_minutes(review))


def _projected_end(review: Review, phases: tuple[PhaseTime, ...], now: datetime) -> datetime | None:
    meta = review.meta
    if meta.ended is not None:
        return meta.ended
    if meta.started is None:
        return _planned(review)
    left = sum((max(one.left, _ZERO) for one in phases if one.state != "done"), _ZERO)
    return now + left
