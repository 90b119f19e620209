"""The door through which a review changes: undo, redo, observers, outside changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_start import NOW, content, starting_ledger

from facilitator.clock import FixedClock, counted_ids
from facilitator.review.merge import merge
from facilitator.review.records import Earlier, Note
from facilitator.review.review import Review
from facilitator.session.entries import Entries
from facilitator.session.ledger import Ledger, Touched
from facilitator.session.meeting import Meeting


def text_of(ledger: Ledger, action_id: str = "a1") -> str:
    return ledger.review.actions[action_id].text


def outside(ledger: Ledger, review: Review) -> None:
    """Let another program have written `review` meanwhile."""
    ledger.take_in(ledger.review, review)


def test_undo_says_what_it_took_back_and_redo_what_it_did_again(ledger: Ledger, entries: Entries) -> None:
    entries.set("a1", "text", "rotate the token")
    undone = ledger.undo()
    assert undone is not None
    assert (undone.label, undone.line, undone.kept) == ("text of the action", "", ())
    assert text_of(ledger) == "action 1"
    redone = ledger.redo()
    assert redone is not None
    assert redone.label == "text of the action"
    assert text_of(ledger) == "rotate the token"


def test_there_is_nothing_to_undo_or_redo_at_first(ledger: Ledger) -> None:
    assert ledger.undo() is None
    assert ledger.redo() is None


def test_undo_gives_back_the_line_that_was_typed(ledger: Ledger, entries: Entries) -> None:
    entries.note("prime was full", on="e1", line="- prime was full")
    undone = ledger.undo()
    assert undone is not None
    assert undone.line == "- prime was full"


def test_undoing_a_creation_deletes_and_redoing_brings_the_same_entry_back(ledger: Ledger, entries: Entries) -> None:
    made = entries.factor("no alert", tags=("alerting",))
    ledger.undo()
    assert ledger.review.factors.find(made) is None
    assert ledger.review.factors[made].text == "no alert"
    ledger.redo()
    found = ledger.review.factors.find(made)
    assert found is not None
    assert (found.text, found.tags) == ("no alert", ("alerting",))


def test_a_new_edit_ends_what_could_be_redone(ledger: Ledger, entries: Entries) -> None:
    entries.set("a1", "text", "one")
    ledger.undo()
    entries.set("a2", "text", "two")
    assert ledger.redo() is None


def test_an_edit_that_changes_nothing_is_no_step(ledger: Ledger, entries: Entries) -> None:
    seen: list[Touched] = []
    ledger.observe(seen.append)
    entries.set("a1", "text", "action 1")
    assert ledger.undo() is None
    assert seen == []


def test_a_field_that_somebody_changed_since_is_left_alone_and_named(ledger: Ledger, entries: Entries) -> None:
    entries.set("a1", "text", "mine")
    action = ledger.review.actions["a1"]
    theirs = replace(action, text="theirs", history=(*action.history, Earlier("text", "mine", "Kit", NOW)))
    outside_review = ledger.review.put(theirs)
    ledger.review = outside_review
    undone = ledger.undo()
    assert undone is not None
    assert undone.kept == ("Kit changed the text since",)
    assert text_of(ledger) == "theirs"


def test_where_the_record_does_not_say_who_it_was_somebody(ledger: Ledger, entries: Entries) -> None:
    entries.set("a1", "text", "mine")
    ledger.review = ledger.review.put(replace(ledger.review.actions["a1"], text="theirs"))
    undone = ledger.undo()
    assert undone is not None
    assert undone.kept == ("somebody changed the text since",)


def test_one_field_is_put_back_while_another_is_left_alone(ledger: Ledger, entries: Entries) -> None:
    entries.fill("a1", owner="Kit", due=date(2022, 2, 11))
    ledger.review = ledger.review.put(replace(ledger.review.actions["a1"], owner="Noor"))
    undone = ledger.undo()
    assert undone is not None
    assert undone.kept == ("somebody changed the owner since",)
    assert (ledger.review.actions["a1"].owner, ledger.review.actions["a1"].due) == ("Noor", None)


def test_a_field_that_was_put_back_by_hand_needs_no_word(ledger: Ledger, entries: Entries) -> None:
    entries.set("a1", "text", "mine")
    ledger.review = ledger.review.put(replace(ledger.review.actions["a1"], text="action 1"))
    undone = ledger.undo()
    assert undone is not None
    assert undone.kept == ()


def test_what_is_done_together_is_one_step_back_and_forth(ledger: Ledger, entries: Entries) -> None:
    before = content(ledger.review)
    with ledger.together("add 3 pasted lines"):
        first = entries.note("one")
        entries.action("two", line="two")
        entries.set("a1", "text", "rotate")
        entries.set("a1", "text", "rotate the token")
        entries.set(first, "text", "one and a half")
    after = content(ledger.review)
    undone = ledger.undo()
    assert undone is not None
    assert (undone.label, undone.line, undone.kept) == ("add 3 pasted lines", "", ())
    assert content(ledger.review) == before
    assert ledger.undo() is None
    assert ledger.redo() is not None
    assert content(ledger.review) == after
    assert ledger.redo() is None


def test_what_is_done_together_is_told_and_kept_once(ledger: Ledger, entries: Entries) -> None:
    told: list[Touched] = []
    kept: list[Review] = []
    ledger.observe(told.append)
    ledger.keep_with(kept.append)
    with ledger.together("two"), ledger.together("inner"):
        note = entries.note("one")
        entries.set("a1", "text", "rotate")
    assert told == [frozenset({("notes", note), ("actions", "a1")})]
    assert kept == [ledger.review]


def test_a_single_step_done_together_keeps_its_name_and_its_line(ledger: Ledger, entries: Entries) -> None:
    with ledger.together("add 1 pasted lines"):
        entries.note("one", line="- one")
    undone = ledger.undo()
    assert undone is not None
    assert (undone.label, undone.line) == ("add the note", "- one")


def test_nothing_done_together_is_no_step(ledger: Ledger, entries: Entries) -> None:
    entries.set("a1", "text", "rotate")
    ledger.undo()
    with ledger.together("nothing"):
        pass
    assert ledger.redo() is not None


def test_what_was_done_together_before_a_fault_can_be_undone(ledger: Ledger, entries: Entries) -> None:
    def paste() -> None:
        with ledger.together("a fault in the middle"):
            entries.note("one")
            entries.note("two")
            entries.set("nobody", "text", "three")

    before = content(ledger.review)
    with pytest.raises(KeyError):
        paste()
    ledger.undo()
    assert content(ledger.review) == before


def test_hands_counted_together_with_edits_are_not_undone(ledger: Ledger, entries: Entries, meeting: Meeting) -> None:
    with ledger.together("both"):
        meeting.vote("learned", 6, None)
        entries.note("one")
        entries.note("two")
    ledger.undo()
    assert ledger.review.votes["learned"].count == 6


def test_an_outside_change_is_one_undoable_step(ledger: Ledger) -> None:
    before = content(ledger.review)
    theirs = ledger.review.put(replace(ledger.review.actions["a1"], text="written in an editor"))
    theirs = theirs.put(Note(id="x1", text="from an editor", made_by="Kit"))
    merged = ledger.take_in(ledger.review, theirs)
    assert merged.touched == {("actions", "a1"), ("notes", "x1")}
    assert text_of(ledger) == "written in an editor"
    undone = ledger.undo()
    assert undone is not None
    assert undone.label == "changes from outside"
    assert content(ledger.review) == before


def test_an_outside_change_that_says_nothing_new_is_no_step(ledger: Ledger) -> None:
    ledger.take_in(ledger.review, ledger.review)
    assert ledger.undo() is None


def test_my_edit_can_be_undone_after_an_outside_merge(ledger: Ledger, entries: Entries) -> None:
    base = ledger.review
    entries.set("a1", "text", "mine")
    theirs = base.put(replace(base.actions["a2"], text="theirs"))
    ledger.take_in(base, theirs)
    labels = [undone.label for undone in (ledger.undo(), ledger.undo()) if undone]
    assert labels == ["changes from outside", "text of the action"]
    assert content(ledger.review) == content(base)


def test_both_texts_of_a_conflict_are_kept(ledger: Ledger, entries: Entries) -> None:
    base = ledger.review
    entries.set("a1", "text", "mine")
    merged = ledger.take_in(base, base.put(replace(base.actions["a1"], text="theirs")))
    assert len(merged.conflicts) == 1
    assert text_of(ledger) == "mine"
    assert "theirs" in [one.value for one in ledger.review.actions["a1"].history]
    assert merged.review == merge(base, merged.review, base).review


def test_observers_are_told_exactly_which_records(ledger: Ledger, entries: Entries) -> None:
    seen: list[Touched] = []
    stop = ledger.observe(seen.append)
    made = entries.note("seen", on="e1")
    entries.mark("e1", "trigger")
    entries.mark("e2", "trigger")
    ledger.undo()
    stop()
    entries.set("a1", "text", "unseen")
    assert seen == [
        {("notes", made)},
        {("events", "e1")},
        {("events", "e1"), ("events", "e2")},
        {("events", "e1"), ("events", "e2")},
    ]


def test_an_observer_may_leave_while_it_is_told(ledger: Ledger, entries: Entries) -> None:
    seen: list[str] = []

    def leave(_touched: Touched) -> None:
        seen.append("first")
        stop()

    stop = ledger.observe(leave)
    ledger.observe(lambda _: seen.append("second"))
    entries.set("a1", "text", "one")
    entries.set("a1", "text", "two")
    assert seen == ["first", "second", "second"]


def test_the_store_is_handed_every_next_review(ledger: Ledger, entries: Entries) -> None:
    kept: list[Review] = []
    ledger.keep_with(kept.append)
    entries.set("a1", "text", "one")
    ledger.undo()
    ledger.redo()
    assert [review.actions["a1"].text for review in kept] == ["one", "action 1", "one"]


def test_records_and_history_carry_author_and_time(ledger: Ledger, entries: Entries, clock: FixedClock) -> None:
    made = entries.action("rotate the token")
    assert (ledger.review.actions[made].made_by, ledger.review.actions[made].made_at) == ("Sam", NOW)
    clock.move(minutes=5)
    entries.set(made, "text", "rotate it")
    assert ledger.review.actions[made].history == (
        Earlier("text", "rotate the token", "Sam", NOW + timedelta(minutes=5)),
    )


def test_undo_itself_stands_in_the_history(ledger: Ledger, entries: Entries, clock: FixedClock) -> None:
    entries.set("a1", "text", "mine")
    clock.move(minutes=5)
    ledger.undo()
    assert ledger.review.actions["a1"].history[-1] == Earlier("text", "mine", "Sam", NOW + timedelta(minutes=5))


def test_the_clock_and_votes_are_not_in_undo(ledger: Ledger, meeting: Meeting, clock: FixedClock) -> None:
    meeting.start({}, NOW + timedelta(minutes=47))
    meeting.step(1)
    meeting.pause()
    meeting.more(3)
    meeting.vote("learned", 6, 7)
    meeting.vote("learned", 7, 7)
    meeting.end()
    assert ledger.undo() is None


def test_a_phase_move_does_not_end_what_can_be_redone(ledger: Ledger, entries: Entries, meeting: Meeting) -> None:
    meeting.start({}, NOW + timedelta(minutes=47))
    entries.set("a1", "text", "one")
    ledger.undo()
    meeting.step(1)
    assert ledger.redo() is not None
    assert text_of(ledger) == "one"


# Any verbs in any order.

Verb = Callable[[Entries, Ledger], object]


def _nth(rows: tuple[object, ...], number: int) -> str:
    return str(rows[number % len(rows)].id) if rows else ""  # type: ignore[attr-defined]  # records have ids


WORDS = st.text(max_size=12)
NUMBERS = st.integers(0, 5)


def _on(table: str, act: Callable[[Entries, str], object]) -> Callable[[int], Verb]:
    def with_number(number: int) -> Verb:
        def verb(entries: Entries, ledger: Ledger) -> object:
            record_id = _nth(getattr(ledger.review, table).live, number)
            return act(entries, record_id) if record_id else None

        return verb

    return with_number


ON = [
    _on("events", lambda entries, key: entries.delete(key)),
    _on("events", lambda entries, key: entries.join(key)),
    _on("events", lambda entries, key: entries.mark(key, "detected")),
    _on("events", lambda entries, key: entries.mark(key, "trigger")),
    _on("events", lambda entries, key: entries.retime(key, NOW, "approximate")),
    _on("events", lambda entries, key: entries.note("on it", on=key)),
    _on("factors", lambda entries, key: entries.move(key, -1)),
    _on("factors", lambda entries, key: entries.move(key, 1)),
    _on("factors", lambda entries, key: entries.touch(key, "e2")),
    _on("factors", lambda entries, key: entries.tag(key, ["a", "b"])),
    _on("factors", lambda entries, key: entries.set(key, "kind", "held")),
    _on("actions", lambda entries, key: entries.fill(key, owner="Kit", due=date(2022, 2, 11))),
    _on("actions", lambda entries, key: entries.state(key, "declined", "no time")),
    _on("actions", lambda entries, key: entries.move(key, -1)),
    _on("actions", lambda entries, key: entries.delete(key)),
    _on("notes", lambda entries, key: entries.delete(key)),
    _on("parked", lambda entries, key: entries.from_parked(key, "factor")),
    _on("parked", lambda entries, key: entries.from_parked(key, "well")),
    _on("people", lambda entries, key: entries.set(key, "present", False)),
]


def _new(kind: str, words: str) -> Verb:
    def verb(entries: Entries, _ledger: Ledger) -> object:
        match kind:
            case "event":
                return entries.event(NOW, words)
            case "note":
                return entries.note(words, kind="lucky")
            case "factor":
                return entries.factor(words, moment="e1")
            case "action":
                return entries.action(words, owner="Kit")
            case "park":
                return entries.park(words)
            case _:
                return entries.person(words)

    return verb


VERBS = st.one_of(
    st.builds(lambda make, number: make(number), st.sampled_from(ON), NUMBERS),
    st.builds(_new, st.sampled_from(["event", "note", "factor", "action", "park", "person"]), WORDS),
)


@given(st.lists(VERBS, max_size=12))
def test_undoing_all_gives_the_beginning_and_redoing_all_the_end(verbs: list[Verb]) -> None:
    ledger = starting_ledger()
    entries = Entries(ledger)
    beginning = content(ledger.review)
    for verb in verbs:
        verb(entries, ledger)
    end = content(ledger.review)
    while (undone := ledger.undo()) is not None:
        assert undone.kept == ()
        assert undone.label
    assert content(ledger.review) == beginning
    while ledger.redo() is not None:
        pass
    assert content(ledger.review) == end
    while ledger.undo() is not None:
        pass
    assert content(ledger.review) == beginning


@given(st.lists(VERBS, max_size=6), st.lists(VERBS, max_size=6))
def test_undoing_all_of_mine_keeps_all_that_others_added(mine: list[Verb], theirs: list[Verb]) -> None:
    base = starting_ledger().review
    ledger = starting_ledger()
    for verb in mine:
        verb(Entries(ledger), ledger)
    other = Ledger(base, ledger.clock, counted_ids("kit"), "Kit")
    for verb in theirs:
        verb(Entries(other), other)
    ledger.take_in(base, other.review)
    merged = content(ledger.review)
    while ledger.undo() is not None:
        pass
    while ledger.redo() is not None:
        pass
    assert content(ledger.review) == merged


def test_undo_never_moves_the_clock_that_another_hand_moved(ledger: Ledger) -> None:
    other = starting_ledger()
    Meeting(other).start({}, NOW + timedelta(minutes=47))
    Entries(other).note("from the other laptop")
    outside(ledger, other.review)
    ledger.undo()
    assert ledger.review.meta.started == NOW
    assert Meeting(ledger).phase == "open"
    assert not any(note.text == "from the other laptop" for note in ledger.review.notes.live)
