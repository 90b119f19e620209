"""The mark of time that a line of the capture desk may begin with, and that makes it an event."""

import re
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.times.clocktime import read_time
from facilitator.times.words import LONGEST, MONTH, WEEKDAY
from facilitator.times.zones import ABBREVIATIONS, AMBIGUOUS, GENERIC

_ABBREVIATION: Final = "|".join(sorted((*ABBREVIATIONS, *GENERIC, *AMBIGUOUS), key=len, reverse=True))
_CLOCK: Final = (
    r"(?:(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?: ?[ap]\.?m\b\.?)?"
    r"|(?:[01]?[0-9]|2[0-4])h[0-5][0-9]|(?:0?[1-9]|1[0-2])(?:\.[0-5][0-9])? ?[ap]m\b)"
)
_NUMERIC_DAY: Final = r"(?:[12][0-9]{3}[-/][01][0-9][-/][0-3][0-9]|[0-3]?[0-9]\.[01]?[0-9]\.(?:[0-9]{2}|[0-9]{4})?)"
_DAY: Final = (
    rf"(?:(?:{WEEKDAY},? )?(?:{_NUMERIC_DAY}"
    rf"|[0-3]?[0-9](?:st|nd|rd|th)?[ /-](?:of )?{MONTH}(?:,?[ /-](?:19|20)[0-9]{{2}})?"
    rf"|{MONTH} [0-3]?[0-9](?:st|nd|rd|th)?(?:,? (?:19|20)[0-9]{{2}})?)"
    rf"|{WEEKDAY}|yesterday|today)"
)
# Abbreviations count in capitals only: "10:02 met the vendor", "10:02 et al" are words.
_ZONE: Final = (
    r"(?:Z(?![A-Za-z0-9])|[ ]?[+-][01][0-9]:?[0-5][0-9](?![0-9:])"
    r"| ?(?-i:UTC|GMT)[+-][0-9]{1,2}(?::?[0-5][0-9])?(?![0-9])"
    rf"| (?-i:{_ABBREVIATION})(?![A-Za-z0-9_/])| (?-i:[A-Z][A-Za-z]{{2,12}}/[A-Z][A-Za-z_/+-]{{1,30}}))"
)
_MARK: Final = re.compile(
    r"(?:[~≈] ?|(?:ca\.?|about|around) )?"
    rf"(?:(?:{_DAY}(?:,? (?:at )?|T))?{_CLOCK}(?: ?[-–] ?{_CLOCK})?(?:{_ZONE})?\??"
    r"|(?:t ?)?\+(?:[0-9]{1,4} ?(?:h|hours?|min|minutes?|m|s|d)(?![a-z]) ?){1,3}(?<! )"
    r"|t ?[+-][0-9]{1,3}:[0-5][0-9](?::[0-5][0-9])?)"
    r"(?=[\s,;–—-]|:(?:\s|$)|$)",
    re.ASCII | re.IGNORECASE,
)
_SOME_DAY: Final = date(2000, 2, 29)
_SOME_START: Final = datetime(2000, 2, 29, 12, tzinfo=UTC)


def starts_with_time(text: str) -> int | None:
    """Return how many characters of `text` are a mark of time at its start; None when it starts with none.

    A mark is a time that nobody writes for something else: "10:02", "10h02", "2pm", "+5m", with "~", a day
    ("fri 10:02", "27 jan 10:02") or a zone ("10:02 CET"). Bare digits are none ("1002 errors"), nor is a day alone.
    """
    head = text[:LONGEST]
    match = _MARK.match(head)
    if match is None:
        return None
    read = read_time(match[0], zone=ZoneInfo("UTC"), day=_SOME_DAY, start=_SOME_START)
    return match.end() if read.at is not None or read.ask else None
