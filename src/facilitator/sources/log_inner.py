"""Lines of a log whose time stands behind something else: a file, a level, a thread, other keys.

`api.log 2026-03-10 10:00:00.008 257 INFO …`, `INFO::2026-03-10 10:00:56,101::…`, `logger=a t=2026-03-10T10:00:48Z …`.
A log is read so only where most of its lines are like that, for a time may also stand in what a line says.
"""

import json
import re
from typing import Final

from facilitator.sources.json_fields import shape_of
from facilitator.sources.log_forms import ESCAPE, MONTHS, Line
from facilitator.sources.values import first, mapping, words

_INNER: Final = re.compile(
    r"(?P<before>\S.{0,120}?(?<![\w.-]))(?P<time>"
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z\b|[+-]\d\d:?\d\d\b))?"
    rf"|\d\d/{MONTHS}/\d{{4}}:\d\d:\d\d:\d\d [+-]\d{{4}}"
    rf"|[A-Z][a-z]{{2}} {MONTHS} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)? \d{{4}}"
    r"|\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(?:\.\d+)?"
    r"|(?<=[\s\[(=])1\d{9}(?:\.\d{1,9})?(?=[\s\]):,]))(?P<after>.*)",
)
_KEY: Final = re.compile(r"(?:ts|time|t|timestamp|@timestamp|date)=\"?$")
_SAID: Final = re.compile(r"\b(?:msg|message)=(?:\"((?:[^\"\\]|\\.)*)\"|(\S+))")
_OPENED: Final = " [(<|:,;-="
_CLOSED: Final = " ])>|:,;-"
_LONGEST_PREFIX: Final = 80
"""Characters before the JSON object of a line: the name of a container, a pod, a stream."""


def json_line(line: str) -> Line | None:
    """Return the time and the message of a JSON object behind a name: `api-1  | {"ts":…,"msg":"…"}`."""
    start = line.find("{", 1, _LONGEST_PREFIX)
    fields = _object(line[start:]) if start > 0 and line[:1] not in {" ", "\t"} else {}
    shape = shape_of(tuple(fields))
    written = words(fields[shape.times[0]]) if shape.times else ""
    if not written or not shape.texts:
        return None
    return Line(written, None, f"{line[:start].rstrip(' |:-')} {first(fields, *shape.texts)}")


def message_in(text: str) -> str:
    """Return the message of a line that is a JSON object behind its time; any other text as it is."""
    fields = _object(text)
    return first(fields, *shape_of(tuple(fields)).texts) or text


def _object(text: str) -> dict[str, object]:
    if text[-1:] != "}":
        return {}
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return mapping(found)


def inner_line(line: str) -> Line | None:
    """Return a line's time, wherever it stands in its first part, and the text around it; None where there is none."""
    if line[:1] in {" ", "\t", ""}:
        return None
    match = _INNER.match(ESCAPE.sub("", line) if "\x1b" in line else line)
    if match is None:
        return None
    before, after = match["before"], match["after"]
    key = _KEY.search(before)
    if key is not None:
        before = before[: key.start()]
        said = _SAID.search(after) or _SAID.search(before)
        if said is not None:
            return Line(match["time"], None, said[1] or said[2] or after)
        after = after.removeprefix('"')
    return Line(match["time"], None, f"{before.rstrip(_OPENED)} {after.lstrip(_CLOSED)}".strip())
