"""CSV and TSV: columns told by their names, and by what is in them where they have none.

Separators are comma, semicolon, tab or bar; dates may stand in a column of their own and be left empty where they
repeat; a header such as "Time (PT)" gives the zone.
"""

import csv
import io
import re
from dataclasses import dataclass
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.sources import stamps
from facilitator.sources.dial import Dial, Stamp, StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source
from facilitator.sources.zones import stated_zone

SEPARATORS: Final = (",", ";", "\t", "|")
_SHOWN: Final = 200
"""Rows that are looked at to tell what a column holds."""

_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "date": ("date", "day", "datum", "fecha"),
    "time": (
        "timestamp",
        "time",
        "datetime",
        "date time",
        "date and time",
        "when",
        "at",
        "created at",
        "createdat",
        "created",
        "start",
        "started",
        "started at",
        "start time",
        "occurred at",
        "event time",
        "post creation time",
        "ts",
        "zeit",
        "hora",
    ),
    "until": ("until", "end", "ended", "end time", "ended at", "finished", "to"),
    "text": (
        "text",
        "event",
        "message",
        "description",
        "summary",
        "what",
        "what happened",
        "title",
        "subject",
        "details",
        "post message",
        "msg",
        "log",
        "note",
        "notes",
        "body",
        "content",
        "ereignis",
        "name",
    ),
    "actor": ("actor", "user", "who", "author", "by", "person", "owner", "user name", "username", "name"),
    "zone": ("zone", "timezone", "time zone", "tz"),
    "url": ("url", "link", "permalink", "html url", "href"),
    "key": ("id", "post id", "event id", "message id", "key"),
}
_IN_BRACKETS: Final = re.compile(r"(.*?)\s*[(\[]\s*([^)\]]+?)\s*[)\]]\s*")
_CLOCK: Final = re.compile(r"\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?")
_TWO_NUMBERS: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{4}")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; None where there is none. `zone_words` is a zone named in the time's header."""

    time: int
    date: int | None
    text: int
    actor: int | None = None
    zone: int | None = None
    url: int | None = None
    key: int | None = None
    until: int | None = None
    zone_words: str = ""
    header: bool = True
    named: bool = True


def separator(sample: Sample) -> str:
    """Return the sign between the cells of the first rows; nothing when no sign gives rows of one width."""
    best, most = "", 1
    for sign in SEPARATORS:
        try:
            rows = [row for row in csv.reader(io.StringIO(sample.head), delimiter=sign) if row][:_SHOWN]
        except csv.Error:
            continue
        if len(rows) > 1 and sample.head[-1:] not in {"\n", ""} and len(sample.text) > len(sample.head):
            rows = rows[:-1]
        width = len(rows[0]) if rows else 0
        regular = sum(len(row) == width for row in rows)
        if width > most and regular * 10 >= len(rows) * 9:
            best, most = sign, width
    return best


def find_columns(rows: list[list[str]]) -> Columns | None:
    """Return what the columns hold, None when none of them holds times beside one that holds a text."""
    if not rows:
        return None
    by_name = _by_name(rows[0])
    return by_name if by_name is not None else _by_content(rows)


def _by_name(header: list[str]) -> Columns | None:
    plain, brackets = [], {}
    for at, cell in enumerate(header):
        match = _IN_BRACKETS.fullmatch(cell)
        name = match[1] if match else cell
        if match:
            brackets[at] = match[2]
        plain.append(re.sub(r"[\s_.-]+", " ", name).strip().lower())
    found: dict[str, int] = {}
    for role, names in _NAMES.items():
        for name in names:
            if name in plain and plain.index(name) not in found.values():
                found[role] = plain.index(name)
                break
    if "time" not in found and "date" in found:
        found["time"] = found.pop("date")
    if "time" not in found or "text" not in found:
        return None
    words = brackets.get(found["time"], "")
    return Columns(
        time=found["time"],
        date=found.get("date"),
        text=found["text"],
        actor=found.get("actor"),
        zone=found.get("zone"),
        url=found.get("url"),
        key=found.get("key"),
        until=found.get("until"),
        zone_words=words,
    )


def _by_content(rows: list[list[str]]) -> Columns | None:
    """Return the columns of a table without a header that is known: the first with times, the longest with text."""
    header = not any(_is_time(cell) for cell in rows[0])
    body = rows[1:] if header else rows
    if not body:
        return None
    width = min(len(row) for row in body)
    share = [sum(_is_time(row[at]) for row in body) / len(body) for at in range(width)]
    times = [at for at in range(width) if share[at] >= 0.8]  # noqa: PLR2004 - a few odd rows are skipped with a reason
    if not times:
        return None
    others = [at for at in range(width) if at not in times]
    if not others:
        return None
    text = max(others, key=lambda at: sum(len(row[at]) for row in body))
    return Columns(time=times[0], date=None, text=text, header=header, named=False)


def _is_time(cell: str) -> bool:
    return stamps.read(cell.strip()) is not None


def _table(sample: Sample) -> tuple[str, Columns] | None:
    sign = separator(sample)
    if not sign:
        return None
    try:
        rows = [row for row in csv.reader(io.StringIO(sample.head), delimiter=sign) if any(row)][:_SHOWN]
    except csv.Error:
        return None
    columns = find_columns(rows)
    return (sign, columns) if columns is not None else None


def _is_named(sample: Sample) -> bool:
    table = None if sample.is_json else _table(sample)
    return table is not None and table[1].named


def _is_any(sample: Sample) -> bool:
    return not sample.is_json and _table(sample) is not None


def _read(sample: Sample, harvest: Harvest) -> None:
    table = _table(sample)
    if table is None:
        raise UnreadableError(f"{sample.name} has no column with times. Name one “time” and one “text”.")
    read_table(sample, harvest, *table)


def read_table(sample: Sample, harvest: Harvest, sign: str, columns: Columns) -> None:
    """Put the rows of a table into the harvest."""
    _learn(sample, harvest.dial, sign, columns)
    if columns.zone_words:
        zone = stated_zone(columns.zone_words)
        if zone is not None:
            harvest.dial.state(zone, columns.zone_words)
    day = ""
    number = 0
    reader = csv.reader(io.StringIO(sample.text), delimiter=sign)
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            harvest.skip(f"row {number}", f"not readable as a table: {error}")
            continue
        if (number == 1 and columns.header) or not any(cell.strip() for cell in row):
            continue
        if columns.date is not None and _cell(row, columns.date):
            day = _cell(row, columns.date)
        _row(harvest, columns, row, f"row {number}", day)


def _row(harvest: Harvest, columns: Columns, row: list[str], place: str, day: str) -> None:
    try:
        stamp = _stamp(harvest.dial, columns, row, day)
    except StampError as error:
        harvest.skip(place, str(error))
        return
    until = None
    ends = _cell(row, columns.until)
    if ends:
        try:
            until = harvest.dial.read(ends).at
        except StampError:
            harvest.warn(f"{place}: its end, “{ends[:40]}”, is no time.")
    key = _cell(row, columns.key)
    harvest.add(
        stamp,
        _cell(row, columns.text),
        row=place,
        actor=_cell(row, columns.actor),
        url=_cell(row, columns.url),
        key=f"csv:{key}" if key else "",
        until=until,
    )


def _stamp(dial: Dial, columns: Columns, row: list[str], day: str) -> Stamp:
    written = _cell(row, columns.time)
    if columns.date is not None and _CLOCK.fullmatch(written):
        if not day:
            raise StampError("a time without a date, here and above")
        written = f"{day} {written}"
    elif _CLOCK.fullmatch(written) and dial.first_day is not None:
        written = f"{dial.first_day.isoformat()} {written}"
    elif _CLOCK.fullmatch(written):
        raise StampError("only a time: say the day with --date")
    elif columns.date is not None and not written:
        written = day
    zone = _cell(row, columns.zone) if columns.zone is not None else ""
    if zone and stamps.read(f"{written} {zone}") is not None:
        written = f"{written} {zone}"
    return dial.read(written)


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
