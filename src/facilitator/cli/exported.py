"""Telling a review that was exported as JSON from a timeline source."""

import json
from typing import Final

from facilitator.documents import from_json
from facilitator.review.review import Review
from facilitator.sources.decode import decode

_MARK: Final = b'"facilitator-review"'


def is_export(data: bytes) -> bool:
    """Tell whether these bytes are a review exported as JSON: an object whose `format` says so."""
    if _MARK not in data or not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("format") == "facilitator-review"


def review_in(data: bytes, name: str) -> Review:
    """Return the review that an export holds.

    Raises:
        UnreadableError: it is damaged, or of a later version of the program.
    """
    return from_json(decode(data, name)[0])
