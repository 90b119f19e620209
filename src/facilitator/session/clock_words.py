"""Times of clock changes in words, for screens and the command line alike."""

from collections.abc import Mapping
from typing import Final

from facilitator.session.preview import Asked
from facilitator.sources import Answer, ClockChange, SourceEvent

ANSWERS: Final[Mapping[Answer, str]] = {
    "order": "by row order",
    "first": "first pass",
    "second": "second pass",
    "before": "before the change",
    "after": "after it",
    "skip": "leave them out",
}
"""What an answer is called."""


def question_words(asked: Asked, *, year: bool = False) -> str:
    """Return "14 times between 02:00 and 03:00 on 31 Oct happen twice in Europe/Berlin"; with the year, if wanted."""
    change, count = asked.question.change, asked.count
    day = f"{change.first.day} {change.first:%b %Y}" if year else f"{change.first.day} {change.first:%b}"
    times = "1 time" if count == 1 else f"{count:,} times"
    if change.twice:
        what = "happens twice" if count == 1 else "happen twice"
    else:
        what = "does not exist" if count == 1 else "do not exist"
    return f"{times} between {change.first:%H:%M} and {change.last:%H:%M} on {day} {what} in {change.zone}"


def reading_words(event: SourceEvent) -> str:
    """Return how an entry's time of a clock change is read: "second pass, +01:00", "02:30 written, after the change".

    Empty for other entries, and for those that are left out for it.
    """
    doubt = event.doubt
    if doubt is None or doubt.answer == "skip":
        return ""
    change = doubt.change
    if change.twice:
        said = ("second pass" if doubt.moved else "first pass") if doubt.answer else "first or second pass?"
    else:
        said = f"{'after' if doubt.moved else 'before'} the change" if doubt.answer else "before or after the change?"
    if doubt.at is None:
        return f"its end: {said}"
    if not change.twice:
        return f"{doubt.at + change.before:%H:%M} written, {said}" if doubt.answer else said
    return f"{said}, {_offset(change, moved=doubt.moved)}" if doubt.answer else said


def _offset(change: ClockChange, *, moved: bool) -> str:
    minutes = round((change.after if moved else change.before).total_seconds() / 60)
    return f"{'+' if minutes >= 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
