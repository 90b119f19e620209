from collections.abc import Callable
from itertools import product

import pytest
from textual.app import App
from textual.color import Color

from facilitator.widgets.row import Bar
from facilitator.widgets.theme import (
    ANSI,
    CONTRAST,
    DUSK,
    GROUND_TOKENS,
    PAPER,
    TEXT_TOKENS,
    THEMES,
    TOKENS,
    Palette,
    make_theme,
)
from facilitator.widgets.words import words


def contrast_ratio(text: str, ground: str) -> float:
    """Return the contrast of two colours, 1 to 21, by the formula of WCAG 2.2 (relative luminance)."""
    lighter, darker = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in Color.parse(colour).normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("palette", "least"), [(DUSK, 4.5), (PAPER, 4.5), (CONTRAST, 7.0)], ids=["dusk", "paper", "c"])
def test_every_text_can_be_read_on_every_ground(palette: Palette, least: float) -> None:
    ratios = {
        (text, ground): contrast_ratio(palette[text], palette[ground])
        for text, ground in product(TEXT_TOKENS, GROUND_TOKENS)
    }
    assert min(ratios.values()) >= least, min(ratios, key=lambda pair: ratios[pair])


def test_the_cursor_can_be_seen_and_the_letter_under_it_read() -> None:
    for palette in (DUSK, PAPER, CONTRAST):
        assert contrast_ratio(palette["paper"], palette["here"]) >= 4.5


def test_the_contrast_formula_gives_the_known_ends() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#777777", "#777777") == pytest.approx(1)


def test_a_palette_has_all_twelve_tokens() -> None:
    assert len(TOKENS) == 12
    for palette in (DUSK, PAPER, CONTRAST, ANSI):
        assert set(palette) == set(TOKENS)


def test_only_the_paper_palette_is_light() -> None:
    assert {theme.name: theme.dark for theme in THEMES} == {
        "dusk": True,
        "paper": False,
        "contrast": True,
        "ansi": True,
    }


def test_a_palette_of_ones_own_becomes_a_theme() -> None:
    theme = make_theme("mine", PAPER)
    assert theme.variables["ink"] == PAPER["ink"]
    assert theme.warning == PAPER["time"]


async def test_every_theme_reaches_the_screen(stage: Callable[..., App[None]]) -> None:
    app = stage(Bar(words(("said", "cue"))))
    async with app.run_test() as pilot:
        for theme, palette in zip(THEMES, (DUSK, PAPER, CONTRAST, ANSI), strict=True):
            app.theme = theme.name
            await pilot.pause()
            said = next(part for part in app.screen._compositor.render_strips()[0] if part.text == "said")
            assert said.style is not None
            assert said.style.color == Color.parse(palette["cue"]).rich_color
