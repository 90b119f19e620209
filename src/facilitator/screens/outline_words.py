"""What the outline says around its text: the title row, the sections with their states, the questions beside it."""

from collections.abc import Iterator
from typing import Final

from facilitator.guidance import deadline, levels, outline_questions, suggest
from facilitator.review.completeness import progress, sections_state
from facilitator.review.moments import time_words
from facilitator.session import Session
from facilitator.times import day_words
from facilitator.widgets.entry_list import Cell, Row
from facilitator.widgets.page import PageLine
from facilitator.widgets.words import Tone, Words, words

TOLD_OF_MOMENTS = ("summary", "impact", "detection", "response")
"""Sections beside which the moments of the timeline are listed: they are written from them."""
MOST_MOMENTS: Final = 300
"""Moments that are listed there: nobody reads more beside a text, and thousands take seconds to lay out."""


def title_words(session: Session, marker: str, tone: Tone) -> tuple[Words, Words]:
    """Return the title with its level; right the saved marker, how much is written, and the day it is due."""
    meta = session.review.meta
    done, of = progress(session.review)
    level = next((one.title for one in levels() if one.id == meta.level), "")
    left = words(meta.title, bold=True) + words((f"  {level}", "quiet"))
    return left, words((marker, tone), (f"   {done} of {of}{_due(session)}", "quiet"))


def section_rows(session: Session, *, quiet: bool) -> list[Row]:
    """Return the sections with their states, then how many wordings there are to look at, unless cues are quiet."""
    rows = []
    for state in sections_state(session.review):
        note = (Cell(state.note, tone="time" if state.state == "open" else "quiet"),) if state.note else ()
        done = state.state == "done"
        dot = Cell("●" if done else "○", 1, tone="here" if done else "quiet")
        rows.append(Row(state.id, state.title, left=(dot,), right=note))
    count = 0 if quiet else len(session.wordings.places())
    if count:
        said = words(("◊ ", "cue"), (f"{count} {'wording' if count == 1 else 'wordings'} to look at", "quiet"))
        rows += [Row("space", kind="blank"), Row("wordings", line=said, kind="text")]
    return rows


def side_lines(session: Session, section: str) -> Iterator[PageLine]:
    """Yield a section's questions, and the moments where it is written from them."""
    yield PageLine(words(("Ask yourself", "quiet")))
    yield PageLine()
    for question in outline_questions(section):
        yield PageLine(words(question))
        yield PageLine()
    if section in TOLD_OF_MOMENTS:
        yield PageLine(words(("Moments", "quiet")))
        events = session.review.events.live
        for event in events[:MOST_MOMENTS]:
            yield PageLine(words((f"{time_words(event, session.zone)} ", "quiet"), event.text))
        if len(events) > MOST_MOMENTS:
            yield PageLine(words((f"and {len(events) - MOST_MOMENTS:,} more, in Timeline", "quiet")))


def _due(session: Session) -> str:
    meta = session.review.meta
    if meta.began is None or not meta.severity or meta.status in ("published", "closed"):
        return ""
    by = deadline(meta.began.astimezone(session.zone).date(), suggest(meta.severity, meta.signals))
    return f"   due {day_words(by, today=session.today())}"
