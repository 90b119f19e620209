"""Tables with the headers and dates that programs and people give them."""

from zoneinfo import ZoneInfo

import pytest

from facilitator.sources import Options, Reading, read_text

UTC_ZONE = Options(zone=ZoneInfo("UTC"))


def rows(reading: Reading) -> list[str]:
    return [f"{event.at:%Y-%m-%d %H:%M} {event.text}" for event in reading.events]


HEADERS = [
    ("Alert Name,Triggered At (UTC),Severity", "Lag,{0},high", "Lag"),
    ("incident_id,downtime_start,downtime_end,title", "1,{0},2026-03-10 10:09,Down", "Down"),
    ("number,short_description,opened_at,opened_by", "INC1,Down,{0},ana", "Down"),
    ("Summary,Issue key,Updated", "Down,INC-1,{0}", "Down"),
    ("Event Time,Event Type,Comment", "{0},deploy,v2 is out", "v2 is out"),
    ("UTC,Who,What", "{0},ana,looks", "looks"),
    ("Time,Value", '"{0}",5', "5"),
    ("timestamp,datetime,message", "1,{0},Down", "Down"),
    ("Ereignis,Zeit", "Alarm,{0}", "Alarm"),
]


@pytest.mark.parametrize(("header", "row", "text"), HEADERS)
def test_columns_are_told_by_what_programs_call_them(header: str, row: str, text: str) -> None:
    table = "\n".join((header, row.format("2026-03-10 10:05"), row.format("2026-03-10 10:06"), ""))
    reading = read_text(table, UTC_ZONE)
    assert reading.kind == "table"
    assert rows(reading) == [f"2026-03-10 10:05 {text}", f"2026-03-10 10:06 {text}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("3/10/26 10:05", "3/13/26 10:06"),
        ("10.03.26 10:05", "13.03.26 10:06"),
        ('"Mar 10, 2026 @ 10:05:00.000"', '"Mar 13, 2026 @ 10:06:00.000"'),
        ("10/Mar/26 10:05 AM", "13/Mar/26 10:06 AM"),
    ],
)
def test_dates_are_read_as_programs_write_them(first: str, second: str) -> None:
    reading = read_text(f"Time,Description\n{first},alert\n{second},back\n", UTC_ZONE)
    assert rows(reading) == ["2026-03-10 10:05 alert", "2026-03-13 10:06 back"]


def test_two_digits_with_dashes_are_no_date_for_they_read_from_either_end() -> None:
    reading = read_text("Time,Description\n26-03-10 10:05,alert\n", UTC_ZONE)
    assert [skipped.reason for skipped in reading.skipped] == ["“26-03-10 10:05” is no time"]


def test_date_and_clock_stand_in_columns_with_german_names() -> None:
    reading = read_text("Datum;Uhrzeit;Ereignis\n10.03.2026;10:05;Alarm\n;10:06;gut\n", UTC_ZONE)
    assert rows(reading) == ["2026-03-10 10:05 Alarm", "2026-03-10 10:06 gut"]


def test_the_day_above_the_header_holds_for_times_alone() -> None:
    reading = read_text("Incident of 2026-03-10,,\n\nTime (UTC),Event\n10:05,alert\n10:06,back\n", UTC_ZONE)
    assert rows(reading) == ["2026-03-10 10:05 alert", "2026-03-10 10:06 back"]


def test_an_end_that_a_program_names_in_its_own_way_is_the_end() -> None:
    (event,) = read_text("title,downtime_start,downtime_end\nDown,2026-03-10 10:05,2026-03-10 10:09\n", UTC_ZONE).events
    assert event.until is not None
    assert f"{event.until:%H:%M}" == "10:09"
