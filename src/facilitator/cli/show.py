"""`facilitator show`: where a review stands, on one page."""

import argparse
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.cli.here import Here
from facilitator.cli.listing import as_json as row_json
from facilitator.cli.listing import severity_words
from facilitator.cli.output import emit, emit_json
from facilitator.cli.which import which_review
from facilitator.library import Entry
from facilitator.review.completeness import sections_state
from facilitator.review.findings import Finding, findings
from facilitator.review.metrics import metrics
from facilitator.review.moments import incident_zone
from facilitator.review.records import Action, Event
from facilitator.review.review import Review
from facilitator.text import clean_line
from facilitator.times import day_words, moment_words


def run(args: argparse.Namespace, here: Here) -> int:
    """Print the page."""
    folder = which_review(here, args.review)
    review = here.library.load(folder)
    entry = here.library.find(folder)
    today = here.clock.now().astimezone(here.zone).date()
    if args.format == "json":
        emit_json(as_json(entry, review, today))
    else:
        emit("\n".join(_page(entry, review, here.zone, today)))
    return 0


def as_json(entry: Entry, review: Review, today: date) -> dict[str, Any]:
    """Return the page as scripts read it: the row of `list`, its counts replaced by what they count."""
    meta = review.meta
    found = findings(review, today)
    return row_json(entry) | {
        "length": meta.length,
        "summary": meta.summary or None,
        "impact": meta.impact or None,
        "impact_users": meta.impact_users or None,
        "sections": [
            {"id": one.id, "title": one.title, "state": one.state, "note": one.note or None}
            for one in sections_state(review)
        ],
        "metrics": [
            {
                "id": one.id,
                "title": one.title,
                "formula": one.formula,
                "seconds": int(one.value.total_seconds()) if one.value is not None else None,
                "words": one.words,
            }
            for one in metrics(review)
        ],
        "events": [_event_json(event) for event in review.events.live],
        "factors": [
            {"id": one.id, "kind": one.kind, "text": one.text, "tags": list(one.tags)} for one in review.factors.live
        ],
        "actions": [_action_json(action) for action in review.actions.live],
        "missing": [_finding_json(one) for one in found.missing],
        "worth_a_look": [_finding_json(one) for one in found.worth],
        "recorded_twice": [{"text": one.text, "events": [one.other, one.record]} for one in found.twice],
    }


def _finding_json(one: Finding) -> dict[str, Any]:
    return {"text": one.text, "place": one.place, "record": one.record}


def _event_json(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "at": event.at.isoformat(),
        "until": event.until.isoformat() if event.until is not None else None,
        "precision": event.precision,
        "source": event.source or None,
        "actor": event.actor or None,
        "text": event.text,
        "marks": list(event.marks),
    }


def _action_json(action: Action) -> dict[str, Any]:
    return {
        "id": action.id,
        "text": action.text,
        "owner": action.owner or None,
        "due": action.due.isoformat() if action.due is not None else None,
        "type": action.type or None,
        "state": action.state,
        "ticket": action.ticket or None,
    }


def _page(entry: Entry, review: Review, own: ZoneInfo, today: date) -> Iterator[str]:
    zone = incident_zone(review)
    yield entry.title
    yield " · ".join((entry.folder, severity_words(entry), entry.level, entry.status))
    yield from _facts(review, zone, own)
    states = sections_state(review)
    yield f"\nSections, {sum(one.state == 'done' for one in states)} of {len(states)} done"
    for one in states:
        yield f"  {one.state:<6}{one.title}{f': {one.note}' if one.note and one.note != one.state else ''}"
    yield from _rows(f"Timeline, times in {zone.key}", (_event_words(event, zone) for event in review.events.live))
    yield from _rows("Contributing factors", (clean_line(factor.text) for factor in review.factors.live))
    actions = review.actions.live
    yield from _rows(
        "Actions", (_action_words(one, day_words(one.due, today=today) if one.due else "no date") for one in actions)
    )
    found = findings(review, today)
    yield from _rows("Missing", (one.text for one in found.missing))
    yield from _rows("Worth a look", (one.text for one in found.worth))
    yield from _rows("One moment, recorded twice?", (one.text for one in found.twice))


def _facts(review: Review, zone: ZoneInfo, own: ZoneInfo) -> Iterator[str]:
    meta = review.meta
    facts: tuple[tuple[str, str], ...] = (
        ("Began", _moment(meta.began, zone)),
        ("Meets", _moment(meta.meets, own)),
        ("Started", _moment(meta.started, own)),
        ("Ended", _moment(meta.ended, own)),
        ("Team", clean_line(meta.team)),
        ("Summary", clean_line(meta.summary)),
        ("Impact", clean_line(meta.impact)),
        ("Users", clean_line(meta.impact_users)),
    )
    for name, words in facts:
        if words:
            yield f"{name:<9}{words}"


def _moment(at: datetime | None, zone: ZoneInfo) -> str:
    return moment_words(at, zone, "minute") if at is not None else ""


def _rows(heading: str, rows: Iterator[str]) -> Iterator[str]:
    found = list(rows)
    if found:
        yield f"\n{heading}"
        yield from (f"  {row}" for row in found)


def _event_words(event: Event, zone: ZoneInfo) -> str:
    source = f"  ({clean_line(event.source)})" if event.source else ""
    return f"{moment_words(event.at, zone, event.precision)}  {clean_line(event.text)}{source}"


def _action_words(action: Action, due: str) -> str:
    state = "" if action.state == "open" else f", {action.state}"
    return f"{clean_line(action.text)}  ({clean_line(action.owner) or 'nobody yet'}, {due}{state})"
