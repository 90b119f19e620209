"""The lines of one log, read one after the other: what the line before has told makes the next one cheap.

A log keeps to one form, and has thousands of lines in an hour and dozens in a second. So the form of the last line is
tried first, an hour's offset is worked out once, and so is a time that stands on many lines.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from facilitator.sources.dial import Dial, Stamp, StampError
from facilitator.sources.log_forms import ZONE_NAMES, Line, log_line
from facilitator.sources.stamps import YEARS

_SHORTEST: Final = len("2026-03-10T10:00:00")
_NO_TEXT_YET: Final = frozenset("+-(|:")
"""What may follow a time that is not the text yet: such lines are read by their form."""
_ZONE_BEGINS: Final = frozenset(name[:2] for name in ZONE_NAMES)
_FIRST, _LAST = YEARS[0], YEARS[-1]
_MINUTE: Final = re.compile(r"[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:(?=\d\d\Z)")
"""A time of syslog up to its seconds: `Mar 10 10:00:`."""

_stamp = tuple.__new__
"""Makes a `Stamp` in half the time of its own way to the same."""

Taken = tuple[Stamp | StampError, str]
"""When a line was written, or why nobody can know, and its text."""


class LogReader:
    """Takes the lines of one log apart, with the dial that reads its times."""

    __slots__ = ("_dial", "_form", "_hour", "_known", "_minute", "_minute_at", "_offset")

    def __init__(self, dial: Dial, form: Callable[[str], Line | None] = log_line) -> None:
        """Read times with `dial`, lines that do not start with one in ISO 8601 by `form`."""
        self._dial = dial
        self._form = form
        self._hour = ""
        self._offset = timedelta()
        self._known: tuple[str, Stamp] | None = None
        self._minute = ""
        self._minute_at: Stamp | None = None

    def take(self, line: str) -> Taken | None:
        """Return what a line says; None when it starts with no time, so that it goes on the line above."""
        end = line.find(" ", _SHORTEST)
        if end > 0 and line[16] == ":" and line[4] == "-":
            text = line[end + 1 :]
            if text[:1] not in _NO_TEXT_YET and not (text[:2] in _ZONE_BEGINS and _is_zone(text[:5])):
                stamp = self._iso(line[:end])
                if stamp is not None:
                    return stamp, text
        found = self._form(line)
        if found is None:
            return None
        try:
            stamp = self._read(found.written) if found.raw is None else self._dial.resolve(found.raw)
        except StampError as error:
            return error, found.text
        return stamp, found.text

    def _iso(self, written: str) -> Stamp | None:
        """Return the instant of an ISO time with `Z` or without a zone; None for every other."""
        try:
            if written[-1] == "Z":
                at = datetime.fromisoformat(written)
                return _stamp(Stamp, (at, "Z", "second")) if _FIRST <= at.year <= _LAST else None
            if written[:13] == self._hour:
                at = datetime.fromisoformat(f"{written}Z") - self._offset
                return _stamp(Stamp, (at, None, "second"))
            wall = datetime.fromisoformat(written)
        except ValueError:
            return None
        dial = self._dial
        if wall.tzinfo is not None or not _FIRST < wall.year < _LAST or (dial.stated and not dial.options.zone_given):
            return None
        at = dial.local(wall)
        if dial.hour == (wall.year, wall.month, wall.day, wall.hour):
            self._hour, self._offset = written[:13], dial.offset
        return Stamp(at, None, "second")

    def _read(self, written: str) -> Stamp:
        """Return the instant of any other time.

        Raises:
            StampError: it is none, or its year or zone cannot be known.
        """
        if self._known is not None and self._known[0] == written:
            return self._known[1]
        match = _MINUTE.match(written)
        if match is None:
            stamp = self._dial.read(written)
        else:
            if self._minute_at is None or match[0] != self._minute:
                self._minute, self._minute_at = match[0], self._dial.read(f"{match[0]}00")
            seconds = int(written[-2:])
            if seconds >= 60:  # noqa: PLR2004 - seconds in a minute
                raise StampError(f"“{written}” is no time")
            stamp = self._minute_at._replace(at=self._minute_at.at + timedelta(seconds=seconds))
        self._known = written, stamp
        return stamp


def _is_zone(word: str) -> bool:
    return word.partition(" ")[0].rstrip(":,]") in ZONE_NAMES
