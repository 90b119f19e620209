"""What an earlier review left open."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.review.records import Action
from facilitator.review.review import Review


@dataclass(frozen=True, slots=True)
class StillOpen:
    """An earlier review with the actions that are open in it."""

    title: str
    dated: datetime | None
    """What orders reviews: when the incident began, else the meeting or the record; UTC."""
    actions: tuple[Action, ...]


def open_actions(review: Review) -> tuple[Action, ...]:
    """Return the actions that are neither done nor declined."""
    return tuple(action for action in review.actions.live if action.state == "open")
