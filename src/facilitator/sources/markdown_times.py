"""The times that stand at the start, or at the end, of a line of a report: as people write them, range and zone too."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from html import unescape
from typing import Final

from facilitator.sources import stamps
from facilitator.sources.markdown_dates import date_in, iso_day, long_year
from facilitator.sources.markdown_forms import AFTER, LABELLED, LEAD, TAIL, clock_of
from facilitator.sources.markdown_text import plain
from facilitator.sources.stamps import fixed_offset

_DIGIT: Final = re.compile(r"\d")
_EARLY: Final = 90
"""Characters within which a time that starts a line has its first digit: marks, a picture or an anchor may precede."""

_ORNAMENT: Final = re.compile(
    r"(?:[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]|:[a-z0-9_+-]{2,40}:(?=\s)|\{\{)\s*"
)
"""What may stand before a time and says nothing: pictures, and the braces of a template that was filled in."""

_EMPHASIS: Final = re.compile(r"\s*(\*\*|__|[*_`\[])(.{3,60}?)(?:\1|\])")
_ROUGH: Final = re.compile(r"(?<!\d)(\d{1,2}:\d?)(?:xx|XX|[xX?])(?=Z|\W|$)")
"""A clock reading whose last digits nobody knows: `06:2x`."""

_MARK: Final = tuple("-–—:|>→=")


@dataclass(frozen=True, slots=True)
class Written:
    """A time as a person wrote it: a day, a clock reading, or both, and what follows it on its line.

    `day` has the year `stamps.NO_YEAR` where none was written. `marked` tells that a dash or colon parts it from its
    text. `open_date` is a date whose day and month could be either way round (without a year where none was written),
    `twelve` a clock of twelve hours. `after` is a time counted from the start, as in `T+5m`. `weekday` (0 is Monday)
    stands for a day, `next_day` says that it is the one after, `from_` that the line begins with "from" or "between",
    `loose` that only a plus tells that it is counted: `+5m` may be since the start, or since the entry above.
    """

    day: date | None
    clock: time | None
    seconds: bool
    end: time | None
    zone: str | None
    about: bool
    rest: str
    marked: bool
    end_day: date | None = None
    open_date: str = ""
    twelve: bool = False
    after: timedelta | None = None
    weekday: int | None = None
    next_day: bool = False
    from_: bool = False
    loose: bool = False

    @property
    def timed(self) -> bool:
        """Whether it tells a moment, and not a day only."""
        return self.clock is not None or self.after is not None


def leading(text: str) -> Written | None:
    """Return the time that `text` starts with; None when it starts with none."""
    if not _DIGIT.search(text, 0, _EARLY):
        return None
    emphasis = _EMPHASIS.match(text)
    text = tidy(text)
    rough = _ROUGH.search(text, 0, _EARLY)
    if rough is not None:
        text = f"{text[: rough.start()]}{rough[1]}{'0' if rough[1][-2] == ':' else '00'}{text[rough.end() :]}"
    match = LEAD.match(text)
    if match is None or not (match["date"] or match["clock"]):
        return _after(text)
    rest = text[match.end() :].strip()
    rest = rest.lstrip("-–—:|>→= ").strip() if match["mark"] or rest[:1] in _MARK else rest
    marked = bool(
        (emphasis and _is_time(emphasis[2]))
        or match["mark"]
        or match["close"]
        or text[match.end() :].lstrip()[:1] in _MARK
    )
    if match["open"] and not match["close"]:
        opened = match["open"].strip("([")
        rest = rest.replace(opened, "", 1) if opened else rest
    written = _written(match, rest.removesuffix("}}").strip(), marked=marked)
    return replace(written, about=True) if written is not None and rough is not None else written


def _is_time(text: str) -> bool:
    match = LEAD.match(text)
    return match is not None and match.end() == len(text)


def tidy(text: str) -> str:
    """Return a line in plain words, without ornaments before the first of them."""
    text = plain(unescape(text) if "&" in text else text)
    while match := _ORNAMENT.match(text):
        text = text[match.end() :]
    return text


def trailing(text: str) -> Written | None:
    """Return the date and time that `text` ends with, as "Incident declared: 2022-01-05 08:56" does.

    A milestone may do without the date: "Detected: 10:02 UTC".
    """
    match = TAIL.fullmatch(text) or LABELLED.fullmatch(text)
    return _written(match, match["text"].rstrip(" :,–-("), marked=True) if match is not None else None


def whole(text: str) -> Written | None:
    """Return the time that `text` is, nothing else being in it."""
    written = leading(text)
    return written if written is not None and not written.rest else None


def _after(text: str) -> Written | None:
    """Return a time counted from the start; the clock reading beside it where one is: "T+0 (10:02 UTC): alert"."""
    match = AFTER.match(text)
    if match is None or not _DIGIT.search(match[0]):
        return None
    rest = text[match.end() :].strip()
    beside = leading(rest) if match["mark"] is None or match["mark"].strip() != ":" else None
    if beside is not None and beside.clock is not None:
        return beside
    length = timedelta(
        hours=int(match["hours"] or 0), minutes=int(match["minutes"] or 0), seconds=int(match["seconds"] or 0)
    )
    if match["clock"]:
        parts = [int(part) for part in match["clock"].split(":")]
        length = timedelta(hours=parts[0], minutes=parts[1], seconds=parts[2] if len(parts) > 2 else 0)  # noqa: PLR2004 - hours, minutes
    return Written(
        day=None,
        clock=None,
        seconds=bool(match["seconds"]),
        end=None,
        zone=None,
        about=False,
        rest=rest.lstrip("-–—:|>→= ").strip(),
        marked=True,
        after=-length if match["sign"] == "-" else length,
        loose=bool(match["plus"]),
    )


def _written(match: re.Match[str], rest: str, *, marked: bool) -> Written | None:
    parts = match.groupdict()
    if parts.get("behind"):
        parts.update({name.removesuffix("_behind"): found for name, found in parts.items() if name.endswith("_behind")})
        parts["date"] = parts["behind"]
    day = date_in(parts) if parts.get("date") else None
    if parts.get("date") and day is None:
        return None
    start = clock_of(parts["clock"]) if parts.get("clock") else None
    if parts.get("clock") and start is None:
        return None
    end, zone = clock_of(parts["end"]) if parts.get("end") else None, parts.get("zone")
    if end is not None and start is not None and _is_offset(match, start, end):
        end, zone = None, match.string[match.start("end") - 1] + parts["end"]
    if start is not None and end is not None and not _has_half(parts["clock"]) and _has_half(parts["end"]):
        start = _same_half(start, end)
    if start is not None and parts.get("end_seconds"):
        end = start.replace(second=min(int(parts["end_seconds"]), 59))
    return Written(
        day=day,
        clock=start,
        seconds=parts.get("clock") is not None and parts["clock"].count(":") > 1,
        end=end,
        zone=zone,
        about=bool(parts.get("about") or parts.get("unsure") or parts.get("early")),
        rest=rest,
        marked=marked,
        end_day=iso_day(parts.get("end_day") or parts.get("last_day")),
        open_date=_open_date(parts),
        twelve=_has_half(parts.get("clock")),
        weekday=_weekday(parts.get("weekday")) if day is None else None,
        next_day=bool(parts.get("next")),
        from_=bool(parts.get("between") or parts.get("since")),
    )


def _has_half(written: str | None) -> bool:
    return (written or "").rstrip(".")[-1:] in {"m", "M"}


def _same_half(start: time, end: time) -> time:
    """Return the start of `1:05-1:20 PM`, whose half of the day stands behind its end only."""
    later = time(start.hour % 12 + 12, start.minute, start.second)
    return later if end.hour >= 12 and later <= end else start.replace(hour=start.hour % 12)  # noqa: PLR2004 - noon


def _weekday(written: str | None) -> int | None:
    return ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(written[:3].lower()) if written else None


def _open_date(parts: dict[str, str | None]) -> str:
    """Return a date of numbers whose day and month could be either way round."""
    numbers = long_year(parts.get("numbers") or "")
    raw = stamps.read(numbers) if numbers else None
    if raw is not None and raw.order:
        return numbers
    short = parts.get("short") or ""
    raw = stamps.read(f"{short}/{stamps.NO_YEAR}") if "/" in short else None
    return short if raw is not None and raw.order else ""


def _is_offset(match: re.Match[str], start: time, end: time) -> bool:
    """Tell whether `10:00-05:00` has an offset: nothing between, and an end that would be before the start."""
    before = match.string[match.start("end") - 1]
    glued = match["end_day"] is None and match.end("clock") + 1 == match.start("end") and before in "+-"
    return (
        glued and end < start and len(match["end"]) == len("05:00") and fixed_offset(before + match["end"]) is not None
    )


def at_clock(day: date, clock: time) -> datetime:
    """Return the wall clock reading of `clock` on `day`, without a zone."""
    return datetime.combine(day, clock)


def end_of(start: datetime, end: time) -> datetime:
    """Return when a range ends that began at `start`: the next day when its end would be before its start."""
    at = datetime.combine(start.date(), end)
    return at if at >= start.replace(tzinfo=None) else at + timedelta(days=1)
