from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sources import Options, stamps
from facilitator.sources.dial import Dial, StampError
from facilitator.sources.zones import stated_zone

MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2199, 12, 30))  # noqa: DTZ001 - the zone is drawn beside it
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(MOMENTS, OFFSETS)
def test_an_iso_time_reads_back_as_the_instant_it_was_written_from(wall: datetime, zone: timezone) -> None:
    at = wall.replace(tzinfo=zone)
    for written in (at.isoformat(), at.isoformat(sep=" "), at.astimezone(UTC).isoformat().replace("+00:00", "Z")):
        raw = stamps.read(written)
        assert raw is not None
        assert raw.at == at


@given(st.integers(1_000_000_000, 7_000_000_000))
def test_an_epoch_is_told_by_its_digits(seconds: int) -> None:
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    for zeros in ("", "000", "000000", "000000000"):
        assert stamps.epoch(f"{seconds}{zeros}") == at
    assert stamps.number(seconds) == at
    assert stamps.number(seconds + 0.5) == at + timedelta(milliseconds=500)


@pytest.mark.parametrize(
    ("written", "expected", "zone", "precision"),
    [
        ("2026-03-10T10:00:05.123456789Z", datetime(2026, 3, 10, 10, 0, 5, 123456, tzinfo=UTC), "Z", "second"),
        ("2026-03-10T10:00+0100", datetime(2026, 3, 10, 9, tzinfo=UTC), "+0100", "minute"),
        ("20260310T100005Z", datetime(2026, 3, 10, 10, 0, 5, tzinfo=UTC), "Z", "second"),
        ("2016-08-12 15:23:28 UTC", datetime(2016, 8, 12, 15, 23, 28, tzinfo=UTC), "UTC", "second"),
        ("2016-08-12 15:23:28 +0200", datetime(2016, 8, 12, 13, 23, 28, tzinfo=UTC), "+0200", "second"),
        ("2021-09-05 18:12:12 +0000 UTC", datetime(2021, 9, 5, 18, 12, 12, tzinfo=UTC), "+0000", "second"),
        ("Fri Jan 28 13:16:30 2022 +0100", datetime(2022, 1, 28, 12, 16, 30, tzinfo=UTC), "+0100", "second"),
        ("Tue, 10 Mar 2026 10:00:05 GMT", datetime(2026, 3, 10, 10, 0, 5, tzinfo=UTC), "GMT", "second"),
        ("10/Mar/2026:10:00:07 +0000", datetime(2026, 3, 10, 10, 0, 7, tzinfo=UTC), "+0000", "second"),
        ("10.03.2026 10:02", datetime(2026, 3, 10, 9, 2, tzinfo=UTC), None, "minute"),
        ("25/12/2026 10:02:03 PM", datetime(2026, 12, 25, 21, 2, 3, tzinfo=UTC), None, "second"),
        ("March 10, 2026 at 2:02 pm PST", datetime(2026, 3, 10, 22, 2, tzinfo=UTC), "PST", "minute"),
        ("2026-03-10", datetime(2026, 3, 9, 23, tzinfo=UTC), None, "day"),
        ("2026-03-10 10:02 America/New_York", datetime(2026, 3, 10, 14, 2, tzinfo=UTC), "America/New_York", "minute"),
        ("1773136815.3344", datetime(2026, 3, 10, 10, 0, 15, 334400, tzinfo=UTC), "UTC", "second"),
    ],
)
def test_forms_of_machines(written: str, expected: datetime, zone: str | None, precision: str) -> None:
    stamp = Dial(Options(zone=ZoneInfo("Europe/Madrid"))).read(written)
    assert (stamp.at, stamp.zone, stamp.precision) == (expected, zone, precision)


@pytest.mark.parametrize(
    "written",
    ["", "soon", "12:60", "2026-13-01", "2026-02-29", "17773136814", "0001-01-01T00:00:00Z", "9999-12-31", "1.2.3",
     "2026-03-10 25:00", "2026-03-10 10:00 +15:00", "2026-03-10 10:00 IST", "10:02", "v2.41.0", "٢٠٢٦-٠٣-١٠"],
)  # fmt: skip
def test_what_is_no_time_or_not_one_time_is_refused(written: str) -> None:
    with pytest.raises(StampError):
        Dial(Options(zone=ZoneInfo("Europe/Madrid"))).read(written)


def test_an_hour_without_a_change_is_read_as_the_zone_has_it() -> None:
    dial = Dial(Options(zone=ZoneInfo("Europe/Madrid")))
    for minute in range(60):
        expected = datetime(2026, 3, 29, 0, minute, tzinfo=UTC)
        assert dial.read(f"2026-03-29 01:{minute:02}:00").at == expected
        assert dial.read(f"2026-03-29 03:{minute:02}:00").at == expected + timedelta(hours=1)
    assert not dial.warnings


@given(MOMENTS, st.sampled_from(["Europe/Madrid", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu"]))
def test_a_wall_clock_is_read_as_python_reads_it(wall: datetime, name: str) -> None:
    dial = Dial(Options(zone=ZoneInfo(name)))
    for at in (wall, wall + timedelta(minutes=1), wall + timedelta(minutes=29)):
        assert dial.local(at) == at.replace(tzinfo=ZoneInfo(name)).astimezone(UTC)


def test_a_day_asked_for_tells_the_year() -> None:
    dial = Dial(Options(zone=ZoneInfo("UTC"), day=date(2024, 3, 1)))
    assert dial.read("Feb 29 10:00:00").at == datetime(2024, 2, 29, 10, tzinfo=UTC)


@pytest.mark.parametrize("words", ["IST", "local time", "Nowhere/Land", "UTC+15", ""])
def test_words_that_name_no_single_zone(words: str) -> None:
    assert stated_zone(words) is None
