"""Lines of logs in the forms of many programs, each with its time and what is kept of it."""

from zoneinfo import ZoneInfo

import pytest

from facilitator.sources import Options, Reading, read_text

UTC_ZONE = Options(zone=ZoneInfo("UTC"))
Y2026 = Options(zone=ZoneInfo("UTC"), year=2026)


def rows(reading: Reading) -> list[str]:
    return [f"{event.at:%Y-%m-%d %H:%M:%S} {event.text}" for event in reading.events]


LINES = {
    "26/03/10 10:00:05 INFO store.Blocks: block lost": "INFO store.Blocks: block lost",
    "260310 100005 148 INFO dfs.Data: block lost": "148 INFO dfs.Data: block lost",
    "Tue Mar 10 10:00:05 UTC 2026 disk is full": "disk is full",
    "Tue Mar 10 10:00:05 2026: disk is full": "disk is full",
    "@4000000069afebaf3b6e1a8c tcpserver: status 5": "tcpserver: status 5",
    "INFO::2026-03-10 10:00:05,101::vdsm::(run) up": "INFO vdsm::(run) up",
    "api.log.1 2026-03-10 10:00:05.008 25746 ERROR no disk": "api.log.1 25746 ERROR no disk",
    'logger=db t=2026-03-10T10:00:05Z level=error msg="no disk"': "no disk",
    'www:443 203.0.113.9 x1 ana [10/Mar/2026:10:00:05 +0000] "GET /" 502': 'www:443 203.0.113.9 x1 ana "GET /" 502',
    "[pid: 88|req: 1/1] 203.0.113.9 () [Tue Mar 10 10:00:05 2026] POST /m": "[pid: 88|req: 1/1] 203.0.113.9 () POST /m",
    "- 1773136805 node-3 kernel: no disk": "node-3 kernel: no disk",
    'api-1  | {"ts":1773136805,"level":"error","msg":"no disk"}': "api-1 no disk",
    '2026-03-10T10:00:05Z {"level":"error","msg":"no disk"}': "no disk",
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_taken_apart_in_the_form_of_its_program(line: str) -> None:
    reading = read_text(
        f"{line}\n{line.replace('10:00:05', '10:00:06').replace('1773136805', '1773136806')}\n", UTC_ZONE
    )
    assert reading.kind == "log"
    assert rows(reading)[0] == f"2026-03-10 10:00:05 {LINES[line]}"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("03-10 10:00:05.811  1702  2395 D Window: freezes", "1702 2395 D Window: freezes"),
        ("[03.10 10:00:05] browser.exe - no route", "browser.exe - no route"),
        ("\x1b[0m\x1b[32mMar 10 \x1b[33m10:00:05\x1b[0m db-3 no disk", "db-3 no disk"),
    ],
)
def test_a_form_without_a_year_is_read_in_the_one_that_was_said(line: str, text: str) -> None:
    assert rows(read_text(f"{line}\n", Y2026)) == [f"2026-03-10 10:00:05 {text}"]


def test_a_date_on_another_line_tells_the_year_of_those_that_have_none() -> None:
    reading = read_text("2026-03-10T10:00:04Z up\nMar 10 10:00:05 db-3 kernel: no disk\n", UTC_ZONE)
    assert rows(reading)[1] == "2026-03-10 10:00:05 db-3 kernel: no disk"


def test_a_single_line_with_a_long_stack_trace_is_a_log() -> None:
    trace = "".join(f"at pool.Pool.get({number})\n" for number in range(30))
    reading = read_text(f"2026-03-10 10:00:05,123 ERROR no connection\n{trace}", UTC_ZONE)
    assert (reading.kind, len(reading.events)) == ("log", 1)


def test_a_report_that_starts_with_a_time_to_the_second_stays_a_report() -> None:
    text = "2026-03-10 10:00:05 alert fires\n\n# What happened\n\nAll was well.\n\nThen not.\n\n- 10:05 rolled back\n"
    reading = read_text(text, UTC_ZONE)
    assert (reading.kind, len(reading.events)) == ("report", 2)


def test_numbers_at_the_start_of_lines_are_epochs_and_no_commits() -> None:
    reading = read_text("1773136805123 no disk\n1773136806456 up again\n", UTC_ZONE)
    assert rows(reading) == ["2026-03-10 10:00:05 no disk", "2026-03-10 10:00:06 up again"]


@pytest.mark.parametrize(
    ("entry", "row"),
    [
        ('{"t":{"$date":"2026-03-10T10:00:05.401+00:00"},"s":"W","msg":"no disk"}', "2026-03-10 10:00:05 no disk"),
        (
            '{"instant":{"epochSecond":1773136805,"nanoOfSecond":484000000},"msg":"no disk"}',
            "2026-03-10 10:00:05 no disk",
        ),
        (
            '{"timestamp":"2026-03-10T10:00:05Z","fields":{"message":"no disk"},"spans":[{"name":"a"}]}',
            "2026-03-10 10:00:05 no disk",
        ),
        ('{"ts":"2026-03-10T10:00:05Z","@fields":{"msg":"no disk"}}', "2026-03-10 10:00:05 no disk"),
        (
            '{"EdgeStartTimestamp":"2026-03-10T10:00:05Z","Path":"/v1","Status":502}',
            "2026-03-10 10:00:05 Path=/v1 Status=502",
        ),
        (
            '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1773136805000000000","body":{"stringValue":"up"}}]}]}]}',
            "2026-03-10 10:00:05 up",
        ),
    ],
)
def test_the_json_of_more_loggers_is_read(entry: str, row: str) -> None:
    assert rows(read_text(f"{entry}\n", UTC_ZONE)) == [row]
