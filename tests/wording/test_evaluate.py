"""The score of a labelled file."""

import json
from pathlib import Path

import pytest

from facilitator.errors import UnreadableError
from facilitator.wording.evaluate import main, read_rows, report

ROWS = (
    {
        "id": "1",
        "text": "The operator should have checked the logs.",
        "label": "redirect",
        "categories": ["counterfactual"],
    },
    {"id": "2", "text": "It was human error.", "label": "rephrase", "categories": ["human-error"]},
    {"id": "3", "text": "A sentence that hides it well.", "label": "redirect", "categories": ["blame"]},
    {"id": "4", "text": "The pod failed to start.", "label": "ok"},
    {"id": "5", "text": "My fault.", "label": "ok"},
    {"id": "6", "text": "My fault.", "label": "disputed"},
)


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS) + "\n\n", encoding="utf-8")
    return path


def test_the_three_figures_stand_first_each_on_its_line(labelled: Path) -> None:
    lines = report(read_rows(labelled)).splitlines()
    assert lines[:3] == ["precision 0.667", "recall 0.667", "f1 0.667"]
    assert "level 1.000 of what was found" in lines


def test_disputed_rows_are_left_out(labelled: Path) -> None:
    assert [row.id for row in read_rows(labelled)] == ["1", "2", "3", "4", "5"]


def test_misses_are_listed(labelled: Path) -> None:
    text = report(read_rows(labelled))
    assert "missed 3 redirect blame" in text
    assert "extra 5 fault" in text


def test_nothing_labelled_scores_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text("", encoding="utf-8")
    assert report(read_rows(path)).startswith("precision 0.000\nrecall 0.000\nf1 0.000\n")


def test_the_command_prints_the_score(labelled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(labelled)]) == 0
    assert capsys.readouterr().out.startswith("precision 0.667\n")


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.jsonl")]) == 2
    assert main([]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "cannot be read" in captured.err
    assert "make evaluate FILE=" in captured.err


@pytest.mark.parametrize(
    "line", ["no json", "[]", '{"text": "x"}', '{"text": "x", "label": "bad"}', '{"text": 1, "label": "ok"}']
)
def test_a_line_that_is_no_row_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"rows\.jsonl:1"):
        read_rows(path)
