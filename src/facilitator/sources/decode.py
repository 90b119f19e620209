"""From bytes to text: encodings told by their marks, binary refused with the way to a usable file."""

import codecs
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.sources import journal_export

HEAD: Final = 64_000
"""Characters of a file's beginning, enough to tell what it is."""

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of one file. A day of chat is 1 MB; larger logs are cut to the hours of the incident first."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN: Final = (
    (b"%PDF", "a PDF: save its text, or the page it was made from, as a text file"),
    (b"PK\x03\x04", "a zip or an office document: save it as CSV or plain text"),
    (b"\x1f\x8b", "compressed: unpack it first, for example with gunzip"),
    (b"BZh", "compressed: unpack it first, for example with bunzip2"),
    (b"\xfd7zXZ", "compressed: unpack it first, for example with unxz"),
    (b"\x28\xb5\x2f\xfd", "compressed: unpack it first, for example with unzstd"),
    (b"\x89PNG", "a picture: type what it shows, with its time"),
    (b"\xff\xd8\xff", "a picture: type what it shows, with its time"),
    (b"GIF8", "a picture: type what it shows, with its time"),
    (b"SQLite format 3", "a database: export the table as CSV"),
    (b"LPKSHHRH", "a journal: run journalctl -o json and read its output"),
)


def too_large(name: str) -> UnreadableError:
    """Return the refusal of a file beyond `LARGEST`."""
    return UnreadableError(
        f"{name} is larger than {LARGEST // 1024 // 1024} MB. Cut it to the hours of the incident, say with grep."
    )


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of `data`, and a warning or nothing.

    UTF-8 first; UTF-16 and UTF-32 by their byte order mark; what is neither, yet text, is read as Windows-1252. The
    export form of the journal holds lengths in bytes: it keeps one character a byte.

    Raises:
        UnreadableError: it is empty, too large, or no text.
    """
    if len(data) > LARGEST:
        raise too_large(name)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError(f"{name} is empty. Save the export again and check its size.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, name)
    for mark, what in _KNOWN:
        if data.startswith(mark):
            raise UnreadableError(f"{name} is {what}.")
    if journal_export.begins(data):
        return journal_export.decode(data), ""
    if b"\x00" in data[:4096]:
        raise UnreadableError(f"{name} is no text file. Export it as text, CSV or JSON.")
    try:
        return _lines(data.decode("utf-8")), ""
    except UnicodeDecodeError as error:
        return _legacy(data, error.start, name)


def _lines(text: str) -> str:
    """Return text whose lines end in a newline; old files end them in a carriage return alone."""
    return text.replace("\r", "\n") if "\r" in text[:HEAD] and "\n" not in text else text


def _marked(data: bytes, encoding: str, name: str) -> tuple[str, str]:
    try:
        return _lines(data.decode(encoding)), ""
    except UnicodeDecodeError:
        return data.decode(
            encoding, "replace"
        ), f"{name} has characters that are not {encoding.upper()}; they show as �."


def _legacy(data: bytes, first: int, name: str) -> tuple[str, str]:
    """Return text that is not UTF-8: damaged UTF-8 where other characters are UTF-8, else Windows-1252."""
    damaged = data.decode("utf-8", "replace")
    wrong = damaged.count("\N{REPLACEMENT CHARACTER}")
    right = len(damaged) - len(damaged.encode("ascii", "ignore")) - wrong  # of 64 MB a look at each takes seconds
    if wrong <= right:
        return damaged, f"{name} has bytes that are not UTF-8, the first at {first + 1}; they show as �."
    text = data.decode("cp1252", "replace")
    controls = sum(char < " " and char not in "\t\n\r\x0b\x0c\x1b\x1e" for char in text[:100_000])
    if controls * 20 > min(len(text), 100_000):
        raise UnreadableError(f"{name} is no text file. Export it as text, CSV or JSON.")
    return text, f"{name} is not UTF-8; it was read as Windows-1252. Check names with accents."
