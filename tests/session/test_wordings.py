"""Wording cues of one review: shown while typing, let be for good, never about or against a person."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_start import starting_ledger

from facilitator.review.codec import to_tables
from facilitator.review.records import Event, Person
from facilitator.session.entries import Entries
from facilitator.session.ledger import Ledger
from facilitator.session.wordings import FIELDS, PROSE, Wordings
from facilitator.wording import Flag, Lexicon

SHOULD = "the operator should have checked the redirect logs"
SELF = "sorry, I should have seen the quota"
NAMED = "why did Kit not look"


@pytest.fixture
def wordings(ledger: Ledger) -> Wordings:
    """Return the cues of the small review."""
    return Wordings(ledger, Lexicon())


def only(wordings: Wordings, text: str) -> Flag:
    (flag,) = wordings.of(text)
    return flag


def test_a_cue_comes_with_what_to_say_and_a_rewrite(wordings: Wordings) -> None:
    flag = only(wordings, SHOULD)
    assert flag.say
    assert flag.rewrite == "The redirect logs were not checked."
    assert wordings.of("the redirect logs were not checked") == ()


def test_while_typing_a_word_counts_once_it_is_ended_or_the_typist_rests(wordings: Wordings) -> None:
    text = "the operator should have checked"
    assert wordings.typing(text[:-3], len(text) - 3, settled=False) is None
    assert wordings.typing(text, len(text), settled=True) is not None
    assert wordings.typing(f"{text} ", len(text) + 1, settled=False) is not None


def test_one_cue_at_a_time_while_typing(wordings: Wordings) -> None:
    text = f"{SHOULD}. {NAMED}"
    found = wordings.typing(text, len(text), settled=True)
    assert isinstance(found, Flag)


def test_words_that_were_let_be_are_not_asked_about_again(wordings: Wordings, ledger: Ledger) -> None:
    wordings.let_be(only(wordings, SHOULD), SHOULD, "timeline")
    assert wordings.of(SHOULD) == ()
    assert wordings.of("Somebody SHOULD have  checked the quota") == ()
    assert wordings.typing(SHOULD, len(SHOULD), settled=True) is None
    assert wordings.let_be_count() == 1
    assert [(one.kind, one.phase, one.phrase) for one in ledger.review.wording.live] == [
        ("let be", "timeline", "should have checked")
    ]


def test_letting_be_can_be_undone(wordings: Wordings, ledger: Ledger) -> None:
    wordings.let_be(only(wordings, SHOULD), SHOULD)
    undone = ledger.undo()
    assert undone is not None
    assert undone.label == "let a wording be"
    assert wordings.of(SHOULD) != ()
    assert wordings.let_be_count() == 0


def test_another_terminal_s_let_be_counts_here_too(ledger: Ledger) -> None:
    here, there = Wordings(ledger, Lexicon()), Wordings(ledger, Lexicon())
    assert here.of(SHOULD)
    there.let_be(only(there, SHOULD), SHOULD)
    assert here.of(SHOULD) == ()


def test_the_workspace_s_own_words_stay_in_force(ledger: Ledger) -> None:
    wordings = Wordings(ledger, Lexicon(let_be=("should have checked",)))
    assert wordings.of(SHOULD) == ()
    assert wordings.let_be_count() == 0


def test_what_was_reworded_is_kept_as_category_and_phase_and_is_no_step(wordings: Wordings, ledger: Ledger) -> None:
    flag = only(wordings, SHOULD)
    wordings.reworded(flag, "factors")
    assert ledger.undo() is None
    (one,) = ledger.review.wording.live
    assert (one.kind, one.category, one.phase, one.phrase) == ("reworded", flag.category, "factors", "")


# Nobody is named, nobody is counted.


def test_a_name_in_words_that_were_let_be_is_not_kept(wordings: Wordings, ledger: Ledger) -> None:
    flag = only(wordings, NAMED)
    assert "Kit" in NAMED[flag.start : flag.end]
    wordings.let_be(flag, NAMED)
    assert [one.phrase for one in ledger.review.wording.live] == ["why did … not look"]
    assert wordings.of(NAMED) == ()
    assert wordings.typing(NAMED, len(NAMED), settled=True) is None
    ledger.undo()
    assert wordings.of(NAMED) != ()


def test_names_of_several_words_and_of_the_log_s_authors_are_left_out_too(wordings: Wordings, ledger: Ledger) -> None:
    at = datetime(2022, 1, 27, tzinfo=UTC)
    ledger.review = ledger.review.put(Person(id="p2", name="Lee Berg")).put(Event(id="e9", at=at, actor="Robin"))
    for name in ("Lee Berg", "Lee", "Robin"):
        text = f"why did {name} not look"
        for flag in wordings.of(text):
            wordings.let_be(flag, text)
    phrases = [one.phrase for one in ledger.review.wording.live]
    assert phrases
    assert not any(name in phrase for phrase in phrases for name in ("lee", "berg", "robin"))


def test_the_record_of_wordings_says_neither_by_whom_nor_when(wordings: Wordings, ledger: Ledger) -> None:
    wordings.let_be(only(wordings, SHOULD), SHOULD)
    wordings.reworded(only(wordings, "it was human error"), "factors")
    rows = to_tables(ledger.review)["wording"]
    assert len(rows) == 2
    assert "Sam" not in repr(rows)
    assert "2022" not in repr(rows)


def test_self_blame_is_met_but_neither_listed_nor_counted_nor_kept(wordings: Wordings, ledger: Ledger) -> None:
    flag = only(wordings, SELF)
    assert flag.self_blame
    assert flag.say.startswith("Thank you")
    note = Entries(ledger).note(SELF, on="e1")
    assert wordings.places() == ()
    assert not wordings.any_on(ledger.review.notes[note], "notes")
    wordings.reworded(flag, "timeline")
    wordings.let_be(flag, SELF, "timeline")
    assert len(ledger.review.wording) == 0
    assert wordings.let_be_count() == 0


def test_self_blame_that_was_let_be_is_not_met_again_but_the_words_about_others_are(wordings: Wordings) -> None:
    wordings.let_be(only(wordings, SELF), SELF)
    assert wordings.of(SELF) == ()
    assert wordings.typing(SELF, len(SELF), settled=True) is None
    assert wordings.of("the operator should have seen the quota") != ()


# Where the wordings are.


@pytest.mark.parametrize(("table", "field"), [(table, field) for table, fields in FIELDS.items() for field in fields])
def test_every_text_of_an_entry_is_looked_at(wordings: Wordings, ledger: Ledger, table: str, field: str) -> None:
    record = next(iter(ledger.review.table(table).values()))
    Entries(ledger).set(record.id, field, SHOULD)
    (place,) = wordings.places()
    assert (place.table, place.id, place.field, place.text) == (table, record.id, field, SHOULD)
    assert wordings.any_on(ledger.review.table(table)[record.id], table)
    Entries(ledger).delete(record.id)
    assert wordings.places() == ()


@pytest.mark.parametrize("field", PROSE)
def test_every_text_of_the_review_is_looked_at_first(wordings: Wordings, ledger: Ledger, field: str) -> None:
    Entries(ledger).set("a1", "text", SHOULD)
    Entries(ledger).set("r1", field, SHOULD)
    first, second = wordings.places()
    assert (first.table, first.id, first.field) == ("meta", "r1", field)
    assert second.table == "actions"


def test_owners_and_names_are_no_wordings(wordings: Wordings, ledger: Ledger) -> None:
    Entries(ledger).fill("a1", owner=SHOULD)
    ledger.review = ledger.review.put(replace(ledger.review.people["p1"], role=SHOULD))
    assert wordings.places() == ()
    assert not wordings.any_on(ledger.review.people["p1"], "people")


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at_and_let_be(text: str) -> None:
    ledger = starting_ledger()
    wordings = Wordings(ledger, Lexicon())
    for flag in wordings.of(text):
        wordings.let_be(flag, text)
    assert wordings.of(text) == ()
    wordings.typing(text, len(text) // 2, settled=False)


@given(
    st.lists(st.sampled_from([SHOULD, SELF, NAMED, "human error by Kit", "Kit was careless", "and then"]), max_size=4)
)
def test_all_that_was_let_be_stays_so_and_names_nobody(parts: list[str]) -> None:
    ledger = starting_ledger()
    wordings = Wordings(ledger, Lexicon())
    text = ". ".join(parts)
    for flag in wordings.of(text):
        wordings.let_be(flag, text)
    assert wordings.of(text) == ()
    assert "kit" not in repr(to_tables(ledger.review).get("wording")).casefold()
