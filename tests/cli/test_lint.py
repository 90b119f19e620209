"""`facilitator lint`."""

import json
from pathlib import Path

import pytest
from program import Run

REDIRECT = "Dana should have checked the dashboard.\n"
REPHRASE = "We should have tested the upgrade on staging.\n"
PLAIN = "The queue filled up at 10:02.\n"

KEYS = {
    "file",
    "line",
    "column",
    "end_line",
    "end_column",
    "level",
    "category",
    "rule",
    "text",
    "reason",
    "say",
    "rewrite",
}


def test_plain_text_gives_nothing(facilitator: Run) -> None:
    assert facilitator("lint", stdin=PLAIN) == (0, "", "")
    assert facilitator("lint", "--format", "json", stdin=PLAIN) == (0, "[]\n", "")


def test_an_empty_input_gives_nothing(facilitator: Run) -> None:
    assert facilitator("lint") == (0, "", "")
    assert facilitator("lint", "--format", "github") == (0, "", "")


def test_a_redirect_is_exit_code_1_and_says_where_and_what_to_say(facilitator: Run) -> None:
    ended = facilitator("lint", stdin=PLAIN + REDIRECT)
    assert ended.code == 1
    assert ended.out.startswith('-:2:6: redirect counterfactual: "should have')


def test_a_rephrase_is_exit_code_1_only_when_strict(facilitator: Run) -> None:
    assert facilitator("lint", stdin=REPHRASE).code == 0
    assert facilitator("lint", "--strict", stdin=REPHRASE).code == 1
    assert "rephrase counterfactual" in facilitator("lint", stdin=REPHRASE).out


def test_json_has_every_key_and_its_place_leads_back_to_the_words(facilitator: Run, tmp_path: Path) -> None:
    text = f"# Réunion 🔥\n\n- ◊ {REDIRECT}- {REPHRASE}"
    file = tmp_path / "notes.md"
    file.write_bytes(text.replace("\n", "\r\n").encode())
    ended = facilitator("lint", str(file), "--format", "json")
    found = json.loads(ended.out)
    assert [one["level"] for one in found] == ["redirect", "rephrase"]
    lines = text.split("\n")
    for one in found:
        assert set(one) == KEYS
        assert one["file"] == str(file)
        assert one["line"] == one["end_line"]
        assert lines[one["line"] - 1][one["column"] - 1 : one["end_column"] - 1] == one["text"]
        assert one["rewrite"] is None or one["rewrite"] != ""


def test_a_byte_order_mark_moves_no_column(facilitator: Run) -> None:
    marked = json.loads(facilitator("lint", "--format", "json", stdin=b"\xef\xbb\xbf" + REDIRECT.encode()).out)
    assert marked == json.loads(facilitator("lint", "--format", "json", stdin=REDIRECT).out)


def test_words_over_two_lines_have_an_end_line(facilitator: Run) -> None:
    found = json.loads(facilitator("lint", "--format", "json", stdin="Dana should\nhave checked it.\n").out)
    assert (found[0]["line"], found[0]["end_line"]) == (1, 2)
    assert facilitator("lint", stdin="Dana should\nhave checked it.\n").out.count("\n- ") == 0


def test_several_files_come_in_the_order_named(facilitator: Run, tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).write_text(REDIRECT, encoding="utf-8")
    found = json.loads(facilitator("lint", "b", "a", "--format", "json").out)
    assert list(dict.fromkeys(one["file"] for one in found)) == ["b", "a"]


def test_a_minus_among_the_files_is_standard_input(facilitator: Run, tmp_path: Path) -> None:
    (tmp_path / "a").write_text(PLAIN, encoding="utf-8")
    assert facilitator("lint", "a", "-", stdin=REDIRECT).out.startswith("-:1:")


def test_github_annotations_are_one_line_each_with_their_text_escaped(facilitator: Run, tmp_path: Path) -> None:
    file = tmp_path / "50%, or: more.md"
    file.write_text(REDIRECT, encoding="utf-8")
    ended = facilitator("lint", file.name, "--format", "github")
    first = ended.out.splitlines()[0]
    assert first.startswith("::warning file=50%25%2C or%3A more.md,line=1,endLine=1,col=6,endColumn=")
    assert ended.code == 1


def test_sarif_is_a_log_of_version_2_1_0_whose_results_name_their_rules(facilitator: Run) -> None:
    ended = facilitator("lint", "--format", "sarif", stdin=REDIRECT + "\n" + REPHRASE)
    log = json.loads(ended.out)
    run = log["runs"][0]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert [result["level"] for result in run["results"]] == ["warning", "note"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startColumn"] < region["endColumn"]


def test_sarif_names_files_by_their_address(facilitator: Run, tmp_path: Path) -> None:
    file = tmp_path / "a b%é.md"
    file.write_text(REDIRECT, encoding="utf-8")
    log = json.loads(facilitator("lint", "--format", "sarif", file.name, str(file), "-", stdin=REDIRECT).out)
    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    assert [place["artifactLocation"]["uri"] for place in places] == ["a%20b%25%C3%A9.md", file.as_uri(), "stdin"]


def test_sarif_of_nothing_is_a_log_too(facilitator: Run) -> None:
    assert json.loads(facilitator("lint", "--format", "sarif", stdin=PLAIN).out)["runs"][0]["results"] == []


@pytest.mark.parametrize("name", ["no-such-file.md", ".", "a\0b", pytest.param("x" * 5000, id="long"), "\x1b[31m\n.md"])
def test_what_cannot_be_opened_is_one_sentence_and_the_rest_is_checked(
    facilitator: Run, tmp_path: Path, name: str
) -> None:
    (tmp_path / "a.md").write_text(REDIRECT, encoding="utf-8")
    ended = facilitator("lint", name, "a.md")
    assert ended.code == 1
    assert ended.out.startswith("a.md:1:6:")
    assert ended.err.count("\n") == 1


def test_what_the_workspace_lets_be_is_let_be(facilitator: Run, workspace: Path) -> None:
    workspace.mkdir()
    (workspace / "facilitator.toml").write_text('[wording]\noff = ["counterfactual"]\n', encoding="utf-8")
    assert facilitator("lint", stdin=REDIRECT) == (0, "", "")


def test_a_picture_is_no_text(facilitator: Run, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    ended = facilitator("lint", "a.png")
    assert (ended.code, ended.out) == (1, "")
    assert "picture" in ended.err


def test_control_sequences_in_the_text_never_reach_the_terminal(facilitator: Run) -> None:
    for form in ("text", "json", "github", "sarif"):
        facilitator(
            "lint", "--format", form, stdin="Dana should \x1b[31mhave\x1b[0m checked \x9b2J it. Dana is careless."
        )
