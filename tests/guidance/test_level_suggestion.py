"""From severity and signals to a level of review."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import UsageError
from facilitator.guidance import deadline, levels, severities, signals, suggest

SEVERITIES = [one.id for one in severities()]
SIGNALS = [one.id for one in signals()]
RANK = {"near-miss": 0, "written": 1, "meeting": 2}


def test_a_second_severity_with_signals_asks_for_75_minutes_before_the_next_thursday() -> None:
    found = suggest("2", frozenset({"emergency", "monitoring_quiet", "nearly_worse"}))
    assert (found.level, found.summary) == ("meeting", "Full meeting, 75 min")
    assert found.reason == "Sev 2 asks for it; any one signal would lift even a Sev 3"
    assert deadline(date(2022, 1, 27), found) == date(2022, 2, 3)


@pytest.mark.parametrize(
    ("severity", "present", "level", "length"),
    [
        ("1", set[str](), "meeting", 90),
        ("1", {"many_teams"}, "meeting", 120),
        ("2", set[str](), "meeting", 60),
        ("3", set[str](), "written", None),
        ("4", set[str](), "written", None),
        ("near-miss", set[str](), "near-miss", None),
        ("3", {"customers"}, "meeting", 60),
        ("4", {"asked_for"}, "meeting", 60),
        ("near-miss", {"repeat_factor"}, "written", None),
        ("4", {"emergency"}, "meeting", 60),
        ("near-miss", {"data_loss"}, "meeting", 90),
    ],
)
def test_severity_and_signals_decide_level_and_length(
    severity: str, present: set[str], level: str, length: int | None
) -> None:
    found = suggest(severity, frozenset(present))
    assert (found.level, found.length) == (level, length)


def test_deadlines_count_calendar_days_for_the_gravest_and_business_days_else() -> None:
    friday = date(2022, 1, 28)
    assert deadline(friday, suggest("1")) == date(2022, 1, 31)
    assert deadline(friday, suggest("2")) == date(2022, 2, 4)
    assert deadline(friday, suggest("3")) == date(2022, 2, 11)
    assert deadline(friday, suggest("near-miss")) == date(2022, 1, 30)


def test_business_days_that_begin_at_a_weekend_count_from_monday() -> None:
    assert deadline(date(2022, 1, 29), suggest("2")) == date(2022, 2, 4)


@given(st.sampled_from(SEVERITIES), st.frozensets(st.sampled_from(SIGNALS)), st.sampled_from(SIGNALS))
def test_one_more_signal_never_lowers_the_review(severity: str, present: frozenset[str], more: str) -> None:
    before, after = suggest(severity, present), suggest(severity, present | {more})
    assert RANK[after.level] >= RANK[before.level]
    assert (after.length or 0) >= (before.length or 0)


@given(st.sampled_from(SEVERITIES), st.frozensets(st.sampled_from(SIGNALS)))
def test_every_suggestion_has_a_level_and_fits_its_rows(severity: str, present: frozenset[str]) -> None:
    found = suggest(severity, present)
    assert found.level in {level.id for level in levels()}
    assert (found.length is None) == (found.level != "meeting")
    assert len(found.summary) <= 40
    assert len(found.reason) <= 65


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(SEVERITIES))
def test_a_deadline_in_business_days_is_never_at_a_weekend(began: date, severity: str) -> None:
    found = suggest(severity)
    day = deadline(began, found)
    assert day > began
    assert not found.business or day.weekday() < 5


def test_unknown_severities_and_signals_are_refused_with_the_choices() -> None:
    with pytest.raises(UsageError, match="choose one of 1, 2, 3, 4, near-miss"):
        suggest("5")
    with pytest.raises(UsageError, match="no signal “weather”"):
        suggest("2", frozenset({"weather"}))
