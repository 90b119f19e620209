"""Datadog events: v1 (`{"events": [...]}`), and v2 where the fields nest under `attributes`."""

import re
from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.json_source import json_source
from facilitator.sources.values import dig, entries, first, has, instant, said

_MOST: Final = 1_000
"""Events that one answer of the API holds at most."""

_FENCE: Final = re.compile(r"%%%")


def _is_v1(value: object) -> bool:
    return has(value, "date_happened", "title")


def _is_v2(value: object) -> bool:
    return said(value, "type") == "event" and has(value, "attributes")


def _fits(value: object) -> bool:
    if _is_v1(value) or _is_v2(value):
        return True
    return any(_is_v1(event) for event in entries(dig(value, "events"))[:3]) or any(
        _is_v2(event) for event in entries(dig(value, "data"))[:3]
    )


def _read(harvest: Harvest, row: str, value: object) -> None:
    if _is_v1(value) or _is_v2(value):
        _event(harvest, row, value)
        return
    events = entries(dig(value, "events")) or entries(dig(value, "data"))
    if len(events) >= _MOST or said(value, "links", "next"):
        harvest.warn("Datadog has more events than this file: ask for a shorter span of time.")
    for number, event in enumerate(events, start=1):
        _event(harvest, f"{row}, event {number}", event)


def _event(harvest: Harvest, row: str, event: object) -> None:
    outer = dig(event, "attributes") if _is_v2(event) else event
    inner = dig(outer, "attributes") if _is_v2(event) else event
    try:
        stamp = instant(harvest.dial, dig(outer, "timestamp") or dig(event, "date_happened"))
    except StampError as error:
        harvest.skip(row, str(error))
        return
    title, says = said(inner, "title"), _plain(first(outer, "text", "message"))
    text = f"{title}: {says}" if title and says and says != title else title or says
    identity = first(event, "id_str", "id")
    harvest.add(
        stamp,
        text,
        row=row,
        actor=first(inner, "source_type_name", "source", "host", "service"),
        url=first(inner, "url"),
        key=f"datadog:{identity}" if identity else "",
    )


def _plain(text: str) -> str:
    r"""Return the text without its Markdown fences; Datadog writes a new line as the two characters `\n`."""
    return _FENCE.sub("", text.replace("\\n", " ")).strip()


DATADOG: Final = json_source("Datadog events", "datadog", _fits, _read)
"""Events of Datadog."""
