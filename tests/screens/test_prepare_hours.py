"""The import preview in an hour that came twice or never: it asks before it adds, in one line, answered by one key."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from screen_stage import Stage, World, make_world, settled

from facilitator.screens.prepare import import_screen
from facilitator.screens.prepare.import_screen import ImportScreen
from facilitator.screens.prepare.screen import PrepareScreen
from facilitator.session import Session

if TYPE_CHECKING:
    from textual.pilot import Pilot

FOLD = (
    "2021-10-31 01:50:00 deploy started\n"
    "2021-10-31 02:40:00 check failed\n"
    "2021-10-31 02:05:00 rollback\n"
    "2021-10-31 03:20:00 recovered\n"
)
GAP = "2021-03-28 01:50:00 alert\n2021-03-28 02:10:00 job starts\n2021-03-28 03:30:00 job ends\n"
QUESTION = " ? 2 times between 02:00 and 03:00 on 31 Oct happen twice in Europe/Paris"
OPEN = " h  ○ by row order (proposed)  ○ first pass  ○ second pass"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


@pytest.fixture
def session(world: World) -> Session:
    """A review whose incident began ten minutes before the hour that came twice in Paris."""
    return world.session(world.make(began=datetime(2021, 10, 30, 23, 50, tzinfo=UTC)))


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "worker.log"
    path.write_text(FOLD)
    return path


def stage(session: Session, file: Path) -> Stage:
    return Stage(lambda: PrepareScreen(session, spot=f"import:{file}"))


async def press(app: Stage, pilot: "Pilot[None]", *keys: str) -> None:
    """Press keys, and wait after each for what is read again."""
    for key in keys:
        await pilot.press(key)
        await settled(app, pilot)


def times(session: Session) -> list[str]:
    return [f"{event.at:%H:%M} {event.text}" for event in session.review.events.live]


async def test_the_question_is_one_glance_and_enter_asks_it_before_anything_is_added(
    session: Session, log: Path
) -> None:
    app = stage(session, log)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert QUESTION in app.rows
        assert OPEN in app.rows
        assert app.text.count("first or second pass?") == 2
        assert app.rows[-1].startswith(" enter add  h answer  space tick  esc cancel  z zone")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ImportScreen)
        assert "2 rows wait for an answer: h says which pass it was" in app.rows[-2]
        assert times(session) == []


async def test_the_answers_fit_into_the_smallest_terminal(session: Session, log: Path) -> None:
    app = stage(session, log)
    async with app.run_test(size=(60, 18)) as pilot:
        await settled(app, pilot)
        assert OPEN in app.rows
        assert any(row.startswith(QUESTION[:50]) for row in app.rows)
        assert "first or second pass?" in app.text
        assert "esc cancel" in app.rows[-1]


async def test_one_key_walks_the_answers_and_each_row_says_how_it_is_read(session: Session, log: Path) -> None:
    app = stage(session, log)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "h")
        assert " h  ● by row order  ○ first pass  ○ second pass" in app.rows
        assert QUESTION.replace("?", "●") in app.rows
        assert app.text.index("02:40  check failed") < app.text.index("02:05  rollback")
        assert "first pass, +02:00" in app.text
        assert "second pass, +01:00" in app.text
        await press(app, pilot, "h")
        assert "○ by row order  ● first pass  ○ second pass" in app.text
        await press(app, pilot, "h", "h")
        assert OPEN in app.rows, "pressing on takes the answer back"
        await press(app, pilot, "h", "enter")
        assert times(session) == ["23:50 deploy started", "00:40 check failed", "01:05 rollback", "02:20 recovered"]
        await press(app, pilot, "ctrl+z")
        assert times(session) == []


async def test_the_pointer_stays_on_its_row_and_ticks_by_hand_stay_with_every_answer(
    session: Session, log: Path
) -> None:
    app = stage(session, log)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "down", "down", "space", "up", "up", "h")
        (pointed,) = (row for row in app.rows if "►" in row)
        assert "rollback" in pointed
        await press(app, pilot, "enter")
        assert times(session) == ["23:50 deploy started", "01:05 rollback", "02:20 recovered"]


async def test_an_unticked_row_waits_for_nothing(session: Session, log: Path) -> None:
    app = stage(session, log)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "down", "space", "space")
        assert "happen twice" not in app.text
        assert "enter add 2" in app.rows[-1]
        await press(app, pilot, "h")
        assert "No time here needs an answer" in app.rows[-2]


async def test_another_zone_asks_anew_and_the_same_zone_again_as_well(session: Session, log: Path) -> None:
    app = stage(session, log)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "h", "z", "ctrl+u", *"Europe/London", "enter")
        assert "? 1 time between 01:00 and 02:00 on 31 Oct happens twice in Europe/London" in app.text
        await press(app, pilot, "enter")
        assert times(session) == []
        await press(app, pilot, "z", "ctrl+u", *"Europe/Paris", "enter")
        assert QUESTION in app.rows
        await press(app, pilot, "z", "ctrl+u", *"UTC", "enter")
        assert "happen" not in app.text


async def test_another_window_keeps_the_answer(session: Session, log: Path) -> None:
    app = stage(session, log)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "h", "slash", "ctrl+u", *"2021-10-31 00:00 to 2021-10-31 03:00", "enter")
        assert "● by row order" in app.text
        assert "enter add 3" in app.rows[-1]


async def test_times_that_never_were_can_be_left_out(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "cron.log"
    file.write_text(GAP)
    app = stage(session, file)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "slash", "ctrl+u", *"2021-03-28 00:00 to 2021-03-29 00:00", "enter")
        assert "? 1 time between 02:00 and 03:00 on 28 Mar does not exist in Europe/Paris" in app.text
        assert "○ before the change  ○ after it  ○ leave them out" in app.text
        await press(app, pilot, "enter")
        assert "h says how its time is meant" in app.rows[-2]
        await press(app, pilot, "h")
        assert "02:10 written, before the change" in app.text
        await press(app, pilot, "h", "h")
        assert "no such time that day" in app.text
        assert "● leave them out" in app.text
        await press(app, pilot, "enter")
        assert times(session) == ["00:50 alert", "01:30 job ends"]


async def test_of_several_questions_the_pointed_row_s_is_asked_and_enter_leads_to_the_next(
    session: Session, log: Path
) -> None:
    other = log.with_name("notes.csv")
    other.write_text("time,text\n2021-10-31 02:45,somebody wrote\n")
    app = Stage(lambda: PrepareScreen(session, spot=""))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, PrepareScreen)
        screen.run_command("review.import", f"{log} {other}")
        await settled(app, pilot)
        assert any(row.startswith(OPEN) and row.endswith("log  1 of 2") for row in app.rows)
        await press(app, pilot, "h", "enter")
        (pointed,) = (row for row in app.rows if "►" in row)
        assert "somebody wrote" in pointed
        assert "One row waits for an answer" in app.rows[-2]
        assert "csv  2 of 2" in app.text
        await press(app, pilot, "h", "h")
        assert "○ first pass  ● second pass" in app.text
        await press(app, pilot, "enter")
        assert "01:45 somebody wrote" in times(session)
        assert "00:40 check failed" in times(session)


async def test_a_second_import_asks_nothing_and_adds_nothing(session: Session, log: Path) -> None:
    app = stage(session, log)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "h", "h", "h", "enter")
        added = times(session)
    again = stage(session, log)
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(again, pilot)
        assert "happen twice" not in again.text
        await press(again, pilot, "enter")
        assert "Nothing is ticked" in again.text
    assert times(session) == added


async def test_more_moments_than_anybody_can_talk_about_are_not_added(
    session: Session, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_screen, "MOST_ADDED", 3)
    app = stage(session, log)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await press(app, pilot, "h", "enter")
        assert "4 moments are too many" in app.rows[-2]
        assert times(session) == []
