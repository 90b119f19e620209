"""What a reader of a Markdown document sees: rendered as GitHub does, told as plain text and structure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

_READER: Final = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
"""HTML is let through, so that a test sees it when there is some."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered document."""

    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """All that is read, runs of white space as one blank."""
        return " ".join(
            " ".join(_words(token.children or []) for token in self.tokens if token.type == "inline").split()
        )

    @property
    def kinds(self) -> set[str]:
        """The kinds of everything in it, inline ones too."""
        found = {token.type for token in self.tokens}
        return found | {child.type for token in self.tokens for child in token.children or []}

    def headings(self, level: int) -> list[str]:
        """Return the texts of the headings of one level."""
        found = []
        for place, token in enumerate(self.tokens):
            if token.type == "heading_open" and token.tag == f"h{level}":
                found.append(_words(self.tokens[place + 1].children or []))
        return found

    def rows(self) -> list[list[str]]:
        """Return the rows of all tables, heads too, as texts of their cells."""
        found: list[list[str]] = []
        for place, token in enumerate(self.tokens):
            if token.type == "tr_open":
                found.append([])
            elif token.type in ("td_open", "th_open"):
                found[-1].append(_words(self.tokens[place + 1].children or []))
        return found

    def addresses(self) -> list[str]:
        """Return where its links lead."""
        children = [child for token in self.tokens for child in token.children or []]
        return [str(child.attrs["href"]) for child in children if child.type == "link_open"]


def render(markdown: str) -> Rendered:
    """Return a document as its reader sees it."""
    return Rendered(tuple(_READER.parse(markdown)))


def plain(text: str) -> str:
    """Return a text as it is compared: runs of white space as one blank."""
    return " ".join(text.split())


def _words(children: Sequence[Token]) -> str:
    shown = (" " if child.type in ("softbreak", "hardbreak") else child.content for child in children)
    return "".join(shown)
