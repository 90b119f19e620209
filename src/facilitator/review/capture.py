"""What Enter will make of the capture line: the form of the text decides, the phase and the pointer do the rest.

Pure: the screen fixes a `Situation` (phase, list, target) at the first character and asks again at each further one.
The result says what will be made, what the chip shows and what the echo row reads back.
"""

import re
from dataclasses import replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.review.capture_actions import fills, read_action, read_fill
from facilitator.review.chips import NOTED, chipped
from facilitator.review.clauses import read_tags
from facilitator.review.intent import KINDS, SLASH_KINDS, Intent, Makes, Situation, Target
from facilitator.text import clean_line
from facilitator.times import day_words, read_time, starts_with_time

__all__ = [
    "KINDS",
    "SLASH_KINDS",
    "Intent",
    "Makes",
    "Situation",
    "Target",
    "interpret",
    "interpret_lines",
    "read_hands",
]

_NEW: Final[dict[str, Makes]] = {"timeline": "event", "factors": "factor", "actions": "action"}
_WORD: Final = re.compile(r"/([a-z]+(?:-[a-z]+)*)(?:\s+|$)")
_COUNT: Final = re.compile(r"(\d{1,4})(?:\s*(?:of|/)\s*(\d{1,4}))?$")
# Between a time and what happened then: one sign at most, so that "10:02 -5 degrees" keeps its minus.
_AFTER_TIME: Final = re.compile(r"[,:;–—]\s*|-{1,2}(?:\s+|(?=\S))|\s+(?:[,:;–—-]{1,2}\s+)?|$")
_BARE: Final = re.compile(
    r"(?:[~≈]\s?|(?:ca\.?|about|around)\s)?\d{1,2}(?::\d\d|h\d\d|(?:\.\d\d)?\s?[ap]\.?m)", re.ASCII | re.IGNORECASE
)
"""A time of day without a day."""


def read_hands(text: str) -> tuple[int, int | None] | None:
    """Return how many hands went up, and of how many where that is said (`6`, `6 of 9`, `6/9`); None: no count."""
    said = _COUNT.match(text.strip())
    return (int(said[1]), int(said[2]) if said[2] else None) if said else None


def interpret(text: str, seat: Situation) -> Intent:
    """Return what Enter makes of `text`."""
    line = clean_line(text)
    if not line:
        return chipped(Intent("nothing"), seat)
    if line.startswith("//"):
        return _make(seat.forced or _default(line[1:], seat), line[1:], seat)
    slash = _WORD.match(line)
    if slash:
        word, rest = slash[1], line[slash.end() :]
        if word in _KIND_OF:
            return _of_kind(_KIND_OF[word], rest, seat)
        if word in seat.verbs:
            return Intent("command", rest, chip=f"/{word}", word=word)
    sign, blank, rest = line.partition(" ")
    if sign in ("-", "+") and (blank or line == sign):
        return _of_kind(seat.forced or ("note" if sign == "-" else _new_kind(seat)), rest, seat)
    return _make(seat.forced or _default(line, seat), line, seat)


def interpret_lines(lines: list[str], seat: Situation) -> tuple[Intent, ...]:
    """Return what a paste of several lines makes, each by the same rules; times roll on from line to line."""
    made = []
    for line in lines:
        intent = interpret(line, seat)
        made.append(intent)
        if intent.makes == "event" and intent.time and intent.time.at:
            name = intent.chip.removeprefix("event ")
            seat = replace(seat, after=intent.time.at, target=Target("events", "", name))
    return tuple(made)


_ALL: Final[tuple[Makes, ...]] = (
    "note", "event", "factor", "held", "odd", "well", "hard", "lucky", "lesson", "action", "impact", "summary",
)  # fmt: skip
_KIND_OF: Final[dict[str, Makes]] = {kind: kind for kind in _ALL}
"""The slash words that say a kind; `/park` parks and is a command."""


def _of_kind(kind: Makes, rest: str, seat: Situation) -> Intent:
    """Return what a prefix makes of the rest of its line; with no rest only the chip follows it."""
    return _make(kind, rest, seat) if rest else chipped(Intent("nothing"), replace(seat, forced=kind))


def _new_kind(seat: Situation) -> Makes:
    return seat.list_kind if seat.phase == "well" else _NEW.get(seat.phase, "note")


def _default(line: str, seat: Situation) -> Makes:
    """Return the kind that the phase and the form of the text give, without a prefix or a choice."""
    match seat.phase:
        case "timeline":
            return "event" if starts_with_time(line) else "note"
        case "factors":
            return "note" if seat.target is not None else "factor"
        case "well":
            return seat.list_kind
        case "actions":
            return "fill" if fills(line, seat) else "action"
        case "close" if seat.target is not None and seat.target.table == "votes" and read_hands(line):
            return "vote"
        case _:
            return "note"


def _make(kind: Makes, line: str, seat: Situation) -> Intent:
    match kind:
        case "event":
            return _event(line, seat)
        case "fill":
            return read_fill(line, seat)
        case "action":
            return read_action(line, seat)
        case "factor" | "held" | "odd":
            text, tags = read_tags(line)
            problem = "" if text else "What had to be true? Say it in words beside the tag."
            return chipped(Intent(kind, text, tags=tags, problem=problem), seat)
        case "note":
            on = seat.target.id if seat.target and seat.target.table in NOTED else ""
            return chipped(Intent("note", line, on=on), seat)
        case "vote":
            return chipped(Intent("vote", line, on=seat.target.id if seat.target else ""), seat)
        case _:
            return chipped(Intent(kind, line), seat)


def _event(line: str, seat: Situation) -> Intent:
    length = starts_with_time(line)
    if not length:
        return Intent("event", line, chip="event", problem="A moment starts with its time: 10:57 and what happened.")
    written = line[:length].strip()
    between = _AFTER_TIME.match(line, length)
    text = line[between.end() if between else length :].strip()
    reading = read_time(written, zone=seat.zone, day=seat.day, start=seat.start, after=seat.after)
    if reading.at is None:
        choices = " or ".join(day_time(at, seat.zone) for at in reading.choices[:3])
        why = (
            f"{written}: {choices}? Write the day or the zone with it." if choices else f"“{written}” is no time here."
        )
        return Intent("event", text, chip="event", time=reading, problem=why)
    local = reading.at.astimezone(seat.zone)
    base = seat.after.astimezone(seat.zone).date() if seat.after else seat.day
    rolled = local.date() != base and _BARE.match(written) is not None
    echo = reading.reading + (f"  {reading.warnings[0]}" if reading.warnings else "")
    problem = "" if text else "And what happened then?"
    return Intent("event", text, chip=f"event {local:%H:%M}", echo=echo, time=reading, rolled=rolled, problem=problem)


def day_time(at: datetime, zone: ZoneInfo) -> str:
    """Return an instant as it is read back: `Thu 27 Jan 2022, 11:03`, in `zone`."""
    local = at.astimezone(zone)
    return f"{day_words(local.date(), today=None)}, {local:%H:%M}"
