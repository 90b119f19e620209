"""The form for a new review by its keys: readings, suggestion, draft, and what F9 makes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from screen_stage import NOW, PARIS, Stage, World, make_world
from textual.events import Paste

from facilitator.screens.new_review import NewReviewScreen
from facilitator.screens.new_review_draft import Draft, read_began, read_meets, read_zone_name
from facilitator.screens.routes import OpenReview


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


def stage(world: World, draft: Draft | None = None) -> Stage:
    return Stage(lambda: NewReviewScreen(world.library, world.clock, world.settings, draft))


async def test_f9_makes_the_review_and_opens_prepare(world: World) -> None:
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Stale prime version", "tab", *"27 jan 2022 11:00", "tab", "tab", *"Binder", "tab")
        await pilot.press(*"mon 14:00", "tab", "right")
        await pilot.pause()
        assert "Thu 27 Jan 2022, 11:00 CET" in app.text
        assert "Mon 31 Jan 2022, 14:00" in app.text
        await pilot.press("f9")
        await pilot.pause()
        asked = app.of(OpenReview)[0]
        assert asked.place == "prepare"
        meta = world.library.load(asked.folder).meta
        assert (meta.title, meta.team, meta.zone) == ("Stale prime version", "Binder", "Europe/Paris")
        assert meta.began == datetime(2022, 1, 27, 10, 0, tzinfo=UTC)
        assert meta.meets == datetime(2022, 1, 31, 13, 0, tzinfo=UTC)


async def test_f9_twice_makes_one_review(world: World) -> None:
    app = stage(world, Draft(title="Outage", zone="UTC"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9", "f9")
        await pilot.pause()
        assert len(world.library.entries()) == len(app.of(OpenReview)) == 1


async def test_a_title_is_needed_and_one_sentence_says_so(world: World) -> None:
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "f9")
        await pilot.pause()
        assert "What happened?" in app.text
        assert "► Title" in app.text
        assert not app.of(OpenReview)
        await pilot.press("x")
        await pilot.pause()
        assert "What happened?" not in app.text


async def test_a_time_that_cannot_be_read_keeps_the_form_open_at_its_field(world: World) -> None:
    app = stage(world, Draft(title="Outage", began="soonish", zone="Europe/Paris"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await pilot.pause()
        assert "► Began" in app.text
        assert "Began: not a time" in app.text
        assert not list(world.library.entries())


async def test_the_suggestion_says_why_and_level_and_length_follow_until_a_hand_chooses(world: World) -> None:
    draft = Draft(title="Outage", began="27 jan 2022 11:00", zone="Europe/Paris")
    app = stage(world, draft)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*["tab"] * 5, "right", "right")  # minor: written only
        await pilot.pause()
        assert "Written only, read by a peer, by Thu 10 Feb" in app.text
        assert "● written only" in app.text
        await pilot.press("left")  # major: a meeting of 60
        await pilot.pause()
        assert "Full meeting, 60 min, by Thu 3 Feb" in app.text
        assert "● 60" in app.text
        await pilot.press("tab", "right", "space")  # a signal
        await pilot.pause()
        assert "Full meeting, 75 min, by Thu 3 Feb" in app.text
        assert "● 75" in app.text
        await pilot.press("tab", "tab", "left")
        await pilot.pause()
        assert "● 60" in app.text
        assert "shorter than suggested" in app.text
        await pilot.press("shift+tab", "shift+tab", "space")  # the signal goes; the hand's choice stays
        await pilot.pause()
        assert "Full meeting, 60 min" in app.text
        assert "shorter than suggested" not in app.text


async def test_a_written_review_opens_its_outline(world: World) -> None:
    app = stage(world, Draft(title="Small thing", severity="4", level="written", zone="UTC"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Length" not in app.text
        await pilot.press("f9")
        await pilot.pause()
        asked = app.of(OpenReview)[0]
        assert asked.place == "outline"
        assert world.library.load(asked.folder).meta.level == "written"


async def test_esc_gives_the_draft_back_and_the_next_form_takes_it(world: World) -> None:
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Half a title", *["tab"] * 5, "right", "escape")
        await pilot.pause()
        draft = app.of(NewReviewScreen.Left)[0].draft
        assert draft.title == "Half a title"
        assert not isinstance(app.screen, NewReviewScreen)
    again = stage(world, draft)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Half a title" in again.text
        assert "● 2 major" in again.text or "● 1 critical" in again.text


async def test_a_folder_that_cannot_be_written_is_said_and_nothing_typed_is_lost(world: World) -> None:
    world.library.workspace.parent.mkdir(parents=True, exist_ok=True)
    world.library.workspace.write_text("a file stands where the folder should be")
    app = stage(world, Draft(title="Outage", zone="UTC"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await pilot.pause()
        assert not app.of(OpenReview)
        assert app.rows[-2].strip()
        assert "Outage" in app.text


async def test_several_pasted_lines_become_one_title(world: World) -> None:
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        app.post_message(Paste("Stale\x1b[31m prime\nversion"))
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, NewReviewScreen)
        assert screen.draft.title == "Stale[31m prime version"


@pytest.mark.parametrize("size", [(60, 18), (120, 36), (160, 48)])
async def test_text_and_focus_stay_when_the_window_changes(world: World, size: tuple[int, int]) -> None:
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Outage", "tab", *"27 jan")
        await pilot.resize_terminal(*size)
        await pilot.press(*" 11:00")
        await pilot.pause()
        assert "► Began" in app.text
        assert "27 jan 11:00" in app.text


def test_a_meeting_on_the_same_weekday_is_today_until_its_time_has_passed() -> None:
    assert read_meets("fri 15:00", PARIS, NOW).at == datetime(2022, 1, 28, 14, 0, tzinfo=UTC)
    assert read_meets("fri 13:30", PARIS, NOW).at == datetime(2022, 1, 28, 12, 30, tzinfo=UTC)  # meetings start late
    assert read_meets("fri 9:00", PARIS, NOW).at == datetime(2022, 2, 4, 8, 0, tzinfo=UTC)


def test_a_meeting_needs_its_time_of_day() -> None:
    assert read_meets("next tuesday", PARIS, NOW).problem == "Tue 1 Feb 2022, at what time?"
    assert read_meets("next tuesday at 10:30", PARIS, NOW).at == datetime(2022, 2, 1, 9, 30, tzinfo=UTC)
    assert read_meets("", PARIS, NOW).problem == ""


def test_an_incident_that_begins_ahead_of_now_is_doubted() -> None:
    read = read_began("29 jan 2022 11:00", PARIS, NOW.date(), NOW)
    assert read.problem == "Sat 29 Jan 2022, 11:00 CET is still to come"


def test_a_city_is_enough_for_its_zone() -> None:
    zone, read = read_zone_name("tokyo", PARIS, NOW)
    assert zone is not None
    assert zone.key == "Asia/Tokyo"
    assert read.echo == "Asia/Tokyo, UTC+9 on that day"
    assert read_zone_name("Gotham", PARIS, NOW)[0] is None
