"""A review out as a document, and back in from its JSON. Values in, text out: writing files is the caller's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from types import MappingProxyType
from typing import Final

from facilitator.documents.json_form import from_json, is_ours, to_json
from facilitator.documents.markdown import to_markdown
from facilitator.review.review import Review

__all__ = ["FORMATS", "Format", "from_json", "is_ours", "to_json", "to_markdown"]


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a review can be exported."""

    id: str
    """What `--format` calls it."""
    title: str
    suffix: str
    """Of the file's name, with its dot."""
    write: Callable[[Review, datetime, tzinfo], str]
    """Returns the whole text for a review, at an instant (UTC), for a user's zone."""


def _markdown(review: Review, now: datetime, zone: tzinfo) -> str:
    return to_markdown(review, now=now, user_zone=zone)


def _json(review: Review, _now: datetime, _zone: tzinfo) -> str:
    return to_json(review)


FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        "markdown": Format("markdown", "Markdown", ".md", _markdown),
        "json": Format("json", "JSON", ".json", _json),
    }
)
"""Every format by its id, the usual one first."""
