from hypothesis import given
from hypothesis import strategies as st

from facilitator.text import clean, clean_line, cut, slug


def test_terminal_sequences_lose_their_escape() -> None:
    assert clean("a\x1b[31mred\x1b]0;title\x07b\x9b2J") == "a[31mred]0;titleb2J"


def test_overrides_of_reading_direction_go() -> None:
    assert clean("user\u202egnp.exe\u2066x\u2069") == "usergnp.exex"


def test_line_ends_become_newlines_and_tabs_stay() -> None:
    assert clean("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd\te"


def test_markup_is_text_like_any_other() -> None:
    assert clean("[PROD] [b]x[/] <script>") == "[PROD] [b]x[/] <script>"


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode()


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert "\n" not in clean_line(text)


@given(st.text(), st.integers(1, 40))
def test_a_cut_text_fits(text: str, longest: int) -> None:
    assert len(cut(text, longest)) <= longest


@given(st.text())
def test_a_folder_name_is_plain(text: str) -> None:
    name = slug(text)
    assert name
    assert name.isascii()
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-")


def test_a_folder_name_reads_like_the_title() -> None:
    assert slug("Stale prime version (#2111)") == "stale-prime-version-2111"
