import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from facilitator.errors import UnreadableError
from facilitator.sources import Options, Reading, SourceEvent, read_paths, read_text

ReadSample = Callable[..., Reading]


def clock(reading: Reading) -> list[tuple[str, str, str]]:
    return [(f"{event.at:%d %H:%M:%S}", event.actor, event.text) for event in loud(reading)]


def loud(reading: Reading) -> list[SourceEvent]:
    return [event for event in reading.events if not event.noise]


def noise(reading: Reading) -> list[str]:
    return [event.noise_reason for event in reading.events if event.noise]


def test_a_slack_channel_gives_messages_and_bots_and_leaves_out_changes(read_sample: ReadSample) -> None:
    reading = read_sample("slack/constructed-incident-channel-2026-03-10.json")
    assert clock(reading) == [
        ("10 09:58:20", "PagerDuty", "Triggered #1234: db-3 replication lag 7324 ms"),
        ("10 10:00:02", "U01ANA", "looking. I think it is the replica & not the primary, see dashboard"),
        ("10 10:01:10", "U02LUK", "@U01ANA disk is full on db-3 :fire: ```/dev/sdb 100%```"),
        ("10 10:02:11", "U01ANA", "@here rolling back to v2.41.0 in #inc-1234"),
        ("10 10:04:10", "U02LUK", "lag graph (file: lag.png)"),
        ("10 10:05:00", "Zoë Ørsted", "message from a user who is not in users.json (guest from a shared channel)"),
    ]
    assert noise(reading) == ["no message: channel join", "no message: channel topic"]
    assert [skipped.reason for skipped in reading.skipped] == ["deleted or hidden"]
    assert loud(reading)[0].url == "https://example.pagerduty.com/incidents/PT4KHLK"
    assert loud(reading)[1].key == "slack:U01ANA:1773136802.000300"


def test_people_are_named_from_the_list_beside_the_channel(data: Path, madrid: Options) -> None:
    paths = [data / "slack" / f"constructed-{name}.json" for name in ("users", "incident-channel-2026-03-10")]
    (reading,) = read_paths(paths, madrid)
    assert [event.actor for event in loud(reading)[1:4]] == ["Ana Núñez", "Łukasz W", "Ana Núñez"]
    assert loud(reading)[2].text.startswith("@Ana Núñez disk is full")


def test_a_whole_export_is_one_reading_a_channel_without_any_access_token(data: Path, madrid: Options) -> None:
    first, second = read_paths([data / "slack" / "export-2016.zip"], madrid)
    assert [(reading.file, reading.read, len(loud(reading))) for reading in (first, second)] == [
        ("enrique", 102, 96),
        ("traveling-sailor", 56, 51),
    ]
    assert first.events[0].source == "slack enrique"
    assert {event.actor for event in first.events} >= {"Hamza Faran", "Harry Potter"}
    assert any("1 new commit by hfaran" in event.text for event in second.events)
    assert first.warnings == ("Not part of a timeline, so not read: integration_logs.json.",)
    assert not any("xox" in event.text + event.url for event in (*first.events, *second.events))


def test_one_channel_of_an_export_alone_is_one_reading(tmp_path: Path, madrid: Options) -> None:
    channel = tmp_path / "inc-1234"
    channel.mkdir()
    for day in (10, 11):
        message = {"type": "message", "user": "U1", "ts": f"{1773136802 + day}.000100", "text": f"day {day}"}
        (channel / f"2026-03-{day}.json").write_text(json.dumps([message]))
    (reading,) = read_paths([channel], madrid)
    assert (reading.file, len(reading.events)) == ("inc-1234", 2)


def test_a_thread_broadcast_in_two_days_files_is_kept_once(tmp_path: Path, madrid: Options) -> None:
    reply = {"type": "message", "user": "U1", "ts": "1773187199.000100", "text": "rolled back"}
    (tmp_path / "users.json").write_text(json.dumps([{"id": "U1", "name": "ana", "profile": {"real_name": "Ana"}}]))
    (tmp_path / "ops").mkdir()
    (tmp_path / "ops" / "2026-03-10.json").write_text(json.dumps([reply]))
    (tmp_path / "ops" / "2026-03-11.json").write_text(json.dumps([{**reply, "subtype": "thread_broadcast"}]))
    (tmp_path / "ops" / "2026-03-12.json").write_text("[]")
    (reading,) = read_paths([tmp_path], madrid)
    assert clock(reading) == [("10 23:59:59", "Ana", "rolled back")]
    assert [(skipped.row, skipped.reason) for skipped in reading.skipped] == [
        ("2026-03-11.json, entry 1", "the same as 2026-03-10.json, entry 1")
    ]


def test_the_words_of_blocks_are_read_where_the_text_is_empty(madrid: Options) -> None:
    elements = [{"type": "text", "text": "rolling back, says"}, {"type": "user", "user_id": "U1"}]
    blocks = [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}]
    message = {"type": "message", "user": "U2", "ts": "1773136802.000300", "text": "", "blocks": blocks}
    assert read_text(json.dumps([message]), madrid).events[0].text == "rolling back, says @U1"


def test_copied_messages_with_the_time_in_brackets_take_the_day_of_the_line_above(read_sample: ReadSample) -> None:
    reading = read_sample("slack/constructed-copy-paste-bracket.txt")
    assert clock(reading) == [
        ("10 09:02:00", "ana", "looking. I think it is the replica & not the primary"),
        ("10 09:04:00", "ana", "second message by the same person"),
        ("10 09:07:00", "lukasz", "@ana disk is full on db-3"),
        ("10 09:08:00", "PagerDuty", "Acknowledged #1234"),
        ("10 23:01:00", "ana", "past midnight"),
    ]
    assert reading.assumed == 5


def test_copied_messages_with_the_time_below_the_name(read_sample: ReadSample) -> None:
    reading = read_sample("slack/constructed-copy-paste-desktop.txt")
    assert clock(reading) == [
        ("10 09:02:00", "Ana Núñez", "looking. I think it is the replica & not the primary"),
        ("10 09:04:00", "Ana Núñez", "second message by the same person: only a time, no name"),
        ("10 09:07:00", "Łukasz W", "@Ana Núñez disk is full on db-3 :fire: /dev/sdb 100%"),
        ("10 09:08:00", "PagerDuty", "Acknowledged #1234: db-3 replication lag"),
    ]


def test_copied_messages_without_any_day_are_skipped(read_sample: ReadSample, madrid: Options) -> None:
    reading = read_sample("slack/constructed-copy-paste-desktop.txt", Options(zone=madrid.zone))
    assert {skipped.reason for skipped in reading.skipped} == {"only a time: say the day with --date"}


def test_mattermost_tables_and_bulk_exports(read_sample: ReadSample) -> None:
    table = read_sample("mattermost/constructed-channel-export.csv")
    assert clock(table) == [
        ("10 10:02:11", "ana", "looking, I think it is the replica"),
        ("10 10:03:40", "lukasz", "disk is full on db-3 second line"),
    ]
    assert noise(table) == ["no message: people or names of the channel changed"]
    bulk = read_sample("mattermost/constructed-bulk-export.jsonl")
    assert clock(bulk) == [("10 10:00:02", "ana", "looking"), ("10 10:01:10", "lukasz", "disk is full")]


def test_discord_keeps_ids_as_text_and_reads_embeds(madrid: Options) -> None:
    message = {
        "id": "1215234567890123456",
        "type": "Default",
        "timestamp": "2026-03-10T10:02:11.123+01:00",
        "content": "",
        "author": {"name": "bot", "nickname": "Alerts", "isBot": True},
        "embeds": [{"title": "Disk full", "description": "db-3"}],
    }
    join = {**message, "id": "2", "type": "GuildMemberJoin"}
    document = {"guild": {"id": "1"}, "channel": {"id": "2"}, "messages": [message, join]}
    reading = read_text(json.dumps(document), madrid)
    assert clock(reading) == [("10 09:02:11", "Alerts", "Disk full: db-3")]
    assert reading.events[0].url == "https://discord.com/channels/1/2/1215234567890123456"
    assert noise(reading) == ["no message: people or names of the channel changed"]


def test_zulip_content_is_read_without_its_tags(madrid: Options) -> None:
    message = {"id": 7, "sender_full_name": "Ana", "timestamp": 1773136802, "content": "<p>disk &amp; <b>lag</b></p>"}
    reading = read_text(json.dumps({"messages": [message], "found_newest": False}), madrid)
    assert clock(reading) == [("10 10:00:02", "Ana", "disk & lag")]
    assert any("more messages" in warning for warning in reading.warnings)


def test_a_list_of_people_alone_is_no_timeline(read_sample: ReadSample) -> None:
    reading = read_sample("slack/constructed-users.json")
    assert {skipped.reason for skipped in reading.skipped} == {
        "a person in a Slack export, no message: name the whole folder or the zip"
    }


def test_an_empty_day_is_refused_when_it_is_all_there_is(madrid: Options) -> None:
    with pytest.raises(UnreadableError, match="without entries"):
        read_text("[]", madrid)


def test_the_stamp_of_a_message_is_never_rounded(madrid: Options) -> None:
    reading = read_text('[{"type": "message", "user": "U1", "ts": "1773136802.999999", "text": "a"}]', madrid)
    assert reading.events[0].at == datetime(2026, 3, 10, 10, 0, 2, 999999, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Núñez  10:05 AM\nlooking\nBo Li  10:06 AM\nme too\n",
        "Ana Núñez\n  Today at 10:05 AM\nlooking\nBo Li\n  Today at 10:06 AM\nme too\n",
        "Ana Núñez \N{EM DASH} Today at 10:05 AM\nlooking\nBo Li \N{EM DASH} Today at 10:06 AM\nme too\n",
        "Ana Núñez\n13/03/2026 10:05\nlooking\nBo Li\n13/03/2026 10:06\nme too\n",
    ],
)
def test_more_ways_in_which_chats_put_the_time_beside_the_name(text: str) -> None:
    reading = read_text(text, Options(zone=ZoneInfo("UTC"), day=date(2026, 3, 13)))
    assert clock(reading) == [("13 10:05:00", "Ana Núñez", "looking"), ("13 10:06:00", "Bo Li", "me too")]


@pytest.mark.parametrize("day", ["Today", "Yesterday"])
def test_a_day_that_counts_from_when_the_chat_was_copied_is_warned_of(day: str) -> None:
    text = f"Ana Núñez\n  {day} at 10:05 AM\nlooking\nBo Li\n  {day} at 10:06 AM\nme too\n"
    reading = read_text(text, Options(zone=ZoneInfo("UTC"), day=date(2026, 3, 10)))
    assert [f"{event.at:%d %H:%M}" for event in reading.events] == ["10 10:05", "10 10:06"]
    assert "count from when the chat was copied" in reading.warnings[0]
