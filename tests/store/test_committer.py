"""Commits behind the interface: grouped, retried, merged, and never silent about a failure."""

import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

import pytest
from reviews import small_review

from facilitator.errors import SaveError
from facilitator.review.merge import merge
from facilitator.review.records import Note
from facilitator.review.review import Review
from facilitator.store.committer import Committer, DirectCommitter, SaveState
from facilitator.store.review_file import ReviewFile

PATIENCE = 20.0
"""Seconds until a test that hangs fails; none waits that long when all is well."""


class Desk:
    """An interface's thread: what is delivered waits until it is worked off."""

    def __init__(self, folder: Path) -> None:
        self.mine = small_review()
        self.calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self.states: list[SaveState] = []
        self.outside: list[Review] = []
        self.file = ReviewFile(folder)
        self.file.commit(self.mine)
        self.committer = Committer(self.file, self.calls.put, self.states.append, self.merge, retry=0.01)

    def put(self, note: str) -> None:
        """Add a note and have it saved."""
        self.mine = self.mine.put(Note(id=note, text=note))
        self.committer.put(self.mine)

    def merge(self, base: Review, theirs: Review, digest: str) -> None:
        """Take in what another program wrote."""
        self.outside.append(theirs)
        self.mine = merge(base, self.mine, theirs).review
        self.committer.put(self.mine, acknowledged=digest)

    def work_until(self, done: Callable[[], bool]) -> None:
        """Run what is delivered until `done`; a queue that stays empty is a failure."""
        while not done():
            self.calls.get(timeout=PATIENCE)()

    def kinds(self) -> list[str]:
        """Return the kinds of the states that arrived."""
        return [state.kind for state in self.states]


class Gate:
    """Holds commits up until it is opened, and counts them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, opened: bool = False) -> None:
        self.open, self.reached = threading.Event(), threading.Event()
        self.committed: list[Review] = []
        real = ReviewFile.commit
        if opened:
            self.open.set()

        def commit(file: ReviewFile, review: Review) -> None:
            self.reached.set()
            assert self.open.wait(PATIENCE)
            self.committed.append(review)
            real(file, review)

        monkeypatch.setattr(ReviewFile, "commit", commit)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def by_another(folder: Path, note: str) -> None:
    file = ReviewFile(folder)
    file.commit(file.load().put(Note(id=note, text=note)))


def test_what_is_put_is_on_disk_after_a_flush(desk: Desk, tmp_path: Path) -> None:
    desk.put("a")
    assert desk.committer.flush(PATIENCE)
    assert ReviewFile(tmp_path).load() == desk.mine
    assert desk.committer.close()


def test_states_arrive_on_the_interface_and_name_the_review_on_disk(desk: Desk) -> None:
    assert desk.committer.state.review == small_review()
    desk.put("a")
    desk.work_until(lambda: bool(desk.states) and desk.states[-1].kind == "saved")
    assert desk.kinds() == ["saving", "saved"]
    assert desk.states[0].review == small_review()
    assert desk.states[1].review is desk.mine
    assert desk.committer.close()


def test_what_is_put_during_a_commit_is_written_in_one_go(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    desk.put("a")
    assert gate.reached.wait(PATIENCE)
    for note in "bcdefg":
        desk.put(note)
    gate.open.set()
    assert desk.committer.flush(PATIENCE)
    assert len(gate.committed) == 2
    assert gate.committed[-1] is desk.mine
    assert desk.committer.close()


def test_a_flush_with_nothing_to_do_is_true_at_once(desk: Desk) -> None:
    assert desk.committer.flush(0)
    assert desk.committer.close()


def test_a_flush_does_not_wait_longer_than_it_may(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch)
    desk.put("a")
    assert not desk.committer.flush(0.01)
    gate.open.set()
    assert desk.committer.close(PATIENCE)


def test_another_programs_change_is_offered_merged_and_saved(desk: Desk, tmp_path: Path) -> None:
    by_another(tmp_path, "theirs")
    desk.put("mine")
    desk.work_until(lambda: desk.committer.state.kind == "saved" and bool(desk.outside))
    assert set(ReviewFile(tmp_path).load().notes) == {"n1", "mine", "theirs"}
    assert desk.committer.state.review == desk.mine
    assert desk.committer.close()


def test_another_programs_change_is_found_by_looking(desk: Desk, tmp_path: Path) -> None:
    by_another(tmp_path, "theirs")
    desk.committer.look()
    desk.work_until(lambda: bool(desk.outside))
    assert "theirs" in desk.mine.notes
    assert desk.committer.close()


def test_looking_at_an_unchanged_file_wakes_nobody(desk: Desk) -> None:
    desk.committer.look()
    assert not desk.committer._looking
    assert desk.committer.close()


def test_a_flush_merges_what_another_program_changed(desk: Desk, tmp_path: Path) -> None:
    by_another(tmp_path, "theirs")
    desk.put("mine")
    assert desk.committer.close(PATIENCE)
    assert len(desk.outside) == 1
    assert set(ReviewFile(tmp_path).load().notes) == {"n1", "mine", "theirs"}
    while not desk.calls.empty():
        desk.calls.get()()
    assert len(desk.outside) == 1


def test_nothing_is_written_while_a_change_waits_for_its_merge(desk: Desk, tmp_path: Path) -> None:
    by_another(tmp_path, "theirs")
    before = (tmp_path / "review.json").read_bytes()
    desk.put("a")
    calls = [desk.calls.get(timeout=PATIENCE), desk.calls.get(timeout=PATIENCE)]
    desk.put("b")
    assert (tmp_path / "review.json").read_bytes() == before
    for call in calls:
        call()
    assert desk.committer.close(PATIENCE)
    assert set(ReviewFile(tmp_path).load().notes) == {"n1", "a", "b", "theirs"}


def test_a_failure_is_told_and_tried_again_until_it_works(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = threading.Event()
    broken.set()
    real = ReviewFile.commit

    def commit(file: ReviewFile, review: Review) -> None:
        if broken.is_set():
            raise SaveError("Not saved: the disk is full.")
        real(file, review)

    monkeypatch.setattr(ReviewFile, "commit", commit)
    desk.put("a")
    desk.work_until(lambda: "failed" in desk.kinds())
    failed = desk.states[-1]
    assert str(failed.error) == "Not saved: the disk is full."
    assert failed.review == small_review()
    assert not desk.committer.flush(PATIENCE)
    desk.put("b")
    assert desk.committer.state.kind == "failed"
    broken.clear()
    desk.work_until(lambda: desk.states[-1].kind == "saved")
    assert desk.states[-1].error is None
    assert desk.file.base is desk.mine
    assert desk.committer.close()


def test_a_failure_keeps_the_instant_it_began(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def commit(file: ReviewFile, review: Review) -> None:
        raise SaveError("Not saved.")

    monkeypatch.setattr(ReviewFile, "commit", commit)
    desk.put("a")
    desk.work_until(lambda: desk.kinds().count("failed") == 3)
    assert len({state.since for state in desk.states if state.kind == "failed"}) == 1
    assert not desk.committer.close()


def test_save_elsewhere_writes_the_newest_and_goes_on_there(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "review.json").unlink()
    (tmp_path / "review.json").mkdir()
    desk.put("a")
    desk.work_until(lambda: "failed" in desk.kinds())
    elsewhere = tmp_path / "away" / "stick"
    desk.committer.save_elsewhere(elsewhere)
    assert desk.committer.state.kind == "saved"
    assert ReviewFile(elsewhere).load() == desk.mine
    desk.put("b")
    assert desk.committer.close(PATIENCE)
    assert ReviewFile(elsewhere).load() == desk.mine
    assert desk.committer.folder == elsewhere


def test_save_elsewhere_does_not_overwrite_a_review(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    ReviewFile(other).commit(small_review().put(Note(id="kept")))
    with pytest.raises(SaveError, match="another review"):
        desk.committer.save_elsewhere(other)
    assert "kept" in ReviewFile(other).load().notes
    assert desk.committer.folder == tmp_path
    assert desk.committer.close()


def test_damage_that_was_set_aside_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "review.json").write_text("{")
    desk.put("a")
    assert desk.committer.close(PATIENCE)
    aside = desk.committer.state.set_aside
    assert aside is not None
    assert aside.read_text() == "{"


def test_an_interface_that_is_gone_does_not_stop_saving(tmp_path: Path) -> None:
    def gone(call: Callable[[], None]) -> None:
        raise RuntimeError("Event loop is closed")

    file = ReviewFile(tmp_path)
    file.commit(small_review())
    committer = Committer(file, gone, lambda _: None, lambda *_: None)
    newest = small_review().put(Note(id="a"))
    committer.put(newest)
    assert committer.close(PATIENCE)
    assert ReviewFile(tmp_path).load() == newest


class Command:
    """A command without a screen."""

    def __init__(self, folder: Path) -> None:
        self.states: list[SaveState] = []
        file = ReviewFile(folder)
        if not (folder / "review.json").exists():
            file.commit(small_review())
        self.mine = file.load()
        self.committer = DirectCommitter(file, self.states.append, self.merge)

    def merge(self, base: Review, theirs: Review, digest: str) -> None:
        """Take in what another program wrote."""
        self.mine = merge(base, self.mine, theirs).review
        self.committer.put(self.mine, acknowledged=digest)

    def put(self, note: str) -> None:
        """Add a note and save it."""
        self.mine = self.mine.put(Note(id=note))
        self.committer.put(self.mine)


def test_without_a_thread_what_is_put_is_on_disk_at_once(tmp_path: Path) -> None:
    command = Command(tmp_path)
    command.put("a")
    assert ReviewFile(tmp_path).load() == command.mine
    assert command.committer.state.kind == "saved"
    assert command.committer.close()


def test_without_a_thread_two_commands_merge_at_once(tmp_path: Path) -> None:
    first, second = Command(tmp_path), Command(tmp_path)
    first.put("a")
    second.put("b")
    first.committer.look()
    assert set(ReviewFile(tmp_path).load().notes) == set(first.mine.notes) == {"n1", "a", "b"}


def test_without_a_thread_two_that_agree_write_no_more(tmp_path: Path) -> None:
    first, second = Command(tmp_path), Command(tmp_path)
    first.put("a")
    second.put("b")
    first.committer.look()
    before = (tmp_path / "review.json").stat()
    for _ in range(3):
        second.committer.look()
        first.committer.look()
    assert (tmp_path / "review.json").stat() == before
    assert first.mine == second.mine


def test_without_a_thread_a_failure_stands_in_the_state_and_flush_tries_again(tmp_path: Path) -> None:
    folder = tmp_path / "review"
    folder.mkdir()
    command = Command(folder)
    folder.rename(tmp_path / "away")
    command.put("a")
    assert command.committer.state.kind == "failed"
    assert "is gone" in str(command.committer.state.error)
    assert not command.committer.flush(0)
    command.committer.save_elsewhere(tmp_path / "other")
    assert command.committer.close()
    assert ReviewFile(tmp_path / "other").load() == command.mine


def faulty(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Have commits end in a fault of the program until the event is cleared; keep it from the test's output."""
    fault = threading.Event()
    fault.set()
    real = ReviewFile.commit

    def commit(file: ReviewFile, review: Review) -> None:
        if fault.is_set():
            raise ZeroDivisionError
        real(file, review)

    monkeypatch.setattr(ReviewFile, "commit", commit)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    return fault


def test_a_fault_of_the_program_does_not_look_like_saved_and_the_next_edit_tries_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = faulty(monkeypatch)
    desk.put("a")
    desk.work_until(lambda: "failed" in desk.kinds())
    assert "saving has stopped" in str(desk.states[-1].error)
    desk.committer._thread.join(PATIENCE)
    assert not desk.committer.flush(PATIENCE)
    fault.clear()
    desk.put("b")
    assert desk.committer.close(PATIENCE)
    assert ReviewFile(desk.committer.folder).load() == desk.mine
