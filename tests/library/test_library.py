"""The library: lists reviews as they stand now, finds them by a few words, makes and deletes them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from reviews import small_review

from facilitator.clock import FixedClock, counted_ids
from facilitator.errors import FacilitatorError, NotFoundError, SaveError, UnreadableError, UsageError
from facilitator.guidance import plan_for
from facilitator.library import Library, SeveralError
from facilitator.review.records import Action, Event, Factor, Record, Span
from facilitator.review.review import Review
from facilitator.store.review_file import ReviewFile

NOW = datetime(2022, 1, 28, 14, 0, tzinfo=UTC)
BEGAN = datetime(2022, 1, 27, 10, 0, tzinfo=UTC)


class Shelf:
    """A library in a folder of its own, with a clock that stands still."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock(NOW, ZoneInfo("Europe/Paris"))
        self.workspace = folder / "reviews"
        self.cache = folder / "cache"
        self.new_id = counted_ids("r")
        self.library = self.anew()

    def anew(self) -> Library:
        """Return the library as another start of the program sees it."""
        return Library(self.workspace, clock=self.clock, new_id=self.new_id, user="ana", cache=self.cache)

    def edit(self, folder: str, *records: Record) -> None:
        """Write further records into a review."""
        file = ReviewFile(self.workspace / folder)
        review = file.load()
        for record in records:
            review = review.put(record)
        file.commit(review)

    def start(self, folder: str, *, ago: int) -> None:
        """Start a review's meeting some minutes ago."""
        review = self.library.load(folder)
        began = NOW - timedelta(minutes=ago)
        first = review.agenda.live[0]
        self.edit(folder, replace(review.meta, started=began), replace(first, visits=(Span(began),)))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_an_absent_workspace_is_an_empty_library_and_is_not_made(shelf: Shelf) -> None:
    assert shelf.library.entries() == ()
    assert not shelf.workspace.exists()


def test_a_new_review_has_its_facts_and_an_agenda(shelf: Shelf) -> None:
    folder = shelf.library.create(
        title="  Stale   prime version ",
        severity="2",
        length=75,
        began=BEGAN,
        zone="Europe/Paris",
        meets=NOW,
        team="Binder operations",
    )
    assert folder == "2022-01-27-stale-prime-version"
    review = shelf.library.load(folder)
    assert review.meta.title == "Stale prime version"
    assert (review.meta.severity, review.meta.length, review.meta.made_by) == ("2", 75, "ana")
    assert (review.meta.began, review.meta.meets, review.meta.made_at) == (BEGAN, NOW, NOW)
    assert tuple((phase.phase, phase.plan) for phase in review.agenda.live) == plan_for(75)
    assert all(phase.minutes == phase.plan for phase in review.agenda.live)


def test_a_review_that_is_only_written_has_no_agenda(shelf: Shelf) -> None:
    review = shelf.library.load(shelf.library.create(title="Disk full", level="written"))
    assert review.meta.length is None
    assert not review.agenda


def test_the_folder_is_named_by_the_day_in_the_incidents_zone(shelf: Shelf) -> None:
    late = datetime(2022, 1, 27, 23, 30, tzinfo=UTC)
    assert shelf.library.create(title="Late", began=late, zone="Europe/Paris") == "2022-01-28-late"
    assert shelf.library.create(title="Unknown start") == "2022-01-28-unknown-start"


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"title": " \x1b "}, "needs a title"),
        ({"severity": "9"}, "no severity “9”"),
        ({"level": "party"}, "no level “party”"),
        ({"zone": "Europe/Atlantis"}, "no time zone"),
        ({"signals": ("full moon",)}, "no signal “full moon”"),
        ({"length": 3}, "3 minutes"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_made(shelf: Shelf, values: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        shelf.library.create(**({"title": "Stale"} | values))  # type: ignore[arg-type]  # wrong on purpose
    assert not shelf.workspace.exists()


def test_a_review_that_cannot_be_written_leaves_no_folder(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def commit(file: ReviewFile, review: Review) -> None:
        raise SaveError("Not saved: the disk is full.")

    monkeypatch.setattr(ReviewFile, "commit", commit)
    with pytest.raises(SaveError):
        shelf.library.create(title="Stale")
    assert list(shelf.workspace.iterdir()) == []


def test_a_row_counts_what_stands_in_the_record(shelf: Shelf) -> None:
    folder = shelf.library.create(title="Stale", severity="2", began=BEGAN, team="Ops")
    shelf.edit(
        folder,
        Event(id="e1", at=BEGAN),
        Event(id="e2", at=BEGAN, deleted=True),
        Factor(id="f1"),
        Action(id="a1", owner="Sam", due=date(2022, 1, 27)),
        Action(id="a2", owner="Ida", due=date(2022, 1, 28)),
        Action(id="a3", owner="Kit"),
        Action(id="a4", owner="Bo", due=date(2022, 1, 1), state="done"),
        Action(id="a5", deleted=True),
    )
    (entry,) = shelf.library.entries()
    assert (entry.events, entry.factors, entry.actions) == (1, 1, 4)
    assert (entry.open_actions, entry.ready_actions, entry.late_actions) == (3, 3, 1)
    assert (entry.folder, entry.severity, entry.team, entry.began) == (folder, "2", "Ops", BEGAN)
    assert (entry.group, entry.problem, entry.left) == ("to finish", "", None)


def test_an_action_is_late_by_the_users_calendar_even_when_the_row_comes_from_the_index(shelf: Shelf) -> None:
    folder = shelf.library.create(title="Stale")
    shelf.edit(folder, Action(id="a1", due=date(2022, 1, 28)))
    assert shelf.library.entries()[0].late_actions == 0
    shelf.clock.move(hours=8, minutes=59)
    assert shelf.library.entries()[0].late_actions == 0
    shelf.clock.move(minutes=1)
    assert shelf.library.entries()[0].late_actions == 1


def test_a_running_meeting_says_its_phase_and_what_is_left_at_every_moment(shelf: Shelf) -> None:
    folder = shelf.library.create(title="Stale", length=60)
    plan = dict(plan_for(60))
    shelf.start(folder, ago=1)
    (entry,) = shelf.library.entries()
    assert (entry.running, entry.group, entry.phase) == (True, "running", "open")
    assert entry.left == timedelta(minutes=plan["open"] - 1)
    shelf.clock.move(minutes=10)
    assert shelf.library.entries()[0].left == timedelta(minutes=plan["open"] - 11)


def test_a_paused_meeting_is_told_apart(shelf: Shelf) -> None:
    folder = shelf.library.create(title="Stale")
    shelf.start(folder, ago=5)
    shelf.edit(folder, replace(shelf.library.load(folder).meta, pauses=(Span(NOW),)))
    assert shelf.library.entries()[0].paused


def test_the_list_has_running_ones_first_then_unfinished_then_published_each_newest_first(shelf: Shelf) -> None:
    make = shelf.library.create
    old = make(title="Old", began=BEGAN - timedelta(days=9))
    new = make(title="New", began=BEGAN)
    done = make(title="Done", began=BEGAN + timedelta(hours=1))
    running = make(title="Running", began=BEGAN - timedelta(days=20))
    shelf.edit(done, replace(shelf.library.load(done).meta, status="published", published_at=NOW))
    shelf.start(running, ago=1)
    entries = shelf.library.entries()
    assert [entry.folder for entry in entries] == [running, new, old, done]
    assert entries[3].published_at == NOW


def test_a_damaged_folder_is_a_row_with_the_reason(shelf: Shelf) -> None:
    folder = shelf.library.create(title="Stale")
    shelf.library.create(title="Sound")
    (shelf.workspace / folder / "review.json").write_text("{")
    damaged = next(entry for entry in shelf.library.entries() if entry.problem)
    assert (damaged.folder, damaged.title, damaged.group) == (folder, folder, "to finish")
    assert "cut off" in damaged.problem
    assert damaged.dated == datetime(2022, 1, 28, tzinfo=UTC)
    with pytest.raises(UnreadableError):
        shelf.library.load(folder)


def test_the_second_list_comes_from_the_index(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.library.create(title="Stale", began=BEGAN, severity="3")
    first = shelf.library.entries()

    def load(file: ReviewFile) -> Review:
        raise AssertionError

    monkeypatch.setattr(ReviewFile, "load", load)
    assert shelf.anew().entries() == first


def test_an_edit_by_anyone_shows_in_the_next_list(shelf: Shelf) -> None:
    folder = shelf.library.create(title="Stale")
    shelf.library.entries()
    shelf.edit(folder, replace(shelf.library.load(folder).meta, title="Stale prime"))
    assert shelf.library.entries()[0].title == "Stale prime"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"version": [1, 1]}',
        '{"version": [1, 1], "rows": []}',
        '{"version": [1, 1], "rows": {"2022-01-28-stale": 7}}',
    ],
)
def test_a_damaged_index_is_as_good_as_none(shelf: Shelf, content: str) -> None:
    shelf.library.create(title="Stale")
    before = shelf.library.entries()
    (index,) = shelf.cache.iterdir()
    index.write_text(content)
    assert shelf.anew().entries() == before


def test_an_index_with_wrong_values_is_not_believed(shelf: Shelf) -> None:
    shelf.library.create(title="Stale")
    before = shelf.library.entries()
    (index,) = shelf.cache.iterdir()
    index.write_text(index.read_text().replace('"events": 0', '"events": "many"'))
    assert shelf.anew().entries() == before


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(shelf: Shelf) -> None:
    shelf.cache.write_text("a file where the folder should be")
    shelf.library.create(title="Stale")
    assert [entry.title for entry in shelf.anew().entries()] == ["Stale"]


def test_a_review_is_found_by_name_by_id_by_their_start_and_by_words_of_the_title(shelf: Shelf) -> None:
    folder = shelf.library.create(title="Stale prime version", began=BEGAN)
    shelf.library.create(title="Registry token in a log", began=BEGAN - timedelta(days=8))
    review_id = shelf.library.load(folder).id
    for words in (folder, folder[:12], review_id, review_id[:4], "stale", "VERSION prime", "prime-version"):
        assert shelf.library.find(words).folder == folder


def test_a_whole_name_wins_over_the_start_of_another(shelf: Shelf) -> None:
    first = shelf.library.create(title="Stale", began=BEGAN)
    second = shelf.library.create(title="Stale", began=BEGAN)
    assert second == first + "-2"
    assert shelf.library.find(first).folder == first


def test_a_word_that_starts_an_id_does_not_hide_a_title(shelf: Shelf) -> None:
    first = shelf.library.create(title="Stale prime", began=BEGAN)
    start = shelf.library.load(first).id[:2]
    second = shelf.library.create(title=f"{start} is down", began=BEGAN)
    with pytest.raises(SeveralError, match=f"{first}|{second}"):
        shelf.library.find(start)


def test_several_that_fit_are_listed(shelf: Shelf) -> None:
    folders = {shelf.library.create(title=f"Stale {word}", began=BEGAN) for word in ("prime", "cache")}
    with pytest.raises(SeveralError) as caught:
        shelf.library.find("stale")
    assert {entry.folder for entry in caught.value.entries} == folders
    assert all(folder in str(caught.value) for folder in folders)


@pytest.mark.parametrize("words", ["cache", "", "   ", "-", "../etc"])
def test_what_fits_none_is_said(shelf: Shelf, words: str) -> None:
    shelf.library.create(title="Stale")
    with pytest.raises(NotFoundError, match="No review goes by"):
        shelf.library.find(words)


def test_an_empty_library_says_so(shelf: Shelf) -> None:
    with pytest.raises(NotFoundError, match="is empty"):
        shelf.library.find("stale")


def test_filtering_looks_at_title_team_tags_and_folder_in_any_case(shelf: Shelf) -> None:
    stale = shelf.library.create(title="Stale prime", team="Binder operations", began=BEGAN)
    disk = shelf.library.create(title="Disk full", began=BEGAN)
    shelf.edit(disk, replace(shelf.library.load(disk).meta, tags=("Capacity",)))
    entries = shelf.library.entries()
    found = {text: [entry.folder for entry in shelf.library.filter(entries, text)] for text in ("BINDER", "capac")}
    assert found == {"BINDER": [stale], "capac": [disk]}
    assert shelf.library.filter(entries, "stale binder") == tuple(one for one in entries if one.folder == stale)
    assert shelf.library.filter(entries, " ") == entries
    assert len(shelf.library.filter(entries, "2022-01")) == 2


def test_a_review_made_elsewhere_is_taken_in_as_it_is(shelf: Shelf) -> None:
    folder = shelf.library.add(small_review())
    assert folder == "2022-01-28-stale-prime-version"
    assert shelf.library.load(folder) == small_review()


def test_a_zone_that_is_not_known_here_does_not_keep_a_review_out(shelf: Shelf) -> None:
    review = small_review()
    folder = shelf.library.add(review.put(replace(review.meta, zone="Mars/Olympus", began=BEGAN)))
    assert folder.startswith("2022-01-27-")


def test_a_review_that_is_here_already_is_refused(shelf: Shelf) -> None:
    folder = shelf.library.add(small_review())
    with pytest.raises(FacilitatorError, match=folder):
        shelf.library.add(small_review())
    assert len(shelf.library.entries()) == 1


def test_a_deleted_review_goes_to_the_bin_and_comes_back_whole(shelf: Shelf) -> None:
    folder = shelf.library.add(small_review())
    deleted = shelf.library.delete(folder)
    assert shelf.library.entries() == ()
    assert deleted.path == shelf.workspace / ".bin" / folder
    assert shelf.library.undelete(deleted) == folder
    assert shelf.library.load(folder) == small_review()
    with pytest.raises(NotFoundError, match="not in the bin"):
        shelf.library.undelete(deleted)


def test_the_folder_of_a_review_is_given_and_others_are_refused(shelf: Shelf) -> None:
    folder = shelf.library.create(title="Stale")
    assert shelf.library.path(folder) == shelf.workspace / folder
    assert shelf.library.workspace == shelf.workspace
    with pytest.raises(NotFoundError, match="There is no review"):
        shelf.library.path("other")
