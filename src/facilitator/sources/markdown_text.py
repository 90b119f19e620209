"""Markdown as plain words: what a reader sees of a line, and the first link in it."""

import re
from typing import Final

_PICTURE: Final = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK: Final = re.compile(r"\[([^\]]+)\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
_REFERENCE: Final = re.compile(r"\[([^\]]+)\]\[[^\]]*\]")
_AUTO: Final = re.compile(r"<(https?://[^>\s]+)>")
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|-])")


def plain(text: str) -> str:
    """Return a line of Markdown in plain words: links by their text, no pictures, no strong marks, no tags."""
    text = _PICTURE.sub("", text)
    text = _REFERENCE.sub(r"\1", _LINK.sub(r"\1", text))
    text = _TAG.sub("", _AUTO.sub(r"\1", text))
    text = _ESCAPED.sub(r"\1", _STRONG.sub(r"\2", text)).strip()
    return text.replace("**", "").strip() if text.count("**") == 1 else text


def link(text: str) -> str:
    """Return the first web address that a line of Markdown links to; nothing when there is none."""
    found = [match for match in (_LINK.search(_PICTURE.sub("", text)), _AUTO.search(text)) if match]
    if not found:
        return ""
    first = min(found, key=lambda match: match.start())
    return first[first.re.groups]


def is_only_link(text: str) -> bool:
    """Tell whether a line is nothing but a link or a picture."""
    return not _PICTURE.sub("", _LINK.sub("", _AUTO.sub("", text))).strip(" .")
