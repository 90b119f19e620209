"""A file as the readers see it: decoded text, looked at by content and never by name."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from facilitator.errors import UnreadableError
from facilitator.sources.decode import HEAD
from facilitator.sources.stopping import Watch

FEW: Final = 20
"""Lines or JSON values that are enough to recognise a format."""

LARGEST_DOCUMENT: Final = 32 * 1024 * 1024
"""Characters of one JSON object, which is held in memory as a whole (about 300 MB)."""

_EVERY: Final = 2_000
"""Lines or entries between two looks at whether somebody wants to stop: some twenty milliseconds."""

_BLOCK: Final = 64 * 1024
"""Characters that are cut into lines at a time, some thousand lines of a log."""

_SPACE: Final = " \t\r\n\x1e\ufeff,"


class Located(NamedTuple):
    """A JSON value, where it stands and where it ends; `error` says why there is none."""

    row: str
    value: object
    error: str = ""
    end: int = 0


@dataclass(frozen=True)
class Sample:
    """The text of one file; `watch` is told now and then which share of it has been read, and may raise to stop."""

    text: str
    name: str
    watch: Watch | None = None

    @cached_property
    def head(self) -> str:
        """The beginning of the text, cut at a line's end where there is one."""
        if len(self.text) <= HEAD:
            return self.text
        head = self.text[:HEAD]
        return head[: head.rfind("\n") + 1] or head

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The first lines that are not blank."""
        found = []
        for text in self.head.split("\n"):
            if text.strip():
                found.append(text.rstrip("\r"))
            if len(found) == FEW:
                break
        return tuple(found)

    @cached_property
    def first_values(self) -> tuple[object, ...]:
        """The first JSON values: the entries of the outer list, else the documents; none for other text."""
        if self.head.lstrip(_SPACE)[:1] not in {"{", "["}:
            return ()
        found: list[object] = []
        for located in self.values():
            if not located.error:
                found.append(located.value)
            if len(found) == FEW:
                break
        return tuple(found)

    @cached_property
    def is_json(self) -> bool:
        """Tell whether the text is JSON, be it empty or damaged."""
        start = "".join(self.head[:1000].split())[:2].lstrip("\ufeff\x1e")
        return (bool(self.first_values) and isinstance(self.first_values[0], dict | list)) or start in {
            "[]",
            "[{",
            '{"',
            "[[",
        }

    @cached_property
    def _document(self) -> object:
        """The text as one JSON document; None when it is several, or none."""
        if len(self.text) > LARGEST_DOCUMENT:
            raise UnreadableError(
                f"{self.name} is one JSON object of more than {LARGEST_DOCUMENT // 1024 // 1024} MB. "
                "Export the hours of the incident only."
            )
        try:
            found: object = json.loads(self.text.strip(_SPACE))
        except (ValueError, RecursionError):
            return None
        return found

    def each_line(self, *, ends: bool = False) -> Iterator[str]:
        """Yield the lines one by one, without a copy of all of them; with `ends`, each with its line end."""
        text, start = self.text, 0
        while start < len(text):
            end = text.find("\n", start + _BLOCK) + 1 or len(text)
            block = text[start:end]
            start = end
            lines = block.split("\n")
            last = lines.pop()
            if ends:
                for line in lines:
                    yield f"{line}\n"
            elif "\r" in block:
                for line in lines:
                    yield line.removesuffix("\r")
            else:
                yield from lines
            if last:
                yield last if ends else last.removesuffix("\r")
            if self.watch is not None and start < len(text):
                self.watch(start / len(text))

    def look(self, number: int, at: int) -> None:
        """Tell the watch, every few thousand entries, that the reading of entry `number` ended at character `at`."""
        if self.watch is not None and number % _EVERY == 0:
            self.watch(at / len(self.text))

    def _watched(self, values: Iterator[Located]) -> Iterator[Located]:
        for number, located in enumerate(values, start=1):
            yield located
            self.look(number, located.end)

    def values(self) -> Iterator[Located]:
        """Yield the JSON values of the file with their place, an error where one cannot be read.

        The shapes: one document (a list yields its entries), one document a line, documents one after the other
        (`journalctl -o json-pretty`), with record separators or not.
        """
        start = self.head.lstrip(_SPACE)
        if start[:1] == "{" and self._lines_are_documents():
            yield from self._by_line()
            return
        if start[:1] == "[":
            yield from self._watched(_listed(self.text))
            return
        document = self._document
        if document is not None:
            yield Located("entry 1", document)
        else:
            yield from self._watched(_sequence(self.text))

    def _lines_are_documents(self) -> bool:
        """Tell whether two of the first lines are whole documents, or the only line is followed by text."""
        whole = 0
        for text in self.lines[:FEW]:
            whole += text.strip(_SPACE)[:1] == "{" and _whole(text.strip(_SPACE))
        return whole > 1 or (whole == 1 and len(self.lines) > 1)

    def _by_line(self) -> Iterator[Located]:
        decode = json.JSONDecoder().raw_decode
        for number, text in enumerate(self.each_line(), start=1):
            stripped = text.strip(_SPACE)
            if not stripped:
                continue
            try:
                value, end = decode(stripped)
                if end == len(stripped):
                    yield Located(f"line {number}", value)
                else:
                    yield Located(f"line {number}", None, "not one JSON value, but more than one")
            except ValueError:
                yield Located(f"line {number}", None, "not JSON, or only half of it")
            except RecursionError:
                yield Located(f"line {number}", None, "nested too deep to read")


def _whole(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _sequence(text: str) -> Iterator[Located]:
    """Yield JSON documents that follow one another; what follows the last good one is one error."""
    decoder = json.JSONDecoder()
    at, number = _after_space(text, 0), 0
    while at < len(text):
        number += 1
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield Located(f"entry {number}", None, "not JSON, or only half of it: the file was cut here")
            return
        yield Located(f"entry {number}", value, end=at)
        at = _after_space(text, at)


def _listed(text: str) -> Iterator[Located]:
    """Yield the entries of a list one by one, so that a large one is never held whole, and one that was cut is read."""
    decoder = json.JSONDecoder()
    at = text.index("[") + 1
    number = 0
    while True:
        at = _after_space(text, at)
        number += 1
        if text[at : at + 1] == "]":
            if text[at + 1 :].strip(_SPACE):
                yield Located(f"after entry {number - 1}", None, "more text behind the end of the list")
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield Located(f"entry {number}", None, "not JSON, or only half of it: the file was cut here")
            return
        yield Located(f"entry {number}", value, end=at)


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at
