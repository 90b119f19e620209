"""What happened: impact, timeline, trigger, detection, response and the times between."""

from datetime import date, datetime
from itertools import groupby
from typing import Final

from facilitator.documents.escape import inline, link, named, paragraphs, table
from facilitator.documents.page import Page, listed, moment, notes_under, zone_words
from facilitator.review.metrics import CONTRADICTION, NOT_RECORDED, mark_title
from facilitator.review.moments import GapRow, MomentRow, local, moments
from facilitator.review.records import Event
from facilitator.times import day_words, zone_label

_RESPONSE: Final = ("acknowledged", "declared", "engaged", "diagnosed", "mitigated", "resolved")
_DETECTION: Final = ("alerted", "detected")


def impact(page: Page) -> str:
    """Return the impact in words and numbers; what is not known is said to be so."""
    meta = page.review.meta
    times = {one.id: one for one in page.metrics if one.value is not None}
    duration = times.get("impact") or times.get("resolve")
    known = [paragraphs(meta.impact)] if meta.impact.strip() else []
    figures = []
    if meta.impact_users.strip():
        figures.append(f"- **Users:** {inline(meta.impact_users)}")
    if duration is not None:
        parts = f"; {duration.explanation}" if duration.explanation else ""
        figures.append(f"- **Duration:** {duration.words} ({duration.formula}{parts})")
    if not known and not figures:
        return ""
    if not meta.impact_users.strip():
        figures.insert(0, "- **Users:** not recorded yet")
    return "\n\n".join([*known, "\n".join(figures)])


def timeline(page: Page) -> str:
    """Return the timeline: its zone, a table for each day, and what was said about its moments."""
    if not page.review.events.live:
        return ""
    parts = [_zones(page)]
    rows = [one for one in moments(page.review) if isinstance(one, MomentRow | GapRow)]
    views = any(event.known.strip() or event.sense.strip() for event in page.review.events.live)
    for day, group in groupby(rows, lambda one: _day(page, one)):
        found = list(group)
        if len(page.days) > 1:
            parts.append(f"### {day_words(day, today=None)}")
        labels = {_label(page, one.event.at) for one in found if isinstance(one, MomentRow)}
        head = ("Time", "What happened", *(("Known then", "Why it made sense") if views else ()), "Source")
        parts.append(table(head, [_row(page, one, views=views, label=len(labels) > 1) for one in found]))
    if not views and page.review.meta.level != "near-miss":
        parts.append("What was known at these moments, and why each step made sense, is not recorded yet.")
    parts.extend(_said(page))
    return "\n\n".join([*parts, *_imports(page)])


def trigger(page: Page) -> str:
    """Return the step that set it off."""
    event = page.marks.get("trigger")
    return f"{_capital(moment(page, event))}." if event else ""


def detection(page: Page) -> str:
    """Return how it was noticed."""
    return _with_marks(page, page.review.meta.detection, _DETECTION)


def response(page: Page) -> str:
    """Return what was done, and its milestones."""
    return _with_marks(page, page.review.meta.response, _RESPONSE)


def metrics(page: Page) -> str:
    """Return the times between marked moments with their formulas; what cannot be counted says so."""
    if all(one.words == NOT_RECORDED for one in page.metrics):
        return ""
    rows = [
        (one.title, f"{one.words}: {one.explanation}" if one.words == CONTRADICTION else one.words, one.formula)
        for one in page.metrics
    ]
    return table(("Time", "Value", "Counted as"), rows)


def _zones(page: Page) -> str:
    """Return in which zone the times are, its offset and where that changes; and the day where there is only one."""
    meta = page.review.meta
    changes: list[tuple[datetime, str]] = []
    for event in page.review.events.live:
        words = zone_words(event.at, page.zone)
        if not changes or changes[-1][1] != words:
            changes.append((event.at, words))
    told = [changes[0][1]]
    told += [f"from {day_words(local(at, page.zone).date(), today=None)} on {words}" for at, words in changes[1:]]
    times = f"{day_words(page.days[0], today=None)}; all times are" if len(page.days) == 1 else "All times are"
    if str(page.zone) == "UTC" and meta.zone != "UTC":
        return f"{times} in UTC; the zone “{inline(meta.zone)}” is not known here."
    if told == ["UTC"]:
        return f"{times} in UTC."
    return f"{times} local to the incident, in {inline(meta.zone)} ({'; '.join(told)})."


def _day(page: Page, one: MomentRow | GapRow) -> date:
    """Return the day under which a row stands; a gap over midnight closes the day on which it began."""
    return one.day if isinstance(one, MomentRow) else local(one.before.at, page.zone).date()


def _row(page: Page, one: MomentRow | GapRow, *, views: bool, label: bool) -> tuple[str, ...]:
    if isinstance(one, GapRow):
        return ("", f"*{one.words}*", *(("", "") if views else ()), "")
    event = one.event
    marks = listed(mark_title(mark) for mark in event.marks)
    words = named(event.text)
    happened = f"**{_capital(inline(marks))}:** {words}" if marks else words
    seen = (inline(event.known), inline(event.sense)) if views else ()
    return (_time(page, event, label=label), happened, *seen, _source(event))


def _time(page: Page, event: Event, *, label: bool) -> str:
    if event.precision == "day":
        return "that day"
    start = local(event.at, page.zone)
    words = f"{start:%H:%M}"
    if event.until is not None and event.until > event.at:
        end = local(event.until, page.zone)
        day = "" if end.date() == start.date() else f"{day_words(end.date(), today=start.date())} "
        words = f"{words} to {day}{end:%H:%M}"
    words = f"{words} {_label(page, event.at)}" if label else words
    return f"about {words}" if event.precision == "approximate" else words


def _label(page: Page, at: datetime) -> str:
    return zone_label(local(at, page.zone), page.zone)


def _source(event: Event) -> str:
    names = [name for name in (event.source, *event.also) if name.strip()] or ["told"]
    first = link(names[0], event.url)
    return ", ".join([first, *(inline(name) for name in names[1:])])


def _said(page: Page) -> list[str]:
    """Return the notes on moments, below the moment they belong to."""
    found = []
    for event in page.review.events.live:
        notes = notes_under(page, event.id, "  ")
        if notes:
            found.append("\n".join([f"- {_capital(moment(page, event))}", *notes]))
    return ["Said about these moments:", "\n".join(found)] if found else []


def _imports(page: Page) -> list[str]:
    files = []
    for one in page.review.imports.live:
        kind = f" ({inline(one.kind)})" if one.kind.strip() else ""
        kept = f", {one.kept} of {one.read} entries kept" if one.read > 0 else ""
        files.append(f"{inline(one.file) or 'a file'}{kind}{kept}")
    return [f"Imported: {'; '.join(files)}."] if files else []


def _with_marks(page: Page, text: str, wanted: tuple[str, ...]) -> str:
    parts = [paragraphs(text)] if text.strip() else []
    found = [(mark, page.marks[mark]) for mark in wanted if mark in page.marks]
    if found:
        told = (f"- **{_capital(mark_title(mark))}** {moment(page, event)}" for mark, event in found)
        parts.append("\n".join(told))
    return "\n\n".join(parts)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
