"""Which stretches of a text are somebody's own prose: what is left without code, quotes, tables' rules and logs.

A stretch is a paragraph, a list item, a heading or a table's cell; sentences may run over its line ends.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LET_BE: Final = "<!-- facilitator: let-be -->"
"""Standing on its own line it lets the next paragraph be; at the end of a line, that line."""

_FENCE: Final = re.compile(r"[ \t]{0,8}(?:[-*+>] {0,3})?(`{3,}|~{3,})")
_RULE: Final = re.compile(r"[\s|:=*_-]+$")
_BEGINS: Final = re.compile(r"[ \t]*(?:(?:[-*+•◊]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+|>)")
_LEVEL: Final = r"\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b"
_LOG: Final = re.compile(
    rf"[ \t]*(?:\[?\d{{4}}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?\S*[ \t]+(?:\S+[ \t]+){{0,2}}{_LEVEL}"
    rf"|{_LEVEL}\]?:?[ \t]"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d \S+ \S+?(?:\[\d+\])?:"
    r"|Traceback \(|\tat |\$ \S|>>> )"
)
_LOOKED_AT: Final = 200
"""Characters of a line that tell a log line."""


def lines_to_judge(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a typed or pasted note: each line is one, code, quotes and logs left out."""
    if "\n" not in text and text[:1] not in ("`", "~", ">", " ", "\t", "[") and not is_machine_made(text):
        yield 0, len(text)
        return
    yield from _stretches(text, 0, joined=False)


def read_markdown(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the prose of a Markdown file starts and ends, in characters of the file.

    Left out: front matter, fenced and indented code, quotes (`>`), rules and tables' rules, log lines, comments, and
    what `LET_BE` marks. Code spans, addresses and quoted words inside a stretch are masked later.
    """
    yield from _stretches(text, _after_front_matter(text), joined=True)


def _after_front_matter(text: str) -> int:
    if not text.startswith(("---\n", "---\r\n", "+++\n")):
        return 0
    close = text.find("\n" + text[:3], 3)
    if close < 0:
        return 0
    end = text.find("\n", close + 1)
    return len(text) if end < 0 else end + 1


def _stretches(text: str, start: int, *, joined: bool) -> Iterator[tuple[int, int]]:
    reader = _Reader(joined=joined, comments=_comments(text))
    open_from, open_to = -1, -1
    for first, last in _lines(text, start):
        line = text[first:last]
        kept = reader.keeps(line, first, inside=open_from >= 0)
        if open_from >= 0 and (not kept or not joined or _BEGINS.match(line) or line.lstrip().startswith("|")):
            yield open_from, open_to
            open_from = -1
        if not kept:
            continue
        if line.lstrip().startswith("|"):
            yield from _cells(text, first, last)
        elif joined and line.lstrip().startswith("#") and _BEGINS.match(line):
            yield first, last
        else:
            open_from, open_to = (open_from if open_from >= 0 else first), last
    if open_from >= 0:
        yield open_from, open_to


@dataclass(slots=True)
class _Reader:
    """Goes down the lines of a text and says of each whether it is prose."""

    joined: bool
    comments: frozenset[int]
    fence: str = ""
    skipping: bool = False
    quoted: bool = False
    indented: bool = False

    def keeps(self, line: str, at: int, *, inside: bool) -> bool:
        """Say whether `line`, which starts at `at`, is prose; `inside` a paragraph that is open."""
        bare = line.strip()
        if self._in_fence(line):
            return False
        if not bare:
            self.skipping = self.quoted = self.indented = False
            return False
        if bare == LET_BE:
            self.skipping = True
        if self.skipping or bare.endswith(LET_BE) or at in self.comments:
            return False
        return not (self._is_quote(bare, line) or self._is_indented(line, inside=inside) or is_machine_made(line))

    def _in_fence(self, line: str) -> bool:
        mark = _FENCE.match(line)
        if self.fence:
            if mark and mark[1].startswith(self.fence) and not line[mark.end() :].strip():
                self.fence = ""
            return True
        self.fence = mark[1] if mark else ""
        return bool(mark)

    def _is_quote(self, bare: str, line: str) -> bool:
        self.quoted = bare.startswith(">") or (self.quoted and self.joined and not _BEGINS.match(line))
        return self.quoted

    def _is_indented(self, line: str, *, inside: bool) -> bool:
        starts = not inside and line.startswith(("    ", "\t")) and not _BEGINS.match(line)
        self.indented = self.joined and (self.indented or starts)
        return self.indented


def is_machine_made(line: str) -> bool:
    """Say whether a line is a log line, a shell prompt, a rule or a table's rule."""
    return bool(_RULE.match(line) or _LOG.match(line[:_LOOKED_AT]))


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _cells(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    while first < last:
        end = text.find("|", first, last)
        end = last if end < 0 else end
        if text[first:end].strip():
            yield first, end
        first = end + 1


def _comments(text: str) -> frozenset[int]:
    """Return where the lines start that lie in comments of several lines."""
    if "<!--" not in text:
        return frozenset()
    inside: set[int] = set()
    opened = text.find("<!--")
    while opened >= 0:
        closed = text.find("-->", opened)
        closed = len(text) if closed < 0 else closed
        if LET_BE not in text[opened : closed + 3]:
            begin = text.rfind("\n", 0, opened) + 1
            inside.update(first for first, _ in _lines(text[:closed], begin))
        opened = text.find("<!--", closed)
    return frozenset(inside)
