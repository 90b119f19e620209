"""Mattermost: the channel export (CSV, 9 columns), the compliance export (18 columns) and the bulk export (JSON lines).

Columns are found by name, since the two tables differ.
"""

import csv
from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import CHANGED, Harvest
from facilitator.sources.json_source import json_source
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source
from facilitator.sources.values import dig, entries, has, instant, said

_TIME: Final = "post creation time"
_TEXT: Final = "post message"
_ACTORS: Final = ("user name", "username", "user nickname", "user email")


def _header(sample: Sample) -> list[str]:
    if not sample.lines:
        return []
    try:
        return [cell.strip().lower() for cell in next(csv.reader([sample.lines[0]]))]
    except (csv.Error, StopIteration):
        return []


def _is_table(sample: Sample) -> bool:
    names = _header(sample)
    return _TIME in names and _TEXT in names


def _read_table(sample: Sample, harvest: Harvest) -> None:
    names = _header(sample)
    reader = csv.reader(sample.each_line(ends=True))
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            harvest.skip(f"row {number}", f"not readable as a table: {error}")
            continue
        if number > 1 and any(cells):
            _post(harvest, f"row {number}", dict(zip(names, cells, strict=False)))


def _post(harvest: Harvest, row: str, post: dict[str, str]) -> None:
    kind = post.get("post type", "")
    system = post.get("user type", "") == "system" or kind.startswith("system_")
    try:
        stamp = harvest.dial.read(post.get(_TIME, ""))
    except StampError as error:
        harvest.skip(row, str(error))
        return
    actor = next((post[name] for name in _ACTORS if post.get(name)), "")
    identity = post.get("post id", "")
    key = f"mattermost:{identity}" if identity else ""
    harvest.add(stamp, post.get(_TEXT, ""), row=row, actor=actor, key=key, noise=CHANGED if system else "")


def _is_line(value: object) -> bool:
    kind = said(value, "type")
    if kind == "version":
        return has(value, "version")
    return kind in {"post", "direct_post"} and has(dig(value, kind), "message", "create_at")


def _read_line(harvest: Harvest, row: str, value: object) -> None:
    kind = said(value, "type")
    if kind not in {"post", "direct_post"}:
        return
    post = dig(value, kind)
    _bulk(harvest, row, post)
    for number, reply in enumerate(entries(dig(post, "replies")), start=1):
        _bulk(harvest, f"{row}, reply {number}", reply)


def _bulk(harvest: Harvest, row: str, post: object) -> None:
    try:
        stamp = instant(harvest.dial, dig(post, "create_at"))
    except StampError as error:
        harvest.skip(row, str(error))
        return
    noise = CHANGED if said(post, "type").startswith("system_") else ""
    harvest.add(stamp, said(post, "message"), row=row, actor=said(post, "user"), noise=noise)


MATTERMOST_TABLE: Final = Source("Mattermost channel", "mattermost", _is_table, _read_table)
"""Tables of a Mattermost channel."""

MATTERMOST: Final = json_source("Mattermost export", "mattermost", _is_line, _read_line)
"""Mattermost's bulk export."""
