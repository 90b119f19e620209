"""Break: when it goes on, and what is parked."""

from collections.abc import Sequence
from datetime import timedelta

from facilitator.review.capture import Target
from facilitator.screens.meeting.work import Work
from facilitator.widgets.entry_list import Cell, Row
from facilitator.widgets.words import Words, words


class BreakWork(Work):
    """The working area of a break."""

    PHASE = "break"

    def top_row(self) -> tuple[Words, Words]:
        """Say when the break ends."""
        session = self.session
        here = session.meeting.timing().current
        if here is None or here.phase.phase != self.PHASE:
            return words("Break", bold=True), ()
        back = session.clock.now() + max(here.left, timedelta())
        return words(f"Back at {back.astimezone(session.clock.zone):%H:%M}", bold=True), ()

    def rows(self) -> Sequence[Row]:
        """Return what is parked."""
        parked = [one for one in self.session.review.parked.live if not one.outcome]
        if not parked:
            return (Row("none", "Nothing is parked.", kind="text"),)
        rows = [Row(one.id, one.text, left=(Cell("○"),), right=(Cell(one.kind),)) for one in parked]
        return (Row("parked", "Parked", kind="group"), *rows)

    def target(self) -> Target | None:
        """Return the parked thing under the pointer."""
        parked = self.session.review.parked.find(self.list.pointed or "")
        return Target("parked", parked.id, "the review") if parked else None
