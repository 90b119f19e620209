from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from facilitator.errors import UnreadableError
from facilitator.sources import Options, Reading, read_text

ReadSample = Callable[..., Reading]
PARIS = Options(zone=ZoneInfo("Europe/Paris"))


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type] # year to minute, as many as given


def rows(reading: Reading) -> list[tuple[str, str]]:
    return [(f"{event.at:%d %H:%M}", event.text) for event in reading.events]


def test_the_published_report_gives_its_five_moments_in_the_zone_it_states(read_sample: ReadSample) -> None:
    reading = read_sample("scenario-mybinder-2022-01-27/published-report.md")
    assert [event.at for event in reading.events] == [
        utc(2022, 1, 27, 10),
        utc(2022, 1, 27, 13, 35),
        utc(2022, 1, 27, 17),
        utc(2022, 1, 28, 8),
        utc(2022, 1, 28, 9),
    ]
    assert {event.zone for event in reading.events} == {"CET"}
    assert {event.precision for event in reading.events} == {"minute"}
    assert reading.events[1].text == "Federation members notice drop in traffic."
    assert reading.events[4].text == "Underlying issue in federation-redirect is identified and fixed."
    assert (reading.kind, reading.read_as, reading.assumed, reading.zone) == ("report", "report", 0, None)
    assert reading.skipped == ()
    assert reading.warnings == ()


def test_an_abbreviation_out_of_season_is_read_to_the_letter_with_a_warning(read_sample: ReadSample) -> None:
    reading = read_sample("reports/mybinder-2022-06-02-pod-limit.md")
    assert reading.events[0].at == utc(2022, 6, 2, 9)
    assert reading.events[0].text.startswith("Problem starts. mybinder.org stopped")
    assert any("CET" in warning and "Jun 2022" in warning for warning in reading.warnings)
    assert any("2022-01-27" in warning and "far" in warning for warning in reading.warnings)
    assert len(reading.events) == 5


def test_an_offset_beside_an_abbreviation_goes_first_and_the_contradiction_is_said(read_sample: ReadSample) -> None:
    reading = read_sample("reports/mybinder-2018-07-30-jupyterlab-build-cpu-saturate.md")
    assert (reading.events[0].at, reading.events[0].precision) == (utc(2018, 7, 30, 18, 20), "approximate")
    assert len(reading.events) == 9
    assert any("PST is UTC-8" in warning and "UTC-7" in warning for warning in reading.warnings)


def test_times_reach_over_midnight_by_the_date_of_their_heading(read_sample: ReadSample) -> None:
    reading = read_sample("reports/mybinder-2019-03-24-r2d-upgrade.md")
    assert len(reading.events) == 8
    assert reading.events[-1].at == utc(2019, 3, 25, 6, 1)
    assert reading.events[-1].zone == "UTC+1 (Zurich time)"


def test_key_events_with_their_time_at_the_end_are_read_and_a_wrong_year_is_pointed_at(read_sample: ReadSample) -> None:
    reading = read_sample("reports/moj-2021-06-09-unable-to-create-new-ingress-rules.md")
    assert {event.text for event in reading.events} == {
        "First detected",
        "Repaired",
        "Incident declared",
        "Resolved",
    }
    assert any("Out of order: line 11 (2020-06-09 13:54) stands" in warning for warning in reading.warnings)
    assert reading.assumed == 4
    assert reading.zone == "Europe/Madrid"


def test_a_date_whose_time_is_not_known_is_a_day(read_sample: ReadSample) -> None:
    reading = read_sample("reports/moj-2023-01-05-circleci-security-incident.md")
    detected = next(event for event in reading.events if event.text == "First detected")
    assert detected.precision == "day"


def test_a_table_gives_its_rows_in_the_zone_of_its_header(read_sample: ReadSample) -> None:
    reading = read_sample("reports/posthog-2026-01-17.md")
    assert len(reading.events) == 10
    assert reading.events[0].at == utc(2026, 1, 14, 10, 18)
    assert reading.events[-1].at == utc(2026, 1, 19, 16, 4)
    assert reading.events[1].url.startswith("https://github.com/PostHog/posthog-js/commit/")
    assert "[attempted fix]" not in reading.events[1].text


def test_prose_that_mentions_times_is_no_entry(read_sample: ReadSample) -> None:
    reading = read_sample("reports/rust-crates-io-postmortem.md")
    assert len(reading.events) == 16
    assert reading.events[0].at == utc(2023, 7, 19, 12, 32)
    assert reading.events[0].zone == "UTC"


def test_an_empty_template_is_refused_with_the_form_that_works(read_sample: ReadSample) -> None:
    with pytest.raises(UnreadableError, match="one a line"):
        read_sample("reports/mybinder-template-incident-report.md")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-10\n10:02 - first alert\n10:05 – ack", [("10 09:02", "first alert"), ("10 09:05", "ack")]),
        (
            "## 10 March 2026\n- **10:02** first alert\n* **10:05**: ack",
            [("10 09:02", "first alert"), ("10 09:05", "ack")],
        ),
        ("2026-03-10 10:02 UTC first alert", [("10 10:02", "first alert")]),
        ("- [2026-03-10 10:02] first alert", [("10 09:02", "first alert")]),
        ("- 2026-03-10T10:02:03Z: first alert", [("10 10:02", "first alert")]),
        ("Mar 10, 2026, 2pm: first alert", [("10 13:00", "first alert")]),
        ("10.03.2026 14h05 - first alert", [("10 13:05", "first alert")]),
        ("# Incident on 2026-03-10\n\n- 10:02 (CET): first alert", [("10 09:02", "first alert")]),
        ("2026-03-10 10:02 -0500 first alert", [("10 15:02", "first alert")]),
    ],
)
def test_forms_of_entries(text: str, expected: list[tuple[str, str]]) -> None:
    assert rows(read_text(text, PARIS)) == expected


def test_a_range_has_an_end_and_is_no_offset() -> None:
    (event,) = read_text("2026-03-10\n\n17:00-18:00 - writes fail", PARIS).events
    assert (event.at, event.until, event.text) == (utc(2026, 3, 10, 16), utc(2026, 3, 10, 17), "writes fail")


def test_times_that_go_down_far_roll_over_midnight_with_a_warning() -> None:
    reading = read_text("2026-03-10\n- 23:50 alert\n- 00:10 rollback\n- 00:20 resolved", PARIS)
    assert rows(reading) == [("10 22:50", "alert"), ("10 23:10", "rollback"), ("10 23:20", "resolved")]
    assert any("00:10" in warning and "next day, 2026-03-11" in warning for warning in reading.warnings)


def test_times_that_go_down_a_little_are_out_of_order() -> None:
    reading = read_text("2026-03-10\n- 10:50 alert\n- 10:10 rollback", PARIS)
    assert [text for _, text in rows(reading)] == ["rollback", "alert"]
    assert any("Out of order: line 3" in warning for warning in reading.warnings)


def test_a_list_from_newest_to_oldest_stays_on_its_day() -> None:
    reading = read_text("2026-03-10\n- 23:50 resolved\n- 22:10 rollback\n- 20:10 seen\n- 04:00 deployed", PARIS)
    assert rows(reading)[0] == ("10 03:00", "deployed")
    assert reading.events[0].at.date() == date(2026, 3, 10)


def test_a_time_without_any_day_is_skipped_with_the_way_out() -> None:
    reading = read_text("10:02 first alert", PARIS)
    assert [skipped.reason for skipped in reading.skipped] == ["only a time: say the day with --date"]


def test_the_day_asked_for_stands_in_for_a_missing_date() -> None:
    options = Options(zone=ZoneInfo("Europe/Paris"), day=date(2026, 3, 10))
    assert rows(read_text("10:02 first alert", options)) == [("10 09:02", "first alert")]


def test_the_day_asked_for_goes_before_the_date_of_the_title() -> None:
    options = Options(zone=ZoneInfo("Europe/Paris"), day=date(2026, 3, 10))
    assert rows(read_text("# 2022-01-27, copied title\n\n- 10:02 alert\n", options)) == [("10 09:02", "alert")]


def test_a_date_line_does_not_move_the_entry_above_it() -> None:
    text = "2026-03-10\n10:02 alert\n2026-03-11 (all times UTC)\n09:00 review\n"
    assert rows(read_text(text, PARIS)) == [("10 10:02", "alert"), ("11 09:00", "review")]


def test_the_year_may_turn_between_two_days_without_one() -> None:
    reading = read_text("## 31 December 2025\n\n- 23:50 alert\n\n## 1 January\n\n- 00:10 rollback\n", PARIS)
    assert [event.at.isoformat()[:16] for event in reading.events] == ["2025-12-31T22:50", "2025-12-31T23:10"]


def test_the_zone_asked_for_goes_before_the_stated_one_with_a_warning() -> None:
    text = "All times in CET\n\n2026-03-10 10:02 first alert"
    options = Options(zone=ZoneInfo("America/New_York"), zone_given=True)
    reading = read_text(text, options)
    assert rows(reading) == [("10 14:02", "first alert")]
    assert any("CET" in warning and "America/New_York" in warning for warning in reading.warnings)


def test_code_blocks_hold_no_entries() -> None:
    reading = read_text("2026-03-10 10:02 alert\n\n```\n10:05 GET /\n```\n", PARIS)
    assert len(reading.events) == 1


def test_a_code_block_without_an_end_is_warned_of() -> None:
    reading = read_text("2026-03-10 10:02 alert\n```\nGET /\n\n- 10:05 ack\n", PARIS)
    assert [event.text for event in reading.events] == ["alert", "ack"]
    assert any("line 2 has no end" in warning for warning in reading.warnings)


def test_escape_sequences_do_not_reach_the_text() -> None:
    (event,) = read_text("2026-03-10 10:02 \x1b[31mred\x1b[0m alert\u202e", PARIS).events
    assert event.text == "red alert"


def test_the_layout_of_a_published_example_of_a_postmortem() -> None:
    text = (
        "# Postmortem\n\n## Timeline\n\n2015-10-21 (*all times UTC*)\n\n"
        "14:51 News of a new sonnet\n14:54 **OUTAGE BEGINS** - search melts down\nunder load\n"
        "18:00ish calm\n25:10 nonsense\n"
    )
    reading = read_text(text, PARIS)
    assert rows(reading) == [
        ("21 14:51", "News of a new sonnet"),
        ("21 14:54", "OUTAGE BEGINS - search melts down under load"),
        ("21 18:00", "calm"),
    ]
    assert reading.events[2].precision == "approximate"
    assert {event.zone for event in reading.events} == {"UTC"}
    assert [skipped.reason for skipped in reading.skipped] == ["“25:10” is no time"]


def test_a_table_with_a_day_a_person_and_times_in_words() -> None:
    text = (
        "2026-03-10\n\n| When | Who | What |\n|---|---|---|\n"
        "| 10:02 | Ana | looks |\n| noon | Kit | fixes |\n| soonish | Bo | x |\n"
    )
    reading = read_text(text, PARIS)
    assert [(event.actor, event.text, event.at.hour) for event in reading.events] == [
        ("Ana", "looks", 9),
        ("Kit", "fixes", 11),
    ]
    assert [skipped.reason for skipped in reading.skipped] == ["“soonish” is no time"]


@pytest.mark.parametrize(
    ("statement", "hour"),
    [
        ("All times in UTC", 10),
        ("(all times UTC)", 10),
        ("*All times are in CET.*", 9),
        ("**Time zone:** Europe/Helsinki", 8),
        ("Timezone: America/New_York", 14),
        ("All timestamps are PST", 18),
        ("All times below are Eastern (ET)", 14),
        ("Times in UTC+2", 8),
        ("All times are local (Europe/Berlin)", 9),
        ("All times listed are in UTC-03:30", 13),
    ],
)
def test_statements_of_the_zone(statement: str, hour: int) -> None:
    reading = read_text(f"# Report\n\n{statement}\n\n- 2026-03-10 10:00 alert\n", Options(zone=ZoneInfo("Asia/Tokyo")))
    assert (reading.events[0].at.hour, reading.assumed) == (hour, 0)


def test_a_zone_may_be_stated_below_the_times() -> None:
    reading = read_text("- 2026-03-10 10:00 alert\n\n*All times in UTC*\n", PARIS)
    assert (reading.events[0].at.hour, reading.assumed) == (10, 0)


def test_a_statement_of_a_zone_that_could_be_several_is_warned_of() -> None:
    reading = read_text("All times in IST\n\n- 2026-03-10 10:00 alert\n", PARIS)
    assert reading.assumed == 1
    assert any("IST" in warning and "--zone" in warning for warning in reading.warnings)


def test_a_date_beside_a_clock_of_twelve_hours_has_its_month_first_with_a_warning() -> None:
    reading = read_text("3/10/2026 2:02 PM - alert\n3/10/2026 2:05 PM - ack\n", PARIS)
    assert rows(reading) == [("10 13:02", "alert"), ("10 13:05", "ack")]
    assert reading.warnings[0] == "Dates such as 3/10/2026 could be read either way; they are read month first."


def test_a_date_beside_a_clock_of_a_day_has_its_day_first_with_a_warning() -> None:
    reading = read_text("10/03/2026, 14:02 - Ana: alert\n10/03/2026, 14:05 - Kit: ack\n", PARIS)
    assert rows(reading) == [("10 13:02", "Ana: alert"), ("10 13:05", "Kit: ack")]
    assert "read day first" in reading.warnings[0]


def test_a_range_may_end_on_another_day() -> None:
    (event,) = read_text("2026-03-10 22:00 - 2026-03-11 01:00: outage", PARIS).events
    assert (event.until, event.text) == (utc(2026, 3, 11, 0), "outage")


def test_a_time_since_another_one_is_no_part_of_the_entry_above() -> None:
    reading = read_text("2026-03-10 10:00 alert\n+5m ack\n", PARIS)
    assert [event.text for event in reading.events] == ["alert"]
    assert ["counts from a start that the file does not tell" in skipped.reason for skipped in reading.skipped] == [
        True
    ]
