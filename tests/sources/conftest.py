"""What the tests of timeline readers share: the sample files, and one way to read them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from facilitator.sources import Options, Reading, read_bytes

DATA = Path(__file__).parent.parent / "data"

ReadSample = Callable[..., Reading]


@pytest.fixture
def data() -> Path:
    """The folder of sample files."""
    return DATA


@pytest.fixture
def madrid() -> Options:
    """Options of a person in Madrid who reviews an incident of 10 March 2026."""
    return Options(zone=ZoneInfo("Europe/Madrid"), start=datetime(2026, 3, 10, 9, tzinfo=UTC))


@pytest.fixture
def read_sample(madrid: Options) -> ReadSample:
    """Read a sample file by its path below the folder of samples."""

    def read(path: str, options: Options = madrid) -> Reading:
        reading = read_bytes((DATA / path).read_bytes(), Path(path).name, options)
        assert reading.read == len(reading.events) + len(reading.skipped)
        assert list(reading.events) == sorted(reading.events, key=lambda event: event.at)
        return reading

    return read
