"""The program's colours: twelve tokens in three palettes, and a fourth that takes the terminal's own colours.

There is no red: it is the colour of blame. A colour never speaks alone, a word or a glyph stands beside it.
"""

from collections.abc import Mapping
from typing import Final

from textual.color import Color
from textual.theme import Theme

Palette = Mapping[str, str]
"""Token to colour, as CSS writes it."""

TEXT_TOKENS: Final = ("ink", "quiet", "here", "time", "cue", "name", "alarm")
"""Tokens that colour text."""

GROUND_TOKENS: Final = ("paper", "sheet", "raised", "pick")
"""Tokens that text stands on."""

TOKENS: Final = (*GROUND_TOKENS, "rule", *TEXT_TOKENS)
"""All twelve: paper background, sheet capture desk, raised sheets, pick the pointed row, rule lines and scrollbars,
ink text, quiet secondary text, here accent and done, time over time and still to say, cue wording, name people and
sources, alarm cannot save or read."""


def _palette(colours: str) -> dict[str, str]:
    return dict(zip(TOKENS, colours.split(), strict=True))


DUSK: Final = _palette(
    "#10171b #172127 #1f2c33 #22403f #3a4b54 #e4e9e6 #9fb0b5 #86d6bd #f0bd6a #c9b0f5 #92c3ef #f0a184"
)
"""The dark palette, and the one a screen falls back on."""

PAPER: Final = _palette(
    "#f8f5ee #f0ebdf #e7e1d2 #d5e6dd #b9b09b #1f2629 #545e61 #0a5c4a #7d4a00 #5f3796 #1b5285 #98321c"
)
"""The light palette."""

CONTRAST: Final = _palette(
    "#000000 #000000 #1c1c1c #003b33 #ffffff #ffffff #d9d9d9 #6affdf #ffd866 #e3ccff #a8d5ff #ffb59e"
)
"""The high-contrast palette: every text is at least 7 to 1."""

ANSI: Final = {
    **dict.fromkeys(TOKENS, "ansi_default"),
    "here": "ansi_green",
    "time": "ansi_yellow",
    "cue": "ansi_magenta",
    "name": "ansi_cyan",
    "alarm": "ansi_yellow",
}
"""The terminal's own colours; the pointed row is bold and reversed there."""


_ANSI_EXTRA: Final = {
    "ansi-background": "ansi_black",
    "ansi-foreground": "ansi_white",
    "input-cursor-text-style": "reverse",
    "input-cursor-foreground": "ansi_default",
    "input-cursor-background": "ansi_default",
}
"""What Textual's style sheets ask of an ansi theme."""


def theme_variables(palette: Palette) -> dict[str, str]:
    """Return the Textual variables of a palette: the tokens themselves and what Textual's widgets take from them."""
    return {
        **palette,
        "block-cursor-background": palette["pick"],
        "block-cursor-foreground": palette["ink"],
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": palette["pick"],
        "block-cursor-blurred-foreground": palette["ink"],
        "block-cursor-blurred-text-style": "bold",
        "block-hover-background": palette["sheet"],
        "border": palette["rule"],
        "border-blurred": palette["rule"],
        "input-cursor-background": palette["here"],
        "input-cursor-foreground": palette["paper"],
        "input-cursor-text-style": "none",
        "input-selection-background": palette["pick"],
        "input-selection-foreground": palette["ink"],
        "screen-selection-background": palette["pick"],
        "screen-selection-foreground": palette["ink"],
        "scrollbar": palette["rule"],
        "scrollbar-hover": palette["rule"],
        "scrollbar-active": palette["rule"],
        "scrollbar-background": "transparent",
        "scrollbar-background-hover": "transparent",
        "scrollbar-background-active": "transparent",
        "scrollbar-corner-color": "transparent",
        "footer-background": palette["paper"],
        "footer-foreground": palette["quiet"],
        "footer-item-background": palette["paper"],
        "footer-key-background": palette["paper"],
        "footer-key-foreground": palette["ink"],
        "footer-description-background": palette["paper"],
        "footer-description-foreground": palette["quiet"],
    }


def make_theme(name: str, palette: Palette, *, ansi: bool = False) -> Theme:
    """Return a Textual theme of the twelve values of `palette`; dark or light follows from its paper."""
    return Theme(
        name=name,
        primary=palette["here"],
        secondary=palette["name"],
        accent=palette["here"],
        success=palette["here"],
        warning=palette["time"],
        error=palette["alarm"],
        foreground=palette["ink"],
        background=palette["paper"],
        surface=palette["sheet"],
        panel=palette["raised"],
        dark=ansi or Color.parse(palette["paper"]).brightness < 0.5,  # noqa: PLR2004 - the middle of 0 to 1
        variables=theme_variables(palette) | (_ANSI_EXTRA if ansi else {}),
        ansi=ansi,
    )


THEMES: Final = (
    make_theme("dusk", DUSK),
    make_theme("paper", PAPER),
    make_theme("contrast", CONTRAST),
    make_theme("ansi", ANSI, ansi=True),
)
"""What the palette offers, the default first."""
