"""PagerDuty log entries: what `GET /incidents/{id}/log_entries` returns."""

from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.json_source import json_source
from facilitator.sources.values import dig, entries, has, instant, mapping, said


def _is_entry(value: object) -> bool:
    return has(value, "type", "created_at") and said(value, "type").partition("_reference")[0].endswith("_log_entry")


def _fits(value: object) -> bool:
    return isinstance(dig(value, "log_entries"), list) or _is_entry(value)


def _read(harvest: Harvest, row: str, value: object) -> None:
    if _is_entry(value):
        _entry(harvest, row, value)
        return
    if dig(value, "more") is True:
        harvest.warn("PagerDuty has more entries than this file: ask for limit=100 and the next offset as well.")
    for number, entry in enumerate(entries(dig(value, "log_entries")), start=1):
        _entry(harvest, f"{row}, log entry {number}", entry)


def _entry(harvest: Harvest, row: str, entry: object) -> None:
    fields = mapping(entry)
    try:
        stamp = instant(harvest.dial, fields.get("created_at"))
    except StampError as error:
        harvest.skip(row, str(error))
        return
    kind = said(entry, "type")
    summary, detail = said(entry, "summary"), said(entry, "channel", "summary")
    text = f"{summary.rstrip('.')}: {detail}" if summary and detail and detail not in summary else summary or detail
    identity = said(entry, "id")
    harvest.add(
        stamp,
        text,
        row=row,
        actor=said(entry, "agent", "summary"),
        url=said(entry, "incident", "html_url") or said(entry, "html_url"),
        key=f"pagerduty:{identity}" if identity else "",
        noise="a notification, sent by PagerDuty itself" if kind.startswith("notify_") else "",
    )


PAGERDUTY: Final = json_source("PagerDuty log", "pagerduty", _fits, _read)
"""Log entries of PagerDuty incidents."""
