"""The library's words: a row for each review, the preview of one, the page of the first start. No widget, no disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from facilitator.clock import find_zone
from facilitator.errors import UsageError
from facilitator.guidance import levels, phase_title, severities
from facilitator.library import Entry
from facilitator.times import day_words
from facilitator.widgets.entry_list import Cell, Row
from facilitator.widgets.page import PageLine
from facilitator.widgets.words import Tone, Words, words

if TYPE_CHECKING:
    from facilitator.review.agenda import Timing
    from facilitator.review.records import Action
    from facilitator.review.review import Review

GROUP_NAMES: Final = {"running": "Running", "to finish": "To finish", "published": "Published"}
_MIDDLE: Final = 21
"""Cells for severity and day, or for what a running meeting does."""
_SEVERITY: Final = 9
_ACTIONS: Final = 14
"""Cells for "1 open, 1 late"."""
_MIDDLE_FROM: Final = 64
"""Columns of the list below which severity and day leave; what a running meeting does stays."""
_PATH: Final = 30
"""Characters of the workspace's path in the title row; a longer one shows its end."""
_ROW: Final = "review:"


def folder_of(row_id: str | None) -> str:
    """Return the folder of the review whose row this is; empty for another row."""
    return row_id.removeprefix(_ROW) if row_id and row_id.startswith(_ROW) else ""


def row_id(folder: str) -> str:
    """Return the id of a review's row."""
    return f"{_ROW}{folder}"


def rows(entries: Iterable[Entry], zone: ZoneInfo) -> tuple[Row, ...]:
    """Return the list's rows: groups with their reviews, a blank row between groups."""
    found: list[Row] = []
    group = ""
    for entry in entries:
        if entry.group != group:
            if group:
                found.append(Row(f"blank:{group}", kind="blank"))
            group = entry.group
            found.append(Row(f"group:{group}", GROUP_NAMES[group], kind="group"))
        found.append(_row(entry, zone))
    return tuple(found)


def at_later(entry: Entry, passed: timedelta) -> Entry:
    """Return a running review's entry as it is so much later; a pause stands still."""
    if entry.left is None or entry.paused:
        return entry
    return replace(entry, left=entry.left - passed)


def severity_words(severity: str) -> str:
    """Return a severity as it stands in the middle of a line: "Sev 2", "near miss"; empty while nobody has said."""
    short = next((one.short for one in severities() if one.id == severity), "")
    return short.lower() if severity == "near-miss" else short


def counts_words(entry: Entry) -> str:
    """Return what a review holds: "13 events, 5 factors, 4 actions, 2 with an owner and a date"."""
    ready = f", {entry.ready_actions} with an owner and a date" if entry.actions else ""
    return f"{_holds(entry)}{ready}"


def heading(shown: int, total: int, workspace: str) -> str:
    """Return the right of the title row: "7 reviews in ~/reviews", "2 of 7 reviews in ~/reviews"."""
    if len(workspace) > _PATH:
        workspace = f"…{workspace[1 - _PATH :]}"
    few = f"{shown} of " if shown != total else ""
    return f"{few}{_count(total, 'review')} in {workspace}"


def home_words(path: Path) -> str:
    """Return a path with `~` for the user's home folder."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) and path != home else str(path)


def first_page(workspace: str) -> tuple[PageLine, ...]:
    """Return the lines of the first start."""
    offers = (
        ("n", "Start a review", "title, severity, and you are in"),
        ("t", "Try the demo", "a real incident, throw-away copy"),
    )
    lines = [
        PageLine(words("Run a blameless incident review, from raw logs to a finished document.", bold=True)),
        PageLine(),
    ]
    for key, what, how in offers:
        lines.append(PageLine(words((f"{key}   ", "here"), bold=True) + words(f"{what:<26}") + words((how, "quiet"))))
    lines += [
        PageLine(),
        PageLine(words((f"Everything stays on this computer, as plain files in {workspace}.", "quiet"))),
        PageLine(words(("F1 or ? shows the keys of any screen, ctrl+p finds any command.", "quiet"))),
    ]
    return tuple(lines)


def preview(entry: Entry, review: Review | None, now: datetime, zone: ZoneInfo) -> tuple[PageLine, ...]:
    """Return the side pane of a review: what it is, its summary, where the meeting stands, what it holds."""
    if entry.problem:
        return (PageLine(words(entry.title, bold=True)), PageLine(), PageLine(words(entry.problem, tone="alarm")))
    lines = [PageLine(words(entry.title, bold=True)), PageLine(words((_what(entry, zone), "quiet")))]
    if review is None:
        return tuple(lines)
    if review.meta.summary:
        lines.append(PageLine())
        lines += [PageLine(words(line)) for line in review.meta.summary.splitlines()[:8]]
    if entry.running:
        from facilitator.review.agenda import timing  # noqa: PLC0415  # records come with a review, not with the list

        lines += _agenda_lines(timing(review, now))
    lines += [PageLine(), _head("So far" if entry.group != "published" else "Recorded")]
    lines.append(PageLine(words(_holds(entry))))
    if entry.actions:
        have = "1 action has" if entry.ready_actions == 1 else f"{entry.ready_actions} actions have"
        lines.append(PageLine(words(f"{have} an owner and a date")))
    lines += _action_lines(review.actions.live, now.astimezone(zone))
    return tuple(lines)


def due_words(action: Action, now: datetime) -> Words:
    """Return an action's date for the right of a line: quiet, in the colour of time once it has passed."""
    if action.state != "open":
        return words((action.state, "quiet"))
    if action.due is None:
        return words(("when?", "time"))
    tone: Tone = "time" if action.due < now.date() else "quiet"
    day = day_words(action.due, today=now.date())
    return words((f"late, {day}" if tone == "time" else day, tone))


def _row(entry: Entry, zone: ZoneInfo) -> Row:
    if entry.problem:
        line = words(f"{entry.title}  ", (entry.problem, "alarm"))
        return Row(row_id(entry.folder), line=line)
    middle = _running(entry) if entry.running else _dated(entry, zone)
    cells = (
        Cell(line=middle, width=_MIDDLE, from_width=0 if entry.running else _MIDDLE_FROM),
        Cell(line=_actions(entry), width=_ACTIONS, align="right", gap=1),
    )
    return Row(row_id(entry.folder), entry.title, right=cells)


def _running(entry: Entry) -> Words:
    phase = phase_title(entry.phase) or "Meeting"
    if entry.paused:
        return words((f"{phase}, paused", "quiet"))
    if entry.left is None:
        return words((phase, "here"))
    from facilitator.review.agenda import clock_words  # noqa: PLC0415  # as above

    over = entry.left < timedelta()
    return words((f"{phase}, {clock_words(entry.left)}{'' if over else ' left'}", "time" if over else "here"))


def _dated(entry: Entry, zone: ZoneInfo) -> Words:
    at = _local(entry, zone)
    day = f"{at.day} {at:%b %Y}" if at else ""
    return words((f"{severity_words(entry.severity):<{_SEVERITY}} {day:>{_MIDDLE - _SEVERITY - 1}}", "quiet"))


def _actions(entry: Entry) -> Words:
    if entry.late_actions:
        return words((f"{entry.open_actions} open, {entry.late_actions} late", "time"))
    if entry.open_actions:
        return words(f"{entry.open_actions} open")
    return words(("all done" if entry.actions else "no actions", "quiet"))


def _what(entry: Entry, zone: ZoneInfo) -> str:
    level = next((one.title for one in levels() if one.id == entry.level), entry.level)
    parts = [severity_words(entry.severity), level]
    if entry.running and entry.started:
        parts.append(f"began {entry.started.astimezone(zone):%H:%M}")
    else:
        at = _local(entry, zone)
        parts.append(day_words(at.date(), today=None) if at else "")
    line = ", ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def _agenda_lines(stands: Timing) -> list[PageLine]:
    lines = [PageLine(), _head("Agenda")]
    for one in stands.phases:
        name = phase_title(one.phase.phase)
        spent = round(one.used / timedelta(minutes=1))
        match one.state:
            case "current":
                lines.append(PageLine(words(("► ", "here"), name, bold=True), words(f"{spent} of {one.phase.minutes}")))
            case "done":
                lines.append(PageLine(words(("● ", "here"), name), words((f"{spent} of {one.phase.minutes}", "quiet"))))
            case _:
                lines.append(PageLine(words(("○ ", "quiet"), name), words((str(one.phase.minutes), "quiet"))))
    return lines


def _action_lines(actions: Sequence[Action], now: datetime) -> list[PageLine]:
    """Return the actions, open ones first. No owner's name: it would stand beside "late"."""
    if not actions:
        return []
    lines = [PageLine(), _head("Actions")]
    for action in sorted(actions, key=lambda one: one.state != "open"):
        glyph: tuple[str, Tone] = ("○ ", "quiet") if action.state == "open" else ("● ", "here")
        lines.append(PageLine(words(glyph, action.text), due_words(action, now)))
    return lines


def _head(text: str) -> PageLine:
    return PageLine(words((text, "quiet")))


def _local(entry: Entry, zone: ZoneInfo) -> datetime | None:
    """Return the day a row shows: the incident's in its own zone, else the meeting's or the record's in the user's."""
    if entry.began is None:
        return entry.dated.astimezone(zone) if entry.dated else None
    try:
        return entry.began.astimezone(find_zone(entry.zone))
    except UsageError:
        return entry.began.astimezone(zone)


def _holds(entry: Entry) -> str:
    return f"{_count(entry.events, 'event')}, {_count(entry.factors, 'factor')}, {_count(entry.actions, 'action')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
