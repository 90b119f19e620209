"""The review as one immutable value: a table of records per kind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from facilitator.review.records import (
    TABLE_OF,
    Action,
    Check,
    Event,
    Factor,
    Import,
    Meta,
    Note,
    Parked,
    Person,
    Phase,
    Record,
    Vote,
    Wording,
)

R = TypeVar("R", bound=Record)


class Table(Mapping[str, R], Generic[R]):
    """An immutable table: id to record, tombstones included."""

    def __init__(self, records: Iterable[R] = ()) -> None:
        self._rows: dict[str, R] = {record.id: record for record in records}

    def __getitem__(self, record_id: str) -> R:
        return self._rows[record_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(frozenset(self._rows))

    def __repr__(self) -> str:
        return f"Table({list(self._rows.values())!r})"

    def put(self, *records: R) -> "Table[R]":
        """Return this table with `records` in it, each in the place of the one with its id."""
        table: Table[R] = Table()
        table._rows = {**self._rows, **{record.id: record for record in records}}
        return table

    @cached_property
    def live(self) -> tuple[R, ...]:
        """The records that are not deleted, in order: events by instant, the others by position."""
        return tuple(sorted((row for row in self._rows.values() if not row.deleted), key=_order))

    def find(self, record_id: str) -> R | None:
        """Return the live record with this id, if there is one."""
        record = self._rows.get(record_id)
        return None if record is None or record.deleted else record


def _order(record: Record) -> tuple[str, str, str]:
    at = record.at.isoformat() if isinstance(record, Event) else ""
    return at, getattr(record, "pos", ""), record.id


@dataclass(frozen=True, slots=True)
class Review:
    """One incident review."""

    meta: Meta
    people: Table[Person] = field(default_factory=Table)
    events: Table[Event] = field(default_factory=Table)
    notes: Table[Note] = field(default_factory=Table)
    factors: Table[Factor] = field(default_factory=Table)
    actions: Table[Action] = field(default_factory=Table)
    parked: Table[Parked] = field(default_factory=Table)
    agenda: Table[Phase] = field(default_factory=Table)
    checklist: Table[Check] = field(default_factory=Table)
    imports: Table[Import] = field(default_factory=Table)
    wording: Table[Wording] = field(default_factory=Table)
    votes: Table[Vote] = field(default_factory=Table)

    @property
    def id(self) -> str:
        """The review's id."""
        return self.meta.id

    def table(self, name: str) -> Mapping[str, Record]:
        """Return the table called `name`; `meta` is a table of one."""
        if name == "meta":
            return {self.meta.id: self.meta}
        return cast("Table[Record]", getattr(self, name))

    def get(self, name: str, record_id: str) -> Record | None:
        """Return a record, deleted or not."""
        return self.table(name).get(record_id)

    def put(self, *records: Record) -> "Review":
        """Return this review with `records` in it; each table is made anew once, however many they are."""
        rows: dict[str, list[Record]] = {}
        for record in records:
            rows.setdefault(TABLE_OF[type(record)], []).append(record)
        changed: dict[str, Any] = {name: self._with(name, new) for name, new in rows.items()}
        return replace(self, **changed) if changed else self

    def _with(self, name: str, records: list[Record]) -> "Table[Record] | Record":
        if name == "meta":
            return records[-1]
        return cast("Table[Record]", getattr(self, name)).put(*records)

    def find(self, record_id: str) -> Record | None:
        """Return the live record with this id, whatever its table; ids are unique among entries."""
        for table in (self.events, self.factors, self.actions, self.notes, self.parked, self.people):
            record = table.get(record_id)
            if record is not None and not record.deleted:
                return record
        return None

    def notes_on(self, record_id: str) -> tuple[Note, ...]:
        """Return the notes on one record (`""`: on the review itself), oldest first."""
        return tuple(note for note in self.notes.live if note.kind == "note" and note.on == record_id)

    def notes_of(self, kind: str) -> tuple[Note, ...]:
        """Return the entries of one list: `well`, `hard`, `lucky`, `lesson`."""
        return tuple(note for note in self.notes.live if note.kind == kind)
