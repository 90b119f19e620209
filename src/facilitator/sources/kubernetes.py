"""Kubernetes events: `kubectl get events -A -o json`, core/v1 and events.k8s.io/v1.

The table that `kubectl get events` prints has ages instead of times, and is refused.
"""

import re
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.sources.dial import Stamp, StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.json_source import json_source
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source
from facilitator.sources.values import dig, entries, has, instant, said

_COMMAND: Final = "kubectl get events -A -o json"
_TABLE: Final = re.compile(r"(?:NAMESPACE\s+)?(?:LAST SEEN|AGE)\s+.*\bREASON\b.*")
_LAST: Final = (
    ("series", "lastObservedTime"),
    ("lastTimestamp",),
    ("deprecatedLastTimestamp",),
    ("eventTime",),
    ("firstTimestamp",),
    ("deprecatedFirstTimestamp",),
    ("metadata", "creationTimestamp"),
)
_FIRST: Final = (("firstTimestamp",), ("deprecatedFirstTimestamp",), ("eventTime",))


def _is_event(value: object) -> bool:
    return said(value, "kind") == "Event" or (
        has(value, "reason", "metadata") and ("involvedObject" in _keys(value) or "regarding" in _keys(value))
    )


def _keys(value: object) -> frozenset[str]:
    return frozenset(value) if isinstance(value, dict) else frozenset()


def _fits(value: object) -> bool:
    return _is_event(value) or any(_is_event(item) for item in entries(dig(value, "items"))[:3])


def _read(harvest: Harvest, row: str, value: object) -> None:
    if _is_event(value):
        _event(harvest, row, value)
        return
    for number, item in enumerate(entries(dig(value, "items")), start=1):
        _event(harvest, f"{row}, item {number}", item)


def _event(harvest: Harvest, row: str, event: object) -> None:
    last = _time(harvest, event, _LAST)
    if last is None:
        harvest.skip(row, "no time")
        return
    start = _time(harvest, event, _FIRST) or last
    count = dig(event, "series", "count") or dig(event, "count") or dig(event, "deprecatedCount")
    times = count if isinstance(count, int) else 1
    about = dig(event, "involvedObject") or dig(event, "regarding")
    kind, name = said(about, "kind").lower(), said(about, "name")
    place = f" {kind}/{name}" if name else ""
    says = said(event, "message") or said(event, "note")
    text = f"{said(event, 'reason')}{place}: {says}" if says else f"{said(event, 'reason')}{place}"
    repeated = times > 1
    harvest.add(
        start if repeated else last,
        f"{text} ({times} times)" if repeated else text,
        row=row,
        actor=(
            said(event, "source", "component")
            or said(event, "reportingComponent")
            or said(event, "deprecatedSource", "component")
            or said(event, "reportingController")
        ),
        key=_key(event, last),
        until=last.at if repeated else None,
    )


def _key(event: object, last: Stamp) -> str:
    """Return a key that changes when the event was seen again: the cluster counts up the same object."""
    identity = said(event, "metadata", "uid") or said(event, "metadata", "name")
    namespace = said(event, "metadata", "namespace")
    return f"kubernetes:{namespace}/{identity}:{last.at.isoformat()}" if identity else ""


def _time(harvest: Harvest, event: object, places: tuple[tuple[str, ...], ...]) -> Stamp | None:
    """Return the first time that is there: `lastTimestamp: null` is normal."""
    for place in places:
        found = dig(event, *place)
        if found is None:
            continue
        try:
            return instant(harvest.dial, found)
        except StampError:
            continue
    return None


def _is_table(sample: Sample) -> bool:
    return bool(sample.lines) and _TABLE.fullmatch(sample.lines[0].strip()) is not None


def _is_yaml(sample: Sample) -> bool:
    return "\nkind: Event" in sample.head or bool(
        sample.head.startswith("apiVersion:") and re.search(r"^\s+kind: Event$", sample.head, re.MULTILINE)
    )


def _refuse_yaml(sample: Sample, _harvest: Harvest) -> None:
    raise UnreadableError(f"{sample.name} has the events as YAML, which is not read. Run: {_COMMAND} > events.json")


def _refuse(sample: Sample, _harvest: Harvest) -> None:
    raise UnreadableError(f"{sample.name} has ages instead of times. Run: {_COMMAND} > events.json")


KUBERNETES: Final = json_source("Kubernetes events", "kubernetes", _fits, _read)
"""Events of a cluster as JSON."""

KUBERNETES_TABLE: Final = Source("Kubernetes events table", "kubernetes", _is_table, _refuse)
"""The printed table of events, refused with the command that has times."""

KUBERNETES_YAML: Final = Source("Kubernetes events as YAML", "kubernetes", _is_yaml, _refuse_yaml)
"""Events as YAML, refused with the command that has them as JSON."""
