"""Plain logs: a time at the start of each line; lines without one go on the line above (stack traces)."""

import re
from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import LONGEST_TEXT, Harvest
from facilitator.sources.log_forms import Line, log_line
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source

_CELL: Final = re.compile(r"[\dT:.+Z -]{19,35}[,;\t|](?!\d{3}\b)")
"""A time that is a cell of a table: a separator follows, and no fraction of a second."""


def _recognise(sample: Sample) -> bool:
    """Tell whether most of the first lines, those that go on another left out, start with a time to the second."""
    lines = [text for text in sample.lines if text[:1] not in {" ", "\t"}]
    found = sum(log_line(text) is not None for text in lines)
    cells = sum(_CELL.match(text) is not None for text in lines)
    return found > 0 and found * 2 >= len(lines) and cells * 2 < len(lines)


def _read(sample: Sample, harvest: Harvest) -> None:
    line: Line | None = None
    row = ""
    more: list[str] = []
    size = 0
    for number, text in enumerate(sample.each_line(), start=1):
        found = log_line(text)
        if found is not None:
            if line is not None:
                _keep(harvest, row, line, more)
            line, row, more, size = found, f"line {number}", [], 0
        elif line is None:
            if text.strip():
                harvest.skip(f"line {number}", "no time")
        elif size < LONGEST_TEXT and text.strip():
            more.append(text)
            size += len(text)
    if line is not None:
        _keep(harvest, row, line, more)


def _keep(harvest: Harvest, row: str, line: Line, more: list[str]) -> None:
    try:
        stamp = harvest.dial.read(line.written) if line.raw is None else harvest.dial.resolve(line.raw)
    except StampError as error:
        harvest.skip(row, str(error))
        return
    harvest.add(stamp, " ".join((line.text, *more)) if more else line.text, row=row)


PLAIN_LOG: Final = Source("log", "log", _recognise, _read)
"""Lines that start with a time."""
