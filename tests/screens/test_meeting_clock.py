"""The meeting's clock on the screen: it follows time, opens nothing, and moves by a hand only."""

from pathlib import Path

import pytest
from apps import Computer, echo, enter, meeting, press, row_of, rows, session_of, settle, shown, text, type_text
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot

from facilitator.app import FacilitatorApp
from facilitator.screens.closing import ClosingScreen
from facilitator.screens.library import LibraryScreen
from facilitator.screens.sheets.time_sheet import TimeSheet
from facilitator.widgets.head import Head


async def passed(app: FacilitatorApp, pilot: "Pilot[int]", computer: Computer, **by: float) -> None:
    computer.clock.move(**by)
    meeting(app).tick()
    await pilot.pause()


def head(app: FacilitatorApp) -> tuple[str, str, str]:
    view = meeting(app).query_one(Head).view
    return view.digits, view.digits_tone, view.ends


async def test_digits_and_tones_follow_the_time_and_nothing_opens_at_zero(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert head(app)[:2] == ("9:12", "ink")
        await passed(app, pilot, computer, minutes=6)
        assert head(app)[:2] == ("3:12", "time")
        screens = len(app.screen_stack)
        await type_text(pilot, "half a sen")
        await passed(app, pilot, computer, minutes=3, seconds=13)
        assert head(app)[:2] == ("+0:01", "time")
        assert meeting(app).query_one(Head).view.digits_bold
        assert len(app.screen_stack) == screens
        assert meeting(app).line.value == "half a sen"
        assert session_of(app).meeting.phase == "timeline"
        await passed(app, pilot, computer, minutes=10)
        assert head(app)[0] == "+10"


async def test_f9_and_f8_move_the_clock_and_a_second_f9_at_once_is_a_slip(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f9", "f9")
        assert session_of(app).meeting.phase == meeting(app).shown == "factors"
        await type_text(pilot, "a")
        await press(pilot, "f9")
        assert session_of(app).meeting.phase == "well"
        assert meeting(app).line.value == "a"
        await press(pilot, "f8")
        assert session_of(app).meeting.phase == "factors"
        computer.clock.move(seconds=2)
        await press(pilot, "f9")
        assert session_of(app).meeting.phase == "well"


async def test_looking_elsewhere_does_not_move_the_clock(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f6", "5")
        assert meeting(app).shown == "actions"
        assert session_of(app).meeting.phase == "timeline"
        assert head(app)[0] == "9:12"
        await press(pilot, "escape")
        assert meeting(app).shown == "timeline"
        await enter(pilot, "/look factors")
        await settle(pilot)
        assert meeting(app).shown == "factors"


@pytest.mark.parametrize(
    ("number", "minutes", "phase"),
    [
        ("1", {"timeline": 21, "factors": 25}, "timeline"),
        ("2", {"timeline": 21, "factors": 21}, "timeline"),
        ("3", {"timeline": 18, "factors": 25}, "factors"),
        ("4", {"factors": 20}, "factors"),
        ("5", {"timeline": 17, "factors": 25}, "timeline"),
    ],
)
async def test_each_choice_says_its_end_before_and_leads_to_it(
    tmp_path: Path, number: str, minutes: dict[str, int], phase: str
) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await passed(app, pilot, computer, minutes=10)
        await type_text(pilot, "half a sentence")
        before = {one.phase: one.minutes for one in session_of(app).review.agenda.live}
        await press(pilot, "f5")
        shown(app, TimeSheet)
        assert "nothing changes until you choose" in text(app)
        assert "half a sentence" in row_of(app, "your line is kept")
        promised = next(row for row in rows(app) if row[3:].startswith(f"{number}  ")).rpartition("ends ")[2]
        assert before == {one.phase: one.minutes for one in session_of(app).review.agenda.live}
        await press(pilot, number)
        assert session_of(app).meeting.phase == phase
        ends = head(app)[2]
        assert promised in ends or promised == "when it ends"
        after = {one.phase: one.minutes for one in session_of(app).review.agenda.live}
        assert after["actions"] == 8
        assert meeting(app).line.has_focus
        parked = [one.text for one in session_of(app).review.parked.live]
        assert ("half a sentence" in parked) == (phase == "factors")


async def test_clicks_do_what_keys_do(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        question, first = rows(app)[19], meeting(app).work.list.pointed
        await pilot.click(offset=(6, 19))
        await settle(pilot)
        assert rows(app)[19] != question
        await pilot.click(offset=(12, 7))
        await settle(pilot)
        assert meeting(app).work.list.pointed != first
        assert meeting(app).line.has_focus
        await type_text(pilot, "a thought")
        chip_row = rows(app)[20]
        await pilot.click(offset=(4, 20))
        await settle(pilot)
        assert rows(app)[20] != chip_row
        await pilot.click(offset=(25, 1))
        await settle(pilot)
        assert meeting(app).shown == "factors"
        assert session_of(app).meeting.phase == "timeline"
        await pilot.click(offset=(72, 1))
        await settle(pilot)
        shown(app, TimeSheet)
        await press(pilot, "escape")
        assert meeting(app).line.value == "a thought"


async def test_pause_more_and_the_minutes_of_the_sheet(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await enter(pilot, "/pause")
        await passed(app, pilot, computer, minutes=2, seconds=10)
        assert head(app)[0] == "9:12"
        assert "paused 2:10" in rows(app)[0]
        await press(pilot, "f5", "p")
        await passed(app, pilot, computer, minutes=1)
        assert head(app)[0] == "8:12"
        await enter(pilot, "/more 3")
        assert head(app)[0] == "11:12"
        await enter(pilot, "/more soon")
        assert "How many minutes?" in echo(app)
        await press(pilot, "f5", "plus", "plus")
        assert "for 5 more minutes" in text(app)
        await press(pilot, "escape")
        assert head(app)[0] == "11:12"


async def test_a_running_meeting_is_quit_at_the_second_press_only(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+q")
        assert app.return_code is None
        assert "again" in echo(app)
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert app.return_value == 0


async def test_the_meeting_goes_on_where_it_stood_after_quitting(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("timeline")
    app = computer.app(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "escape", "escape")
        shown(app, LibraryScreen)
        assert "Timeline, 9:12 left" in text(app)
    computer.clock.move(minutes=5)
    app = computer.app(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert head(app)[0] == "4:12"


async def test_the_last_f9_ends_on_the_closing_page_and_f8_goes_back_in(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("close"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f9")
        shown(app, ClosingScreen)
        assert "Ana publishes to" in text(app)
        computer.clock.move(minutes=10)
        await press(pilot, "f8")
        assert meeting(app).shown == "close"
        assert head(app)[0] == "1:15"


async def test_the_terminals_title_says_the_time_and_the_phase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: written.append(data))
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "\x1b]2;9:12 Timeline\x07" in written
        await passed(app, pilot, computer, seconds=1)
        assert written[-1] == "\x1b]2;9:11 Timeline\x07"
        await press(pilot, "escape", "escape")
        assert written[-1] == "\x1b]2;facilitator\x07"
    titles = [one for one in written if one.startswith(("\x1b]2;", "\x1b[22;", "\x1b[23;"))]
    assert titles[0] == "\x1b[22;2t"
    assert titles[-1] == "\x1b[23;2t"


async def test_minutes_that_the_room_does_not_grant_are_taken_back_as_the_echo_says(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        here = session_of(app).meeting.current()
        assert here is not None
        await press(pilot, "f5", "1")
        assert session_of(app).review.agenda[here.id].minutes == here.minutes + 3
        assert "/more -3" in echo(app)
        await enter(pilot, "/more -3")
        assert session_of(app).review.agenda[here.id].minutes == here.minutes
