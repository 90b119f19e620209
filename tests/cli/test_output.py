"""What is written to files is there as a whole, or not at all."""

import os
from pathlib import Path

import pytest

from facilitator.cli.output import write_file
from facilitator.errors import SaveError


def test_a_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    write_file(tmp_path / "a.md", b"one")
    write_file(tmp_path / "a.md", b"two")
    assert (tmp_path / "a.md").read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_the_rights_of_a_file_that_was_there_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    file.chmod(0o640)
    write_file(file, b"two")
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"one")
    (tmp_path / "link.md").symlink_to("real.md")
    write_file(tmp_path / "link.md", b"two")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"two"


def test_a_device_is_written_to() -> None:
    write_file(Path(os.devnull), b"two")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("name", ["missing/a.md", "file/a.md", ".", "a\0b", pytest.param("x" * 5000, id="long")])
def test_what_cannot_be_written_is_one_sentence_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveError) as raised:
        write_file(tmp_path / name, b"two")
    assert "\n" not in str(raised.value)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
