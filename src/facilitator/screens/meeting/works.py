"""Which working area a phase has."""

from facilitator.screens.meeting.actions import ActionsWork
from facilitator.screens.meeting.break_ import BreakWork
from facilitator.screens.meeting.close import CloseWork
from facilitator.screens.meeting.factors import FactorsWork
from facilitator.screens.meeting.open import OpenWork
from facilitator.screens.meeting.timeline import TimelineWork
from facilitator.screens.meeting.well import WellWork
from facilitator.screens.meeting.work import Work
from facilitator.session import Session

WORKS: dict[str, type[Work]] = {
    one.PHASE: one for one in (OpenWork, TimelineWork, FactorsWork, WellWork, BreakWork, ActionsWork, CloseWork)
}


def work_for(phase: str, session: Session) -> Work:
    """Return the working area of a phase."""
    return WORKS.get(phase, OpenWork)(session)
