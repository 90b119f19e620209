import pytest
from hostile import HOSTILE, texts
from hypothesis import given
from hypothesis import strategies as st
from rendered import plain, render

from facilitator.documents.escape import address, heading, inline, item, line, link, named, paragraphs, table

BUILDS_NOTHING = {"paragraph_open", "paragraph_close", "inline", "text", "hardbreak", "softbreak", "text_special"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_show_to_the_letter(text: str) -> None:
    shown = render(paragraphs(text))
    assert shown.text == plain(text)
    assert shown.kinds <= BUILDS_NOTHING


@given(texts)
def test_any_words_show_to_the_letter_and_build_nothing(text: str) -> None:
    shown = render(paragraphs(text))
    assert shown.text == plain(text)
    assert shown.kinds <= BUILDS_NOTHING


@given(texts)
def test_a_line_stays_a_line(text: str) -> None:
    assert "\n" not in line(text) + inline(text)
    shown = render(line(text))
    assert shown.text == plain(text)
    assert shown.kinds <= BUILDS_NOTHING


@given(st.lists(st.tuples(texts, texts), max_size=4))
def test_cells_stay_in_their_cells(rows: list[tuple[str, str]]) -> None:
    shown = render(table(("A", "B"), [(inline(one), inline(two)) for one, two in rows]))
    assert shown.rows() == [["A", "B"], *([plain(one), plain(two)] for one, two in rows)]


@given(texts, st.integers(1, 3))
def test_a_heading_holds_its_words(text: str, level: int) -> None:
    shown = render(heading(text, level))
    assert [plain(one) for one in shown.headings(level)] == [plain(text)]


@given(texts, texts)
def test_items_stay_in_their_list(one: str, two: str) -> None:
    one, two = one.strip() or "x", two.strip() or "y"
    shown = render("\n".join([item(one), item(two, "  "), item(two)]))
    opened = [token.type for token in shown.tokens].count("list_item_open")
    assert opened == 3
    assert shown.text == plain(f"{one} {two} {two}")


def test_an_entry_without_words_says_so_and_joins_nothing() -> None:
    assert item(" ") == "- (without words)"
    assert named("\n") == "(without words)"


@given(texts)
def test_bold_words_are_words(text: str) -> None:
    if plain(text):
        assert render(f"**{inline(text)}** x").text == f"{plain(text)} x"


@pytest.mark.parametrize(
    "text", ["p99 > 2 s at 14:35 (#2113)", "snake_case, 5 % & 3 < 4", "C:\\temp costs $5", "it's 50-60"]
)
def test_ordinary_words_are_left_as_they_were_typed(text: str) -> None:
    assert line(text) == text


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://example.org/a_b?x=1&y=(2)", ["https://example.org/a_b?x=1&y=%282%29"]),
        ("https://example.org/)[x](javascript:alert)", ["https://example.org/%29%5Bx%5D%28javascript:alert%29"]),
        ("javascript:alert(1)", []),
        ("data:text/html,x", []),
        ("https://example.org/ x", []),
        ('https://example.org/"><script>', []),
        ("", []),
    ],
)
def test_only_web_addresses_become_links(url: str, leads: list[str]) -> None:
    shown = render(link("git [x] | y", url))
    assert shown.addresses() == leads
    assert shown.text == "git [x] | y"


@given(texts, texts)
def test_a_link_leads_nowhere_else(label: str, url: str) -> None:
    shown = render(f"x {link(label, url)} {address(url)}")
    assert all(one.lower().startswith(("http://", "https://")) for one in shown.addresses())
    assert shown.kinds <= BUILDS_NOTHING | {"link_open", "link_close"}


def test_an_address_is_a_link_of_itself() -> None:
    assert address("https://example.org/a_b") == "<https://example.org/a_b>"
    assert address("see the *board*") == "see the \\*board\\*"
