"""`facilitator import`: columns, noise, levels and clock changes, which the preview on the screen asks about."""

import json
from pathlib import Path
from typing import Any

import pytest
from program import Run

ODD = "id;mark;who;remark\n1;2026-03-10 10:02;Ana;pager goes off\n2;2026-03-10 10:05;Bo;rollback\n"
JOURNAL = "".join(
    json.dumps({"__REALTIME_TIMESTAMP": f"{1773136800 + number}000000", "MESSAGE": text, "PRIORITY": level}) + "\n"
    for number, (text, level) in enumerate([("disk full", "2"), ("started", "6"), ("idle", "7"), ("stopped", "6")])
)
LOG = "2026-03-10T10:00:01Z INFO started\n2026-03-10T10:00:02Z ERROR disk full\n2026-03-10T10:00:03Z DEBUG idle\n"
FOLD = (
    "2025-10-26 01:50:00 deploy\n2025-10-26 02:40:00 check failed\n2025-10-26 02:05:00 rollback\n"
    "2025-10-26 03:20:00 recovered\n"
)
ONE_HOUR = "2025-10-26 02:20:00 somebody writes\n2025-10-26 03:30:00 somebody answers\n"
GAP = "2026-03-29 01:50:00 alert\n2026-03-29 02:10:00 job\n"
BERLIN = ("--zone", "Europe/Berlin")


def look(facilitator: Run, text: str, *options: str) -> dict[str, Any]:
    """Return what a dry run of a file says."""
    ended = facilitator("import", "--dry-run", "--format", "json", *options, "-", stdin=text)
    value: dict[str, Any] = json.loads(ended.out)
    assert value["read"] == value["kept"] + len(value["skipped"])
    return value


def events(value: dict[str, Any]) -> list[str]:
    return [f"{event['at'][11:16]} {event['text']}" for event in value["events"]]


def changes(value: dict[str, Any]) -> list[str]:
    """Return the warnings about clock changes."""
    return [warning for warning in value["warnings"] if "between" in warning]


# Columns.


@pytest.mark.parametrize("names", [("mark", "remark"), ("2", "4"), (" MARK ", "Remark")])
def test_the_columns_of_a_table_are_said_by_name_or_number(facilitator: Run, names: tuple[str, str]) -> None:
    value = look(
        facilitator, ODD, "--column", f"time={names[0]}", "--column", f"text={names[1]}", "--column", "actor=who"
    )
    assert events(value) == ["10:02 pager goes off", "10:05 rollback"]
    assert [event["actor"] for event in value["events"]] == ["Ana", "Bo"]


def test_a_table_that_is_known_can_be_read_by_another_column(facilitator: Run) -> None:
    text = "time,text,more\n2026-03-10 10:02,short,the long words\n"
    assert events(look(facilitator, text)) == ["10:02 short"]
    assert events(look(facilitator, text, "--column", "time=time", "--column", "text=more")) == ["10:02 the long words"]


def test_without_columns_the_refusal_names_the_option(facilitator: Run) -> None:
    ended = facilitator("import", "--dry-run", "-", stdin="a,b\nx,y\nz,w\n")
    assert (ended.code, ended.out) == (1, "")
    assert "--column time=NAME --column text=NAME" in ended.err
    assert "“a”, “b”" in ended.err


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["when=mark", "text=remark"], 2, "Write ROLE=COLUMN; the roles are time, text, actor, source, zone."),
        (["mark"], 2, "--column: “mark” is not read."),
        (["time="], 2, "--column: “time=” is not read."),
        (["time=mark"], 2, "say two columns, one for the time and one for the text"),
        (["time=mark", "text=mark"], 2, "say two columns"),
        (["time=when", "text=remark"], 1, "There is no column “when”. The columns are “id”, “mark”, “who”, “remark”."),
        (["time=mark", "text=9"], 1, "There is no column “9”."),
    ],
)
def test_a_wrong_column_is_one_sentence_that_names_the_possible_ones(
    facilitator: Run, options: list[str], code: int, said: str
) -> None:
    arguments = [part for option in options for part in ("--column", option)]
    ended = facilitator("import", "--dry-run", *arguments, "-", stdin=ODD)
    assert (ended.code, ended.out, ended.err.count("\n")) == (code, "", 1)
    assert said in ended.err


def test_a_log_beside_a_table_is_read_as_a_log_and_columns_without_a_table_are_told(
    facilitator: Run, tmp_path: Path
) -> None:
    (tmp_path / "app.log").write_text("2026-03-10 10:03:00,123 one, two\n2026-03-10 10:04:00,456 three, four\n")
    columns = ("--column", "time=mark", "--column", "text=remark")
    both = look(facilitator, ODD, *columns, "app.log")
    assert events(both) == ["10:02 pager goes off", "10:03 one, two", "10:04 three, four", "10:05 rollback"]
    alone = look(facilitator, LOG, *columns)
    assert alone["kept"] == 3
    assert "--column changed nothing: there is no table among the files." in alone["warnings"]


# Noise and levels.


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], ["disk full"]),
        (["leave"], ["disk full"]),
        (["take"], ["disk full", "started", "idle", "stopped"]),
        (["priority info"], ["disk full", "started", "stopped"]),
        (["Priority D"], ["disk full", "idle"]),
        (["priority info", "priority debug"], ["disk full", "started", "idle", "stopped"]),
        (["take", "leave"], ["disk full"]),
    ],
)
def test_noise_is_taken_in_as_a_whole_or_by_its_rule(facilitator: Run, options: list[str], found: list[str]) -> None:
    arguments = [part for option in options for part in ("--noise", option)]
    assert [event["text"] for event in look(facilitator, JOURNAL, *arguments)["events"]] == found


def test_an_unknown_rule_is_one_sentence_that_names_those_there_are(facilitator: Run) -> None:
    ended = facilitator("import", "--dry-run", "--noise", "chatter", "-", stdin=JOURNAL)
    assert ended == (
        2,
        "",
        "--noise: “chatter” is none of take, leave and the rules here: “priority debug”, “priority info”.\n",
    )
    ended = facilitator("import", "--dry-run", "--noise", "chatter", "-", stdin=LOG)
    assert ended.err == "--noise: there is no rule “chatter”: no row here was taken for noise.\n"
    ended = facilitator("import", "--dry-run", "--noise", "priority", "-", stdin=JOURNAL)
    assert ended.code == 2, "two rules begin so"


def test_lines_of_a_level_are_left_out(facilitator: Run) -> None:
    value = look(facilitator, LOG, "--without", "info", "--without", "DEBUG", "--without", "INFO")
    assert [event["text"] for event in value["events"]] == ["ERROR disk full"]
    assert [row["reason"] for row in value["skipped"]] == ["INFO line", "DEBUG line"]


def test_an_unknown_level_names_those_there_are(facilitator: Run) -> None:
    ended = facilitator("import", "--dry-run", "--without", "ERROR", "-", stdin=LOG)
    assert ended == (2, "", "--without: “ERROR” is no quiet level. They are INFO, DEBUG, TRACE, NOTICE.\n")


def test_a_refused_choice_writes_nothing(facilitator: Run) -> None:
    facilitator("new", "Disk", "--began", "2026-03-10 10:00")
    ended = facilitator("import", "--into", "disk", "--noise", "chatter", "-", stdin=JOURNAL)
    assert ended.code == 2
    assert json.loads(facilitator("show", "disk", "--format", "json").out)["events"] == []


# Clock changes.


def test_without_an_answer_the_first_pass_is_taken_and_a_warning_names_the_option(facilitator: Run) -> None:
    value = look(facilitator, FOLD, *BERLIN)
    assert events(value) == ["23:50 deploy", "00:05 rollback", "00:40 check failed", "02:20 recovered"]
    (warning,) = changes(value)
    assert warning == (
        "2 times between 02:00 and 03:00 on 26 Oct 2025 happen twice in Europe/Berlin; the first is taken. "
        "The order of rows tells which: --fold order; or --fold second."
    )


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("first", ["00:05 rollback", "00:40 check failed"]),
        ("second", ["01:05 rollback", "01:40 check failed"]),
        ("order", ["00:40 check failed", "01:05 rollback"]),
    ],
)
def test_an_answer_is_followed_without_a_warning(facilitator: Run, answer: str, found: list[str]) -> None:
    value = look(facilitator, FOLD, *BERLIN, "--fold", answer)
    assert events(value)[1:-1] == found
    assert changes(value) == []


def test_an_order_that_does_not_tell_is_said(facilitator: Run, tmp_path: Path) -> None:
    value = look(facilitator, ONE_HOUR, *BERLIN, "--fold", "order")
    (warning,) = changes(value)
    assert warning == (
        "1 time between 02:00 and 03:00 on 26 Oct 2025 happens twice in Europe/Berlin, and the order of rows does not "
        "tell which; the first is taken. --fold second says otherwise."
    )
    (tmp_path / "notes.log").write_text(ONE_HOUR)
    both = look(facilitator, FOLD, *BERLIN, "--fold", "order", "notes.log")
    assert len(changes(both)) == 1
    assert events(both)[1:4] == ["00:20 somebody writes", "00:40 check failed", "01:05 rollback"]


@pytest.mark.parametrize(
    ("options", "found", "warned"),
    [
        ([], ["00:50 alert", "01:10 job"], True),
        (["--gap", "before"], ["00:50 alert", "01:10 job"], False),
        (["--gap", "after"], ["00:10 job", "00:50 alert"], False),
        (["--gap", "skip"], ["00:50 alert"], False),
        (["--fold", "second"], ["00:50 alert", "01:10 job"], True),
    ],
)
def test_times_that_never_were_are_read_as_asked(
    facilitator: Run, options: list[str], found: list[str], warned: bool
) -> None:
    value = look(facilitator, GAP, *BERLIN, *options)
    assert events(value) == found
    assert bool(changes(value)) == warned
    if warned:
        assert "1 time between 02:00 and 03:00 on 29 Mar 2026 does not exist" in changes(value)[0]
        assert "--gap after or --gap skip" in changes(value)[0]
    if "skip" in options:
        assert value["skipped"] == [{"row": "line 2", "reason": "no such time that day"}]


def test_a_row_outside_of_the_window_is_not_warned_of(facilitator: Run) -> None:
    assert changes(look(facilitator, FOLD, *BERLIN, "--from", "2025-10-26T02:00:00Z")) == []


def test_a_second_import_with_another_answer_adds_nothing(facilitator: Run) -> None:
    facilitator("new", "Deploy", "--began", "2025-10-26 01:50", "--zone", "Europe/Berlin")
    assert facilitator("import", "--into", "deploy", "--fold", "order", "-", stdin=FOLD).code == 0
    for answer in ("first", "second", "order"):
        assert facilitator("import", "--into", "deploy", "--fold", answer, "-", stdin=FOLD).code == 1
    assert facilitator("import", "--into", "deploy", "-", stdin=FOLD).code == 1
    assert len(json.loads(facilitator("show", "deploy", "--format", "json").out)["events"]) == 4
