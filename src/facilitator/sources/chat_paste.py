"""Messages copied out of a chat window: `name [10:02 AM]` above its text, or the name with the time on the next line.

Such text has no zone and hardly a date: a line such as `----- March 10th, 2026 -----` tells the day for what follows.
Messages of one person in a row carry a time only.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from facilitator.sources.harvest import Harvest
from facilitator.sources.markdown_dates import any_date
from facilitator.sources.markdown_days import Timeline
from facilitator.sources.markdown_times import Written, whole
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source

_CLOCK: Final = r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?"
_BRACKET: Final = re.compile(rf"(?P<name>[^\[\]]{{0,80}}?)\s*\[(?P<clock>{_CLOCK})\]\s*")
_WHEN: Final = (
    r"(?P<day>(?:Today|Yesterday)(?:\s+at|,)?\s+|(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d)(?:,|\s+at)?\s+)?"
    rf"{_CLOCK}"
)
_ALONE: Final = re.compile(rf"(?P<indent>\s*)(?P<app>APP\s+)?(?P<clock>{_WHEN})\s*")
_BESIDE: Final = re.compile(
    rf"(?P<name>(?!APP\b|BOT\b)[^\W\d].{{0,58}}?)(?:\s{{2,}}|\t|\s+[—–]\s+)(?P<clock>{_WHEN})\s*"
)
_RELATIVE: Final = re.compile(r"^(?:Today|Yesterday)(?:\s+at|,)?\s+")
_UNTOLD_DAY: Final = (
    "“Today” and “Yesterday” count from when the chat was copied, which it does not say: "
    "their day is that of the lines above, else of --date or the incident."
)
_RULE: Final = re.compile(r"\s*-{3,}\s*(?P<day>.*?\S)\s*-{3,}\s*")
_APP: Final = re.compile(r"\s+(?:APP|BOT)\s*$")
_LONGEST_RULE: Final = 120
_NOISE: Final = re.compile(
    r"\s*(?:\(edited\)|\d+ repl(?:y|ies)|Last reply .*|View thread|Also sent to the channel|New"
    r"|:[a-z0-9_+-]+:\s*\d*)\s*"
)


@dataclass(slots=True)
class _Message:
    written: Written
    row: str
    actor: str
    lines: list[str] = field(default_factory=list)


def _recognise(sample: Sample) -> bool:
    bracket = sum((_BRACKET.fullmatch(text) or _BESIDE.fullmatch(text)) is not None for text in sample.lines)
    alone = sum(_ALONE.fullmatch(text) is not None for text in sample.lines)
    titled = any(text.startswith("#") for text in sample.lines)  # a report with times on lines of their own
    return bracket + alone > 1 and (bracket > 0 or (not titled and _with_name_above(sample.lines)))


def _with_name_above(lines: tuple[str, ...]) -> bool:
    """Tell whether one of the first times stands below a short line: a name."""
    return any(
        _ALONE.fullmatch(below) and not _ALONE.fullmatch(above) and len(above.strip()) <= 80  # noqa: PLR2004 - a long name
        for above, below in pairwise(lines)
    )


def _read(sample: Sample, harvest: Harvest) -> None:
    reader = _Reader(Timeline(harvest))
    for number, text in enumerate(sample.each_line(), start=1):
        reader.line(f"line {number}", text)
    reader.close()


@dataclass(slots=True)
class _Reader:
    timeline: Timeline
    message: _Message | None = None
    actor: str = ""

    def line(self, row: str, text: str) -> None:
        """Take the next line."""
        day = self._day(text)
        short = len(text) <= _LONGEST_RULE
        bracket = (_BRACKET.fullmatch(text) or _BESIDE.fullmatch(text)) if short else None
        alone = _ALONE.fullmatch(text) if short else None
        if day:
            return
        if bracket:
            name = _APP.sub("", bracket["name"]).strip()
            self._open(row, bracket["clock"], name)
        elif alone:
            self._open(
                row, alone["clock"], self._name_above(indented=bool(alone["indent"] or alone["app"] or alone["day"]))
            )
        elif self.message is None:
            if text.strip():
                self.message = _Message(_NO_TIME, row, "", [text.strip()])
        elif not _NOISE.fullmatch(text):
            self.message.lines.append(text.strip())

    def close(self) -> None:
        """Finish the message that was open."""
        message, self.message = self.message, None
        if message is None or message.written is _NO_TIME:
            if message is not None and any(message.lines):
                self.timeline.harvest.skip(message.row, "no time above it")
            return
        self.timeline.add(message.written, " ".join(filter(None, message.lines)), row=message.row, actor=message.actor)

    def _open(self, row: str, clock: str, name: str) -> None:
        self.close()
        self.actor = name or self.actor
        told = _RELATIVE.sub("", clock)
        if told != clock:
            self.timeline.harvest.warn(_UNTOLD_DAY)
        written = whole(told)
        if written is None:
            self.timeline.harvest.skip(row, f"“{clock}” is no time")
            return
        self.message = _Message(written, row, self.actor)

    def _name_above(self, *, indented: bool) -> str:
        """Take the name off the end of the text above: it stands there when the time is indented or follows a gap."""
        lines = self.message.lines if self.message is not None else []
        while lines and not lines[-1]:
            lines.pop()
        if not lines:
            return ""
        gap = len(lines) > 1 and not lines[-2]
        is_first = self.message is not None and self.message.written is _NO_TIME
        if not (indented or gap or is_first):
            return ""
        return _APP.sub("", lines.pop()).strip()

    def _day(self, text: str) -> bool:
        rule = _RULE.fullmatch(text) if len(text) <= _LONGEST_RULE else None
        words = rule["day"] if rule else text.strip()
        if not rule and len(words) > 40:  # noqa: PLR2004 - a date in full has fewer characters
            return False
        written = whole(re.sub(r"^(?:Today|Yesterday),?\s+", "", words))
        if written is not None and written.day is not None and written.clock is None:
            self.close()
            self.timeline.turn_to(written.day)
            return True
        if rule:
            self.close()
            found = any_date(words)
            if found is not None:
                self.timeline.turn_to(found)
            return True
        return False


_NO_TIME: Final = Written(None, None, seconds=False, end=None, zone=None, about=False, rest="", marked=False)

CHAT_PASTE: Final = Source("copied chat", "chat", _recognise, _read)
"""Text copied out of a chat window."""
