"""`facilitator list`: the reviews of the workspace."""

import argparse
from datetime import datetime
from typing import Any

from facilitator.cli.here import Here
from facilitator.cli.output import emit, emit_json, say
from facilitator.library import Entry
from facilitator.text import clean_line


def run(args: argparse.Namespace, here: Here) -> int:
    """Print the reviews, as the library orders them: running, to finish, published."""
    entries = here.library.entries()
    if args.format == "json":
        emit_json([as_json(entry) for entry in entries])
        return 0
    if not entries:
        say(f"There is no review in {here.library.workspace}. Make one with: facilitator new TITLE")
        return 0
    emit("\n".join(_line(entry) for entry in entries))
    for entry in entries:
        if entry.problem:
            say(f"{entry.folder}: {entry.problem}")
    return 0


def as_json(entry: Entry) -> dict[str, Any]:
    """Return a review's row as scripts read it; what is not known is null."""
    return {
        "folder": entry.folder,
        "id": entry.id or None,
        "title": entry.title,
        "severity": entry.severity or None,
        "level": None if entry.problem else entry.level,
        "status": None if entry.problem else entry.status,
        "running": entry.running,
        "phase": entry.phase or None,
        "team": entry.team or None,
        "tags": list(entry.tags),
        "zone": None if entry.problem else entry.zone,
        "began": _instant(entry.began),
        "meets": _instant(entry.meets),
        "started": _instant(entry.started),
        "ended": _instant(entry.ended),
        "published": _instant(entry.published_at),
        "events": _count(entry, entry.events),
        "factors": _count(entry, entry.factors),
        "actions": _count(entry, entry.actions),
        "open_actions": _count(entry, entry.open_actions),
        "late_actions": _count(entry, entry.late_actions),
        "problem": entry.problem or None,
    }


def _line(entry: Entry) -> str:
    """Return folder, state, severity and title between tabs."""
    state = "cannot be read" if entry.problem else entry.group
    return "\t".join((entry.folder, state, severity_words(entry), clean_line(entry.title)))


def severity_words(entry: Entry) -> str:
    """Return how bad it was, in two words."""
    return f"Sev {entry.severity}" if entry.severity.isdigit() else entry.severity or "-"


def _count(entry: Entry, count: int) -> int | None:
    return None if entry.problem else count


def _instant(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None else None
