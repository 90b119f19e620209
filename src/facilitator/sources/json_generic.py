"""Any JSON with a time in each entry: structured logs, one object a line, and lists inside an object.

Known are the fields of common loggers and exports (pino, zap, structlog, ECS, Cloud Logging, CloudWatch, CloudTrail,
Loki, Elasticsearch hits).
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from facilitator.sources.dial import Stamp, StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.json_fields import NAMES, Shape, shape_of
from facilitator.sources.json_source import each_value
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source
from facilitator.sources.values import entries, first, instant, mapping, words

_DEEPEST: Final = 3
"""Objects inside objects that are looked through for the list of entries (`{"data": {"result": [...]}}`)."""


_WRAPPERS: Final = ("event", "attributes", "fields", "data", "payload", "alert", "incident", "issue")
_NESTED: Final = (
    *("attributes", "event", "fields", "@fields", "jsonPayload", "protoPayload", "operationName", "data", "body"),
    *("attr", "payload", "log"),
)
"""Where an entry is kept inside of another one, and where its text is."""

_LONGEST_FIELD: Final = 80
"""Characters of a field that is shown where there is no message; what is longer is data."""


def _recognise(sample: Sample) -> bool:
    return sample.is_json


def _read(sample: Sample, harvest: Harvest) -> None:
    each_value(sample, harvest, _value)


def _value(harvest: Harvest, row: str, value: object) -> None:
    fields = value if isinstance(value, dict) else {}
    shape = shape_of(tuple(fields))
    if shape.times and (shape.texts or _nested_text(fields)):
        _entry(harvest, row, fields, shape)
        return
    if isinstance(fields.get("_source"), dict):
        _value(harvest, row, fields["_source"])
        return
    wrapped = _wrapped(fields) if not shape.times else {}
    if wrapped:
        _entry(harvest, row, wrapped, shape_of(tuple(wrapped)))
        return
    inner = list(_inside(fields, row, _DEEPEST))
    for place, entry in inner:
        _inner(harvest, place, entry, _DEEPEST)
    if inner:
        return
    if shape.times:
        _entry(harvest, row, fields, shape)
    else:
        harvest.skip(row, "no time" if fields else "no fields to read a time and a text from")


def _inside(fields: dict[str, object], row: str, deep: int) -> Iterator[tuple[str, object]]:
    """Yield the entries inside of an object: Loki's pairs, else those of the longest list of objects or pairs."""
    if isinstance(fields.get("stream"), dict) and isinstance(fields.get("values"), list):
        for number, pair in enumerate(entries(fields["values"]), start=1):
            yield f"{row}, value {number}", pair
        return
    longest: list[object] = []
    for value in fields.values():
        found = entries(value) or _by_id(value)
        if len(found) > len(longest) and isinstance(found[0], dict):
            longest = found
    for number, entry in enumerate(longest, start=1):
        place = f"{row}, item {number}"
        pairs = mapping(entry)
        if isinstance(pairs.get("stream"), dict) and isinstance(pairs.get("values"), list):
            yield from _inside(pairs, place, 0)
        else:
            yield place, entry
    if longest or not deep:
        return
    for value in fields.values():
        if isinstance(value, dict):
            yield from _inside(value, row, deep - 1)


def _by_id(value: object) -> list[object]:
    """Return the entries of an object that holds them by their ids: `{"posts": {"a1": {…}, "b2": {…}}}`."""
    found = list(mapping(value).values())
    known = [
        isinstance(entry, dict) and bool(shape_of(tuple(entry)).times and shape_of(tuple(entry)).texts)
        for entry in found
    ]
    return found if found and all(known) else []


def _wrapped(fields: dict[str, object]) -> dict[str, object]:
    """Return the entry inside of one that has no time itself: what a webhook sends, or an API's `attributes`.

    A text that stands further inside, under `data`, is its own.
    """
    for name in _WRAPPERS:
        inner = mapping(fields.get(name))
        shape = shape_of(tuple(inner))
        if shape.times and not isinstance(inner.get(shape.times[0]), dict):
            deeper = mapping(inner.get("data"))
            about = first(deeper, *shape_of(tuple(deeper)).texts) if not shape.texts else ""
            kind = first(inner, "event_type", "type").replace(".", " ")
            return {**inner, "message": f"{kind}: {about}" if kind else about} if about else inner
    return {}


def _inner(harvest: Harvest, row: str, entry: object, deep: int) -> None:
    if isinstance(entry, list) and len(entry) > 1:
        entry = {"time": entry[0], "message": entry[1]}
    if isinstance(entry, dict) and isinstance(entry.get("_source"), dict):
        entry = entry["_source"]
    if not isinstance(entry, dict):
        harvest.skip(row, "no fields to read a time and a text from")
        return
    shape = shape_of(tuple(entry))
    wrapped = _wrapped(entry) if not shape.times else {}
    if wrapped:
        entry, shape = wrapped, shape_of(tuple(wrapped))
    below = list(_inside(entry, row, 0)) if deep and not shape.times else []
    for place, found in below:
        _inner(harvest, place, found, deep - 1)
    if not below:
        _entry(harvest, row, entry, shape)


def _entry(harvest: Harvest, row: str, value: dict[str, object], shape: Shape) -> None:
    try:
        stamp = _time(harvest, value, shape.times)
    except StampError as error:
        harvest.skip(row, str(error))
        return
    harvest.add(
        stamp,
        first(value, *shape.texts) or _nested_text(value) or _fields_as_text(value, shape),
        row=row,
        actor=_actor(value, shape.actors) if shape.actors else "",
        url=first(value, *shape.urls) if shape.urls else "",
        until=_end(harvest, row, value, shape.ends) if shape.ends else None,
    )


def _nested_text(value: dict[str, object]) -> str:
    """Return the text of an entry that keeps its fields one level down."""
    for name in _NESTED:
        inner = mapping(value.get(name))
        found = first(inner, "stringValue", "content", *shape_of(tuple(inner)).texts) if inner else ""
        if found:
            return found
    return ""


def _fields_as_text(value: dict[str, object], shape: Shape) -> str:
    """Return the plain fields of an entry that has no message, as they stand: `status=502 path=/v1/items`."""
    known = {*shape.times, *shape.ends, *shape.urls}
    plain = ((name, words(found).strip()) for name, found in value.items() if name not in known)
    return " ".join(f"{name}={found}" for name, found in plain if found and len(found) <= _LONGEST_FIELD)


def _time(harvest: Harvest, value: dict[str, object], names: tuple[str, ...]) -> Stamp:
    """Return the time of the first field that is named like one and holds one."""
    wrong: StampError | None = None
    for name in names:
        found = value[name]
        if found is None:
            continue
        try:
            return instant(harvest.dial, found)
        except StampError as error:
            wrong = wrong or error
    raise wrong or StampError("no time")


def _end(harvest: Harvest, row: str, value: dict[str, object], names: tuple[str, ...]) -> datetime | None:
    for name in names:
        if value[name]:
            try:
                return instant(harvest.dial, value[name]).at
            except StampError:
                harvest.warn(f"{row}: its end, “{words(value[name])[:40]}”, is no time.")
    return None


def _actor(value: dict[str, object], names: tuple[str, ...]) -> str:
    for name in names:
        found = value[name]
        called = words(found) or first(found, *NAMES) or first(mapping(found).get("user"), *NAMES)
        if called:
            return called
    return ""


GENERIC_JSON: Final = Source(kind="JSON", read_as="json", recognise=_recognise, read=_read)
"""JSON of no kind that is known; last of the JSON readers."""
