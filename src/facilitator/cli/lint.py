"""`facilitator lint`: wording that faults people, in files, for people and for continuous integration."""

import argparse
from bisect import bisect_right
from collections.abc import Iterator

from facilitator.cli.findings import Finding, as_github, as_json, as_sarif, as_text
from facilitator.cli.here import Here
from facilitator.cli.inputs import read_document, shown_name
from facilitator.cli.options import STANDARD
from facilitator.cli.output import emit, emit_json, say
from facilitator.errors import UnreadableError
from facilitator.text import clean, clean_line
from facilitator.wording import Lexicon, check_document


def run(args: argparse.Namespace, here: Here) -> int:
    """Print what is found; 1 when a redirect is among it (`--strict`: anything), or a file cannot be read."""
    lexicon = here.settings.wording or Lexicon()
    findings: list[Finding] = []
    failed = False
    for name in args.files or [STANDARD]:
        try:
            text = read_document(name)
        except UnreadableError as error:
            say(str(error))
            failed = True
        else:
            findings.extend(find(shown_name(name), text, lexicon))
    _print(findings, args.format)
    fired = any(args.strict or one.level == "redirect" for one in findings)
    return int(fired or failed)


def find(file: str, text: str, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield what is found in the text of a file, in its order; `lexicon` adds to the shipped rules."""
    starts = [0, *(place + 1 for place, char in enumerate(text) if char == "\n")]
    for flag in check_document(text, lexicon):
        line, column = _place(starts, flag.start)
        end_line, end_column = _place(starts, flag.end)
        yield Finding(
            file=file,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            level=flag.level,
            category=flag.category,
            rule=flag.rule,
            text=clean(text[flag.start : flag.end]),
            reason=flag.reason,
            say=clean_line(flag.say),
            rewrite=clean(flag.rewrite) if flag.rewrite else None,
        )


def _place(starts: list[int], at: int) -> tuple[int, int]:
    """Return the line and column, both from 1, of the character at an offset."""
    line = bisect_right(starts, at)
    return line, at - starts[line - 1] + 1


def _print(findings: list[Finding], form: str) -> None:
    if form == "json":
        emit_json(as_json(findings))
    elif form == "sarif":
        emit_json(as_sarif(findings))
    elif findings:
        emit(as_text(findings) if form == "text" else as_github(findings))
