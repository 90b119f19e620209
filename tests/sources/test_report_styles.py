"""The many ways in which people write the times of a timeline, each in two or three lines."""

from zoneinfo import ZoneInfo

import pytest

from facilitator.sources import Options, Reading, read_text

HEAD = "# Incident on 2026-03-10\n\nAll times are in UTC.\n\n## Timeline\n\n"
UTC_ZONE = Options(zone=ZoneInfo("UTC"))


def read(text: str) -> Reading:
    return read_text(text, UTC_ZONE)


def rows(reading: Reading) -> list[str]:
    return [
        f"{event.at:%d %H:%M}{f':{event.at:%S}' if event.at.second else ''} {event.text}" for event in reading.events
    ]


LINES = {
    "- **10:05 UTC:** rolled back": "10 10:05 rolled back",
    "- `10:05 UTC` rolled back": "10 10:05 rolled back",
    "* *10:05* rolled back": "10 10:05 rolled back",
    "[10:05] rolled back": "10 10:05 rolled back",
    "- [10:05](https://chat.example.com/1) rolled back": "10 10:05 rolled back",
    "- \N{LARGE RED CIRCLE} 10:05 rolled back": "10 10:05 rolled back",
    "- :fire: 10:05 rolled back": "10 10:05 rolled back",
    "> 10:05 rolled back": "10 10:05 rolled back",
    '#### <a name="x"></a>10:05 rolled back': "10 10:05 rolled back",
    "### {{ 10:05 }}\n\nRolled back.": "10 10:05 Rolled back.",
    "\N{EN DASH} 10:05: rolled back": "10 10:05 rolled back",
    "* 10:05 &ndash; rolled back": "10 10:05 rolled back",
    "* 10:05 \\- rolled back": "10 10:05 rolled back",
    "* 10:05 => rolled back": "10 10:05 rolled back",
    "10:05\n: rolled back": "10 10:05 rolled back",
    "10:05\nrolled back": "10 10:05 rolled back",
    "- 1:05 p.m. - rolled back": "10 13:05 rolled back",
    "### 2026-03-10 17:14pm\n\nRolled back.": "10 17:14 Rolled back.",
    "- 02.30 PM rolled back": "10 14:30 rolled back",
    "- 10.05 UTC rolled back": "10 10:05 rolled back",
    "- 1005 UTC rolled back": "10 10:05 rolled back",
    "- 1005 hrs rolled back": "10 10:05 rolled back",
    "- 10:05 Uhr rolled back": "10 10:05 rolled back",
    "- 10h05: rolled back": "10 10:05 rolled back",
    "- <10:05 rolled back": "10 10:05 rolled back",
    "- 10:05 UTC / 11:05 CET - rolled back": "10 10:05 rolled back",
    "- 05:05 EST (10:05 UTC): rolled back": "10 10:05 rolled back",
    "- 06:05 Eastern: rolled back": "10 10:05 rolled back",
    "- 10 Mar **10:05** `@bo` rolled back": "10 10:05 `@bo` rolled back",
    "- [03-10 10:05] rolled back": "10 10:05 rolled back",
    "- 10-Mar-2026 10:05 rolled back": "10 10:05 rolled back",
    "- 3/13/26 10:05 rolled back": "13 10:05 rolled back",
    "- 2026-03-10 @ 10:05 rolled back": "10 10:05 rolled back",
    "### 11. March, 10:05\n\nRolled back.": "11 10:05 Rolled back.",
    "- Wed 10:05 rolled back": "11 10:05 rolled back",
    "- 10:05 (next day) rolled back": "11 10:05 rolled back",
    "- **Rolled back:** 10:05 UTC\n- Resolved: 10:05 UTC": "10 10:05 Resolved",
}


@pytest.mark.parametrize("line", LINES)
def test_a_time_is_found_however_it_is_written(line: str) -> None:
    assert rows(read(f"{HEAD}{line}\n")) == [LINES[line]]


@pytest.mark.parametrize(
    "line",
    [
        "- Duration: 1:30",
        "- 12.04 LTS is out of support",
        "- 2000 hours of work",
        "- ~~10:00 nothing~~",
        "- v1.10.05 released",
        "- **March 1 & 2**: two slow days",
        "From 10:05 on people looked at graphs.",
    ],
)
def test_numbers_that_are_no_time_make_no_entry(line: str) -> None:
    assert rows(read(f"{HEAD}- 10:02 alert\n\n{line}\n")) == ["10 10:02 alert"]


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("- From 11:00 to 11:10 slow", "11:10:00"),
        ("- Between 11:00 and 11:10 slow", "11:10:00"),
        ("### 2026-03-10 between 11:00 and 11:10\n\nslow", "11:10:00"),
        ("- *11:00* to *11:10* slow", "11:10:00"),
        ("### 11:00:09-17\n\nslow", "11:00:17"),
        ("| Start | End | What |\n|---|---|---|\n| 11:00 | 11:10 | slow |", "11:10:00"),
    ],
)
def test_a_range_has_its_end(line: str, until: str) -> None:
    (event,) = read(f"{HEAD}{line}\n").events
    assert event.until is not None
    assert (f"{event.at:%H}", f"{event.until:%H:%M:%S}", event.text) == ("11", until, "slow")


def test_the_half_of_the_day_behind_a_range_holds_for_both_ends() -> None:
    (event,) = read(f"{HEAD}- 1:05-1:20 PM slow\n").events
    assert event.until is not None
    assert (f"{event.at:%H:%M}", f"{event.until:%H:%M}") == ("13:05", "13:20")


def test_a_range_of_days_has_its_end() -> None:
    (event,) = read(f"{HEAD}- *2026-03-10* to *2026-03-12* slow\n").events
    assert event.until is not None
    assert (event.precision, f"{event.until:%d}", event.text) == ("day", "12", "slow")


@pytest.mark.parametrize(
    "statement",
    [
        "## Timeline (CET)",
        "## Timeline (times in CET)",
        "### Timeline - CET",
        "## Timeline of events, all times in CET",
        "Timeline (all times CET)",
        "All events are documented in [CET](https://example.com/cet) time.",
        "(Times are UTC+1)",
        "Unless noted otherwise all of these times are in\nCET.",
    ],
)
def test_the_zone_is_taken_from_the_words_above(statement: str) -> None:
    assert rows(read(f"# Outage 2026-03-10\n\n{statement}\n\n- 11:02 alert\n")) == ["10 10:02 alert"]


@pytest.mark.parametrize("zone", ["Pacific", "Pacific Time (PT)", "PST/PDT", "US/Pacific"])
def test_both_names_of_a_zone_and_the_name_of_its_region_follow_the_season(zone: str) -> None:
    reading = read(f"# Outage 2026-03-10\n\n*All times in {zone}.*\n\n- 3:02 AM alert\n")
    assert (rows(reading), reading.warnings) == (["10 10:02 alert"], ())


def test_a_heading_with_capitals_is_no_zone() -> None:
    reading = read("# Outage 2026-03-10\n\n## Timeline: Central cluster\n\n- 10:02 alert\n")
    assert (rows(reading), reading.assumed) == (["10 10:02 alert"], 1)


def test_times_below_others_with_a_zone_are_read_in_it_and_that_is_said() -> None:
    reading = read("# Outage 2026-03-10\n\n- 11:02 CET alert\n- 11:05 rolled back\n")
    assert rows(reading) == ["10 10:02 alert", "10 10:05 rolled back"]
    assert any("below others in CET" in warning for warning in reading.warnings)


def test_the_day_that_holds_for_all_events_goes_on_below_one_of_another_day() -> None:
    text = "All events happened on 2026-03-10, times in\nUTC.\n\n- 2026-03-09 22:00 disk fills\n- 01:38 alert\n"
    assert rows(read(text)) == ["09 22:00 disk fills", "10 01:38 alert"]


@pytest.mark.parametrize("date", ["**Date**: 10.03.2026", "# Outage 3-13-26", "Date: the 10th of March 2026"])
def test_the_day_is_found_in_the_head_of_the_report(date: str) -> None:
    assert len(read(f"{date}\n\n- 10:02 alert\n").events) == 1


def test_a_date_that_reads_both_ways_is_not_taken_for_the_day() -> None:
    reading = read("# Outage 03/10/2026\n\n- 10:02 alert\n")
    assert [skipped.reason for skipped in reading.skipped] == ["only a time: say the day with --date"]


def test_a_month_in_the_title_tells_the_year() -> None:
    assert rows(read("# Incident March 2026\n\n- 10 Mar 10:02 alert\n")) == ["10 10:02 alert"]


def test_a_day_without_a_year_is_the_one_closest_to_the_title() -> None:
    reading = read("# 2026-03-10\n\n- [12-05 16:21] bug comes in\n- [03-10 10:02] alert\n")
    assert [f"{event.at:%Y-%m-%d}" for event in reading.events] == ["2025-12-05", "2026-03-10"]


def test_times_below_a_summary_of_dated_milestones_are_of_the_first_day_again() -> None:
    text = (
        "# Incident on 2026-03-10\n\n- **Key events**\n  - Detected 2026-03-10 15:35\n  - Resolved 2026-03-11 12:34\n\n"
        "- **Context**:\n\n15:35 \N{EN DASH} pushed\n\n11/03/26\n\n12:34 \N{EN DASH} removed\n"
    )
    reading = read(text)
    assert rows(reading)[0:2] == ["10 15:35 Detected", "10 15:35 pushed"]
    assert not any("Out of order" in warning for warning in reading.warnings)


def test_a_milestone_with_a_slip_in_its_date_is_skipped_with_a_reason() -> None:
    reading = read("# 2026-03-10\n\n- First detected 22026-03-10 09:36\n- Repaired 2026-03-10 10:00\n")
    assert [skipped.reason for skipped in reading.skipped] == ["“22026-03-10 09:36” is no time"]


def test_times_counted_from_the_start_are_read_from_the_first_time_of_the_file() -> None:
    reading = read(f"{HEAD}- 10:00 deployed\n- T+5m alert\n- T+1h10m rolled back\n- T+01:12 done\n")
    assert rows(reading) == ["10 10:00 deployed", "10 10:05 alert", "10 11:10 rolled back", "10 11:12 done"]
    assert any("count from the first time of the file" in warning for warning in reading.warnings)


def test_a_column_that_counts_the_rows_is_not_part_of_the_text() -> None:
    text = f"{HEAD}| # | UTC time | What |\n|---|---|---|\n| 1 | 10:02 | alert |\n"
    assert rows(read(text)) == ["10 10:02 alert"]


def test_a_block_of_code_that_begins_below_one_without_an_end_takes_nothing_with_it() -> None:
    text = f"{HEAD}- 10:02 alert\n\n```\nselect 1\n\n```bash\nkubectl get pods\n```\n\n- 10:05 rolled back\n"
    assert rows(read(text)) == ["10 10:02 alert", "10 10:05 rolled back"]


def test_strong_words_over_two_lines_leave_no_marks() -> None:
    assert rows(read(f"{HEAD}- **10:02: alert,\n  and people are paged**\n")) == [
        "10 10:02 alert, and people are paged"
    ]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("10:05 AM March 11, 2026 \N{EN DASH} rolled back", "11 10:05 rolled back"),
        ("10:05 UTC Wednesday March 11th: rolled back", "11 10:05 rolled back"),
        ("March 11, 2026 (10:05 am): rolled back", "11 10:05 rolled back"),
        ("March 11, 2026: 10:05am UTC\nrolled back", "11 10:05 rolled back"),
        ("- 03-13-2026 10:05 am - rolled back", "13 10:05 rolled back"),
        ("- 2026-03-11 10:0x rolled back", "11 10:00 rolled back"),
        ("\\* \\*\\*10:05\\*\\* rolled back", "10 10:05 rolled back"),
        ("```\n10:05 rolled back\n  with care\n10:06 good\n```", "10 10:05 rolled back with care"),
    ],
)
def test_a_date_may_stand_behind_its_time_or_in_another_way_beside_it(line: str, row: str) -> None:
    assert rows(read(f"{HEAD}{line}\n"))[0] == row


def test_code_that_is_no_timeline_stays_code() -> None:
    text = f"{HEAD}- 10:02 alert\n\n```\n10:05 GET /\nselect 1\n```\n"
    assert rows(read(text)) == ["10 10:02 alert"]


def test_a_version_at_the_start_of_a_line_is_no_date() -> None:
    assert rows(read(f"{HEAD}- 10:02 alert\n\n1.2.10 - a release\n")) == ["10 10:02 alert"]


def test_a_row_of_a_table_with_nothing_but_a_date_is_the_day_of_those_below() -> None:
    text = "# 2026-03-13\n\nTime (UTC) | What\n--- | ---\n3/13 |\n10:02 | alert\n3/14 |\n00:05 | good\n"
    assert rows(read(text)) == ["13 10:02 alert", "14 00:05 good"]


def test_a_year_in_the_header_of_a_table_and_a_column_of_weekdays() -> None:
    text = "| Day | Date (2026) | Time (UTC) | What |\n|---|---|---|---|\n| Tue | Mar 10 | 10:02 | alert |\n"
    assert [f"{event.at:%Y-%m-%d %H:%M} {event.text}" for event in read(text).events] == ["2026-03-10 10:02 alert"]


def test_a_day_of_a_paragraph_is_an_entry_where_a_dash_follows() -> None:
    reading = read(
        "## Timeline (all times UTC) 03/10/2026 - 03/13/2026\n\n03/10/2026 - reported\n\n03/13/2026 - fixed\n"
    )
    assert rows(reading) == ["10 00:00 reported", "13 00:00 fixed"]
    assert {event.precision for event in reading.events} == {"day"}


def test_american_zones_go_with_american_dates() -> None:
    reading = read("## Timeline (all times PST)\n\n- 3/10/2026 02:02 AM alert\n")
    assert [f"{event.at:%m-%d %H:%M}" for event in reading.events] == ["03-10 10:02"]


def test_sentences_that_begin_with_a_time_are_read_where_no_line_does() -> None:
    text = (
        "# Outage\n\nOn Tuesday, 2026-03-10 at 10:02 UTC, the site went down. It was late. Around **10:05** (UTC), we\n"
        "rolled back. All was well at 10:09.\n"
    )
    reading = read(text)
    assert rows(reading) == [
        "10 10:02 On Tuesday, 2026-03-10 at 10:02 UTC, the site went down.",
        "10 10:05 Around 10:05 (UTC), we rolled back.",
    ]
    assert [event.precision for event in reading.events] == ["minute", "approximate"]
    assert any("sentences that begin with one were read" in warning for warning in reading.warnings)


def test_sentences_are_not_read_beside_a_timeline() -> None:
    assert rows(read(f"{HEAD}- 10:02 alert\n\nAt 10:02 UTC the site went down.\n")) == ["10 10:02 alert"]
