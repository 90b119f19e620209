"""Around the review: roles, the meeting and its minutes, hands up, further notes, related reviews, links, glossary."""

from datetime import datetime, timedelta
from typing import Final

from facilitator.documents.escape import address, inline, item, paragraphs, table
from facilitator.documents.page import Page, clock, count, noted, zone_words
from facilitator.guidance import PHASES, phase_title
from facilitator.review.agenda import used
from facilitator.review.moments import local
from facilitator.review.overrun import title
from facilitator.times import day_words

_VOTES: Final = (
    ("learned", "learned something that changes how they work"),
    ("again", "would come to another"),
)


def people(page: Page) -> str:
    """Return the roles that were in the room, never a name; who was missing is nobody's business afterwards."""
    invited = page.review.people.live
    present = [person for person in invited if person.present]
    if not present:
        return ""
    roles = list(dict.fromkeys(inline(person.role) for person in present if person.role.strip()))
    others = sum(not person.role.strip() for person in present)
    named = [*roles, *([f"{others} without a role"] if others else [])]
    lines = [f"{len(present)} of {len(invited)} people.", f"Present: {', '.join(named)}."]
    return " ".join(lines)


def meeting(page: Page) -> str:
    """Return when the review met, and its minutes: planned and used, without a verdict."""
    meta = page.review.meta
    phases = page.review.agenda.live
    planned = sum(phase.plan for phase in phases)
    start = meta.started or meta.meets
    if start is None:
        return ""
    parts = []
    if meta.meets is not None:
        ends = meta.meets + timedelta(minutes=planned)
        parts.append(f"Planned for {_day(page, meta.meets)}, {_span(page, meta.meets, ends if planned else None)}")
    if meta.started is not None:
        day = "" if meta.meets is not None and _same_day(page, meta.meets, meta.started) else _day(page, meta.started)
        span = _span(page, meta.started, meta.ended)
        parts.append(f"held {f'on {day}, ' if day else ''}{span}" + ("" if meta.ended else ", still running"))
    text = "; ".join(parts)
    sentence = f"{text[0].upper()}{text[1:]} ({zone_words(start, page.user_zone)})."
    if meta.started is None or not phases:
        return sentence
    end = meta.ended or page.now
    spent = [used(phase.visits, meta.pauses, end) for phase in phases]
    rows = [
        (inline(title(phase)), str(phase.plan), str(_minutes(time))) for phase, time in zip(phases, spent, strict=True)
    ]
    rows.append(("Total", str(planned), str(_minutes(sum(spent, timedelta())))))
    paused = sum(((span.ended or end) - span.began for span in meta.pauses), timedelta())
    stood = [f"The clock stood still for {count(_minutes(paused), 'minute')}."] if _minutes(paused) > 0 else []
    return "\n\n".join([sentence, table(("Phase", "Planned, min", "Used, min"), rows), *stood])


def votes(page: Page) -> str:
    """Return the hands that were counted."""
    lines = []
    for vote_id, words in _VOTES:
        vote = page.review.votes.find(vote_id)
        if vote is not None and vote.count is not None:
            lines.append(f"- {vote.count}{f' of {vote.of}' if vote.of is not None else ''} {words}")
    return "\n".join(lines)


def notes(page: Page) -> str:
    """Return the notes on the review itself, and those whose entry is no longer there."""
    own = page.notes.get("", ())
    order = {phase.id: place for place, phase in enumerate(PHASES)}
    parts = []
    for phase in sorted({note.phase for note in own}, key=lambda name: (order.get(name, len(order)), name)):
        found = [one for note in own if note.phase == phase for one in noted(page, note)]
        name = inline(phase_title(phase))
        parts += [*([f"In {name}:"] if name else []), "\n".join(found)]
    if page.loose:
        lines = [item(note.text) for note in page.loose]
        parts += ["On entries that are not in this document:", "\n".join(lines)]
    return "\n\n".join(parts)


def related(page: Page) -> str:
    """Return earlier reviews."""
    return paragraphs(page.review.meta.related)


def links(page: Page) -> str:
    """Return the links."""
    return "\n".join(f"- {address(' '.join(one.split()))}" for one in page.review.meta.links if one.strip())


def glossary(page: Page) -> str:
    """Return the glossary."""
    return paragraphs(page.review.meta.glossary)


def status(page: Page) -> str:
    """Return how far the document is, and of when."""
    meta = page.review.meta
    if meta.published_at is not None:
        to = f" to {inline(meta.published_to)}" if meta.published_to.strip() else ""
        said = f"published {clock(meta.published_at, page.user_zone)}{to}"
        return said if meta.status == "published" else f"{meta.status}, {said}"
    return f"{meta.status}, as of {clock(page.now, page.user_zone)}"


def publishing(page: Page) -> str:
    """Return who publishes, until when and for whom, while it is not published."""
    meta = page.review.meta
    if meta.published_at is not None:
        return ""
    plan = (
        inline(meta.publisher),
        f"until {meta.publish_due.isoformat()}" if meta.publish_due else "",
        f"for {inline(meta.publish_to)}" if meta.publish_to.strip() else "",
    )
    return ", ".join(one for one in plan if one)


def _day(page: Page, at: datetime) -> str:
    return day_words(local(at, page.user_zone).date(), today=None)


def _same_day(page: Page, one: datetime, other: datetime) -> bool:
    return local(one, page.user_zone).date() == local(other, page.user_zone).date()


def _span(page: Page, start: datetime, end: datetime | None) -> str:
    words = f"{local(start, page.user_zone):%H:%M}"
    if end is None:
        return words
    day = "" if _same_day(page, start, end) else f"{_day(page, end)} "
    return f"{words} to {day}{local(end, page.user_zone):%H:%M}"


def _minutes(time: timedelta) -> int:
    return round(time / timedelta(minutes=1))
