"""`facilitator when`."""

import json
from typing import Any

import pytest
from program import Run

KEYS = ["expression", "result", "ask", "choices", "reading", "warnings"]


def read(facilitator: Run, *arguments: str, stdin: str = "") -> list[dict[str, Any]]:
    """Run `when` and return its JSON lines."""
    ended = facilitator("when", *arguments, "--format", "json", stdin=stdin)
    return [json.loads(line) for line in ended.out.splitlines()]


def test_a_due_date_is_a_date_with_the_words_that_the_screen_echoes(facilitator: Run) -> None:
    ended = facilitator("when", "--as", "due", "--format", "json", "tomorrow")
    assert ended.code == 0
    found = json.loads(ended.out)
    assert list(found) == KEYS
    assert (found["expression"], found["result"], found["ask"], found["choices"]) == (
        "tomorrow",
        "2026-03-12",
        False,
        [],
    )
    assert "12 Mar" in found["reading"]


def test_a_time_is_an_instant_with_an_offset(facilitator: Run) -> None:
    found = read(facilitator, "--as", "time", "--start", "2026-03-10T09:58:00Z", "10:02", "+5m")
    assert [one["result"] for one in found] == ["2026-03-10T10:02:00+00:00", "2026-03-10T10:03:00+00:00"]


def test_an_instant_is_given_to_the_second(facilitator: Run) -> None:
    found = read(facilitator, "--as", "time", "1485905225123", "2017-01-31T15:27:05.123456789-0800")
    assert [one["result"] for one in found] == ["2017-01-31T23:27:05+00:00"] * 2


def test_the_zone_is_that_of_times_without_one(facilitator: Run) -> None:
    arguments = ("--as", "time", "--zone", "Europe/Paris", "2026-03-10 10:02")
    assert read(facilitator, *arguments)[0]["result"] == "2026-03-10T09:02:00+00:00"


def test_the_users_zone_decides_which_day_it_is(facilitator: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACILITATOR_ZONE", "Pacific/Auckland")
    arguments = ("--as", "due", "--now", "2026-03-11T20:00:00Z", "today")
    assert read(facilitator, *arguments)[0]["result"] == "2026-03-12"


def test_each_argument_and_each_line_is_one_expression_in_order(facilitator: Run) -> None:
    expected = ["2026-03-12", None, "2026-03-11"]
    assert [one["result"] for one in read(facilitator, "--as", "due", "tomorrow", "soonish", "today")] == expected
    lines = "tomorrow\r\nsoonish\ntoday\n"
    assert [one["result"] for one in read(facilitator, "--as", "due", stdin=lines)] == expected
    assert [one["result"] for one in read(facilitator, "--as", "due", stdin=lines.rstrip())] == expected


def test_an_empty_line_is_an_expression_too_so_that_lines_stay_in_step(facilitator: Run) -> None:
    assert [one["expression"] for one in read(facilitator, "--as", "due", stdin="today\n\ntoday\n")] == [
        "today",
        "",
        "today",
    ]


def test_what_is_ambiguous_asks_with_its_choices_and_is_exit_code_1(facilitator: Run) -> None:
    ended = facilitator("when", "--as", "due", "--format", "json", "12/01")
    found = json.loads(ended.out)
    assert ended.code == 1
    assert (found["result"], found["ask"]) == (None, True)
    assert found["choices"] == ["2026-12-01", "2027-01-12"]


def test_an_order_answers_before_it_is_asked(facilitator: Run, workspace: object, tmp_path: object) -> None:
    assert read(facilitator, "--as", "due", "--order", "dmy", "12/01")[0]["result"] == "2027-01-12"
    assert read(facilitator, "--as", "due", "--order", "mdy", "12/01")[0]["result"] == "2026-12-01"


def test_the_settings_order_and_sprint_count_where_no_option_is_given(facilitator: Run, workspace: Any) -> None:
    workspace.mkdir()
    (workspace / "facilitator.toml").write_text(
        'date_order = "dmy"\nsprint_end = 2026-03-20\nsprint_weeks = 2\n', encoding="utf-8"
    )
    assert read(facilitator, "--as", "due", "12/01", "end of sprint")[0]["result"] == "2027-01-12"
    assert read(facilitator, "--as", "due", "end of sprint")[0]["result"] == "2026-03-20"
    later = read(facilitator, "--as", "due", "--sprint-end", "2026-03-13", "end of sprint")
    assert later[0]["result"] == "2026-03-13"


def test_nothing_to_read_is_nothing_wrong(facilitator: Run) -> None:
    assert facilitator("when", "--as", "due") == (0, "", "")


def test_text_has_expression_result_and_reading_between_tabs(facilitator: Run) -> None:
    ended = facilitator("when", "--as", "due", "tomorrow", "12/01", "soonish")
    rows = [line.split("\t") for line in ended.out.splitlines()]
    assert [row[:2] for row in rows] == [["tomorrow", "2026-03-12"], ["12/01", "?"], ["soonish", "-"]]
    assert all(len(row) == 3 for row in rows)


def test_a_text_that_starts_with_a_minus_follows_two_dashes(facilitator: Run) -> None:
    assert json.loads(facilitator("when", "--as", "time", "--format", "json", "--", "-5m").out)["expression"] == "-5m"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--now", "noon", "--now: “noon” is no instant."),
        ("--start", "\x1b[31m", "--start: “[31m” is no instant."),
        ("--zone", "Mars/Base", "“Mars/Base” is no time zone."),
        ("--zone", "", "“” is no time zone."),
        ("--sprint-end", "friday", "--sprint-end: “friday” is no date."),
        ("--sprint-weeks", "0", "--sprint-weeks: it must be a whole number from 1 to 52."),
    ],
)
def test_a_wrong_option_is_one_sentence_and_exit_code_2(facilitator: Run, option: str, value: str, said: str) -> None:
    ended = facilitator("when", "--as", "due", option, value, "today")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(said)
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[31mtomorrow",
        "to\0day",
        pytest.param("9" * 5000, id="digits"),
        pytest.param("x" * 1_000_000, id="long"),
        "\u202etoday",
        "today\udcff",
        "\x85",
        "0/0",
    ],
)
@pytest.mark.parametrize("kind", ["due", "time"])
def test_any_text_is_an_expression_and_json_stays_json(facilitator: Run, kind: str, text: str) -> None:
    found = json.loads(facilitator("when", "--as", kind, "--format", "json", text).out)
    assert found["expression"] == text
    assert facilitator("when", "--as", kind, text).out.count("\n") == 1


def test_bytes_that_are_no_text_are_read_as_something(facilitator: Run) -> None:
    assert facilitator("when", "--as", "due", stdin=b"\xff\xfe\n\x00\n").code == 1
