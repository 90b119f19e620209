"""Verbs for the clock of the meeting. They move a clock that all share, so they are no part of undo."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from facilitator.errors import FacilitatorError
from facilitator.review.agenda import Timing, planned_minutes, timing
from facilitator.review.position import after
from facilitator.review.records import Phase, Span, Value, Vote
from facilitator.session.ledger import Edited, Ledger

LONGEST = 24 * 60
"""No phase is planned for more than a day."""


class Meeting:
    """The timed meeting of one review."""

    def __init__(self, ledger: Ledger) -> None:
        """Work on the review of `ledger`."""
        self._ledger = ledger

    def timing(self) -> Timing:
        """Return how the meeting stands now."""
        return timing(self._ledger.review, self._ledger.clock.now())

    @property
    def phase(self) -> str:
        """The id of the phase that runs; before the start the first one's, after the end the last one's."""
        phases = self._ledger.review.agenda.live
        visited = [one for one in phases if one.visits]
        last = max(visited, key=lambda one: one.visits[-1].began, default=None)
        here = self.current() or last or next(iter(phases), None)
        return here.phase if here else ""

    def current(self) -> Phase | None:
        """Return the phase that runs."""
        phases = self._ledger.review.agenda.live
        return next((one for one in phases if any(visit.ended is None for visit in one.visits)), None)

    def plan(self, minutes: Sequence[tuple[str, int]], length: int | None = None) -> None:
        """Take another agenda: phases with their minutes, in order; undoable, for use before the start."""
        review = self._ledger.review
        old = {phase.phase: phase for phase in review.agenda.live}
        made: list[Phase] = []
        edit: list[Edited] = []
        pos = ""
        for name, count in minutes:
            pos = after(pos)
            if name in old:
                edit.append(("agenda", old.pop(name).id, {"plan": count, "minutes": count, "pos": pos}))
            else:
                stamp = self._ledger.stamp()
                made.append(Phase(id=self._ledger.new_id(), phase=name, plan=count, minutes=count, pos=pos, **stamp))
        edit.extend(("agenda", phase.id, {"deleted": True}) for phase in old.values())
        edit.append(("meta", review.id, {"length": length or sum(count for _, count in minutes)}))
        self._ledger.do(self._ledger.change("change the agenda", made, edit))

    def set_minutes(self, phase_id: str, minutes: int) -> None:
        """Give a phase of the agenda these minutes (at least 1); before the start the plan changes too, undoably."""
        minutes = min(max(minutes, 1), LONGEST)
        planning = self._ledger.review.meta.started is None
        values: dict[str, Value] = {"minutes": minutes, "plan": minutes} if planning else {"minutes": minutes}
        change = self._ledger.change("change the agenda", edit=(("agenda", phase_id, values),))
        self._ledger.do(change, undoable=planning)

    def start(self, minutes: Mapping[str, int], ends: datetime) -> None:
        """Start the meeting with these minutes per phase (by record id), to end at `ends` (UTC)."""
        review, now = self._ledger.review, self._ledger.clock.now()
        if review.meta.started is not None or not review.agenda.live:
            return
        first = review.agenda.live[0]
        edit: list[Edited] = [("agenda", key, {"minutes": count}) for key, count in minutes.items()]
        edit.append(("agenda", first.id, {"visits": (*first.visits, Span(now))}))
        edit.append(("meta", review.id, {"started": now, "planned_end": ends, "status": "in review"}))
        self._do("start the meeting", edit)

    def go(self, phase_id: str) -> None:
        """Go to a phase (by record id): the visit that is open ends, a new one begins; an ended meeting goes on."""
        review, now, here = self._ledger.review, self._ledger.clock.now(), self.current()
        if review.meta.started is None or (here is not None and here.id == phase_id):
            return
        edit = self._leave(now)
        target = review.agenda[phase_id]
        visits = next((values["visits"] for _, key, values in edit if key == phase_id), target.visits)
        assert isinstance(visits, tuple)  # noqa: S101  # it is this field's type
        edit = [one for one in edit if one[1] != phase_id]
        edit.append(("agenda", phase_id, {"visits": (*visits, Span(now))}))
        if review.meta.ended is not None:
            gap = Span(review.meta.ended, now)
            edit.append(("meta", review.id, {"ended": None, "pauses": (*review.meta.pauses, gap)}))
        self._do("go to another phase", edit)

    def step(self, by: int) -> Phase | None:
        """Go to the next (1) or the previous (-1) phase; returns it, or nothing at either end."""
        phases = self._ledger.review.agenda.live
        here = self.current()
        if here is None:
            return None
        place = phases.index(here) + by
        if not 0 <= place < len(phases):
            return None
        self.go(phases[place].id)
        return phases[place]

    def end(self) -> None:
        """End the meeting; the last phase's visit ends with it."""
        review, now = self._ledger.review, self._ledger.clock.now()
        if review.meta.started is None or review.meta.ended is not None:
            return
        self._do(
            "end the meeting", [*self._leave(now), ("meta", review.id, {"ended": now, "pauses": self._unpaused(now)})]
        )

    def go_back_in(self) -> None:
        """Take up an ended meeting again in its last phase; the time in between counts for nothing."""
        phases = self._ledger.review.agenda.live
        if self._ledger.review.meta.ended is not None and phases:
            visited = [phase for phase in phases if phase.visits]
            last = max(visited, key=lambda phase: phase.visits[-1].began, default=phases[-1])
            self.go(last.id)

    def pause(self) -> bool:
        """Pause a running meeting or resume a paused one; tells whether it is paused now."""
        review, now = self._ledger.review, self._ledger.clock.now()
        meta = review.meta
        if meta.started is None or meta.ended is not None:
            return False
        paused = any(span.ended is None for span in meta.pauses)
        pauses = self._unpaused(now) if paused else (*meta.pauses, Span(now))
        self._do("resume" if paused else "pause", [("meta", review.id, {"pauses": pauses})])
        return not paused

    def more(self, minutes: int, taken_from: str = "") -> None:
        """Give the running phase more minutes, taken from another one (by record id) or added to the end.

        Raises:
            FacilitatorError: no meeting is running, or the other phase does not have them.
        """
        review, here = self._ledger.review, self.current()
        if here is None:
            raise FacilitatorError("No phase is running, so there is nothing to add to. Start the meeting with F9.")
        edit: list[Edited] = [("agenda", here.id, {"minutes": min(max(here.minutes + minutes, 1), LONGEST)})]
        if taken_from:
            donor = review.agenda[taken_from]
            if donor.id == here.id:
                raise FacilitatorError("A phase cannot take minutes from itself. Choose another one.")
            if donor.minutes - minutes < 1:
                raise FacilitatorError(f"That phase has {donor.minutes} minutes; take fewer, or from another one.")
            edit.append(("agenda", donor.id, {"minutes": donor.minutes - minutes}))
        self._do("more minutes", edit)

    def set_all(self, minutes: Mapping[str, int]) -> None:
        """Give several phases their minutes at once: a choice of the time sheet."""
        self._do("change the agenda", [("agenda", key, {"minutes": count}) for key, count in minutes.items()])

    def vote(self, vote_id: str, count: int | None, of: int | None = None) -> None:
        """Keep a count of hands: `learned` or `again`, of all who are present unless `of` is said. Never names.

        More hands than people who were noted as present are kept without an `of`: somebody came later, unnoted.
        """
        review = self._ledger.review
        if of is None and count is not None:
            present = sum(person.present for person in review.people.live)
            of = present if present >= max(count, 1) else None
        if vote_id not in review.votes:
            self._ledger.do(self._ledger.change("count hands", (Vote(id=vote_id, count=count, of=of),)), undoable=False)
        else:
            self._do("count hands", [("votes", vote_id, {"count": count, "of": of})])

    def length(self) -> int:
        """Return the agenda's minutes in all."""
        return planned_minutes(self._ledger.review)

    def _do(self, label: str, edit: Sequence[Edited]) -> None:
        self._ledger.do(self._ledger.change(label, edit=edit), undoable=False)

    def _leave(self, now: datetime) -> list[Edited]:
        """Return the edits that end every open visit: two terminals may each have moved on, to different phases."""
        return [
            ("agenda", phase.id, {"visits": tuple(_ended(visit, now) for visit in phase.visits)})
            for phase in self._ledger.review.agenda.values()
            if any(visit.ended is None for visit in phase.visits)
        ]

    def _unpaused(self, now: datetime) -> tuple[Span, ...]:
        return tuple(_ended(span, now) for span in self._ledger.review.meta.pauses)


def _ended(span: Span, now: datetime) -> Span:
    return replace(span, ended=now) if span.ended is None else span
