"""Three-way merge of a review, by record and field.

What only one side changed is taken. Where both changed one field to different values, one side wins and the other's
value goes into the record's history, so no text is lost. A record that one side deleted and the other edited stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from facilitator.review.change import only_grew
from facilitator.review.records import TABLES, Authored, Earlier, Record, Value
from facilitator.review.review import Review


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both sides changed."""

    table: str
    id: str
    field: str
    kept: Value
    other: Value
    """The value that did not win; it is in the record's history."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge."""

    review: Review
    conflicts: tuple[Conflict, ...]
    touched: frozenset[tuple[str, str]]
    """Records that differ from `mine`: what a screen redraws."""


def merge(base: Review, mine: Review, theirs: Review) -> Merged:
    """Merge two reviews that both come from `base`; in a conflict `mine` wins."""
    if theirs == base:
        return Merged(mine, (), frozenset())
    review = mine
    conflicts: list[Conflict] = []
    touched: set[tuple[str, str]] = set()
    for name in TABLES:
        old, ours, others = base.table(name), mine.table(name), theirs.table(name)
        for record_id, other in others.items():
            own = ours.get(record_id)
            if own is None:
                merged = other
            elif own == other:
                continue
            else:
                merged = _merge_record(name, old.get(record_id), own, other, conflicts)
            if merged != own:
                review = review.put(merged)
                touched.add((name, record_id))
    return Merged(review, tuple(conflicts), frozenset(touched))


def _merge_record(name: str, base: Record | None, mine: Record, theirs: Record, conflicts: list[Conflict]) -> Record:
    values: dict[str, Any] = {}
    lost: list[Earlier] = []
    named = isinstance(mine, Authored)
    for one in fields(mine):
        if one.name in ("id", "history"):
            continue
        was = getattr(base, one.name) if base is not None else None
        own, other = getattr(mine, one.name), getattr(theirs, one.name)
        if own == other:
            continue
        if base is not None and was in (own, other):
            new = other if own == was else own
            values[one.name] = new
            if not only_grew(was, new):
                lost.append(Earlier(one.name, was, "", None))
            continue
        conflicts.append(Conflict(name, mine.id, one.name, own, other))
        stamp = _last_at(theirs, one.name)
        lost.append(Earlier(one.name, other, theirs.made_by if named else "", stamp))  # type: ignore[attr-defined]  # Authored
    if (
        base is not None
        and not base.deleted
        and (mine.deleted != theirs.deleted)
        and _edited_while_deleted(base, mine, theirs)
    ):
        values["deleted"] = False
        conflicts.append(Conflict(name, mine.id, "deleted", False, True))
    values["history"] = _union((*mine.history, *theirs.history, *lost))
    return replace(mine, **values)


def _edited_while_deleted(base: Record, mine: Record, theirs: Record) -> bool:
    living = theirs if mine.deleted else mine
    return any(
        getattr(living, one.name) != getattr(base, one.name)
        for one in fields(base)
        if one.name not in ("history", "deleted")
    )


def _last_at(record: Record, name: str) -> Any:
    stamps = [earlier.at for earlier in record.history if earlier.field == name]
    return stamps[-1] if stamps else getattr(record, "made_at", None)


def _union(history: Iterable[Earlier]) -> tuple[Earlier, ...]:
    """Return both histories in one order that does not depend on whose comes first.

    A value that an outside program replaced has nobody's name on it; it is left out where a signed entry holds it.
    """
    seen = {(one.field, repr(one.value), one.by, one.at): one for one in history}
    signed = {(one.field, repr(one.value)) for one in seen.values() if one.at is not None}
    kept = [one for one in seen.values() if one.at is not None or (one.field, repr(one.value)) not in signed]
    return tuple(sorted(kept, key=lambda one: (str(one.at or ""), one.field, repr(one.value), one.by)))
