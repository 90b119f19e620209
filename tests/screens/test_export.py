"""Export: where the document goes, what is certain about it, and marking it as published."""

from pathlib import Path

import pyperclip
import pytest
from apps import Computer, press, session_of, settle, shown, text, type_text
from textual.app import App

from facilitator.screens.clipboard import SAFE
from facilitator.screens.export import ExportScreen
from facilitator.screens.library import LibraryScreen


async def test_the_file_stands_beside_the_review_and_its_path_is_said(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("check")
    app = computer.app()
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "x")
        shown(app, ExportScreen)
        assert "## Executive summary" in text(app)
        await press(pilot, "f9")
        path = computer.library.workspace / f"{folder}.md"
        assert "written to" in text(app)
        assert path.read_text(encoding="utf-8").startswith("# Stale prime version")
        await press(pilot, "right", "f9")
        assert path.with_suffix(".json").exists()
        await press(pilot, "escape")
        shown(app, LibraryScreen)


async def test_a_place_that_cannot_be_written_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("check"), place="export")
    async with app.run_test(size=(160, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "tab")
        await type_text(pilot, "/no/such/folder")
        await press(pilot, "f9")
        assert "Not written" in text(app)
        shown(app, ExportScreen)


async def test_copying_says_only_what_is_certain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_clipboard(_: str) -> None:
        raise pyperclip.PyperclipException

    sent: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", no_clipboard)
    monkeypatch.setattr(App, "copy_to_clipboard", lambda _, words: sent.append(words))
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("check"), place="export")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        assert "whether it took it is not certain" in text(app)
        session_of(app).set("summary", "x" * SAFE)
        await press(pilot, "f3")
        assert "Too long for some terminals" in text(app)
        monkeypatch.setattr(pyperclip, "copy", sent.append)
        await press(pilot, "f3")
        assert "copied" in text(app)
    assert sent[0].startswith("# Stale prime version")


async def test_publishing_asks_where_and_keeps_when_where_and_by_whom(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("check"), place="export")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "f4")
        assert "Where is it published?" in text(app)
        await type_text(pilot, "wiki, page 12")
        await press(pilot, "f4")
        meta = session_of(app).review.meta
        assert (meta.status, meta.published_to, meta.published_by) == ("published", "wiki, page 12", "Sam")
        assert meta.published_at == computer.clock.now()
        assert "published Fri 28 Jan" in text(app) or "published today" in text(app)
