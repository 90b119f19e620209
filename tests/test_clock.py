from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from facilitator.clock import FixedClock, SystemClock, counted_ids, find_zone, random_id
from facilitator.errors import UsageError


def test_a_fixed_clock_stands_until_moved() -> None:
    clock = FixedClock(datetime(2022, 1, 28, 13, tzinfo=UTC), ZoneInfo("Europe/Paris"))
    assert clock.now() == clock.now()
    clock.move(minutes=5)
    assert clock.now() == datetime(2022, 1, 28, 13, 5, tzinfo=UTC)


def test_the_system_clock_speaks_utc() -> None:
    assert SystemClock(ZoneInfo("Asia/Tokyo")).now().tzinfo is UTC


def test_ids_differ() -> None:
    assert len({random_id() for _ in range(500)}) == 500
    make = counted_ids("e")
    assert [make(), make()] == ["e001", "e002"]


@pytest.mark.parametrize("name", ["Mars/Base", "", "../etc/passwd", "a\x00b"])
def test_an_unknown_zone_is_one_sentence(name: str) -> None:
    with pytest.raises(UsageError, match="no time zone"):
        find_zone(name)
