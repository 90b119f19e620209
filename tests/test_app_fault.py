"""A fault of the program's own: nothing that was typed is lost, and no page about the fault is drawn by Textual."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from apps import Computer, enter, session_of, settle

if TYPE_CHECKING:
    from textual.pilot import Pilot


def fault() -> None:
    raise ZeroDivisionError("a fault of the program's own")


def test_a_fault_keeps_what_was_typed_and_is_raised_when_the_terminal_is_its_own_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    computer = Computer(tmp_path)
    folder = computer.demo("timeline")
    app = computer.app(folder)

    async def drive(pilot: "Pilot[object]") -> None:
        await settle(pilot)
        await enter(pilot, "- said just before the fault")
        assert session_of(app).review.notes.live[-1].text == "said just before the fault"
        app.call_later(fault)

    monkeypatch.setattr(app, "run", partial(app.run, headless=True, auto_pilot=drive))
    with pytest.raises(ZeroDivisionError):
        app.run_to_end()
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    kept = computer.library.path(folder) / "review.json"
    assert "said just before the fault" in kept.read_text(encoding="utf-8")
