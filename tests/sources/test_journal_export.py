"""The journal's export form says what its JSON says, and a cut or hostile one stays harmless."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sources import Options, journal_export, read_bytes

BLOCK = b"__CURSOR=s=1;i=2\n__REALTIME_TIMESTAMP=1773136680123456\n"


def exported(entry: dict[str, object]) -> bytes:
    """Return a JSON entry of the journal as `journalctl -o export` writes it: its own fields first."""
    lines = []
    for name, value in sorted(entry.items(), key=lambda pair: not pair[0].startswith("__")):
        data = bytes(value) if isinstance(value, list) else str(value).encode()
        if any(byte < 32 and byte != 9 for byte in data):
            lines.append(name.encode() + b"\n" + len(data).to_bytes(8, "little") + data)
        else:
            lines.append(name.encode() + b"=" + data)
    return b"\n".join(lines) + b"\n\n"


def test_the_export_form_gives_the_same_moments_as_json(data: Path, madrid: Options) -> None:
    source = (data / "journald/journalctl-o-json.ndjson").read_bytes()
    entries = [json.loads(text) for text in source.splitlines()]
    form = b"".join(exported(entry) for entry in entries)
    assert b"MESSAGE\n" in form, "a message with line ends and one with escapes are binary fields"
    read, plain = read_bytes(form, "j", madrid), read_bytes(source, "j", madrid)
    told = [(event.at, event.actor, event.text, event.key, event.noise_reason) for event in plain.events]
    assert [(event.at, event.actor, event.text, event.key, event.noise_reason) for event in read.events] == told
    assert (read.kind, read.read_as, read.read) == ("journal export", "journal", len(entries))


def test_lengths_count_bytes_and_not_characters(madrid: Options) -> None:
    said = "Zoë: 磁盘满\nsecond line".encode()
    block = BLOCK + b"MESSAGE\n" + len(said).to_bytes(8, "little") + said + b"\n_HOSTNAME=db-3\n\n"
    (event,) = read_bytes(block, "j", madrid).events
    assert (event.text, event.actor) == ("Zoë: 磁盘满 second line", "db-3")


def test_a_blank_line_inside_of_a_message_ends_no_entry(madrid: Options) -> None:
    said = b"one\n\n__CURSOR=not a field\n"
    block = BLOCK + b"MESSAGE\n" + len(said).to_bytes(8, "little") + said + b"\n\n"
    reading = read_bytes(block + block.replace(b"i=2", b"i=3"), "j", madrid)
    assert [event.text for event in reading.events] == ["one __CURSOR=not a field"] * 2


@pytest.mark.parametrize(
    "cut", [b"MESSAGE\n\xff\xff\xff\xff\xff\xff\xff\x7fabc\n\n", b"MESSAGE=half", b"MESSAGE\n\x05"]
)
def test_a_cut_export_keeps_what_is_whole_and_says_so(cut: bytes, madrid: Options) -> None:
    reading = read_bytes(BLOCK + b"MESSAGE=whole\n\n" + BLOCK + cut, "j", madrid)
    assert [event.text for event in reading.events] == ["whole"]
    assert [row.row for row in reading.skipped] == ["entry 2"]
    assert any("cut" in warning for warning in reading.warnings)


def test_a_huge_message_is_cut_and_a_missing_time_is_told(madrid: Options) -> None:
    reading = read_bytes(BLOCK + b"MESSAGE=" + b"x" * 1_000_000 + b"\n\n__CURSOR=s\nMESSAGE=a\n\n", "j", madrid)
    assert len(reading.events[0].text) <= 2_000
    assert [row.reason for row in reading.skipped] == ["no time"]


@given(st.binary(max_size=400))
def test_whatever_follows_a_field_is_entries_then_at_most_one_cut_one(rest: bytes) -> None:
    found = [fields for _, fields in journal_export.entries(journal_export.decode(BLOCK + rest))]
    assert found
    assert None not in found[:-1]
    assert all(set(fields) <= journal_export.FIELDS for fields in found if fields is not None)
