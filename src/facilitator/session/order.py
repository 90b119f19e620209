"""The order of entries among their kind: a place behind the last, a place one further up or down. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from facilitator.review.position import after, between
from facilitator.review.records import TABLE_OF, Action, Event, Factor, Note, Ordered, Record
from facilitator.review.review import Review
from facilitator.session.ledger import Edited

_SOUND: Final = re.compile(r"(?:[0-9a-z]*[1-9a-z])?")
"""A position that this program makes; a file edited by hand may hold any text."""


def behind(rows: Sequence[Ordered]) -> str:
    """Return a position behind the last of `rows`, which are in order."""
    last = rows[-1].pos if rows else ""
    return after(last) if _SOUND.fullmatch(last) else f"{last}i"


def place_at(events: Iterable[Event], at: datetime) -> str:
    """Return a position behind all of `events` that lie at this instant: what was said first stays first."""
    last = max((event.pos for event in events if event.at == at), default="")
    return after(last) if _SOUND.fullmatch(last) else f"{last}i"


def places_at(events: Iterable[Event], instants: Sequence[datetime]) -> list[str]:
    """Return positions behind `events` for new moments at `instants`, which keep their order where those are equal."""
    wanted = Counter(instants)
    lasts: dict[datetime, str] = {}
    for event in events:
        if event.at in wanted:
            lasts[event.at] = max(lasts.get(event.at, ""), event.pos)
    placed: Counter[datetime] = Counter()
    places: list[str] = []
    for at in instants:
        last = lasts.get(at, "")
        first = after(last) if _SOUND.fullmatch(last) else f"{last}i"
        # Numbers of one length: positions put one behind the other grow, and a log has thousands at one instant.
        number = f"{placed[at]:0{len(str(wanted[at]))}}i"
        places.append(f"{first}{number}" if wanted[at] > 1 else first)
        placed[at] += 1
    return places


def moved(review: Review, record: Record, by: int) -> list[Edited]:
    """Return the edits that move a record up (-1) or down (1) among its kind; none where it cannot move."""
    if not isinstance(record, Ordered) or not by:
        return []
    table = TABLE_OF[type(record)]
    rows = [row for row in review.table(table).values() if not row.deleted and isinstance(row, Ordered)]
    rows = sorted((row for row in rows if _same_list(row, record)), key=lambda row: (row.pos, row.id))
    place = next((number for number, row in enumerate(rows) if row.id == record.id), -1)
    target = place + by
    if place < 0 or not 0 <= target < len(rows):
        return []
    rest = [row for row in rows if row.id != record.id]
    low = rest[target - 1].pos if target else ""
    last = target == len(rest)
    high = "" if last else rest[target].pos
    if (last or low < high) and _SOUND.fullmatch(low) and _SOUND.fullmatch(high):
        return [(table, record.id, {"pos": between(low, high)})]
    # Two laptops that inserted at one place made equal positions: nothing comes between them.
    return _spread(table, [*rest[:target], record, *rest[target:]])


def _same_list(row: Ordered, record: Ordered) -> bool:
    """Tell whether two records stand in one list: notes and factors have several."""
    if isinstance(record, Note) and isinstance(row, Note):
        return (row.kind, row.on) == (record.kind, record.on)
    if isinstance(record, Factor) and isinstance(row, Factor):
        return row.kind == record.kind
    if isinstance(record, Action) and isinstance(row, Action):
        return (row.state == "declined") == (record.state == "declined")
    return True


def _spread(table: str, rows: Sequence[Record]) -> list[Edited]:
    """Return the edits that give `rows` new positions in this order."""
    edit: list[Edited] = []
    pos = ""
    for row in rows:
        pos = after(pos)
        edit.append((table, row.id, {"pos": pos}))
    return edit
