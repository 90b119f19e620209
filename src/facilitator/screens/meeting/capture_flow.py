"""From the capture line to the record: the situation fixed at the first character, then one verb of the session."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.commands import slash_words
from facilitator.review.capture import KINDS, Intent, Makes, Situation, interpret, interpret_lines, read_hands
from facilitator.review.gate import conditions, guess_type
from facilitator.screens.meeting.work import Work
from facilitator.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

VERBS = frozenset(slash_words())


@dataclass(frozen=True, slots=True)
class Made:
    """What sending a line made."""

    record: str = ""
    text: str = ""
    """The words of the new entry, for the wording cue."""
    said: str = ""
    """What the echo row says about it."""


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

    def make(self, intent: Intent, line: str) -> Made:
        """Make what `intent` says; `line` is what was typed, for undo.

        Commands and problems are the caller's.
        """
        entries, review = self._session.entries, self._session.review
        match intent.makes:
            case "event" if intent.time is not None and intent.time.at is not None:
                time = intent.time
                assert time.at is not None  # noqa: S101  # for mypy: the guard above
                made = entries.event(
                    time.at,
                    intent.text,
                    until=time.until,
                    precision=time.precision,
                    zone_seen=time.zone or "",
                    rolled=intent.rolled,
                    line=line,
                )
            case "note" | "well" | "hard" | "lucky" | "lesson":
                on = intent.on if intent.makes == "note" else ""
                made = entries.note(intent.text, on=on, kind=intent.makes, phase=self._session.meeting.phase, line=line)
            case "factor" | "held" | "odd":
                kind = "condition" if intent.makes == "factor" else intent.makes
                made = entries.factor(intent.text, kind=kind, tags=intent.tags, line=line)
            case "action":
                due = intent.due.date if intent.due else None
                factors = (intent.on,) if intent.on in review.factors else ()
                made = entries.action(
                    intent.text,
                    owner=intent.owner,
                    due=due,
                    type_=guess_type(intent.text),
                    factors=factors,
                    line=line,
                )
            case "fill":
                entries.fill(
                    intent.on, owner=intent.owner or None, due=intent.due.date if intent.due else None, line=line
                )
                return Made(intent.on, "", intent.echo)
            case "impact" | "summary":
                field = "impact" if intent.makes == "impact" else "summary"
                old = str(getattr(review.meta, field))
                self._session.set(field, f"{old}\n{intent.text}" if old else intent.text, f"add to the {field}")
                return Made(review.id, intent.text, f"added to the {field}")
            case "vote":
                return self._vote(intent)
            case _:
                return Made()
        return Made(made, intent.text, f"{intent.chip}, {intent.echo}" if intent.makes == "event" else "")

    def _vote(self, intent: Intent) -> Made:
        hands = read_hands(intent.text)
        if hands is not None:
            self._session.meeting.vote(intent.on, *hands)
        return Made("", "", f"{intent.chip}: {intent.text}")
