"""Leaving a review or the program: what is not on disk is said before it is left, and what is late reaches nobody."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from apps import Computer, echo, enter, meeting, press, session_of, settle, shown, text

from facilitator.errors import FacilitatorError, SaveError
from facilitator.screens.library import LibraryScreen
from facilitator.screens.meeting.screen import MeetingScreen
from facilitator.screens.own_editor import write_in_editor
from facilitator.store.review_file import ReviewFile
from facilitator.widgets.fields import TextField

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Folders that the disk refuses to write to."""
    folders: list[Path] = []
    commit = ReviewFile.commit

    def refuse(self: ReviewFile, *args: object, **values: object) -> object:
        if self.folder in folders:
            raise SaveError("Not saved: the disk is full. Typing goes on; ctrl+p, Save elsewhere.")
        return commit(self, *args, **values)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(ReviewFile, "commit", refuse)
    yield folders
    folders.clear()


async def test_a_review_that_is_not_on_disk_is_left_only_at_the_second_press(tmp_path: Path, full: list[Path]) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("timeline")
    app = computer.app(folder)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        full.append(computer.library.path(folder))
        await enter(pilot, "11:04 a call came in")
        await press(pilot, "escape")
        shown(app, MeetingScreen)
        assert "Not everything is on disk" in text(app)
        await press(pilot, "escape")
        shown(app, LibraryScreen)
        assert app.session is None


async def test_the_program_warns_of_what_is_not_on_disk_before_it_ends(tmp_path: Path, full: list[Path]) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("timeline")
    app = computer.app(folder)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        full.append(computer.library.path(folder))
        await enter(pilot, "11:04 a call came in")
        await press(pilot, "ctrl+q")
        assert "Not everything is on disk" in text(app)
        elsewhere = tmp_path / "elsewhere"
        await enter(pilot, f"/save-elsewhere {elsewhere}")
        session_of(app).flush()
        app._stay()
        await press(pilot, "ctrl+q")
        assert "The meeting is running" in text(app)
        await pilot.press("ctrl+q")
    assert app.return_value == 0
    assert "a call came in" in (elsewhere / "review.json").read_text(encoding="utf-8")


async def test_a_review_opened_twice_is_open_once(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.demo("timeline")
    app = computer.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        library = shown(app, LibraryScreen)
        library.open_pointed()
        library.open_pointed()
        await settle(pilot)
        assert sum(isinstance(screen, MeetingScreen) for screen in app.screen_stack) == 1
        await enter(pilot, "11:04 a call came in")
        await press(pilot, "escape", "escape")
        shown(app, LibraryScreen)


async def test_a_picture_can_be_taken_before_there_is_a_workspace(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app()
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        app.action_take_picture()
        await settle(pilot)
    assert [path.suffix for path in computer.library.workspace.iterdir()] == [".svg"]


async def test_a_picture_that_was_taken_is_no_problem_and_one_that_was_not_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))

    def refused(**_: object) -> str:
        raise OSError(28, "No space left on device")

    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        app.action_take_picture()
        said = meeting(app).desk.echo.shown
        assert "The picture is in" in echo(app)
        assert "alarm" not in {piece.tone for piece in said}
        monkeypatch.setattr(app, "save_screenshot", refused)
        app.action_take_picture()
        said = meeting(app).desk.echo.shown
        assert "no space left on device" in echo(app)
        assert "alarm" in {piece.tone for piece in said}


@pytest.mark.parametrize("editor", ["vi 'not closed", "vi"])
async def test_an_editor_that_cannot_be_used_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.delenv("VISUAL", raising=False)
    app = Computer(tmp_path).app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        with pytest.raises(FacilitatorError, match=r"Set it to the one you use|no terminal here"):
            write_in_editor(app, "prime was full")


class Aside:
    """A program that stands aside as Textual's does: what is raised meanwhile never brings its screen back."""

    back = False

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Stand aside."""
        yield
        self.back = True


def test_the_screen_comes_back_from_an_editor_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "/nowhere/an-editor")
    program = Aside()
    with pytest.raises(FacilitatorError, match=r"Set EDITOR to the one you use: /nowhere/an-editor"):
        write_in_editor(cast("App[int]", program), "prime was full")
    assert program.back


@pytest.mark.parametrize(
    ("typed", "said"),
    [("~nobody-of-this-name/x.md", "names a home folder"), ("a" * 400, "Not written to"), ("", "   written to")],
    ids=["nobody's home", "too long", "nothing"],
)
async def test_a_path_that_cannot_be_used_is_said_and_ends_nothing(tmp_path: Path, typed: str, said: str) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("check"), place="export")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        field = app.screen.query_one("#field-to", TextField)
        field.box.text = typed
        await settle(pilot)
        await press(pilot, "f9")
        assert said in text(app)


def test_what_the_disk_refuses_is_kept_aside_at_the_end_and_said_in_the_terminal(
    tmp_path: Path, full: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = Computer(tmp_path)
    folder = computer.library.path(computer.demo("timeline"))
    app = computer.app(folder.name)

    async def drive(pilot: "Pilot[object]") -> None:
        await settle(pilot)
        full.append(folder)
        await enter(pilot, "11:04 a call came in")
        await press(pilot, "ctrl+q", "ctrl+q")

    monkeypatch.setattr(app, "run", partial(app.run, headless=True, auto_pilot=drive))
    with pytest.raises(SaveError, match="when that can be written again") as said:
        app.run_to_end()
    (kept,) = computer.settings.paths.state.glob("rescued/*/review.json")
    assert str(kept) in str(said.value)
    assert "a call came in" in kept.read_text(encoding="utf-8")


async def test_a_file_that_was_damaged_outside_is_said_with_the_name_it_is_kept_under(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.library.path(computer.demo("timeline"))
    app = computer.app(folder.name)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        (folder / "review.json").write_text("<<<<<<< HEAD\n", encoding="utf-8")
        await enter(pilot, "- a call came in")
        session_of(app).flush()
        await settle(pilot)
        (kept,) = folder.glob("review.damaged-*.json")
        assert f"kept as {kept.name}." in text(app)
        assert kept.read_text(encoding="utf-8") == "<<<<<<< HEAD\n"
