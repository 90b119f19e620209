"""From arguments to a command and its options, with nothing but argparse.

Two steps: the global options and the first word, then the rest with the parser of that command alone. So a review's
name can stand where a command does, and a global option counts before and after the command.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any, Final, NoReturn, cast

from facilitator import __version__
from facilitator.cli.table import COMMANDS, Command, command
from facilitator.errors import UsageError

PROGRAM: Final = "facilitator"
_USAGE: Final = f"{PROGRAM} [options] [REVIEW | COMMAND ...]"
_WIDEST: Final = 100
_NARROWEST: Final = 40
_LONGEST_SHOWN: Final = 300


class Parser(argparse.ArgumentParser):
    """An argument parser that ends in one sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments.

        Raises:
            UsageError: always.
        """
        from facilitator.text import clean_line, cut  # noqa: PLC0415  # only for a mistake

        said = cut(clean_line(message), _LONGEST_SHOWN)
        raise UsageError(f"{said[:1].upper()}{said[1:]}. See: {self.prog} --help")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for: `command` (None: the program itself), `review`, and the command's options.

    Raises:
        UsageError: the arguments are not understood.
        SystemExit: help or the version was asked for and has been printed.
    """
    at = _first_word(argv)
    args = _top().parse_args(argv[:at])
    words = list(argv[at:])
    wanted = command(words[0]) if words else None
    args.command = wanted.name if wanted is not None else None
    parser = parser_of(wanted) if wanted is not None else _review_parser()
    rest = words[1:] if wanted is not None else words
    # Intermixed parsing lets options stand among files, and does not know `--`.
    return parser.parse_args(rest, args) if "--" in rest else parser.parse_intermixed_args(rest, args)


def _first_word(argv: Sequence[str]) -> int:
    """Return the place of the command or review: the first argument that is neither a global option nor its value."""
    at = 0
    while at < len(argv) and argv[at].startswith("-") and argv[at] not in ("-", "--"):
        at += 2 if argv[at] in ("--data", "--config") else 1
    return min(at, len(argv))


def parser_of(wanted: Command) -> Parser:
    """Return the parser of one command."""
    parser = _parser(f"{PROGRAM} {wanted.name}")
    wanted.configure(parser)
    # Suppressed: a global option given before the command is not lost to a default given after it.
    _add_globals(parser, default=argparse.SUPPRESS)
    return parser


def _top() -> Parser:
    parser = _parser(
        PROGRAM,
        usage=_USAGE,
        description="Run a blameless incident review in the terminal, from raw logs to a finished document.",
        epilog=_epilog(),
    )
    _add_globals(parser, default=None)
    parser.add_argument("-V", "--version", action="version", version=f"{PROGRAM} {__version__}")
    return parser


def _epilog() -> str:
    rows = "\n".join(f"  {one.name:<8}{one.help}" for one in COMMANDS)
    return (
        f"Without a command the program starts: with your reviews, or in REVIEW, where it stands.\n"
        f"REVIEW is a folder's name, an id, the start of either, or words of the title.\n\n"
        f"commands:\n{rows}\n\n"
        f"{PROGRAM} COMMAND --help shows a command's options.\n"
        f"Exit codes: 0 done, 1 findings or failed, 2 usage or settings, 130 interrupted."
    )


def _review_parser() -> Parser:
    """Return the parser of a review's name: its words, and global options after them."""
    parser = _parser(PROGRAM, usage=_USAGE)
    parser.add_argument("review", nargs="*", metavar="REVIEW")
    _add_globals(parser, default=argparse.SUPPRESS)
    return parser


def _add_globals(parser: Parser, default: Any) -> None:
    parser.add_argument(
        "--data", metavar="DIR", default=default, help="the folder of your reviews (default: ~/reviews)"
    )
    parser.add_argument("--config", metavar="FILE", default=default, help="your settings file")


def _parser(prog: str, **words: Any) -> Parser:
    layout = cast("type[argparse.HelpFormatter]", partial(argparse.RawDescriptionHelpFormatter, width=_width()))
    return Parser(prog=prog, formatter_class=layout, allow_abbrev=False, **words)


def _width() -> int:
    """Return the columns for help. argparse would import shutil, and all compressions with it, to ask."""
    try:
        columns = int(os.environ.get("COLUMNS", "")) or os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]  # AttributeError is caught
    except (AttributeError, ValueError, OSError):
        columns = 80
    return max(min(columns, _WIDEST) - 2, _NARROWEST)
