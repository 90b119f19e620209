"""A review as a Markdown document: the headings that scripts rely on, everything the record holds, nothing made up.

What is required and empty is named; what is optional and empty is left out. The same review, instant and zone give the
same bytes.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from types import MappingProxyType
from typing import Final

from facilitator.documents import gathering, outcome, story
from facilitator.documents.escape import heading, inline, paragraphs
from facilitator.documents.page import NOT_YET, Page, page_of, zone_words
from facilitator.guidance import Section, levels, sections, severities
from facilitator.review.moments import local, time_words, when_words
from facilitator.review.review import Review
from facilitator.times import day_words

Part = Callable[[Page], str]

_ROOM: Final = frozenset(("people", "meeting", "votes"))
"""Parts about a room: only a review that met has them."""
_MEETING: Final = Section(
    "meeting", "Meeting", "Meeting", required=False, outline=False, levels=("meeting",), prompt="When it met, how long"
)
_NOTES: Final = Section(
    "notes", "Further notes", "Notes", required=False, outline=False, levels=(), prompt="What belongs to no entry"
)


def to_markdown(review: Review, *, now: datetime, user_zone: tzinfo) -> str:
    """Return the document of a review.

    Args:
        review: the review.
        now: this instant, UTC; it dates a draft, and a meeting that still runs.
        user_zone: the zone in which the meeting's times are told; the incident's own times are in the incident's.
    """
    page = page_of(review, now, user_zone)
    blocks = [heading(review.meta.title.strip() or "Untitled review", 1), _head(page)]
    for section in _sections():
        if section.id in _ROOM and review.meta.level != "meeting":
            continue
        body = _PARTS[section.id](page)
        if body:
            blocks += [f"## {section.heading}", body]
        elif section.required and review.meta.level in section.levels:
            blocks += [f"## {section.heading}", NOT_YET]
    return "\n\n".join(blocks) + "\n"


def _sections() -> tuple[Section, ...]:
    """Return the sections in the document's order: the meeting stands beside its people, further notes after it."""
    found: list[Section] = []
    for section in sections():
        found.append(section)
        if section.id == "people":
            found.append(_MEETING)
        if section.id == "votes":
            found.append(_NOTES)
    return tuple(found)


def _head(page: Page) -> str:
    """Return what a reader wants to know before the first line: when, how bad, how far this document is."""
    meta = page.review.meta
    severity = next((one for one in severities() if one.id == meta.severity), None)
    level = next((one.title for one in levels() if one.id == meta.level), meta.level)
    met = meta.started or meta.meets
    if met is not None and meta.level == "meeting":
        level = f"{level}, {day_words(local(met, page.user_zone).date(), today=None)}"
    rows = (
        ("Incident", _when(page)),
        ("Severity", severity_words(severity.short, severity.title) if severity else inline(meta.severity)),
        ("Review", level),
        ("Status", gathering.status(page)),
        ("To be published by", gathering.publishing(page)),
        ("Team", inline(meta.team)),
        ("Services", ", ".join(inline(one) for one in meta.services)),
        ("Tags", ", ".join(inline(one) for one in meta.tags)),
    )
    return "\n".join(f"- **{name}:** {words}" for name, words in rows if words.strip())


def severity_words(short: str, title: str) -> str:
    """Return a severity as "Sev 2, major"; one whose short name says it all is not said twice."""
    return short if short.casefold() == title.casefold() else f"{short}, {title}"


def _when(page: Page) -> str:
    """Return when it was: from the marked start of the impact to its end, else until resolved, as far as is marked."""
    start, end = page.marks.get("impact_start"), page.marks.get("impact_end") or page.marks.get("resolved")
    at = start.at if start else page.review.meta.began
    if at is None:
        return ""
    here = local(at, page.zone)
    words = day_words(here.date(), today=None)
    if start is None:
        words = f"{words}, {here:%H:%M}"
    elif start.precision != "day":
        words = f"{words}, {time_words(start, page.zone).replace('~', 'about ')}"
    if start and end and end.at > start.at:
        words = f"{words} to {when_words(end, page.zone, beside=here.date()).replace('~', 'about ')}"
    return f"{words} ({zone_words(at, page.zone)})"


def _text(field: str) -> Part:
    return lambda page: paragraphs(getattr(page.review.meta, field))


_PARTS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "summary": _text("summary"),
        "nearly": _text("nearly"),
        "stopped_by": _text("stopped_by"),
        "worst_case": _text("worst_case"),
        "impact": story.impact,
        "timeline": story.timeline,
        "trigger": story.trigger,
        "detection": story.detection,
        "metrics": story.metrics,
        "factors": outcome.factors,
        "well": outcome.well,
        "response": story.response,
        "actions": outcome.actions,
        "safeguard": _text("safeguard"),
        "declined": outcome.declined,
        "parked": outcome.parked,
        "lessons": outcome.lessons,
        "people": gathering.people,
        "meeting": gathering.meeting,
        "votes": gathering.votes,
        "notes": gathering.notes,
        "related": gathering.related,
        "links": gathering.links,
        "glossary": gathering.glossary,
    }
)
