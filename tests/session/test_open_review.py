"""An open review: on disk at once or behind a thread, merged with what others write, closed with nothing lost."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
from session_start import NOW, content, fixed_clock, starting_review

from facilitator.clock import FixedClock, counted_ids
from facilitator.config import load_settings
from facilitator.errors import SaveError, UnreadableError
from facilitator.review.merge import Merged
from facilitator.review.review import Review
from facilitator.session import Session
from facilitator.store.committer import SaveState
from facilitator.store.review_file import ReviewFile

PATIENCE = 20.0
"""Seconds until a test that hangs fails; none waits that long when all is well."""


class Desk:
    """An interface's thread with a review open: what is delivered waits until it is worked off."""

    def __init__(self, folder: Path, *, threaded: bool) -> None:
        self.calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.states: list[str] = []
        self.outside: list[Merged] = []
        self.session = Session.open(
            folder,
            clock=fixed_clock(),
            new_id=counted_ids("t" if threaded else "d"),
            user="Sam",
            deliver=self.calls.put if threaded else None,
        )
        self.session.on_saved = self.saved
        self.session.on_outside = self.outside.append

    def saved(self, state: SaveState) -> None:
        """Note a state of saving."""
        self.states.append(state.kind)

    def work(self) -> None:
        """Run what was delivered, as far as it is there."""
        while not self.calls.empty():
            self.calls.get()()

    def work_until(self, done: Callable[[], bool]) -> None:
        """Run what is delivered until `done`; a queue that stays empty is a failure."""
        while not done():
            self.calls.get(timeout=PATIENCE)()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the small review."""
    folder = tmp_path / "2022-01-27-stale-prime-version"
    folder.mkdir()
    ReviewFile(folder).commit(starting_review())
    return folder


@pytest.fixture(params=[False, True], ids=["direct", "threaded"])
def desk(request: pytest.FixtureRequest, folder: Path) -> Iterator[Desk]:
    """Return a desk with the small review open, with and without a thread."""
    desk = Desk(folder, threaded=request.param)
    yield desk
    desk.session.close()


@pytest.fixture
def direct(folder: Path) -> Desk:
    """Return a desk whose verbs are on disk when they return."""
    return Desk(folder, threaded=False)


def on_disk(folder: Path) -> Review:
    return ReviewFile(folder).load()


def write_outside(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Let another program rewrite the file."""
    path = folder / "review.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def rename_action(data: dict[str, Any]) -> None:
    data["actions"]["a1"]["text"] = "written in an editor"


def test_an_opened_review_is_the_one_on_disk(desk: Desk) -> None:
    assert content(desk.session.review) == content(starting_review())
    assert desk.session.save_state is not None
    assert desk.session.save_state.kind == "saved"


def test_every_edit_reaches_the_disk(desk: Desk) -> None:
    made = desk.session.entries.note("members saw no traffic", on="e2")
    assert desk.session.flush(PATIENCE)
    desk.work()
    assert on_disk(desk.session.folder).notes[made].text == "members saw no traffic"
    assert desk.states[-1] == "saved"
    assert desk.session.is_saved("notes", made)


def test_undo_reaches_the_disk_too(desk: Desk) -> None:
    made = desk.session.entries.note("x")
    desk.session.undo()
    assert desk.session.flush(PATIENCE)
    assert on_disk(desk.session.folder).notes[made].deleted
    desk.session.redo()
    assert desk.session.flush(PATIENCE)
    assert not on_disk(desk.session.folder).notes[made].deleted


def test_a_direct_verb_is_on_disk_when_it_returns(direct: Desk) -> None:
    made = direct.session.entries.action("rotate the token")
    assert made in on_disk(direct.session.folder).actions


def test_an_entry_is_shown_as_saved_only_after_its_commit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: ReviewFile, _review: Review) -> None:
        raise SaveError("Not saved: the disk is full. Free some room.")

    desk = Desk(folder, threaded=False)
    with monkeypatch.context() as refusing:
        refusing.setattr(ReviewFile, "commit", refuse)
        made = desk.session.entries.note("typed on a full disk")
        assert not desk.session.is_saved("notes", made)
        assert desk.session.is_saved("actions", "a1")
        assert desk.states == ["failed"]
        assert not desk.session.flush()
        assert desk.session.review.notes[made].text == "typed on a full disk"
    assert desk.session.flush()
    assert desk.session.is_saved("notes", made)
    assert on_disk(folder).notes[made].text == "typed on a full disk"


def test_closing_writes_what_is_left(folder: Path) -> None:
    desk = Desk(folder, threaded=True)
    made = [desk.session.entries.note(f"note {number}") for number in range(20)]
    assert desk.session.close()
    assert set(made) <= set(on_disk(folder).notes)


def test_a_change_from_outside_is_taken_in_and_announced(desk: Desk) -> None:
    touched: list[frozenset[tuple[str, str]]] = []
    desk.session.observe(touched.append)
    write_outside(desk.session.folder, rename_action)
    desk.session.poll()
    if not desk.outside:
        desk.work_until(lambda: bool(desk.outside))
    assert desk.session.review.actions["a1"].text == "written in an editor"
    assert touched == [frozenset({("actions", "a1")})]
    assert desk.outside[0].conflicts == ()


def test_an_edit_and_a_change_from_outside_are_both_kept(desk: Desk) -> None:
    write_outside(desk.session.folder, rename_action)
    made = desk.session.entries.note("meanwhile")
    assert desk.session.flush(PATIENCE)
    saved = on_disk(desk.session.folder)
    assert saved.actions["a1"].text == "written in an editor"
    assert saved.notes[made].text == "meanwhile"


def test_a_change_from_outside_can_be_undone(desk: Desk) -> None:
    write_outside(desk.session.folder, rename_action)
    desk.session.poll()
    if not desk.outside:
        desk.work_until(lambda: bool(desk.outside))
    undone = desk.session.undo()
    assert undone is not None
    assert undone.label == "changes from outside"
    assert desk.session.flush(PATIENCE)
    assert on_disk(desk.session.folder).actions["a1"].text == "action 1"


def test_looking_at_an_unchanged_file_changes_nothing(desk: Desk) -> None:
    before = desk.session.review
    desk.session.poll()
    assert desk.session.flush(PATIENCE)
    assert desk.session.review is before
    assert desk.outside == []


def test_a_review_can_go_on_elsewhere(desk: Desk, tmp_path: Path) -> None:
    old = desk.session.folder
    desk.session.entries.note("before")
    assert desk.session.flush(PATIENCE)
    new = tmp_path / "elsewhere"
    desk.session.save_elsewhere(new)
    made = desk.session.entries.note("after")
    assert desk.session.flush(PATIENCE)
    assert desk.session.folder == new
    assert made in on_disk(new).notes
    assert made not in on_disk(old).notes


def test_the_half_typed_line_is_there_at_the_next_start(folder: Path) -> None:
    first = Desk(folder, threaded=False)
    assert first.session.kept_line() == ""
    first.session.keep_line("so the members saw healthy clus")
    second = Desk(folder, threaded=False)
    assert second.session.kept_line() == "so the members saw healthy clus"
    second.session.keep_line("")
    assert first.session.kept_line() == ""


def test_a_damaged_file_is_not_opened(folder: Path) -> None:
    (folder / "review.json").write_text("<<<<<<< HEAD", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"\.$"):
        Desk(folder, threaded=False)


def test_fields_of_the_review_are_cleaned_and_undoable(direct: Desk) -> None:
    session = direct.session
    session.set("title", " Stale\x00 version ")
    assert session.review.meta.title == "Stale version"
    session.set_all({"impact": "a\r\nb ", "impact_users": "none"}, "change the impact")
    assert (session.review.meta.impact, session.review.meta.impact_users) == ("a\nb", "none")
    labels = [undone.label for undone in iter(session.undo, None)]
    assert labels == ["change the impact", "change the title"]


def test_publishing_says_when_where_and_by_whom(direct: Desk) -> None:
    direct.session.publish("the team's channel")
    meta = direct.session.review.meta
    assert (meta.status, meta.published_at, meta.published_to, meta.published_by) == (
        "published",
        NOW,
        "the team's channel",
        "Sam",
    )
    direct.session.undo()
    assert (direct.session.review.meta.status, direct.session.review.meta.published_at) == ("draft", None)


def test_today_is_the_user_s_and_the_incident_s_day_its_own(direct: Desk) -> None:
    session = direct.session
    clock = session.clock
    assert isinstance(clock, FixedClock)
    clock.at = datetime(2022, 1, 28, 23, 30, tzinfo=UTC)
    assert session.today() == date(2022, 1, 29)
    assert session.incident_day() == date(2022, 1, 27)
    session.set("began", datetime(2022, 1, 26, 23, 30, tzinfo=UTC))
    assert session.incident_day() == date(2022, 1, 27)
    session.set("zone", "America/New_York")
    assert session.incident_day() == date(2022, 1, 26)


def test_without_moments_the_incident_s_day_is_today(direct: Desk) -> None:
    for event in direct.session.review.events.live:
        direct.session.entries.delete(event.id)
    assert direct.session.incident_day() == date(2022, 1, 28)


def test_a_zone_that_does_not_exist_is_read_as_utc(direct: Desk) -> None:
    direct.session.set("zone", "Nowhere/Atall")
    assert direct.session.zone.key == "UTC"


def test_dates_are_read_as_the_settings_say(direct: Desk, tmp_path: Path) -> None:
    session = direct.session
    assert session.read_due("12/02").ask
    config = tmp_path / "config.toml"
    config.write_text('date_order = "dmy"\nsprint_end = 2022-02-04\n', encoding="utf-8")
    session.use(load_settings(tmp_path, config, {"HOME": str(tmp_path), "TZ": "UTC", "LOGNAME": "sam"}))
    assert session.read_due("12/02").date == date(2022, 2, 12)
    assert session.read_due("end of sprint").date == date(2022, 2, 4)


def test_observers_can_leave(direct: Desk) -> None:
    seen: list[object] = []
    stop = direct.session.observe(seen.append)
    direct.session.entries.note("one")
    stop()
    direct.session.entries.note("two")
    assert len(seen) == 1
