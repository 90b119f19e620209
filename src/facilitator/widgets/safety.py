"""The last wall before the terminal: filters over every line that is about to be written.

Text is cleaned where it enters the program (`facilitator.text`). Should one path ever be missed, `ControlFilter` still
keeps its control sequences from the terminal. An app adds both in `App.get_line_filters`.
"""

import os
import re
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_HOSTILE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

_ASCII: Final = str.maketrans(
    dict(zip("►●○◊■□–┆›→≈…━╸─“”‘’·×", ">*o~x.-:>>~.=--\"\"''.x", strict=True))
    | dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼╪┷┏┓┗┛┣┫╋┻", "+")
    | dict.fromkeys("╶╴╺", "-")
    | dict.fromkeys("╷╵╻╹│┃", "|")
)
"""The program's glyphs, then the strokes of Textual's digits."""


class ControlFilter(LineFilter):
    """Drop C0, DEL, C1 and bidirectional overrides from what is written; all of them are zero cells wide."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the base class's
        """Return `segments` with no control character in any of them."""
        return [_without_controls(segment) for segment in segments]


class AsciiFilter(LineFilter):
    """Write the program's glyphs as ASCII, cell for cell, for terminals that cannot show them."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the base class's
        """Return `segments` with our glyphs replaced; letters of people's own text stay."""
        return [
            segment if segment.text.isascii() else Segment(segment.text.translate(_ASCII), segment.style)
            for segment in segments
        ]


def shows_ascii_only(glyphs: str) -> bool:
    """Tell whether the program's glyphs are written in ASCII: as set in `glyphs`, else ("auto") as the terminal is."""
    if glyphs != "auto":
        return glyphs == "ascii"
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""
    return os.environ.get("TERM") == "linux" or (bool(locale) and "utf" not in locale.lower())


def _without_controls(segment: Segment) -> Segment:
    if segment.control or not _HOSTILE.search(segment.text):
        return segment
    return Segment(_HOSTILE.sub("", segment.text), segment.style)
