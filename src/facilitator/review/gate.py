"""The gate for actions: what one still lacks, asked in the order in which a facilitator asks.

Nothing here refuses: an action that is not ready is kept as it is; what it lacks is said where there is time for it.
The rules are those of published guidance on follow-up of incident reviews: a concrete verb, one named person, a real
date, a factor it touches, and a type.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from facilitator.review.action_type import guess_type
from facilitator.review.records import Action, Factor, Person
from facilitator.review.review import Review
from facilitator.wording import check_action

__all__ = [
    "Lack",
    "LackId",
    "find_person",
    "guess_type",
    "kept",
    "lacks",
    "live_question",
    "number_of",
    "open_factors",
    "people_called",
    "portfolio",
    "ready",
]

LackId = Literal["owner", "team", "due", "vague", "absent", "person-fix", "verb", "factor", "type"]

MANY: Final = 5
"""Actions above which nobody can tell which matter."""
POLICY_DAYS: Final = {"1": 15, "2": 30}
"""Days within which actions of a severity are usually to be done (published policies; advice only)."""

_RULES: Final[dict[str, LackId]] = {
    "vague-verb": "vague",
    "no-end-state": "verb",
    "team-owner": "team",
    "person-fix": "person-fix",
}
"""What `wording` calls it, and what the gate calls it; owner and date are the gate's own."""
_ORDER: Final[tuple[LackId, ...]] = ("owner", "team", "absent", "due", "vague", "person-fix", "verb", "factor", "type")
_ASKED_LIVE: Final = frozenset[LackId](("owner", "team", "absent", "due", "vague"))
_BLOCKS: Final = frozenset[LackId](("owner", "due", "vague", "person-fix"))
_A_MIX: Final = 2
"""With a single action there is no mix of kinds to speak of."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that an action does not say yet."""

    id: LackId
    question: str
    """What to ask, a whole sentence."""
    short: str
    """The same in a row of several: "who personally"."""
    asked_live: bool
    """Whether the room is asked; the rest waits for Check."""


def lacks(action: Action, review: Review) -> tuple[Lack, ...]:
    """Return what an action lacks, in the order in which a facilitator asks; nothing for one done or declined."""
    if action.state != "open":
        return ()
    found = {lack.id: lack for lack in _found(action, review)}
    return tuple(found[lack_id] for lack_id in _ORDER if lack_id in found)


def live_question(action: Action, review: Review) -> str:
    """Return the one question to put to the room about an action; empty when there is none left to ask there."""
    asked = [lack for lack in lacks(action, review) if lack.asked_live]
    if {"owner", "due"} <= {lack.id for lack in asked}:
        return "Who personally, and by which date?"
    return asked[0].question if asked else ""


def ready(action: Action, review: Review) -> bool:
    """Tell whether an action has what it takes to be done: a person, a date, a verb that says what will be done.

    A team as owner passes, and so do a missing factor or type: they are worth a look, no more.
    """
    return action.state == "done" or all(lack.id not in _BLOCKS for lack in lacks(action, review))


def kept(review: Review) -> tuple[Action, ...]:
    """Return the actions that were not declined."""
    return tuple(action for action in review.actions.live if action.state != "declined")


def number_of(action_id: str, review: Review) -> int:
    """Return the number under which an action is shown (all but the declined are counted); 0 when it has none."""
    return next((place for place, one in enumerate(kept(review), 1) if one.id == action_id), 0)


def conditions(review: Review) -> tuple[Factor, ...]:
    """Return the factors that are conditions, in the order in which they are numbered from 1."""
    return tuple(factor for factor in review.factors.live if factor.kind == "condition")


def factor_number(factor_id: str, review: Review) -> int:
    """Return the number under which a factor is shown; 0 for what held or was odd, which has none."""
    return next((place for place, one in enumerate(conditions(review), 1) if one.id == factor_id), 0)


def open_factors(review: Review) -> tuple[Factor, ...]:
    """Return the conditions that no action touches; what held or was odd needs none."""
    touched = {factor for action in kept(review) for factor in action.factors}
    return tuple(one for one in conditions(review) if one.id not in touched)


def portfolio(review: Review) -> tuple[str, ...]:
    """Return advice about the actions as a whole, one sentence each; nothing while there is none."""
    actions = kept(review)
    return tuple(_portfolio(actions, review)) if actions else ()


def find_person(name: str, review: Review) -> Person | None:
    """Return the person that goes by a name: the whole name in any case of letters, else the only one it begins."""
    found = people_called(name, review)
    return found[0] if len(found) == 1 else None


def people_called(name: str, review: Review) -> tuple[Person, ...]:
    """Return who may go by a name: the one of exactly this name, else all whose name begins so."""
    wanted = _folded(name)
    if not wanted:
        return ()
    people = [(person, _folded(person.name)) for person in review.people.live]
    whole = tuple(person for person, called in people if called == wanted)
    return whole[:1] or tuple(
        person
        for person, called in people
        if called and (called.startswith(f"{wanted} ") or wanted.startswith(f"{called} "))
    )


def _found(action: Action, review: Review) -> Iterator[Lack]:
    advice = check_action(action.text, owner=action.owner, due=action.due is not None, teams=_teams(review))
    for one in advice:
        if one.rule in _RULES:
            yield _lack(_RULES[one.rule], one.question, one.short)
    if not action.owner.strip():
        yield _lack("owner", "Who personally?", "who personally")
    elif all(one.rule != "team-owner" for one in advice) and _is_absent(action.owner, review):
        yield _lack("absent", f"{action.owner} is not here, who asks?", "who asks")
    if action.due is None:
        yield _lack("due", "By which date?", "by which date")
    if not any(review.factors.find(factor) for factor in action.factors):
        yield _lack("factor", "Which factor does this touch?", "for which factor")
    if not action.type:
        yield _lack("type", "Does it prevent, detect, limit, respond, or change the way of working?", "of which type")


def _lack(lack_id: LackId, question: str, short: str) -> Lack:
    return Lack(lack_id, question, short, lack_id in _ASKED_LIVE)


def _teams(review: Review) -> tuple[str, ...]:
    return (review.meta.team,) if review.meta.team else ()


def _is_absent(owner: str, review: Review) -> bool:
    """Tell whether the owner of an action is not in the room: marked missing, or, once the meeting runs, no guest."""
    if review.meta.level != "meeting" or review.meta.ended is not None:
        return False
    found = people_called(owner, review)
    if not found:
        return review.meta.started is not None and bool(review.people.live)
    return not any(person.present for person in found)


def _folded(name: str) -> str:
    return " ".join(name.casefold().lstrip("@").split())


def _portfolio(actions: tuple[Action, ...], review: Review) -> Iterator[str]:
    untouched = [str(factor_number(factor.id, review)) for factor in open_factors(review)]
    if untouched:
        one = len(untouched) == 1
        yield f"{'factor' if one else 'factors'} {_listed(untouched)} {'has' if one else 'have'} no action"
    if len(actions) >= _A_MIX and {action.type for action in actions} == {"detect"}:
        yield "every action detects; none prevents it or limits what it does"
    if len(actions) > MANY:
        yield f"{len(actions)} actions are many; which three come first?"
    yield from _twins(actions)
    yield from _late(actions, review)


def _twins(actions: tuple[Action, ...]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for place, action in enumerate(actions, 1):
        words = " ".join(action.text.casefold().split()).rstrip(".")
        if words and words in seen:
            yield f"actions {seen[words]} and {place} read the same"
        seen.setdefault(words, place)


def _late(actions: tuple[Action, ...], review: Review) -> Iterator[str]:
    days, decided = POLICY_DAYS.get(review.meta.severity), _decided(review)
    if days is None or decided is None:
        return
    late = [
        str(place)
        for place, action in enumerate(actions, 1)
        if action.state == "open" and action.due is not None and (action.due - decided).days > days
    ]
    if late:
        one = len(late) == 1
        what = f"{'action' if one else 'actions'} {_listed(late)} {'is' if one else 'are'} due"
        yield f"{what} more than {days} days after the review; Sev {review.meta.severity} usually asks for less"


def _decided(review: Review) -> date | None:
    at = review.meta.started or review.meta.meets
    return None if at is None else at.date()


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
