"""Points in time as people and machines write them: full match or refused, ambiguous ones ask, approximate stays so."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.times.clockforms import CLOCK, clock_of, normal, read_mark
from facilitator.times.moments import Frame, Mark, Placed, TimeReading, choice_words, moment_words, place
from facilitator.times.words import plain

_ABOUT: Final = re.compile(
    r"(?:~ ?|(?:ca|approx|circa|c)\b\.? ?"
    r"|(?:(?:at )?about|around|approximately|roughly|some ?time around|maybe|probably) )+",
    re.ASCII,
)
_PERHAPS: Final = re.compile(
    r"(?: ?\(?\??\)?\?+\)?"
    r"| ?\((?:(?:maybe|possibly|perhaps|probably|or) )?"
    r"(?:earlier|later|approx\.?|approximate(?:ly)?|about|ish|ca\.?|est\.|unsure|guess)\??\)"
    r"| or so| ?-?ish| approx\.?| approximately)$",
    re.ASCII,
)
_HOUR_ONLY: Final = re.compile(r"(?P<day>.*? )?(?P<hour>[01]?[0-9]|2[0-3])(?P<rest>(?: [a-z/+_0-9:-]+)?)", re.ASCII)
_JOINT: Final = re.compile(r" ?(?:-+>?| to | until | till | and ) ?", re.ASCII)
_RANGE_LEAD: Final = re.compile(r"(?:from|between) ", re.ASCII)
_OFFSET_TAIL: Final = re.compile(r"-(?:0[0-9]|1[0-2]):?(?:00|30)$", re.ASCII)
_HALF_DAY: Final = timedelta(hours=12)


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
    text, about = _without_doubt(text.strip(" ,;"))
    text = normal(text)
    read = _single(text, frame, about=about)
    if read is None or (read[0].zone is not None and read[0].zone.name.startswith("-")):
        read = _range(text, frame) or read  # what looks like an offset may be the end of a range
    if read is None:
        return _refused(expression, ())
    mark, end = read
    placed = place(mark, frame)
    precision = "approximate" if about and mark.precision != "day" else mark.precision
    name = mark.zone.name if mark.zone else None
    if len(placed.instants) > 1:
        said = choice_words(placed.instants, zone, precision)
        return TimeReading(expression, None, None, precision, name, True, placed.instants, said, placed.warnings)
    if not placed.instants:
        return _refused(expression, placed.warnings)
    at = placed.instants[0]
    ended = _until(end, at, frame) if end else Placed(())
    if len(ended.instants) > 1:
        return _refused(expression, ("The end of the range is ambiguous: write it with its zone.", *ended.warnings))
    until = ended.instants[0] if ended.instants else None
    if end and until is None:
        return _refused(expression, ended.warnings)
    warnings = tuple(dict.fromkeys((*placed.warnings, *ended.warnings)))
    words = moment_words(at, zone, precision, until)
    return TimeReading(expression, at, until, precision, name, False, (), words, warnings)


def _refused(expression: str, warnings: tuple[str, ...]) -> TimeReading:
    said = warnings[0] if warnings else "not a time"
    return TimeReading(expression, None, None, "minute", None, False, (), said, warnings)


def _without_doubt(text: str) -> tuple[str, bool]:
    """Return `text` without the words and signs that make it approximate, and whether there were any."""
    about = False
    if match := _ABOUT.match(text):
        text, about = text[match.end() :], True
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


def _range(text: str, frame: Frame) -> tuple[Mark, Mark | None] | None:
    """Return both ends of a range: "17:00-18:00", "27 jan 17:00 to 18:00 CET", "2-3pm"."""
    text = _RANGE_LEAD.sub("", text, count=1) if _RANGE_LEAD.match(text) else text
    for joint in _JOINT.finditer(text):
        left, right = text[: joint.start()], text[joint.end() :]
        if not left or (not CLOCK.search(left) and not left[-1].isdigit()):
            continue
        if not (CLOCK.match(right) if joint[0] == "-" else CLOCK.search(right)):
            continue
        if joint[0] == "-" and _is_offset(left, right):
            continue
        ends = _ends(left, right, frame)
        if ends is not None:
            return ends
    return None


def _is_offset(left: str, right: str) -> bool:
    """Tell whether "-08:00" after a time is its offset from UTC and no end of a range."""
    if _OFFSET_TAIL.fullmatch(f"-{right}") is None:
        return False
    clock = next((match for match in CLOCK.finditer(left) if match.end() == len(left)), None)
    if clock is None:
        return False
    if clock["s"] or clock["s4"] or (":" not in right) != (clock["h4"] is not None):
        return True
    begin, end = clock_of(clock), CLOCK.match(right)
    ended = clock_of(end) if end else None
    if begin is None or ended is None:
        return True
    length = _minutes(ended[0].at.hour, ended[0].at.minute) - _minutes(begin[0].at.hour, begin[0].at.minute)
    return length % (24 * 60) > _HALF_DAY.total_seconds() / 60  # nobody writes a range that long without a day


def _minutes(hour: int, minute: int) -> int:
    return hour * 60 + minute


def _ends(left: str, right: str, frame: Frame) -> tuple[Mark, Mark | None] | None:
    half = CLOCK.match(right)
    letter = (half["half"] or half["half2"]) if half else None
    end = read_mark(right, frame)
    if end is None or end.clock is None:
        return None
    begin = None
    if letter and re.search(r"(?:^| )(?:0?[1-9]|1[0-2])(?::[0-5][0-9])?$", left, re.ASCII):
        other = "a" if letter == "p" else "p"
        for each in (letter, other):
            begin = read_mark(f"{left}{each}m", frame)
            if begin and begin.clock and begin.clock.at < end.clock.at:
                break
    begin = begin or read_mark(left, frame)
    if begin is None or begin.clock is None:
        return None
    if begin.zone is None and end.zone is not None:
        begin = replace(begin, zone=end.zone)
    elif end.zone is None:
        end = replace(end, zone=begin.zone)
    if begin.days is None and end.days is not None:
        begin, end = replace(begin, days=end.days), replace(end, days=None)
    return begin, end


def _until(end: Mark, at: datetime, frame: Frame) -> Placed:
    """Return the end of a range that begins at `at`: a bare one is the first after it."""
    if end.days is not None:
        placed = place(end, frame)
        if placed.instants and placed.instants[0] < at:
            return Placed((), ("The range ends before it begins.",))
        return placed
    zone = end.zone.meanings[0] if end.zone else frame.zone
    on = replace(end, days=(at.astimezone(zone).date(),))
    placed = place(on, frame)
    if placed.instants and placed.instants[-1] <= at:
        later = at.astimezone(zone).date() + timedelta(days=1)
        placed = place(replace(on, days=(later,)), frame)
        return Placed(placed.instants, (*placed.warnings, "The range ends on the next day."))
    return placed
