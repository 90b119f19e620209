"""The workspace: private folders with readable names, a bin, and no way out of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from reviews import small_review

from facilitator.errors import NotFoundError, SaveError
from facilitator.store import line
from facilitator.store.index import Index
from facilitator.store.review_file import ReviewFile
from facilitator.store.workspace import Workspace

DAY = date(2022, 1, 27)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "reviews")


def made(workspace: Workspace, title: str = "Stale prime version") -> Path:
    folder = workspace.create(title, DAY, DAY)
    ReviewFile(folder).commit(small_review())
    return folder


def test_a_new_folder_is_named_by_day_and_title_and_is_its_owners_alone(workspace: Workspace) -> None:
    folder = made(workspace)
    assert folder == workspace.path / "2022-01-27-stale-prime-version"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert workspace.path.stat().st_mode & 0o777 == 0o700


def test_without_a_beginning_the_folder_has_todays_date(workspace: Workspace) -> None:
    assert workspace.create("Stale", None, date(2022, 2, 1)).name == "2022-02-01-stale"


def test_a_taken_name_gets_a_number(workspace: Workspace) -> None:
    assert [workspace.create("Stale", DAY, DAY).name for _ in range(3)] == [
        "2022-01-27-stale",
        "2022-01-27-stale-2",
        "2022-01-27-stale-3",
    ]


@pytest.mark.parametrize("title", ["../../etc/passwd", "a/b\\c", "..", "", "日本", "\x00", "x" * 500, "CON"])
def test_no_title_leads_out_of_the_workspace(workspace: Workspace, title: str) -> None:
    folder = workspace.create(title, DAY, DAY)
    assert folder.resolve().parent == workspace.path.resolve()
    assert folder.name.startswith("2022-01-27-")
    assert len(folder.name) < 100


@pytest.mark.parametrize("name", ["../outside", "..", ".", "", ".bin", "a/b", "a\\b", "/etc", "a\0b", "a\nb"])
def test_no_name_leads_out_of_the_workspace(workspace: Workspace, name: str) -> None:
    made(workspace)
    (workspace.path.parent / "outside").mkdir()
    with pytest.raises(NotFoundError, match="is no folder's name"):
        workspace.folder(name)
    with pytest.raises(NotFoundError):
        workspace.throw_away(name)
    assert (workspace.path.parent / "outside").is_dir()


def test_only_folders_that_hold_a_review_are_listed(workspace: Workspace) -> None:
    review = made(workspace)
    damaged = made(workspace, "Damaged")
    (damaged / "review.json").rename(damaged / "review.json.prev")
    (workspace.path / "holiday-pictures").mkdir()
    (workspace.path / "facilitator.toml").write_text("")
    workspace.throw_away(made(workspace, "Gone").name)
    assert workspace.folders() == (damaged, review)


def test_a_folder_that_may_not_be_looked_into_is_listed(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(workspace)
    look = Path.iterdir

    def iterdir(path: Path) -> Iterator[Path]:
        if path == folder:
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert workspace.folders() == (folder,)


def test_a_folder_whose_name_would_obey_the_terminal_is_not_listed(workspace: Workspace) -> None:
    made(workspace).rename(workspace.path / "stale\x1b[2J")
    assert workspace.folders() == ()


def test_an_absent_workspace_holds_nothing(workspace: Workspace) -> None:
    assert workspace.folders() == ()


def test_a_file_in_place_of_the_workspace_is_said(workspace: Workspace) -> None:
    workspace.path.write_text("no folder")
    with pytest.raises(NotFoundError, match="cannot be read"):
        workspace.folders()
    with pytest.raises(SaveError, match="No review was made"):
        workspace.create("Stale", DAY, DAY)


def test_a_file_on_the_way_to_the_workspace_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(SaveError, match="--data"):
        Workspace(tmp_path / "file" / "reviews").create("Stale", DAY, DAY)


def test_what_is_thrown_away_comes_back(workspace: Workspace) -> None:
    folder = made(workspace)
    binned = workspace.throw_away(folder.name)
    assert binned == workspace.path / ".bin" / folder.name
    assert not folder.exists()
    assert workspace.bring_back(binned) == folder
    assert ReviewFile(folder).load() == small_review()


def test_nothing_in_the_bin_or_in_the_workspace_is_replaced(workspace: Workspace) -> None:
    first = workspace.throw_away(made(workspace).name)
    second = workspace.throw_away(made(workspace).name)
    assert (first.name, second.name) == ("2022-01-27-stale-prime-version", "2022-01-27-stale-prime-version-2")
    made(workspace)
    assert workspace.bring_back(first).name == "2022-01-27-stale-prime-version-2"
    assert len(workspace.folders()) == 2


def test_only_what_is_in_the_bin_can_be_brought_back(workspace: Workspace, tmp_path: Path) -> None:
    made(workspace)
    outside = tmp_path / "outside"
    outside.mkdir()
    for path in (outside, workspace.path / ".bin" / "absent", workspace.path / ".bin" / ".." / ".." / "outside"):
        with pytest.raises(NotFoundError, match="not in the bin"):
            workspace.bring_back(path)
    assert outside.is_dir()


def test_a_bin_that_cannot_be_made_is_said(workspace: Workspace) -> None:
    folder = made(workspace)
    (workspace.path / ".bin").write_text("a file where a folder is expected")
    with pytest.raises(SaveError, match="Nothing was deleted"):
        workspace.throw_away(folder.name)
    assert folder.is_dir()


def test_the_half_typed_line_is_kept_and_forgotten(tmp_path: Path) -> None:
    assert line.kept(tmp_path) == ""
    line.keep(tmp_path, "10:02 the banner – ä")
    assert line.kept(tmp_path) == "10:02 the banner – ä"
    line.keep(tmp_path, "")
    assert line.kept(tmp_path) == ""
    assert list(tmp_path.iterdir()) == []


def test_a_kept_line_passes_the_gate(tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_bytes(b"\x1b[2Jtext\xff")
    assert line.kept(tmp_path) == "[2Jtext\N{REPLACEMENT CHARACTER}"


def test_a_line_that_cannot_be_kept_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "line.txt").mkdir()
    line.keep(tmp_path, "text")
    line.keep(tmp_path, "")
    assert line.kept(tmp_path) == ""
    line.keep(tmp_path / "gone", "text")
    assert not (tmp_path / "gone").exists()


def test_the_index_knows_one_state_of_a_file(tmp_path: Path) -> None:
    index = Index(tmp_path / "cache", tmp_path)
    index.put("a", (1, 2, 3), {"title": "Stale"})
    index.put("b", (1, 2, 3), {"title": "Gone"})
    index.save(["a"])
    later = Index(tmp_path / "cache", tmp_path)
    assert later.get("a", (1, 2, 3)) == {"title": "Stale"}
    assert later.get("a", (1, 2, 4)) is None
    assert later.get("b", (1, 2, 3)) is None


def test_the_index_of_another_version_or_workspace_is_not_used(tmp_path: Path) -> None:
    index = Index(tmp_path / "cache", tmp_path)
    index.put("a", (1, 2, 3), {"title": "Stale"})
    index.save(["a"])
    assert Index(tmp_path / "cache", tmp_path, version=2).get("a", (1, 2, 3)) is None
    assert Index(tmp_path / "cache", tmp_path / "other").get("a", (1, 2, 3)) is None


def test_without_a_cache_folder_the_index_lasts_as_long_as_the_program(tmp_path: Path) -> None:
    index = Index(None, tmp_path)
    index.put("a", (1, 2, 3), {"title": "Stale"})
    index.save(["a"])
    assert index.get("a", (1, 2, 3)) == {"title": "Stale"}
    assert list(tmp_path.iterdir()) == []
