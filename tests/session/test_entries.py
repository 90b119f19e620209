"""One verb an edit: add, fill, mark, join, move, take out of the parking lot."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from session_start import NOW, content, starting_ledger

from facilitator.review.records import Action, Earlier, Event, Factor, Note, Record
from facilitator.session.entries import Entries
from facilitator.session.ledger import Ledger

FEB_11 = date(2022, 2, 11)


def texts(ledger: Ledger, table: str) -> list[str]:
    return [row.text for row in getattr(ledger.review, table).live]


def put(ledger: Ledger, *records: Record) -> None:
    """Change the record behind the ledger's back, as a file from elsewhere would."""
    for record in records:
        ledger.review = ledger.review.put(record)


# Adding.


def test_a_moment_holds_what_was_read_of_its_time(ledger: Ledger, entries: Entries) -> None:
    at = datetime(2022, 1, 27, 9, 2, tzinfo=UTC)
    made = entries.event(at, " alert\tfires ", until=NOW, precision="approximate", zone_seen="CET", rolled=True)
    event = ledger.review.events[made]
    assert (event.at, event.until, event.text) == (at, NOW, "alert fires")
    assert (event.precision, event.zone_seen, event.rolled) == ("approximate", "CET", True)
    assert ledger.review.events.live[0].id == made


def test_a_note_goes_to_its_entry_its_phase_or_its_list(ledger: Ledger, entries: Entries) -> None:
    on_moment = entries.note("seen", on="e1", phase="timeline")
    luck = entries.note("load fell", kind="lucky", phase="well")
    assert [note.id for note in ledger.review.notes_on("e1")] == [on_moment]
    assert [note.id for note in ledger.review.notes_of("lucky")] == [luck]
    assert ledger.review.notes[on_moment].phase == "timeline"


def test_a_factor_touches_the_moment_it_was_said_about(ledger: Ledger, entries: Entries) -> None:
    made = entries.factor("no alert", kind="odd", tags=["alerting"], moment="e2")
    factor = ledger.review.factors[made]
    assert (factor.kind, factor.tags, factor.moments) == ("odd", ("alerting",), ("e2",))


def test_an_action_is_made_whole(ledger: Ledger, entries: Entries) -> None:
    made = entries.action("rotate", owner=" Kit ", due=FEB_11, type_="prevent", factors=["f1"])
    action = ledger.review.actions[made]
    assert (action.owner, action.due, action.type, action.factors) == ("Kit", FEB_11, "prevent", ("f1",))
    assert action.state == "open"


def test_a_person_is_invited_and_here_unless_said_otherwise(ledger: Ledger, entries: Entries) -> None:
    made = entries.person("Lee", role="vendor")
    lee = ledger.review.people[made]
    assert (lee.name, lee.role, lee.invited, lee.present) == ("Lee", "vendor", True, True)


def test_new_entries_stand_last_among_their_kind(ledger: Ledger, entries: Entries) -> None:
    entries.factor("fourth")
    entries.action("fourth")
    entries.park("second")
    assert texts(ledger, "factors")[-1] == "fourth"
    assert texts(ledger, "actions")[-1] == "fourth"
    assert texts(ledger, "parked")[-1] == "second"


def test_texts_are_cleaned_at_the_door(ledger: Ledger, entries: Entries) -> None:
    made = entries.note("a\x1b[31mb\u202ec\nd")
    assert ledger.review.notes[made].text == "a[31mbc d"
    entries.set(made, "text", "\x00x \n")
    assert ledger.review.notes[made].text == "x"


# Fields.


def test_filling_gives_owner_date_or_both_in_one_step(ledger: Ledger, entries: Entries) -> None:
    entries.fill("a1", owner="Kit")
    entries.fill("a1", due=FEB_11)
    entries.fill("a2", owner="Noor", due=FEB_11)
    assert (ledger.review.actions["a1"].owner, ledger.review.actions["a1"].due) == ("Kit", FEB_11)
    labels = [undone.label for undone in iter(ledger.undo, None)]
    assert labels == ["owner and due of an action", "due of an action", "owner of an action"]


def test_filling_nothing_is_no_step(ledger: Ledger, entries: Entries) -> None:
    entries.fill("a1")
    assert ledger.undo() is None


def test_the_review_s_own_fields_go_through_the_same_verb(ledger: Ledger, entries: Entries) -> None:
    entries.set("r1", "impact", " 4,000 users ")
    assert ledger.review.meta.impact == "4,000 users"
    undone = ledger.undo()
    assert undone is not None
    assert undone.label == "impact of the review"


def test_an_unknown_entry_is_an_error_and_a_deleted_one_keeps_what_is_written(ledger: Ledger, entries: Entries) -> None:
    with pytest.raises(KeyError):
        entries.set("nowhere", "text", "x")
    entries.delete("a1")
    entries.set("a1", "text", "typed while another hand deleted")
    assert ledger.review.actions["a1"].text == "typed while another hand deleted"
    assert ledger.review.actions.find("a1") is None


def test_a_corrected_time_keeps_the_old_one_and_is_no_longer_doubtful(ledger: Ledger, entries: Entries) -> None:
    old = ledger.review.events["e2"].at
    put(ledger, replace(ledger.review.events["e2"], rolled=True))
    entries.retime("e2", NOW, "second", "CET")
    event = ledger.review.events["e2"]
    assert (event.at, event.precision, event.zone_seen, event.rolled) == (NOW, "second", "CET", False)
    assert Earlier("at", old, "Sam", NOW) in event.history
    ledger.undo()
    assert (ledger.review.events["e2"].at, ledger.review.events["e2"].rolled) == (old, True)


def test_a_deleted_entry_comes_back_with_its_notes(ledger: Ledger, entries: Entries) -> None:
    before = content(ledger.review)
    entries.delete("e2")
    assert ledger.review.events.find("e2") is None
    undone = ledger.undo()
    assert undone is not None
    assert undone.label == "delete the moment"
    assert content(ledger.review) == before
    assert [note.text for note in ledger.review.notes_on("e2")] == ["prime was full"]


def test_an_action_s_state_keeps_its_reason_only_while_it_needs_one(ledger: Ledger, entries: Entries) -> None:
    entries.state("a1", "declined", "the vendor does it")
    assert (ledger.review.actions["a1"].state, ledger.review.actions["a1"].reason) == ("declined", "the vendor does it")
    entries.state("a1", "done")
    assert (ledger.review.actions["a1"].state, ledger.review.actions["a1"].reason) == ("done", "")


# Marks and links.


def test_a_mark_moves_from_another_moment_in_one_step(ledger: Ledger, entries: Entries) -> None:
    assert entries.mark("e1", "trigger")
    assert entries.mark("e2", "trigger")
    assert [event.marks for event in ledger.review.events.live] == [(), ("trigger",), ()]
    ledger.undo()
    assert [event.marks for event in ledger.review.events.live] == [("trigger",), (), ()]


def test_a_mark_set_twice_is_taken_away(ledger: Ledger, entries: Entries) -> None:
    entries.mark("e1", "trigger")
    entries.mark("e1", "impact_start")
    assert not entries.mark("e1", "trigger")
    assert ledger.review.events["e1"].marks == ("impact_start",)
    undone = ledger.undo()
    assert undone is not None
    assert undone.label == "unmark trigger"


def test_a_deleted_moment_s_mark_does_not_come_into_it(ledger: Ledger, entries: Entries) -> None:
    entries.mark("e1", "trigger")
    entries.delete("e1")
    entries.mark("e2", "trigger")
    assert ledger.review.events["e1"].marks == ("trigger",)


def test_a_factor_is_linked_and_unlinked(ledger: Ledger, entries: Entries) -> None:
    assert entries.touch("f1", "e1")
    assert entries.touch("f1", "e2")
    assert not entries.touch("f1", "e1")
    assert ledger.review.factors["f1"].moments == ("e2",)
    entries.tag("f1", ["design"])
    assert ledger.review.factors["f1"].tags == ("design",)


# Joining two records of one moment.


def test_joining_keeps_both_sources_texts_marks_and_notes(ledger: Ledger, entries: Entries) -> None:
    before = content(ledger.review)
    put(ledger, replace(ledger.review.events["e1"], marks=("trigger",), known="routine"))
    put(ledger, replace(ledger.review.events["e2"], marks=("impact_start",), known="routine", sense="it was green"))
    put(ledger, replace(ledger.review.factors["f1"], moments=("e2",)))
    put(ledger, replace(ledger.review.factors["f2"], moments=("e1", "e2")))
    joined_from = content(ledger.review)
    assert entries.join("e2")
    event = ledger.review.events["e1"]
    assert (event.text, event.source, event.also) == ("bump merged", "git", ("report",))
    assert (event.marks, event.known, event.sense) == (("trigger", "impact_start"), "routine", "it was green")
    assert ledger.review.events.find("e2") is None
    assert [note.text for note in ledger.review.notes_on("e1")] == ["prime was full", "report, 11:00: traffic drops"]
    assert ledger.review.factors["f1"].moments == ("e1",)
    assert ledger.review.factors["f2"].moments == ("e1",)
    undone = ledger.undo()
    assert undone is not None
    assert undone.label == "join two records of one moment"
    assert content(ledger.review) == joined_from
    assert before != joined_from


def test_joining_takes_over_what_the_upper_one_lacks(ledger: Ledger, entries: Entries) -> None:
    put(ledger, replace(ledger.review.events["e2"], url="https://example.org/1", actor="kit", until=NOW))
    entries.join("e2")
    event = ledger.review.events["e1"]
    assert (event.url, event.actor, event.until) == ("https://example.org/1", "kit", NOW)


def test_joining_three_keeps_all_sources_once(ledger: Ledger, entries: Entries) -> None:
    entries.join("e2")
    put(ledger, replace(ledger.review.events["e3"], source="chat", also=("git", "pager")))
    entries.join("e3")
    assert ledger.review.events["e1"].also == ("report", "chat", "pager")


def test_two_records_with_one_text_get_no_note_of_it(ledger: Ledger, entries: Entries) -> None:
    at = ledger.review.events["e1"].at
    put(ledger, replace(ledger.review.events["e2"], text="bump merged", at=at + timedelta(seconds=40)))
    entries.join("e2")
    assert [note.text for note in ledger.review.notes_on("e1")] == ["prime was full"]


def test_a_record_with_one_text_and_another_time_leaves_its_time(ledger: Ledger, entries: Entries) -> None:
    put(ledger, replace(ledger.review.events["e2"], text="bump merged", precision="approximate"))
    entries.join("e2")
    assert [note.text for note in ledger.review.notes_on("e1")] == ["prime was full", "report, ~11:00: bump merged"]


def test_of_two_named_records_the_more_exact_time_stays(ledger: Ledger, entries: Entries) -> None:
    put(ledger, replace(ledger.review.events["e3"], at=ledger.review.events["e2"].at + timedelta(minutes=2)))
    put(ledger, replace(ledger.review.events["e3"], source="git", precision="second"))
    assert entries.join("e2", "e3") == "e3"
    assert ledger.review.events["e3"].also == ("report",)
    assert [note.text for note in ledger.review.notes_on("e3")] == ["prime was full", "report, 11:00: traffic drops"]
    assert [event.id for event in ledger.review.events.live] == ["e1", "e3"]
    ledger.undo()
    assert [event.id for event in ledger.review.events.live] == ["e1", "e2", "e3"]


@pytest.mark.parametrize("ids", [("e1", "e3"), ("e3", "e1")])
def test_of_two_equally_exact_records_the_earlier_one_stays(
    ledger: Ledger, entries: Entries, ids: tuple[str, str]
) -> None:
    assert entries.join(*ids) == "e1"


def test_two_moments_are_kept_apart_in_one_step(ledger: Ledger, entries: Entries) -> None:
    entries.keep_apart("e2", "e1")
    entries.keep_apart("e2", "e1")
    assert ledger.review.events["e2"].apart == ("e1",)
    undone = ledger.undo()
    assert undone is not None
    assert undone.label == "keep two moments apart"
    assert not ledger.review.events["e2"].apart


def test_what_was_kept_apart_from_a_joined_record_stays_apart_from_the_one_that_stays(
    ledger: Ledger, entries: Entries
) -> None:
    entries.keep_apart("e2", "e1")
    entries.keep_apart("e1", "e3")
    entries.keep_apart("e3", "e2")
    entries.join("e2", "e1")
    assert ledger.review.events["e1"].apart == ("e3",)
    assert ledger.review.events["e3"].apart == ("e1",)


def test_the_first_moment_and_what_is_no_moment_cannot_be_joined(ledger: Ledger, entries: Entries) -> None:
    assert not entries.join("e1")
    assert not entries.join("f1")
    entries.delete("e2")
    assert not entries.join("e2")


# Moving.


def test_an_entry_moves_up_and_down_and_stops_at_the_ends(ledger: Ledger, entries: Entries) -> None:
    assert entries.move("f3", -1)
    assert texts(ledger, "factors") == ["factor 1", "factor 3", "factor 2"]
    assert entries.move("f3", -1)
    assert not entries.move("f3", -1)
    assert texts(ledger, "factors") == ["factor 3", "factor 1", "factor 2"]
    assert entries.move("f3", 2)
    assert not entries.move("f3", 1)
    assert texts(ledger, "factors") == ["factor 1", "factor 2", "factor 3"]


def test_one_move_writes_one_field_of_one_entry(ledger: Ledger, entries: Entries) -> None:
    before = ledger.review
    entries.move("f3", -1)
    assert [key for key, row in ledger.review.factors.items() if row is not before.factors[key]] == ["f3"]


def test_equal_positions_are_spread_so_that_the_move_is_seen(ledger: Ledger, entries: Entries) -> None:
    put(ledger, *(replace(ledger.review.factors[key], pos="1") for key in ("f1", "f2", "f3")))
    assert entries.move("f3", -1)
    assert texts(ledger, "factors") == ["factor 1", "factor 3", "factor 2"]
    assert entries.move("f1", 1)
    assert texts(ledger, "factors") == ["factor 3", "factor 1", "factor 2"]
    ledger.undo()
    ledger.undo()
    assert [row.pos for row in ledger.review.factors.live] == ["1", "1", "1"]


def test_a_move_stays_within_its_list(ledger: Ledger, entries: Entries) -> None:
    put(ledger, replace(ledger.review.factors["f2"], kind="held"))
    assert entries.move("f3", -1)
    assert [row.text for row in ledger.review.factors.live if row.kind == "condition"] == ["factor 3", "factor 1"]
    assert not entries.move("f2", 1)
    entries.state("a2", "declined", "later")
    entries.move("a3", -1)
    assert [row.id for row in ledger.review.actions.live if row.state != "declined"] == ["a3", "a1"]


def test_notes_move_among_those_of_their_entry(ledger: Ledger, entries: Entries) -> None:
    second = entries.note("second", on="e2")
    entries.note("elsewhere", on="e1")
    assert entries.move(second, -1)
    assert [note.text for note in ledger.review.notes_on("e2")] == ["second", "prime was full"]


def test_moments_and_deleted_entries_do_not_move(ledger: Ledger, entries: Entries) -> None:
    assert not entries.move("e2", -1)
    entries.delete("f2")
    assert not entries.move("f2", -1)


@given(
    st.lists(st.sampled_from(["", "1", "2", "2i", "i", "0", "10", "100", "A", "é"]), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from([-1, 1])), max_size=12),
)
def test_moving_always_does_what_a_list_would_do(positions: list[str], moves: list[tuple[int, int]]) -> None:
    ledger = starting_ledger()
    for key in ("a1", "a2", "a3"):
        ledger.review = ledger.review.put(replace(ledger.review.actions[key], deleted=True))
    for place, pos in enumerate(positions):
        put(ledger, Action(id=f"b{place}", text=str(place), pos=pos))
    wanted = [row.id for row in ledger.review.actions.live]
    for number, by in moves:
        place = number % len(wanted)
        key = wanted[place]
        moved = Entries(ledger).move(key, by)
        assert moved == (0 <= place + by < len(wanted))
        if moved:
            wanted.insert(place + by, wanted.pop(place))
        assert [row.id for row in ledger.review.actions.live] == wanted


@pytest.mark.parametrize("pos", ["0", "10", "A", "first", "é", "-", "~"])
def test_a_new_entry_stands_last_whatever_a_hand_wrote_as_position(ledger: Ledger, entries: Entries, pos: str) -> None:
    put(ledger, *(replace(ledger.review.actions[key], pos=pos) for key in ("a1", "a2", "a3")))
    made = [entries.action("new"), entries.action("newer")]
    assert [row.id for row in ledger.review.actions.live] == ["a1", "a2", "a3", *made]


# Out of the parking lot, out of luck.


@pytest.mark.parametrize(
    ("kind", "table", "outcome"),
    [
        ("action", "actions", "became an action"),
        ("factor", "factors", "became a factor"),
        ("well", "notes", "taken up in Well & lucky"),
    ],
)
def test_what_was_parked_becomes_an_entry_and_the_lot_remembers(
    ledger: Ledger, entries: Entries, kind: str, table: str, outcome: str
) -> None:
    before = content(ledger.review)
    made = entries.from_parked("k1", kind)
    record = ledger.review.table(table)[made]
    assert isinstance(record, Action | Factor | Note)
    assert record.text == "an expiry"
    assert ledger.review.parked["k1"].outcome == outcome
    ledger.undo()
    assert content(ledger.review) == before
    assert ledger.undo() is None


def test_every_verb_is_one_step(ledger: Ledger, entries: Entries) -> None:
    made = entries.event(NOW, "x")
    verbs = (
        lambda: entries.mark(made, "trigger"),
        lambda: entries.touch("f1", made),
        lambda: entries.move("f1", 1),
        lambda: entries.join(made),
        lambda: entries.from_parked("k1", "action"),
        lambda: entries.delete("f2"),
    )
    for verb in verbs:
        before = content(ledger.review)
        verb()
        after = content(ledger.review)
        assert after != before
        ledger.undo()
        assert content(ledger.review) == before
        ledger.redo()
        assert content(ledger.review) == after


def test_events_of_one_instant_keep_an_order_of_their_own(ledger: Ledger) -> None:
    put(ledger, Event(id="e0", at=NOW, text="b", pos="2"), Event(id="e9", at=NOW, text="a", pos="1"))
    assert texts(ledger, "events")[-2:] == ["a", "b"]
