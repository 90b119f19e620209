"""Ranges of time: "17:00-18:00", "27 jan 17:00 to 18:00 CET", "2-3pm", told from offsets such as "15:27-08:00"."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from facilitator.times.clockforms import CLOCK, clock_of, read_mark
from facilitator.times.moments import Frame, Mark, Placed, place

_JOINT: Final = re.compile(r" ?(?:-+>?| to | until | till | and ) ?", re.ASCII)
_RANGE_LEAD: Final = re.compile(r"(?:from|between) ", re.ASCII)
_OFFSET_TAIL: Final = re.compile(r"-(?:0[0-9]|1[0-2]):?(?:00|30)$", re.ASCII)
_HALF_DAY: Final = timedelta(hours=12)


def looks_like_range(mark: Mark, text: str) -> bool:
    """Tell whether the offset of `mark` may as well be the end of a range; "10:02 -0500" cannot."""
    offset = mark.zone is not None and mark.zone.name.startswith("-")
    return offset and mark.precision != "second" and " -" not in text


def read_range(text: str, frame: Frame) -> tuple[Mark, Mark | None] | None:
    """Return both ends of a range: "17:00-18:00", "27 jan 17:00 to 18:00 CET", "2-3pm"."""
    text = _RANGE_LEAD.sub("", text, count=1) if _RANGE_LEAD.match(text) else text
    for joint in _JOINT.finditer(text):
        left, right = text[: joint.start()], text[joint.end() :]
        if not left or (not CLOCK.search(left) and not left[-1].isdigit()):
            continue
        if not (CLOCK.match(right) if joint[0] == "-" else CLOCK.search(right)):
            continue
        if joint[0] in ("-", " -") and _is_offset(left, right):
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


def place_end(end: Mark, at: datetime, frame: Frame) -> Placed:
    """Return the end of a range that begins at `at`: a bare one is the first after it."""
    if end.days is not None:
        placed = place(end, frame)
        if placed.instants and placed.instants[0] < at:
            return Placed((), ("The range ends before it begins.",))
        return placed
    zone = end.zone.meanings[0] if end.zone else frame.zone
    on = replace(end, days=(at.astimezone(zone).date(),))
    placed = place(on, frame)
    if len(placed.instants) > 1 and placed.instants[0] > at:
        return Placed(placed.instants, ("The end of the range is ambiguous: write it with its zone.", *placed.warnings))
    if placed.instants and placed.instants[-1] <= at:
        later = at.astimezone(zone).date() + timedelta(days=1)
        placed = place(replace(on, days=(later,)), frame)
        return Placed(placed.instants, (*placed.warnings, "The range ends on the next day."))
    return placed
