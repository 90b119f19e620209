"""Hours that came twice or never: which they are in any zone, and which entries of a file stand in one."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sources import ClockChange, Options, Reading, read_text
from facilitator.sources.clock_changes import change_at

ZONES = (
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Havana",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Atlantic/Azores",
    "Pacific/Apia",
    "UTC",
)
BERLIN = Options(zone=ZoneInfo("Europe/Berlin"))
SECOND = timedelta(seconds=1)
CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20211031T023000
SUMMARY:disk full
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20211031T040000
SUMMARY:over
END:VEVENT
END:VCALENDAR
"""


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def doubtful(reading: Reading) -> list[str]:
    return [event.text for event in reading.events if event.doubt is not None]


@pytest.mark.parametrize(
    ("zone", "wall", "first", "last", "twice"),
    [
        ("Europe/Berlin", "2021-10-31T02:30", "2021-10-31T02:00", "2021-10-31T03:00", True),
        ("Europe/Berlin", "2021-03-28T02:00", "2021-03-28T02:00", "2021-03-28T03:00", False),
        ("America/Havana", "2021-11-07T00:10", "2021-11-07T00:00", "2021-11-07T01:00", True),
        ("America/Havana", "2021-03-14T00:59", "2021-03-14T00:00", "2021-03-14T01:00", False),
        ("Australia/Lord_Howe", "2021-04-04T01:45", "2021-04-04T01:30", "2021-04-04T02:00", True),
        ("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T00:00", "2011-12-31T00:00", False),
    ],
)
def test_a_change_is_known_by_the_times_that_it_made_doubtful(
    zone: str, wall: str, first: str, last: str, twice: bool
) -> None:
    change = change_at(at(wall), ZoneInfo(zone))
    assert change is not None
    assert (change.zone, change.first, change.last, change.twice) == (zone, at(first), at(last), twice)


@given(
    wall=st.datetimes(at("1990-01-01"), at("2030-01-01")),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    near=st.booleans(),
    months=st.integers(0, 479),
)
def test_a_wall_clock_is_doubtful_exactly_where_both_readings_differ(
    wall: datetime, zone: ZoneInfo, near: bool, months: int
) -> None:
    if near:  # the hours of the last Sunday of some month, where most changes are
        day = at(f"{1990 + months // 12}-{months % 12 + 1:02}-01") + timedelta(days=31)
        day = day.replace(day=1) - timedelta(days=1)
        wall = day - timedelta(days=(day.weekday() + 1) % 7) + timedelta(seconds=wall.second * 240)
    instants = {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    change = change_at(wall, zone)
    assert (change is not None) == (len(instants) == 2)
    if change is None:
        return
    assert change.holds(wall)
    assert instants == {(wall - change.before).replace(tzinfo=UTC), (wall - change.after).replace(tzinfo=UTC)}
    inside, outside = (change.first, change.last - SECOND), (change.first - SECOND, change.last)
    assert [change_at(one, zone) for one in inside] == [change, change]
    assert [change_at(one, zone) for one in outside] == [None, None]


def test_only_times_without_a_clear_offset_are_doubtful() -> None:
    reading = read_text(
        "time,text\n"
        "2021-10-31 02:30,none\n"
        "2021-10-31 02:30 CEST,season\n"
        "2021-10-31T02:31:00+02:00,offset\n"
        "2021-10-31T00:32:00Z,utc\n"
        "2021-10-31 02:33 Europe/Berlin,named\n"
        "2021-10-31 01:30 Europe/London,elsewhere\n"
        "2021-10-31 02:34 America/New_York,clear there\n"
        "2021-10-31,day alone\n",
        BERLIN,
    )
    assert sorted(doubtful(reading)) == ["elsewhere", "named", "none"]
    changes = {event.doubt.change.zone for event in reading.events if event.doubt is not None}
    assert changes == {"Europe/Berlin", "Europe/London"}
    assert reading.doubtful == 3


def test_a_zone_that_the_file_states_is_asked_about_and_one_that_is_given_goes_before_it() -> None:
    text = "time (PT),text\n2021-11-07 01:30,alert\n2021-10-31 02:30,other\n"
    assert doubtful(read_text(text, BERLIN)) == ["alert"]
    given = Options(zone=ZoneInfo("Europe/Berlin"), zone_given=True)
    assert doubtful(read_text(text, given)) == ["other"]


@pytest.mark.parametrize(
    "text",
    [
        "2021-10-31 02:30:05 disk full\n2021-10-31 04:00:00 over\n",
        "2021-10-31 02:30:05,123 disk full\n2021-10-31 04:00:00,000 over\n",
        "Oct 31 02:30:05 db-3 postgres[9]: disk full\nOct 31 04:00:00 db-3 postgres[9]: over\n",
        "# Incident, 31 October 2021\n\n- 02:30 disk full\n- 04:00 over\n",
        '[{"time": "2021-10-31 02:30:05", "event": "disk full"}, {"time": "2021-10-31 04:00:00", "event": "over"}]',
        CALENDAR,
    ],
    ids=["iso log", "python log", "syslog", "report", "json", "calendar"],
)
def test_every_kind_of_file_tells_its_doubtful_times(text: str) -> None:
    reading = read_text(text, Options(zone=ZoneInfo("Europe/Berlin"), year=2021))
    assert [event.doubt is not None for event in reading.events] == [True, False]


def test_an_end_in_such_an_hour_is_doubtful_as_well() -> None:
    reading = read_text("time,until,text\n2021-10-31 01:50,2021-10-31 02:30,deploy\n", BERLIN)
    (event,) = reading.events
    assert event.doubt is not None
    assert event.doubt.at is None
    assert event.doubt.until == event.until


def test_an_entry_in_doubt_has_the_keys_of_both_its_readings() -> None:
    once, twice = read_text("2021-10-31 01:30:00 a\n2021-10-31 02:30:00 b\n", BERLIN).events
    assert once.keys == (once.key,)
    assert twice.key in twice.keys
    assert len(set(twice.keys)) == 2


def test_a_change_moves_an_instant_by_the_difference_of_its_offsets() -> None:
    back = ClockChange("X/Y", at("2021-10-31T02:00"), at("2021-10-31T03:00"), timedelta(hours=2), timedelta(hours=1))
    assert back.shift == timedelta(hours=1)
