"""Timelines in reports and notes: headings, bullets, tables and lines that start with a time.

Most entries of real reports carry a time only; the date stands in a heading above, the zone once for the whole
document. Prose that merely mentions a time is no entry. A heading's entry is its title and first paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.sources.harvest import Harvest
from facilitator.sources.markdown_dates import any_date, any_year, month_first
from facilitator.sources.markdown_days import Timeline
from facilitator.sources.markdown_prose import read_sentences
from facilitator.sources.markdown_statements import state_zone, stated_day, statement
from facilitator.sources.markdown_table import Tables
from facilitator.sources.markdown_text import is_only_link, link, plain
from facilitator.sources.markdown_times import Written, leading, tidy, trailing
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source

_HEADING: Final = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_BULLET: Final = re.compile(r"(\s*)(?:[-*+•–—]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)")
_LABEL: Final = re.compile(r"\s*(?:\*\*|__)[^*_]{2,60}(?:\*\*|__)\s*:?\s*|\s*(?:\*\*|__)[^*_]{2,60}:(?:\*\*|__)\s*")
_TIMELINE: Final = re.compile(r"timeline|chronolog|sequence of events", re.IGNORECASE)
_BACKSLASH: Final = re.compile(r"\\([*_#|>`~-])")
"""Marks that a program wrote out as text, as where a whole document was pasted into an editor."""

_QUOTE: Final = re.compile(r"^\s{0,3}(?:>\s?)+")
_FENCE: Final = re.compile(r"\s*(```|~~~)")
_LIKE_TIME: Final = re.compile(r"[\[(*_`~]{0,4}(\d{1,2}[:h]\d\d\S*|[Tt]?\+\d{1,3}\s?(?:m|min|h|s)\b)")
_LIKE_MILESTONE: Final = re.compile(r".{3,120}?\s(\d{3,6}-\d{1,2}-\d{1,2}[ T]\d{1,2}:\d\d)\s*")
"""A milestone whose time is a slip of the finger: "First detected 22025-03-18 09:36"."""

_LARGEST: Final = 4 * 1024 * 1024
"""Characters of a report or of notes; a book has a million."""

_LONGEST_LINE: Final = 4_000
"""Characters of a line that are looked at: twice the text of an event; what is longer is no line of a timeline."""

_LONGEST_ENDED: Final = 200


@dataclass(slots=True)
class _Entry:
    """An entry whose text may go on in the lines below."""

    written: Written
    row: str
    source: str
    indent: int
    heading: bool
    body: list[str] = field(default_factory=list)
    closed: bool = False


@dataclass(slots=True)
class _Page:
    """A report being read from top to bottom."""

    timeline: Timeline
    tables: Tables
    entry: _Entry | None = None
    above: str = ""
    turned: bool = False

    def line(self, row: str, text: str) -> None:
        """Take the next line, `row` naming its place."""
        text = _QUOTE.sub("", text)
        if text.lstrip()[:1] == "\\":
            text = _BACKSLASH.sub(r"\1", text)
        if self.tables.line(row, text):
            self.close()
        elif heading := _HEADING.fullmatch(text):
            self._heading(row, heading[2], is_title=heading[1] == "#")
        elif not text.strip():
            if self.entry is not None and (self.entry.body or not self.entry.heading):
                self.entry.closed = True
        elif bullet := _BULLET.fullmatch(text):
            self._bullet(row, bullet[2], len(bullet[1]))
        else:
            self._plain(row, text)
        self.above = "" if self.turned else text
        self.turned = False

    def close(self) -> None:
        """Finish the entry that was open."""
        entry, self.entry = self.entry, None
        if entry is None:
            return
        title = plain(entry.written.rest)
        body = plain(" ".join(entry.body))
        if entry.heading and title and body:
            text = f"{title}{'' if title[-1] in '.:;?' else '.'} {body}"
        else:
            text = plain(f"{title} {body}").lstrip(": ")
        url = link(entry.source) or next((link(text) for text in entry.body if link(text)), "")
        self.timeline.add(entry.written, text, row=entry.row, url=url)

    def _open(self, written: Written, row: str, source: str, indent: int, *, heading: bool = False) -> None:
        self.close()
        self.entry = _Entry(written, row, source, indent, heading)

    def _heading(self, row: str, text: str, *, is_title: bool) -> None:
        self.close()
        written = leading(text)
        if written is not None and written.timed:
            self._open(written, row, text, 0, heading=True)
        elif is_title and self.timeline.dial.options.day is not None:
            self.timeline.section += 1  # the day that a person asks for goes before that of the title
        elif written is not None and written.day is not None:
            self.timeline.turn_to(self.timeline.day_of(written))
        elif (day := any_date(text)) is not None:
            self.timeline.turn_to(day)
        else:
            self.timeline.section += 1

    def _bullet(self, row: str, text: str, indent: int) -> None:
        written = leading(text)
        if written is not None and written.timed:
            self._open(written, row, text, indent)
        elif written is not None and not written.rest and written.day is not None:
            self.close()
            self.timeline.turn_to(self.timeline.day_of(written))
        elif written is not None and written.marked:
            self._open(written, row, text, indent)
        elif written is None and len(text) <= _LONGEST_ENDED and (ended := trailing(plain(text))) is not None:
            self._open(ended, row, text, indent)
        elif self._unread(row, text):
            self.close()
        else:
            self._body(text, indent, bullet=True)
            if _LABEL.fullmatch(text):
                self.timeline.label()

    def _plain(self, row: str, text: str) -> None:
        written = leading(text.strip())
        if written is not None and not written.timed and not written.rest and written.day is not None:
            self.close()
            self.timeline.turn_to(self.timeline.day_of(written))
            self.turned = True
        elif written is not None and self._starts_here(written):
            self._open(written, row, text.strip(), len(text) - len(text.lstrip()))
        elif self._turns(text, written) or (self._may_start() and self._unread(row, text)):
            self.close()
        else:
            self._body(text, len(text) - len(text.lstrip()), bullet=False)

    def _turns(self, text: str, written: Written | None) -> bool:
        """Tell whether a line is a date that states the zone as well: "2015-10-21 (all times UTC)"."""
        if written is None or written.day is None or written.timed or not statement(text):
            return False
        self.close()
        self.timeline.turn_to(self.timeline.day_of(written))
        self.turned = True
        return True

    def _unread(self, row: str, text: str) -> bool:
        """Skip a line that starts like a time which is none, so that it does not vanish."""
        match = _LIKE_TIME.match(tidy(text)) or _LIKE_MILESTONE.fullmatch(text)
        if match is None or leading(text.strip()) is not None:
            return False
        self.timeline.harvest.skip(row, f"“{match[1][:30]}” is no time")
        return True

    def _starts_here(self, written: Written) -> bool:
        """Tell whether a line that starts with a time is an entry, not a wrapped line of a paragraph.

        A day without a clock reading starts one where a dash or colon parts it from its text.
        """
        if not written.timed:
            return written.marked and bool(written.rest) and self._may_start()
        return written.marked or (not written.from_ and self._may_start())

    def _may_start(self) -> bool:
        above = self.above.strip()
        if not above or above.endswith(":") or (self.entry is not None and not self.entry.heading):
            return True
        return any(form.fullmatch(self.above) is not None for form in (_HEADING, _BULLET))

    def _body(self, text: str, indent: int, *, bullet: bool) -> None:
        entry = self.entry
        if entry is None or (bullet and not entry.heading and indent <= entry.indent):
            self.close()
            return
        if entry.closed or is_only_link(text):
            return
        if bullet and entry.body and entry.body[-1][-1] not in ".:;,?":
            entry.body[-1] += ";"
        entry.body.append(text.strip())


def _page(sample: Sample, harvest: Harvest) -> None:
    lines = [(number, text[:_LONGEST_LINE]) for number, text in _outside_code(sample, harvest)]
    if harvest.dial.month_first is None:
        harvest.dial.month_first = month_first(text for _, text in lines)
    state_zone(harvest, (text for _, text in lines))
    day = stated_day(text for _, text in lines)
    timeline = Timeline(harvest, title_day=day or any_date(sample.head), title_year=any_year(sample.head), fixed=day)
    page = _Page(timeline, Tables(timeline))
    for number, text in lines:
        page.line(f"line {number}", text)
    page.close()
    if not harvest.events and not harvest.skipped:
        read_sentences(timeline, lines)
    timeline.check_order()


def _outside_code(sample: Sample, harvest: Harvest) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers, but those of code blocks.

    A fence with a language opens a block, also where the one above was never closed. Below one that has no end at all
    the lines are read as text, with a warning, so that no timeline vanishes in it.
    """
    fence, heading = "", ""
    block: list[tuple[int, str]] = []
    for number, line in enumerate(sample.each_line(), start=1):
        mark = _FENCE.match(line)
        if mark is not None and fence in {"", mark[1]} and line.count(mark[1]) == 1:
            opens = not fence or line.strip() != mark[1]
            if fence and _TIMELINE.search(heading) and _is_timeline([text for _, text in block[1:]]):
                yield from block
            fence, block = (mark[1] if opens else ""), [(number, "")]
        elif fence:
            block.append((number, line))
        else:
            heading = line if line.startswith("#") else heading
            yield number, line
    if fence:
        harvest.warn(f"The code block that starts on line {block[0][0]} has no end: what is below it was read as text.")
        yield from block


def _is_timeline(block: list[str]) -> bool:
    """Tell whether a block of code is a timeline set apart: each line that is not indented starts with a time."""
    first = [text for text in block if text[:1].strip()]
    times = [leading(text) for text in first]
    return len(first) > 1 and all(written is not None and written.timed for written in times)


def _recognise(_sample: Sample) -> bool:
    return True


def _read(sample: Sample, harvest: Harvest) -> None:
    if len(sample.text) > _LARGEST:
        raise UnreadableError(
            f"{sample.name} is of no kind that is known, and too large for notes. Export it as CSV or JSON lines."
        )
    _page(sample, harvest)
    if not harvest.events and not harvest.skipped:
        raise UnreadableError(
            f"{sample.name} has no line that starts with a time. Write entries as “10:02 what happened”, one a line."
        )


MARKDOWN: Final = Source(kind="report", read_as="report", recognise=_recognise, read=_read)
"""Reports and notes; the reader of whatever text is left, so last in the registry."""
