"""Reviews, changes and edits for tests: small ones by hand, any ones by hypothesis."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from facilitator.review.change import Change, Edit
from facilitator.review.records import TABLES, Event, Meta, Note, Phase, Record, Span
from facilitator.review.review import Review
from facilitator.text import clean

T0 = datetime(2022, 1, 28, 13, 0, tzinfo=UTC)

instants = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # zoned by hypothesis
texts = st.text(max_size=30).map(clean)
spans = st.builds(Span, instants, st.none() | instants)


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for a record field's type."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(args)
    if origin is tuple:
        return st.lists(values(args[0]), max_size=3).map(tuple)
    if origin is Union or str(origin) == "<class 'types.UnionType'>":
        return st.one_of(*(st.none() if arg is type(None) else values(arg) for arg in args))
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: texts,
        int: st.integers(-(10**6), 10**6),
        bool: st.booleans(),
        datetime: instants,
        date: st.dates(),
        Span: spans,
    }
    return plain[hint]


def fields_of(table: str) -> dict[str, Any]:
    """Return the editable fields of a table's records with their types."""
    hints = get_type_hints(TABLES[table])
    return {name: hint for name, hint in hints.items() if name not in ("id", "history")}


def records(table: str, ids: st.SearchStrategy[str]) -> st.SearchStrategy[Record]:
    """Return a strategy for records of one table."""
    hints = fields_of(table)
    return st.builds(TABLES[table], id=ids, **{name: values(hint) for name, hint in hints.items()})


ids = st.sampled_from(["a", "b", "c", "d"])
tables = st.sampled_from(sorted(set(TABLES) - {"meta"}))


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    """Draw a review with a few records."""
    review = Review(draw(records("meta", st.just("r1"))))  # type: ignore[arg-type]  # the table's class
    for _ in range(draw(st.integers(0, 6))):
        review = review.put(draw(records(draw(tables), ids)))
    return review


@st.composite
def changes(draw: st.DrawFn, review: Review, by: str = "ana", new: tuple[str, ...] = ("x", "y")) -> Change:
    """Draw a change of `review`: a few field edits, perhaps a new record."""
    edits: dict[tuple[str, str, str], Edit] = {}
    for _ in range(draw(st.integers(0, 5))):
        name = draw(st.sampled_from(sorted(table for table in TABLES if review.table(table))))
        record_id = draw(st.sampled_from(sorted(review.table(name))))
        hints = fields_of(name)
        field = draw(st.sampled_from(sorted(hints)))
        before = getattr(review.table(name)[record_id], field)
        edits[name, record_id, field] = Edit(name, record_id, field, before, draw(values(hints[field])))
    table = draw(tables)
    made = tuple(draw(st.lists(records(table, st.sampled_from(new)), max_size=1)))
    made = tuple(record for record in made if not record.deleted)
    return Change("change", by, T0 + timedelta(minutes=draw(st.integers(0, 60))), made, tuple(edits.values()))


def small_review() -> Review:
    """Return a review with two events, a note and an agenda of three phases."""
    review = Review(Meta(id="r1", title="Stale prime version", zone="Europe/Paris"))
    review = review.put(Event(id="e1", at=T0 - timedelta(hours=27), text="repo2docker bump merged", source="git"))
    review = review.put(Event(id="e2", at=T0 - timedelta(hours=26), text="traffic drops", source="report"))
    review = review.put(Note(id="n1", text="prime was full", on="e1", pos="1", made_by="sam", made_at=T0))
    for place, (phase, minutes) in enumerate((("open", 3), ("timeline", 17), ("close", 2)), 1):
        review = review.put(Phase(id=f"p{place}", phase=phase, plan=minutes, minutes=minutes, pos=str(place)))
    return review
