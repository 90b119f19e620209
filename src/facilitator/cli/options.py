"""The options of every command. Only argparse here: help must not wait for what a command itself needs."""

import argparse
from typing import Final

STANDARD: Final = "-"
"""The name of standard input or output where a file can be named."""

SEVERITIES: Final = ("1", "2", "3", "4", "near-miss")
LEVELS: Final = ("meeting", "written", "near-miss")
PHASES: Final = ("prepare", "open", "timeline", "factors", "well", "actions", "close", "check")
COLUMN_ROLES: Final = ("time", "text", "actor", "source", "zone")
"""What a column of a table can hold."""
QUIET_LEVELS: Final = ("INFO", "DEBUG", "TRACE", "NOTICE")
"""Levels of log lines that can be left out."""
_REVIEW: Final = "a folder's name, an id, the start of either, or words of the title"
_WHEN: Final = "WHEN"


def new(parser: argparse.ArgumentParser) -> None:
    """Add the options of `new`."""
    parser.description = "Makes a review and prints its folder's name."
    parser.add_argument("title", nargs="+", metavar="TITLE", help="what happened, in a few words")
    parser.add_argument("--severity", choices=SEVERITIES, help="how bad it was, 1 is worst")
    parser.add_argument("--level", choices=LEVELS, help="level of review (default: by severity)")
    parser.add_argument(
        "--length", type=int, metavar="MIN", help="length of the meeting in minutes (default: by severity)"
    )
    parser.add_argument("--began", metavar=_WHEN, help="when the incident began: 2022-01-27 11:00, yesterday 2pm")
    parser.add_argument("--zone", metavar="IANA", help="the incident's time zone, like Europe/Paris (default: yours)")
    parser.add_argument("--meets", metavar=_WHEN, help="when the meeting starts, in your time zone")
    parser.add_argument("--team", metavar="T", help="the team whose incident it was")


def listing(parser: argparse.ArgumentParser) -> None:
    """Add the options of `list`."""
    parser.description = "Lists the reviews of the workspace."
    _add_format(parser, "text", "json")


def show(parser: argparse.ArgumentParser) -> None:
    """Add the options of `show`."""
    parser.description = "Shows in short where a review stands: facts, timeline, factors and actions."
    _add_review(parser)
    _add_format(parser, "text", "json")


def importing(parser: argparse.ArgumentParser) -> None:
    """Add the options of `import`."""
    parser.description = (
        "Reads a timeline from chat exports, alerts, logs, reports and tables.\n"
        "A review exported as JSON, as the only FILE, becomes a review again."
    )
    parser.epilog = (
        "With --into, what lies more than 3 h before or 27 h after the beginning of the\n"
        "incident is left out, unless --from or --until say otherwise."
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="file, folder or zip; - is standard input")
    parser.add_argument("--into", metavar="REVIEW", help=f"the review that gets the events: {_REVIEW}")
    parser.add_argument("--dry-run", action="store_true", help="show what would be read; write nothing")
    _add_format(parser, "text", "json")
    parser.add_argument(
        "--zone", metavar="IANA", help="for times without a zone of their own (default: the review's, else yours)"
    )
    parser.add_argument("--date", metavar="DATE", help="for times without a date: 2026-03-10")
    parser.add_argument("--year", type=int, metavar="YEAR", help="for dates without a year")
    parser.add_argument("--from", dest="since", metavar=_WHEN, help="leave out what lies before")
    parser.add_argument("--until", metavar=_WHEN, help="leave out what lies after")
    _preview_choices(parser)


def _preview_choices(parser: argparse.ArgumentParser) -> None:
    """Add what a person chooses in the preview on the screen."""
    parser.add_argument(
        "--column",
        action="append",
        metavar="ROLE=COLUMN",
        help=f"a table's column by its name or number, for {', '.join(COLUMN_ROLES[:-1])} or {COLUMN_ROLES[-1]}; "
        "once for each, time and text at least",
    )
    parser.add_argument(
        "--noise",
        action="append",
        metavar="take|leave|RULE",
        help="take what rules take for noise, leave it out (default), or take what one RULE leaves out",
    )
    parser.add_argument(
        "--without",
        action="append",
        metavar="LEVEL",
        help=f"leave out log lines of a level: {', '.join(QUIET_LEVELS)}",
    )
    parser.add_argument(
        "--fold",
        choices=("first", "second", "order"),
        help="times that happened twice, when clocks went back: the first, the second, or by the order of rows "
        "(default: first, with a warning)",
    )
    parser.add_argument(
        "--gap",
        choices=("before", "after", "skip"),
        help="times that never were, when clocks went forward: as before the change, as after it, or left out "
        "(default: before, with a warning)",
    )


def export(parser: argparse.ArgumentParser) -> None:
    """Add the options of `export`."""
    parser.description = "Writes a review as a document, to standard output or to a file."
    _add_review(parser)
    parser.add_argument(
        "--format", default="markdown", metavar="FORMAT", help="markdown (default), json, or another one"
    )
    parser.add_argument(
        "--output", default=STANDARD, metavar="FILE", help="the file to write; - is standard output (default)"
    )


def lint(parser: argparse.ArgumentParser) -> None:
    """Add the options of `lint`."""
    parser.description = (
        "Finds wording that faults people, and says it another way.\n"
        "Reads standard input without FILE. Exit code 1 when a redirect fires."
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="text or Markdown; - is standard input")
    _add_format(parser, "text", "json", "github", "sarif")
    parser.add_argument("--strict", action="store_true", help="exit code 1 for a rephrase, too")


def when(parser: argparse.ArgumentParser) -> None:
    """Add the options of `when`."""
    parser.description = (
        "Shows how a date or a time is read.\n"
        "Without EXPRESSION each line of standard input is one. Exit code 1 when one\n"
        "could not be read. Write -- before an expression that starts with a minus."
    )
    parser.add_argument(
        "expressions", nargs="*", metavar="EXPRESSION", help="what somebody types: next fri, +5m, 10:02 CET"
    )
    parser.add_argument(
        "--as", dest="kind", choices=("due", "time"), required=True, help="a due date, or a time of the timeline"
    )
    parser.add_argument("--now", metavar="INSTANT", help="the present moment (default: now)")
    parser.add_argument("--zone", metavar="IANA", help="for times without a zone of their own (default: yours)")
    parser.add_argument("--start", metavar="INSTANT", help="when the incident began: +5m counts from it")
    parser.add_argument("--sprint-end", metavar="DATE", help="the last day of a sprint (default: your settings')")
    parser.add_argument(
        "--sprint-weeks", type=int, metavar="N", help="length of a sprint in weeks (default: your settings')"
    )
    parser.add_argument(
        "--order", choices=("dmy", "mdy"), help="how 12/01 is read (default: your settings', else it asks)"
    )
    _add_format(parser, "text", "json")


def demo(parser: argparse.ArgumentParser) -> None:
    """Add the options of `demo`."""
    parser.description = "Starts the program with a real incident, on a copy that is thrown away."
    parser.add_argument(
        "--at", choices=PHASES, default="timeline", metavar="PHASE", help=f"where to start: {', '.join(PHASES)}"
    )


def paths(parser: argparse.ArgumentParser) -> None:
    """Add the options of `paths`: it has none."""
    parser.description = "Shows where your reviews, settings, index and log are, one name<TAB>path a line."


def _add_review(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("review", nargs="+", metavar="REVIEW", help=_REVIEW)


def _add_format(parser: argparse.ArgumentParser, *formats: str) -> None:
    parser.add_argument("--format", choices=formats, default=formats[0], help=f"default: {formats[0]}")
