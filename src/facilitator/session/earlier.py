"""What is still open from earlier reviews: pulled once, when a review is opened, and shown in Open."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.review.records import Action


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier review with what it left open."""

    title: str
    dated: datetime | None
    actions: tuple[Action, ...]
