"""The program as a whole: its screens, its commands, its help, its themes, its ends."""

from pathlib import Path

import pytest
from apps import Computer, press, row_of, rows, settle, shown, text, type_text
from textual.screen import Screen

from facilitator.app import TO_DEMO, FacilitatorApp
from facilitator.commands import COMMANDS, by_id, in_scopes, slash_words
from facilitator.screens.commanding import APP_ACTIONS, Commanded
from facilitator.screens.help import HelpSheet
from facilitator.screens.library import LibraryScreen
from facilitator.screens.meeting.screen import MeetingScreen
from facilitator.screens.new_review import NewReviewScreen
from facilitator.screens.outline import OutlineScreen
from facilitator.screens.routes import where_it_stands
from facilitator.widgets.entry_list import EntryList
from facilitator.widgets.safety import shows_ascii_only
from facilitator.widgets.theme import THEMES


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.mark.parametrize("place", ["prepare", "meeting", "closing", "outline", "check", "export"])
async def test_every_command_of_a_screens_scopes_is_done_by_it(computer: Computer, place: str) -> None:
    at = "prepare" if place == "prepare" else "check" if place in ("closing", "check") else "timeline"
    app = computer.app(computer.demo(at), place=place)  # type: ignore[arg-type]  # one of Place's words
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = shown(app, Commanded)
        handlers = screen.handlers()
        left = [
            one.id
            for one in in_scopes(screen.SCOPES)
            if one.id not in handlers and one.id not in APP_ACTIONS and not one.id.startswith("list.")
        ]
        assert left == []


def test_ids_are_their_own_and_no_key_is_used_twice_in_a_scope() -> None:
    assert len(by_id()) == len(COMMANDS)
    words = [word for one in COMMANDS for word in one.slash]
    assert len(words) == len(set(words)) == len(slash_words())
    for scope in {scope for one in COMMANDS for scope in one.scopes}:
        keys = [key for one in in_scopes([scope]) for key in one.keys]
        assert len(keys) == len(set(keys)), scope


async def test_help_lists_what_works_on_this_screen_and_nothing_else(computer: Computer) -> None:
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(120, 50)) as pilot:
        await settle(pilot)
        offered = shown(app, Commanded).offered()
        await press(pilot, "f1")
        listed = [row.id for row in shown(app, HelpSheet).query_one(EntryList).rows]
        assert listed == list(offered)
        assert "Shows what to do about the time" in text(app)
        assert "Makes the review from the form" not in text(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, HelpSheet)
        await press(pilot, "question_mark")
        shown(app, HelpSheet)
        await press(pilot, "escape", "tab", "f1")
        assert "Joins two records of one moment" in text(app)


async def test_a_sheet_has_its_own_help(computer: Computer) -> None:
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in ("f5", "f4"):
            await press(pilot, key, "f1")
            shown(app, HelpSheet)
            assert "esc" in text(app)
            await press(pilot, "escape", "escape")
            shown(app, MeetingScreen)


async def test_the_palette_offers_our_commands_and_the_four_themes(computer: Computer) -> None:
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        offered = list(app.get_system_commands(app.screen))
        titles = [one.title for one in offered]
        assert {"Time sheet", "Save elsewhere", "Find a command"} <= set(titles)
        assert [one for one in titles if one.startswith("Theme: ")] == [
            "Theme: dusk",
            "Theme: paper",
            "Theme: contrast",
            "Theme: ansi",
        ]
        await press(pilot, "ctrl+p")
        await type_text(pilot, "ground")
        await settle(pilot)
        await press(pilot, "enter", "enter")
        await settle(pilot)
        assert "Ground rules" in text(app)


async def test_every_theme_draws_every_screen(computer: Computer) -> None:
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for theme in THEMES:
            app.theme = theme.name
            for key in ("f5", "f7"):
                await press(pilot, key)
                assert "Stale prime version" in text(app)
                await press(pilot, "escape")


async def test_without_colour_a_cue_is_still_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "the operator should have checked the logs ")
        strip = app.screen._compositor.render_strips()[21]
        assert "◊" in text(app)
        assert any(segment.style and segment.style.underline for segment in strip if "should" in segment.text)


async def test_ascii_terminals_get_ascii(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    computer = Computer(tmp_path)
    assert shows_ascii_only(computer.settings.glyphs)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert any(type(one).__name__ == "AsciiFilter" for one in app.get_line_filters())


async def test_a_draft_of_a_new_review_is_kept_for_the_next_time(computer: Computer) -> None:
    app = computer.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        await type_text(pilot, "Registry token in a build log")
        await press(pilot, "escape")
        shown(app, LibraryScreen)
        await press(pilot, "n")
        assert shown(app, NewReviewScreen).draft.title == "Registry token in a build log"
        assert "Registry token in a build log" in text(app)


async def test_the_demo_is_another_run_of_the_program(computer: Computer) -> None:
    app = computer.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("t")
        await pilot.pause()
    assert app.return_value == TO_DEMO


async def test_a_review_opens_where_it_stands(computer: Computer) -> None:
    for at, place in (("prepare", "prepare"), ("factors", "meeting"), ("check", "check")):
        assert where_it_stands(computer.session(computer.demo(at))) == place
    assert where_it_stands(computer.session(computer.make(level="written", length=None))) == "outline"


async def test_escape_goes_back_one_level_at_a_time(computer: Computer) -> None:
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key, kind in (("f7", OutlineScreen), ("escape", MeetingScreen), ("escape", MeetingScreen)):
            await press(pilot, key)
            shown(app, kind)
        assert "esc again goes to the library" in text(app)
        await press(pilot, "escape")
        shown(app, LibraryScreen)
        assert app.session is None


async def test_the_head_says_demo_in_place_of_saved(computer: Computer) -> None:
    folder = computer.demo("timeline")
    app = FacilitatorApp(computer.settings, computer.clock, new_id=computer.ids, folder=folder, demo=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "demo" in rows(app)[0]
        assert "saved" not in rows(app)[0]


async def test_a_review_that_cannot_be_opened_is_said_in_the_library(computer: Computer) -> None:
    app = computer.app("2022-01-01-no-such-review")
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        shown(app, LibraryScreen)
        assert "There is no review “2022-01-01-no-such-review”" in text(app)


async def test_keys_in_the_footer_do_what_they_say(computer: Computer) -> None:
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        place = rows(app)[-1].index("F5")
        await pilot.click(offset=(place, 23))
        await settle(pilot)
        assert "nothing changes until you choose" in text(app)


@pytest.mark.parametrize(("place", "screen"), [("check", OutlineScreen), ("factors", MeetingScreen)])
async def test_an_action_opened_from_the_library_s_sheet_is_pointed_at(
    computer: Computer, place: str, screen: type[Screen[None]]
) -> None:
    computer.demo(place)
    app = computer.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        await settle(pilot)
        for _ in range(5):
            if "►" in row_of(app, "let prime refuse traffic"):
                break
            await press(pilot, "down")
        await press(pilot, "enter")
        await settle(pilot)
        shown(app, screen)
        assert "►" in row_of(app, "4 let prime refuse")
        while not isinstance(app.screen, LibraryScreen):
            await press(pilot, "escape")
