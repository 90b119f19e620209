"""What the capture line means on one desk: the situation is fixed at the first character."""

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.commands import slash_words
from facilitator.review.capture import KINDS, Intent, Makes, Situation, interpret, interpret_lines
from facilitator.review.gate import conditions
from facilitator.screens.meeting.work import Work
from facilitator.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

VERBS = frozenset(slash_words())


class CaptureFlow:
    """The meaning of the line on one desk."""

    def __init__(self, session: Session) -> None:
        """Send to `session`."""
        self._session = session
        self._fixed: Situation | None = None
        self._typed = ""
        self._left: tuple[str, Situation] | None = None
        """The words that have just gone from the line, and what was fixed for them: enter empties it, then sends."""
        self.forced: Makes | None = None

    def situation(self, work: Work) -> Situation:
        """Return the situation as it is now, whatever was fixed."""
        session, review = self._session, self._session.review
        return Situation(
            phase=work.PHASE,
            zone=session.zone,
            day=session.incident_day(),
            today=session.today(),
            start=review.meta.began,
            after=work.after(),
            target=work.target(),
            list_kind=work.list_kind(),
            forced=self.forced,
            people=tuple(person.name for person in review.people.live),
            factors=len(conditions(review)),
            actions=len(review.actions.live),
            verbs=VERBS,
            order=session.date_order,
            sprint_end=session.sprint_end,
            sprint_weeks=session.sprint_weeks,
        )

    def typed(self, text: str, work: Work) -> Intent:
        """Follow the line: kind and target are fixed at the first character."""
        typed, self._typed = self._typed, text
        if not text:
            self._left = (typed, self._fixed) if self._fixed is not None else self._left
            self._fixed = None
            return interpret("", self.situation(work))
        if self._fixed is None:
            self._fixed = self.situation(work)
        return interpret(text, self._fixed)

    def moved(self, text: str, work: Work) -> Intent:
        """Fix anew: the typist's own ↑ ↓ and F6 change what the line belongs to."""
        self._fixed = None
        return self.typed(text, work)

    def walk_kind(self, text: str, work: Work) -> Intent:
        """Choose the phase's next kind, for this one entry; Well & lucky changes its list."""
        if work.next_list():
            return self.moved(text, work)
        kinds = KINDS[work.PHASE]
        now = self.typed(text, work).makes
        now = now if now in kinds else self.forced or kinds[0]
        self.forced = kinds[(kinds.index(now) + 1) % len(kinds)] if now in kinds else kinds[0]
        if self._fixed is not None:
            self._fixed = replace(self._fixed, forced=self.forced)
        return self.typed(text, work)

    def intent(self, text: str, work: Work) -> Intent:
        """Return what Enter makes of `text`."""
        left = self._left[1] if self._left is not None and self._left[0].strip() == text else None
        return interpret(text, self._fixed or left or self.situation(work))

    def lines(self, lines: "Sequence[str]", work: Work) -> tuple[Intent, ...]:
        """Return what each of several pasted lines makes."""
        return interpret_lines(list(lines), self.situation(work))

    def done(self) -> None:
        """Forget what was fixed: the entry is made."""
        self._fixed = self._left = None
        self.forced = None
