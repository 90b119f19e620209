"""A due date inside a sentence: "…, owned by Kit, due by March fifteenth"."""

import re
from datetime import date
from typing import Final

from facilitator.times.calendar import Order
from facilitator.times.due import DueReading, read_due
from facilitator.times.words import LONGEST, MONTH, NUMBER

_LEAD: Final = re.compile(
    r"(?P<cut>(?:^|\s{0,4}[,;(\[–—]\s{0,4}|\s{1,4}-{1,3}\s{1,4}|\s{1,4}))"
    r"(?P<lead>(?:and )?(?:to be )?(?:done |ready |finished )?"
    r"(?:due(?: date)?(?: by| on| in(?= )|(?=:))?|by|before|deadline|eta|no later than|not later than))"
    r"(?P<joint>:\s*|\s+)(?=\S)",
    re.ASCII | re.IGNORECASE,
)
_CLAUSE_END: Final = re.compile(r"[,;)\]]|\.(?=\s|$)|$", re.ASCII)
# After a mere "by" these are amounts or names: "reduce by 2 days", "by 1/2", "reviewed by April".
_NO_DATE_AFTER_BY: Final = re.compile(
    rf"{NUMBER} ?[a-z ]+|[0-9]/[0-9]|[0-9]{{1,2}}\.[0-9]{{1,2}}|{MONTH}|night|morning|lunch", re.ASCII | re.IGNORECASE
)
_NAMED: Final = re.compile(r"(?:own|assign|review|caus|writ|report|found)\w*\s*$", re.ASCII | re.IGNORECASE)
_TAIL: Final = 600
"""Characters at the end of a sentence in which a date is looked for."""


def find_due(
    text: str,
    *,
    today: date,
    sprint_end: date | None = None,
    sprint_weeks: int = 2,
    order: Order | None = None,
) -> tuple[DueReading, tuple[int, int]] | None:
    """Return the due date that the sentence `text` states, and the place (start, end) of the words that state it.

    Looked at are clauses that begin with "due", "by", "before" or "deadline", up to a comma, full stop or the end;
    the whole clause must be a date. The place takes in "by" or "due" and the comma or bracket before it. The last
    such clause counts. The other arguments are those of `read_due`.
    """
    for match in reversed(list(_LEAD.finditer(text, max(len(text) - _TAIL, 0)))):
        lead = match["lead"].lower()
        plain_by = lead.split()[-1] == "by" and "due" not in lead
        if plain_by and _NAMED.search(text[max(match.start() - LONGEST, 0) : match.start()]):
            continue
        tail = text[match.end() : match.end() + LONGEST]
        for end in reversed([found.start() for found in _CLAUSE_END.finditer(tail)]):
            words = tail[:end].strip(" .\t\n")
            if not words or (plain_by and _NO_DATE_AFTER_BY.fullmatch(words)):
                continue
            said = f"in {words}" if lead.endswith(" in") else words
            read = read_due(said, today=today, sprint_end=sprint_end, sprint_weeks=sprint_weeks, order=order)
            if read.date is not None or read.ask:
                return read, (
                    match.start(),
                    _closed(text, match["cut"], match.end() + len(tail[:end].rstrip(" .\t\n"))),
                )
    return None


def _closed(text: str, cut: str, end: int) -> int:
    """Return `end`, past the bracket that closes the one in `cut`."""
    bracket = {"(": ")", "[": "]"}.get(cut.strip())
    return end + 1 if bracket and text[end : end + 1] == bracket else end
