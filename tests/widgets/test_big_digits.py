from collections.abc import Callable

import pytest
from textual.app import App
from textual.screen import Screen

from facilitator.widgets.big_digits import BigDigits, draw_big

Rows = Callable[[Screen[object]], list[str]]


def test_a_one_and_a_colon_are_drawn_in_blocks() -> None:
    assert draw_big("1:", large=True) == [
        "████      ",
        "  ██      ",
        "  ██    ██",
        "  ██      ",
        "  ██    ██",
        "  ██      ",
        "██████    ",
    ]
    assert draw_big("1:", large=False) == ["  ██     ", "████   ██", "  ██     ", "  ██   ██", "██████   "]


@pytest.mark.parametrize(("large", "height"), [(True, 7), (False, 5)])
def test_every_time_has_rows_of_one_width(large: bool, height: int) -> None:
    for text in ("0:00", "12:34", "+56:78", "-9:00"):
        rows = draw_big(text, large=large)
        assert len(rows) == height
        assert len({len(row) for row in rows}) == 1


async def test_the_room_clock_follows_the_time_and_the_size(stage: Callable[..., App[None]], rows_of: Rows) -> None:
    digits = BigDigits("10:21")
    app = stage(digits)
    async with app.run_test(size=(160, 48)) as pilot:
        assert rows_of(app.screen)[:7] == [row.rstrip() for row in draw_big("10:21", large=True)]
        digits.show("9:12", "time")
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert rows_of(app.screen)[:6] == [*(row.rstrip() for row in draw_big("9:12", large=False)), ""]
        digits.show("")
        await pilot.pause()
        assert rows_of(app.screen)[0] == ""
