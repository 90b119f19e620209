"""The program as a script meets it: arguments and standard input in, exit code and both outputs back."""

import io
from pathlib import Path

import pytest
from program import Ended, Run

from facilitator.__main__ import main


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty workspace, with nobody's settings, on Wednesday 11 March 2026 at 10:00 UTC."""
    for name in ("FACILITATOR_CONFIG", "FACILITATOR_ZONE"):
        monkeypatch.delenv(name, raising=False)
    for name, folder in (("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("FACILITATOR_DATA", str(tmp_path / "reviews"))
    monkeypatch.setenv("FACILITATOR_NOW", "2026-03-11T10:00:00Z")
    monkeypatch.setenv("LOGNAME", "mira")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "reviews"


@pytest.fixture
def facilitator(workspace: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the program in this process; every end must be an exit code, and no words of Python's may reach a person."""

    def run(*arguments: str, stdin: str | bytes = b"") -> Ended:
        data = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capfdbinary.readouterr()
        code = main(list(arguments))
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        assert b"\x1b" not in out + err
        return Ended(code, out.decode(), err.decode())

    return run
