"""CSV and TSV: columns told by their names, and by what is in them where they have none.

Separators are comma, semicolon, tab or bar; dates may stand in a column of their own and be left empty where they
repeat; a header such as "Time (PT)" gives the zone.
"""

import csv
import io
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.sources import stamps
from facilitator.sources.column_map import ColumnMap, columns_in_words
from facilitator.sources.columns import Columns, chosen, find_table, names_of
from facilitator.sources.dial import Dial, Stamp, StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.markdown_dates import any_date
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source
from facilitator.sources.zones import stated_zone
from facilitator.times.moments import ROLL_BACK

_CLOCK: Final = re.compile(r"\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?")
_LONGEST_CLOCK: Final = 20
_LONGEST_CELL: Final = 50
"""Lines of one row that are not yet suspicious."""

_TWO_NUMBERS: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d\d)\b")


def _is_named(sample: Sample) -> bool:
    table = None if sample.is_json else find_table(sample)
    return table is not None and table[1].named


def _is_any(sample: Sample) -> bool:
    return not sample.is_json and find_table(sample) is not None


def _read(sample: Sample, harvest: Harvest) -> None:
    wanted = harvest.options.columns_of(sample.name)
    found = chosen(sample, wanted) if wanted is not None else find_table(sample)
    if found is None:
        raise UnreadableError(f"{sample.name} has no column with times. Name one “time” and one “text”.")
    sign, columns = found
    seen = names_of(sample)
    if seen is not None:
        harvest.table = replace(seen, taken=_taken(columns))
    _learn(sample, harvest.dial, sign, columns)
    zone = stated_zone(columns.zone_words) if columns.zone_words else None
    if zone is not None:
        harvest.dial.state(zone, columns.zone_words)
    above = sample.head.split("\n")[: columns.above]
    table = _Table(harvest, columns, clock_day=harvest.options.day or any_date(" ".join(above)))
    number, line = 0, 0
    reader = csv.reader(sample.each_line(ends=True), delimiter=sign)
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            harvest.skip(f"row {number}", f"not readable as a table: {error}")
            continue
        if reader.line_num - line > _LONGEST_CELL:
            harvest.warn(f"row {number} goes over {reader.line_num - line} lines: a quotation mark may be left open.")
        line = reader.line_num
        if number > columns.above + columns.header and any(row) and any(cell.strip() for cell in row):
            table.row(f"row {number}", row)


@dataclass(slots=True)
class _Table:
    """The rows of a table, with the day that stands above a time alone."""

    harvest: Harvest
    columns: Columns
    day: str = ""
    clock_day: date | None = None
    last: Stamp | None = None

    def row(self, place: str, row: list[str]) -> None:
        """Put one row into the harvest."""
        columns, dial = self.columns, self.harvest.dial
        try:
            stamp = self._stamp(row)
        except StampError as error:
            self.harvest.skip(place, str(error))
            return
        until = None
        ends = _cell(row, columns.until)
        if ends:
            try:
                until = dial.read(ends).at
            except StampError:
                self.harvest.warn(f"{place}: its end, “{ends[:40]}”, is no time.")
        self.harvest.add(
            stamp,
            _cell(row, columns.text),
            row=place,
            actor=_cell(row, columns.actor),
            url=_cell(row, columns.url),
            until=until,
            source=_cell(row, columns.source),
        )

    def _stamp(self, row: list[str]) -> Stamp:
        columns, dial = self.columns, self.harvest.dial
        written = _cell(row, columns.time)
        if columns.date is not None and _cell(row, columns.date):
            self.day = _cell(row, columns.date)
        zone = _cell(row, columns.zone)
        if len(written) <= _LONGEST_CLOCK and _CLOCK.fullmatch(written):
            return self._clock(f"{written} {zone}".strip())
        if not written and columns.date is not None:
            written = _cell(row, columns.date)
        if columns.others and stamps.read(written) is None:
            written = next((_cell(row, at) for at in columns.others if stamps.read(_cell(row, at))), written)
        if zone and stamps.read(f"{written} {zone}") is not None:
            written = f"{written} {zone}"
        return dial.read(written)

    def _clock(self, written: str) -> Stamp:
        """Return the instant of a time that stands without its date in its cell."""
        if self.columns.date is not None:
            if not self.day:
                raise StampError("a time without a date, here and above")
            return self.harvest.dial.read(f"{self.day} {written}")
        self.clock_day = self.clock_day or self.harvest.dial.first_day
        if self.clock_day is None:
            raise StampError("only a time: say the day with --date")
        stamp = self.harvest.dial.read(f"{self.clock_day.isoformat()} {written}")
        if self.last is not None and self.last.at - stamp.at > ROLL_BACK:
            self.clock_day += timedelta(days=1)
            stamp = self.harvest.dial.read(f"{self.clock_day.isoformat()} {written}")
            day = self.clock_day.isoformat()
            self.harvest.warn(f"{written} stands after a later time; it was read as the next day, {day}.")
        self.last = stamp
        return stamp


def _taken(columns: Columns) -> ColumnMap:
    """Return the columns that are read, by their positions."""

    def place(at: int | None) -> str:
        return "" if at is None else str(at + 1)

    return ColumnMap(
        time=place(columns.time),
        text=place(columns.text),
        actor=place(columns.actor),
        source=place(columns.source),
        zone=place(columns.zone),
    )


def is_table(sample: Sample) -> bool:
    """Tell whether the text has rows and columns, known or not."""
    return not sample.is_json and names_of(sample) is not None


def ask(sample: Sample, harvest: Harvest) -> None:
    """Put a table into the harvest whose columns nobody knows: its rows are skipped until somebody names them.

    Raises:
        UnreadableError: nobody can be asked; the sentence names the columns.
    """
    harvest.table = names_of(sample)
    names = columns_in_words(harvest.table.names) if harvest.table is not None else ""
    if not harvest.options.ask_columns:
        raise UnreadableError(
            f"{sample.name} is a table without a column that is known to hold times beside a text. Its columns are "
            f"{names}: say --column time=NAME --column text=NAME, or choose them in the preview on the screen."
        )
    harvest.warn(f"No column is known to hold the times: c chooses. The columns are {names}.")
    for number, text in enumerate(sample.each_line(), start=1):
        if number > 1 and text.strip():
            harvest.skip(f"line {number}", "no column is chosen for its time and its text")


def _cell(row: list[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""


def _learn(sample: Sample, dial: Dial, sign: str, columns: Columns) -> None:
    """Learn from the first rows whether dates of three numbers have their day or their month first."""
    rows = csv.reader(io.StringIO(sample.head), delimiter=sign)
    try:
        cells = [_cell(row, columns.date if columns.date is not None else columns.time) for row in rows]
    except csv.Error:
        return
    pairs = [(int(match[1]), int(match[2])) for match in map(_TWO_NUMBERS.match, cells) if match]
    if any(one > 12 for one, _ in pairs):  # noqa: PLR2004 - months in a year
        dial.month_first = False
    elif any(two > 12 for _, two in pairs):  # noqa: PLR2004 - months in a year
        dial.month_first = True


DELIMITED: Final = Source("table", "csv", _is_named, _read)
"""CSV and TSV whose columns have names that are known."""

UNNAMED: Final = Source("table", "csv", _is_any, _read)
"""CSV and TSV whose columns are told by what is in them."""
