import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.widgets.row_visual import MOST_ROWS, Cell, Row, RowVisual
from facilitator.widgets.words import words

TIMELINE = Row(
    "e1",
    "traffic to the other members begins to drop",
    left=(Cell("11:00", 5), Cell("●", 1, tone="here")),
    right=(Cell("impact start", tone="here"), Cell("report", 6, align="right", from_width=58)),
    under=(words(("knew   ", "quiet"), "nothing"),),
)


def _lines(row: Row, width: int, *, pointed: bool = False) -> list[str]:
    return [line.plain.rstrip() for line in RowVisual(row, pointed=pointed).lines(width)]


def test_columns_stand_where_the_timeline_has_them() -> None:
    assert _lines(TIMELINE, 78) == ["  11:00 ● traffic to the other members begins to drop     impact start  report"]


def test_text_is_cut_so_that_the_right_columns_stay() -> None:
    assert _lines(TIMELINE, 62) == ["  11:00 ● traffic to the other members b… impact start  report"]


def test_the_source_leaves_a_narrow_list() -> None:
    assert _lines(TIMELINE, 57) == ["  11:00 ● traffic to the other members begi… impact start"]


def test_the_pointed_row_wraps_and_unfolds() -> None:
    first, second, third = _lines(TIMELINE, 62, pointed=True)
    assert first == "► 11:00 ● traffic to the other members    impact start  report"
    assert second == "          begins to drop"
    assert third == "          knew   nothing"


def test_the_pointed_row_takes_four_rows_at_most_and_says_that_it_is_cut() -> None:
    lines = _lines(Row("x", "word " * 200), 40, pointed=True)
    assert len(lines) == MOST_ROWS
    assert lines[-1].endswith("…")


def test_a_line_under_the_row_hangs_under_its_label() -> None:
    row = Row("x", "entry", under=(words(("knew   ", "quiet"), "a routine bump, two most days"),))
    assert _lines(row, 28, pointed=True)[1:] == ["  knew   a routine bump, two", "         most days"]


def test_a_line_under_the_row_takes_two_rows_at_most() -> None:
    row = Row("x", "entry", under=(words("note " * 40),))
    lines = _lines(row, 30, pointed=True)
    assert len(lines) == 3
    assert lines[2].endswith("…")


def test_a_cell_of_a_set_width_keeps_it_when_empty_or_long() -> None:
    row = Row("a", "text", right=(Cell("", 7, gap=1), Cell("much too long", 5, gap=1)))
    assert _lines(row, 30)[0].endswith(" much…")
    assert len(_lines(row, 30)[0]) == 30


def test_groups_stand_at_the_edge_and_days_under_the_text() -> None:
    assert _lines(Row("g", "Running", kind="group"), 20) == ["Running"]
    assert _lines(Row("d", "Fri 28 Jan", kind="day"), 20) == ["  Fri 28 Jan"]
    assert _lines(Row("b", kind="blank"), 20) == [""]


def test_a_plain_text_wraps_over_the_whole_width() -> None:
    assert _lines(Row("t", "No moments yet. Type a time.", kind="text"), 16) == ["No moments yet.", "Type a time."]


@pytest.mark.parametrize("hostile", ["[PROD] db [b]x", "a\nb\tc", "[/] boom"])
def test_text_is_never_markup_and_never_two_rows(hostile: str) -> None:
    assert _lines(Row("h", hostile), 40) == ["  " + hostile.replace("\n", " ").replace("\t", " ")]


@given(st.text(max_size=300), st.integers(12, 120), st.booleans())
def test_no_row_is_wider_than_the_list_and_its_height_is_known(text: str, width: int, pointed: bool) -> None:
    row = Row("x", text, left=(Cell("11:00", 5),), right=(Cell("git", 6),), under=(words("note"),))
    visual = RowVisual(row, pointed=pointed)
    lines = visual.lines(width)
    assert len(lines) == visual.get_height({}, width)
    assert all(line.cell_length <= width for line in lines)
