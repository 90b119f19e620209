"""The short forms of due dates that date libraries do not know, tried one after the other."""

from typing import Final

from facilitator.times.ahead import Form, Today
from facilitator.times.calendar import Found
from facilitator.times.duecounts import COUNT_FORMS
from facilitator.times.dueperiods import PERIOD_FORMS

FORMS: Final[tuple[Form, ...]] = (*COUNT_FORMS, *PERIOD_FORMS)
"""All forms, in the order in which they are tried; each must match the whole text."""


def read_form(text: str, now: Today) -> Found | None:
    """Return what `text` (in lower case) means by the first form that fits it whole; None when none does."""
    for pattern, read in FORMS:
        if match := pattern.fullmatch(text):
            try:
                found = read(match, now)
            except (OverflowError, ValueError):  # past the ends of the calendar
                continue
            if found.days or found.warnings:
                return found
    return None
