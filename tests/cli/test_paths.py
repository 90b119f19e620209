"""`facilitator paths`."""

from pathlib import Path

import pytest
from program import Run


def test_one_name_and_path_a_line(facilitator: Run, tmp_path: Path) -> None:
    ended = facilitator("paths")
    assert ended.code == 0
    assert dict(line.split("\t") for line in ended.out.splitlines()) == {
        "workspace": str(tmp_path / "reviews"),
        "workspace-settings": str(tmp_path / "reviews" / "facilitator.toml"),
        "settings": str(tmp_path / "config" / "facilitator" / "config.toml"),
        "index": str(tmp_path / "cache" / "facilitator"),
        "log": str(tmp_path / "state" / "facilitator"),
    }


def test_nothing_is_made(facilitator: Run, tmp_path: Path) -> None:
    facilitator("paths")
    assert list(tmp_path.iterdir()) == []


def test_the_workspace_option_is_shown_in_full(facilitator: Run, tmp_path: Path) -> None:
    assert f"workspace\t{tmp_path / 'team'}\n" in facilitator("paths", "--data", "team").out


def test_a_wrong_setting_is_exit_code_2(facilitator: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text("thme = 1", encoding="utf-8")
    ended = facilitator("--config", str(file), "paths")
    assert (ended.code, ended.out) == (2, "")
    assert "Did you mean “theme”?" in ended.err


def test_a_clock_that_cannot_stand_there_does_not_matter_to_paths(
    facilitator: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACILITATOR_NOW", "noon")
    assert facilitator("paths").code == 0


def test_a_name_that_no_folder_can_have_is_one_sentence(facilitator: Run) -> None:
    ended = facilitator("--data", "a\0b", "paths")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
