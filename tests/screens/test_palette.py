"""The palette looks like the rest: the program's own colours, no emoji, no box."""

from pathlib import Path

from apps import Computer, press, settle, text, type_text
from textual.color import Color
from textual.command import CommandList

from facilitator.widgets.theme import DUSK


async def test_the_palette_is_a_sheet_in_the_programs_own_colours(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p")
        await type_text(pilot, "mark")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert "Marks the moment pointed at" in text(app)
        assert not [character for character in text(app) if ord(character) > 0xFFFF]
        assert app.screen.query_one(CommandList).styles.background == Color.parse(DUSK["raised"])
