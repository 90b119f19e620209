"""The one door through which a review changes: apply, remember for undo, tell observers, hand to the store."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypedDict

from facilitator.clock import Clock, NewId
from facilitator.review.change import Change, Edit, apply, combined, edits, inverse
from facilitator.review.merge import Merged, merge
from facilitator.review.records import TABLE_OF, Record, Value
from facilitator.review.review import Review

Touched = frozenset[tuple[str, str]]
Observer = Callable[[Touched], None]
Edited = tuple[str, str, Mapping[str, Value]]
"""Table, id, and the new values of a record's fields."""


SHARED_TABLES: Final = frozenset({"agenda", "votes"})
"""Tables of the meeting's clock and of counts: they are no part of undo."""
SHARED_FIELDS: Final = frozenset({"started", "planned_end", "ended", "pauses"})
"""Fields of the review itself that belong to the clock."""


class Stamp(TypedDict):
    """Author and time of a record made now."""

    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One of one's own edits, as the undo list keeps it."""

    change: Change
    line: str = ""
    """What was typed in the capture line for it; undo on an empty line gives it back."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or a redo did."""

    label: str
    line: str
    kept: tuple[str, ...]
    """Who has changed which field since: those were left alone ("Kit changed the text since")."""


class Ledger:
    """A review in the making and everything that happens to it in this program."""

    def __init__(self, review: Review, clock: Clock, new_id: NewId, user: str) -> None:
        """Start from `review`; `user` is the author of every edit made here."""
        self.review = review
        self.clock = clock
        self.new_id = new_id
        self.user = user
        self._observers: list[Observer] = []
        self._keep: Callable[[Review], None] | None = None
        self._done: list[Step] = []
        self._taken_back: list[Step] = []
        self._gathered: list[Step] | None = None
        """What was done since `together` began; None outside of it."""
        self._touched: set[tuple[str, str]] = set()

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer` with what each change touched; returns the function that ends it."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def keep_with(self, keep: Callable[[Review], None]) -> None:
        """Hand every next review to `keep` (the store)."""
        self._keep = keep

    def stamp(self) -> Stamp:
        """Return author and time for a record made now."""
        return {"made_by": self.user, "made_at": self.clock.now()}

    def edit(self, label: str, table: str, record_id: str, **values: Value) -> None:
        """Give a record new values, as one undoable step; nothing happens where it holds them already."""
        self.do(self.change(label, edit=((table, record_id, values),)))

    def change(self, label: str, made: Sequence[Record] = (), edit: Sequence[Edited] = ()) -> Change:
        """Return a change of this review by this user, now."""
        found = tuple(one for table, key, values in edit for one in edits(self.review, table, key, values))
        return Change(label, self.user, self.clock.now(), tuple(made), found)

    def do(self, change: Change, *, undoable: bool = True, line: str = "") -> None:
        """Apply a change of one's own."""
        if not change:
            return
        if self._gathered is not None and undoable:
            self._gathered.append(Step(change, line))
        elif undoable:
            self._done.append(Step(change, line))
            self._taken_back.clear()
        self._set(apply(self.review, change), change.touched)

    @contextmanager
    def together(self, label: str) -> Iterator[None]:
        """Make one undoable step of all that is done within; observers and the store hear of it once, at its end.

        A single step keeps its own name; what is gathered within another gathering belongs to that one.
        """
        if self._gathered is not None:
            yield
            return
        gathered: list[Step] = []
        self._gathered, self._touched = gathered, set()
        try:
            yield
        finally:
            touched, self._gathered = frozenset(self._touched), None
            if gathered:
                whole = combined([step.change for step in gathered], label)
                self._done.append(gathered[0] if len(gathered) == 1 else Step(whole))
                self._taken_back.clear()
            if touched:
                self._set(self.review, touched)

    def undo(self) -> Undone | None:
        """Take back the newest of one's own edits; a field that somebody changed since is left alone."""
        step = self._newest(self._done)
        if step is None:
            return None
        self._taken_back.append(step)
        return self._reverse(step)

    def redo(self) -> Undone | None:
        """Do again what was undone last."""
        step = self._newest(self._taken_back)
        if step is None:
            return None
        self._done.append(step)
        return self._reverse(replace(step, change=inverse(step.change)))

    def take_in(self, base: Review, theirs: Review) -> Merged:
        """Merge what an editor, git or another program changed meanwhile; it counts as one undoable step.

        `base` is what both sides come from.
        """
        before = self.review
        merged = merge(base, before, theirs)
        if merged.touched:
            self._done.append(Step(_difference(before, merged.review, self.user, self.clock)))
            self._taken_back.clear()
            self.review = merged.review
            self._tell(merged.touched)
        return merged

    def _newest(self, steps: list[Step]) -> Step | None:
        """Take the newest step from a list; an agenda that was planned before the start is passed over after it."""
        while steps:
            step = steps.pop()
            planned = any(table in SHARED_TABLES for table, _ in step.change.touched)
            if self.review.meta.started is None or not planned:
                return step
        return None

    def _reverse(self, step: Step) -> Undone:
        back = inverse(step.change, at=self.clock.now())
        mine, kept = [], []
        for edit in back.edits:
            record = self.review.get(edit.table, edit.id)
            if record is None:
                continue
            if getattr(record, edit.field) == edit.before:
                mine.append(edit)
            elif getattr(record, edit.field) != edit.after:
                kept.append(f"{_who(record, edit)} changed the {edit.field.replace('_', ' ')} since")
        change = replace(back, edits=tuple(mine))
        if change:
            self._set(apply(self.review, change), change.touched)
        return Undone(step.change.label, step.line, tuple(kept))

    def _set(self, review: Review, touched: Touched) -> None:
        self.review = review
        if self._gathered is not None:
            self._touched |= touched
            return
        if self._keep is not None:
            self._keep(review)
        self._tell(touched)

    def _tell(self, touched: Touched) -> None:
        for observer in tuple(self._observers):
            observer(touched)


def _who(record: Record, edit: Edit) -> str:
    """Return who replaced the value that `edit` expects to find; "somebody" where the record does not say."""
    names = [one.by for one in record.history if (one.field, one.value) == (edit.field, edit.before) and one.by]
    return names[-1] if names else "somebody"


def _difference(before: Review, after: Review, user: str, clock: Clock) -> Change:
    """Return the change that leads from one review to another, history aside.

    What moves the meeting's clock, and hands that were counted, are left out: undo never touches them.
    """
    made: list[Record] = []
    found: list[Edit] = []
    for name in sorted(set(TABLE_OF.values()) - SHARED_TABLES):
        for key, record in after.table(name).items():
            old = before.get(name, key)
            if old is None:
                if not record.deleted:  # what came deleted has nothing to take back, and redo must not revive it
                    made.append(record)
            elif old != record:
                values = {
                    one: getattr(record, one)
                    for one in record.__dataclass_fields__
                    if one not in ("id", "history", *SHARED_FIELDS)
                }
                found.extend(edits(before, name, key, values))
    return Change("changes from outside", user, clock.now(), tuple(made), tuple(found))
