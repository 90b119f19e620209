"""Text that wants to break the checker: huge, binary, repetitive, in other scripts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.wording import Flag, check, check_document, check_typing, word_begun
from facilitator.wording.judge import triggers
from facilitator.wording.words import known

SIZE = 60_000
REPEATED = (
    "a",
    "a-",
    "a.",
    "!",
    '"',
    "“",
    "'",
    "' ",
    "'a",
    "x'd'd",
    "n't",
    "should've'd",
    "a's",
    "`",
    " ",
    "=-",
    "|",
    "\n",
    "\0",
    "\xff",
    "<!--",
    "http://",
    "not ",
    "really ",
    "why did you ",
    "you forgot ",
    "should have ",
    "你应该",
    "שלום ",
    "2024-01-01T00:00:00 ",
)
VOCABULARY = sorted(
    triggers() | set(known().bases) | {",", ".", "?", "(", ")", "`", '"', "'", "İ", "don't", "@sam", "no one"}
)


def spans_fit(text: str, flags: tuple[Flag, ...]) -> None:
    last = -1
    for flag in flags:
        assert 0 <= flag.sentence[0] <= flag.start < flag.end <= flag.sentence[1] <= len(text)
        assert flag.start >= last
        last = flag.start


@pytest.mark.parametrize("piece", REPEATED, ids=repr)
def test_repetition_is_read_to_its_end(piece: str) -> None:
    text = (piece * (SIZE // len(piece) + 1))[:SIZE] + "\n\nThe operator should have checked the logs."
    flags = check(text)
    spans_fit(text, flags)
    spans_fit(text, check_document(text))


def test_a_line_of_a_megabyte_still_shows_what_is_at_its_end() -> None:
    text = "x" * 1_000_000 + " and the operator should have checked the logs"
    assert [text[flag.start : flag.end] for flag in check(text)] == ["should have checked"]


@pytest.mark.parametrize("before", ["İİİ ", "ǅ ", "中文，", "שלום ", "🌍🌍 ", "e\u0301 ", "ß ", "\u202e"])
def test_spans_are_right_behind_other_scripts(before: str) -> None:
    text = f"{before}the operator should have checked the logs"
    (flag,) = check(text)
    assert text[flag.start : flag.end] == "should have checked"


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    spans_fit(text, check(text))
    spans_fit(text, check_document(text))


@settings(max_examples=200)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=40).map(" ".join))
def test_any_order_of_its_own_words_is_read(text: str) -> None:
    flags = check(text)
    spans_fit(text, flags)
    for flag in flags:
        if flag.rewrite is not None:
            assert flag.rewrite[-1] in ".?"
            assert flag.rewrite[0] == flag.rewrite[0].upper()


@given(st.lists(st.sampled_from(VOCABULARY), max_size=20).map(" ".join), st.integers(min_value=-3, max_value=200))
def test_typing_shows_what_the_finished_words_show(text: str, cursor: int) -> None:
    begun = word_begun(text, cursor)
    found = check_typing(text, cursor, settled=False)
    assert set(found) <= set(check(text[:begun] if begun < cursor == len(text) else text))
    assert all(flag.end <= begun or flag.start >= cursor for flag in found) or begun == cursor
    assert check_typing(text, cursor, settled=True) == check(text)
