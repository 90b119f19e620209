"""Points in time as people and machines write them: full match or refused, ambiguous ones ask, approximate stays so."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.times.clockforms import normal, read_mark
from facilitator.times.moments import Frame, Mark, Placed, TimeReading, choice_words, moment_words, place
from facilitator.times.ranges import looks_like_range, place_end, read_range
from facilitator.times.words import plain

_ABOUT: Final = re.compile(
    r"(?:~ ?|(?:ca|approx|circa|c)\b\.? ?"
    r"|(?:(?:at )?about|around|approximately|roughly|some ?time around|maybe|probably) )+",
    re.ASCII,
)
_INNER_ABOUT: Final = re.compile(r",? (?:at )?(?:~ ?|(?:ca|approx)\b\.? ?|(?:about|around|circa) )(?=[0-9])", re.ASCII)
_PERHAPS: Final = re.compile(
    r"(?: ?\(?\??\)?\?+\)?"
    r"| ?\((?:(?:maybe|possibly|perhaps|probably|or) )?"
    r"(?:earlier|later|approx\.?|approximate(?:ly)?|about|ish|ca\.?|est\.|unsure|guess)\??\)"
    r"| or so| ?-?ish| approx\.?| approximately)$",
    re.ASCII,
)
_FULL_STOP: Final = re.compile(r"(?<![0-9]\.[0-9])(?<![0-9]\.[0-9]{2})\.$", re.ASCII)
_HOUR_ONLY: Final = re.compile(r"(?P<day>.*? )?(?P<hour>[01]?[0-9]|2[0-3])(?P<rest>(?: [a-z/+_0-9:-]+)?)", re.ASCII)


def read_time(
    expression: str,
    *,
    zone: ZoneInfo,
    day: date,
    start: datetime | None = None,
    after: datetime | None = None,
    now: datetime | None = None,
) -> TimeReading:
    """Return how `expression` is read as a point in time, or as a range.

    Args:
        expression: what was written: "10:02", "~10:02", "27 jan 10:57 CET", "17:00-18:00", "+5m", an epoch.
        zone: the zone of times without one of their own, and of the echoed words.
        day: the day of bare times, in their zone.
        start: the start of the incident, from which "+5m" counts.
        after: the pointed entry: a bare time is the first one from three hours before it on.
        now: this instant, for "yesterday" and so that a bare time never lies ahead of it.
    """
    text = plain(expression)
    frame = Frame(zone, day, start, after, now)
    if text is None:
        return _refused(expression, ())
    text, about = _without_doubt(_FULL_STOP.sub("", text.strip(" ,;").rstrip(" :-")))
    read = _read(normal(text), frame, about=about)
    return _echoed(expression, *read, frame, about=about) if read else _refused(expression, ())


def _read(text: str, frame: Frame, *, about: bool) -> tuple[Mark, Mark | None] | None:
    """Return the point in time that `text` means, and the end of a range; what looks like an offset may be an end."""
    read = _single(text, frame, about=about)
    if read is not None and not looks_like_range(read[0], text):
        return read
    ranged = read_range(text, frame)
    if ranged is not None or read is None:
        return ranged
    mark = read[0]
    said = f"{mark.zone.name if mark.zone else ''} was read as the offset from UTC, not as the end of a range."
    return replace(mark, warnings=(*mark.warnings, said)), None


def _echoed(expression: str, mark: Mark, end: Mark | None, frame: Frame, *, about: bool) -> TimeReading:
    """Return the reading of a mark and of the end of its range, with its instants and the words for them."""
    placed = place(mark, frame)
    precision = "approximate" if about and mark.precision != "day" else mark.precision
    name = mark.zone.name if mark.zone else None
    if len(placed.instants) > 1:
        said = choice_words(placed.instants, frame.zone, precision)
        return TimeReading(expression, None, None, precision, name, True, placed.instants, said, placed.warnings)
    ended = place_end(end, placed.instants[0], frame) if end and placed.instants else Placed(())
    if not placed.instants or (end and len(ended.instants) != 1):
        return _refused(expression, (*ended.warnings, *placed.warnings))
    at, until = placed.instants[0], next(iter(ended.instants), None)
    warnings = tuple(dict.fromkeys((*placed.warnings, *ended.warnings)))
    words = moment_words(at, frame.zone, precision, until)
    return TimeReading(expression, at, until, precision, name, False, (), words, warnings)


def _refused(expression: str, warnings: tuple[str, ...]) -> TimeReading:
    said = warnings[0] if warnings else "not a time"
    return TimeReading(expression, None, None, "minute", None, False, (), said, warnings)


def _without_doubt(text: str) -> tuple[str, bool]:
    """Return `text` without the words and signs that make it approximate, and whether there were any."""
    about = False
    if match := _ABOUT.match(text):
        text, about = text[match.end() :], True
    if match := _INNER_ABOUT.search(text):
        text, about = f"{text[: match.start()]} {text[match.end() :]}", True
    if match := _PERHAPS.search(text):
        text, about = text[: match.start()].rstrip(" ,"), True
    return text, about


def _single(text: str, frame: Frame, *, about: bool) -> tuple[Mark, Mark | None] | None:
    mark = read_mark(text, frame)
    if mark is None and about and (match := _HOUR_ONLY.fullmatch(text)):
        mark = read_mark(f"{match['day'] or ''}{match['hour']}:00{match['rest']}", frame)
        if mark is not None and int(match["hour"]) <= 12:  # noqa: PLR2004 - later ones are open to no other reading
            mark = replace(mark, warnings=(*mark.warnings, "The hour was read on the 24-hour clock."))
    return (mark, None) if mark is not None else None
