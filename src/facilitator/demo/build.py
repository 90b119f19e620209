"""Makes the demo's review: its data, with a meeting that stands in the phase that was asked for."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any, Final

from facilitator.clock import NewId
from facilitator.guidance import plan_for
from facilitator.review.position import after
from facilitator.review.records import Action, Event, Factor, Meta, Note, Parked, Person, Phase, Record, Span
from facilitator.review.review import Review

PLACES: Final = ("prepare", "open", "timeline", "factors", "well", "actions", "close", "check")
"""Where the demo can begin."""
LENGTH: Final = 60
LATE: Final = timedelta(minutes=4)
"""The demo's meeting has begun so long after its planned start."""
LEFT: Final[Mapping[str, timedelta]] = {
    "open": timedelta(minutes=2, seconds=6),
    "timeline": timedelta(minutes=9, seconds=12),
    "factors": timedelta(minutes=10, seconds=21),
    "well": timedelta(minutes=3, seconds=20),
    "actions": timedelta(minutes=3, seconds=5),
    "close": timedelta(minutes=1, seconds=15),
}
"""What is left of the phase that the demo begins in."""
AUTHOR: Final = "Sam"
DAY: Final = timedelta(days=1)
_TEXTS: Final = ("title", "zone", "team", "severity", "summary", "impact", "response")


def demo_review(at: str, now: datetime, new_id: NewId) -> Review:
    """Return the demo's review, standing in the phase `at` (one of `PLACES`) at `now` (UTC)."""
    data = _data()
    ids: dict[str, str] = {}
    review = Review(_meta(data, now, new_id))
    for record in _records(data, now, new_id, ids):
        review = review.put(record)
    for phase in _agenda(at, now, new_id):
        review = review.put(phase)
    return _timed(review, at, now)


def _data() -> Mapping[str, Any]:
    text = files(__package__).joinpath("data.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _meta(data: Mapping[str, Any], now: datetime, new_id: NewId) -> Meta:
    texts: dict[str, Any] = {name: str(data[name]) for name in _TEXTS}
    return Meta(
        id=new_id(),
        length=LENGTH,
        began=datetime(2022, 1, 27, 10, tzinfo=UTC),
        services=tuple(data["services"]),
        signals=tuple(data["signals"]),
        publisher="Ana",
        publish_to="everybody who was invited",
        publish_due=(now + 7 * DAY).date(),
        made_by=AUTHOR,
        made_at=now - DAY,
        **texts,
    )


def _records(data: Mapping[str, Any], now: datetime, new_id: NewId, ids: dict[str, str]) -> Iterator[Record]:
    """Yield everything that people said or brought; `ids` maps the data's own names to record ids."""
    pos = ""
    stamp: dict[str, Any] = {"made_by": AUTHOR, "made_at": now - timedelta(minutes=20)}
    classes: Sequence[tuple[str, type[Record]]] = (
        ("people", Person),
        ("events", Event),
        ("factors", Factor),
        ("notes", Note),
        ("parked", Parked),
        ("actions", Action),
    )
    for table, kind in classes:
        for row in data[table]:
            values: dict[str, Any] = {
                name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
            }
            notes = values.pop("notes", ())
            record_id = new_id()
            ids[values.pop("id", record_id)] = record_id
            pos = after(pos)
            for name in ("moments", "factors"):
                if name in values:
                    values[name] = tuple(ids[one] for one in values[name])
            if isinstance(values.get("due"), int):
                values["due"] = (now + values["due"] * DAY).date()
            yield kind(id=record_id, **{"pos": pos, **stamp, **values})
            for note in notes:
                pos = after(pos)
                yield Note(id=new_id(), text=note, on=record_id, phase=table, pos=pos, **stamp)


def _agenda(at: str, now: datetime, new_id: NewId) -> Iterator[Phase]:
    """Yield the phases: those before `at` used up to the minute, that one with what `LEFT` says still to go."""
    plan = plan_for(LENGTH)
    names = [name for name, _ in plan]
    here = names.index(at) if at in names else len(names) if at == "check" else -1
    began = _began(plan, at, now)
    pos = ""
    for place, (name, minutes) in enumerate(plan):
        pos = after(pos)
        visits: tuple[Span, ...] = ()
        if place < here:
            visits = (Span(began, began + timedelta(minutes=minutes)),)
        elif place == here:
            visits = (Span(began),)
        began += timedelta(minutes=minutes)
        yield Phase(id=new_id(), phase=name, plan=minutes, minutes=minutes, visits=visits, pos=pos)


def _began(plan: Sequence[tuple[str, int]], at: str, now: datetime) -> datetime:
    """Return when the meeting began, so that at `now` the phase `at` has what `LEFT` says still to go."""
    before = 0
    for name, minutes in plan:
        if name == at:
            return now - timedelta(minutes=before + minutes) + LEFT[name]
        before += minutes
    return now - timedelta(minutes=LENGTH + 5) if at == "check" else now


def _timed(review: Review, at: str, now: datetime) -> Review:
    started = _began(plan_for(LENGTH), at, now)
    meets = (started - LATE).replace(second=0, microsecond=0)
    meta = replace(review.meta, meets=meets)
    if at != "prepare":
        planned_end = meets + timedelta(minutes=LENGTH + 2)
        ended = started + timedelta(minutes=LENGTH) if at == "check" else None
        meta = replace(meta, started=started, planned_end=planned_end, ended=ended, status="in review")
    return review.put(meta)
