"""What a reader of log lines remembers makes it fast and changes nothing: each line reads as it does alone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.sources import Options
from facilitator.sources.dial import Dial, Stamp, StampError
from facilitator.sources.log_reader import LogReader

OPTIONS = Options(zone=ZoneInfo("Europe/Madrid"), start=datetime(2026, 3, 29, 0, 30, tzinfo=UTC))
FORMS = (
    "%Y-%m-%dT%H:%M:%SZ text",
    "%Y-%m-%dT%H:%M:%S.%fZ INFO text",
    "%Y-%m-%d %H:%M:%S,123 INFO text",
    "%Y-%m-%d %H:%M:%S text",
    "%Y-%m-%d %H:%M:%S CET text",
    "%Y-%m-%dT%H:%M:%S+02:00 text",
    "%Y-%m-%d %H:%M:%S +0100 text",
    "[%Y-%m-%d %H:%M:%S] text",
    "%b %d %H:%M:%S host tag: text",
    "%b %d %H:%M:%S.%f host tag: text",
    "1.2.3.4 - - [%d/%b/%Y:%H:%M:%S +0000] GET /",
    "E%m%d %H:%M:%S.%f 1 main.go:1] text",
    "  at frame.py",
    "",
)
NIGHTS = (datetime(2026, 3, 29, 0, 50), datetime(2026, 10, 25, 1, 50), datetime(2026, 3, 10, 9, 59))  # noqa: DTZ001 - wall clocks


def said(found: tuple[Stamp | StampError, str] | None) -> tuple[object, str] | None:
    return None if found is None else (str(found[0]) if isinstance(found[0], StampError) else found[0], found[1])


@given(
    st.sampled_from(NIGHTS),
    st.lists(st.tuples(st.sampled_from(FORMS), st.integers(0, 5_400)), max_size=12),
)
def test_a_line_reads_the_same_after_others_as_alone(night: datetime, rows: list[tuple[str, int]]) -> None:
    lines = [(night + timedelta(seconds=seconds)).strftime(form) for form, seconds in rows]
    reader = LogReader(Dial(OPTIONS))
    for line in lines:
        assert said(reader.take(line)) == said(LogReader(Dial(OPTIONS)).take(line))


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("2026-03-29 01:59:59 text", "2026-03-29T00:59:59+00:00"),
        ("2026-03-29 03:00:00 text", "2026-03-29T01:00:00+00:00"),
        ("2026-10-25 02:30:00 text", "2026-10-25T00:30:00+00:00"),
        ("2026-10-25 03:00:00 text", "2026-10-25T02:00:00+00:00"),
    ],
)
def test_the_nights_on_which_clocks_change(line: str, at: str) -> None:
    found = LogReader(Dial(OPTIONS)).take(line)
    assert found is not None
    assert isinstance(found[0], Stamp)
    assert found[0].at == datetime.fromisoformat(at)


@pytest.mark.parametrize("seconds", ["60", "99"])
def test_seconds_that_no_minute_has_are_said(seconds: str) -> None:
    reader = LogReader(Dial(OPTIONS))
    assert reader.take("Mar 10 10:00:05 host a: before") is not None
    found = reader.take(f"Mar 10 10:00:{seconds} host a: odd")
    assert found is not None
    assert isinstance(found[0], StampError)
