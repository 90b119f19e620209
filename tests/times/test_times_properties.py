"""Whatever is typed or pasted: never an error, and what the program writes it also reads."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.times import (
    day_words,
    distance_words,
    duration_words,
    find_due,
    moment_words,
    read_due,
    read_time,
    starts_with_time,
    stated_durations,
)

PARIS = ZoneInfo("Europe/Paris")
DAY = date(2022, 1, 27)
START = datetime(2022, 1, 27, 9, 57, tzinfo=UTC)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
# Pieces of dates put together at random come far closer to a form than random characters do.
_WRITTEN = (
    "10:02|17:00|1002|2pm|10h02|27|jan|may|sun|fri|next|week|end of|Q2|Q5|2 weeks from|in|a|+|-|~|?|,|:|."
    "|/|CET|IST|PT|UTC+2|-0800|+99:99|Europe/Paris|2022-01-27|0000-00-00|31|30|feb|29|999999|1485905225|T+"
    "|00:05|m|h|by|due|١٢|２０|²|–|(|)|[|am|p.m.|noon|midnight|24:00|9999|fortnight|and|T|Z|ago|13|'|th"
    "|12/01"
)
PIECES = st.lists(
    st.sampled_from(_WRITTEN.split("|")),
    max_size=9,
).flatmap(lambda pieces: st.sampled_from((" ", "")).map(lambda joint: joint.join(pieces)))
TEXTS = st.text(max_size=60) | PIECES
HUGE = ("9" * 10**6, " " * 10**6, "by " * 300_000, "1 h " * 50_000, "10:02 " * 100_000, "–" * 10**6, "١" * 10**6)


def read_all(text: str) -> None:
    due = read_due(text, today=DAY, sprint_end=DAY)
    assert not (due.ask and due.date)
    assert bool(due.choices) == due.ask
    time = read_time(text, zone=PARIS, day=DAY, start=START, after=START, now=START)
    assert not (time.ask and time.at)
    assert bool(time.choices) == time.ask
    assert time.at is None or time.at.tzinfo is UTC
    assert time.until is None or time.at is not None
    assert due.reading
    assert time.reading
    found = find_due(text, today=DAY)
    if found is not None:
        start, end = found[1]
        assert 0 <= start < end <= len(text)
    marked = starts_with_time(text)
    assert marked is None or 0 < marked <= len(text)
    for delta, (start, end), words in stated_durations(text):
        assert text[start:end] == words
        assert delta >= timedelta(0)


@given(TEXTS)
def test_no_text_raises_and_every_reading_is_one_thing(text: str) -> None:
    read_all(text)


@pytest.mark.parametrize("text", HUGE, ids=range(len(HUGE)))
def test_a_pasted_page_is_refused(text: str) -> None:
    assert read_due(text, today=DAY).date is None
    assert read_time(text, zone=PARIS, day=DAY).at is None
    read_all(text[:100_000])


@given(st.text(max_size=12), st.dates())
def test_the_edges_of_the_calendar_raise_nothing(text: str, today: date) -> None:
    for expression in (
        text,
        "next friday",
        "in 9999 years",
        "eom",
        "mid april",
        "10 business days",
        "q3",
        "29 feb",
        "eow",
    ):
        read_due(expression, today=today, sprint_end=today)
        read_time(expression, zone=PARIS, day=today)
    for expression in ("10:02", "fri 10:02", "24:00", "10:02 PT", "27 jan 10:02", "yesterday 10:02", "23:00-01:00"):
        read_time(expression, zone=PARIS, day=today)


@given(DAYS, DAYS)
def test_a_day_that_the_screen_shows_is_read_as_that_day(day: date, today: date) -> None:
    assert read_due(day_words(day, today=None), today=today).date == day
    assert read_due(day.isoformat(), today=today).date == day
    if day >= today:
        assert read_due(day_words(day, today=today), today=today).date == day


@given(st.integers(2, 5_000), DAYS)
def test_a_distance_that_the_screen_shows_is_read_as_that_day(days: int, today: date) -> None:
    day = today + timedelta(days=days)
    assert read_due(distance_words(day, today).replace(",", ""), today=today).date == day


@given(INSTANTS, st.sampled_from(("Europe/Paris", "America/New_York", "Asia/Kolkata", "UTC", "America/Sao_Paulo")))
def test_an_instant_that_the_screen_shows_is_read_back_or_asks_about_it(at: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    at = at.replace(microsecond=0)
    words = moment_words(at, zone, "second").rpartition(" ")[0]
    read = read_time(words, zone=zone, day=at.date())
    assert at in (read.at, *read.choices)
    assert read.at is None or read.reading == moment_words(at, zone, "second")


@given(INSTANTS)
def test_machine_stamps_keep_their_instant(at: datetime) -> None:
    for stamp in (
        at.isoformat(),
        f"{at:%Y%m%dT%H%M%S.%fZ}",
        f"{at:%d/%b/%Y:%H:%M:%S} +0000",
        f"{at:%a, %d %b %Y %H:%M:%S} GMT",
        f"{at:%Y-%m-%d %H:%M:%S.%f}000 +0000 UTC",
    ):
        read = read_time(stamp, zone=PARIS, day=DAY)
        assert read.at is not None, stamp
        assert read.at.replace(microsecond=0) == at.replace(microsecond=0)
        assert read.precision == "second"


@given(st.integers(1_000_000_000, 4_000_000_000), st.integers(0, 999_999))
def test_epochs_are_told_by_their_length(seconds: int, micro: int) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    exact = at.replace(microsecond=micro)
    milli = at.replace(microsecond=micro // 1000 * 1000)
    for text, expected in (
        (f"{seconds}", at),
        (f"{seconds}{micro // 1000:03}", milli),
        (f"{seconds}{micro:06}", exact),
        (f"{seconds}{micro:06}789", exact),
        (f"{seconds}.{micro:06}", exact),
    ):
        assert read_time(text, zone=PARIS, day=DAY).at == expected


@given(st.integers(0, 10**7))
def test_a_duration_in_words_is_found_again(seconds: int) -> None:
    delta = timedelta(seconds=seconds)
    words = duration_words(delta)
    unit = timedelta(hours=1) if seconds >= 86_400 else timedelta(minutes=1) if seconds >= 60 else timedelta(seconds=1)
    found = stated_durations(f"it took {words} in all")
    assert [each[0] for each in found] == ([delta // unit * unit] if seconds else [])


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), st.times())  # noqa: DTZ001 - bounds
def test_a_bare_time_is_never_more_than_three_hours_before_the_pointed_entry(after: datetime, clock: object) -> None:
    read = read_time(f"{clock:%H:%M}", zone=ZoneInfo("UTC"), day=DAY, after=after)
    assert read.at is not None
    assert timedelta(hours=-3) <= read.at - after < timedelta(hours=21)
