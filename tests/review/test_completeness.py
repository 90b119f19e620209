from typing import Any

import pytest
from hypothesis import given
from reviews import reviews
from stale_version import ACTIONS, EVENTS, FACTORS, NOTES, full_review, review_of

from facilitator.guidance import sections
from facilitator.review.completeness import progress, sections_state
from facilitator.review.records import Record
from facilitator.review.review import Review


def states(review: Review) -> dict[str, tuple[str, str]]:
    return {one.id: (one.state, one.note) for one in sections_state(review)}


def test_an_empty_review_has_nine_empty_sections() -> None:
    found = states(review_of())
    assert list(found) == [
        "summary",
        "impact",
        "timeline",
        "detection",
        "factors",
        "well",
        "response",
        "actions",
        "lessons",
    ]
    assert {state for state, _ in found.values()} == {"empty"}
    assert found["detection"] == ("empty", "no marks yet")
    assert found["lessons"] == ("empty", "empty")


def test_the_example_lacks_a_number_and_a_date() -> None:
    found = states(full_review())
    assert found["impact"] == ("open", "no number of users")
    assert found["actions"] == ("open", "3 of 4 ready")
    assert progress(full_review()) == (7, 9)


@pytest.mark.parametrize(
    ("section", "records", "meta", "expected"),
    [
        ("impact", (), {"impact_users": "4,000"}, ("open", "only a number")),
        ("impact", (), {"impact": "slow", "impact_users": "4,000"}, ("done", "")),
        ("timeline", EVENTS[:1], {}, ("open", "one moment")),
        ("timeline", EVENTS, {}, ("done", "")),
        ("detection", EVENTS, {}, ("done", "")),
        ("factors", FACTORS[:1], {}, ("open", "only one")),
        ("factors", FACTORS[5:6], {}, ("open", "no condition yet")),
        ("well", NOTES[3:4], {}, ("open", "only went well")),
        ("well", NOTES[3:6], {}, ("done", "")),
        ("actions", ACTIONS[4:], {}, ("done", "none, on purpose")),
        ("actions", ACTIONS[:3], {}, ("done", "3 of 3 ready")),
        ("lessons", NOTES, {}, ("done", "")),
        ("lessons", (), {"lessons": "a reference must not depend on health"}, ("done", "")),
    ],
)
def test_how_far_a_section_is(
    section: str, records: tuple[Record, ...], meta: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert states(review_of(*records, **meta))[section] == expected


def test_a_near_miss_has_its_own_sections() -> None:
    found = states(review_of(level="near-miss", nearly="a token lay in a public log"))
    assert list(found) == ["nearly", "stopped_by", "worst_case", "detection", "factors", "safeguard"]
    assert found["nearly"] == ("done", "")


@pytest.mark.parametrize("level", ["meeting", "written", "near-miss"])
def test_every_section_of_the_outline_is_judged(level: str) -> None:
    outline = [one.id for one in sections() if one.outline and level in one.levels]
    assert list(states(review_of(level=level))) == outline


@given(reviews())
def test_any_record_has_its_states(review: Review) -> None:
    assert progress(review)[1] == len(sections_state(review)) > 0
