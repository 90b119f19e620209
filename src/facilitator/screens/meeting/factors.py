"""Factors: what had to be true for this to happen; which defence held, what was odd."""

from collections.abc import Sequence
from datetime import timedelta

from facilitator.review.capture import Target
from facilitator.review.gate import conditions, factor_number
from facilitator.review.moments import time_words
from facilitator.review.records import Factor
from facilitator.screens.meeting.picture import incident_picture
from facilitator.screens.meeting.work import Asked, Work
from facilitator.widgets.entry_list import Cell, Row
from facilitator.widgets.lanes import LanesView
from facilitator.widgets.page import PageLine
from facilitator.widgets.words import Words, words

HALF = 0.5
_MINUTE = timedelta(minutes=1)
MOST_DOTS = 5
NOTES = 3


class FactorsWork(Work):
    """The working area of Factors."""

    PHASE = "factors"

    def top_row(self) -> tuple[Words, Words]:
        """Ask what the list answers."""
        count = len(conditions(self.session.review))
        said = f"{count} {'factor' if count == 1 else 'factors'}"
        return words(("What had to be true for this to happen", "quiet")), words((said, "quiet")) if count else ()

    def rows(self) -> Sequence[Row]:
        """Return conditions with their numbers, then what held and what was odd."""
        rows = [self._condition(number, factor) for number, factor in enumerate(conditions(self.session.review), 1)]
        if not rows:
            rows = [Row("empty", "No factors yet. The first line you type is one; “+ ” makes the next.", kind="text")]
        others = [one for one in self.session.review.factors.live if one.kind != "condition"]
        if others:
            rows.append(Row("space", kind="blank"))
        for kind, title, note in (("held", "Held", "defence"), ("odd", "Odd", "surprise")):
            for place, factor in enumerate(one for one in others if one.kind == kind):
                rows.append(
                    Row(
                        factor.id,
                        factor.text,
                        left=(Cell("" if place else title, 5),),
                        right=(Cell(note, from_width=50),),
                        under=self._notes(factor),
                    )
                )
        return rows

    def first_pointed(self) -> str:
        """Begin with the last condition: what is said next is mostly about it."""
        numbered = conditions(self.session.review)
        return numbered[-1].id if numbered else ""

    def target(self) -> Target | None:
        """Return the factor under the pointer; none in an empty list, so that the first line is a factor."""
        factor = self._factor()
        if factor is None:
            return None
        if factor.kind != "condition":
            return Target("factors", factor.id, f"“{factor.text[:18]}”")
        return Target("factors", factor.id, f"factor {factor_number(factor.id, self.session.review)}")

    def question(self) -> Asked | None:
        """With a single factor at half time, ask for what else had to be true."""
        timing = self.session.meeting.timing()
        here = timing.current
        running = here is not None and here.phase.phase == self.PHASE
        if here is None or not running or len(conditions(self.session.review)) != 1:
            return None
        return Asked("What else had to be true?") if here.used >= here.phase.minutes * HALF * _MINUTE else None

    def has_side(self) -> bool:
        """Factors has a side pane."""
        return True

    def picture(self) -> LanesView:
        """Return the incident with a lane of the moments that the pointed factor touches."""
        factor, review = self._factor(), self.session.review
        number = factor_number(factor.id, review) if factor is not None else 0
        name = f"factor {number}" if number else "touches"
        return incident_picture(review, lane=(name, factor.moments) if factor is not None else None)

    def side_lines(self) -> Sequence[PageLine]:
        """Return the factor in full: tags, the moments it touches, its action, what is parked."""
        factor, review, zone = self._factor(), self.session.review, self.session.zone
        if factor is None:
            return (PageLine(words(("Nothing is pointed at.", "quiet"))),)
        tags = ", ".join(factor.tags) or "no tag yet"
        lines = [
            PageLine(words(factor.text, bold=True)),
            PageLine(words((tags, "quiet")), words(("#tag changes it", "quiet"))),
            PageLine(),
            PageLine(words(("Moments it touches", "quiet")), words(("l links", "quiet"))),
        ]
        for event in review.events.live:
            here = event.id in factor.moments
            glyph = words(("■ ", "here")) if here else words(("□ ", "quiet"))
            line = (*glyph, *words(f"{time_words(event, zone)} {event.text}"))
            lines.append(PageLine(line, words(" ")))  # a right half, if a blank one, keeps it on one row
        actions = [action for action in review.actions.live if factor.id in action.factors]
        lines += [PageLine(), PageLine(words(("An action for it", "quiet")))]
        lines += [PageLine(words(action.text)) for action in actions] or [
            PageLine(words("none yet, it comes up in Actions"))
        ]
        parked = [one for one in review.parked.live if not one.outcome]
        if parked:
            lines += [PageLine(), PageLine(words(("Parked", "quiet")))]
            lines += [PageLine(words(("○ ", "quiet"), one.text), words((one.kind, "quiet"))) for one in parked[:NOTES]]
        return lines

    def _factor(self) -> Factor | None:
        return self.session.review.factors.find(self.list.pointed or "")

    def _condition(self, number: int, factor: Factor) -> Row:
        moments = [one for one in factor.moments if self.session.review.events.find(one)]
        dots = words(("●" * min(len(moments), MOST_DOTS), "here")) if moments else words(("○", "time"))
        cue = not self.quiet and self.session.wordings.any_on(factor, "factors")
        tag = Cell(", ".join(factor.tags[:1]), from_width=70)
        lead = Cell("◊", 1, tone="cue", gap=0) if cue else Cell("", 1, gap=0)
        return Row(
            factor.id,
            factor.text,
            left=(lead, Cell(str(number), 2, align="right")),
            right=(tag, Cell(line=dots, width=MOST_DOTS, align="right")),
            under=(*self._about(factor), *self._notes(factor)),
        )

    def _about(self, factor: Factor) -> tuple[Words, ...]:
        if self.has_class("-with-side"):
            return ()
        zone = self.session.zone
        events = [self.session.review.events.find(one) for one in factor.moments]
        times = ", ".join(time_words(event, zone) for event in events if event)
        tags = ", ".join(factor.tags)
        said = ", at ".join(part for part in (tags, times) if part) if tags else f"at {times}" if times else ""
        return (words((said, "quiet")),) if said else ()

    def _notes(self, factor: Factor) -> tuple[Words, ...]:
        notes = self.session.review.notes_on(factor.id)
        lines = [words(("– ", "quiet"), note.text) for note in notes[-NOTES:]]
        if len(notes) > NOTES:
            lines.append(words((f"+{len(notes) - NOTES} more, F4 shows all", "quiet")))
        return tuple(lines)
