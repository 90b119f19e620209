"""The words of library, people and import preview: pure functions, without a screen."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from facilitator.library import Entry
from facilitator.review.records import Action, Event, Meta, Person
from facilitator.review.review import Review
from facilitator.screens import library_rows
from facilitator.screens.prepare import import_words, people_words
from facilitator.session.imports import Preview, PreviewRow
from facilitator.sources import Reading, SourceEvent
from facilitator.widgets.words import plain

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2022, 1, 28, 13, 0, tzinfo=UTC)


def person(name: str, role: str = "") -> Person:
    return Person(id=name or "nobody", name=name, role=role)


def source_event(minute: int, text: str = "row") -> SourceEvent:
    at = datetime(2022, 1, 27, 8, 0, tzinfo=UTC) + timedelta(minutes=minute)
    return SourceEvent(at, None, "minute", "+01:00", "git", "", text, "", f"key{minute}", f"row {minute}")


def preview(*rows: PreviewRow, warnings: tuple[str, ...] = ()) -> Preview:
    events = tuple(row.event for row in rows)
    reading = Reading("log.tsv", "git log", "git", "", events, (), warnings, 0, None)
    return Preview((reading,), rows, PARIS, None, None)


def test_a_running_clock_counts_on_and_a_paused_one_stands() -> None:
    entry = Entry("f", "t", running=True, left=timedelta(minutes=9))
    assert library_rows.at_later(entry, timedelta(minutes=10)).left == timedelta(minutes=-1)
    paused = Entry("f", "t", running=True, paused=True, left=timedelta(minutes=9))
    assert library_rows.at_later(paused, timedelta(minutes=10)) == paused


def test_every_review_stands_once_under_its_group() -> None:
    entries = [
        Entry("a", "A", running=True),
        Entry("b", "B"),
        Entry("c", "C", status="published"),
        Entry("d", "D", status="closed"),
    ]
    rows = library_rows.rows(entries, PARIS)
    assert [row.text for row in rows if row.kind == "group"] == ["Running", "To finish", "Published"]
    assert [library_rows.folder_of(row.id) for row in rows if row.pointable] == ["a", "b", "c", "d"]
    assert len({row.id for row in rows}) == len(rows)


def test_a_date_that_has_passed_says_late_and_a_missing_one_asks() -> None:
    words = [
        plain(library_rows.due_words(action, NOW))
        for action in (
            Action(id="1", due=date(2022, 1, 27)),
            Action(id="2", due=date(2022, 2, 11)),
            Action(id="3"),
            Action(id="4", due=date(2022, 1, 1), state="done"),
        )
    ]
    assert words == ["late, Thu 27 Jan", "Fri 11 Feb", "when?", "done"]


def test_a_long_workspace_shows_the_end_of_its_path() -> None:
    said = library_rows.heading(2, 7, "/" + "a" * 60 + "/reviews")
    assert said.startswith("2 of 7 reviews in …")
    assert said.endswith("/reviews")
    assert library_rows.home_words(Path.home() / "x") == "~/x"


def test_parts_are_recognised_in_the_words_that_people_use() -> None:
    people = [person("Ana", "Facilitator"), person("Sam", "takes notes"), person("Noor", "owns the redirector")]
    wanted = {one.id for one in people_words.parts_wanted(people)}
    assert wanted.isdisjoint({"facilitator", "scribe", "owners"})
    assert {"lead", "resolved"} <= wanted


def test_whoever_takes_the_title_of_a_part_has_it() -> None:
    for one in people_words.parts_wanted(()):
        assert one.id not in {other.id for other in people_words.parts_wanted([person("Ida", one.title)])}, one


def test_who_acts_in_the_timeline_and_is_not_on_the_list_is_named_once() -> None:
    review = Review(Meta(id="r")).put(person("Kit"))
    for number, actor in enumerate(("kit", "minrk", "minrk", "", "henchbot")):
        review = review.put(Event(id=f"e{number}", at=NOW, text="x", actor=actor))
    assert people_words.actors_missing(review) == ("minrk",)
    assert people_words.remark(review.people["Kit"], review) == ("in the timeline", False)


@given(st.text(max_size=60))
def test_a_typed_person_is_one_clean_line_without_a_comma_in_the_name(text: str) -> None:
    name, role = people_words.split_person(text)
    assert "," not in name
    assert "\n" not in name + role


def test_days_stand_between_the_rows_of_a_preview() -> None:
    rows = import_words.rows(preview(*(PreviewRow(source_event(minute), ticked=True) for minute in (0, 1, 1440))))
    assert [row.kind for row in rows] == ["day", "entry", "entry", "day", "entry"]
    assert [import_words.place_of(row.id) for row in rows if row.pointable] == [0, 1, 2]


def test_what_is_left_out_is_counted_by_reason() -> None:
    shown = preview(
        PreviewRow(source_event(0), ticked=False, reason="before the window"),
        PreviewRow(source_event(1), ticked=False, reason="before the window"),
        PreviewRow(source_event(2), ticked=False),
        PreviewRow(source_event(3), ticked=True),
        warnings=("one", "two", "three"),
    )
    told = import_words.told(shown)
    assert plain(told.left_out) == "Left out  2 before the window, 1 unticked by hand"
    assert [plain(line) for line in told.warnings] == ["≈ one", "≈ two  +1 more"]
    assert plain(import_words.title_row(shown)[1]) == "4 read  1 kept  3 left out"


def test_ticks_of_a_hand_are_kept_over_another_reading() -> None:
    shown = preview(PreviewRow(source_event(0), ticked=True), PreviewRow(source_event(1), ticked=False, reason="noise"))
    kept = import_words.kept_by_hand(shown, {("git", "row 0"): False, ("git", "row 1"): True})
    assert [row.ticked for row in kept.rows] == [False, True]


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_the_rows_left_out_are_those_not_ticked(ticks: list[bool]) -> None:
    shown = preview(*(PreviewRow(source_event(place), ticked=tick) for place, tick in enumerate(ticks)))
    places = [import_words.place_of(row.id) for row in import_words.rows(shown, left_out=True) if row.pointable]
    assert places == [place for place, tick in enumerate(ticks) if not tick]
