"""Close: read back, count hands, say who publishes when."""

from collections.abc import Iterator, Sequence

from facilitator.review.capture import Target
from facilitator.review.gate import kept, number_of
from facilitator.review.records import Action
from facilitator.screens.meeting.work import Work
from facilitator.times import day_words
from facilitator.widgets.entry_list import Cell, Row
from facilitator.widgets.words import Words, words

VOTES = (
    ("learned", "I learned something that changes how I work"),
    ("again", "I would come to another"),
)
WHEN = 15


class CloseWork(Work):
    """The working area of Close."""

    PHASE = "close"

    def top_row(self) -> tuple[Words, Words]:
        """Say what is read back."""
        count = len(self._open())
        return words(("Read back", "quiet")), words((f"{count} {'action' if count == 1 else 'actions'}", "quiet"))

    def rows(self) -> Sequence[Row]:
        """Return the actions to read, the hands to count, and what comes after this room."""
        rows = [self._action(action) for action in self._open()]
        if not rows:
            rows.append(Row("none", "No action is open.", kind="text"))
        hint = Cell("counted by hand; type a number here, or /learned 6", from_width=60)
        rows += [Row("space1", kind="blank"), Row("hands", "Hands up", right=(hint,), kind="group")]
        rows += [self._vote(vote, text) for vote, text in VOTES]
        rows += [Row("space2", kind="blank"), Row("after", "After this room", kind="group")]
        rows += self._after()
        return rows

    def first_pointed(self) -> str:
        """Begin with the first action, else with the hands."""
        actions = self._open()
        return actions[0].id if actions else VOTES[0][0]

    def target(self) -> Target | None:
        """Return the action, the vote or the note under the pointer."""
        review, pointed = self.session.review, self.list.pointed or ""
        if pointed in {vote for vote, _ in VOTES}:
            return Target("votes", pointed, "hands for this")
        action = review.actions.find(pointed)
        if action is not None:
            return Target("actions", action.id, f"action {number_of(action.id, review)}")
        parked = review.parked.find(pointed)
        if parked is not None:
            return Target("parked", parked.id, "the review")
        note = review.notes.find(pointed)
        return Target("notes", note.id, "the review") if note else None

    def _open(self) -> list[Action]:
        return [action for action in kept(self.session.review) if action.state == "open"]

    def _action(self, action: Action) -> Row:
        number = number_of(action.id, self.session.review)
        sentence = words((action.owner, "name"), (": " if action.owner else "", "ink"), action.text)
        if action.due:
            when = Cell(day_words(action.due, today=self.session.today()), WHEN, align="right", tone="ink")
        else:
            when = Cell("when?", WHEN, align="right", tone="time")
        return Row(action.id, line=sentence, left=(Cell(str(number), 2, align="right"),), right=(when,))

    def _vote(self, vote: str, text: str) -> Row:
        kept_vote = self.session.review.votes.get(vote)
        said = "–"
        if kept_vote is not None and kept_vote.count is not None:
            said = f"{kept_vote.count} of {kept_vote.of}" if kept_vote.of else str(kept_vote.count)
        return Row(vote, text, left=(Cell("", 2),), right=(Cell(said, WHEN, align="right", tone="ink"),))

    def _after(self) -> Iterator[Row]:
        session, meta = self.session, self.session.review.meta
        if meta.publisher:
            line = words((meta.publisher, "name"), f" publishes to {meta.publish_to or 'everybody who was invited'}")
            when = day_words(meta.publish_due, today=session.today()) if meta.publish_due else "when?"
        else:
            line = words(("who publishes, and when? F4 says it", "quiet"))
            when = ""
        yield Row(meta.id, line=line, left=(Cell("", 2),), right=(Cell(when, WHEN, align="right", tone="ink"),))
        for parked in session.review.parked.live:
            if not parked.outcome:
                yield Row(parked.id, f"parked: {parked.text}", left=(Cell("", 2),), right=(Cell(parked.kind),))
        for note in session.review.notes_of("lesson"):
            yield Row(note.id, f"lesson: {note.text}", left=(Cell("", 2),))
