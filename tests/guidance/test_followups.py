"""Questions by what was just said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.guidance import followups


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("the graph looked odd", "What in particular?"),
        ("I assumed it was broken", "Which sign pointed that way?"),
        ("so I rolled back", "What led there?"),
        ("We knew the quota was near", "How was that known: told, seen before, or worked out?"),
        ("that was frustrating", "What else was going on then?"),
        ("we normally drain first", "What does a normal run look like?"),
        ("Ida restarted the pods", "What else could be done with what was in view?"),
        ("paged the vendor", "What made that the moment to ask?"),
        ("Obviously it was the cache", "Was it as plain to everyone in the room?"),
        ("handed it over; the hand-over was short", "What was passed on, and what was taken for granted?"),
        ("no alert came", "What could be read from it, and what could not?"),
        ("the root cause is the cache", "What else had to come together before it did harm?"),
        ("We need to add a check", "May we park that, and what does it say about this moment?"),
    ],
)
def test_words_call_for_their_question(said: str, question: str) -> None:
    assert question in followups(said)


@pytest.mark.parametrize(
    "said", ["", "   ", "10:57", "catalogue of logos", "oddly enough a blog", "a frank look at it"]
)
def test_words_that_only_resemble_a_cue_call_for_nothing(said: str) -> None:
    assert followups(said) == ()


def test_a_typographic_apostrophe_reads_like_a_plain_one() -> None:
    assert followups("let’s add a check") == followups("let's add a check") != ()


def test_each_trigger_gives_its_first_question_before_any_gives_its_second() -> None:
    found = followups("obviously the alert was wrong")
    assert found.index("What could be read from it, and what could not?") < found.index(
        "Where would a newcomer learn it?"
    )


@given(st.text())
def test_any_text_gives_distinct_questions_every_time(said: str) -> None:
    found = followups(said)
    assert len(set(found)) == len(found)
    assert all(question.endswith("?") for question in found)
    assert followups(said) == found
