"""Argo CD deployments: `argocd app get APP -o json`, `kubectl get application -o json`, the `app history` table."""

import re
from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.json_source import json_source
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source
from facilitator.sources.values import dig, entries, instant, mapping, said

_KEPT: Final = 10
"""Entries of an application's history that Argo CD keeps unless told otherwise (`revisionHistoryLimit`)."""

_HEADER: Final = re.compile(r"ID\s+DATE\s+REVISION\s*")
_ROW: Final = re.compile(r"(\d+)\s+(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}(?: [A-Z]+)?)\s+(\S.*)")


def _is_app(value: object) -> bool:
    return isinstance(dig(value, "status", "history"), list)


def _fits(value: object) -> bool:
    return _is_app(value) or any(_is_app(item) for item in entries(dig(value, "items"))[:3])


def _read(harvest: Harvest, row: str, value: object) -> None:
    apps = [value] if _is_app(value) else entries(dig(value, "items"))
    for app in apps:
        name = said(app, "metadata", "name")
        history = entries(dig(app, "status", "history"))
        if len(history) == _KEPT:
            harvest.warn(
                f"Argo CD keeps the last {_KEPT} deployments of an application: older ones are not in this file."
            )
        for number, entry in enumerate(history, start=1):
            _entry(harvest, f"{row}, history {number}", entry, name)


def _entry(harvest: Harvest, row: str, entry: object, app: str) -> None:
    try:
        end = instant(harvest.dial, dig(entry, "deployedAt"))
        began = dig(entry, "deployStartedAt")
        start = instant(harvest.dial, began) if began else end
    except StampError as error:
        harvest.skip(row, str(error))
        return
    source = dig(entry, "source") or (entries(dig(entry, "sources")) or [None])[0]
    revision = said(entry, "revision")[:12] or ", ".join(str(item)[:12] for item in entries(dig(entry, "revisions")))
    path = said(source, "path") or said(source, "chart")
    by = mapping(dig(entry, "initiatedBy"))
    harvest.add(
        start,
        f"{app or 'Application'} deployed at {revision or 'an unknown revision'}{f' ({path})' if path else ''}",
        row=row,
        actor=said(by, "username") or ("automated" if by.get("automated") else ""),
        url=said(source, "repoURL"),
        key=f"argocd:{app}:{said(entry, 'id')}:{end.at.isoformat()}",
        until=end.at,
    )


def _is_table(sample: Sample) -> bool:
    return any(_HEADER.fullmatch(text.strip()) for text in sample.lines[:5])


def _read_table(sample: Sample, harvest: Harvest) -> None:
    for number, text in enumerate(sample.each_line(), start=1):
        if not text.strip() or _HEADER.fullmatch(text.strip()) or text.startswith("SOURCE"):
            continue
        match = _ROW.fullmatch(text.strip())
        if match is None:
            harvest.skip(f"line {number}", "no row of the history: no id, date and revision")
            continue
        try:
            stamp = harvest.dial.read(match[2])
        except StampError as error:
            harvest.skip(f"line {number}", str(error))
            continue
        key = f"argocd::{match[1]}:{stamp.at.isoformat()}"
        harvest.add(stamp, f"Deployed at {match[3]}", row=f"line {number}", key=key)


ARGOCD: Final = json_source("Argo CD history", "argocd", _fits, _read)
"""The history of Argo CD applications as JSON."""

ARGOCD_TABLE: Final = Source("Argo CD history", "argocd", _is_table, _read_table)
"""The table that `argocd app history` prints."""
