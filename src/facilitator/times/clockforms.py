"""The grammar of clock times: a time of day with a day before or after it and a zone, and what machines print."""

import re
from dataclasses import replace
from datetime import time, timedelta
from typing import Final

from facilitator.times.calendar import CALENDAR_DATE, Found, nearest, read_written
from facilitator.times.counted import read_counted
from facilitator.times.moments import Clock, Frame, Mark
from facilitator.times.words import WEEKDAY, weekday_of
from facilitator.times.zones import ZONE, WrittenZone, read_zone

_AM: Final = r"(?: ?(?P<half>[ap])\.?m\b\.?)"
CLOCK: Final = re.compile(
    r"(?<![0-9a-z.:])(?:"
    r"(?P<h>[01]?[0-9]|2[0-4])[:](?P<m>[0-5][0-9])(?::(?P<s>[0-5][0-9]|60)(?:[.,](?P<f>[0-9]{1,9}))?)?"
    rf"(?:{_AM}| ?h(?:rs|ours)?\b)?"
    rf"|(?P<h2>0?[0-9]|1[0-2])(?:[.](?P<m2>[0-5][0-9]))?(?P<ampm>{_AM.replace('half', 'half2')})"
    r"|(?P<h3>[01]?[0-9]|2[0-4]) ?h ?(?P<m3>[0-5][0-9])(?:m(?:in)?\b|(?![0-9a-z]))"
    r"|(?P<h4>[01][0-9]|2[0-4])(?P<m4>[0-5][0-9])(?P<s4>[0-5][0-9](?=[.,+z -]|$))?(?:[.,](?P<f4>[0-9]{1,9}))?"
    r"(?: ?(?:h|hrs|hours)\b)?"
    r"|(?P<word>noon|midday|midnight)"
    r")(?![0-9:])",
    re.ASCII,
)
"""A time of day, in lower case."""

_ZONE_AT: Final = re.compile(rf" ?[(\[]?(?P<zone>{ZONE})[)\]]?", re.ASCII)
_SECOND_NAME: Final = re.compile(
    r" [(]?(?P<name>[a-z]{1,5})[)]?(?: m=[+-][0-9.]+)?|\[(?P<iana>[a-z0-9_/+-]{3,40})\]?", re.ASCII
)
_DAY_WORDS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1, "this morning": 0, "tonight": 0, "this afternoon": 0}
_DAY_WORDS_INCIDENT: Final = {"same day": 0, "next day": 1, "the next day": 1, "the same day": 0}
_WEEKDAY: Final = re.compile(rf"(?P<last>last )?(?:this |on )?(?P<day>{WEEKDAY})", re.ASCII)
_ACCESS_LOG: Final = re.compile(r"([0-9]{1,2}/[a-z]{3}/[0-9]{4}):(?=[0-9])", re.ASCII)
_ISO_JOINT: Final = re.compile(r"([0-9])[t_](?=[0-9]{2}:?[0-9]{2})", re.ASCII)
_COMPACT: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{6})([0-9]{6})(?![0-9])", re.ASCII)
_DOTTED: Final = re.compile(r"((?:[01]?[0-9]|2[0-3]))\.([0-5][0-9])(?![0-9.]| ?[ap]\.?m)", re.ASCII)
_LOCAL: Final = re.compile(r"(?<=[0-9m]) (?:local(?: time)?|here)$", re.ASCII)


def clock_of(match: re.Match[str]) -> tuple[Clock, tuple[str, ...]] | None:
    """Return the time of day that `match`, of `CLOCK`, means, with what is to be said; None when there is none such."""
    got = match.groupdict()
    if got["word"]:
        return Clock(time(12 if got["word"] != "midnight" else 0), open_midnight=got["word"] == "midnight"), ()
    hour = int(got["h"] or got["h2"] or got["h3"] or got["h4"])
    minute = int(got["m"] or got["m2"] or got["m3"] or got["m4"] or 0)
    written = got["s"] or got["s4"]
    second = int(written or 0)
    micro = int((got["f"] or got["f4"] or "0").ljust(6, "0")[:6])
    said: tuple[str, ...] = ()
    half = got["half"] or got["half2"]
    if half:
        if hour > 12:  # noqa: PLR2004 - the twelve-hour clock
            if half == "a":
                return None
            said = ("“pm” was left off: the hour is on the 24-hour clock.",)
        elif got["h2"] and hour == 0:
            return None
        else:
            hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24:  # noqa: PLR2004 - ISO 8601 writes the end of a day so
        return (Clock(time(), days=1, seconds=bool(written)), said) if minute == second == 0 else None
    return Clock(time(hour, minute, min(second, 59), micro), seconds=written is not None), said


def read_day(text: str, frame: Frame) -> Found | None:
    """Return the days that `text` means in a timeline; None when it is no day."""
    text = text.strip(" ,()[]@-").lstrip(".")
    if re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}", text, re.ASCII):
        return None  # 27.1 without the last full stop is a number or a time
    text = text.removeprefix("on ").removesuffix(" at").removesuffix(" um").strip(" ,")
    if text in _DAY_WORDS:
        return Found((frame.today + timedelta(days=_DAY_WORDS[text]),))
    if text in _DAY_WORDS_INCIDENT:
        return Found((frame.anchor + timedelta(days=_DAY_WORDS_INCIDENT[text]),))
    if match := _WEEKDAY.fullmatch(text):
        if match["last"]:
            return Found(
                (frame.anchor - timedelta(days=(frame.anchor.weekday() - weekday_of(match["day"]) - 1) % 7 + 1),)
            )
        away = (weekday_of(match["day"]) - frame.anchor.weekday() + 3) % 7 - 3
        return Found((frame.anchor + timedelta(days=away),))
    match = CALENDAR_DATE.fullmatch(text)
    return nearest(read_written(match, None), frame.anchor) if match else None


def normal(text: str) -> str:
    """Return `text` with what machines put between day and time made a blank."""
    text = text.strip(" ,;[]()")
    text = _ACCESS_LOG.sub(r"\1 ", text, count=1)
    text = _COMPACT.sub(r"\1 \2", text, count=1)
    return _ISO_JOINT.sub(r"\1 ", text, count=1)


def read_mark(text: str, frame: Frame) -> Mark | None:
    """Return the point in time that the whole of `text` (in lower case) means; None when it is none."""
    text = _LOCAL.sub("", normal(text))
    if match := _DOTTED.match(text):
        mark = read_mark(f"{match[1]}:{match[2]}{text[match.end() :]}", frame)
        said = f"{match[0]} was read as a time of day."
        return replace(mark, warnings=(*mark.warnings, said)) if mark else None
    if counted := read_counted(text, frame):
        return counted
    day_only = read_day(text, frame)
    if day_only is not None and not _is_late_year(text, frame):
        return Mark(days=day_only.days, warnings=day_only.warnings)
    for match in CLOCK.finditer(text):
        mark = _around(text, match, frame)
        if mark is not None:
            return mark
    return None


def _is_late_year(text: str, frame: Frame) -> bool:
    """Tell whether the year at the end of `text` is rather a time: "27 jan 2130" in a review of 2022."""
    year = re.search(r"[a-z.] (?P<year>[0-9]{4})$", text, re.ASCII)
    return year is not None and not 1990 <= int(year["year"]) <= frame.day.year + 1  # noqa: PLR2004 - before, no logs


def _around(text: str, match: re.Match[str], frame: Frame) -> Mark | None:
    """Return the mark whose clock is `match`: all that stands around it must be a day, a zone, or nothing."""
    before = text[: match.start()].rstrip(" ,")
    before = re.sub(r"(?:^|[ ,]+)(?:at|@|um|a)$", "", before, flags=re.ASCII)
    rest = text[match.end() :]
    zone, rest = _zone_first(rest, seconds=bool(match["s"] or match["s4"]))
    read = clock_of(match)
    if read is None or rest[:1].isalnum():
        return None
    clock, said = read
    rest = rest.strip(" ,()[]")
    if re.fullmatch(r"[0-9]{4}", rest, re.ASCII) and before:
        before, rest = f"{before} {rest}", ""  # ctime puts the year last
    if before and rest:
        return None
    if zone is None and rest == "" and before:
        zone, before = _zone_last(before)
    days = read_day(before or rest, frame) if before or rest else None
    if (before or rest) and days is None:
        return None
    if days is not None and not days.days:
        return Mark(days=(), warnings=days.warnings)
    return Mark(days.days if days else None, clock, zone, (*said, *(days.warnings if days else ())))


def _zone_first(rest: str, *, seconds: bool) -> tuple[WrittenZone | None, str]:
    """Take a zone off the front of `rest`; a second name for it (Go, RFC 2822) goes with it."""
    match = _ZONE_AT.match(rest)
    if match is None or (not seconds and re.fullmatch(r"-[0-9]{2}", match["zone"], re.ASCII)):
        return None, rest
    zone = read_zone(match["zone"])
    if zone is None:
        return None, rest
    rest = rest[match.end() :]
    again = _SECOND_NAME.fullmatch(rest)
    if again and (match["zone"][0] in "+-") and read_zone(again["name"] or again["iana"]):
        rest = ""
    return zone, rest


def _zone_last(before: str) -> tuple[WrittenZone | None, str]:
    """Take a zone that stands before the time off the end of `before` ("UTC 10:02")."""
    head, _, tail = before.rpartition(" ")
    zone = read_zone(tail) if tail and tail[0].isalpha() else None
    return (zone, head) if zone else (None, before)
