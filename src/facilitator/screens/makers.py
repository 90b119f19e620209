"""Makes the screens of a review for the app; each is imported when it is first shown: the program starts fast."""

# ruff: noqa: PLC0415  # late imports are what this module is for

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.screens.routes import Place

if TYPE_CHECKING:
    from facilitator.screens.review_screen import ReviewScreen
    from facilitator.session import Session


@dataclass(frozen=True, slots=True)
class Wanted:
    """A screen that is wanted, and how."""

    place: Place
    spot: str = ""
    """Where in it: a phase's id or a section's."""
    record: str = ""
    """The record to point at."""
    demo: bool = False
    """Whether the head says that this is the demo."""
    quiet: bool = False
    """Whether wording cues are quiet on this screen."""
    bell: bool = False
    """Whether the terminal's bell rings at zero."""


def make_screen(session: "Session", wanted: Wanted) -> "ReviewScreen":
    """Return a new screen of the review that `session` has open."""
    demo, spot = wanted.demo, wanted.spot
    match wanted.place:
        case "prepare":
            from facilitator.screens.prepare.screen import PrepareScreen

            return PrepareScreen(session, demo=demo, spot=spot, quiet=wanted.quiet)
        case "meeting":
            from facilitator.screens.meeting.screen import MeetingScreen

            return MeetingScreen(
                session, demo=demo, quiet=wanted.quiet, bell=wanted.bell, spot=spot, record=wanted.record
            )
        case "closing":
            from facilitator.screens.closing import ClosingScreen

            return ClosingScreen(session, demo=demo)
        case "outline":
            from facilitator.screens.outline import OutlineScreen

            return OutlineScreen(session, demo=demo, quiet=wanted.quiet, spot=spot, record=wanted.record)
        case "check":
            from facilitator.screens.check import CheckScreen

            return CheckScreen(session, demo=demo)
        case "export":
            from facilitator.screens.export import ExportScreen

            return ExportScreen(session, demo=demo, spot=spot)
