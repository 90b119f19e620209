"""Times between marked moments, each with its formula.

What is not recorded is said to be so, never zero; what is approximate stays approximate; what cannot be is explained.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

from facilitator.guidance import marks
from facilitator.review.records import Event
from facilitator.review.review import Review
from facilitator.times import duration_words

NOT_RECORDED: Final = "not recorded"
CONTRADICTION: Final = "contradicts itself"

_MINUTE: Final = timedelta(minutes=1)
_DAY: Final = timedelta(days=1)
_ZERO: Final = timedelta()


@dataclass(frozen=True, slots=True)
class Metric:
    """A time between two marked moments."""

    id: str
    title: str
    formula: str
    """Which marks it is counted between: "detected − impact start"."""
    value: timedelta | None
    """None when a mark is missing, when two days are all that is known, or when the record contradicts itself."""
    words: str
    """The value in words: "3 h 35 min", "about 3 h 35 min", "not recorded"."""
    explanation: str = ""
    """What is wrong, or what it is made of; mostly empty."""
    lacks: tuple[str, ...] = ()
    """The ids of the marks that are not there."""


@dataclass(frozen=True, slots=True)
class _Formula:
    id: str
    title: str
    end: str
    starts: tuple[str, ...]
    """The first of these that is marked counts; the formula says which."""


# Which marks are subtracted follows the definitions most published reviews use; where sources differ (is the response
# counted from detection or from declaration?) the formula beside the figure says what was done.
_FORMULAS: Final = (
    _Formula("detect", "Time to detect", "detected", ("impact_start",)),
    _Formula("acknowledge", "Time to acknowledge", "acknowledged", ("detected", "alerted")),
    _Formula("engage", "Time to engage", "engaged", ("detected", "alerted", "declared")),
    _Formula("diagnose", "Time to diagnose", "diagnosed", ("detected", "alerted", "declared")),
    _Formula("mitigate", "Time to mitigate", "mitigated", ("impact_start",)),
    _Formula("resolve", "Time to resolve", "resolved", ("impact_start",)),
    _Formula("impact", "Impact duration", "impact_end", ("impact_start",)),
    _Formula("response", "Response duration", "resolved", ("detected", "alerted", "declared")),
    _Formula("status_lag", "Status lag", "public_notice", ("impact_start",)),
    _Formula("latent", "Latent time", "impact_start", ("trigger",)),
)


def marked(review: Review) -> Mapping[str, Event]:
    """Return each mark's first live moment, by the id of the mark."""
    found: dict[str, Event] = {}
    for event in review.events.live:
        for mark in event.marks:
            found.setdefault(mark, event)
    return MappingProxyType(found)


def metrics(review: Review) -> tuple[Metric, ...]:
    """Return all times between marked moments, in the order in which an incident goes."""
    moments = marked(review)
    windows = _windows(review.events.live)
    return tuple(
        _several(formula, windows) if formula.id == "impact" and len(windows) > 1 else _metric(formula, moments)
        for formula in _FORMULAS
    )


def mark_title(mark: str) -> str:
    """Return what a mark is called: "impact start"."""
    return _titles().get(mark, mark.replace("_", " "))


def between_words(before: Event, after: Event) -> tuple[timedelta | None, str]:
    """Return the time between two moments and its words, no more exact than the moments are; below zero: as it is."""
    precisions = {before.precision, after.precision}
    # Between minutes as they are shown: a reader who subtracts gets the same, and 11:00:30 from a log and 11:00 from a
    # person are no contradiction.
    value = after.at - before.at if precisions == {"second"} else _minute(after.at) - _minute(before.at)
    if "day" in precisions and -_DAY < value < _DAY:
        return None, "less than a day"
    if "day" in precisions:
        return value, f"about {round(value / _DAY)} d"
    if "approximate" in precisions:
        return value, f"about {duration_words(value)}"
    if value < _MINUTE and precisions != {"second"}:
        return value, "under a minute" if value >= _ZERO else duration_words(value)
    return value, duration_words(value)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


@cache
def _titles() -> Mapping[str, str]:
    return {mark.id: mark.title for mark in marks()}


def _metric(formula: _Formula, moments: Mapping[str, Event]) -> Metric:
    start = next((mark for mark in formula.starts if mark in moments), formula.starts[0])
    end = formula.end
    words = f"{mark_title(end)} − {mark_title(start)}"
    lacks = tuple(mark for mark in (start, end) if mark not in moments)
    if lacks:
        return Metric(formula.id, formula.title, words, None, NOT_RECORDED, lacks=lacks)
    value, said = between_words(moments[start], moments[end])
    if value is not None and value < _ZERO:
        early = duration_words(-value)
        why = f"{mark_title(end)} lies {early} before {mark_title(start)}"
        return Metric(formula.id, formula.title, words, None, CONTRADICTION, why)
    return Metric(formula.id, formula.title, words, value, said)


def _windows(events: Iterable[Event]) -> tuple[tuple[Event, Event], ...]:
    """Return the stretches from an impact start to the next impact end."""
    found: list[tuple[Event, Event]] = []
    start: Event | None = None
    for event in events:
        if start is not None and "impact_end" in event.marks:
            found.append((start, event))
            start = None
        if start is None and "impact_start" in event.marks:
            start = event
    return tuple(found)


def _several(formula: _Formula, windows: tuple[tuple[Event, Event], ...]) -> Metric:
    """Return the impact duration of an incident that came back: the sum, and its parts."""
    spans = [between_words(start, end) for start, end in windows]
    total = sum((value or _ZERO for value, _ in spans), _ZERO)
    about = any(event.precision in ("approximate", "day") for window in windows for event in window)
    parts = ", ".join(words for _, words in spans)
    words = f"about {duration_words(total)}" if about else duration_words(total)
    formula_words = f"sum of {mark_title(formula.end)} − {mark_title(formula.starts[0])}"
    return Metric(formula.id, formula.title, formula_words, total, words, f"{len(windows)} windows: {parts}")
