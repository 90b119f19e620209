"""Every edit is a `Change`; `apply` and `inverse` are pure. Nothing else makes the next review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from facilitator.review.records import TABLE_OF, Authored, Earlier, Record, Value
from facilitator.review.review import Review


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of one record, before and after."""

    table: str
    id: str
    field: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Change:
    """What one act of one person changes."""

    label: str
    """What undo calls it: "add event", "owner of action 3"."""
    by: str
    at: datetime
    made: tuple[Record, ...] = ()
    """Records that were not there before."""
    edits: tuple[Edit, ...] = ()
    touched: frozenset[tuple[str, str]] = field(init=False, compare=False)
    """The (table, id) of every record that it makes or edits."""

    def __post_init__(self) -> None:
        """Note what is touched, for observers."""
        names = {(TABLE_OF[type(record)], record.id) for record in self.made}
        names.update((edit.table, edit.id) for edit in self.edits)
        object.__setattr__(self, "touched", frozenset(names))

    def __bool__(self) -> bool:
        return bool(self.made or self.edits)


def edits(review: Review, table: str, record_id: str, values: Mapping[str, Value]) -> tuple[Edit, ...]:
    """Return the edits that give a record of `review` these values; none where it holds them already.

    Raises:
        KeyError: there is no such record.
    """
    record = review.table(table)[record_id]
    return tuple(
        Edit(table, record_id, name, getattr(record, name), value)
        for name, value in values.items()
        if getattr(record, name) != value
    )


def apply(review: Review, change: Change) -> Review:
    """Return the next review.

    A made record that is there already is left as it is; an edit of a record that is not there does nothing. A replaced
    value goes into the record's history unless the new text still holds all of it.
    """
    new: dict[tuple[str, str], Record] = {}
    for record in change.made:
        place = (TABLE_OF[type(record)], record.id)
        if review.get(*place) is None:
            new.setdefault(place, record)
    for edit in change.edits:
        place = (edit.table, edit.id)
        old = new.get(place) or review.get(*place)
        if old is not None and getattr(old, edit.field) != edit.after:
            new[place] = _edited(old, edit, change)
    return review.put(*new.values())


def inverse(change: Change, *, label: str | None = None, at: datetime | None = None) -> Change:
    """Return the change that takes `change` back: edits the other way round, made records deleted."""
    buried = tuple(Edit(TABLE_OF[type(record)], record.id, "deleted", False, True) for record in change.made)
    back = tuple(replace(edit, before=edit.after, after=edit.before) for edit in reversed(change.edits))
    return Change(label or change.label, change.by, at or change.at, edits=back + buried)


def combined(changes: Sequence[Change], label: str) -> Change:
    """Return several changes, at least one, made one after the other, as one: each field's first and last value."""
    found: dict[tuple[str, str, str], Edit] = {}
    for edit in (edit for change in changes for edit in change.edits):
        key = (edit.table, edit.id, edit.field)
        found[key] = replace(edit, before=found[key].before) if key in found else edit
    made = tuple(record for change in changes for record in change.made)
    last = changes[-1]
    return Change(label, last.by, last.at, made, tuple(found.values()))


def _edited(old: Record, edit: Edit, change: Change) -> Record:
    values: dict[str, Any] = {edit.field: edit.after}
    before = getattr(old, edit.field)
    if not only_grew(before, edit.after):
        named = isinstance(old, Authored)
        earlier = Earlier(edit.field, before, change.by if named else "", change.at if named else None)
        values["history"] = (*old.history, earlier)
    return replace(old, **values)


def only_grew(before: Value, after: Value) -> bool:
    """Tell whether the new value holds the whole old one around one insertion: nothing is lost then."""
    if before is None or before in ("", ()):
        return True
    if not isinstance(before, str) or not isinstance(after, str) or len(after) < len(before):
        return False
    same = next((place for place, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    return after.endswith(before[same:])
