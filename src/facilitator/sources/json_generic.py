"""Any JSON with a time in each entry: structured logs, one object a line, and lists inside an object.

Field names are those of common loggers and exports (pino, zap, structlog, ECS, Cloud Logging, CloudWatch, Loki).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from facilitator.sources.dial import Stamp, StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.sample import Located, Sample
from facilitator.sources.source import Source
from facilitator.sources.values import entries, first, instant, mapping, words

TIMES: Final = (
    "@timestamp",
    "timestamp",
    "time",
    "ts",
    "datetime",
    "date",
    "at",
    "created_at",
    "createdAt",
    "create_at",
    "published_at",
    "occurred_at",
    "started_at",
    "startedAt",
    "start",
    "eventTime",
    "event_time",
    "eventTimestamp",
    "when",
)
TEXTS: Final = (
    "message",
    "msg",
    "event",
    "text",
    "title",
    "textPayload",
    "summary",
    "description",
    "log",
    "content",
    "body",
    "name",
)
URLS: Final = ("url", "html_url", "link", "web_url", "permalink")
ACTORS: Final = (
    "actor",
    "user",
    "username",
    "user_name",
    "author",
    "owner",
    "creator",
    "who",
    "by",
    "sender_full_name",
)
ENDS: Final = ("until", "end", "ended_at", "end_time", "endTime", "finished_at")
IDS: Final = ("id_str", "id", "uuid", "insertId", "event_id")


def _recognise(sample: Sample) -> bool:
    return sample.is_json


def _read(sample: Sample, harvest: Harvest) -> None:
    for located in sample.values():
        if located.error:
            harvest.skip(located.row, located.error)
            continue
        value = located.value
        if isinstance(value, dict):
            shape = _shape(tuple(value))
            if shape.times:
                _entry(harvest, located.row, value, shape)
                continue
        for row, inner in _inside(located):
            _value(harvest, row, inner)


def _inside(located: Located) -> Iterator[tuple[str, object]]:
    """Yield the entries of a value: those of the longest list of objects in it, or itself."""
    fields = mapping(located.value)
    if _is_loki(fields):
        for number, pair in enumerate(entries(fields.get("values")), start=1):
            yield f"{located.row}, value {number}", pair
        return
    lists: list[list[object]] = [entries(value) for value in fields.values()]
    lists = [found for found in lists if found and mapping(found[0])]
    if not lists:
        yield located.row, located.value
        return
    for number, value in enumerate(_longest(lists), start=1):
        yield f"{located.row}, item {number}", value


def _longest(lists: list[list[object]]) -> list[object]:
    longest: list[object] = []
    for found in lists:
        if len(found) > len(longest):
            longest = found
    return longest


def _is_loki(fields: dict[str, object]) -> bool:
    return isinstance(fields.get("stream"), dict) and isinstance(fields.get("values"), list)


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which fields of an object tell what, the likeliest first. Logs have few shapes, so each is worked out once."""

    times: tuple[str, ...]
    texts: tuple[str, ...]
    actors: tuple[str, ...]
    urls: tuple[str, ...]
    ends: tuple[str, ...]
    ids: tuple[str, ...]


@lru_cache(maxsize=1_000)
def _shape(names: tuple[str, ...]) -> _Shape:
    groups = (TIMES, TEXTS, ACTORS, URLS, ENDS, IDS)
    return _Shape(*(tuple(name for name in group if name in names) for group in groups))


def _value(harvest: Harvest, row: str, value: object) -> None:
    if isinstance(value, list) and len(value) > 1:
        value = {"time": value[0], "message": value[1]}
    if not isinstance(value, dict):
        harvest.skip(row, "no fields to read a time and a text from")
        return
    _entry(harvest, row, value, _shape(tuple(value)))


def _entry(harvest: Harvest, row: str, value: dict[str, object], shape: _Shape) -> None:
    try:
        stamp = _time(harvest, value, shape.times)
    except StampError as error:
        harvest.skip(row, str(error))
        return
    key = first(value, *shape.ids) if shape.ids else ""
    harvest.add(
        stamp,
        first(value, *shape.texts) or first(value.get("attributes"), *TEXTS),
        row=row,
        actor=_actor(value, shape.actors) if shape.actors else "",
        url=first(value, *shape.urls) if shape.urls else "",
        key=f"json:{key}" if key else "",
        until=_end(harvest, row, value, shape.ends) if shape.ends else None,
    )


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
        called = words(found) or first(found, "name", "username", "login", "real_name", "email", "displayName")
        if called:
            return called
    return ""


GENERIC_JSON: Final = Source(kind="JSON", read_as="json", recognise=_recognise, read=_read)
"""JSON of no kind that is known; last of the JSON readers."""
