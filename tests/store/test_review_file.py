"""The file of a review: what is committed loads back, and nothing that others wrote is lost."""

import errno
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from reviews import T0, reviews, small_review

from facilitator.clock import FixedClock
from facilitator.errors import SaveError, UnreadableError
from facilitator.review.change import Change, apply, edits
from facilitator.review.merge import merge
from facilitator.review.records import Note
from facilitator.review.review import Review
from facilitator.store.review_file import ChangedOutsideError, ReviewFile

CLOCK = FixedClock(datetime(2022, 1, 28, 14, 3, 12, tzinfo=UTC), ZoneInfo("Europe/Paris"))


def saved(folder: Path, review: Review | None = None) -> ReviewFile:
    """Return the file of a review that was committed to `folder`."""
    file = ReviewFile(folder, clock=CLOCK)
    file.commit(review or small_review())
    return file


def retitled(review: Review, title: str) -> Review:
    return apply(review, Change("title", "ana", T0, edits=edits(review, "meta", "r1", {"title": title})))


def noted(review: Review, note_id: str) -> Review:
    return review.put(Note(id=note_id, text=f"said {note_id}", pos="1"))


@given(reviews())
def test_any_review_loads_as_it_was_committed(tmp_path_factory: pytest.TempPathFactory, review: Review) -> None:
    folder = tmp_path_factory.mktemp("review")
    saved(folder, review)
    assert ReviewFile(folder).load() == review


@given(reviews(), reviews())
def test_what_is_committed_next_is_the_same_as_what_is_committed_afresh(
    tmp_path_factory: pytest.TempPathFactory, first: Review, second: Review
) -> None:
    folder, fresh = tmp_path_factory.mktemp("review"), tmp_path_factory.mktemp("fresh")
    both = first
    for name in ("people", "events", "notes", "factors", "actions", "agenda"):
        for record in second.table(name).values():
            both = both.put(record)
    file = saved(folder, first)
    file.commit(both)
    saved(fresh, both)
    assert (folder / "review.json").read_bytes() == (fresh / "review.json").read_bytes()


def test_the_file_is_sorted_indented_and_ends_in_a_newline(tmp_path: Path) -> None:
    saved(tmp_path, noted(small_review(), "é-ö"))
    text = (tmp_path / "review.json").read_text("utf-8")
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    assert "said é-ö" in text


def test_only_its_owner_may_read_a_new_review_and_given_rights_stay(tmp_path: Path) -> None:
    file = saved(tmp_path)
    assert (tmp_path / "review.json").stat().st_mode & 0o777 == 0o600
    (tmp_path / "review.json").chmod(0o640)
    file.commit(noted(small_review(), "n2"))
    assert (tmp_path / "review.json").stat().st_mode & 0o777 == 0o640


def test_the_generation_before_is_kept(tmp_path: Path) -> None:
    file = saved(tmp_path)
    before = (tmp_path / "review.json").read_bytes()
    file.commit(noted(small_review(), "n2"))
    assert (tmp_path / "review.json.prev").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["review.json", "review.json.prev"]


def test_committing_the_same_again_writes_nothing(tmp_path: Path) -> None:
    file = saved(tmp_path)
    before = (tmp_path / "review.json").stat()
    file.commit(small_review())
    assert (tmp_path / "review.json").stat().st_ino == before.st_ino


def test_what_another_program_changed_is_reported_and_not_overwritten(tmp_path: Path) -> None:
    mine, theirs = saved(tmp_path), ReviewFile(tmp_path)
    theirs.load()
    theirs.commit(noted(small_review(), "theirs"))
    with pytest.raises(ChangedOutsideError) as caught:
        mine.commit(noted(small_review(), "mine"))
    assert caught.value.theirs == noted(small_review(), "theirs")
    assert ReviewFile(tmp_path).load() == noted(small_review(), "theirs")
    assert mine.base == small_review()


def test_two_files_on_one_folder_merge_and_both_edits_survive(tmp_path: Path) -> None:
    mine, theirs = saved(tmp_path), ReviewFile(tmp_path)
    base = theirs.load()
    theirs.commit(noted(retitled(base, "Stale prime, again"), "theirs"))
    own = noted(base, "mine")
    with pytest.raises(ChangedOutsideError) as caught:
        mine.commit(own)
    mine.acknowledge(caught.value.digest)
    mine.commit(merge(base, own, caught.value.theirs).review)
    loaded = ReviewFile(tmp_path).load()
    assert set(loaded.notes) == {"n1", "mine", "theirs"}
    assert loaded.meta.title == "Stale prime, again"


def test_acknowledging_another_content_than_the_reported_changes_nothing(tmp_path: Path) -> None:
    mine = saved(tmp_path)
    saved_by_other = ReviewFile(tmp_path)
    saved_by_other.load()
    saved_by_other.commit(noted(small_review(), "theirs"))
    mine.acknowledge("00")
    with pytest.raises(ChangedOutsideError):
        mine.commit(small_review())


def test_a_change_after_the_acknowledged_one_is_reported_again(tmp_path: Path) -> None:
    mine, theirs = saved(tmp_path), ReviewFile(tmp_path)
    theirs.load()
    theirs.commit(noted(small_review(), "first"))
    with pytest.raises(ChangedOutsideError) as caught:
        mine.commit(small_review())
    theirs.commit(noted(noted(small_review(), "first"), "second"))
    mine.acknowledge(caught.value.digest)
    with pytest.raises(ChangedOutsideError) as again:
        mine.commit(caught.value.theirs)
    assert "second" in again.value.theirs.notes


def test_a_changed_file_is_noticed_cheaply_and_read_on_demand(tmp_path: Path) -> None:
    mine, theirs = saved(tmp_path), ReviewFile(tmp_path)
    assert not mine.changed()
    theirs.load()
    theirs.commit(noted(small_review(), "theirs"))
    assert mine.changed()
    with pytest.raises(ChangedOutsideError):
        mine.look()


def test_a_file_that_was_only_touched_is_no_change(tmp_path: Path) -> None:
    mine = saved(tmp_path)
    os.utime(tmp_path / "review.json", ns=(1, 1))
    assert mine.changed()
    mine.look()
    assert not mine.changed()


def test_looking_at_a_half_written_file_waits_for_the_commit(tmp_path: Path) -> None:
    mine = saved(tmp_path)
    (tmp_path / "review.json").write_text("{")
    mine.look()
    assert mine.changed()


@pytest.mark.parametrize(
    "content",
    [b"<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n", b"", b"\xff\xfe{", b'{"about"', b"[]"],
    ids=["conflict", "empty", "binary", "cut", "list"],
)
def test_damaged_content_is_set_aside_before_the_commit(tmp_path: Path, content: bytes) -> None:
    mine = saved(tmp_path)
    (tmp_path / "review.json").write_bytes(content)
    mine.commit(noted(small_review(), "mine"))
    assert mine.set_aside == tmp_path / "review.damaged-20220128-140312.json"
    assert mine.set_aside.read_bytes() == content
    assert ReviewFile(tmp_path).load() == noted(small_review(), "mine")


def test_a_second_damage_in_the_same_second_gets_a_name_of_its_own(tmp_path: Path) -> None:
    mine = saved(tmp_path)
    for number in range(2):
        (tmp_path / "review.json").write_text(f"damage {number}")
        mine.commit(noted(small_review(), f"m{number}"))
    assert mine.set_aside == tmp_path / "review.damaged-20220128-140312-2.json"
    assert (tmp_path / "review.damaged-20220128-140312.json").read_text() == "damage 0"
    mine.commit(small_review())
    assert mine.set_aside is None


def test_damage_is_mended_even_when_nothing_new_was_written(tmp_path: Path) -> None:
    mine = saved(tmp_path)
    (tmp_path / "review.json").write_text("{")
    mine.commit(small_review())
    assert ReviewFile(tmp_path).load() == small_review()


def test_a_commit_that_is_tried_again_sets_aside_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = saved(tmp_path)
    (tmp_path / "review.json").write_text("{")
    with monkeypatch.context() as broken:
        broken.setattr(ReviewFile, "_write", _full)
        for _ in range(3):
            with pytest.raises(SaveError, match="disk is full"):
                mine.commit(small_review())
    mine.commit(small_review())
    assert len(list(tmp_path.glob("review.damaged-*"))) == 1
    assert mine.set_aside is not None


def _full(file: ReviewFile, review: Review) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_another_review_in_the_same_place_is_set_aside(tmp_path: Path) -> None:
    mine = saved(tmp_path)
    text = (tmp_path / "review.json").read_text().replace('"r1"', '"r2"')
    (tmp_path / "review.json").write_text(text)
    mine.commit(noted(small_review(), "mine"))
    assert mine.set_aside is not None
    assert mine.set_aside.read_text() == text


def test_a_file_that_was_never_read_is_not_overwritten(tmp_path: Path) -> None:
    saved(tmp_path)
    with pytest.raises(SaveError, match="another review"):
        ReviewFile(tmp_path).commit(noted(small_review(), "mine"))


def test_a_file_holds_one_review_for_ever(tmp_path: Path) -> None:
    file = saved(tmp_path)
    other = small_review()
    with pytest.raises(SaveError):
        file.commit(Review(type(other.meta)(id="r2")))
    assert ReviewFile(tmp_path).load() == small_review()


def test_a_deleted_file_is_written_anew(tmp_path: Path) -> None:
    file = saved(tmp_path)
    (tmp_path / "review.json").unlink()
    file.commit(noted(small_review(), "n2"))
    assert ReviewFile(tmp_path).load() == noted(small_review(), "n2")


def test_what_a_later_version_added_stays(tmp_path: Path) -> None:
    saved(tmp_path)
    tables = json.loads((tmp_path / "review.json").read_text())
    tables["moods"] = {"m1": {"text": "calm"}}
    tables["notes"]["n1"]["mood"] = "calm"
    (tmp_path / "review.json").write_text(json.dumps(tables))
    file = ReviewFile(tmp_path)
    review = file.load()
    file.commit(apply(review, Change("note", "ana", T0, edits=edits(review, "notes", "n1", {"text": "reworded"}))))
    after = json.loads((tmp_path / "review.json").read_text())
    assert after["moods"] == {"m1": {"text": "calm"}}
    assert after["notes"]["n1"]["mood"] == "calm"
    assert after["notes"]["n1"]["text"] == "reworded"


def _edit(old: str, new: str) -> bytes:
    return GOOD.replace(old, new).encode()


GOOD = json.dumps(
    {
        "about": {"about": {"format": "facilitator-review", "version": 1}},
        "meta": {"r1": {"title": "Stale"}},
        "notes": {"n1": {"text": "said"}},
    }
)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{\n<<<<<<< HEAD\n=======\n>>>>>>> x\n}", "unfinished merge (line 2)"),
        (GOOD[:-1].encode(), "cut off at its end"),
        (GOOD[:34].encode(), "cut off, or a quote"),
        (b" \n", "is empty"),
        (b"\xff\xfe{\x00", "not written in UTF-8"),
        (b"[]", "no tables"),
        (b"{'a': 1}", "line 1, column 2"),
        (b"[" * 200_000, "nested too deeply"),
        (_edit('{"n1": {"text": "said"}}', "[]"), "“notes” is no table"),
        (_edit('{"text": "said"}', "7"), "notes “n1” is no record"),
        (_edit('"said"', "7"), "“text” cannot be 7"),
        (_edit('"said"', '"said", "text": "other"'), "“text” stands in it twice"),
        (_edit('"version": 1', '"version": 2'), "newer facilitator (format 2)"),
        (_edit('"version": 1', '"version": "x"'), "version of its format"),
        (_edit("facilitator-review", "shopping"), "does not say that it is one"),
        (_edit('"text": "said"', '"made_at": "0001-01-01T00:00:00+23:00"'), "“made_at” cannot be"),
        (_edit('"r1": {"title": "Stale"}', ""), "holds 0 records"),
    ],
)
def test_a_damaged_file_is_named_in_one_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "review.json").write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        ReviewFile(tmp_path).load()
    sentence = str(caught.value)
    assert says in sentence
    assert sentence.startswith("review.json")
    assert sentence.endswith(".")


def test_the_unedited_sample_is_a_review(tmp_path: Path) -> None:
    (tmp_path / "review.json").write_text(GOOD)
    assert ReviewFile(tmp_path).load().meta.title == "Stale"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    saved(tmp_path)
    text = (tmp_path / "review.json").read_text()
    (tmp_path / "review.json").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert ReviewFile(tmp_path).load() == small_review()


def test_foreign_text_passes_the_gate_when_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "review.json").write_bytes(_edit('"said"', '"sa\\u001b[2Jid"'))
    assert ReviewFile(tmp_path).load().notes["n1"].text == "sa[2Jid"


def test_a_missing_review_is_said_and_the_kept_generation_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="There is no review in"):
        ReviewFile(tmp_path).load()
    file = saved(tmp_path)
    file.commit(noted(small_review(), "n2"))
    (tmp_path / "review.json").unlink()
    with pytest.raises(UnreadableError, match=r"rename it to review\.json to go on"):
        ReviewFile(tmp_path).load()
    (tmp_path / "review.json.prev").rename(tmp_path / "review.json")
    assert ReviewFile(tmp_path).load() == small_review()


def test_a_pipe_in_place_of_the_file_is_set_aside_only_by_who_knows_the_review(tmp_path: Path) -> None:
    file = saved(tmp_path)
    (tmp_path / "review.json").unlink()
    os.mkfifo(tmp_path / "review.json")
    with pytest.raises(SaveError, match="another review"):
        ReviewFile(tmp_path).commit(small_review())
    file.commit(small_review())
    assert file.set_aside is not None
    assert file.set_aside.is_fifo()
    assert ReviewFile(tmp_path).load() == small_review()


def test_a_pipe_in_place_of_the_file_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "review.json")
    with pytest.raises(UnreadableError, match="is no file"):
        ReviewFile(tmp_path).load()


def test_a_folder_in_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "review.json").mkdir()
    with pytest.raises(UnreadableError, match="cannot be read"):
        ReviewFile(tmp_path).load()
