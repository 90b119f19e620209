"""Which stretches of a file are judged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.wording import check_document, read_markdown

FAULT = "The operator should have checked the logs."


def stretches(text: str) -> list[str]:
    return [text[start:end] for start, end in read_markdown(text)]


def test_a_paragraph_over_several_lines_is_one_stretch() -> None:
    assert stretches("One line\nand its rest.\n\nAnother.\n") == ["One line\nand its rest.", "Another."]


def test_headings_items_and_cells_stand_alone() -> None:
    text = "# Title\nText\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n"
    assert stretches(text) == ["# Title", "Text", "- one", "- two", " a ", " b ", " c ", " d "]


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: {FAULT}\n---\n",
        f"```\n{FAULT}\n```\n",
        f"~~~ text\n{FAULT}\n~~~\n",
        f"> {FAULT}\n",
        f"> quoted\n{FAULT}\n",
        f"    {FAULT}\n",
        f"2024-03-01T10:02:11Z ERROR {FAULT}\n",
        f"ERROR: {FAULT}\n",
        f"<!-- {FAULT} -->\n",
        f"<!--\n{FAULT}\n-->\n",
        f"<!-- facilitator: let-be -->\n{FAULT}\n",
        f"{FAULT} <!-- facilitator: let-be -->\n",
    ],
)
def test_what_is_no_prose_of_ones_own_is_left_out(text: str) -> None:
    assert check_document(text) == ()
    assert len(check_document(f"{text}\n\n{FAULT}\n")) == 1


def test_let_be_holds_for_one_paragraph_only() -> None:
    text = f"<!-- facilitator: let-be -->\n{FAULT}\n\n{FAULT}\n"
    assert [flag.start > text.index("\n\n") for flag in check_document(text)] == [True]


def test_a_span_in_a_file_counts_its_characters() -> None:
    text = f"# Résumé 🌍\n\n| who | what |\n|---|---|\n| ops | {FAULT} |\n"
    (flag,) = check_document(text)
    assert text[flag.start : flag.end] == "should have checked"
    assert text[slice(*flag.sentence)] == FAULT


def test_a_sentence_may_run_over_a_line_end() -> None:
    text = "The operator should\nhave checked the logs.\n"
    (flag,) = check_document(text)
    assert text[flag.start : flag.end] == "should\nhave checked"


@given(st.text(alphabet="a `~>#|-=<!:\n\t\"'*—é中", max_size=200))
def test_stretches_lie_in_the_text_in_order_and_apart(text: str) -> None:
    last = 0
    for start, end in read_markdown(text):
        assert last <= start < end <= len(text)
        last = end
