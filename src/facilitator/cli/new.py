"""`facilitator new`: makes a review."""

import argparse
from typing import Final

from facilitator.cli.here import Here
from facilitator.cli.output import emit, say
from facilitator.cli.values import moment_option, number_option, zone_option
from facilitator.errors import UsageError
from facilitator.guidance import LONGEST, SHORTEST, suggest
from facilitator.text import clean_line

LONGEST_TITLE: Final = 300
"""Characters of a title: it stands in one row of a screen and in the head of a document."""


def run(args: argparse.Namespace, here: Here) -> int:
    """Make the review and print its folder's name."""
    title = _title(args.title)
    level, length = _level_and_length(args)
    zone = zone_option(args.zone) or here.zone
    now = here.clock.now()
    began = moment_option(args.began, "--began", zone=zone, day=now.astimezone(zone).date(), now=now)
    if began is not None and began > now:
        say("That moment has not come yet; if another day is meant, change it in the review.")
    today = now.astimezone(here.zone).date()
    meets = moment_option(args.meets, "--meets", zone=here.zone, day=today, now=now)
    folder = here.library.create(
        title=title,
        severity=args.severity or "",
        level=level,
        length=length,
        began=began,
        zone=zone.key,
        meets=meets,
        team=clean_line(args.team or ""),
    )
    emit(folder)
    return 0


def _title(words: list[str]) -> str:
    title = clean_line(" ".join(words))
    if len(title) > LONGEST_TITLE:
        raise UsageError(f"A title has at most {LONGEST_TITLE} characters. Say in a few words what happened.")
    return title


def _level_and_length(args: argparse.Namespace) -> tuple[str, int | None]:
    """Return the level of review and the meeting's minutes: as asked, else what the severity suggests."""
    suggested = suggest(args.severity) if args.severity else None
    level: str = args.level or (suggested.level if suggested else "meeting")
    if level != "meeting":
        if args.length is not None:
            say(f"The review is {level}: nobody meets, so --length is left aside. For a meeting add --level meeting.")
        return level, None
    length = number_option(args.length, "--length", SHORTEST, LONGEST)
    return level, length or (suggested.length if suggested else None)
