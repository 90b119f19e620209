"""HTML fragments of messages as plain words."""

import html
import re
from typing import Final

_LONGEST: Final = 20_000
"""Characters looked at: ten times the text of an event."""

_BREAK: Final = re.compile(r"(?i)<(?:br|/p|/li|/div)\b[^>]*>")
_TAG: Final = re.compile(r"<[^<>]*>")


def plain_html(text: str) -> str:
    """Return what a reader sees of an HTML fragment; nothing in it is run or fetched."""
    return html.unescape(_TAG.sub("", _BREAK.sub(" ", text[:_LONGEST])))
