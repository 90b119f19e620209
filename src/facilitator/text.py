"""The gate for all foreign text: what people, files or peers wrote passes here before it is kept or shown.

Terminals obey control sequences hidden in text; bidirectional overrides make a line read as another one. `clean`
takes both out once, at the border, so that nothing inside has to think of it. Nothing here decides how text looks.
"""

import unicodedata
from typing import Final

LONGEST: Final = 100_000
"""Characters kept of one pasted or imported text; more is cut, and the caller says so."""

_BIDI: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_DROPPED: Final = {
    code: None
    for code in (*range(0x20), 0x7F, *range(0x80, 0xA0), *_BIDI, 0xFEFF, *range(0xFFF9, 0xFFFC))
    if chr(code) not in "\n\t"
}
_NEWLINES: Final = {0x2028: "\n", 0x2029: "\n"}
_SURROGATES: Final = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")


def clean(text: str) -> str:
    r"""Return `text` safe to keep and to show, lines ending in `\n`.

    C0 and C1 controls (but tab and newline), DEL, bidirectional overrides and isolates, byte order marks and lone
    surrogates go; everything else stays to the letter, composed (NFC).
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_NEWLINES)
    return unicodedata.normalize("NFC", text.translate(_DROPPED).translate(_SURROGATES))


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line: runs of white space become one blank, ends are stripped."""
    return " ".join(clean(text).split())


def cut(text: str, longest: int) -> str:
    """Return `text` in at most `longest` characters, the last one `…` where something was cut."""
    return text if len(text) <= longest else text[: max(longest - 1, 0)].rstrip() + "…"


def slug(text: str, longest: int = 48) -> str:
    """Return `text` as part of a folder's name: ASCII lower case letters, digits and single hyphens, never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    kept = ""
    for word in words:
        if kept and len(kept) + 1 + len(word) > longest:
            break
        kept = f"{kept}-{word}" if kept else word[:longest]
    return kept or "review"
