import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from facilitator.errors import UnreadableError
from facilitator.sources import Options, Reading, read_bytes, read_text

ReadSample = Callable[..., Reading]


def test_a_table_is_read_by_the_names_of_its_columns(read_sample: ReadSample) -> None:
    reading = read_sample("csv/constructed-generic.csv")
    assert [event.text for event in reading.events] == [
        "line one line two, quoted",
        '=HYPERLINK("http://evil","x")',
        "db-3 replication lag 7324 ms",
    ]
    assert reading.events[0].actor == "Ana Núñez"
    assert reading.events[2].url == "https://example.pagerduty.com/incidents/PT4KHLK"
    assert (reading.assumed, reading.zone) == (1, "Europe/Madrid")
    assert [event.row for event in reading.events] == ["row 3", "row 4", "row 2"]


def test_date_and_time_apart_an_empty_date_and_a_zone_in_the_header(read_sample: ReadSample) -> None:
    reading = read_sample("csv/constructed-split-date-time-us.csv")
    assert [event.at for event in reading.events] == [
        datetime(2026, 3, 10, 9, 2, tzinfo=UTC),
        datetime(2026, 3, 10, 9, 5, tzinfo=UTC),
        datetime(2026, 3, 10, 9, 31, tzinfo=UTC),
        datetime(2026, 3, 11, 7, 10, tzinfo=UTC),
    ]
    assert {event.zone for event in reading.events} == {"PT"}
    assert any("month first" in warning for warning in reading.warnings)


def test_semicolons_and_days_before_months(madrid: Options) -> None:
    reading = read_text("Datum;Zeit;Ereignis\n10.03.2026;10:02;Alarm\n10.03.2026;10:05;quittiert\n", madrid)
    assert [(event.at.hour, event.text) for event in reading.events] == [(9, "Alarm"), (9, "quittiert")]


def test_a_day_beyond_twelve_tells_the_order_for_the_whole_column(madrid: Options) -> None:
    reading = read_text("time,text\n03/04/2026 10:00,a\n25/04/2026 10:00,b\n", madrid)
    assert [event.at.date() for event in reading.events] == [date(2026, 4, 3), date(2026, 4, 25)]
    assert not any("either way" in warning for warning in reading.warnings)


def test_a_table_without_known_names_is_read_by_its_content(madrid: Options) -> None:
    reading = read_text("2026-03-10T10:00:00Z\tdisk is full\n2026-03-10T10:01:00Z\tpaged\n", madrid)
    assert [event.text for event in reading.events] == ["disk is full", "paged"]


def test_rows_without_a_time_are_skipped_with_a_reason(madrid: Options) -> None:
    reading = read_text("time,text\n2026-03-10T10:00:00Z,alert\nsoon,ack\n,\n,nothing\n2026-03-10T10:09:00Z,\n", madrid)
    assert [(skipped.row, skipped.reason) for skipped in reading.skipped] == [
        ("row 3", "“soon” is no time"),
        ("row 5", "no time"),
        ("row 6", "no text"),
    ]


def test_the_logs_of_known_loggers_are_read_and_the_rest_is_reported(read_sample: ReadSample) -> None:
    reading = read_sample("ndjson/constructed-mixed-loggers.ndjson")
    assert [event.text.split(":")[0] for event in reading.events] == [
        "pino",
        "zap",
        "ECS",
        "structlog",
        "Google Cloud Logging export",
        "CloudWatch event",
        "loki",
    ]
    assert reading.events[1].at == datetime(2026, 3, 10, 10, 0, 15, 334400, tzinfo=UTC)
    assert reading.events[6].at == datetime(2026, 3, 10, 10, 0, 20, tzinfo=UTC)
    assert [(skipped.row, skipped.reason) for skipped in reading.skipped] == [
        ("line 8", "not JSON, or only half of it"),
        ("line 9", "no time"),
    ]
    assert (reading.read, reading.assumed) == (9, 0)


def test_a_list_cut_in_half_keeps_its_whole_entries(madrid: Options) -> None:
    reading = read_text('[{"time": "2026-03-10T10:00:00Z", "text": "alert"}, {"time": "2026-0', madrid)
    assert [event.text for event in reading.events] == ["alert"]
    assert "cut here" in reading.skipped[0].reason


def test_utf_16_and_windows_text_are_read(madrid: Options) -> None:
    text = "time,text\n2026-03-10T10:00:00Z,Núñez looks\n"
    assert read_bytes(text.encode("utf-16"), "a.csv", madrid).events[0].text == "Núñez looks"
    legacy = read_bytes(text.encode("cp1252"), "a.csv", madrid)
    assert legacy.events[0].text == "Núñez looks"
    assert any("Windows-1252" in warning for warning in legacy.warnings)


def test_a_wall_clock_that_does_not_exist_or_came_twice_is_kept_as_doubtful() -> None:
    options = Options(zone=ZoneInfo("Europe/Madrid"))
    reading = read_text("time,text\n2026-03-29 02:30:00,alert\n2026-10-25 02:30:00,again\n", options)
    assert [event.at.hour for event in reading.events] == [1, 0]
    assert [event.doubt is not None for event in reading.events] == [True, True]
    assert reading.doubtful == 2


def test_times_alone_roll_over_midnight_from_the_day_asked_for() -> None:
    options = Options(zone=ZoneInfo("UTC"), day=date(2026, 3, 10))
    reading = read_text("time,text\n23:50,alert\n00:10,rollback\n", options)
    assert [event.at.day for event in reading.events] == [10, 11]
    assert any("next day, 2026-03-11" in warning for warning in reading.warnings)


def test_a_column_of_zones_is_heeded_row_by_row() -> None:
    options = Options(zone=ZoneInfo("UTC"))
    text = "time,zone,text\n2026-03-10 10:00,CET,a\n2026-03-10 10:00,America/New_York,b\n2026-03-10 10:00,,c\n"
    reading = read_text(text, options)
    assert [(event.text, event.at.hour, event.zone) for event in reading.events] == [
        ("a", 9, "CET"),
        ("c", 10, None),
        ("b", 14, "America/New_York"),
    ]


def test_a_markdown_table_is_read_as_one(madrid: Options) -> None:
    reading = read_text("| Time | Event |\n|---|---|\n| 2026-03-10 10:02 | alert |\n", madrid)
    assert (reading.kind, [event.text for event in reading.events], reading.skipped) == ("report", ["alert"], ())


def test_entries_deep_inside_an_answer_are_found(madrid: Options) -> None:
    hits = {
        "took": 3,
        "hits": {
            "total": 1,
            "hits": [{"_id": "a", "_source": {"@timestamp": "2026-03-10T10:00:00Z", "message": "full"}}],
        },
    }
    assert [event.text for event in read_text(json.dumps(hits), madrid).events] == ["full"]
    loki = {
        "status": "success",
        "data": {"result": [{"stream": {"app": "a"}, "values": [["1773136820000000000", "lag"]]}]},
    }
    assert [event.text for event in read_text(json.dumps(loki), madrid).events] == ["lag"]
    trail = {
        "Records": [{"eventTime": "2026-03-10T10:00:00Z", "eventName": "StopTask", "userIdentity": {"userName": "ci"}}]
    }
    (event,) = read_text(json.dumps(trail), madrid).events
    assert (event.text, event.actor) == ("StopTask", "ci")


def test_an_id_that_many_lines_share_does_not_make_them_one(madrid: Options) -> None:
    lines = [{"time": 1773136814, "id": "request-1", "msg": text} for text in ("in", "out")]
    assert len(read_text("\n".join(map(json.dumps, lines)), madrid).events) == 2


def test_names_of_fields_are_known_in_any_case(madrid: Options) -> None:
    reading = read_text('{"Timestamp": "2026-03-10T10:00:00Z", "Message": "full", "User_Name": "ana"}', madrid)
    assert (reading.events[0].text, reading.events[0].actor) == ("full", "ana")


def test_the_time_of_an_export_is_not_that_of_its_entries(madrid: Options) -> None:
    export = {"timestamp": "2026-03-12T00:00:00Z", "items": [{"time": "2026-03-10T10:00:00Z", "text": "alert"}]}
    assert [event.text for event in read_text(json.dumps(export), madrid).events] == ["alert"]


def test_a_cut_file_is_warned_of(madrid: Options) -> None:
    reading = read_text('{"time": 1773136814, "msg": "a"}\n{"time": 17731', madrid)
    assert len(reading.events) == 1
    assert any("seems to be cut" in warning for warning in reading.warnings)


def test_an_open_quotation_mark_that_swallows_rows_is_warned_of(madrid: Options) -> None:
    text = 'time,text\n2026-03-10T10:00:00Z,"open\n' + "2026-03-10T10:01:00Z,alert\n" * 60
    assert any("quotation mark" in warning for warning in read_text(text, madrid).warnings)


def test_text_behind_the_end_of_a_list_is_reported(madrid: Options) -> None:
    reading = read_text('[{"time": 1773136814, "msg": "a"}] and so on', madrid)
    assert [event.text for event in reading.events] == ["a"]
    assert [skipped.reason for skipped in reading.skipped] == ["more text behind the end of the list"]


def test_one_object_too_large_to_hold_is_refused(madrid: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.sources.sample.LARGEST_DOCUMENT", 1_000)
    with pytest.raises(UnreadableError, match="hours of the incident"):
        read_text(json.dumps({"events": [{"time": 1773136814, "msg": "a"}] * 100}), madrid)


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\ntime;text\n2026-03-10 10:00Z;alert\n",
        "Export of 12 March\n\ntime,text\n2026-03-10 10:00Z,alert\n",
        "id,created_on,description,status\nP1,2026-03-10T11:00:00+01:00,alert,resolved\n",
        "Key,Created,Summary\nA-1,10/Mar/26 10:00 AM UTC,alert\n",
    ],
)
def test_tables_as_programs_export_them(madrid: Options, text: str) -> None:
    reading = read_text(text, madrid)
    assert [(event.text, event.at) for event in reading.events] == [("alert", datetime(2026, 3, 10, 10, tzinfo=UTC))]
    assert reading.skipped == ()
