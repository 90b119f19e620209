"""Windows that change their size, and what goes wrong on the disk: nothing typed or pointed at is lost."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from apps import Computer, echo, enter, meeting, press, row_of, rows, session_of, settle, shown, text, type_text

from facilitator.errors import SaveError
from facilitator.screens.library import LibraryScreen
from facilitator.screens.meeting.desk_screen import DeskScreen
from facilitator.screens.small import SmallWindow
from facilitator.store.review_file import ReviewFile

SIZES = ((160, 48), (80, 24), (60, 18), (48, 12), (80, 24))


@pytest.mark.parametrize("phase", ["timeline", "factors", "well", "actions"])
async def test_focus_pointer_and_text_stay_at_every_size(tmp_path: Path, phase: str) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo(phase))
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down")
        await type_text(pilot, "so the members saw healthy clusters")
        meetings = meeting(app)
        pointed = meetings.work.list.pointed
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert all(len(row) <= size[0] for row in rows(app))
            assert meetings.line.value == "so the members saw healthy clusters"
            assert meetings.focused is meetings.line
            if phase != "well":  # its wide lists are others, each with its own pointer
                assert meetings.work.list.pointed == pointed
            if size != (48, 12):
                assert meeting(app) is meetings
                assert "so the members saw healthy clusters" in text(app)
        await type_text(pilot, " and")
        assert meetings.line.value.endswith("clusters and")


async def test_a_small_window_says_the_time_what_is_enough_and_that_the_line_is_kept(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "so the members saw healthy clusters")
        await pilot.resize_terminal(48, 12)
        await settle(pilot)
        assert [row.strip() for row in rows(app)[:5]] == [
            "9:12 left for Timeline",
            "This window is 48 x 12.",
            "60 x 18 is enough to work,",
            "80 x 24 shows everything.",
            "Your line is kept: “so the members saw heal…”",
        ]
        computer.clock.move(minutes=9, seconds=13)
        shown(app, SmallWindow).show_page()
        await pilot.pause()
        assert "+0:01" in rows(app)[0]
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert "again" in text(app)
        await pilot.resize_terminal(60, 18)
        await settle(pilot)
        assert meeting(app).line.has_focus


async def test_a_program_started_in_a_small_window_shows_the_library_once_it_grows(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.demo("timeline")
    app = computer.app()
    async with app.run_test(size=(40, 10)) as pilot:
        await settle(pilot)
        assert "This window is 40 x 10." in text(app)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        shown(app, LibraryScreen)
        assert "Stale prime version" in text(app)


async def test_sources_leave_below_eighty_columns(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert row_of(app, "09:51").endswith("git")
        await pilot.resize_terminal(70, 20)
        await settle(pilot)
        assert not row_of(app, "09:51").endswith("git")
        assert rows(app)[0].endswith("9:12")


@pytest.fixture
def broken_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """A disk that refuses the folders in the list."""
    full: list[Path] = []
    commit = ReviewFile.commit

    def refuse(self: ReviewFile, *args: object, **values: object) -> object:
        if self.folder in full:
            raise SaveError("Not saved: the disk is full. Typing goes on; ctrl+p, Save elsewhere.")
        return commit(self, *args, **values)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(ReviewFile, "commit", refuse)
    yield full
    full.clear()


async def test_a_full_disk_is_said_and_typing_goes_on_elsewhere(tmp_path: Path, broken_disk: list[Path]) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("timeline")
    app = computer.app(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        broken_disk.append(computer.library.path(folder))
        await enter(pilot, "11:04 a call came in")
        session_of(app).flush(0.5)
        await settle(pilot)
        assert "not saved" in rows(app)[0]
        assert "the disk is full" in echo(app)
        assert "unsaved" in row_of(app, "a call came in")
        await enter(pilot, "and somebody answered")
        assert "somebody answered" in text(app)
        elsewhere = tmp_path / "elsewhere"
        await enter(pilot, f"/save-elsewhere {elsewhere}")
        session_of(app).flush()
        await settle(pilot)
        assert "a call came in" in (elsewhere / "review.json").read_text(encoding="utf-8")
        assert "not saved" not in rows(app)[0]
        assert "unsaved" not in text(app)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write into every folder")
async def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("timeline")
    computer.library.path(folder).chmod(0o500)
    app = computer.app(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await enter(pilot, "11:04 a call came in")
        session_of(app).flush(0.5)
        await settle(pilot)
        assert "not saved" in rows(app)[0]
    computer.library.path(folder).chmod(0o700)


async def test_a_change_from_outside_is_merged_said_and_undoable(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("timeline")
    app = computer.app(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "half a line")
        path = computer.library.path(folder) / "review.json"
        session_of(app).flush()
        path.write_text(
            path.read_text(encoding="utf-8").replace("setup-gcloud", "setup-gcloud-by-hand"), encoding="utf-8"
        )
        session_of(app).poll()
        session_of(app).flush()
        await settle(pilot)
        assert "setup-gcloud-by-hand" in text(app)
        assert "changed outside this program" in echo(app)
        assert shown(app, DeskScreen).line.value == "half a line"
        await press(pilot, *["backspace"] * 11)
        await press(pilot, "ctrl+z")
        assert "setup-gcloud-by-hand" not in text(app)


async def test_a_damaged_review_is_a_row_of_the_library_and_opens_nothing(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("timeline")
    path = computer.library.path(folder) / "review.json"
    path.write_text("<<<<<<< HEAD\n{}", encoding="utf-8")
    app = computer.app()
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert "unfinished merge" in text(app)
        await press(pilot, "enter")
        shown(app, LibraryScreen)
        assert path.read_text(encoding="utf-8") == "<<<<<<< HEAD\n{}"
