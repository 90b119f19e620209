"""Full disks, read-only folders, killed programs: the old file stays, and the reason is one sentence."""

import errno
import os
import resource
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
from reviews import small_review

from facilitator.errors import SaveError
from facilitator.review.records import Note
from facilitator.review.review import Review
from facilitator.store import disk
from facilitator.store.lock import folder_lock
from facilitator.store.problems import save_error
from facilitator.store.review_file import ReviewFile

CALLS = ["open", "fsync", "link", "replace"]


def long_review() -> Review:
    return small_review().put(Note(id="long", text="x" * 200_000))


def failing(code: int) -> Any:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def break_call(monkeypatch: pytest.MonkeyPatch, call: str, code: int) -> None:
    if call == "replace":
        monkeypatch.setattr(Path, "replace", failing(code))
    elif call == "open":
        monkeypatch.setattr(disk, "_write", failing(code))
    else:
        monkeypatch.setattr(os, call, failing(code))


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.EROFS, "is read-only"),
        (errno.EACCES, "you may not write there"),
        (errno.EIO, "the system says"),
    ],
)
def test_whichever_call_fails_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, says: str
) -> None:
    file = ReviewFile(tmp_path)
    file.commit(small_review())
    before = (tmp_path / "review.json").read_bytes()
    with monkeypatch.context() as broken:
        break_call(broken, call, code)
        with pytest.raises(SaveError) as caught:
            file.commit(long_review())
    assert (tmp_path / "review.json").read_bytes() == before
    assert not list(tmp_path.glob("*.tmp"))
    assert str(caught.value).startswith("Not saved: ")
    assert says in str(caught.value)
    assert str(caught.value).endswith(". Typing goes on; ctrl+p, Save elsewhere.")
    assert file.base == small_review()
    file.commit(long_review())
    assert ReviewFile(tmp_path).load() == long_review()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_costs_the_previous_generation_before_it_costs_the_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    file = ReviewFile(tmp_path)
    file.commit(small_review())
    file.commit(small_review().put(Note(id="n2")))
    previous = tmp_path / "review.json.prev"
    real = disk._write

    def write(temporary: Path, data: bytes, old: Path, *, durable: bool) -> None:
        if previous.exists():
            raise OSError(code, os.strerror(code))
        real(temporary, data, old, durable=durable)

    monkeypatch.setattr(disk, "_write", write)
    file.commit(long_review())
    assert ReviewFile(tmp_path).load() == long_review().put(Note(id="n2"))


def test_a_disk_that_stays_full_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = ReviewFile(tmp_path)
    file.commit(small_review())
    file.commit(small_review().put(Note(id="n2")))
    monkeypatch.setattr(disk, "_write", failing(errno.ENOSPC))
    with pytest.raises(SaveError) as caught:
        file.commit(long_review())
    assert str(caught.value) == "Not saved: the disk is full. Typing goes on; ctrl+p, Save elsewhere."
    assert "n2" in ReviewFile(tmp_path).load().notes


def test_the_only_copy_is_never_dropped_for_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = ReviewFile(tmp_path)
    file.commit(small_review())
    (tmp_path / "review.json").rename(tmp_path / "review.json.prev")
    monkeypatch.setattr(disk, "_write", failing(errno.ENOSPC))
    with pytest.raises(SaveError):
        file.commit(long_review())
    assert (tmp_path / "review.json.prev").exists()


def test_a_file_that_may_not_grow_leaves_the_old_one(tmp_path: Path) -> None:
    file = ReviewFile(tmp_path)
    file.commit(small_review())
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
    try:
        with pytest.raises(SaveError, match="the file is too large"):
            file.commit(long_review())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert ReviewFile(tmp_path).load() == small_review()
    assert [path.name for path in tmp_path.iterdir()] == ["review.json"]


def test_a_disk_without_hard_links_keeps_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    file = ReviewFile(tmp_path)
    file.commit(small_review())
    before = (tmp_path / "review.json").read_bytes()
    file.commit(long_review())
    assert (tmp_path / "review.json.prev").read_bytes() == before


def test_a_pipe_is_set_aside_on_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = ReviewFile(tmp_path)
    file.commit(small_review())
    (tmp_path / "review.json").unlink()
    os.mkfifo(tmp_path / "review.json")
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    file.commit(long_review())
    assert file.set_aside is not None
    assert file.set_aside.is_fifo()
    assert ReviewFile(tmp_path).load() == long_review()


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "stale-prime"
    folder.mkdir()
    file = ReviewFile(folder)
    file.commit(small_review())
    folder.rename(tmp_path / "away")
    with pytest.raises(SaveError, match="the folder is gone"):
        file.commit(long_review())


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.ENOENT, errno.EFBIG])
def test_the_way_out_fits_into_the_echo_row_of_a_small_terminal(code: int) -> None:
    assert len(str(save_error(OSError(code, "no")))) <= 80 - 3


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("no folder")
    with pytest.raises(SaveError, match="is gone"):
        ReviewFile(tmp_path / "folder").commit(small_review())


def test_a_file_that_may_not_be_read_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = ReviewFile(tmp_path)
    file.commit(small_review())
    before = (tmp_path / "review.json").read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr("facilitator.store.review_file.read_whole", failing(errno.EIO))
        with pytest.raises(SaveError):
            file.commit(long_review())
    assert (tmp_path / "review.json").read_bytes() == before


def test_a_failed_sync_of_the_folder_is_told_and_the_next_commit_is_no_outside_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ReviewFile(tmp_path)
    file.commit(small_review())
    with monkeypatch.context() as broken:
        broken.setattr(disk, "sync_folder", failing(errno.EIO))
        with pytest.raises(SaveError):
            file.commit(long_review())
    file.commit(long_review().put(Note(id="n2")))
    assert ReviewFile(tmp_path).load() == long_review().put(Note(id="n2"))


def test_who_holds_the_folder_for_too_long_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.store.review_file.folder_lock", lambda folder: folder_lock(folder, patience=0.0))
    with folder_lock(tmp_path), pytest.raises(SaveError, match="another program is saving"):
        ReviewFile(tmp_path).commit(small_review())
    ReviewFile(tmp_path).commit(small_review())


def test_leftovers_of_a_killed_program_are_swept(tmp_path: Path) -> None:
    (tmp_path / ".review.json.99-1.tmp").write_text("half")
    (tmp_path / ".other.tmp").write_text("not ours")
    ReviewFile(tmp_path).commit(small_review())
    assert sorted(path.name for path in tmp_path.iterdir()) == [".other.tmp", "review.json"]


WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from facilitator.review.records import Note
    from facilitator.store.review_file import ReviewFile

    file = ReviewFile(Path(sys.argv[1]))
    review = file.load()
    number = len(review.notes)
    while True:
        review = review.put(Note(id=f"k{number:05}", text="said " * 200))
        file.commit(review)
        print(number, flush=True)
        number += 1
    """
)


def test_kill_9_in_the_middle_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    ReviewFile(tmp_path).commit(small_review())
    for turn in range(20):
        with subprocess.Popen(  # noqa: S603  # our own program, killed on purpose
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            acknowledged = [int(writer.stdout.readline()) for _ in range(1 + turn % 5)]
            writer.send_signal(signal.SIGKILL)
            acknowledged += [int(line) for line in writer.stdout if line.endswith("\n")]
        notes = ReviewFile(tmp_path).load().notes
        assert all(f"k{number:05}" in notes for number in acknowledged)
