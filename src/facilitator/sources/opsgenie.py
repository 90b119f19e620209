"""Opsgenie alert logs: pages of the logs API, or its log files with one entry a line."""

from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.json_source import json_source
from facilitator.sources.values import dig, entries, has, instant, mapping, said


def _is_entry(value: object) -> bool:
    return has(value, "log", "createdAt") and ("owner" in mapping(value) or "offset" in mapping(value))


def _fits(value: object) -> bool:
    return _is_entry(value) or any(_is_entry(entry) for entry in entries(dig(value, "data"))[:3])


def _read(harvest: Harvest, row: str, value: object) -> None:
    if not isinstance(dig(value, "data"), list):
        _entry(harvest, row, value)
        return
    if said(value, "paging", "next"):
        harvest.warn("Opsgenie has more entries than this file: ask for the next page as well.")
    for number, entry in enumerate(entries(dig(value, "data")), start=1):
        _entry(harvest, f"{row}, log {number}", entry)


def _entry(harvest: Harvest, row: str, entry: object) -> None:
    try:
        stamp = instant(harvest.dial, dig(entry, "createdAt"))
    except StampError as error:
        harvest.skip(row, str(error))
        return
    text, offset = said(entry, "log"), said(entry, "offset")
    sent = said(entry, "type") == "alertRecipient" or (text.startswith("Sent [") and "notification" in text)
    harvest.add(
        stamp,
        text,
        row=row,
        actor=said(entry, "owner"),
        key=f"opsgenie:{offset}" if offset else "",
        noise="a notification, sent by Opsgenie itself" if sent else "",
    )


OPSGENIE: Final = json_source("Opsgenie log", "opsgenie", _fits, _read)
"""Logs of Opsgenie alerts."""
