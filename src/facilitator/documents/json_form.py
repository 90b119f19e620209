"""A review as JSON, with nothing lost: exported, imported elsewhere and exported again it is the same bytes."""

import json
from typing import Any, Final

from facilitator.errors import UnreadableError
from facilitator.review.codec import from_tables, to_tables
from facilitator.review.records import TABLES
from facilitator.review.review import Review

FORMAT: Final = "facilitator-review"
VERSION: Final = 1
"""Goes up when an older program could no longer read what is written."""


def to_json(review: Review) -> str:
    """Return all of a review as JSON: tombstones, history and all; keys sorted, one line a value."""
    tables: dict[str, Any] = dict(to_tables(review))
    return (
        json.dumps({"format": FORMAT, "version": VERSION} | tables, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    )


def is_ours(text: str) -> bool:
    """Tell whether a text looks like a review that `to_json` wrote, without reading all of it as one."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("format") == FORMAT


def from_json(text: str) -> Review:
    """Return the review that `to_json` wrote.

    Raises:
        UnreadableError: the text is no JSON, is not ours, is newer than this program, or a record in it is damaged.
    """
    try:
        data = json.loads(text)
    except RecursionError as error:
        raise UnreadableError("This JSON is nested too deeply to be a review. Export the review again.") from error
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"This is no JSON: line {error.lineno} cannot be read. Export the review again, or undo the edit there."
        ) from error
    except ValueError as error:  # a number of thousands of digits
        raise UnreadableError("This JSON holds a number that no review has. Export the review again.") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise UnreadableError(
            f"This JSON is no exported review (no “format”: “{FORMAT}”). Make one with: export REVIEW --format json"
        )
    _check_version(data.get("version"))
    try:
        return from_tables({name: data[name] for name in TABLES if name in data})
    except UnreadableError as error:
        raise UnreadableError(f"{error} Export the review again, or undo what was edited in the file.") from error


def _check_version(version: object) -> None:
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise UnreadableError("This export does not say its version. Export the review again.")
    if version > VERSION:
        raise UnreadableError(
            f"This export has version {version}, and this program reads up to {VERSION}. Install a newer facilitator."
        )
