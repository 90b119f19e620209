"""A review out: as text, to a file, whole or not at all."""

import os
import stat
import sys
from pathlib import Path

import pytest
from session_start import fixed_clock, starting_review

from facilitator.clock import counted_ids
from facilitator.documents import FORMATS
from facilitator.errors import SaveError
from facilitator.session import Session
from facilitator.session.output import write_whole
from facilitator.store.review_file import ReviewFile


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return the small review, open in a workspace."""
    folder = tmp_path / "reviews" / "2022-01-27-stale-prime-version"
    folder.mkdir(parents=True)
    ReviewFile(folder).commit(starting_review())
    return Session.open(folder, clock=fixed_clock(), new_id=counted_ids(), user="Sam")


def test_every_format_has_a_title_and_a_text(session: Session) -> None:
    assert [name for name, _ in session.output.formats()] == list(FORMATS)
    for kind, title in session.output.formats():
        assert title
        assert "Stale prime version" in session.output.text(kind)


def test_a_document_lies_beside_its_review_s_folder(session: Session) -> None:
    path = session.output.path("markdown")
    assert path == session.folder.parent / "2022-01-27-stale-prime-version.md"


def test_what_is_written_is_what_the_review_holds_now(session: Session) -> None:
    session.entries.action("rotate the token")
    path = session.output.write("markdown", session.output.path("markdown"))
    assert path.read_bytes() == session.output.text("markdown").encode()
    assert "rotate the token" in path.read_text(encoding="utf-8")
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == [path.name]


def test_a_home_folder_may_be_written_short(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert session.output.write("json", Path("~/out.json")) == tmp_path / "out.json"


def test_an_old_document_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "review.md"
    write_whole(path, "old\n")
    write_whole(path, "new\n")
    assert path.read_text(encoding="utf-8") == "new\n"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of POSIX")
def test_permissions_are_those_of_a_usual_file_or_of_the_one_replaced(tmp_path: Path) -> None:
    path, usual = tmp_path / "review.md", tmp_path / "usual"
    usual.write_text("x", encoding="utf-8")
    write_whole(path, "x")
    assert path.stat().st_mode == usual.stat().st_mode
    path.chmod(0o640)
    write_whole(path, "y")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_goes_on_leading_to_the_document(tmp_path: Path) -> None:
    target, link = tmp_path / "target.md", tmp_path / "link.md"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write_whole(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_a_folder_that_is_not_there_is_a_sentence_with_a_way_out(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "review.md"
    with pytest.raises(SaveError) as caught:
        write_whole(path, "x")
    assert str(caught.value) == f"Not written to {path}: no such file or directory. Choose another place."


def test_a_folder_in_the_place_of_the_document_stays_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "review.md"
    (path / "inner").mkdir(parents=True)
    with pytest.raises(SaveError, match=r"Choose another place\.$"):
        write_whole(path, "x")
    assert [one.name for one in tmp_path.iterdir()] == ["review.md"]


def test_a_full_disk_leaves_the_old_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "review.md"
    write_whole(path, "old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(SaveError, match="no space left on device"):
        write_whole(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["review.md"]  # noqa: PTH208  # hidden files too, by name


@pytest.mark.parametrize("name", ["x" * 300 + ".md", "nul\x00byte.md"])
def test_a_name_that_no_disk_takes_is_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(SaveError, match=r"Choose another place\.$"):
        write_whole(tmp_path / name, "x")
