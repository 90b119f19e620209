"""The bytes of a review's file, checked and read: what is wrong with them is one sentence."""

import json
from collections.abc import Mapping
from typing import Any, Final

from facilitator.errors import UnreadableError
from facilitator.review.codec import from_tables
from facilitator.review.records import TABLES
from facilitator.review.review import Review
from facilitator.text import clean, clean_line, cut

ABOUT: Final = "about"
"""The table, and in it the one row, that says what the file is."""
FORMAT: Final = "facilitator-review"
VERSION: Final = 1
_MARKERS: Final = ("<<<<<<< ", ">>>>>>> ")


def parse(data: bytes, name: str) -> dict[str, dict[str, Any]]:
    """Return the tables in `data`, the content of the file called `name`.

    Raises:
        UnreadableError: it is no JSON object of tables; says why and where.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{name} is not written in UTF-8 (byte {error.start}).") from error
    try:
        tables = json.loads(text, object_pairs_hook=_unlike)
    except json.JSONDecodeError as error:
        raise UnreadableError(_why(error, text, name)) from error
    except RecursionError as error:
        raise UnreadableError(f"{name} is no review: it is nested too deeply.") from error
    except ValueError as error:
        raise UnreadableError(f"{name} is no review: {cut(str(error), 80)}.") from error
    if not isinstance(tables, dict):
        raise UnreadableError(f"{name} is no review: it holds no tables.")
    for table, rows in tables.items():
        if not isinstance(rows, dict):
            raise UnreadableError(f"{name}: the table “{cut(clean_line(table), 40)}” is no table.")
        if table in TABLES:
            tables[table] = {clean(key): row for key, row in rows.items()}
    return tables


def to_review(tables: Mapping[str, Any], name: str) -> Review:
    """Return the review that the tables of the file called `name` hold.

    Raises:
        UnreadableError: it is of another format or a newer version, or a value is not what it should be.
    """
    about = tables.get(ABOUT, {}).get(ABOUT)
    if not isinstance(about, Mapping) or about.get("format") != FORMAT:
        raise UnreadableError(f"{name} is no review: it does not say that it is one.")
    version = about.get("version")
    if not isinstance(version, int):
        raise UnreadableError(f"{name} does not say the version of its format.")
    if version > VERSION:
        raise UnreadableError(f"{name} was written by a newer facilitator (format {version}). Update this one.")
    try:
        return from_tables(tables)
    except UnreadableError as error:
        raise UnreadableError(f"{name}: {clean_line(str(error))}") from error


def _unlike(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that comes twice: half of a badly settled merge would be lost without a word."""
    row = dict(pairs)
    if len(row) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # adds
        raise ValueError(f"“{cut(clean_line(twice), 40)}” stands in it twice")
    return row


def _why(error: json.JSONDecodeError, text: str, name: str) -> str:
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(_MARKERS):
            return (
                f"{name} holds the marks of an unfinished merge (line {number}). Settle it in git, then open it again."
            )
    if not text.strip():
        return f"{name} is empty."
    if error.pos >= len(text.rstrip()):
        return f"{name} is cut off at its end (line {error.lineno})."
    if error.msg.startswith("Unterminated string"):
        return f"{name} is cut off, or a quote is missing (line {error.lineno})."
    return f"{name} cannot be read at line {error.lineno}, column {error.colno}: {error.msg}."
