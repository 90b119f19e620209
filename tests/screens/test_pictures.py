"""Pictures of every screen's telling states; each was looked at before it was kept.

Clock and ids stand still and the home folder is the test's own, so that a picture depends on nothing but the code.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from apps import DESK, ROOM, Computer, paste, press, rest, settle, type_text
from textual.pilot import Pilot

from facilitator.app import FacilitatorApp
from facilitator.screens.outline import OutlineScreen
from facilitator.widgets.entry_list import EntryList

pytestmark = pytest.mark.pictures

SIZES = pytest.mark.parametrize("size", [ROOM, DESK], ids=["room", "desk"])
GIT_LOG = Path(__file__).parents[1] / "data" / "scenario-mybinder-2022-01-27" / "git-log.tsv"
CUE = "the operator should have checked the redirect logs after the bump "
HALF = "so the members saw healthy clusters and no traffic"
FOLD = "2021-10-31 01:50:00 deploy started\n2021-10-31 02:40:00 check failed\n2021-10-31 02:05:00 rollback\n"
TWIN = "11:05 somebody pins the setup-gcloud action"
PASTED = "10:57 binderhub bump merged\n11:03 setup-gcloud pinned\nnobody looked at routing\n-----\n"

Compare = Callable[..., bool]
Steps = Callable[[Pilot[Any]], Awaitable[None]]


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """A computer whose home folder is the test's own, as a terminal with colours and Unicode sees it."""
    for name in ("NO_COLOR", "TEXTUAL_THEME", "LC_ALL", "LC_CTYPE", "LANG", "FACILITATOR_NOW"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("HOME", str(tmp_path))
    return Computer(tmp_path)


@pytest.fixture
def taken(snap_compare: Compare, computer: Computer) -> Compare:
    """Takes a picture of the demo at a place, after some steps, and compares it with the one that is kept."""

    def take(at: str, size: tuple[int, int], *steps: str | Steps, place: str | None = None, theme: str = "") -> bool:
        folder = computer.demo(at) if at else None
        app = computer.app(folder, place=place)  # type: ignore[arg-type]  # one of Place's words

        async def before(pilot: Pilot[Any]) -> None:
            await settle(pilot)
            if theme:
                pilot.app.theme = theme
            for step in steps:
                await (press(pilot, step) if isinstance(step, str) else step(pilot))
            await settle(pilot)

        return snap_compare(app, terminal_size=size, run_before=before)

    return take


def typed(words: str) -> Steps:
    async def steps(pilot: Pilot[Any]) -> None:
        await type_text(pilot, words)

    return steps


async def at_rest(pilot: Pilot[Any]) -> None:
    await rest(pilot)


def in_section(name: str) -> Steps:
    async def steps(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app.screen, OutlineScreen)
        pilot.app.screen.query_one("#outline", EntryList).point_at(name)
        await settle(pilot)

    return steps


def resized(width: int, height: int) -> Steps:
    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.resize_terminal(width, height)
        await settle(pilot)

    return steps


@SIZES
def test_first_start(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("", size)


@SIZES
def test_library(taken: Compare, computer: Computer, size: tuple[int, int]) -> None:
    computer.make(title="Registry token in a build log", level="near-miss", severity="near-miss", length=None)
    folder = computer.make(
        title="Unable to create new ingress rules", began=datetime(2021, 6, 9, 8, tzinfo=UTC), level="written"
    )
    session = computer.session(folder)
    session.entries.action("alert on a full rule table", owner="Noor", due=computer.clock.now().date())
    session.publish("the wiki")
    session.close()
    assert taken("timeline", size, "escape", "escape")


@SIZES
def test_new_review(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("", size, "n", typed("Stale prime version"), "tab", typed("27 jan 2022 11:00"))


@SIZES
def test_people(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("prepare", size, "tab")


@SIZES
def test_prepared_timeline(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("prepare", size, "down", "tab")


@SIZES
def test_import_preview(taken: Compare, computer: Computer, size: tuple[int, int]) -> None:
    (computer.folder / "git-log.tsv").write_bytes(GIT_LOG.read_bytes())
    assert taken("prepare", size, "down", "tab", typed("~/git-log.tsv"), "enter")


@SIZES
def test_import_in_an_hour_that_came_twice(taken: Compare, computer: Computer, size: tuple[int, int]) -> None:
    (computer.folder / "worker.log").write_text(FOLD)
    window = ("slash", "ctrl+u", typed("31 oct 2021 to 31 oct 2021"), "enter")
    assert taken("prepare", size, "down", "tab", typed("~/worker.log"), "enter", *window)


@SIZES
def test_agenda(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("prepare", size, "down", "down", "tab", "down", "down")


@SIZES
def test_checklist(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("prepare", size, "down", "down", "down", "tab")


@SIZES
def test_start_sheet(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("prepare", size, "f9")


@SIZES
def test_open(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("open", size)


@SIZES
def test_timeline(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("timeline", size, "down", "down")


@SIZES
def test_timeline_with_a_cue(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("timeline", size, "down", "down", typed(CUE), at_rest)


@SIZES
def test_timeline_with_a_moment_recorded_twice(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("timeline", size, typed(TWIN), "enter", "tab")


@pytest.mark.parametrize("theme", ["paper", "contrast"])
def test_timeline_in_another_theme(taken: Compare, theme: str) -> None:
    assert taken("timeline", ROOM, "down", "down", typed(CUE), at_rest, theme=theme)


@SIZES
def test_time_sheet(taken: Compare, computer: Computer, size: tuple[int, int]) -> None:
    async def late(pilot: Pilot[Any]) -> None:
        computer.clock.move(minutes=12, seconds=20)
        assert isinstance(pilot.app, FacilitatorApp)
        await settle(pilot)
        await press(pilot, "f5")

    assert taken("timeline", size, typed(HALF), late)


@SIZES
def test_entry_editor(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("timeline", size, "down", "down", "f4", "tab", "tab")


@SIZES
def test_parking_lot(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("timeline", size, "f3")


@SIZES
def test_paste_preview(taken: Compare, size: tuple[int, int]) -> None:
    async def pasted(pilot: Pilot[Any]) -> None:
        await paste(pilot, PASTED)

    assert taken("timeline", size, typed("half a line"), pasted)


@SIZES
def test_help(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("timeline", size, "f1")


@SIZES
def test_factors(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("factors", size, "up", "up")


@SIZES
def test_well_and_lucky(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("well", size)


@SIZES
def test_actions(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("actions", size, typed("@kit by 11 feb"))


@SIZES
def test_close(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("close", size)


@SIZES
def test_closing_page(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("check", size, place="closing")


@SIZES
def test_outline_text(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("check", size, in_section("response"), "enter", place="outline")


@SIZES
def test_outline_list(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("check", size, in_section("actions"), "enter", place="outline")


@SIZES
def test_check(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("check", size)


@SIZES
def test_check_with_a_moment_recorded_twice(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("timeline", size, typed(TWIN), "enter", typed("/check"), "enter")


@SIZES
def test_export(taken: Compare, size: tuple[int, int]) -> None:
    assert taken("check", size, place="export")


def test_small_window(taken: Compare) -> None:
    assert taken("timeline", ROOM, typed(HALF), resized(48, 12))


def test_sixty_columns(taken: Compare) -> None:
    assert taken("timeline", (60, 18), "down", "down")
