"""Reports that tell their timeline in sentences, such as "At 15:10 UTC we deployed a new version".

They are read only where no line of a report starts with a time, for elsewhere prose repeats what the timeline has. A
sentence is an entry when it begins with its time, and is kept as it stands.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from facilitator.sources.markdown_days import Timeline
from facilitator.sources.markdown_text import plain
from facilitator.sources.markdown_times import Written, leading

_BEGINS: Final = re.compile(r"(?:At|On|Around|By|About)\s+(?:approximately\s+|roughly\s+|around\s+|about\s+)?(?=\S)")
_ABOUT: Final = re.compile(r"Around|About|By\b|approximately|roughly|around|about")
_MARKS: Final = re.compile(r"[*`]+")
_SENTENCE: Final = re.compile(r"(?<=[.?])\s+(?=[A-Z])")
_HEADING: Final = re.compile(r"\s{0,3}#{1,6}\s")


def read_sentences(timeline: Timeline, lines: Iterable[tuple[int, str]]) -> None:
    """Put the sentences that begin with a time into the harvest, and say that they were read so."""
    for number, text in _paragraphs(lines):
        for place, sentence in enumerate(_SENTENCE.split(plain(text)), start=1):
            written = _time(sentence)
            if written is not None:
                timeline.add(written, sentence, row=f"line {number}, sentence {place}")
    if timeline.harvest.events or timeline.harvest.skipped:
        timeline.harvest.warn("No line starts with a time: sentences that begin with one were read.")


def _time(sentence: str) -> Written | None:
    begins = _BEGINS.match(sentence)
    if begins is None:
        return None
    words = _MARKS.sub("", sentence[begins.end() :])
    written = leading(re.sub(r"(\d|[A-Z]|\)),(?=\s)", r"\1", words, count=1))
    if written is None or not written.timed:
        return None
    if _ABOUT.search(begins[0]):
        return leading(f"~{words}") or written
    return written


def _paragraphs(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs with the numbers of their first lines; a heading ends one and is none."""
    held, start = "", 0
    for number, text in lines:
        if not text.strip() or _HEADING.match(text):
            if held:
                yield start, held
            held = ""
        elif held:
            held = f"{held} {text.strip()}"
        else:
            held, start = text.strip(), number
    if held:
        yield start, held
