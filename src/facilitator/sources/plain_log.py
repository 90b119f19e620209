"""Plain logs: a time at the start of each line; lines without one go on the line above (stack traces)."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from facilitator.sources import stamps
from facilitator.sources.dial import Dial, Stamp
from facilitator.sources.harvest import LONGEST_TEXT, Harvest
from facilitator.sources.log_forms import Line, log_line
from facilitator.sources.log_inner import inner_line, json_line, message_in
from facilitator.sources.log_reader import LogReader, Taken
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source

_REPORT: Final = ("#", "|", "- ", "* ", "> ")
"""How lines of a report begin, and none of a log."""

_FULL_DATE: Final = re.compile(r"(?<![\w-])20\d\d-[01]\d-[0-3]\d(?!\d)")
_CELL: Final = re.compile(r"[\dT:.+Z -]{19,35}[,;\t|](?!\d{3}\b)")
"""A time that is a cell of a table: a separator follows, and no fraction of a second."""


_BETWEEN: Final = re.compile(r"(?:.*[\t;,])?\"?\d{4}-\d\d-\d\d[T ][\d:.+Z-]{5,24}\"?(?:[\t;,](?!\d{3}\b)|$)")
"""A time that is a cell of a table, in quotation marks or not, wherever it stands."""


def _recognise(sample: Sample) -> bool:
    """Tell whether the first lines, those that go on another left out, have a time to the second in one form."""
    lines = _beginnings(sample)
    cells = sum(_CELL.match(text) is not None for text in lines)
    return cells * 2 < len(lines) and _form(sample) is not None


def _beginnings(sample: Sample) -> list[str]:
    return [text for text in sample.lines if text[:1] not in {" ", "\t"}]


def _form(sample: Sample) -> Callable[[str], Line | None] | None:
    """Return how the lines of a log are read: in the form that most of its first lines have, or its very first one.

    A single line may be followed by a hundred of a stack trace, which is no reason to take the log for a report.
    """
    lines = _beginnings(sample)
    report = any(text.startswith(_REPORT) and log_line(text) is None for text in lines)
    table = sum(_BETWEEN.match(text) is not None for text in lines) * 2 >= len(lines)
    for form, enough in ((log_line, 1), (inner_line, 2), (json_line, 1)):
        found = [form(text) is not None for text in lines]
        if sum(found) * 2 >= len(lines) > 0 or (found[:1] == [True] and sum(found) >= enough and not report):
            return None if table and form is inner_line else form
    return None


def _learn_day(sample: Sample, dial: Dial) -> None:
    """Let a date with its year, on one of the first lines, tell the year of times that have none."""
    options = dial.options
    if options.year is None and options.day is None and options.start is None:
        match = _FULL_DATE.search("\n".join(sample.lines))
        raw = stamps.read(match[0]) if match is not None else None
        if raw is not None:
            dial.options = replace(options, day=raw.at.date())


def _read(sample: Sample, harvest: Harvest) -> None:
    _learn_day(sample, harvest.dial)
    reader = LogReader(harvest.dial, _form(sample) or log_line)
    held: Taken | None = None
    row = 0
    more: list[str] = []
    size = 0
    for number, text in enumerate(sample.each_line(), start=1):
        found = reader.take(text)
        if found is not None:
            if held is not None:
                _keep(harvest, row, held, more)
                if more:
                    more, size = [], 0
            held, row = found, number
        elif held is None:
            if text.strip():
                harvest.skip(f"line {number}", "no time")
        elif size < LONGEST_TEXT and text.strip():
            more.append(text)
            size += len(text)
    if held is not None:
        _keep(harvest, row, held, more)


def _keep(harvest: Harvest, row: int, held: Taken, more: list[str]) -> None:
    stamp, text = held
    if more:
        text = " ".join((text, *more))
    if text[:1] == "{":
        text = message_in(text)
    if isinstance(stamp, Stamp):
        harvest.add_line(stamp, text, f"line {row}")
    else:
        harvest.skip(f"line {row}", str(stamp))


PLAIN_LOG: Final = Source("log", "log", _recognise, _read)
"""Lines that start with a time."""
