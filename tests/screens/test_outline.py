"""The outline: every section as text or list, the solo author's screen."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from apps import Computer, echo, enter, press, row_of, rows, session_of, settle, shown, text, type_text
from textual.pilot import Pilot

from facilitator.app import FacilitatorApp
from facilitator.screens.library import LibraryScreen
from facilitator.screens.meeting.screen import MeetingScreen
from facilitator.screens.outline import OutlineScreen
from facilitator.widgets.entry_list import EntryList


async def go_to(app: FacilitatorApp, pilot: Pilot[int], section: str) -> None:
    shown(app, OutlineScreen).query_one("#outline", EntryList).point_at(section)
    await pilot.pause()


@asynccontextmanager
async def writing(place: Path, section: str) -> AsyncIterator[tuple[FacilitatorApp, Pilot[int]]]:
    """A written review in its outline, the cursor in the text of `section`."""
    computer = Computer(place)
    app = computer.app(computer.make(level="written", length=None))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go_to(app, pilot, section)
        await press(pilot, "enter")
        yield app, pilot


async def test_a_written_review_opens_in_its_outline_and_each_text_is_saved(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.make(level="written", length=None)
    app = computer.app(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown(app, OutlineScreen)
        assert "written only" in rows(app)[0]
        for section in ("summary", "detection", "response", "lessons"):
            await go_to(app, pilot, section)
            await press(pilot, "enter")
            await type_text(pilot, f"The {section} is told here.")
            await press(pilot, "enter")
            await type_text(pilot, "And goes on.")
            await press(pilot, "escape")
        meta = session_of(app).review.meta
        assert meta.summary == "The summary is told here.\nAnd goes on."
        assert meta.lessons == "The lessons is told here.\nAnd goes on."
        assert "● Lessons" in text(app)
        await press(pilot, "escape")
        shown(app, LibraryScreen)
    assert "The response is told here." in (computer.library.path(folder) / "review.json").read_text(encoding="utf-8")


async def test_f9_walks_what_is_not_finished_and_says_when_all_is(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.make(level="written", length=None))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        outline = shown(app, OutlineScreen)
        first = outline.section
        seen = [first]
        for _ in range(3):
            await press(pilot, "f9")
            seen.append(outline.section)
        assert len(set(seen)) == 4
        await press(pilot, "f8")
        assert outline.section != seen[-1]


async def test_cues_stand_in_the_text_and_the_rewrite_takes_their_sentences_place(tmp_path: Path) -> None:
    async with writing(tmp_path, "response") as (app, pilot):
        await type_text(pilot, "It began at nine. The on-call forgot to restart it. Then all was well. ")
        assert "◊" in echo(app)
        assert rows(app)[-1].startswith(" ^r reword  ^l leave it")
        before = session_of(app).review.meta.response
        await press(pilot, "ctrl+r")
        text_now = shown(app, OutlineScreen).text.box.text
        assert text_now.startswith("It began at nine.")
        assert text_now.rstrip().endswith("Then all was well.")
        assert "on-call forgot" not in text_now
        assert before != text_now
        await press(pilot, "ctrl+z")
        assert "on-call forgot" in shown(app, OutlineScreen).text.box.text
        await press(pilot, "ctrl+l", "escape")
        assert "wording" not in row_of(app, "◊")


async def test_what_a_cue_says_of_a_text_stands_while_a_word_is_half_typed(tmp_path: Path) -> None:
    async with writing(tmp_path, "response") as (app, pilot):
        said = []
        for char in "You should have checked the redirect logs. Why did you restart the pods ":
            await type_text(pilot, char)
            said.append((char, echo(app), rows(app)[-1]))
        changed = [after[0] for before, after in pairwise(said[1:]) if before[1:] != after[1:]]
        assert "◊ or The redirect logs were not checked." in [echoed for _, echoed, _ in said]
        assert set(changed) <= {" ", "."}
        assert all(keys.startswith(" ^r reword") for _, echoed, keys in said if echoed.startswith("◊ or"))
        assert all(keys.startswith(" ^l leave it") for _, echoed, keys in said if echoed and "◊ or" not in echoed)


async def test_undo_in_the_sections_takes_a_written_text_back(tmp_path: Path) -> None:
    async with writing(tmp_path, "lessons") as (app, pilot):
        await type_text(pilot, "An age for every reference.")
        await press(pilot, "escape")
        assert session_of(app).review.meta.lessons == "An age for every reference."
        await press(pilot, "ctrl+z")
        assert session_of(app).review.meta.lessons == ""
        assert "undid" in echo(app)
        await press(pilot, "ctrl+y")
        assert session_of(app).review.meta.lessons == "An age for every reference."


async def test_impact_has_its_number_of_users(tmp_path: Path) -> None:
    async with writing(tmp_path, "impact") as (app, pilot):
        await type_text(pilot, "Slow starts.")
        await press(pilot, "shift+tab")
        await type_text(pilot, "about 900 of 2,000")
        await press(pilot, "escape")
        meta = session_of(app).review.meta
        assert (meta.impact, meta.impact_users) == ("Slow starts.", "about 900 of 2,000")


async def test_list_sections_have_their_line(tmp_path: Path) -> None:
    async with writing(tmp_path, "timeline") as (app, pilot):
        await enter(pilot, "11:04 a call came in", "prime was full")
        review = session_of(app).review
        assert [one.text for one in review.events.live] == ["a call came in"]
        assert [one.text for one in review.notes_on(review.events.live[0].id)] == ["prime was full"]
        await press(pilot, "escape")
        await go_to(app, pilot, "actions")
        await press(pilot, "enter")
        await enter(pilot, "limit the share of traffic, owned by kit, due by 11 feb")
        action = session_of(app).review.actions.live[0]
        assert (action.text, action.owner) == ("limit the share of traffic", "kit")


async def test_the_editor_of_the_person_writes_a_section(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nprintf "\\nAnd so on." >> "$1"\n', encoding="utf-8")
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(script))
    suspended: list[int] = []

    class Suspended:
        def __enter__(self) -> None:
            suspended.append(1)

        def __exit__(self, *_: object) -> None:
            suspended.append(0)

    monkeypatch.setattr(FacilitatorApp, "suspend", lambda _: Suspended())
    async with writing(tmp_path, "lessons") as (app, pilot):
        await type_text(pilot, "An age for every reference.")
        await press(pilot, "ctrl+o")
        assert session_of(app).review.meta.lessons == "An age for every reference.\nAnd so on."
        assert suspended == [1, 0]
        monkeypatch.setenv("VISUAL", str(tmp_path / "no-such-editor"))
        await press(pilot, "ctrl+o")
        assert "cannot be started" in echo(app)
    assert not [name for name in os.listdir("/tmp") if name.startswith("facilitator-") and name.endswith(".md")]  # noqa: PTH208, S108  # where editors' files go


async def test_a_near_miss_has_its_own_sections(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.make(level="near-miss", length=None, severity="near-miss"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "near-miss record" in rows(app)[0].lower()
        await go_to(app, pilot, "nearly")
        await press(pilot, "enter")
        await type_text(pilot, "A token nearly went out.")
        await press(pilot, "escape")
        assert session_of(app).review.meta.nearly == "A token nearly went out."


async def test_f7_opens_it_from_the_meeting_and_esc_goes_back_level_by_level(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await type_text(pilot, "half a line")
        await press(pilot, "f7")
        outline = shown(app, OutlineScreen)
        assert "Ask yourself" in text(app)
        await press(pilot, "enter", "escape")
        assert shown(app, OutlineScreen) is outline
        await press(pilot, "escape")
        assert shown(app, MeetingScreen).line.value == "half a line"
        await press(pilot, "f7", "f7")
        shown(app, MeetingScreen)


async def test_focus_mode_hides_both_sides(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.make(level="written", length=None))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await go_to(app, pilot, "response")
        shown(app, OutlineScreen).run_command("outline.focus")
        await settle(pilot)
        assert "Ask yourself" not in text(app)
        assert "Outline" not in rows(app)[1]


async def test_lessons_said_in_the_meeting_stand_under_their_text_and_can_be_edited(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("close")
    app = computer.app(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await enter(pilot, "/lesson an age for every reference", "/lesson ask who reads that log")
        await press(pilot, "f7")
        await go_to(app, pilot, "lessons")
        assert "– an age for every reference" in text(app)
        assert "– ask who reads that log" in text(app)
        await press(pilot, "tab", "tab")
        assert "delete delete" in text(app)
        await press(pilot, "down", "down", "e")
        await type_text(pilot, " at night")
        await press(pilot, "escape")
        assert "– ask who reads that log at night" in text(app)
        await press(pilot, "delete")
        assert [note.text for note in session_of(app).review.notes_of("lesson")][1:] == ["an age for every reference"]
        assert "ask who reads" not in text(app)
        await press(pilot, "u")
        assert "– ask who reads that log at night" in text(app)
        await press(pilot, "escape")
        await go_to(app, pilot, "impact")
        assert "an age for every reference" not in text(app)


async def test_the_last_lesson_deleted_leaves_the_focus_in_the_text(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.make(level="written")
    session = computer.session(folder)
    session.entries.note("an age for every reference", kind="lesson")
    session.close()
    app = computer.app(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go_to(app, pilot, "lessons")
        await press(pilot, "tab", "tab", "delete")
        screen = shown(app, OutlineScreen)
        assert "an age for every reference" not in text(app)
        assert screen.text.box.has_focus
