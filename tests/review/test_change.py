from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from reviews import T0, changes, reviews, small_review

from facilitator.review.change import Change, apply, edits, inverse, only_grew
from facilitator.review.records import TABLES, Event, Note
from facilitator.review.review import Review


def living(review: Review) -> dict[tuple[str, str], object]:
    """Return every live record without its history."""
    return {
        (name, key): replace(record, history=())
        for name in TABLES
        for key, record in review.table(name).items()
        if not record.deleted
    }


@given(st.data())
def test_apply_then_inverse_restores_every_live_record(data: st.DataObject) -> None:
    review = data.draw(reviews())
    change = data.draw(changes(review))
    changed = apply(review, change)
    restored = apply(changed, inverse(change))
    assert living(restored) == living(review)
    for name in TABLES:
        for key, record in restored.table(name).items():
            before = changed.get(name, key)
            assert before is not None
            assert record.history[: len(before.history)] == before.history


@given(st.data())
def test_a_replaced_text_is_still_in_the_record(data: st.DataObject) -> None:
    review = data.draw(reviews())
    change = data.draw(changes(review))
    after = apply(review, change)
    for edit in change.edits:
        if isinstance(edit.before, str) and edit.before:
            record = after.get(edit.table, edit.id)
            assert record is not None
            kept = [getattr(record, edit.field), *(one.value for one in record.history if one.field == edit.field)]
            assert any(isinstance(text, str) and (text == edit.before or only_grew(edit.before, text)) for text in kept)


def test_a_made_record_is_undone_by_a_tombstone_and_redone_by_lifting_it() -> None:
    review = small_review()
    change = Change("add note", "ana", T0, made=(Note(id="n2", text="members saw healthy clusters"),))
    made = apply(review, change)
    undo = inverse(change)
    undone = apply(made, undo)
    assert undone.notes.find("n2") is None
    assert undone.notes["n2"].text == "members saw healthy clusters"
    assert apply(undone, inverse(undo)).notes.find("n2") is not None


def test_only_fields_that_differ_are_edited() -> None:
    review = small_review()
    assert edits(review, "events", "e1", {"source": "git", "known": "a routine bump"}) == edits(
        review, "events", "e1", {"known": "a routine bump"}
    )


def test_history_says_who_and_when() -> None:
    review = small_review()
    change = Change("reword", "ana", T0, edits=edits(review, "events", "e1", {"text": "bump merged (#2111)"}))
    (earlier,) = apply(review, change).events["e1"].history
    assert (earlier.field, earlier.value, earlier.by, earlier.at) == ("text", "repo2docker bump merged", "ana", T0)


def test_typing_on_does_not_fill_the_history() -> None:
    assert only_grew("prime was", "prime was full")
    assert only_grew("", "x")
    assert only_grew("prime full", "prime was full")
    assert not only_grew("prime was full", "prime full")
    assert not only_grew("aa", "ab")


def test_a_change_names_what_it_touches() -> None:
    review = small_review()
    change = Change("x", "ana", T0, (Event(id="e9", at=T0),), edits(review, "notes", "n1", {"text": "y"}))
    assert change.touched == {("events", "e9"), ("notes", "n1")}
    assert not Change("nothing", "ana", T0)
