"""The ready-made agendas and those made to measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import UsageError
from facilitator.guidance import LONGEST, PHASES, SHORTEST, plan_for, preset_for, presets

PUBLISHED = {
    45: (2, 12, 18, 3, 0, 8, 2),
    60: (3, 17, 25, 5, 0, 8, 2),
    75: (4, 16, 29, 6, 0, 17, 3),
    90: (4, 16, 33, 7, 0, 25, 5),
    120: (5, 25, 50, 10, 5, 20, 5),
}


def test_the_phases_are_those_of_a_meeting_in_its_order() -> None:
    assert [phase.id for phase in PHASES] == ["open", "timeline", "factors", "well", "break", "actions", "close"]
    assert {phase.id: phase.short for phase in PHASES}["well"] == "Well"
    assert {phase.id: phase.title for phase in PHASES}["well"] == "Well & lucky"


@pytest.mark.parametrize("minutes", PUBLISHED)
def test_a_preset_has_its_published_minutes(minutes: int) -> None:
    plan = dict(plan_for(minutes))
    assert tuple(plan.get(phase.id, 0) for phase in PHASES) == PUBLISHED[minutes]


def test_the_quick_half_hour_leaves_out_well_and_lucky() -> None:
    assert plan_for(30) == (("open", 2), ("timeline", 10), ("factors", 8), ("actions", 8), ("close", 2))


def test_every_plan_adds_up_to_its_minutes() -> None:
    assert all(sum(minutes for _, minutes in preset.plan) == preset.minutes for preset in presets())
    assert [preset.minutes for preset in presets()] == [30, 45, 60, 75, 90, 120, 60]


def test_the_usual_hour_is_not_the_learning_review() -> None:
    assert preset_for(60).id == "60"
    assert presets()[-1].id == "learning-60"


@given(st.integers(SHORTEST, LONGEST))
def test_any_length_is_used_up_in_the_order_of_a_meeting_with_room_for_actions(minutes: int) -> None:
    plan = plan_for(minutes)
    ids = [phase for phase, _ in plan]
    assert sum(count for _, count in plan) == minutes
    assert ids == [phase.id for phase in PHASES if phase.id in ids]
    assert {"open", "timeline", "factors", "actions", "close"} <= set(ids)
    assert min(count for _, count in plan) >= 2
    assert dict(plan)["actions"] >= 8


@given(st.integers(60, LONGEST))
def test_a_custom_length_keeps_to_the_blocks(minutes: int) -> None:
    plan = dict(plan_for(minutes))
    assert plan["open"] + plan["timeline"] == (30 if minutes > 100 else 20)
    assert 0.44 <= (plan["factors"] + plan["well"]) / minutes <= 0.5
    assert ("break" in plan) == (minutes > 100)


@pytest.mark.parametrize("minutes", [SHORTEST - 1, LONGEST + 1, 0, -5])
def test_a_length_that_cannot_be_planned_is_refused_with_the_way_out(minutes: int) -> None:
    with pytest.raises(UsageError, match="choose a length from 20 to 240"):
        plan_for(minutes)
