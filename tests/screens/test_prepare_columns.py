"""The preview of an import: columns of an unknown table are chosen, and noise is taken in, by one key each."""

import json
from pathlib import Path

import pytest
from screen_stage import Stage, World, make_world, settled

from facilitator.screens.prepare.columns_sheet import ColumnsSheet
from facilitator.screens.prepare.screen import PrepareScreen
from facilitator.session import Session

ODD = "id;mark;who;remark\n1;10:02;Ana;pager goes off\n2;10:05;Bo;rollback\n"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


@pytest.fixture
def session(world: World) -> Session:
    return world.session(world.make())


def stage(session: Session, file: Path) -> Stage:
    return Stage(lambda: PrepareScreen(session, spot=f"import:{file}"))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "odd.csv"
    path.write_text(ODD)
    return path


async def test_the_columns_of_an_unknown_table_are_chosen_and_the_preview_follows(
    session: Session, table: Path
) -> None:
    app = stage(session, table)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(app, pilot)
        assert "c chooses" in app.text
        await pilot.press("c")
        await settled(app, pilot)
        assert isinstance(app.screen, ColumnsSheet)
        await pilot.press("right", "right", "down", "left")
        await settled(app, pilot)
        assert "‹ mark ›" in app.text
        assert "‹ remark ›" in app.text
        await pilot.press("down", "right", "right", "right", "enter")
        await settled(app, pilot)
        assert "pager goes off" in app.text
        await pilot.press("enter")
        await settled(app, pilot)
        assert [(event.actor, event.text) for event in session.review.events.live] == [
            ("Ana", "pager goes off"),
            ("Bo", "rollback"),
        ]


async def test_esc_leaves_the_columns_as_they_were(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "known.csv"
    file.write_text("time,text,more\n2022-01-27 10:02,pager goes off,first words\n")
    app = stage(session, file)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(app, pilot)
        await pilot.press("c")
        await settled(app, pilot)
        await pilot.press("down", "right")
        await settled(app, pilot)
        await pilot.press("escape")
        await settled(app, pilot)
        assert "pager goes off" in app.text
        await pilot.press("enter")
        await settled(app, pilot)
        assert [event.text for event in session.review.events.live] == ["pager goes off"]


async def test_enter_keeps_no_choice_by_which_nothing_can_be_read(session: Session, table: Path) -> None:
    app = stage(session, table)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("c")
        await settled(app, pilot)
        await pilot.press("right", "enter")
        await settled(app, pilot)
        assert isinstance(app.screen, ColumnsSheet)
        assert "another for the text" in app.text


async def test_what_is_no_table_has_no_columns_to_choose(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text("- 10:02 alert\n- 10:05 rollback\n")
    app = stage(session, file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("c")
        await settled(app, pilot)
        assert "Only a table has columns" in app.text


async def test_noise_is_taken_in_and_left_out_again(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "journal.json"
    entries = [
        {"__REALTIME_TIMESTAMP": f"{1643274000 + number}000000", "MESSAGE": text, "PRIORITY": level}
        for number, (text, level) in enumerate([("disk full", "2"), ("started", "6"), ("stopped", "6")])
    ]
    file.write_text("\n".join(map(json.dumps, entries)))
    app = stage(session, file)
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(app, pilot)
        assert "1 kept" in app.text
        await pilot.press("n")
        await settled(app, pilot)
        assert "3 kept" in app.text
        assert "2 rows taken in: priority info" in app.text
        await pilot.press("slash", "ctrl+u", *"27 jan 01:00 to 28 jan 23:00", "enter")
        await settled(app, pilot)
        assert "3 kept" in app.text, "another window keeps what was switched"
        await pilot.press("n")
        await settled(app, pilot)
        assert "1 kept" in app.text
        assert "2 rows left out: priority info" in app.text


async def test_lines_of_a_quiet_level_are_left_out_from_one_of_them(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "api.log"
    lines = ["INFO started", "ERROR disk full", "INFO retry", "DEBUG pool"]
    file.write_text("".join(f"2022-01-27T10:00:0{at}Z {line}\n" for at, line in enumerate(lines)))
    app = stage(session, file)
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(app, pilot)
        assert "4 kept" in app.text
        await pilot.press("n")
        await settled(app, pilot)
        assert "2 kept" in app.text
        assert "2 rows left out: INFO line" in app.text
        await pilot.press("n")
        await settled(app, pilot)
        assert "4 kept" in app.text
