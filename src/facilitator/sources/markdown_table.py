"""Tables of a report with a column of times."""

import re
from dataclasses import dataclass, replace
from typing import Final

from facilitator.sources.markdown_days import Timeline
from facilitator.sources.markdown_text import link, plain
from facilitator.sources.markdown_times import Written, leading, whole
from facilitator.sources.stamps import NO_YEAR
from facilitator.sources.zones import stated_zone

_RULE: Final = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_CELLS: Final = re.compile(r"(?<!\\)\|")
_TIME_NAME: Final = re.compile(
    r"(?:(?:start|began|event|local|utc|gmt|log|incident|approx(?:imate|\.)?)\s+)?(?:date\s*(?:/|and|&)?\s*)?(?:time|timestamp|when|at)s?\b(?!\s+(?:to|spent|taken|zone|lost)).*"
    r"|date\b.*|datetime\b.*|(?:start|began|begin|from)(?:ed|s)?\b.*|(?:utc|gmt|ce?s?t|[pecm][sd]?t)\b.*",
    re.IGNORECASE,
)
_END_NAME: Final = re.compile(r"(?:end|until|till|to|finish|stop)(?:ed|s)?\b.*", re.IGNORECASE)
_COUNT_NAME: Final = re.compile(r"#|day|weekday|no\.?|nr\.?|num(?:ber)?|id|step|\N{NUMERO SIGN}", re.IGNORECASE)
_DATE_NAME: Final = re.compile(r"(?:date|day)\b[^/&]*", re.IGNORECASE)
_ACTOR_NAME: Final = re.compile(r"(?:who|actor|person|by|author|owner)\b.*", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(20\d\d)\b")
_BRACKETS: Final = re.compile(r"\(([^)]+)\)")


@dataclass(slots=True)
class Tables:
    """The tables of a report; knows whether the line at hand is part of one with times."""

    timeline: Timeline
    above: str = ""
    time: int | None = None
    date: int | None = None
    actor: int | None = None
    end: int | None = None
    counts: frozenset[int] = frozenset()
    inside: bool = False

    def line(self, row: str, text: str) -> bool:
        """Take a line; tell whether it was part of a table."""
        if "|" not in text:
            self.inside, self.above = False, text
            return False
        if not self.inside:
            if _RULE.fullmatch(text) and "|" in self.above:
                self._start(cells(self.above))
                return True
            self.above = text
            return text.lstrip().startswith("|")
        if self.time is not None:
            self._entry(row, text)
        return True

    def _start(self, names: list[str]) -> None:
        self.inside = True
        plain_names = [plain(name) for name in names]
        times = [at for at, name in enumerate(plain_names) if _TIME_NAME.fullmatch(name)]
        dates = [at for at in times if _DATE_NAME.fullmatch(plain_names[at])]
        self.date = dates[0] if dates and len(times) > 1 else None
        self.time = next((at for at in times if at != self.date), None)
        self.end = next(
            (at for at, name in enumerate(plain_names) if _END_NAME.fullmatch(name) and at != self.time), None
        )
        self.counts = frozenset(at for at, name in enumerate(plain_names) if _COUNT_NAME.fullmatch(name))
        self.actor = next((at for at, name in enumerate(plain_names) if _ACTOR_NAME.fullmatch(name)), None)
        if self.time is None:
            return
        year = _YEAR.search(plain_names[self.time if self.date is None else self.date])
        if year is not None:
            self.timeline.title_year = int(year[1])
        words = _BRACKETS.search(plain_names[self.time])
        zone = stated_zone(words[1]) if words else None
        if words is not None and zone is not None and self.timeline.dial.stated is None:
            self.timeline.dial.state(zone, words[1])

    def _entry(self, row: str, text: str) -> None:
        found = cells(text)
        written = self._written(found)
        if self._turns(found, written):
            return
        if written is None:
            at = self.time or 0
            shown = plain(found[at]) if at < len(found) else ""
            self.timeline.harvest.skip(row, f"“{shown[:40]}” is no time" if shown else "no time")
            return
        others = [
            plain(cell)
            for at, cell in enumerate(found)
            if at not in {self.time, self.date, self.actor, self.end, *self.counts} and plain(cell)
        ]
        actor = plain(found[self.actor]) if self.actor is not None and self.actor < len(found) else ""
        self.timeline.add(written, " | ".join(others), row=row, url=link(text), actor=actor)

    def _turns(self, found: list[str], written: Written | None) -> bool:
        """Let a row that holds nothing but a date be the day of those below it: `| 1/28 | |`."""
        at = self.time or 0
        if self.date is not None or any(plain(cell) for place, cell in enumerate(found) if place != at):
            return False
        day = written if written is not None and not written.timed else None
        if day is None and at < len(found):
            short = leading(f"{plain(found[at])} 00:00")  # a day and a month alone are told by the clock behind them
            day = replace(short, clock=None) if short is not None and short.day is not None else None
        if day is None or day.day is None:
            return False
        self.timeline.turn_to(self.timeline.day_of(day))
        return True

    def _written(self, found: list[str]) -> Written | None:
        if self.time is None or self.time >= len(found):
            return None
        clock = plain(found[self.time])
        day = plain(found[self.date]) if self.date is not None and self.date < len(found) else ""
        text = f"{day} {clock}".strip()
        written = (whole(text) or self.timeline.human(text)) if text else None
        end = plain(found[self.end]) if self.end is not None and self.end < len(found) else ""
        until = whole(end) if end and written is not None and written.end is None else None
        if written is None or until is None or until.clock is None:
            return written
        return replace(written, end=until.clock, end_day=until.day if until.day and until.day.year != NO_YEAR else None)


def cells(text: str) -> list[str]:
    """Return the cells of a row."""
    inner = text.strip()
    inner = inner.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _CELLS.split(inner)]
