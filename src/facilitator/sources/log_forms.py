"""The forms in which log lines begin: where the time stands, and where the text."""

import re
from typing import Final, NamedTuple

from facilitator.sources.stamps import Raw, fixed_offset, read, without_year
from facilitator.times.zones import ABBREVIATIONS, AMBIGUOUS, GENERIC

ZONE_NAMES: Final = frozenset({*ABBREVIATIONS, *GENERIC, *AMBIGUOUS})
"""Words beside a time that are its zone and not yet the text."""
_ZONE: Final = "|".join(sorted(ZONE_NAMES, key=len, reverse=True))
_ISO: Final = re.compile(
    r"[\[(]?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?) ?"
    rf"(Z\b|[+-]\d\d:?\d\d\b(?: UTC)?|\((?:{_ZONE})\)|(?:{_ZONE})\b)?"
    r"[\])]?[:,]?\s*(?:[-|]\s+)?(.*)"
)
_STAMP: Final = r"(?P<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*)"
MONTHS: Final = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
"""Months as logs abbreviate them."""
_DAY_AND_CLOCK: Final = rf"{MONTHS} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)?"
_LOGFMT: Final = r"(?:ts|time|t|timestamp)="
_LEVEL: Final = "TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL"
_NUMBER: Final = (
    # common and combined log format of web servers; the address stands first
    rf"(?P<before>\S+ \S+ \S+) \[(?P<time>\d\d/{MONTHS}/\d{{4}}:\d\d:\d\d:\d\d [+-]\d{{4}})\] (?P<text>.*)",
    rf"(?P<time>\d\d/{MONTHS}/\d{{4}}:\d\d:\d\d:\d\d [+-]\d{{4}}) (?P<text>.*)",
    # nginx error log: 2026/03/10 10:00:13 [error] text
    r"(?P<time>\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(?:\.\d+)?) (?P<text>.*)",
    r"(?P<time>\d{10}(?:\.\d{1,9})?|\d{13}|\d{16}|\d{19}):? (?P<text>.*)",
    # Redis: 912:M 10 Mar 2026 10:00:05.123 * text
    rf"\d+:[A-Z] (?P<time>\d\d {MONTHS} \d{{4}} \d\d:\d\d:\d\d\.\d{{3}}) \S (?P<text>.*)",
    # Hadoop and Spark: 17/06/09 20:10:40 INFO text, the year first; 081109 203615 148 INFO text
    rf"(?P<y>\d\d)/(?P<m>\d\d)/(?P<d>\d\d) (?P<hms>\d\d:\d\d:\d\d) (?P<text>(?:{_LEVEL})\b.*)",
    r"(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d) (?P<hms>\d{6}) (?P<text>\d+ .*)",
    r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)[- ](?P<hms>\d\d?:\d\d?:\d\d?(?:[:.,]\d{3})?)[|:,]? ?(?P<text>.*)",
    # Android's logcat: 03-17 16:13:38.811  1702  2395 D tag: text
    r"(?P<month>\d\d)-(?P<day>\d\d) (?P<clock>\d\d:\d\d:\d\d\.\d+)\s+(?P<text>\d+ +\d+ .*)",
    # three numbers, in either order
    r"(?P<time>\d{1,2}/\d{1,2}/\d{4},? \d{1,2}:\d\d:\d\d(?:[.,]\d+)?(?: [AaPp][Mm])?) (?P<text>.*)",
    r"(?P<time>\d{1,2}\.\d{1,2}\.\d{4},? \d{1,2}:\d\d:\d\d(?:[.,]\d+)?) (?P<text>.*)",
)
_LETTER: Final = (
    # RFC 3164 and journalctl -o short: Mar 10 10:00:08 host tag: text
    rf"(?P<time>{MONTHS} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{{1,9}})?) (?P<text>.*)",
    # klog: E0310 10:00:10.123456    1234 file.go:138] text
    r"[IWEF](?P<month>\d\d)(?P<day>\d\d) (?P<clock>\d\d:\d\d:\d\d\.\d+)\s+\d+ (?P<text>.*)",
    # logfmt: ts=… level=… msg="…"
    rf"{_LOGFMT}\"?(?P<time>[^\"\s]+)\"? (?P<text>.*)",
    # journalctl -o short-full: Tue 2026-03-10 10:00:08 CET host tag: text
    r"[A-Z][a-z]{2} (?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})? [A-Z]{2,5}) (?P<text>.*)",
    # date(1) and asctime: Tue Mar 10 10:00:08 CET 2026 text
    rf"(?P<time>[A-Z][a-z]{{2}} {_DAY_AND_CLOCK})(?: (?P<zone>[A-Z]{{2,5}}))? (?P<year>\d{{4}}):? (?P<text>.*)",
    # Ruby's logger: E, [2026-03-10T10:00:05.123456 #912] ERROR -- : text
    rf"[A-Z], \[{_STAMP} #\d+\]\s+(?P<text>.*)",
    # docker compose logs --timestamps: api-1  | 2026-03-10T10:00:05Z text
    rf"(?P<before>\S+)\s+\| {_STAMP} (?P<text>.*)",
    # gh run view --log: job, step and time between tabs
    rf"(?P<before>[^\t]+)\t[^\t]*\t\ufeff?{_STAMP} (?P<text>.*)",
    _NUMBER[0],
)
_SIGN: Final = (
    # RFC 5424: <34>1 2026-03-10T10:00:09.003Z host app pid id - text
    r"<\d{1,3}>\d (?P<time>\d{4}-\d\d-\d\dT\S+) (?P<text>.*)",
    rf"<\d{{1,3}}>(?P<time>{MONTHS} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{{1,9}})?) (?P<text>.*)",
    # kubectl logs --timestamps --prefix: [pod/api-1/api] 2026-03-10T10:00:05Z text
    rf"\[(?P<before>[^\]\s]+)\] {_STAMP} (?P<text>.*)",
    # Apache error log: [Tue Mar 10 10:00:12.000123 2026] text
    rf"\[(?P<time>[A-Z][a-z]{{2}} {MONTHS} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)? \d{{4}})\] (?P<text>.*)",
    r"\[(?P<time>\d{10}(?:\.\d{1,9})?|\d{13}|\d{16}|\d{19})\]:? (?P<text>.*)",
    # a month and a day without a year: [10.30 16:49:06] text
    r"\[(?P<month>\d\d)[./-](?P<day>\d\d) (?P<clock>\d\d:\d\d:\d\d(?:\.\d+)?)\] (?P<text>.*)",
    # the slow queries of MySQL, which go on below: # Time: 2026-03-10T10:00:05.123456Z
    r"# Time: (?P<time>\d{4}-\d\d-\d\dT\S+)(?P<text>)",
    # multilog: @400000003b4a39c23294b13c text
    r"@(?P<tai>[0-9a-f]{24}) (?P<text>.*)",
    _NUMBER[0],
)
_NUMBER_FORMS, _LETTER_FORMS, _SIGN_FORMS = (tuple(map(re.compile, forms)) for forms in (_NUMBER, _LETTER, _SIGN))
_MESSAGE: Final = re.compile(r"\bmsg=(?:\"((?:[^\"\\]|\\.)*)\"|(\S+))")
ESCAPE: Final = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
"""What colours a line in a terminal, also before its time or in it."""
_TAI: Final = 2**62 + 10
"""What a TAI64 label counts from, and the seconds that it runs ahead of UTC, as multilog reckons."""

_KLOG_TEXT: Final = re.compile(r"[^\]\s]+\] ")


class Line(NamedTuple):
    """A log line taken apart. `written` is its time as text, read already when `raw` is there."""

    written: str
    raw: Raw | None
    text: str


def log_line(line: str) -> Line | None:
    """Return a log line's time and text; None when it starts with no time, so that it goes on the line above."""
    if "\x1b" in line:
        line = ESCAPE.sub("", line)
    match = _ISO.match(line)
    if match is not None:
        return _iso(match)
    if line[:1] in {" ", "\t", ""}:
        return None
    start = line[0]
    for form in _NUMBER_FORMS if start.isdigit() else _LETTER_FORMS if start.isalpha() else _SIGN_FORMS:
        match = form.fullmatch(line)
        if match is not None:
            return _other(match)
    return None


def _iso(match: re.Match[str]) -> Line | None:
    written, zone, text = match.groups()
    raw = read(written)
    if raw is None:
        return Line(written, None, text)
    if zone is None:
        return Line(written, raw, text)
    zone = zone.strip("()")
    offset = fixed_offset(zone.removesuffix(" UTC")) if zone[0] in "Z+-" else None
    at = raw.at if offset is None else raw.at.replace(tzinfo=offset)
    return Line(written, Raw(at, zone, raw.precision), text)


def _other(match: re.Match[str]) -> Line:
    part = match.groupdict()
    text = part["text"] or ""
    if part.get("clock"):
        written = f"{part['month']}-{part['day']} {part['clock']}"
        return Line(written, without_year(written), _klog(text))
    if part.get("hms"):
        written = _numbers(part)
        return Line(written, read(written), text)
    if part.get("tai"):
        seconds = int((part["tai"] or "")[:16], 16) - _TAI
        return Line(str(seconds), read(str(seconds)), text)
    if part.get("year"):
        return Line(f"{part['time']} {part['year']} {part['zone'] or ''}".strip(), None, text)
    said = _MESSAGE.search(text) if match.re.pattern.startswith(_LOGFMT) else None
    if said is not None:
        text = said[1] or said[2] or text
    if part.get("before"):
        text = f"{part['before'].split(' ')[0]} {text}"
    return Line(part["time"] or "", None, text)


def _numbers(part: dict[str, str | None]) -> str:
    """Return a time of numbers in ISO 8601: `081109 203615`, `20171223-22:15:9:606`."""
    year, hms = part["y"] or "", part["hms"] or ""
    clock = re.split("[:.,]", hms) if ":" in hms else [hms[:2], hms[2:4], hms[4:]]
    fraction = f".{clock[3]}" if len(clock) > 3 else ""  # noqa: PLR2004 - hours, minutes, seconds
    day = f"{'20' if len(year) == 2 else ''}{year}-{part['m']}-{part['d']}"  # noqa: PLR2004 - a year without its century
    return f"{day}T{clock[0]:0>2}:{clock[1]:0>2}:{clock[2]:0>2}{fraction}"


def _klog(text: str) -> str:
    return _KLOG_TEXT.sub("", text, count=1)
