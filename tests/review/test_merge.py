from dataclasses import replace
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st
from reviews import T0, changes, reviews, small_review

from facilitator.review.change import Change, apply, edits, only_grew
from facilitator.review.merge import merge
from facilitator.review.records import TABLES, Record
from facilitator.review.review import Review


def texts_of(record: Record, field: str) -> set[str]:
    """Return all texts that a field holds or held."""
    values = chain([getattr(record, field)], (one.value for one in record.history if one.field == field))
    return {value for value in values if isinstance(value, str)}


@given(st.data())
def test_a_merge_is_the_same_from_either_side_but_for_the_winner(data: st.DataObject) -> None:
    base = data.draw(reviews())
    mine = apply(base, data.draw(changes(base, "ana", ("x",))))
    theirs = apply(base, data.draw(changes(base, "kit", ("y",))))
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    disputed = {(conflict.table, conflict.id, conflict.field) for conflict in one.conflicts}
    assert disputed == {(conflict.table, conflict.id, conflict.field) for conflict in other.conflicts}
    for name in TABLES:
        assert set(one.review.table(name)) == set(other.review.table(name))
        for key, left in one.review.table(name).items():
            right = other.review.table(name)[key]
            names = {field for table, record_id, field in disputed if (table, record_id) == (name, key)}
            for field in set(left.__dataclass_fields__) - names - {"history"}:
                assert getattr(left, field) == getattr(right, field)


@given(st.data())
def test_a_merge_never_loses_a_text(data: st.DataObject) -> None:
    base = data.draw(reviews())
    mine = apply(base, data.draw(changes(base, "ana", ("x",))))
    theirs = apply(base, data.draw(changes(base, "kit", ("y",))))
    merged = merge(base, mine, theirs).review
    for side in (mine, theirs):
        for name in TABLES:
            for key, record in side.table(name).items():
                for field in ("text", "summary", "title", "known", "sense", "owner"):
                    text = getattr(record, field, "")
                    kept = texts_of(merged.table(name)[key], field) if text else set()
                    assert not text or any(text == one or only_grew(text, one) for one in kept)


@given(st.data())
def test_merging_what_did_not_change_changes_nothing(data: st.DataObject) -> None:
    base = data.draw(reviews())
    mine = apply(base, data.draw(changes(base)))
    assert merge(base, mine, base).review == mine


def edited(review: Review, **values: str) -> Review:
    """Return `review` with its first event edited by Kit."""
    return apply(review, Change("edit", "kit", T0, edits=edits(review, "events", "e1", values)))


def test_two_fields_of_one_record_merge_without_conflict() -> None:
    base = small_review()
    merged = merge(base, edited(base, known="CI was green"), edited(base, sense="no bump had touched routing"))
    assert not merged.conflicts
    event = merged.review.events["e1"]
    assert (event.known, event.sense) == ("CI was green", "no bump had touched routing")
    assert merged.touched == {("events", "e1")}


def test_both_texts_of_a_conflict_are_kept() -> None:
    base = small_review()
    merged = merge(base, edited(base, text="bump merged"), edited(base, text="bump landed"))
    (conflict,) = merged.conflicts
    assert (conflict.field, conflict.kept, conflict.other) == ("text", "bump merged", "bump landed")
    assert {"bump merged", "bump landed", "repo2docker bump merged"} <= texts_of(merged.review.events["e1"], "text")


def test_what_one_side_deleted_and_the_other_edited_stays() -> None:
    base = small_review()
    gone = apply(base, Change("delete", "ana", T0, edits=edits(base, "events", "e1", {"deleted": True})))
    for mine, theirs in ((gone, edited(base, known="CI was green")), (edited(base, known="CI was green"), gone)):
        merged = merge(base, mine, theirs).review
        assert merged.events.find("e1") is not None
        assert merged.events["e1"].known == "CI was green"


def test_a_text_replaced_outside_is_kept_in_the_history() -> None:
    base = small_review()
    outside = base.put(replace(base.events["e1"], text="rewritten in an editor"))
    merged = merge(base, base, outside).review
    assert texts_of(merged.events["e1"], "text") == {"rewritten in an editor", "repo2docker bump merged"}
