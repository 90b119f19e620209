"""`facilitator import`."""

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from program import Ended, Run

from facilitator.errors import SaveError
from facilitator.store.review_file import ReviewFile

DATA = Path(__file__).parents[1] / "data"
SCENARIO = DATA / "scenario-mybinder-2022-01-27"
LOG = "2026-03-10 10:00:00 queue full\n2026-03-10T10:05:00Z restarted\n2026-03-09 01:00:00 long before\n"

SAMPLES = sorted(
    (path for path in DATA.rglob("*") if path.is_file() and path.name != "SOURCES.md"), key=lambda path: path.as_posix()
)


def found(ended: Ended) -> dict[str, Any]:
    """Return the object that `--format json` printed, with what always holds for it checked."""
    value: dict[str, Any] = json.loads(ended.out)
    assert list(value) == ["read", "kept", "skipped", "warnings", "zone", "earliest", "latest", "events"]
    assert value["read"] == value["kept"] + len(value["skipped"])
    assert value["kept"] == len(value["events"])
    assert ended.code == (0 if value["kept"] else 1)
    instants = [datetime.fromisoformat(event["at"]) for event in value["events"]]
    assert instants == sorted(instants)
    assert all(instant.tzinfo is not None for instant in instants)
    assert (value["earliest"] is None) == (not instants)
    for event in value["events"]:
        assert list(event) == ["at", "until", "precision", "zone", "source", "actor", "text"]
        assert event["precision"] in ("second", "minute", "day", "approximate")
        assert event["zone"] != ""
        assert event["actor"] != ""
        assert event["text"] != ""
    for row in value["skipped"]:
        assert list(row) == ["row", "reason"]
        assert row["row"] != ""
        assert row["reason"] != ""
    return value


@pytest.fixture
def log(workspace: Path, tmp_path: Path) -> str:
    """A plain log with three entries, one of them with a zone of its own."""
    (tmp_path / "app.log").write_text(LOG, encoding="utf-8")
    return "app.log"


@pytest.fixture
def review(facilitator: Run) -> str:
    """A review of an incident that began at 09:58 UTC on 10 March, in Paris."""
    ended = facilitator("new", "Stale prime", "--began", "2026-03-10 10:58", "--zone", "Europe/Paris")
    return ended.out.strip()


def shown(facilitator: Run, review: str) -> list[str]:
    """Return the texts of a review's timeline."""
    return [event["text"] for event in json.loads(facilitator("show", review, "--format", "json").out)["events"]]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_every_sample_is_accounted_for_or_refused_in_one_sentence(facilitator: Run, sample: Path) -> None:
    ended = facilitator("import", "--dry-run", "--format", "json", "--date", "2026-03-10", str(sample))
    if ended.out:
        found(ended)
    else:
        assert ended.code == 1
        assert ended.err.count("\n") == 1


def test_a_dry_run_shows_what_would_be_read_and_writes_nothing(facilitator: Run, log: str, tmp_path: Path) -> None:
    value = found(facilitator("import", "--dry-run", "--format", "json", log))
    assert [event["text"] for event in value["events"]] == ["long before", "queue full", "restarted"]
    assert (value["zone"], value["earliest"], value["latest"]) == (
        "UTC",
        "2026-03-09T01:00:00+00:00",
        "2026-03-10T10:05:00+00:00",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["app.log"]


def test_a_dry_run_into_a_review_writes_nothing_either(facilitator: Run, review: str, log: str, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "cache", ignore_errors=True)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert facilitator("import", "--dry-run", "--into", review, log).code == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_text_has_a_line_for_each_event_and_the_rest_on_standard_error(facilitator: Run, log: str) -> None:
    ended = facilitator("import", "--dry-run", log)
    assert ended.out.splitlines()[1].split("\t") == ["2026-03-10 10:00:00 UTC", "log", "queue full"]
    assert ended.err.splitlines()[-1] == "3 read, 3 kept, 0 left out."


def test_the_default_window_is_3_hours_before_to_27_after(facilitator: Run, review: str, tmp_path: Path) -> None:
    stamps = ["06:57:59", "06:58:00", "12:00:00"]
    lines = [f"2026-03-10T{stamp}Z on 10 March at {stamp}" for stamp in stamps]
    lines += ["2026-03-11T12:58:00Z the last", "2026-03-11T12:58:01Z too late"]
    (tmp_path / "app.log").write_text("\n".join(lines), encoding="utf-8")
    value = found(facilitator("import", "--into", review, "--format", "json", "app.log"))
    assert [event["text"] for event in value["events"]] == [
        "on 10 March at 06:58:00",
        "on 10 March at 12:00:00",
        "the last",
    ]
    assert value["skipped"] == [
        {"row": "line 1", "reason": "before the window"},
        {"row": "line 5", "reason": "after the window"},
    ]
    assert len(shown(facilitator, review)) == 3


def test_each_end_of_the_window_can_be_said(facilitator: Run, review: str, log: str) -> None:
    early = found(facilitator("import", "--into", review, "--format", "json", "--from", "2026-03-08", log))
    assert early["kept"] == 3
    narrow = found(facilitator("import", "--dry-run", "--format", "json", "--until", "2026-03-10 10:01", log))
    assert [event["text"] for event in narrow["events"]] == ["long before", "queue full"]


def test_times_without_a_zone_are_read_in_the_reviews_with_a_warning(facilitator: Run, review: str, log: str) -> None:
    value = found(facilitator("import", "--into", review, "--dry-run", "--format", "json", log))
    assert value["zone"] == "Europe/Paris"
    assert [(event["at"], event["zone"]) for event in value["events"]] == [
        ("2026-03-10T09:00:00+00:00", "Europe/Paris"),
        ("2026-03-10T10:05:00+00:00", "Z"),
    ]
    assert any("Europe/Paris" in warning for warning in value["warnings"])
    assert shown(facilitator, review) == []


def test_a_zone_that_is_said_goes_before_the_reviews(facilitator: Run, review: str, log: str) -> None:
    value = found(facilitator("import", "--into", review, "--format", "json", "--zone", "Asia/Tokyo", log))
    assert value["zone"] == "Asia/Tokyo"
    assert value["events"][0]["at"] == "2026-03-10T10:05:00+00:00"


def test_the_users_zone_is_the_last_resort(facilitator: Run, log: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACILITATOR_ZONE", "America/New_York")
    assert found(facilitator("import", "--dry-run", "--format", "json", log))["zone"] == "America/New_York"


def test_no_zone_is_assumed_where_every_time_has_one(facilitator: Run) -> None:
    value = found(facilitator("import", "--dry-run", "--format", "json", str(SCENARIO / "git-log.tsv")))
    assert value["zone"] is None


def test_events_arrive_in_the_review(facilitator: Run, review: str, log: str) -> None:
    assert facilitator("import", "--into", "stale prime", log).code == 0
    assert shown(facilitator, review) == ["queue full", "restarted"]


def test_events_that_cannot_be_saved_are_an_error_and_no_success(
    facilitator: Run, review: str, log: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(file: ReviewFile, changed: object) -> None:
        raise SaveError("The disk is full. Make room and try again.")

    with monkeypatch.context() as patch:
        patch.setattr(ReviewFile, "commit", fail)
        ended = facilitator("import", "--into", review, log)
    assert ended == (1, "", "The disk is full. Make room and try again.\n")
    assert shown(facilitator, review) == []


def test_what_is_there_already_is_left_out(facilitator: Run, review: str, log: str) -> None:
    facilitator("import", "--into", review, log)
    again = facilitator("import", "--into", review, "--format", "json", log)
    value = found(again)
    assert (again.code, value["kept"]) == (1, 0)
    assert [row["reason"] for row in value["skipped"]].count("already in the timeline") == 2
    assert len(shown(facilitator, review)) == 2


def test_several_files_are_told_apart(facilitator: Run, tmp_path: Path, log: str) -> None:
    (tmp_path / "db.log").write_text("2026-03-10T10:01:00Z replica behind\nno time here\n", encoding="utf-8")
    value = found(facilitator("import", "--dry-run", "--format", "json", log, "db.log"))
    assert {event["source"] for event in value["events"]} == {"log app.log", "log db.log"}
    assert all(str(row["row"]).startswith("db.log: ") for row in value["skipped"])


def test_standard_input_is_a_file(facilitator: Run, log: str) -> None:
    assert found(facilitator("import", "--dry-run", "--format", "json", "-", stdin=LOG))["kept"] == 3
    both = found(facilitator("import", "--dry-run", "--format", "json", log, "-", stdin="2026-03-10T11:00:00Z over\n"))
    assert {event["source"] for event in both["events"]} == {"log app.log", "log standard input"}


def test_a_folder_and_a_zip_are_read_whole(facilitator: Run, tmp_path: Path, log: str) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / log).rename(tmp_path / "logs" / "app.log")
    shutil.make_archive(str(tmp_path / "logs"), "zip", tmp_path / "logs")
    for name in ("logs", "logs.zip"):
        assert found(facilitator("import", "--dry-run", "--format", "json", name))["kept"] == 3


def test_a_date_stands_in_for_a_missing_one(facilitator: Run) -> None:
    chat = str(DATA / "slack" / "constructed-copy-paste-desktop.txt")
    value = found(facilitator("import", "--dry-run", "--format", "json", "--date", "2026-03-10", chat))
    assert value["earliest"].startswith("2026-03-10T10:02")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["app.log"], "Say which review gets the events with --into REVIEW, or only look with --dry-run."),
        (["app.log", "--into", "nothing"], "There is no review “nothing”"),
        (["app.log", "--dry-run", "--zone", "Mars/Base"], "“Mars/Base” is no time zone."),
        (["app.log", "--dry-run", "--date", "friday"], "--date: “friday” is no date."),
        (["app.log", "--dry-run", "--year", "20260"], "--year: it must be a whole number from 1900 to 9900."),
        (["app.log", "--dry-run", "--from", "soonish"], "--from: “soonish” is not read as a time."),
        (
            ["app.log", "--dry-run", "--from", "2026-03-10", "--until", "2026-03-09"],
            "The window ends before it begins.",
        ),
    ],
)
def test_a_wrong_option_is_said_with_exit_code_2(facilitator: Run, log: str, arguments: list[str], said: str) -> None:
    ended = facilitator("import", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


@pytest.mark.parametrize(
    "name", ["no-such-file.log", "a\0b", pytest.param("x" * 5000, id="long"), "\x1b[31m\n.log", "empty.log", "a.png"]
)
def test_what_cannot_be_read_is_one_sentence_and_exit_code_1(facilitator: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.log").write_bytes(b"")
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    ended = facilitator("import", "--dry-run", "--format", "json", name)
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize(
    "text", [b"[" * 200_000, b'{"a":' * 100_000, b"\xff" * 100, b"\x00" * 100, b"PK\x03\x04", b"{}"]
)
def test_hostile_bytes_are_refused_or_accounted_for(facilitator: Run, text: bytes) -> None:
    ended = facilitator("import", "--dry-run", "--format", "json", "-", stdin=text)
    if ended.out:
        found(ended)
    else:
        assert (ended.code, ended.err.count("\n")) == (1, 1)


def test_control_sequences_in_a_source_never_arrive(facilitator: Run, review: str) -> None:
    line = "2026-03-10T10:00:00Z \x1b[31mred\x1b[0m \u202eevil\x9b2J\n"
    for form in ("json", "text"):
        facilitator("import", "--dry-run", "--format", form, "-", stdin=line)
    facilitator("import", "--into", review, "-", stdin=line)
    assert shown(facilitator, review) == ["red evil"]


def test_the_scenario_reads_as_it_happened(facilitator: Run) -> None:
    facilitator("new", "Stale prime", "--began", "2022-01-27 10:57", "--zone", "Europe/Paris")
    sources = [str(SCENARIO / name) for name in ("git-log.tsv", "published-report.md")]
    value = found(facilitator("import", "--into", "stale", "--format", "json", *sources))
    assert {event["source"] for event in value["events"]} == {"git", "report"}
    assert "2022-01-27T09:57:47+00:00" in [event["at"] for event in value["events"]]
