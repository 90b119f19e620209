"""`facilitator export`, and the way back in."""

import json
from pathlib import Path

import pytest
from program import Run

from facilitator.documents import FORMATS


@pytest.fixture
def review(facilitator: Run) -> str:
    """A review with a timeline of two moments."""
    folder = facilitator("new", "Prime périmé 李雷", "--severity", "2", "--began", "2026-03-10 10:00").out.strip()
    facilitator(
        "import", "--into", folder, "-", stdin="2026-03-10T10:00:00Z queue full\n2026-03-10T10:05:00Z restarted\n"
    )
    return folder


def test_markdown_goes_to_standard_output_unless_something_else_is_said(facilitator: Run, review: str) -> None:
    ended = facilitator("export", review)
    assert (ended.code, ended.err) == (0, "")
    headings = [line[3:] for line in ended.out.splitlines() if line.startswith("## ")]
    required = [
        *("Executive summary", "Impact", "Timeline", "Root causes and contributing factors", "Action items"),
        "Lessons learned",
    ]
    assert [heading for heading in headings if heading in required] == required
    assert ended.out.startswith("# Prime périmé 李雷\n")


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_format_goes_to_a_file_as_to_standard_output(
    facilitator: Run, review: str, tmp_path: Path, form: str
) -> None:
    printed = facilitator("export", review, "--format", form).out
    ended = facilitator("export", review, "--format", form, "--output", "out.txt")
    assert (ended.code, ended.out, ended.err) == (0, "", "Written to out.txt.\n")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == printed


def test_a_minus_is_standard_output(facilitator: Run, review: str) -> None:
    assert facilitator("export", review, "--output", "-") == facilitator("export", review)


def test_exported_imported_elsewhere_and_exported_again_it_is_the_same_bytes(
    facilitator: Run, review: str, tmp_path: Path
) -> None:
    facilitator("export", review, "--format", "json", "--output", "one.json")
    ended = facilitator("--data", "elsewhere", "import", "one.json")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"{review}\n"
    facilitator("--data", "elsewhere", "export", review, "--format", "json", "--output", "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_a_review_comes_in_through_standard_input_too(facilitator: Run, review: str) -> None:
    exported = facilitator("export", review, "--format", "json").out
    ended = facilitator("--data", "elsewhere", "import", "--format", "json", "-", stdin=exported)
    assert json.loads(ended.out) == {
        "folder": review,
        "id": json.loads(facilitator("show", review, "--format", "json").out)["id"],
    }


def test_a_review_that_is_here_already_is_refused(facilitator: Run, review: str) -> None:
    exported = facilitator("export", review, "--format", "json").out
    ended = facilitator("import", "-", stdin=exported)
    assert (ended.code, ended.out) == (1, "")
    assert review in ended.err
    assert len(facilitator("list").out.splitlines()) == 1


def test_a_review_is_looked_at_without_being_made(facilitator: Run, review: str, tmp_path: Path) -> None:
    exported = facilitator("export", review, "--format", "json").out
    ended = facilitator("--data", "elsewhere", "import", "--dry-run", "-", stdin=exported)
    assert (ended.code, ended.out) == (0, "")
    assert "with 2 moments" in ended.err
    assert not (tmp_path / "elsewhere").exists()


def test_a_whole_review_does_not_go_into_another_one(facilitator: Run, review: str) -> None:
    exported = facilitator("export", review, "--format", "json").out
    ended = facilitator("import", "--into", review, "-", stdin=exported)
    assert (ended.code, ended.out) == (2, "")


@pytest.mark.parametrize("harm", ["half", "version", "type", "empty"])
def test_a_damaged_export_is_one_sentence_and_makes_nothing(
    facilitator: Run, review: str, tmp_path: Path, harm: str
) -> None:
    exported = facilitator("export", review, "--format", "json").out
    value = json.loads(exported)
    if harm == "version":
        value["version"] = 99
    elif harm == "type":
        value["meta"] = 7
    elif harm == "empty":
        value = {"format": "facilitator-review"}
    damaged = exported[: exported.index('"format"') + 60] if harm == "half" else json.dumps(value)
    ended = facilitator("--data", "elsewhere", "import", "-", stdin=damaged)
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("markdwn", "Did you mean markdown?"),
        ("docx", "Formats are markdown, json"),
        ("", "Formats are"),
        ("\x1b[31m", "Formats are"),
    ],
)
def test_a_format_that_is_not_there_names_those_that_are(facilitator: Run, review: str, form: str, said: str) -> None:
    ended = facilitator("export", review, "--format", form)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err


@pytest.mark.parametrize("name", ["missing/out.md", ".", "a\0b", ""])
def test_a_place_that_cannot_be_written_to_is_one_sentence(facilitator: Run, review: str, name: str) -> None:
    ended = facilitator("export", review, "--output", name)
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)


def test_the_same_moment_gives_the_same_document(facilitator: Run, review: str) -> None:
    assert facilitator("export", review) == facilitator("export", review)
