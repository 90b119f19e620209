from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from facilitator.sources import Options, Reading, read_text

ReadSample = Callable[..., Reading]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def test_each_known_form_of_log_line_is_read(read_sample: ReadSample) -> None:
    reading = read_sample("logs/constructed-mixed-formats.log")
    assert reading.kind == "log"
    by_row = {event.row: (event.at, event.zone, event.text) for event in reading.events}
    assert by_row["line 1"][0] == at("2026-03-10T10:00:05.123+01:00")
    assert by_row["line 1"][2].endswith("in get TimeoutError: 5s")
    assert by_row["line 5"] == (at("2026-03-10T10:00:06.001Z"), "Z", "INFO api: retrying")
    assert by_row["line 7"][0] == at("2026-03-10T10:00:07Z")
    assert by_row["line 7"][2].startswith('203.0.113.9 "GET /v1/items')
    assert by_row["line 8"] == (
        at("2026-03-10T10:00:08+01:00"),
        None,
        "db-3 postgres[912]: FATAL: could not write to file",
    )
    assert by_row["line 9"][0] == at("2026-03-10T10:00:09.003Z")
    assert by_row["line 10"] == (at("2026-03-10T10:00:10.123456+01:00"), None, "failed to list pods")
    assert by_row["line 11"] == (at("2026-03-10T10:00:11.225777Z"), "Z", "POST /api/v1/push (502) 8.08s")
    assert by_row["line 12"][0] == at("2026-03-10T10:00:12.000123+01:00")
    assert by_row["line 13"][0] == at("2026-03-10T10:00:13+01:00")
    assert by_row["line 14"] == (at("2026-03-10T10:00:14Z"), "UTC", "plain epoch seconds")
    assert by_row["line 15"][0] == at("2026-03-10T10:00:15.123Z")
    assert by_row["line 16"][0] == at("2026-03-10T10:00:16+01:00")
    assert by_row["line 17"] == (at("2026-03-10T12:00:17+01:00"), "CET", "zone abbreviation")
    assert by_row["line 18"][0] == at("2026-03-10T09:00:18Z")
    assert len(reading.events) == 17


def test_times_in_a_gap_and_in_an_hour_that_comes_twice_are_doubtful() -> None:
    options = Options(zone=ZoneInfo("Europe/London"))
    reading = read_text("2026-03-29 01:30:00 gap\n2026-10-25 01:30:00 twice\n2026-10-26 01:30:00 once\n", options)
    changes = [event.doubt.change if event.doubt else None for event in reading.events]
    assert [change.twice if change else None for change in changes] == [False, True, None]


def test_lines_without_a_year_need_one(read_sample: ReadSample, madrid: Options) -> None:
    assert len(read_sample("journald/journalctl-o-short.txt").events) == 6
    without = read_sample("journald/journalctl-o-short.txt", Options(zone=madrid.zone))
    assert {skipped.reason for skipped in without.skipped} == {"no year in its time: say it with --year"}
    given = read_sample("journald/journalctl-o-short.txt", Options(zone=madrid.zone, year=2024))
    assert given.events[0].at.year == 2024


def test_a_year_that_nothing_tells_is_the_last_one_in_which_the_day_has_passed() -> None:
    options = Options(zone=ZoneInfo("UTC"), latest=datetime(2026, 3, 10, 12, tzinfo=UTC))
    reading = read_text("Dec 31 23:59:58 db-3 a: before\nMar 10 10:00:05 db-3 a: after\n", options)
    assert [event.at.year for event in reading.events] == [2025, 2026]
    assert any("No year is written" in warning for warning in reading.warnings)


def test_a_report_without_a_year_is_read_in_the_last_one() -> None:
    options = Options(zone=ZoneInfo("UTC"), latest=datetime(2026, 3, 10, 12, tzinfo=UTC))
    (event,) = read_text("- Mar 10 10:00 UTC - alert\n", options).events
    assert f"{event.at:%Y-%m-%d %H:%M}" == "2026-03-10 10:00"


def test_a_year_that_turned_during_the_incident_is_the_near_one() -> None:
    options = Options(zone=ZoneInfo("UTC"), start=datetime(2026, 1, 1, 0, 30, tzinfo=UTC))
    reading = read_text("Dec 31 23:59:58 db-3 a: before\nJan  1 00:00:05 db-3 a: after\n", options)
    assert [event.at.year for event in reading.events] == [2025, 2026]


@pytest.mark.parametrize("path", ["journalctl-o-json.ndjson", "journalctl-o-json-pretty.json"])
def test_the_journal_is_read_with_quiet_entries_unticked(read_sample: ReadSample, path: str) -> None:
    reading = read_sample(f"journald/{path}")
    assert (reading.kind, len(reading.events)) == ("journal", 6)
    loud = [event for event in reading.events if not event.noise]
    assert [event.text for event in loud] == [
        'replication slot "replica_2" is behind by 7324 ms',
        'FATAL could not write to file "pg_wal/xlogtemp.912": No space left on device',
        "PANIC: terminating DETAIL: disk full HINT: free some space",
    ]
    assert loud[0].at == datetime(2026, 3, 10, 9, 59, 1, 123456, tzinfo=UTC)
    assert loud[0].actor == "postgresql@15-main.service on db-3"
    assert reading.events[0].noise_reason == "priority info"


def test_the_journal_with_record_separators_and_a_message_left_out(madrid: Options) -> None:
    text = (
        '\x1e{"__REALTIME_TIMESTAMP": "1773136680123456", "MESSAGE": "a"}\n'
        '\x1e{"__REALTIME_TIMESTAMP": "1773136680123457", "MESSAGE": null}\n'
    )
    reading = read_text(text, madrid)
    assert [event.text for event in reading.events] == ["a"]
    assert "journalctl -o json --all" in reading.skipped[0].reason


def test_a_calendar_with_a_zone_a_whole_day_and_a_floating_time(read_sample: ReadSample) -> None:
    reading = read_sample("ics/constructed-maintenance.ics")
    freeze, floating, maintenance = reading.events
    assert (freeze.text, freeze.precision) == ("Change freeze (all day)", "day")
    assert (floating.at, floating.zone) == (at("2026-03-10T09:00:00Z"), None)
    assert maintenance.text == "Maintenance: db-3 diskresize (folded line)"
    assert (maintenance.at, maintenance.until) == (at("2026-03-10T09:45:00Z"), at("2026-03-10T10:45:00Z"))
    assert (maintenance.zone, maintenance.actor) == ("Europe/Madrid", "Łukasz W")
    assert (reading.assumed, reading.zone) == (2, "Europe/Madrid")


def test_a_log_is_no_table_because_of_the_comma_in_its_milliseconds(madrid: Options) -> None:
    text = "".join(f"2026-03-10 10:00:0{second},123 ERROR api: lag\n" for second in range(5))
    reading = read_text(text, madrid)
    assert (reading.kind, reading.events[0].text) == ("log", "ERROR api: lag")


def test_a_bracket_at_the_start_does_not_make_json(madrid: Options) -> None:
    log = read_text("[2026-03-10 10:00:05] ERROR lag\n[2026-03-10 10:00:06] ERROR full\n", madrid)
    assert (log.kind, [event.text for event in log.events]) == ("log", ["ERROR lag", "ERROR full"])
    notes = read_text("[10:02] alert\n[10:05] ack\n", madrid)
    assert (notes.kind, [event.text for event in notes.events]) == ("report", ["alert", "ack"])


@pytest.mark.parametrize(
    ("line", "when", "text"),
    [
        ("912:M 10 Mar 2026 10:00:05.123 * Ready", "2026-03-10T10:00:05.123+01:00", "Ready"),
        ("E, [2026-03-10T10:00:05.123456 #912] ERROR -- : lag", "2026-03-10T10:00:05.123456+01:00", "ERROR -- : lag"),
        ("api-1  | 2026-03-10T10:00:05.123456789Z lag", "2026-03-10T10:00:05.123456Z", "api-1 lag"),
        ("deploy\tRun it\t2026-03-10T10:00:05.1234567Z lag", "2026-03-10T10:00:05.123456Z", "deploy lag"),
        ("[pod/api-1/api] 2026-03-10T10:00:05Z lag", "2026-03-10T10:00:05Z", "pod/api-1/api lag"),
        ("Tue 2026-03-10 10:00:05 CET db-3 postgres[912]: lag", "2026-03-10T09:00:05Z", "db-3 postgres[912]: lag"),
        ("2026-03-10 10:00:05.123 HKT [912] FATAL:  lag", "2026-03-10T02:00:05.123Z", "[912] FATAL: lag"),
        ("[2026-03-10 10:00:05] production.ERROR: lag", "2026-03-10T09:00:05Z", "production.ERROR: lag"),
        ("2026-03-10 10:00:05,123 - app - ERROR - lag", "2026-03-10T09:00:05.123Z", "app - ERROR - lag"),
        ("<34>Mar 10 10:00:05 db-3 su: lag", "2026-03-10T09:00:05Z", "db-3 su: lag"),
        ("[1773136805] lag", "2026-03-10T10:00:05Z", "lag"),
    ],
)
def test_lines_of_well_known_programs(madrid: Options, line: str, when: str, text: str) -> None:
    reading = read_text(f"{line}\n{line} again\n", madrid)
    assert (reading.kind, reading.events[0].at, reading.events[0].text) == ("log", at(when), text)


def test_calendars_of_outlook_and_the_zone_of_a_whole_calendar(madrid: Options) -> None:
    def event(start: str, uid: str) -> str:
        return f"BEGIN:VEVENT\nUID:{uid}\n{start}\nSUMMARY:{uid}\nEND:VEVENT\n"

    text = (
        "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Asia/Tokyo\n"
        + event('DTSTART;TZID="W. Europe Standard Time":20260310T100000', "outlook")
        + event("DTSTART:20260310T100000", "floating")
        + event("DTSTART;TZID=Mars/Base:20260310T100000", "nowhere")
        + "END:VCALENDAR\n"
    )
    reading = read_text(text, madrid)
    assert [(event.text, event.at.hour) for event in reading.events] == [("floating", 1), ("outlook", 9)]
    assert "names no single zone" in reading.skipped[0].reason


ZONE_RULES = """BEGIN:VTIMEZONE
TZID:Western/Somewhere
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


@pytest.mark.parametrize(
    ("start", "at"), [("20260310T110000", "10:00"), ("20260329T040000", "02:00"), ("20261025T040000", "03:00")]
)
def test_a_zone_that_a_calendar_defines_itself_is_read_by_its_rules(start: str, at: str) -> None:
    event = f"BEGIN:VEVENT\nDTSTART;TZID=Western/Somewhere:{start}\nSUMMARY:change\nEND:VEVENT\n"
    reading = read_text(f"BEGIN:VCALENDAR\n{event}{ZONE_RULES}END:VCALENDAR\n", Options(zone=ZoneInfo("UTC")))
    assert [f"{event.at:%H:%M}" for event in reading.events] == [at]


@pytest.mark.parametrize(
    "rule", ["BYDAY=-SU;BYMONTH=3", "BYDAY=0SU;BYMONTH=3", "BYDAY=1SU;BYMONTH=²", "BYDAY=;BYMONTH="]
)
def test_a_zone_whose_rule_is_damaged_holds_from_its_first_day(rule: str) -> None:
    zone = ZONE_RULES.replace("BYDAY=-1SU;BYMONTH=3", rule)
    event = "BEGIN:VEVENT\nDTSTART;TZID=Western/Somewhere:20260110T110000\nSUMMARY:change\nEND:VEVENT\n"
    reading = read_text(f"BEGIN:VCALENDAR\n{event}{zone}END:VCALENDAR\n", Options(zone=ZoneInfo("UTC")))
    assert [f"{event.at:%H:%M}" for event in reading.events] == ["10:00"]


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_an_event_at_the_end_of_the_calendar_is_skipped_in_a_zone_of_its_own(year: str) -> None:
    event = f"BEGIN:VEVENT\nDTSTART;TZID=Western/Somewhere:{year}1231T110000\nSUMMARY:change\nEND:VEVENT\n"
    reading = read_text(f"BEGIN:VCALENDAR\n{event}{ZONE_RULES}END:VCALENDAR\n", Options(zone=ZoneInfo("UTC")))
    assert [row.reason for row in reading.skipped] == [f"the year {int(year)} is none of an incident"]


def test_a_longer_name_that_ends_in_a_known_zone_is_that_zone() -> None:
    event = "BEGIN:VEVENT\nDTSTART;TZID=/example.org/Tzfile/Europe/Paris:20260310T110000\nSUMMARY:change\nEND:VEVENT\n"
    reading = read_text(f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n", Options(zone=ZoneInfo("UTC")))
    assert [f"{event.at:%H:%M}" for event in reading.events] == ["10:00"]
