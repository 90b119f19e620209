"""Requests to be somewhere else. Screens post them, the app answers: no screen makes or knows another one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.message import Message

if TYPE_CHECKING:
    from facilitator.session import Session

Place = Literal["prepare", "meeting", "closing", "outline", "check", "export"]
"""A screen of one review."""


@dataclass
class OpenReview(Message):
    """Open a review where it stands: not begun, Prepare; running, the meeting; written only, the outline."""

    folder: str
    place: Place | None = None
    """Somewhere else in it."""
    spot: str = ""
    """Where on that screen: a section's name."""
    action: str = ""
    """The action to point at, instead of where it stands."""


@dataclass
class NewReview(Message):
    """Start a new review."""


@dataclass
class TryDemo(Message):
    """Open the demo: a throw-away copy."""


@dataclass
class GoTo(Message):
    """Show another screen of the open review."""

    place: Place
    spot: str = ""
    """Where in it: a phase's id or a section's."""
    record: str = ""
    """The record to point at."""


@dataclass
class CuesChosen(Message):
    """Wording cues are quiet on this computer's screen from now on, or shown: the next screens keep to it."""

    quiet: bool


@dataclass
class NameTerminal(Message):
    """Say in the terminal's own title what runs."""

    title: str


@dataclass
class LeaveReview(Message):
    """Close the open review and go back to the library."""


def where_it_stands(session: "Session") -> Place:
    """Return the screen on which a review is opened: Prepare before the meeting, the meeting, then Check."""
    meta = session.review.meta
    if meta.level != "meeting":
        return "outline"
    if meta.started is None:
        return "prepare"
    return "meeting" if meta.ended is None else "check"
