from datetime import date, timedelta

import pytest

from facilitator.times import day_words, distance_words, duration_short, duration_words, stated_durations

WORDS = [
    (timedelta(0), "0 s"),
    (timedelta(seconds=20), "20 s"),
    (timedelta(seconds=59, milliseconds=999), "59 s"),
    (timedelta(minutes=45), "45 min"),
    (timedelta(hours=3, minutes=32), "3 h 32 min"),
    (timedelta(hours=7), "7 h 00 min"),
    (timedelta(days=2, hours=3, minutes=59), "2 d 03 h"),
    (timedelta(minutes=-5), "-5 min"),
]


@pytest.mark.parametrize(("delta", "words"), WORDS)
def test_a_duration_is_shown_in_its_two_largest_units(delta: timedelta, words: str) -> None:
    assert duration_words(delta) == words


def test_the_short_form_leaves_off_the_minutes_unit_only_beside_hours() -> None:
    assert duration_short(timedelta(hours=7)) == "7 h 00"
    assert duration_short(timedelta(minutes=45)) == "45 min"
    assert duration_short(timedelta(days=2, hours=3)) == "2 d 03 h"


STATED = {
    "for approximately nine hours": ("nine hours", timedelta(hours=9)),
    "it took 9 h 30 min": ("9 h 30 min", timedelta(hours=9, minutes=30)),
    "2.5 hours of work": ("2.5 hours", timedelta(hours=2.5)),
    "down for 673h 34m": ("673h 34m", timedelta(hours=673, minutes=34)),
    "down for 1h30m": ("1h30m", timedelta(hours=1, minutes=30)),
    "an hour and a half": ("an hour and a half", timedelta(minutes=90)),
    "two and a half hours": ("two and a half hours", timedelta(minutes=150)),
    "half an hour": ("half an hour", timedelta(minutes=30)),
    "1 hour, 20 minutes and 5 seconds": ("1 hour, 20 minutes and 5 seconds", timedelta(seconds=4805)),
    "a 45-minute outage": ("45-minute", timedelta(minutes=45)),
    "Twenty-five minutes": ("Twenty-five minutes", timedelta(minutes=25)),
    "three days": ("three days", timedelta(days=3)),
}


@pytest.mark.parametrize("text", STATED)
def test_a_stated_duration_is_found_with_its_words_and_place(text: str) -> None:
    (found,) = stated_durations(text)
    words, delta = STATED[text]
    assert found == (delta, (text.index(words), text.index(words) + len(words)), words)


@pytest.mark.parametrize(
    "text", ["at 09:30", "+5m", "v2.5", "3 months", "the second node", "1002 errors", "9hosts", "and some", ""]
)
def test_what_is_no_duration_is_left_alone(text: str) -> None:
    assert stated_durations(text) == ()


def test_several_durations_in_one_text_are_all_found() -> None:
    found = stated_durations("İt took nine hours, 20 minutes of them to find it")
    assert [words for _, _, words in found] == ["nine hours, 20 minutes"]
    assert len(stated_durations("Nine hours in all; 20 minutes to find it")) == 2


def test_a_day_has_its_year_unless_it_is_this_one() -> None:
    day = date(2022, 1, 27)
    assert day_words(day, today=None) == "Thu 27 Jan 2022"
    assert day_words(day, today=date(2023, 1, 1)) == "Thu 27 Jan 2022"
    assert day_words(day, today=date(2022, 12, 31)) == "Thu 27 Jan"


def test_a_distance_is_counted_in_days() -> None:
    today = date(2022, 1, 27)
    words = [distance_words(today + timedelta(days=days), today) for days in (-3, -1, 0, 1, 9, 1000)]
    assert words == ["3 days ago", "yesterday", "today", "tomorrow", "in 9 days", "in 1,000 days"]
