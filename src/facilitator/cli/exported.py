"""Telling a review that was exported as JSON from a timeline source."""

import re
from typing import Final

from facilitator.documents import from_json
from facilitator.review.review import Review
from facilitator.sources.decode import decode

_MARK: Final = re.compile(rb'"format"\s*:\s*"facilitator-review"')


def is_export(data: bytes) -> bool:
    """Tell whether these bytes are an exported review, a damaged one included: reading it then says what is wrong."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _MARK.search(data) is not None


def review_in(data: bytes, name: str) -> Review:
    """Return the review that an export holds; `name` is the file's, for messages.

    Raises:
        UnreadableError: it is damaged, or of a later version of the program.
    """
    return from_json(decode(data, name)[0])
