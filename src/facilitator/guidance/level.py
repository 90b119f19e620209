"""From severity and signals to the level of review, its length and its deadline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from facilitator.errors import UsageError
from facilitator.guidance import reading

_FILE: Final = "level.toml"
_TOP_DAYS: Final = 3
"""Calendar days in which a review of the top severity meets."""
_MEETING_DAYS: Final = 5
"""Business days in which any other review meets."""
_WRITTEN_DAYS: Final = 10
"""Business days for a written review; with the smallest severity it goes out with the fix, at the latest then."""
_NEAR_MISS_DAYS: Final = 2
"""Calendar days: a near miss is written down while it is fresh."""
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Severity:
    """How bad an incident was."""

    id: str
    title: str
    meaning: str
    """One row: what makes it this one."""
    short: str
    """As in a head or a table: "Sev 2"."""


@dataclass(frozen=True, slots=True)
class Signal:
    """Something about an incident that asks for more than its severity does."""

    id: str
    title: str
    why: str
    lifts: bool
    """Whether it lifts the review by one level; the others decide the level by themselves."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of review."""

    id: str
    title: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The level of review that fits; it never locks."""

    level: str
    length: int | None
    """Minutes of the meeting; none when nobody meets."""
    deadline_days: int
    business: bool
    """Whether the days are business days (Monday to Friday) or calendar days."""
    summary: str
    """"Full meeting, 75 min"."""
    reason: str
    """One row: why."""


@cache
def severities() -> tuple[Severity, ...]:
    """Return the severities, worst first, near miss last."""
    return reading.records(Severity, _FILE, reading.load(_FILE), "severity")


@cache
def signals() -> tuple[Signal, ...]:
    """Return the signals that a new review asks about."""
    return reading.records(Signal, _FILE, reading.load(_FILE), "signal")


@cache
def levels() -> tuple[Level, ...]:
    """Return the levels of review, fullest first."""
    return reading.records(Level, _FILE, reading.load(_FILE), "level")


def suggest(severity: str, signals: Iterable[str] = ()) -> Suggestion:
    """Return the level of review for a severity and the signals that are present.

    The top severity and data loss ask for a full meeting within three days; the second severity and an emergency
    response (even one scaled down later) for a full meeting within five business days. Each other signal lifts the
    review one level, once: near-miss record, written only, full meeting.

    Raises:
        UsageError: The severity or a signal is unknown.
    """
    found = _known(severity, signals)
    lifting = [signal for signal in found if signal.lifts]
    ids = {signal.id for signal in found}
    name = next(one.short for one in severities() if one.id == severity)
    if severity == "1" or "data_loss" in ids:
        reason = f"{name} asks for it" if severity == "1" else "Data lost or exposed asks for it"
        more = "; 120 for more than two teams" if "many_teams" in ids else ""
        return _meeting(120 if "many_teams" in ids else 90, _TOP_DAYS, reason + more, business=False)
    if severity == "2":
        lift = "; any one signal would lift even a Sev 3" if lifting else ", within five business days"
        return _meeting(75 if lifting else 60, _MEETING_DAYS, f"{name} asks for it{lift}")
    if "emergency" in ids:
        return _meeting(
            75 if lifting else 60, _MEETING_DAYS, "An emergency response asks for it, even scaled down later"
        )
    if severity == "near-miss":
        return _near_miss(lifting)
    if lifting:
        return _meeting(60, _MEETING_DAYS, f"{_capital(lifting[0].title)}: that lifts {name} to a meeting")
    if severity == "3":
        return _written("Written only, read by a peer", f"{name}: clear enough to write down, without a meeting")
    return _written("Written only, with the fix", f"{name}: a summary and the fix are enough")


def deadline(began: date, suggestion: Suggestion) -> date:
    """Return the last day for the review, counted from the day the incident began.

    Business days are Monday to Friday; public holidays are not known here.
    """
    if not suggestion.business:
        return began + timedelta(days=suggestion.deadline_days)
    day, left = began, suggestion.deadline_days
    while left:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY:
            left -= 1
    return day


def _known(severity: str, present: Iterable[str]) -> tuple[Signal, ...]:
    if severity not in {one.id for one in severities()}:
        choices = ", ".join(one.id for one in severities())
        raise UsageError(f"There is no severity “{severity}”; choose one of {choices}.")
    wanted = frozenset(present)
    unknown = sorted(wanted - {signal.id for signal in signals()})
    if unknown:
        choices = ", ".join(signal.id for signal in signals())
        raise UsageError(f"There is no signal “{unknown[0]}”; choose from {choices}.")
    return tuple(signal for signal in signals() if signal.id in wanted)


def _meeting(length: int, days: int, reason: str, *, business: bool = True) -> Suggestion:
    return Suggestion("meeting", length, days, business, f"Full meeting, {length} min", reason)


def _written(summary: str, reason: str) -> Suggestion:
    return Suggestion("written", None, _WRITTEN_DAYS, business=True, summary=summary, reason=reason)


def _near_miss(lifting: list[Signal]) -> Suggestion:
    if lifting:
        return _written("Written only, read by a peer", f"{_capital(lifting[0].title)}: more than a near-miss record")
    reason = "Nobody was hurt; two days, while it is fresh"
    return Suggestion("near-miss", None, _NEAR_MISS_DAYS, business=False, summary="Near-miss record", reason=reason)


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]
