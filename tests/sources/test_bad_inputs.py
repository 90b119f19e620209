import io
import os
import threading
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import FacilitatorError, UnreadableError
from facilitator.sources import Options, read_bytes, read_paths, read_text, window

OPTIONS = Options(zone=ZoneInfo("Europe/Madrid"), start=datetime(2026, 3, 10, 9, tzinfo=UTC))
PIECES = st.sampled_from(
    (
        *(
            "10:02",
            "2026-03-10",
            "2026-03-10T10:00:00Z",
            "- ",
            "# ",
            "| ",
            "\n",
            "\t",
            ",",
            ";",
            "{",
            "}",
            "[",
            "]",
            '"ts":',
        ),
        *(
            "commit abcdef1234",
            "All times in CET",
            "BEGIN:VEVENT",
            "1773136814",
            "UTC",
            "\x1b[31m",
            "Mar 10 10:00:08 ",
            "a",
        ),
        *('{"time":1773136814,"msg":"x"}', "Date: ", "12/31/2026 11:59 PM", "```", "-18:00", "é", "<34>1 ", " "),
    )
)


@given(st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=30).map(lambda found: "".join(found).encode())))
def test_arbitrary_bytes_are_read_or_refused_in_words_and_nothing_is_lost(data: bytes) -> None:
    try:
        reading = read_bytes(data, "file", OPTIONS)
    except FacilitatorError:
        return
    assert reading.read == len(reading.events) + len(reading.skipped) > 0
    assert all(event.text and event.at.utcoffset() is not None for event in reading.events)
    assert len({event.key for event in reading.events}) == len(reading.events)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"%PDF-1.7 10:02 alert", "a PDF"),
        (b"\x1f\x8b\x08 not a log", "unpack it first"),
        (bytes(range(256)) * 20, "no text file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"hello there", "10:02 what happened"),
        (b"[]", "without entries"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        read_bytes(data, "a", OPTIONS)


def test_an_empty_object_is_a_skipped_entry() -> None:
    (skipped,) = read_bytes(b"{}", "a", OPTIONS).skipped
    assert skipped.reason == "no fields to read a time and a text from"


def test_json_nested_without_end_gives_no_event_and_no_crash() -> None:
    assert "cut here" in read_text("[" * 200_000, OPTIONS).skipped[0].reason
    reading = read_text('{"time": "2026-03-10T10:00:00Z", "msg": ' + "[" * 100_000 + "\n{}\n{}", OPTIONS)
    assert reading.events == ()


def test_a_zip_that_unpacks_without_end_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"{number}.txt", b"0" * (60 * 1024 * 1024))
    with pytest.raises(UnreadableError, match="unpacks to more than"):
        read_paths([bomb], OPTIONS)


def test_a_file_beyond_the_limit_is_refused_without_reading_it(tmp_path: Path) -> None:
    huge = tmp_path / "huge.log"
    with huge.open("wb") as opened:
        opened.truncate(65 * 1024 * 1024)
    with pytest.raises(UnreadableError, match="larger than 64 MB"):
        read_paths([huge], OPTIONS)


def test_a_large_text_of_no_known_kind_is_refused() -> None:
    with pytest.raises(UnreadableError, match="too large for notes"):
        read_bytes(b"nothing with a time in it\n" * 200_000, "big.txt", OPTIONS)


def test_a_name_that_no_file_can_have_is_said() -> None:
    with pytest.raises(UnreadableError, match="no name can hold"):
        read_paths([Path("a\0b")], OPTIONS)


def test_a_pipe_is_read_as_a_file_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("2026-03-10 10:02 alert",))
    writer.start()
    (reading,) = read_paths([pipe], OPTIONS)
    writer.join()
    assert [event.text for event in reading.events] == ["alert"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="devices are files on Unix only")
def test_a_device_without_an_end_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableError, match="is a device"):
        read_paths([Path("/dev/zero")], OPTIONS)


def test_an_office_document_and_a_zip_in_a_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "table.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(UnreadableError, match="Save the table as CSV"):
        read_paths([tmp_path / "table.xlsx"], OPTIONS)
    (tmp_path / "table.xlsx").unlink()
    with zipfile.ZipFile(tmp_path / "notes.zip", "w") as archive:
        archive.writestr("a.txt", "2026-03-10 10:02 alert")
    assert [event.text for event in read_paths([tmp_path], OPTIONS)[0].events] == ["alert"]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="is not there"):
        read_paths([tmp_path / "nothing.csv"], OPTIONS)


def test_of_several_files_one_that_cannot_be_read_is_a_skipped_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2026-03-10 10:02 alert")
    (tmp_path / "b.bin").write_bytes(b"\x89PNG\r\n")
    first, second = read_paths([tmp_path], OPTIONS)
    assert [event.text for event in first.events] == ["alert"]
    assert second.kind == "not read"
    assert "a picture" in second.skipped[0].reason


def test_several_files_of_one_kind_are_told_apart_by_their_names(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(f"time,text\n2026-03-10T10:00:00Z,{name}\n")
    (tmp_path / "c.md").write_text("2026-03-10 10:02 alert")
    sources = [reading.events[0].source for reading in read_paths([tmp_path], OPTIONS)]
    assert sources == ["csv a.csv", "csv b.csv", "report"]


def test_an_archive_is_opened_once_however_many_files_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for day in range(1, 29):
            archive.writestr(f"logs/{day}.log", f"2026-03-{day:02} 10:02:00 alert\n")
    opened: list[Path] = []

    class Counted(zipfile.ZipFile):
        def __init__(self, path: Path) -> None:
            opened.append(path)
            super().__init__(path)

    monkeypatch.setattr(zipfile, "ZipFile", Counted)
    assert len(read_paths([tmp_path / "a.zip"], OPTIONS)) == 28
    assert opened == [tmp_path / "a.zip"]


def test_a_damaged_zip_is_said(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("a.txt", "2026-03-10 10:02 alert")
    damaged = bytearray(whole.getvalue())
    damaged[35:45] = b"\xff" * 10
    (tmp_path / "a.zip").write_bytes(damaged)
    with pytest.raises(UnreadableError, match="damaged"):
        read_paths([tmp_path / "a.zip"], OPTIONS)


def test_what_lies_outside_of_the_window_is_skipped_with_a_reason() -> None:
    text = "2026-03-10 10:00 early\n2026-03-10 11:00 - 12:30 inside at its end\n2026-03-10 14:00 late"
    reading = read_text(text, OPTIONS)
    kept = window(reading, datetime(2026, 3, 10, 11, tzinfo=UTC), datetime(2026, 3, 10, 12, tzinfo=UTC))
    assert [event.text for event in kept.events] == ["inside at its end"]
    assert [skipped.reason for skipped in kept.skipped] == ["before the window", "after the window"]
    assert kept.read == reading.read


def test_the_same_entry_twice_is_kept_once() -> None:
    reading = read_text("2026-03-10 10:00 alert\n2026-03-10 10:00 alert", OPTIONS)
    assert len(reading.events) == 1
    assert reading.skipped[0].reason == "the same as line 1"


def test_access_tokens_do_not_get_in() -> None:
    reading = read_text(
        "time,text,url\n2026-03-10T10:00:00Z,see xoxe-12-ab,https://files.slack.com/f.png?t=xoxe-12-34\n", OPTIONS
    )
    assert (reading.events[0].text, reading.events[0].url) == ("see …", "https://files.slack.com/f.png")


def test_scripts_are_no_links() -> None:
    reading = read_text("time,text,url\n2026-03-10T10:00:00Z,alert,javascript:alert(1)\n", OPTIONS)
    assert reading.events[0].url == ""


def test_events_of_a_cluster_as_yaml_are_refused_with_the_command_for_json() -> None:
    text = (
        'apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Event\n  lastTimestamp: "2026-03-10T10:05:00Z"\nkind: List\n'
    )
    with pytest.raises(UnreadableError, match="kubectl get events"):
        read_text(text, Options(zone=ZoneInfo("UTC")))
