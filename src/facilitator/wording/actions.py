"""Advice on an action's words: one question for each thing that would leave it vague."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from facilitator.errors import DataError
from facilitator.wording.check import check
from facilitator.wording.words import known, package_data

_FIRST: Final = 4
"""The verb of an action stands among its first words."""


@dataclass(frozen=True, slots=True)
class ActionAdvice:
    """What would make an action easier to finish; never a refusal."""

    rule: str
    """Which advice: vague-verb, no-end-state, team-owner, no-owner, person-fix, no-date."""
    question: str
    """What to ask, whole sentence."""
    short: str
    """The same for one narrow row."""


@dataclass(frozen=True, slots=True)
class _Words:
    vague: Mapping[str, tuple[str, str]]
    observable: frozenset[str]
    teams: frozenset[str]
    advice: Mapping[str, tuple[str, str]]


@cache
def _data() -> _Words:
    where = "actions.toml"
    data = package_data(where)
    try:
        return _Words(
            vague={row["verb"]: (row["question"], row["short"]) for row in data["vague"]},
            observable=frozenset(data["observable"]["words"].split()),
            teams=frozenset(data["teams"]["words"].split()),
            advice={name: (row["question"], row["short"]) for name, row in data["advice"].items()},
        )
    except KeyError as error:
        raise DataError(f"{where}: {error} is missing; add it.") from error


def check_action(
    text: str, *, owner: str = "", due: bool = False, teams: tuple[str, ...] = ()
) -> tuple[ActionAdvice, ...]:
    """Return the advice for one action, the most useful first; empty when nothing is vague.

    Args:
        text: the action's words.
        owner: who has it; empty for nobody yet.
        due: whether it has a date.
        teams: names of teams, so that one as owner is noticed.
    """
    words = "".join(char if char.isalnum() or char in "-'" else " " for char in text.lower()).split()
    words = [word.strip("-'") for word in words if word.strip("-'")]
    data = _data()
    if not words:
        return ()
    found: list[ActionAdvice] = []
    if any(flag.category == "person-fix" for flag in check(text)):
        found.append(ActionAdvice("person-fix", *data.advice["person-fix"]))
    vague = _vague(words)
    observable = any(word in data.observable or any(char.isdigit() for char in word) for word in words)
    if vague and not (observable and due and any(char.isdigit() for char in text)):
        found.append(ActionAdvice("vague-verb", *data.vague[vague]))
    elif not vague and not found and words[0] not in known().bases and not observable:
        found.append(ActionAdvice("no-end-state", *data.advice["no-end-state"]))
    if not owner.strip():
        found.append(ActionAdvice("no-owner", *data.advice["no-owner"]))
    elif is_team(owner, teams):
        found.append(ActionAdvice("team-owner", *data.advice["team-owner"]))
    if not due:
        found.append(ActionAdvice("no-date", *data.advice["no-date"]))
    return tuple(found)


def _vague(words: list[str]) -> str:
    """Return the vague verb an action starts with, empty when there is none."""
    data = _data()
    for size in (2, 1):
        for at in range(min(_FIRST, len(words))):
            phrase = " ".join(words[at : at + size])
            if phrase in data.vague and (at == 0 or words[at - 1] in ("to", "should", "we", "and", "also", "please")):
                return phrase
    return ""


def is_team(owner: str, teams: tuple[str, ...]) -> bool:
    """Say whether an owner is a team rather than a person."""
    folded = " ".join(owner.casefold().lstrip("@").split())
    if folded in {" ".join(team.casefold().lstrip("@").split()) for team in teams}:
        return True
    return any(word in _data().teams for word in folded.replace("-", " ").split())
