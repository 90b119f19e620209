"""How far each section of the document is: what the outline shows beside its name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from facilitator.guidance import sections
from facilitator.review.gate import conditions, kept, ready
from facilitator.review.metrics import marked
from facilitator.review.review import Review

State = Literal["done", "open", "empty"]


@dataclass(frozen=True, slots=True)
class SectionState:
    """How a section of the outline stands."""

    id: str
    title: str
    state: State
    note: str
    """What is missing, in two or three words; mostly empty when it is done."""


def sections_state(review: Review) -> tuple[SectionState, ...]:
    """Return the outline's sections for the review's level, in the order of the document."""
    found = (section for section in sections() if section.outline and review.meta.level in section.levels)
    return tuple(SectionState(one.id, one.title, *_STATES[one.id](review)) for one in found if one.id in _STATES)


def progress(review: Review) -> tuple[int, int]:
    """Return how many sections are done, and of how many."""
    states = sections_state(review)
    return sum(one.state == "done" for one in states), len(states)


Judged = tuple[State, str]

_EMPTY: Final[Judged] = ("empty", "empty")
_DONE: Final[Judged] = ("done", "")


def _text(field: str) -> Callable[[Review], Judged]:
    return lambda review: _DONE if getattr(review.meta, field).strip() else _EMPTY


def _impact(review: Review) -> Judged:
    words, users = review.meta.impact.strip(), review.meta.impact_users.strip()
    if words and users:
        return _DONE
    if words:
        return "open", "no number of users"
    return ("open", "only a number") if users else _EMPTY


def _timeline(review: Review) -> Judged:
    count = len(review.events.live)
    if count > 1:
        return _DONE
    return ("open", "one moment") if count else _EMPTY


def _detection(review: Review) -> Judged:
    if review.meta.detection.strip() or not {"detected", "alerted"}.isdisjoint(marked(review)):
        return _DONE
    return ("empty", "no marks yet") if review.meta.level != "near-miss" else _EMPTY


def _factors(review: Review) -> Judged:
    count = len(conditions(review))
    if count > 1 or (count and review.meta.level == "near-miss"):
        return _DONE
    if count:
        return "open", "only one"
    return ("open", "no condition yet") if review.factors.live else _EMPTY


def _well(review: Review) -> Judged:
    kinds = [kind for kind in ("well", "hard", "lucky") if review.notes_of(kind)]
    if len(kinds) > 1:
        return _DONE
    return ("open", f"only {_LISTS[kinds[0]]}") if kinds else _EMPTY


def _actions(review: Review) -> Judged:
    actions = kept(review)
    if not actions:
        return ("done", "none, on purpose") if review.actions.live else _EMPTY
    count = sum(ready(action, review) for action in actions)
    note = f"{count} of {len(actions)} ready"
    return ("done" if count == len(actions) else "open"), note


def _lessons(review: Review) -> Judged:
    return _DONE if review.meta.lessons.strip() or review.notes_of("lesson") else _EMPTY


_LISTS: Final = {"well": "went well", "hard": "was hard", "lucky": "got lucky"}
_STATES: Final[Mapping[str, Callable[[Review], Judged]]] = {
    "summary": _text("summary"),
    "nearly": _text("nearly"),
    "stopped_by": _text("stopped_by"),
    "worst_case": _text("worst_case"),
    "impact": _impact,
    "timeline": _timeline,
    "detection": _detection,
    "factors": _factors,
    "well": _well,
    "response": _text("response"),
    "actions": _actions,
    "safeguard": _text("safeguard"),
    "lessons": _lessons,
}
