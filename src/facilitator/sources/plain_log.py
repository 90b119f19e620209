"""Plain logs: a time at the start of each line; lines without one go on the line above (stack traces)."""

import re
from typing import Final

from facilitator.sources.dial import Stamp
from facilitator.sources.harvest import LONGEST_TEXT, Harvest
from facilitator.sources.log_forms import log_line
from facilitator.sources.log_reader import LogReader, Taken
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
    reader = LogReader(harvest.dial)
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
    if isinstance(stamp, Stamp):
        harvest.add_line(stamp, text, f"line {row}")
    else:
        harvest.skip(f"line {row}", str(stamp))


PLAIN_LOG: Final = Source("log", "log", _recognise, _read)
"""Lines that start with a time."""
