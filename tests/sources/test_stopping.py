"""A long reading is stopped in the middle: soon, wherever it is, and nothing of it is kept."""

import os
import sys
import threading
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from facilitator.errors import UnreadableError
from facilitator.sources import Options, StoppedError, Watch, compare_both, part, read_paths, read_text
from facilitator.sources.decode import decode
from facilitator.sources.disk import files_of

OPTIONS = Options(zone=ZoneInfo("UTC"))


def stopping_after(times: int, seen: list[float]) -> Watch:
    """Return what stops a reading when it is told the progress for so many times."""

    def watch(share: float) -> None:
        seen.append(share)
        if len(seen) == times:
            raise StoppedError

    return watch


def test_a_reading_can_be_stopped_between_two_files(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("time,text\n2026-03-10T10:00:00Z,alert\n")
    seen: list[float] = []

    def watch(share: float) -> None:
        seen.append(share)
        if share:
            raise StoppedError

    with pytest.raises(StoppedError, match="nothing was taken"):
        read_paths([tmp_path], OPTIONS, watch)
    assert seen[-1] == 0.5


@pytest.mark.parametrize("kind", ["log", "json list", "json lines", "table"])
def test_a_reading_can_be_stopped_within_a_file(tmp_path: Path, kind: str) -> None:
    entries = [f'{{"time": {1773136814 + number}, "msg": "a"}}' for number in range(9_000)]
    text = {
        "log": "2026-03-10 10:00:05 ERROR lag\n" * 9_000,
        "json list": f"[{','.join(entries)}]",
        "json lines": "\n".join(entries),
        "table": "time,text\n" + "2026-03-10 10:00,alert\n" * 9_000,
    }[kind]
    (tmp_path / "a").write_text(text)
    whole: list[float] = []
    read_paths([tmp_path / "a"], OPTIONS, whole.append)
    assert whole == sorted(whole)
    middle = next(at for at, share in enumerate(whole, start=1) if 0 < share < 1)
    seen: list[float] = []
    with pytest.raises(StoppedError):
        read_paths([tmp_path / "a"], OPTIONS, stopping_after(middle, seen))
    assert seen == whole[:middle]


def test_one_json_object_that_holds_all_entries_is_stopped_among_them(tmp_path: Path) -> None:
    entries = ",".join(f'{{"time": {1773136814 + number}, "msg": "a"}}' for number in range(9_000))
    (tmp_path / "a.json").write_text(f'{{"events": [{entries}]}}')
    whole: list[float] = []
    (reading,) = read_paths([tmp_path / "a.json"], OPTIONS, whole.append)
    assert len(reading.events) == 9_000
    assert len(whole) > 5
    for times in range(1, len(whole) + 1):
        with pytest.raises(StoppedError):
            read_paths([tmp_path / "a.json"], OPTIONS, stopping_after(times, []))


def test_bytes_are_taken_in_blocks_and_none_after_the_stop(tmp_path: Path) -> None:
    big = tmp_path / "big.log"
    big.write_bytes(b"\x00" * (5 << 20))
    looks: list[int] = []

    def look() -> None:
        looks.append(1)
        if len(looks) == 2:
            raise StoppedError

    (found,) = files_of(big, look)
    with pytest.raises(StoppedError):
        found.load()
    assert len(looks) == 2


def test_an_archive_and_a_folder_of_many_files_can_be_stopped(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.log", b"x" * (3 << 20))
    (found,) = files_of(tmp_path / "a.zip", stopped)
    with pytest.raises(StoppedError):
        found.load()
    with pytest.raises(StoppedError):
        list(files_of(tmp_path, stopped))


def stopped() -> None:
    raise StoppedError


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells such a pipe from one at its end")
def test_a_pipe_that_nobody_writes_to_is_stopped_as_well(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoppedError):
        read_paths([tmp_path / "pipe"], OPTIONS, stopping_after(3, []))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are files on Unix only")
def test_a_watched_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    lines = "2026-03-10 10:00:05 ERROR lag\n" * 5_000  # more than a pipe holds at once
    writer = threading.Thread(target=pipe.write_text, args=(lines + "2026-03-10 10:00:06 over\n",), daemon=True)
    writer.start()
    (reading,) = read_paths([pipe], OPTIONS, lambda _: None)
    writer.join()
    assert reading.events[-1].text == "over"
    assert reading.read == 5_001


def test_a_file_that_shrinks_or_grows_while_it_is_read_is_read_as_it_is(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    log.write_text("2026-03-10 10:00:05 ERROR lag\n" * 100)
    (found,) = files_of(log)
    log.write_text("2026-03-10 10:00:05 ERROR lag\n")
    assert len(found.load()) < found.size
    log.unlink()
    with pytest.raises(UnreadableError, match="cannot be read"):
        found.load()


def test_the_comparison_of_a_report_with_a_log_can_be_stopped() -> None:
    begun = datetime(2026, 3, 10, 10, tzinfo=UTC)
    report = "\n".join(f"- {begun + timedelta(minutes=at):%Y-%m-%d %H:%M} database moment {at}" for at in range(50))
    log = "\n".join(f"{begun + timedelta(seconds=at):%Y-%m-%dT%H:%M:%S}Z database row {at}" for at in range(500))
    readings = (read_text(report, OPTIONS), read_text(log, OPTIONS))
    seen: list[float] = []
    with pytest.raises(StoppedError):
        compare_both(readings, (), OPTIONS.zone, stopping_after(20, seen))
    assert len(seen) == 20


def test_a_part_tells_its_share_of_the_whole() -> None:
    seen: list[float] = []
    told = part(seen.append, 0.5, 0.9)
    for share in (0, 0.5, 1):
        told(share)
    assert seen == pytest.approx([0.5, 0.7, 0.9])


def test_text_that_is_not_utf_8_is_told_by_its_share_of_other_characters() -> None:
    damaged = ("é" * 50).encode() + b"\xff" + b"\n"
    assert "bytes that are not UTF-8" in decode(damaged, "a")[1]
    latin = ("é" * 50).encode("cp1252") + b"\n"
    assert "Windows-1252" in decode(latin, "a")[1]
