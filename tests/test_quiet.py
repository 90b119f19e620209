"""Quiet cues: chosen once on a computer, kept to by every screen after it."""

from pathlib import Path

from apps import Computer, press, settle, text

from facilitator.screens.outline import OutlineScreen


async def test_what_is_chosen_on_one_screen_holds_on_the_next(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("timeline")
    computer.session(folder).set("summary", "The operator should have checked the logs.")
    app = computer.app(folder)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "f7")
        assert isinstance(app.screen, OutlineScreen)
        assert "to look at" in text(app)
        await press(pilot, "escape", "ctrl+t", "f7")
        assert isinstance(app.screen, OutlineScreen)
        assert "◊" not in text(app)
        assert app.quiet


async def test_the_setting_holds_for_the_first_list_that_is_shown(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("timeline")
    other = computer.session(folder)
    other.entries.set(other.review.events.live[0].id, "text", "the operator should have checked the logs")
    loud, quiet = computer.app(folder), computer.app(folder)
    quiet.quiet = True
    for app, cue in ((loud, True), (quiet, False)):
        async with app.run_test(size=(120, 36)) as pilot:
            await settle(pilot)
            assert ("◊" in text(app)) == cue
