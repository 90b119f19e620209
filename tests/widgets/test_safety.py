from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from facilitator.widgets.safety import AsciiFilter, ControlFilter

BLACK = Color(0, 0, 0)


@given(st.text(alphabet=st.characters(max_codepoint=0x2070)))
def test_no_control_character_passes_and_no_cell_is_lost(text: str) -> None:
    (segment,) = ControlFilter().apply([Segment(text)], BLACK)
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or 0x202A <= ord(char) < 0x202F for char in segment.text)
    assert cell_len(segment.text) == cell_len(text)


def test_a_title_sequence_becomes_harmless_text() -> None:
    (segment,) = ControlFilter().apply([Segment("a\x1b]0;owned\x07b\x9b31m")], BLACK)
    assert segment.text == "a]0;ownedb31m"


def test_clean_segments_stay_the_same_objects() -> None:
    segment = Segment("► plain")
    assert ControlFilter().apply([segment], BLACK)[0] is segment


def test_our_glyphs_have_ascii_stand_ins_of_the_same_width() -> None:
    (segment,) = AsciiFilter().apply([Segment("► ● ○ ◊ ■ □ – ┆ › → ≈ … ━╸─ é")], BLACK)
    assert segment.text == "> * o ~ x . - : > > ~ . =-- é"
