"""The export form of the systemd journal, taken apart: blocks of `FIELD=value` lines, a blank line between them.

A value with control characters has its name alone on a line, then its length as 64 bits, the lowest byte first, then so
many bytes (systemd's "Journal Export Formats"). Lengths count bytes, so the text that is read here holds one character
a byte; `decode` makes it so, and values become UTF-8 here.
"""

from collections.abc import Iterator
from typing import Final

FIELDS: Final = frozenset(
    {
        "__CURSOR",
        "__REALTIME_TIMESTAMP",
        "MESSAGE",
        "PRIORITY",
        "SYSLOG_IDENTIFIER",
        "_HOSTNAME",
        "_SYSTEMD_UNIT",
    }
)
"""Fields that a moment is made of; an entry has some thirty more, some of them core dumps."""

_LENGTH: Final = 8
_LONGEST: Final = 16_000
"""Bytes of a value that are looked at; a moment's text is cut well before."""

_STARTS: Final = ("__CURSOR=", "__REALTIME_TIMESTAMP=")
_CODING: Final = "latin-1"
"""One character a byte, every byte allowed."""


def begins(text: str | bytes) -> bool:
    """Tell whether a file is the export form, by its first field."""
    if isinstance(text, bytes):
        text = text[:64].decode(_CODING)
    return text.lstrip("\n").startswith(_STARTS)


def decode(data: bytes) -> str:
    """Return the bytes of an export as text of one character a byte."""
    return data.decode(_CODING)


def entries(text: str) -> Iterator[tuple[int, dict[str, str] | None]]:
    """Yield where each entry ends and its fields; None for the last one when the file was cut in it.

    Of a field that comes twice the first is taken.
    """
    at, fields = 0, dict[str, str]()
    while at < len(text):
        end = text.find("\n", at)
        if end < 0:
            yield len(text), None
            return
        if end == at:
            if fields:
                yield end, fields
                fields = {}
            at = end + 1
            continue
        sign = text.find("=", at, end)
        if sign < 0:
            name, start = text[at:end], end + 1
            size = int.from_bytes(text[start : start + _LENGTH].encode(_CODING), "little")
            start += _LENGTH
            end = start + size
            if end >= len(text):
                yield len(text), None
                return
        else:
            name, start = text[at:sign], sign + 1
        if name in FIELDS and name not in fields:
            fields[name] = text[start : min(end, start + _LONGEST)].encode(_CODING).decode("utf-8", "replace")
        at = end + 1
    if fields:
        yield len(text), fields
