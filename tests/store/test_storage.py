"""The storage by itself: TinyDB works on it as on its own, and two programs at once lose nothing."""

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reviews import small_review
from tinydb import TinyDB

from facilitator.errors import UnreadableError
from facilitator.store.review_file import ReviewFile
from facilitator.store.storage import AtomicStorage, Encoder

texts = st.text(max_size=6)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
tables = st.dictionaries(texts, st.dictionaries(texts, values, max_size=3), max_size=3)


@given(st.lists(tables, min_size=1, max_size=3))
def test_remembered_rows_give_the_text_that_json_gives(versions: list[dict[str, dict[str, object]]]) -> None:
    encoder = Encoder()
    for version in versions:
        plain = json.dumps(version, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
        assert encoder.encode(version) == plain.encode("utf-8", "backslashreplace")


def test_a_remembered_one_is_not_taken_for_true() -> None:
    encoder = Encoder()
    encoder.encode({"a": {"1": {"done": 1}}})
    assert b"true" in encoder.encode({"a": {"1": {"done": True}}})


def test_a_row_that_was_changed_in_place_is_written(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "db.json", storage=AtomicStorage) as database:
        database.insert({"text": "first", "tags": ["a"]})
        database.update({"text": "second"})
        database.update(lambda row: row["tags"].append("b"))
    with TinyDB(tmp_path / "db.json", storage=AtomicStorage) as database:
        assert [dict(row) for row in database.all()] == [{"text": "second", "tags": ["a", "b"]}]


def test_grouped_writes_are_one(tmp_path: Path) -> None:
    storage = AtomicStorage(tmp_path / "db.json")
    with storage.grouped():
        storage.write({"a": {"1": {}}})
        assert not storage.path.exists()
        storage.write({"a": {"1": {}, "2": {}}})
    assert json.loads(storage.path.read_text()) == {"a": {"1": {}, "2": {}}}
    assert not storage.previous.exists()


def test_a_group_that_fails_changes_nothing(tmp_path: Path) -> None:
    storage = AtomicStorage(tmp_path / "db.json")
    storage.write({"a": {"1": {}}})
    with pytest.raises(ZeroDivisionError):
        _fail_in_a_group(storage)
    assert storage.read() == {"a": {"1": {}}}
    assert AtomicStorage(tmp_path / "db.json").read() == {"a": {"1": {}}}


def _fail_in_a_group(storage: AtomicStorage) -> None:
    with storage.grouped():
        storage.write({"a": {}})
        raise ZeroDivisionError


def test_a_damaged_file_is_no_empty_database(tmp_path: Path) -> None:
    (tmp_path / "db.json").write_text("{")
    with pytest.raises(UnreadableError):
        TinyDB(tmp_path / "db.json", storage=AtomicStorage).insert({"text": "lost"})
    assert (tmp_path / "db.json").read_text() == "{"


WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from facilitator.review.merge import merge
    from facilitator.review.records import Note
    from facilitator.store.committer import DirectCommitter
    from facilitator.store.review_file import ReviewFile

    file = ReviewFile(Path(sys.argv[1]))
    mine = file.load()

    def outside(base, theirs, digest):
        global mine
        mine = merge(base, mine, theirs).review
        committer.put(mine, acknowledged=digest)

    committer = DirectCommitter(file, lambda state: None, outside)
    sys.stdin.readline()
    for number in range(40):
        mine = mine.put(Note(id=f"{sys.argv[2]}{number}", text="said"))
        committer.put(mine)
    sys.exit(not committer.close())
    """
)


def test_two_programs_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    ReviewFile(tmp_path).commit(small_review())
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], stdin=subprocess.PIPE)  # noqa: S603  # ours
        for name in ("a", "b")
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write(b"\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    notes = ReviewFile(tmp_path).load().notes
    assert set(notes) == {"n1", *(f"{name}{number}" for name in "ab" for number in range(40))}
