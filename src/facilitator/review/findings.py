"""What Check lists: what is missing, what is worth a look, what is good. Nothing here stops anybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from facilitator.guidance import sections
from facilitator.review.completeness import SectionState, sections_state
from facilitator.review.contradictions import contradictions
from facilitator.review.gate import conditions, find_person, kept, lacks, portfolio, ready
from facilitator.review.metrics import NOT_RECORDED, mark_title, marked, metrics
from facilitator.review.moments import gap_rows, incident_zone, local
from facilitator.review.records import Action
from facilitator.review.review import Review
from facilitator.review.twins import pairs
from facilitator.text import cut
from facilitator.times import day_words

_SHOWN: Final = 48
"""Characters of an entry's text that identify it in a row."""
_ASKED_METRICS: Final = ("detect", "acknowledge", "impact", "resolve")
"""Times that readers look for; the others are counted when their marks are there."""
_ELSEWHERE: Final = timedelta(days=1)
"""Where it is tomorrow already."""
_TEXTS: Final = ("summary", "impact", "detection", "response", "lessons")
_WORDS: Final = frozenset(("art", "bill", "drew", "grace", "hope", "joy", "mark", "may", "rob", "sue", "will"))
"""First names that also begin sentences."""
_WORTH: Final = {
    "team": "belongs to a team; a person in it is easier to ask",
    "vague": "does not say yet what will be different",
    "person-fix": "asks people to take more care; a guard holds longer",
    "verb": "does not start with what will be done",
    "factor": "is linked to no factor",
    "type": "has no type yet",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of Check."""

    text: str
    place: str
    """The phase or section to go to."""
    record: str
    """The id of the record to point at; the review's own where it is about no entry."""
    other: str = ""
    """The id of the moment that `record` may be another record of."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All rows of Check, but those about wordings."""

    missing: tuple[Finding, ...]
    """The document says so if it is exported now."""
    worth: tuple[Finding, ...]
    twice: tuple[Finding, ...]
    """Two records of what may be one moment; to be joined, or kept beside each other."""
    good: str
    """What is there, in one row: "summary, timeline, factors, lessons; 3 of 4 actions ready"."""


def findings(review: Review, today: date) -> Findings:
    """Return what is missing, worth a look and good in a review; `today` is the user's day."""
    states = sections_state(review)
    return Findings(
        missing=tuple(_missing(review, states)),
        worth=tuple(_worth(review, today)),
        twice=tuple(_twice(review)),
        good=_good(review, states),
    )


def _missing(review: Review, states: tuple[SectionState, ...]) -> Iterator[Finding]:
    required = {section.id for section in sections() if section.required}
    for one in states:
        if one.state == "empty" and one.id in required:
            yield Finding(_MISSING.get(one.id, f"{one.title.lower()} is empty"), one.id, review.id)
    if review.meta.level != "near-miss" and review.meta.impact.strip() and not review.meta.impact_users.strip():
        yield Finding("impact has no number of users", "impact", review.id)
    for place, action in enumerate(kept(review), 1):
        named = {"owner": "owner", "due": "date"}
        found = [named[lack.id] for lack in lacks(action, review) if lack.id in named]
        if found:
            text = f"action {place} has no {' and no '.join(found)}: {cut(action.text, _SHOWN)}"
            yield Finding(text, "actions", action.id)
    for action in review.actions.live:
        if action.state == "declined" and not action.reason.strip():
            yield Finding(f"declined without a reason: {cut(action.text, _SHOWN)}", "actions", action.id)


def _worth(review: Review, today: date) -> Iterator[Finding]:
    yield from _about_factors(review)
    yield from _about_texts(review)
    found = contradictions(review)
    yield from (Finding(one.text, one.place, one.record) for one in found)
    doubted = {one.record for one in found}
    yield from (one for one in _to_come(review, today) if one.record not in doubted)
    yield from _about_marks(review)
    for gap in gap_rows(review):
        between = gap.question.removeprefix("What is missing ").removesuffix("?")
        text = f"{gap.words.removesuffix(', nothing recorded')} {between} with nothing recorded"
        yield Finding(text, "timeline", gap.after.id)
    for place, action in enumerate(kept(review), 1):
        yield from _about_action(place, action, review, today)
    yield from (Finding(text, "actions", review.id) for text in portfolio(review))
    for parked in review.parked.live:
        if not parked.outcome.strip():
            yield Finding(f"still parked: {cut(parked.text, _SHOWN)}", "close", parked.id)
    if review.meta.level == "meeting" and review.meta.ended and not review.meta.publisher.strip():
        yield Finding("nobody is named who publishes it", "close", review.id)


def _twice(review: Review) -> Iterator[Finding]:
    zone = incident_zone(review)
    for twin in pairs(review):
        yield Finding(twin.words(zone), "timeline", twin.event.id, twin.above.id)


def _about_factors(review: Review) -> Iterator[Finding]:
    numbered = conditions(review)
    if len(numbered) == 1 and review.meta.level != "near-miss":
        yield Finding("only one factor; what else had to be true?", "factors", numbered[0].id)
    for place, factor in enumerate(numbered, 1):
        if review.events.live and not any(review.events.find(moment) for moment in factor.moments):
            yield Finding(f"factor {place} points to no moment", "factors", factor.id)
        if _names_somebody(factor.text, review):
            yield Finding(f"factor {place} names a person; a role says as much", "factors", factor.id)


def _about_texts(review: Review) -> Iterator[Finding]:
    for field in _TEXTS:
        if _names_somebody(getattr(review.meta, field), review):
            yield Finding(f"the {field} names a person; a role says as much", field, review.id)


def _about_marks(review: Review) -> Iterator[Finding]:
    if review.meta.level == "near-miss" or not review.events.live:
        return
    if not marked(review):
        yield Finding("no moment is marked, so there are no times to detect or resolve", "timeline", review.id)
        return
    told: set[str] = set()
    for metric in metrics(review):
        if metric.id not in _ASKED_METRICS or metric.words != NOT_RECORDED:
            continue
        for mark in metric.lacks:
            if mark not in told:
                told.add(mark)
                name = metric.title[0].lower() + metric.title[1:]
                yield Finding(f"{mark_title(mark)} is not recorded, so there is no {name}", "timeline", review.id)


def _to_come(review: Review, today: date) -> Iterator[Finding]:
    """Yield the moments after today: their date is a slip."""
    zone = incident_zone(review)
    for event in review.events.live:
        day = local(event.at, zone).date()
        if day > today + _ELSEWHERE:
            words = f"a moment on {day_words(day, today=None)} is still to come; is its date right?"
            yield Finding(words, "timeline", event.id)


def _about_action(place: int, action: Action, review: Review, today: date) -> Iterator[Finding]:
    for lack in lacks(action, review):
        if lack.id in _WORTH and (lack.id != "factor" or review.factors.live):
            yield Finding(f"action {place} {_WORTH[lack.id]}", "actions", action.id)
    if action.state == "open" and action.due is not None and action.due < today:
        yield Finding(f"action {place} was due {day_words(action.due, today=today)}", "actions", action.id)


def _names_somebody(text: str, review: Review) -> bool:
    """Tell whether a text has a capitalised word that is a guest's name; names that are words count only in full."""
    words = (
        "".join(char for char in word if char.isalnum()) for word in text.replace("'", " ").replace("’", " ").split()
    )
    return any(word[:1].isupper() and word.lower() not in _WORDS and find_person(word, review) for word in words)


def _good(review: Review, states: tuple[SectionState, ...]) -> str:
    done = ", ".join(
        _GOOD.get(one.id, one.title.lower()) for one in states if one.state == "done" and one.id != "actions"
    )
    actions = kept(review)
    count = sum(ready(action, review) for action in actions)
    said = f"{count} of {len(actions)} actions ready" if len(actions) > 1 else "1 action, ready"
    return "; ".join(part for part in (done, said if count else "") if part)


_MISSING: Final = {
    "nearly": "what nearly happened is not told",
    "stopped_by": "what stopped it is not told",
    "worst_case": "the worst credible outcome is not told",
    "timeline": "the timeline has no moment",
    "factors": "there is no contributing factor yet",
    "actions": "there is no action, and none was declined",
    "lessons": "there is no lesson yet",
}
_GOOD: Final = {"well": "well and lucky"}
