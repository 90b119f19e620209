"""The phases of a meeting and how its minutes are shared out among them."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from facilitator.errors import DataError, UsageError
from facilitator.guidance import reading

SHORTEST: Final = 20
"""Minutes below which a meeting leaves no room for a timeline, factors and actions."""
LONGEST: Final = 240
"""Minutes above which people should meet twice."""

_FILE: Final = "agenda.toml"
_ACTIONS_LEAST: Final = 8
"""Actions never get fewer minutes than this; a decision with an owner and a date takes about four."""
_FIRST_BLOCK: Final = 20
_FIRST_BLOCK_LONG: Final = 30
_LONG_ABOVE: Final = 100
"""Above this length the first block has 30 minutes, and there is a break."""
_BREAK: Final = 5
_SECOND_BLOCK: Final = 0.48
"""Share of the factors block: between 45 and 50 in a hundred."""
_WELL_FROM: Final = 15
"""Minutes of the second block from which "Well & lucky" has a phase of its own."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase a meeting can have."""

    id: str
    title: str
    short: str
    """The title where the thread is narrow."""
    purpose: str


@dataclass(frozen=True, slots=True)
class Preset:
    """A way to share out the minutes of a meeting."""

    id: str
    title: str
    minutes: int
    plan: tuple[tuple[str, int], ...]
    """Phase id and planned minutes, in order; they add up to `minutes`."""
    note: str
    """When to choose it, one row."""


PHASES: Final[tuple[Phase, ...]] = (
    Phase("open", "Open", "Open", "Agree why we are here, how we talk, and what the time is for"),
    Phase("timeline", "Timeline", "Timeline", "Agree what happened, forwards, and what people saw and knew then"),
    Phase("factors", "Factors", "Factors", "Find the conditions that made it possible, and what held"),
    Phase("well", "Well & lucky", "Well", "Keep what worked; see where luck stood in for a control"),
    Phase("break", "Break", "Break", "Rest, and let the scribe catch up"),
    Phase("actions", "Actions", "Actions", "Choose a few changes, each with a person, a date and a proof"),
    Phase("close", "Close", "Close", "Read back, ask what was learned, say who publishes when"),
)
"""Every phase in the order of a meeting; an agenda uses some of them."""

_IDS: Final = tuple(phase.id for phase in PHASES)
_TITLES: Final = {phase.id: phase.title for phase in PHASES}


def phase_title(phase_id: str, otherwise: str = "") -> str:
    """Return what a phase is called; of one that is not known, `otherwise`, or its id where that is empty."""
    return _TITLES.get(phase_id, otherwise or phase_id)


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    title: str
    note: str
    plan: dict[str, object]


@cache
def presets() -> tuple[Preset, ...]:
    """Return the ready-made agendas, shortest first, other styles last.

    Raises:
        DataError: The data file cannot be used.
    """
    rows = reading.records(_Row, _FILE, reading.load(_FILE), "preset")
    plans = tuple(_plan(row.id, row.plan) for row in rows)
    return tuple(
        Preset(row.id, row.title, sum(minutes for _, minutes in plan), plan, row.note)
        for row, plan in zip(rows, plans, strict=True)
    )


def preset_for(minutes: int) -> Preset:
    """Return the agenda for a meeting of so many minutes: a ready-made one, or one made by the block rules.

    Raises:
        UsageError: The length is below 20 or above 240 minutes.
    """
    ready = next((preset for preset in presets() if preset.id == str(minutes)), None)
    if ready:
        return ready
    if not SHORTEST <= minutes <= LONGEST:
        raise UsageError(
            f"A meeting of {minutes} minutes cannot be planned; choose a length from {SHORTEST} to {LONGEST}."
        )
    return Preset("custom", f"{minutes} minutes", minutes, _shared_out(minutes), "Made to measure by the block rules")


def plan_for(minutes: int) -> tuple[tuple[str, int], ...]:
    """Return phase ids with their minutes for a meeting of any length.

    Raises:
        UsageError: The length is below 20 or above 240 minutes.
    """
    return preset_for(minutes).plan


def _plan(preset: str, plan: dict[str, object]) -> tuple[tuple[str, int], ...]:
    """Check a plan: known phases, each once, in the order of a meeting, whole minutes of at least one."""
    where = f"{_FILE}: the plan of preset {preset}"
    if [name for name in _IDS if name in plan] != list(plan):
        raise DataError(f"{where} must name phases in the order of a meeting. Install facilitator again.")
    checked: list[tuple[str, int]] = []
    for name, minutes in plan.items():
        if type(minutes) is not int or minutes < 1:
            raise DataError(f"{where} must give {name} whole minutes, at least 1. Install facilitator again.")
        checked.append((name, minutes))
    return tuple(checked)


def _shared_out(total: int) -> tuple[tuple[str, int], ...]:
    """Share out a length no preset has.

    The first block (open, timeline) has 20 minutes, 30 in a long meeting, and never more than a third; the second
    (factors, well) has just under half; what is left is for actions and close, and actions keep their least.
    """
    is_long = total > _LONG_ABOVE
    rest = _BREAK if is_long else 0
    opening = min(max(round(total / 20), 2), 5)
    closing = min(max(total // 25, 2), 5)
    first = min(_FIRST_BLOCK_LONG if is_long else _FIRST_BLOCK, total // 3)
    second = min(round(total * _SECOND_BLOCK), total - first - rest - closing - _ACTIONS_LEAST)
    well = max(second // 6, 3) if second >= _WELL_FROM else 0
    plan = {
        "open": opening,
        "timeline": first - opening,
        "factors": second - well,
        "well": well,
        "break": rest,
        "actions": total - first - second - rest - closing,
        "close": closing,
    }
    return tuple((name, minutes) for name, minutes in plan.items() if minutes)
