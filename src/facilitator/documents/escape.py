r"""People's words in Markdown: they show to the letter and build nothing.

No heading, list, quote, table, link, emphasis, code, formula or HTML comes of what somebody typed; escaping is kept to
what CommonMark and GitHub's tables need, so that the file still reads well as plain text.
"""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

BREAK: Final = "  \n"
"""A line break inside a paragraph: two blanks, which plain text does not show."""

NO_WORDS: Final = "(without words)"
"""What stands for an entry that has none: an empty list item would join what follows it."""

_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_TAG: Final = re.compile(r"<(?=[A-Za-z/!?])")
_UNDERSCORE: Final = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""One within a word (`snake_case`) makes no emphasis and stays as it is."""
_BACKSLASH: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_ALWAYS: Final = re.compile(r"[`*\[\]|~]")
_NUMBERED: Final = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_LEADING: Final = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|:(?=[\s:])|[-=:][-=:\s]*$")
_CLOSING: Final = re.compile(r"(?<=\s)(#+)$|^(#+)$")
_URL: Final = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
_PLAIN_URL: Final = re.compile(r"https?://[\w:/?#@!$&'+,;=%.-]{1,2000}", re.IGNORECASE | re.ASCII)
_UNQUOTED: Final = ":/?#@!$&'+,;=%"


def inline(text: str) -> str:
    """Return `text` on one line, for the middle of one: runs of white space become one blank."""
    text = " ".join(text.split())
    text = _BACKSLASH.sub(r"\\\\", text)
    text = _ALWAYS.sub(r"\\\g<0>", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _TAG.sub("&lt;", _ENTITY.sub("&amp;", text))
    # Two signs can make a formula on GitHub; one is money.
    return text.replace("$", r"\$") if text.count("$") > 1 else text


def named(text: str) -> str:
    """Return the words of an entry as `inline`; one without words says so."""
    return inline(text) or NO_WORDS


def line(text: str) -> str:
    """Return `text` on one line that may begin a block: what would start a heading, list or quote there does not."""
    text = _NUMBERED.sub(r"\1\\\2", inline(text))
    return f"\\{text}" if _LEADING.match(text) else text


def heading(text: str, level: int) -> str:
    """Return a heading of people's words."""
    words = _CLOSING.sub(r"\\\g<0>", inline(text))
    return f"{'#' * level} {words}"


def paragraphs(text: str, indent: str = "") -> str:
    """Return a longer text: its lines stay lines, its empty lines part paragraphs; all but the first are indented."""
    blocks: list[list[str]] = [[]]
    for one in text.split("\n"):
        if one.strip():
            blocks[-1].append(line(one))
        elif blocks[-1]:
            blocks.append([])
    return f"\n\n{indent}".join(f"{BREAK}{indent}".join(block) for block in blocks if block)


def item(text: str, indent: str = "", mark: str = "-") -> str:
    """Return a list item of people's words; what it holds further is indented to its text."""
    words = paragraphs(text, indent + " " * (len(mark) + 1)) or NO_WORDS
    return f"{indent}{mark} {words}"


def row(*cells: str) -> str:
    """Return a row of a table; the cells are Markdown of one line each."""
    return f"| {' | '.join(cells)} |"


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table; the cells are Markdown of one line each."""
    return "\n".join([row(*head), row(*("---" for _ in head)), *(row(*cells) for cells in rows)])


def link(label: str, url: str) -> str:
    """Return a link with people's words as label; just the words where `url` is no web address."""
    words = inline(label)
    if not _URL.fullmatch(url):
        return words
    return f"[{words}]({_ENTITY.sub('&amp;', quote(url, safe=_UNQUOTED, errors='replace'))})"


def address(url: str) -> str:
    """Return a text that may be a web address as a link of itself, else as words."""
    plain = _PLAIN_URL.fullmatch(url) and not _ENTITY.search(url)
    return f"<{url}>" if plain else line(url)
