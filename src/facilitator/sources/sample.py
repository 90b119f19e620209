"""A file as the readers see it: decoded text, looked at by content and never by name."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from facilitator.errors import UnreadableError
from facilitator.sources.decode import HEAD

FEW: Final = 20
"""Lines or JSON values that are enough to recognise a format."""

LARGEST_DOCUMENT: Final = 32 * 1024 * 1024
"""Characters of one JSON object, which is held in memory as a whole (about 300 MB)."""

_SPACE: Final = " \t\r\n\x1e\ufeff,"


class Located(NamedTuple):
    """A JSON value and where it stands; `error` says why there is none."""

    row: str
    value: object
    error: str = ""


@dataclass(frozen=True)
class Sample:
    """The text of one file."""

    text: str
    name: str

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
            yield from _listed(self.text)
            return
        document = self._document
        if document is not None:
            yield Located("entry 1", document)
        else:
            yield from _sequence(self.text)

    def _lines_are_documents(self) -> bool:
        """Tell whether two of the first lines are whole documents, or the only line is followed by text."""
        whole = 0
        for text in self.lines[:FEW]:
            whole += text.strip(_SPACE)[:1] == "{" and _whole(text.strip(_SPACE))
        return whole > 1 or (whole == 1 and len(self.lines) > 1)

    def _by_line(self) -> Iterator[Located]:
        decode = json.JSONDecoder().decode
        for number, text in enumerate(split_lines(self.text), start=1):
            stripped = text.strip(_SPACE)
            if not stripped:
                continue
            try:
                yield Located(f"line {number}", decode(stripped))
            except ValueError:
                yield Located(f"line {number}", None, "not JSON, or only half of it")
            except RecursionError:
                yield Located(f"line {number}", None, "nested too deep to read")


def split_lines(text: str) -> Iterator[str]:
    """Yield the lines of `text` one by one, without their ends and without a copy of all of them."""
    start = 0
    while True:
        end = text.find("\n", start)
        if end < 0:
            break
        yield text[start : end - 1] if text[end - 1 : end] == "\r" and end > start else text[start:end]
        start = end + 1
    if start < len(text):
        yield text[start:]


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
        yield Located(f"entry {number}", value)
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
        yield Located(f"entry {number}", value)


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at
