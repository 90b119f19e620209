"""Whatever stands on the command line: an exit code, and at most a sentence."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from program import Run

from facilitator.__main__ import main
from facilitator.cli.table import COMMANDS

OPTIONS = (
    *("--into", "--dry-run", "--format", "--zone", "--date", "--year", "--from", "--until", "--as", "--now", "--start"),
    *("--sprint-end", "--sprint-weeks", "--order", "--severity", "--level", "--length", "--began", "--meets", "--team"),
    *("--strict", "--at", "--data", "--config", "-h", "-V", "--", "-", "--data=", "--zone="),
)
VALUES = (
    *(
        "due",
        "time",
        "json",
        "text",
        "sarif",
        "markdown",
        "stale",
        "2026-03-10",
        "12/01",
        "+5m",
        "99999999999999999999",
    ),
    *("0", "-1", "Europe/Paris", "..", ".", "", " ", "\0", "\x1b[31m", "\x9b", "\u202e", "\udcff", "10:02", "~", "/"),
)
words = st.one_of(
    st.sampled_from([command.name for command in COMMANDS]),
    st.sampled_from(OPTIONS),
    st.sampled_from(VALUES),
    st.text(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(arguments=st.lists(words, max_size=6), typed=st.binary(max_size=60))
@example(arguments=["import", "--dry-run", "-"], typed=b"0001-01-01T00:00:00+14:00 x\n")
@example(arguments=["import", "--dry-run", "-"], typed=b"9999-12-31T23:59:59-14:00 x\n")
@example(arguments=["import", "--dry-run", "-", "--zone", "America/New_York"], typed=b"0001-01-01T00:00:00Z x\n")
@example(
    arguments=["import", "--dry-run", "-", "--zone", "Asia/Tokyo"], typed=b"9999-12-31 23:59:59 x\n0001-01-01 01:00 y\n"
)
@example(arguments=["import", "--dry-run", "-", "--zone", "Asia/Tokyo"], typed=b"9999-12-31T23:59:59Z x\n")
@example(arguments=["import", "--dry-run", "-", "--date", "0001-01-01", "--zone", "Asia/Tokyo"], typed=b"10:02 - x\n")
@example(arguments=["import", "--dry-run", "-", "--date", "9999-12-31"], typed=b"- 23:02 x\n- 00:01 y\n")
@example(arguments=["new", "x", "--began", "0001-01-01 00:00", "--zone", "Asia/Tokyo"], typed=b"")
@example(arguments=["new", "x", "--began", "9999-12-31 23:59", "--zone", "America/New_York"], typed=b"")
@example(arguments=["when", "--as", "due", "--now", "0001-01-01T00:00:00Z", "yesterday"], typed=b"")
@example(arguments=["when", "--as", "due", "--now", "9999-12-31T00:00:00Z", "tomorrow", "next fri"], typed=b"")
@example(arguments=["when", "--as", "time", "--now", "9999-12-31T23:59:59Z", "10:02", "+5m", "tomorrow"], typed=b"")
@example(
    arguments=["when", "--as", "time", "--now", "0001-01-01T00:00:00Z", "--zone", "Asia/Tokyo", "10:02"], typed=b""
)
@example(
    arguments=["when", "--as", "due", "--now", "0001-01-01T00:00:00Z", "--zone", "America/New_York", "fri"], typed=b""
)
@example(arguments=["when", "--as", "due", "--sprint-end", "9999-12-31", "end of sprint"], typed=b"")
def test_any_arguments_end_in_an_exit_code(
    workspace: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
    arguments: list[str],
    typed: bytes,
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8"))
    code = main(arguments)
    out, err = capfdbinary.readouterr()
    assert code in (0, 1, 2)
    assert b"\x1b" not in out + err
    if code == 2:
        assert out == b""
        assert len(err.splitlines()) <= 3


def test_the_clock_may_stand_anywhere(facilitator: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for at in ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"):
        for zone in ("Asia/Tokyo", "America/New_York", "UTC"):
            monkeypatch.setenv("FACILITATOR_NOW", at)
            monkeypatch.setenv("FACILITATOR_ZONE", zone)
            for arguments in (
                ("new", "x"),
                ("list",),
                ("show", "x"),
                ("export", "x"),
                ("when", "--as", "due", "today"),
            ):
                assert facilitator(*arguments).code in (0, 1, 2)
