"""Records to and from plain JSON values: what the store writes and the JSON export holds.

Fields at their default are left out, so that files stay short and diffs readable. Instants are written in ISO 8601 with
`Z`, dates as `YYYY-MM-DD`. Reading checks every value against the record's own types and cleans every text: a file that
somebody edited by hand is foreign text.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from facilitator.errors import UnreadableError
from facilitator.review.records import TABLES, Earlier, Record, Span, Value
from facilitator.review.review import Review, Table
from facilitator.text import clean

Json = dict[str, Any]
Decode = Callable[[Any], Any]


def to_tables(review: Review) -> dict[str, dict[str, Json]]:
    """Return all tables of a review as plain values, tombstones and history included; empty tables are left out."""
    tables = {name: {key: to_json(record) for key, record in review.table(name).items()} for name in TABLES}
    return {name: rows for name, rows in tables.items() if rows}


def from_tables(tables: Mapping[str, Any]) -> Review:
    """Return the review that these tables hold.

    Raises:
        UnreadableError: a table or a record is not of the form written here; names the table, the record and the field.
    """
    read: dict[str, Table[Any]] = {}
    for name in TABLES:
        rows = tables.get(name, {})
        if not isinstance(rows, Mapping):
            raise UnreadableError(f"The table “{name}” is no table.")
        read[name] = Table(from_json(name, str(key), row) for key, row in rows.items())
    metas = list(read.pop("meta").values())
    if len(metas) != 1:
        raise UnreadableError(f"The table “meta” holds {len(metas)} records; a review has one.")
    return Review(metas[0], **read)


def to_json(record: Record) -> Json:
    """Return one record's fields as plain values, without its id and without fields at their default."""
    row: Json = {}
    for one in fields(record):
        value = getattr(record, one.name)
        if one.name == "id" or (one.default is not MISSING and value == one.default):
            continue
        row[one.name] = encode(value)
    return row


def from_json(table: str, record_id: str, row: Any) -> Record:
    """Return the record that `row` holds; keys that this version does not know are ignored.

    Raises:
        UnreadableError: a value is not of the field's type.
    """
    kind = TABLES[table]
    if not isinstance(row, Mapping):
        raise UnreadableError(f"{table} “{record_id}” is no record.")
    values: dict[str, Any] = {"id": clean(record_id)}
    for name, decode in _decoders(table).items():
        if name not in row:
            continue
        try:
            values[name] = decode(row[name])
        except (TypeError, ValueError, KeyError, OverflowError) as error:
            shown = repr(row[name])[:60]
            raise UnreadableError(f"{table} “{record_id}”: “{name}” cannot be {shown}.") from error
    try:
        return kind(**values)
    except TypeError as error:
        raise UnreadableError(f"{table} “{record_id}” lacks a field that it needs.") from error


def encode(value: Any) -> Any:
    """Return a field's value as JSON carries it."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case Span():
            return {"began": encode(value.began), "ended": encode(value.ended)}
        case Earlier():
            row = {"field": value.field, "value": encode(value.value), "by": value.by, "at": encode(value.at)}
            return {key: item for key, item in row.items() if item not in ("", None)} | {"field": value.field}
        case tuple():
            return [encode(item) for item in value]
        case _:
            return value


@cache
def _decoders(table: str) -> dict[str, Decode]:
    kind = TABLES[table]
    hints = get_type_hints(kind)
    decoders = {one.name: _decoder(hints[one.name]) for one in fields(kind) if one.name not in ("id", "history")}
    decoders["history"] = lambda rows: tuple(_earlier(decoders, row) for row in _list(rows))
    return decoders


def _earlier(decoders: Mapping[str, Decode], row: Any) -> Earlier:
    name = row["field"]
    value: Value = decoders[name](row["value"]) if row.get("value") is not None else None
    at = row.get("at")
    return Earlier(name, value, clean(str(row.get("by", ""))), None if at is None else _instant(at))


def _decoder(hint: Any) -> Decode:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        inner = _decoder(next(arg for arg in args if arg is not NoneType))
        return lambda value: None if value is None else inner(value)
    if origin is Literal:
        return lambda value: args[args.index(value)]
    if origin is tuple:
        item = _decoder(args[0])
        return lambda values: tuple(item(value) for value in _list(values))
    return _PLAIN[hint]


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return clean(value)


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(value)
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _instant(value: Any) -> datetime:
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError(value)
    return at.astimezone(UTC)


def _span(value: Any) -> Span:
    return Span(_instant(value["began"]), None if value.get("ended") is None else _instant(value["ended"]))


_PLAIN: dict[Any, Decode] = {
    str: _text,
    int: _whole,
    bool: _truth,
    datetime: _instant,
    date: date.fromisoformat,
    Span: _span,
}
