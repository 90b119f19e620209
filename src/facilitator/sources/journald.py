"""The systemd journal: `journalctl -o json`, `json-pretty`, `json-seq`, and `-o export`."""

from collections.abc import Mapping
from typing import Final

from facilitator.sources import journal_export
from facilitator.sources.dial import Stamp
from facilitator.sources.harvest import Harvest
from facilitator.sources.json_source import json_source
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source
from facilitator.sources.stamps import epoch
from facilitator.sources.values import entries, has, mapping, words

_PRIORITIES: Final = ("emergency", "alert", "critical", "error", "warning", "notice", "info", "debug")


def _fits(value: object) -> bool:
    return has(value, "__REALTIME_TIMESTAMP")


def _read(harvest: Harvest, row: str, value: object) -> None:
    _entry(harvest, row, mapping(value))


def _entry(harvest: Harvest, row: str, fields: Mapping[str, object]) -> None:
    at = epoch(words(fields.get("__REALTIME_TIMESTAMP")))
    if at is None:
        harvest.skip(row, "no time")
        return
    text = _message(fields.get("MESSAGE"))
    if not text:
        large = "MESSAGE" in fields and fields["MESSAGE"] is None
        harvest.skip(row, "its message is too large for JSON: run journalctl -o json --all" if large else "no text")
        return
    unit, host = (
        words(fields.get("_SYSTEMD_UNIT")) or words(fields.get("SYSLOG_IDENTIFIER")),
        words(fields.get("_HOSTNAME")),
    )
    cursor = words(fields.get("__CURSOR"))
    harvest.add(
        Stamp(at, "UTC", "second"),
        text,
        row=row,
        actor=" on ".join(part for part in (unit, host) if part),
        key=f"journal:{cursor}" if cursor else "",
        noise=_noise(words(fields.get("PRIORITY"))),
    )


def _message(value: object) -> str:
    """Return a message; journald writes one with control or foreign bytes as a list of numbers."""
    if isinstance(value, list):
        numbers = [number for number in entries(value) if isinstance(number, int) and 0 <= number < 256]  # noqa: PLR2004 - a byte
        return bytes(numbers).decode("utf-8", "replace")
    return words(value)


def _noise(priority: str) -> str:
    if priority in {"5", "6", "7"}:
        return f"priority {_PRIORITIES[int(priority)]}"
    return ""


def _is_export(sample: Sample) -> bool:
    return journal_export.begins(sample.text)


def _read_export(sample: Sample, harvest: Harvest) -> None:
    """Read the export form; a file that ends in the middle of an entry is warned of."""
    for number, (end, fields) in enumerate(journal_export.entries(sample.text), start=1):
        if fields is None:
            harvest.skip(f"entry {number}", "only half of it: the file was cut here")
            harvest.warn("The file ends in the middle of an entry: it seems to be cut. Export it again.")
            return
        _entry(harvest, f"entry {number}", fields)
        sample.look(number, end)


JOURNALD_EXPORT: Final = Source("journal export", "journal", _is_export, _read_export)
"""The export form of the journal."""

JOURNALD: Final = json_source("journal", "journal", _fits, _read)
"""Entries of the systemd journal."""
