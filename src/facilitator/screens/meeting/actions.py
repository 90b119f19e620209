"""Actions: few, owned, dated, and visible when they are done."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from facilitator.guidance import phase_title
from facilitator.review.capture import Target
from facilitator.review.gate import factor_number, kept, lacks, live_question, number_of, open_factors, portfolio, ready
from facilitator.review.records import Action, Factor, Parked
from facilitator.screens.meeting.work import Asked, Work
from facilitator.times import day_words
from facilitator.widgets.entry_list import Cell, Row
from facilitator.widgets.page import PageLine
from facilitator.widgets.words import Words, words

OWNER, DUE, TYPE = 8, 10, 7
"""Widths of the columns."""
LONG_OWNER, LONG_DUE = 12, 15
"""The same where somebody's name or another year needs it."""


class ActionsWork(Work):
    """The working area of Actions."""

    PHASE = "actions"

    def top_row(self) -> tuple[Words, Words]:
        """Ask what the list answers."""
        review = self.session.review
        actions = kept(review)
        count = f"{len(actions)} {'action' if len(actions) == 1 else 'actions'}"
        count += f", {sum(ready(one, review) for one in actions)} ready" if actions else ""
        return words(("What will be different, and how we will see it", "quiet")), words(
            (count, "quiet")
        ) if actions else ()

    def rows(self) -> Sequence[Row]:
        """Return the actions, what has none yet, what is parked, and what was chosen not to do."""
        review = self.session.review
        actions = kept(review)
        owner = OWNER if all(cell_len(one.owner) <= OWNER for one in actions) else LONG_OWNER
        year = self.session.today().year
        due = DUE if all(one.due is None or one.due.year == year for one in actions) else LONG_DUE
        rows = [self._action(action, owner, due) for action in actions]
        if not rows:
            text = "No actions yet. Say what will be different, then “, owned by …, due by …”."
            rows.append(Row("empty", text, kind="text"))
        rows += self._part("Factors with no action yet", [self._factor(one) for one in open_factors(review)])
        parked = [one for one in review.parked.live if not one.outcome and one.kind == "idea"]
        rows += self._part("Parked ideas", [self._parked(one) for one in parked])
        declined = [one for one in review.actions.live if one.state == "declined"]
        rows += self._part(
            "Chosen not to do",
            [Row(one.id, one.text, left=(Cell("–"),), right=(Cell(one.reason),)) for one in declined],
        )
        return rows

    def first_pointed(self) -> str:
        """Begin with the first action that lacks something."""
        review = self.session.review
        actions = kept(review)
        return next((one.id for one in actions if not ready(one, review)), actions[-1].id if actions else "")

    def target(self) -> Target | None:
        """Return the action under the pointer, or the factor or idea that has none yet."""
        review, pointed = self.session.review, self.list.pointed or ""
        action = review.actions.find(pointed)
        if action is not None:
            return Target("actions", action.id, f"action {number_of(action.id, review) or '–'}")
        factor = review.factors.find(pointed)
        if factor is not None:
            return Target("factors", factor.id, f"factor {factor_number(factor.id, review)}")
        parked = review.parked.find(pointed)
        return Target("parked", parked.id, "the parked idea") if parked else None

    def question(self) -> Asked | None:
        """Ask for exactly what the pointed action lacks."""
        review, pointed = self.session.review, self.list.pointed or ""
        action = review.actions.find(pointed)
        if action is None or action.state != "open":
            return None
        asked = live_question(action, review)
        return Asked(asked, f"{number_of(action.id, review)} of {len(kept(review))}") if asked else None

    def has_side(self) -> bool:
        """Actions has a side pane."""
        return True

    def side_lines(self) -> Sequence[PageLine]:
        """Return all gate lines for the pointed action, then what can be said of all of them."""
        review = self.session.review
        action = review.actions.find(self.list.pointed or "")
        lines: list[PageLine] = []
        if action is not None:
            lines += [PageLine(words(action.text, bold=True)), PageLine()]
            missing = lacks(action, review)
            if missing:
                lines.append(PageLine(words(("Still to say", "quiet"))))
                lines += [PageLine(words(("○ ", "time"), lack.question)) for lack in missing]
            else:
                lines.append(PageLine(words(("● ", "here"), "ready: who, when and what are said")))
            lines.append(PageLine())
        advice = portfolio(review)
        if advice:
            lines.append(PageLine(words(("All of them", "quiet"))))
            lines += [PageLine(words(one)) for one in advice]
        return lines

    def _action(self, action: Action, owner_width: int, due_width: int) -> Row:
        review = self.session.review
        done = action.state == "done"
        owner = Cell(action.owner or "who?", owner_width, tone="name" if action.owner else "time")
        if done:
            due = Cell("done", due_width, tone="ink")
        elif action.due:
            due = Cell(day_words(action.due, today=self.session.today()), due_width, tone="ink")
        else:
            due = Cell("when?", due_width, tone="time")
        cue = not self.quiet and self.session.wordings.any_on(action, "actions")
        number = Cell(str(number_of(action.id, review)), 2, align="right")
        return Row(
            action.id,
            action.text,
            left=(Cell("◊" if cue else "", 1, tone="cue", gap=0), number),
            right=(owner, due, Cell(action.type, TYPE, from_width=60)),
            under=tuple(self._under(action)),
            tone="quiet" if done else "ink",
        )

    def _under(self, action: Action) -> Iterator[Words]:
        review = self.session.review
        missing = [lack.short for lack in lacks(action, review) if lack.asked_live]
        about = [factor for factor in review.factors.live if factor.id in action.factors]
        tail = f", for factor {factor_number(about[0].id, review)}" if about else ""
        if missing:
            yield words(("still to say: ", "quiet"), ", ".join(missing), (tail, "quiet"))
        elif tail:
            yield words((tail.removeprefix(", "), "quiet"))
        for note in review.notes_on(action.id)[-2:]:
            yield words(("– ", "quiet"), note.text)

    def _factor(self, factor: Factor) -> Row:
        number = Cell(str(factor_number(factor.id, self.session.review)), 1)
        here = words(("point here and type", "quiet"))
        return Row(
            factor.id, factor.text, left=(Cell("", 1), Cell("○", 1), number), right=(Cell(line=here, from_width=60),)
        )

    def _parked(self, parked: Parked) -> Row:
        when = ""
        if parked.made_at is not None:
            when = f", {parked.made_at.astimezone(self.session.clock.zone):%H:%M}"
        source = f"from {phase_title(parked.phase, 'the review')}{when}"
        return Row(parked.id, parked.text, left=(Cell("", 1), Cell("○", 1)), right=(Cell(source, from_width=60),))

    @staticmethod
    def _part(title: str, rows: list[Row]) -> list[Row]:
        return [Row(f"space-{title}", kind="blank"), Row(title, title, kind="group"), *rows] if rows else []
