"""Which column of a table holds what: told by its header, else by what is in it."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.sources import stamps
from facilitator.sources.column_map import ColumnMap, Table
from facilitator.sources.column_names import ENDINGS, NAMES
from facilitator.sources.sample import Sample
from facilitator.text import clean_line

SEPARATORS: Final = (",", ";", "\t", "|")
_MOST_PREAMBLE: Final = 5
_LONGEST_NAME: Final = 60
_SHOWN: Final = 200
"""Rows that are looked at to tell what a column holds."""

_CLOCK_FIRST: Final = re.compile(r"\s*\d{1,2}:\d\d")
_IN_BRACKETS: Final = re.compile(r"(.*?)\s*[(\[]\s*([^)\]]+?)\s*[)\]]\s*")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; None where there is none.

    `others` hold a time as well, for rows whose first one is none. `zone_words` is a zone named in the time's header,
    `above` counts the rows above the header.
    """

    time: int
    date: int | None
    text: int
    actor: int | None = None
    zone: int | None = None
    url: int | None = None
    until: int | None = None
    others: tuple[int, ...] = ()
    source: int | None = None
    zone_words: str = ""
    header: bool = True
    above: int = 0
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
        rows = rows[_preamble(rows) :]
        width = len(rows[0]) if rows else 0
        regular = sum(len(row) == width for row in rows)
        if width > most and regular * 10 >= len(rows) * 9:
            best, most = sign, width
    return best


def _preamble(rows: list[list[str]]) -> int:
    """Return how many rows stand above the header: a title, an empty line, the `sep=;` of a spreadsheet."""
    if rows and rows[0] and rows[0][0].startswith("sep="):
        return 1
    widths = Counter(len(row) for row in rows if row).most_common(1)
    first = next((at for at, row in enumerate(rows) if widths and len(row) == widths[0][0]), 0)
    return first if first <= _MOST_PREAMBLE else 0


def find_columns(rows: list[list[str]]) -> Columns | None:
    """Return what the columns hold, None when none of them holds times beside one that holds a text."""
    if not rows:
        return None
    by_name = _by_name(rows[0], rows[1:])
    return by_name if by_name is not None else _by_content(rows)


def _by_name(header: list[str], body: list[list[str]]) -> Columns | None:
    plain, brackets = [], {}
    for at, cell in enumerate(header):
        match = _IN_BRACKETS.fullmatch(cell)
        name = match[1] if match else cell
        if match:
            brackets[at] = match[2]
        plain.append(re.sub(r"[\s_.-]+", " ", name).strip().lower())
    found: dict[str, int] = {}
    for role, names in NAMES.items():
        for name in names:
            if name in plain and plain.index(name) not in found.values():
                found[role] = plain.index(name)
                break
    if "time" not in found and "date" in found:
        found["time"] = found.pop("date")
    for role, ending in ENDINGS.items():
        likely = (at for at, name in enumerate(plain) if at not in found.values() and ending.fullmatch(name))
        place = next((at for at in likely if role == "text" or _holds_times(body, at)), None)
        if role not in found and place is not None:
            found[role] = place
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
        until=found.get("until"),
        others=tuple(at for at, name in enumerate(plain) if name in NAMES["time"] and at != found["time"]),
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
    text = max(
        others, key=lambda at: (len({row[at] for row in body}) * 2 > len(body), sum(len(row[at]) for row in body))
    )
    if all(_CLOCK_FIRST.match(row[text]) for row in body):
        return None  # "10/03/2026, 10:02 - Ana: hello" is a line of a chat, and no table
    return Columns(time=times[0], date=None, text=text, header=header, named=False)


def _holds_times(rows: list[list[str]], at: int) -> bool:
    return all(_is_time(row[at]) for row in rows if at < len(row) and row[at].strip())


def _is_time(cell: str) -> bool:
    return stamps.read(cell.strip()) is not None


def names_of(sample: Sample) -> Table | None:
    """Return the columns of a table by their names, be they known or not; None when the text is no table.

    A column without a name has its position for one.
    """
    found = _rows(sample)
    if found is None:
        return None
    rows = [row for row in found[1][found[2] :] if any(cell.strip() for cell in row)]
    if not rows:
        return None
    body = rows[1] if len(rows) > 1 else ()
    names = tuple(clean_line(cell)[:_LONGEST_NAME] or str(at) for at, cell in enumerate(rows[0], start=1))
    first = (*(clean_line(cell)[:_LONGEST_NAME] for cell in body), *("" for _ in names))
    return Table(names, first[: len(names)])


def chosen(sample: Sample, columns: ColumnMap) -> tuple[str, Columns] | None:
    """Return the separator and the columns that a person chose; None when the text is no table.

    Raises:
        UnreadableError: a column that was chosen is not there.
    """
    found, table = _rows(sample), names_of(sample)
    if found is None or table is None:
        return None
    sign, rows, above = found
    places = columns.places(table.names)
    top = next((row for row in rows[above:] if any(row)), [])
    if "time" not in places or "text" not in places:
        raise UnreadableError("A table needs a column with times and one with a text. Choose both.")
    cell = top[places["time"]] if places["time"] < len(top) else ""
    header = not _is_time(cell) and not _CLOCK_FIRST.match(cell)
    return sign, Columns(
        time=places["time"],
        date=None,
        text=places["text"],
        actor=places.get("actor"),
        source=places.get("source"),
        zone=places.get("zone"),
        header=header,
        above=above,
    )


def find_table(sample: Sample) -> tuple[str, Columns] | None:
    """Return the separator and the columns of a table; None when the text is none, or a Markdown one."""
    found = _rows(sample)
    if found is None:
        return None
    sign, rows, above = found
    columns = find_columns([row for row in rows[above:] if any(row)])
    return (sign, replace(columns, above=above)) if columns is not None else None


def _rows(sample: Sample) -> tuple[str, list[list[str]], int] | None:
    """Return the separator, the first rows, and how many stand above the header; None when the text is no table."""
    sign = separator(sample)
    if not sign or (sign == "|" and any(text.lstrip().startswith("|") for text in sample.lines)):
        return None
    try:
        rows = list(csv.reader(io.StringIO(sample.head), delimiter=sign))[:_SHOWN]
    except csv.Error:
        return None
    return sign, rows, _preamble(rows)
