"""The library by its keys: what it lists, finds, opens, deletes and brings back."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from screen_stage import Stage, World, make_world

from facilitator.screens.library import LibraryScreen
from facilitator.screens.routes import NewReview, OpenReview, TryDemo

HOSTILE = "\x1b]0;gone\x07[red]x[/red] \u202edrow [/] @click"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


def stage(world: World) -> Stage:
    return Stage(lambda: LibraryScreen(world.library, world.clock, settings=world.settings))


def published(world: World, title: str, began: datetime, *, done: bool = True) -> str:
    folder = world.make(title, began=began)
    session = world.session(folder)
    action = session.entries.action("alert when a member gets little traffic", owner="Noor", due=date(2021, 7, 1))
    if done:
        session.entries.state(action, "done")
    session.publish("wiki")
    session.close()
    return folder


def running(world: World) -> str:
    folder = world.make()
    session = world.session(folder)
    session.meeting.start({}, datetime(2022, 1, 28, 14, tzinfo=UTC))
    session.close()
    return folder


def line_of(app: Stage, words: str) -> str:
    return next((row for row in app.rows if words in row), "")


async def test_an_empty_workspace_offers_a_start_and_the_demo(world: World) -> None:
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Start a review" in app.text
        assert "plain files in" in app.text
        await pilot.press("n", "t")
        await pilot.pause()
        assert len(app.of(NewReview)) == len(app.of(TryDemo)) == 1


async def test_groups_stand_in_order_with_severity_day_and_what_is_open(world: World) -> None:
    published(world, "Ingress rules", datetime(2021, 6, 9, 9, tzinfo=UTC), done=False)
    published(world, "Node provisioning", datetime(2020, 8, 7, 9, tzinfo=UTC))
    running(world)
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        words = [row for row in app.rows if row.strip()]
        places = [next(n for n, row in enumerate(words) if name in row) for name in ("Running", "Stale", "Published")]
        assert places == sorted(places)
        assert "9 Jun 2021 1 open, 1 late" in line_of(app, "Ingress")
        assert "7 Aug 2020       all done" in line_of(app, "Node")
        assert "Open, 3:00 left" in line_of(app, "Stale")


async def test_the_clock_of_a_running_meeting_counts_on_between_two_looks(world: World) -> None:
    running(world)
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        world.clock.move(seconds=61)
        screen.tick()
        await pilot.pause()
        assert "Open, 1:59 left" in line_of(app, "Stale")
        world.clock.move(minutes=3)
        screen.tick()
        await pilot.pause()
        assert "Open, +1:01" in line_of(app, "Stale")


async def test_enter_opens_the_review_and_x_its_export(world: World) -> None:
    folder = world.make()
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "x", "i")
        await pilot.pause()
        assert [(one.folder, one.place) for one in app.of(OpenReview)] == [
            (folder, None),
            (folder, "export"),
            (folder, "prepare"),
        ]


async def test_the_filter_narrows_while_typing_and_esc_goes_back_in_two_steps(world: World) -> None:
    published(world, "Ingress rules", datetime(2021, 6, 9, 9, tzinfo=UTC))
    wanted = published(world, "Node provisioning", datetime(2020, 8, 7, 9, tzinfo=UTC))
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"node")
        await pilot.pause()
        assert "Ingress" not in app.text
        assert "1 of 2 reviews" in app.text
        await pilot.press("enter")
        await pilot.pause()
        assert app.of(OpenReview)[-1].folder == wanted
        await pilot.press("escape")
        await pilot.pause()
        assert "Ingress" not in app.text
        await pilot.press("escape")
        await pilot.pause()
        assert "Ingress" in app.text
        await pilot.press("slash")
        await pilot.pause()
        assert "Ingress" not in app.text  # the words were kept for the next time


async def test_delete_moves_to_the_bin_and_u_brings_back(world: World) -> None:
    first = published(world, "Ingress rules", datetime(2021, 6, 9, 9, tzinfo=UTC))
    published(world, "Node provisioning", datetime(2020, 8, 7, 9, tzinfo=UTC))
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("delete")
        await pilot.pause()
        assert not (world.library.workspace / first).exists()
        assert "u brings it back" in app.text
        await pilot.press("delete")
        await pilot.pause()
        assert "Start a review" in app.text
        await pilot.press("u", "u")
        await pilot.pause()
        assert (world.library.workspace / first).exists()
        assert [entry.title for entry in world.library.entries()] == ["Ingress rules", "Node provisioning"]
        assert line_of(app, "Ingress").startswith(" ►")


async def test_a_damaged_folder_is_a_row_with_its_reason_and_does_not_open(world: World) -> None:
    world.make()
    folder = world.library.workspace / "2021-01-01-broken"
    folder.mkdir()
    (folder / "review.json").write_text("<<<<<<< ours\n{}")
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        assert "unfinished merge" in line_of(app, "2021-01-01-broken")
        await pilot.press("enter")
        await pilot.pause()
        assert not app.of(OpenReview)


async def test_a_workspace_that_cannot_be_looked_into_says_why(world: World) -> None:
    world.library.workspace.parent.mkdir(parents=True, exist_ok=True)
    world.library.workspace.write_text("a file stands where the folder should be")
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.rows[-2].strip()


async def test_hostile_titles_are_shown_to_the_letter_and_send_nothing_to_the_terminal(world: World) -> None:
    world.make(HOSTILE)
    app = stage(world)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert "[red]x[/red]" in app.text
        assert "\x1b" not in app.text
        assert "\u202e" not in app.text


async def test_the_preview_shows_the_pointed_review_from_110_columns_on(world: World) -> None:
    folder = running(world)
    session = world.session(folder)
    session.set("summary", "No traffic reached the other members.")
    session.close()
    app = stage(world)
    async with app.run_test(size=(109, 30)) as pilot:
        await pilot.pause()
        assert "No traffic reached" not in app.text
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert "No traffic reached the other members." in app.text
        assert "Agenda" in app.text


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (160, 48)])
async def test_the_pointer_and_the_row_stay_at_every_size(world: World, size: tuple[int, int]) -> None:
    published(world, "Ingress rules", datetime(2021, 6, 9, 9, tzinfo=UTC))
    published(world, "Node provisioning", datetime(2020, 8, 7, 9, tzinfo=UTC))
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert "► Node provisioning" in app.text
        assert all(len(row) <= size[0] for row in app.rows)


async def test_open_actions_of_all_reviews_stand_in_one_sheet_without_names_beside_late(world: World) -> None:
    folder = published(world, "Ingress rules", datetime(2021, 6, 9, 9, tzinfo=UTC), done=False)
    app = stage(world)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("a")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "alert when a member gets little traffic" in app.text
        assert "1 open, 1 late" in app.text
        assert "Noor" not in app.text
        await pilot.press("enter")
        await pilot.pause()
        assert app.of(OpenReview)[-1].folder == folder


async def test_a_question_mark_asks_for_help_in_the_list(world: World) -> None:
    world.make()
    app = stage(world)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert app.help_asked == 1


async def test_what_is_offered_is_what_works_now(world: World) -> None:
    app = stage(world)
    async with app.run_test(size=(80, 24)):
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        assert "list.delete" not in screen.offered()
        world.make()
        screen.reload()
        assert "list.delete" in screen.offered()
