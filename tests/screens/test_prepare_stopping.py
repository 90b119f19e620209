"""A reading beside the screen: esc really ends it, the screen answers meanwhile, and all is as it was before."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from screen_stage import Stage, World, make_world, settled
from textual.worker import WorkerFailed

from facilitator.screens.prepare.import_screen import ImportScreen
from facilitator.screens.prepare.screen import PrepareScreen
from facilitator.session import Session
from facilitator.session.imports import Preview, StoppedError, Watch

LINES = 8_000


@dataclass
class Gate:
    """Holds a reading in its middle until the test lets it go, and hears how it ended."""

    after: float = 0.3
    reached: threading.Event = field(default_factory=threading.Event)
    open: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    stopped: bool = False
    shares: list[float] = field(default_factory=list)

    def watch(self, watch: Watch) -> Watch:
        """Return what tells `watch` the progress, and waits at the gate."""

        def told(share: float) -> None:
            self.shares.append(share)
            watch(share)
            if share > self.after:
                self.reached.set()
                self.open.wait(10)
            watch(share)

        return told

    def over(self, read: Callable[..., Preview]) -> Callable[..., Preview]:
        """Return `read` with the gate in it."""

        def gated(*args: Any, watch: Watch, **values: Any) -> Preview:
            try:
                return read(*args, watch=self.watch(watch), **values)
            except StoppedError:
                self.stopped = True
                raise
            finally:
                self.ended.set()

        return gated


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


@pytest.fixture
def session(world: World) -> Session:
    return world.session(world.make())


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log that is read in many steps."""
    path = tmp_path / "big.log"
    path.write_text("".join(f"2022-01-27 10:{at // 600:02}:{at % 60:02} request {at}\n" for at in range(LINES)))
    return path


async def heard(event: threading.Event) -> None:
    """Wait until a thread says so, while the screen goes on."""
    assert await asyncio.to_thread(event.wait, 10)


async def test_esc_ends_the_reading_of_a_large_file_in_its_middle(
    session: Session, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    monkeypatch.chdir(log.parent)
    ungated = session.imports.from_paths
    monkeypatch.setattr(session.imports, "from_paths", gate.over(ungated))
    app = Stage(lambda: PrepareScreen(session, spot="timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*log.name, "enter")
        await heard(gate.reached)
        await pilot.press("escape")
        await pilot.pause()
        assert "Reading was stopped; nothing was added." in app.rows[-2]
        gate.open.set()
        await heard(gate.ended)
        await settled(app, pilot)
        assert gate.stopped
        assert max(gate.shares) < 0.5, "it read no further"
        assert isinstance(app.screen, PrepareScreen)
        assert log.name in app.rows[-3] + app.rows[-2] + app.rows[-4], "the path is back in the line"
        assert session.review.events.live == ()
        monkeypatch.setattr(session.imports, "from_paths", ungated)
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, ImportScreen), "enter reads it again"


async def test_the_screen_says_how_far_it_is_and_answers_keys_meanwhile(
    session: Session, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    monkeypatch.setattr(session.imports, "from_paths", gate.over(session.imports.from_paths))
    monkeypatch.setattr("facilitator.screens.prepare.reading.PATIENCE", 0.01)
    app = Stage(lambda: PrepareScreen(session, spot=f"import:{log}"))
    async with app.run_test(size=(80, 24)) as pilot:
        await heard(gate.reached)
        for _ in range(500):
            if " %; esc stops." in app.text:
                break
            await pilot.pause()
        assert "Reading big.log" in app.text
        assert " %; esc stops." in app.text
        await pilot.press(*"10:57 meanwhile")
        await pilot.pause()
        assert "› 10:57 meanwhile" in app.text
        gate.open.set()
        await settled(app, pilot)
        assert isinstance(app.screen, ImportScreen)


ZONE = "z ctrl+u U T C enter"
WINDOW = "slash ctrl+u 2 7 space j a n space 1 0 : 0 0 - 1 1 : 0 0 enter"


@pytest.mark.parametrize("keys", [ZONE, WINDOW], ids=["zone", "window"])
async def test_esc_in_the_preview_ends_another_reading_and_leaves_zone_and_window(
    session: Session, log: Path, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    app = Stage(lambda: PrepareScreen(session, spot=f"import:{log}"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        before = app.rows[1:-2]
        gate = Gate(after=-1.0)
        monkeypatch.setattr(session.imports, "from_paths", gate.over(session.imports.from_paths))
        windowed = session.imports.windowed

        def gated(preview: Preview, first: datetime, last: datetime, watch: Watch) -> Preview:
            read = gate.over(lambda *, watch: windowed(preview, first, last, watch))
            return read(watch=watch)

        monkeypatch.setattr(session.imports, "windowed", gated)
        await pilot.press(*keys.split())
        await heard(gate.reached)
        await pilot.press("enter")
        await pilot.pause()
        assert "Still reading; esc stops that." in app.rows[-2]
        await pilot.press("escape")
        await pilot.pause()
        assert "everything is as before" in app.rows[-2]
        gate.open.set()
        await heard(gate.ended)
        await settled(app, pilot)
        assert gate.stopped
        assert app.rows[1:-2] == before
        monkeypatch.undo()
        await pilot.press("enter")
        await settled(app, pilot)
        assert len(session.review.events.live) == LINES
        assert session.review.events.live[0].at.hour == 9, "read in the zone from before"


async def test_leaving_the_preview_ends_what_it_reads(
    session: Session, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Stage(lambda: PrepareScreen(session, spot=f"import:{log}"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        gate = Gate()
        monkeypatch.setattr(session.imports, "from_paths", gate.over(session.imports.from_paths))
        await pilot.press("z", "ctrl+u", *"UTC", "enter")
        await heard(gate.reached)
        app.pop_screen()
        await pilot.pause()
        gate.open.set()
        await heard(gate.ended)
        assert gate.stopped


async def test_too_little_memory_is_a_sentence_and_the_screen_goes_on(
    session: Session, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Preview:
        raise MemoryError

    monkeypatch.setattr(session.imports, "from_paths", full)
    app = Stage(lambda: PrepareScreen(session, spot=f"import:{log}"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert "There is too little memory for that." in app.rows[-2]
        monkeypatch.undo()
        app.screen.run_command("review.import", str(log))  # type: ignore[attr-defined]  # Prepare, as above
        await settled(app, pilot)
        assert isinstance(app.screen, ImportScreen)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
async def test_a_fault_while_reading_ends_the_program_and_is_not_waited_for_without_end(
    session: Session, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object, **__: object) -> Preview:
        raise ZeroDivisionError

    monkeypatch.setattr(session.imports, "from_paths", fault)
    app = Stage(lambda: PrepareScreen(session, spot=f"import:{log}"))
    with pytest.raises(WorkerFailed):
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(app, pilot)
