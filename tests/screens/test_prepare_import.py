"""The timeline in Prepare by its keys: moments, files and pasted lines, and the preview before anything is added."""

import json
import os
import sys
import threading
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from screen_stage import Stage, World, make_world, settled
from textual.events import Paste

from facilitator.screens.prepare import paths
from facilitator.screens.prepare.import_screen import ImportScreen
from facilitator.screens.prepare.screen import PrepareScreen
from facilitator.session import Session

LOG = (
    "time\tevent\n"
    "2022-01-25T09:00:00+01:00\tlong before\n"
    "2022-01-27T09:51:00+01:00\trepo2docker bump proposed\n"
    "2022-01-27T10:57:00+01:00\tbinderhub bump [red]merged[/red]\n"
    "2022-01-28T09:00:00+01:00\tinvestigation starts\n"
    "no time at all\tlost\n"
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


@pytest.fixture
def session(world: World) -> Session:
    return world.session(world.make())


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "deploy log.tsv"
    path.write_text(LOG)
    return path


def stage(session: Session, spot: str = "timeline") -> Stage:
    return Stage(lambda: PrepareScreen(session, spot=spot))


def texts(session: Session) -> list[str]:
    return [event.text for event in session.review.events.live]


async def test_a_line_that_starts_with_a_time_is_a_moment_and_is_read_back(session: Session) -> None:
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"10:57 bump merged")
        await pilot.pause()
        assert "Thu 27 Jan 2022, 10:57 CET" in app.rows[-2]
        await pilot.press("enter")
        await pilot.pause()
        assert texts(session) == ["bump merged"]
        assert "1 event" in app.text
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert texts(session) == []
        assert "› 10:57 bump merged" in app.text  # back in the line, to be sent again


async def test_a_whole_disk_is_not_read(session: Session) -> None:
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", "enter")
        await pilot.pause()
        assert "too much to read" in app.rows[-2]


async def test_a_moment_is_corrected_in_the_line(session: Session) -> None:
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"10:57 bump", "enter", "tab", "e", *" merged", "enter")
        await pilot.pause()
        assert texts(session) == ["bump merged"]
        event = session.review.events.live[0]
        assert f"{event.at:%H:%M}" == "09:57"
        await pilot.press("tab", "delete")
        await pilot.pause()
        assert texts(session) == []


async def test_words_that_are_neither_stay_in_the_line_with_the_way_out(session: Session) -> None:
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"bump merged", "enter")
        await pilot.pause()
        assert "A moment starts with its time" in app.rows[-2]
        assert "› bump merged" in app.text
        assert texts(session) == []


async def test_a_file_is_shown_first_and_enter_adds_it_as_one_step(session: Session, log: Path) -> None:
    app = stage(session, f"import:{log}")
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(app, pilot)
        assert isinstance(app.screen, ImportScreen)
        assert "5 read  3 kept  2 left out" in app.text
        assert "before the window" in app.text
        assert "[red]merged[/red]" in app.text
        assert "enter add 3" in app.rows[-1]
        await pilot.press("space", "enter")
        await settled(app, pilot)
        assert texts(session) == ["binderhub bump [red]merged[/red]", "investigation starts"]
        assert "2 moments added" in app.rows[-2]
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert texts(session) == []


async def test_esc_adds_nothing(session: Session, log: Path) -> None:
    app = stage(session, f"import:{log}")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert texts(session) == []
        assert "Nothing was added." in app.rows[-2]


async def test_tab_lists_what_is_left_out_with_the_reasons(session: Session, log: Path) -> None:
    app = stage(session, f"import:{log}")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("tab")
        await pilot.pause()
        assert "long before" in app.text
        assert "investigation" not in app.text
        assert "Could not be read: 1" in app.text
        await pilot.press("space", "tab")
        await pilot.pause()
        assert "enter add 4" in app.rows[-1]


async def test_the_window_changes_and_ticks_set_by_hand_stay(session: Session, log: Path) -> None:
    app = stage(session, f"import:{log}")
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("space", "slash")
        await pilot.pause()
        assert "› 27 Jan 08:00 to 28 Jan 14:00" in app.text
        await pilot.press("ctrl+u", *"25 jan 00:00 to 27 jan 23:00", "enter")
        await pilot.pause()
        assert "enter add 2" in app.rows[-1]
        assert "after the window" in app.text
        await pilot.press("slash", "ctrl+u", *"yes", "enter")
        await pilot.pause()
        assert "That is no window. Write one like 27 jan 08:00 to 28 jan 14:00." in app.text
        await pilot.press("escape")
        await pilot.pause()
        assert "enter add 2" in app.rows[-1]


async def test_a_window_of_days_takes_the_last_day_in(session: Session, log: Path) -> None:
    app = stage(session, f"import:{log}")
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("slash", "ctrl+u", *"25 jan 2022 to 27 jan 2022", "enter")
        await pilot.pause()
        assert "window 25 Jan 00:00 to 28 Jan 00:00" in app.text
        await pilot.press("slash", "ctrl+u", *"28 jan 09:00 to 27 jan 10:00", "enter")
        await pilot.pause()
        assert "The range ends before it begins. Write one like" in app.text


async def test_the_zone_changes_how_times_without_one_are_read(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "chat.csv"
    file.write_text("time,event\n2022-01-27 10:00,traffic drops\n2022-01-27 11:00,page sent\n")
    app = stage(session, f"import:{file}")
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("z", "ctrl+u", *"UTC", "enter")
        await settled(app, pilot)
        assert "assumed to be UTC" in app.text
        await pilot.press("enter")
        await settled(app, pilot)
        assert session.review.events.live[0].at.astimezone(ZoneInfo("UTC")).hour == 10


async def test_pasted_lines_are_previewed_like_a_file(session: Session) -> None:
    app = stage(session)
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        app.post_message(Paste(LOG))
        await settled(app, pilot)
        assert isinstance(app.screen, ImportScreen)
        assert "Timeline from pasted lines" in app.text
        await pilot.press("enter")
        await settled(app, pilot)
        assert len(texts(session)) == 3


async def test_a_file_that_is_not_what_it_seems_is_refused_in_a_sentence(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "log.tsv"
    file.write_bytes(bytes(range(256)) * 40)
    app = stage(session, f"import:{file}")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert isinstance(app.screen, PrepareScreen)
        assert app.rows[-2].strip()
        assert "log.tsv" in app.rows[-2]


async def test_the_path_of_a_file_that_cannot_be_read_is_back_in_the_line(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "photo.log"
    file.write_bytes(bytes(range(256)) * 40)
    app = stage(session)
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*file.name, "enter")
        await settled(app, pilot)
        assert app.rows[-3].endswith("photo.log")
        assert "is no text file" in app.rows[-2]


async def test_a_path_that_is_not_there_stays_in_the_line(session: Session) -> None:
    app = stage(session, "import:/nowhere/at/all.tsv")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert "There is no file /nowhere/at/all.tsv" in app.rows[-2]
        assert "› /nowhere/at/all.tsv" in app.text


async def test_a_second_import_of_the_same_file_ticks_nothing(session: Session, log: Path) -> None:
    session.imports.add(session.imports.from_paths([log]))
    app = stage(session, f"import:{log}")
    async with app.run_test(size=(100, 24)) as pilot:
        await settled(app, pilot)
        assert "already in the timeline" in app.text
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing is ticked" in app.text


async def test_esc_stops_reading_and_what_it_read_is_not_shown(
    session: Session, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = threading.Event()
    read = session.imports.from_paths

    def slow(*args: object, **values: object) -> object:
        going.wait(10)
        return read([log])

    monkeypatch.setattr(session.imports, "from_paths", slow)
    app = stage(session, f"import:{log}")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert "Reading was stopped" in app.rows[-2]
        going.set()
        await settled(app, pilot)
        assert isinstance(app.screen, PrepareScreen)


async def test_of_several_files_each_row_says_its_source(session: Session, log: Path) -> None:
    (log.parent / "chat.json").write_text('[{"time": "2022-01-27T09:00:00Z", "event": "page sent"}]')
    app = stage(session, "")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen
        assert isinstance(screen, PrepareScreen)
        screen.run_command("review.import", f"'{log}' {log.parent / 'chat.json'}")
        await settled(app, pilot)
        assert "2 files" in app.text
        assert next(row for row in app.rows if "page sent" in row).endswith("json")


async def test_a_review_that_reading_is_for_can_be_left_while_it_reads(
    session: Session, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = threading.Event()
    read = session.imports.from_paths
    monkeypatch.setattr(session.imports, "from_paths", lambda *_, **__: going.wait(10) and read([log]))
    app = stage(session, f"import:{log}")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.pop_screen()
        going.set()
        await settled(app, pilot)
        assert not isinstance(app.screen, ImportScreen)


async def test_thousands_of_rows_are_listed_in_part_and_all_added(session: Session, tmp_path: Path) -> None:
    rows = [
        {"time": f"2022-01-27T{n // 600 + 9:02}:{n // 10 % 60:02}:{n % 10:02}+01:00", "event": f"row {n}"}
        for n in range(2500)
    ]
    file = tmp_path / "many.json"
    file.write_text(json.dumps(rows))
    app = stage(session, f"import:{file}")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert "enter add 2500" in app.rows[-1]
        await pilot.press("enter")
        await settled(app, pilot)
        assert len(texts(session)) == 2500


async def test_tab_completes_a_path(session: Session, log: Path) -> None:
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = app.screen
        assert isinstance(screen, PrepareScreen)
        assert screen.section.line is not None
        screen.section.line.set_text(str(log)[:-8])
        await pilot.press("tab")
        await pilot.pause()
        assert screen.section.line.value == str(log)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, ImportScreen)


def test_dropped_files_are_found_however_a_terminal_writes_them(log: Path) -> None:
    other = log.with_name("b.tsv")
    other.write_text(LOG)
    for line in (
        str(log),
        f"'{log}'",
        str(log).replace(" ", "\\ "),
        f"file://{str(log).replace(' ', '%20')}",
        f" {log} ",
    ):
        assert paths.files_in(line) == (log,)
    assert paths.files_in(f"'{log}' {other}") == (log, other)
    assert paths.files_in("10 files that are not there") == ()
    assert paths.files_in("a\0b") == ()


def test_completing_goes_as_far_as_it_is_certain(tmp_path: Path) -> None:
    for name in ("git-log.tsv", "git-main.tsv", ".hidden"):
        (tmp_path / name).touch()
    (tmp_path / "reports").mkdir()
    assert paths.complete(f"{tmp_path}/g") == (f"{tmp_path}/git-", ("git-log.tsv", "git-main.tsv"))
    assert paths.complete(f"{tmp_path}/re") == (f"{tmp_path}/reports/", ())
    assert paths.complete(f"{tmp_path}/x") == (f"{tmp_path}/x", ())
    assert paths.complete(f"{tmp_path}/.h") == (f"{tmp_path}/.hidden", ())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are files on Unix only")
async def test_a_pipe_that_nobody_writes_to_keeps_neither_the_screen_nor_the_end_of_the_program(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*pipe.name, "enter")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert "Reading was stopped; nothing was added." in app.text
    for thread in threading.enumerate():
        if thread.name == "read pipe":
            assert thread.daemon
            if sys.platform != "linux":
                pipe.write_text("")  # lets it go; on Linux it ends by itself
            thread.join()
