"""`facilitator new`, `list` and `show`."""

import json
from pathlib import Path
from typing import Any

import pytest
from program import Run


def listed(facilitator: Run) -> list[dict[str, Any]]:
    """Return the rows of `list --format json`."""
    rows: list[dict[str, Any]] = json.loads(facilitator("list", "--format", "json").out)
    return rows


def test_a_new_review_is_a_folder_whose_name_is_printed(facilitator: Run, workspace: Path) -> None:
    ended = facilitator("new", "Stale prime version")
    assert (ended.code, ended.out, ended.err) == (0, "2026-03-11-stale-prime-version\n", "")
    assert (workspace / "2026-03-11-stale-prime-version" / "review.json").is_file()


def test_what_is_said_about_it_is_kept(facilitator: Run) -> None:
    ended = facilitator(
        *("new", "Stale", "prime", "--severity", "2", "--began", "2022-01-27 11:00", "--zone", "Europe/Paris"),
        *("--meets", "tomorrow 15:00", "--team", "Binder ops", "--length", "75"),
    )
    assert ended.out == "2022-01-27-stale-prime\n"
    row = listed(facilitator)[0]
    assert (row["title"], row["severity"], row["level"], row["team"]) == ("Stale prime", "2", "meeting", "Binder ops")
    assert (row["zone"], row["began"], row["meets"]) == (
        "Europe/Paris",
        "2022-01-27T10:00:00+00:00",
        "2026-03-12T15:00:00+00:00",
    )
    assert json.loads(facilitator("show", "stale", "--format", "json").out)["length"] == 75


def test_what_was_read_as_a_time_is_read_back(facilitator: Run) -> None:
    ended = facilitator("new", "Stale prime", "--began", "yesterday 2pm", "--zone", "Europe/Paris")
    assert ended.err == "--began is read as Tue 10 Mar 2026, 14:00 CET.\n"


@pytest.mark.parametrize("began", ["2024-10-27 02:00", "2024-03-31 02:30", "12/01 10:00"])
def test_each_of_several_readings_can_be_written_instead(facilitator: Run, began: str) -> None:
    ended = facilitator("new", "Stale prime", "--zone", "Europe/Berlin", "--began", began)
    assert ended.err.endswith("? Write the one you mean.\n")
    readings = ended.err.partition("several times: ")[2].partition("?")[0].split(" or ")
    assert len(readings) == 2
    for reading in readings:
        again = facilitator("new", "Stale prime", "--zone", "Europe/Berlin", "--began", reading)
        assert (again.code, again.err) == (0, f"--began is read as {reading}.\n")


@pytest.mark.parametrize(
    ("severity", "level", "length"),
    [
        ("1", "meeting", 90),
        ("2", "meeting", 60),
        ("3", "written", None),
        ("4", "written", None),
        ("near-miss", "near-miss", None),
    ],
)
def test_level_and_length_follow_the_severity(facilitator: Run, severity: str, level: str, length: int | None) -> None:
    facilitator("new", "Stale prime", "--severity", severity)
    shown = json.loads(facilitator("show", "stale", "--format", "json").out)
    assert (shown["level"], shown["length"]) == (level, length)


def test_without_a_severity_people_meet(facilitator: Run) -> None:
    facilitator("new", "Stale prime")
    shown = json.loads(facilitator("show", "stale", "--format", "json").out)
    assert (shown["severity"], shown["level"], shown["length"]) == (None, "meeting", 60)


def test_a_level_that_was_asked_for_goes_before_the_severity(facilitator: Run) -> None:
    facilitator("new", "Stale prime", "--severity", "3", "--level", "meeting", "--length", "45")
    shown = json.loads(facilitator("show", "stale", "--format", "json").out)
    assert (shown["level"], shown["length"]) == ("meeting", 45)


def test_a_length_without_a_meeting_is_left_aside_and_said(facilitator: Run) -> None:
    ended = facilitator("new", "Stale prime", "--severity", "3", "--length", "45")
    assert ended.code == 0
    assert "--length is left aside" in ended.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x", "--began", "soonish"], "--began: “soonish” is not read as a time."),
        (["x", "--began", "12/01 10:00"], "--began: “12/01 10:00” can mean several times:"),
        (["x", "--meets", "\x1b[31m"], "--meets: “[31m” is not read as a time."),
        (["x", "--zone", "Mars/Base"], "“Mars/Base” is no time zone."),
        (["x", "--length", "5"], "--length: it must be a whole number from 20 to 240."),
        (["x", "--length", "0"], "--length: it must be a whole number from 20 to 240."),
        (["x", "--length", "9" * 30], "--length: it must be a whole number from 20 to 240."),
        ([""], "A review needs a title"),
        (["\x1b\x07 \x9b"], "A review needs a title"),
        pytest.param(["x" * 1_000_000], "A title has at most 300 characters.", id="long"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_makes_nothing(
    facilitator: Run, workspace: Path, arguments: list[str], said: str
) -> None:
    ended = facilitator("new", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(said)
    assert ended.err.count("\n") == 1
    assert not workspace.exists()


def test_a_title_is_made_safe_to_show(facilitator: Run) -> None:
    assert facilitator("new", "Red \x1b[31malert\0\u202e in\nthe room").out == "2026-03-11-red-31malert-in-the-room\n"
    assert listed(facilitator)[0]["title"] == "Red [31malert in the room"


def test_titles_of_any_script_make_folders(facilitator: Run) -> None:
    assert facilitator("new", "支付中断").code == 0
    assert facilitator("new", "支付中断").code == 0
    assert len({row["folder"] for row in listed(facilitator)}) == 2


def test_a_workspace_that_cannot_be_made_is_one_sentence(facilitator: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ended = facilitator("--data", str(tmp_path / "file" / "reviews"), "new", "x")
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)


def test_an_empty_workspace_lists_nothing(facilitator: Run, workspace: Path) -> None:
    assert listed(facilitator) == []
    ended = facilitator("list")
    assert (ended.code, ended.out) == (0, "")
    assert "facilitator new TITLE" in ended.err
    assert not workspace.exists()


def test_the_list_has_a_line_for_each_review(facilitator: Run) -> None:
    facilitator("new", "Stale prime", "--severity", "2", "--began", "2026-03-01 10:00")
    facilitator("new", "Full disk")
    assert [line.split("\t") for line in facilitator("list").out.splitlines()] == [
        ["2026-03-11-full-disk", "to finish", "-", "Full disk"],
        ["2026-03-01-stale-prime", "to finish", "Sev 2", "Stale prime"],
    ]


def test_a_damaged_review_is_listed_with_its_reason(facilitator: Run, workspace: Path) -> None:
    folder = facilitator("new", "Stale prime").out.strip()
    (workspace / folder / "review.json").write_text("<<<<<<< HEAD", encoding="utf-8")
    row = listed(facilitator)[0]
    assert (row["folder"], row["events"], row["level"]) == (folder, None, None)
    assert row["problem"]
    assert facilitator("list").out == f"{folder}\tcannot be read\t-\t{folder}\n"
    ended = facilitator("show", folder)
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)


def test_show_tells_where_a_review_stands(facilitator: Run) -> None:
    facilitator("new", "Stale prime", "--severity", "2", "--began", "2022-01-27 11:00", "--zone", "Europe/Paris")
    ended = facilitator("show", "stale", "prime")
    assert ended.code == 0
    assert ended.out.startswith("Stale prime\n2022-01-27-stale-prime · Sev 2 · meeting · draft\n")
    assert "Began    Thu 27 Jan 2022, 11:00 CET\n" in ended.out


@pytest.mark.parametrize("words", ["2026-03-11-stale-prime", "2026-03-11-st", "Stale prime", "prime", "PRIME stale"])
def test_a_review_goes_by_its_folder_or_by_words_of_its_title(facilitator: Run, words: str) -> None:
    facilitator("new", "Stale prime")
    facilitator("new", "Full disk")
    assert json.loads(facilitator("show", words, "--format", "json").out)["title"] == "Stale prime"


def test_an_id_finds_its_review(facilitator: Run) -> None:
    facilitator("new", "Stale prime")
    review_id = listed(facilitator)[0]["id"]
    assert json.loads(facilitator("show", review_id, "--format", "json").out)["id"] == review_id


def test_several_reviews_that_fit_are_listed_with_exit_code_2(facilitator: Run) -> None:
    facilitator("new", "Stale prime")
    facilitator("new", "Stale cache")
    ended = facilitator("show", "stale")
    assert (ended.code, ended.out) == (2, "")
    assert "2026-03-11-stale-prime" in ended.err
    assert "2026-03-11-stale-cache" in ended.err
    assert "Did you mean" not in ended.err
