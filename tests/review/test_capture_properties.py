"""The capture line: any text is understood, and no word of it is lost."""

from dataclasses import replace

import pytest
from capture_seats import (
    ACTION,
    ACTIONS,
    FACTOR,
    FACTORS,
    LEARNED,
    MOMENT,
    TIMELINE,
    seat,
)
from hypothesis import given
from hypothesis import strategies as st

from facilitator.review.capture import KINDS, Makes, Situation, Target, interpret
from facilitator.text import clean_line

# Properties.

PHASES = st.sampled_from(sorted(KINDS))
TARGETS = st.sampled_from([None, MOMENT, FACTOR, ACTION, LEARNED, Target("parked", "k1", "parked")])
FORCED = st.sampled_from([None, "note", "event", "factor", "action", "well"])
PREFIXES = ("/", "//", "/note ", "/event ", "- ", "+ ", "10:02 ", "+5m ", "fri ", "2pm", "12/01")
MARKS = ("@kit ", "@", "#", "#a ", ", owned by ", "owner: ", "by ", "due: ", "11 feb", "(", ")", ".")
ODD = ("\u202e", "\x00", "\x1b[31m", "\n", "\u05d0", "e\u0301", "\N{WOMAN}\u200d\N{ROCKET}", "\ud800")
PIECES = st.sampled_from(PREFIXES + MARKS + ODD)
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=8).map("".join))


@given(TEXTS, PHASES, TARGETS, FORCED)
def test_any_text_is_understood_in_any_situation(
    text: str, phase: str, target: Target | None, forced: Makes | None
) -> None:
    made = interpret(text, replace(seat(phase, target), forced=forced))
    assert made.text == clean_line(made.text)
    assert made.chip
    assert (made.makes == "nothing") <= (made.text == "")


@given(TEXTS, PHASES, TARGETS)
def test_a_note_keeps_every_character(text: str, phase: str, target: Target | None) -> None:
    where = replace(seat(phase, target), forced="note")
    line = clean_line(f"a {text}")
    assert interpret(f"a {text}", where).text == line
    assert interpret(f"/note a {text}", where).text == line
    assert interpret(f"- a {text}", where).text == line


@given(TEXTS)
def test_an_action_without_clauses_keeps_every_character(text: str) -> None:
    made = interpret(f"/action a {text}", ACTIONS)
    if not made.owner and made.due is None:
        assert made.text == clean_line(f"a {text}")


@given(TEXTS)
def test_no_word_of_an_action_is_lost_to_nothing(text: str) -> None:
    """What is cut out of an action's sentence is its owner or its date: never letters without a reading."""
    line = clean_line(f"a {text}")
    made = interpret(line, replace(ACTIONS, forced="action"))
    if len(made.text) < len(line):
        assert made.owner or made.due is not None


@pytest.mark.parametrize(
    "text",
    [
        piece * (100_000 // len(piece))
        for piece in ("x", "10:02 ", "@kit ", ", owned by x", "\x00", "\u05d0 ", "/", "by ", "- ", "+5m", "#a ")
    ],
    ids=lambda text: repr(text[:6]),
)
@pytest.mark.parametrize("where", [TIMELINE, FACTORS, ACTIONS], ids=["timeline", "factors", "actions"])
def test_a_hundred_thousand_characters_are_prose(text: str, where: Situation) -> None:
    made = interpret(text, where)
    assert made.owner == ""
    assert made.due is None
    assert made.tags == ()
