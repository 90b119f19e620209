from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from reviews import reviews
from stale_version import ACTIONS, EVENTS, FACTORS, PEOPLE, TODAY, event, full_review, review_of

from facilitator.guidance import PHASES, sections
from facilitator.review.findings import findings
from facilitator.review.records import Factor
from facilitator.review.review import Review


def test_what_check_says_of_the_example() -> None:
    found = findings(full_review(), TODAY)
    assert [(one.text, one.place) for one in found.missing] == [
        ("impact has no number of users", "impact"),
        ("action 4 has no date: let prime refuse traffic while unhealthy", "actions"),
    ]
    assert [(one.text, one.place) for one in found.worth] == [
        ("factor 5 points to no moment", "factors"),
        ("“nine hours” in the summary; its own times give 7 h 00", "summary"),
        ("acknowledged is not recorded, so there is no time to acknowledge", "timeline"),
        ("3 h 32 min between 11:03 and 14:35 with nothing recorded", "timeline"),
        ("3 h 25 min between 14:35 and 18:00 with nothing recorded", "timeline"),
        ("factor 5 has no action", "actions"),
        ("still parked: the vendor contract for log storage", "close"),
    ]
    assert found.good == (
        "summary, timeline, detection, factors, well and lucky, response, lessons; 3 of 4 actions ready"
    )


def test_an_empty_review_misses_its_required_parts() -> None:
    found = findings(review_of(), TODAY)
    assert [one.text for one in found.missing] == [
        "summary is empty",
        "impact is empty",
        "the timeline has no moment",
        "there is no contributing factor yet",
        "there is no action, and none was declined",
        "there is no lesson yet",
    ]
    assert (found.worth, found.good) == ((), "")


def test_an_action_without_owner_and_date_is_one_row() -> None:
    bare = replace(ACTIONS[3], owner="")
    assert "action 1 has no owner and no date: let prime refuse traffic while unhealthy" in [
        one.text for one in findings(review_of(bare), TODAY).missing
    ]


def test_declined_without_a_reason_is_missing_one() -> None:
    bare = replace(ACTIONS[4], reason="")
    assert "declined without a reason: merge only one bump a day" in [
        one.text for one in findings(review_of(bare), TODAY).missing
    ]


def test_an_action_past_its_date_is_told_without_a_name() -> None:
    texts = [one.text for one in findings(review_of(*FACTORS, ACTIONS[1]), date(2022, 3, 1)).worth]
    assert "action 1 was due Fri 11 Feb" in texts
    assert not any("Noor" in text for text in texts)


def test_a_factor_that_names_somebody_is_told_without_the_name() -> None:
    review = review_of(*PEOPLE, Factor(id="f", text="Ida merged on a Thursday"), Factor(id="g", text="bo is a word"))
    texts = [one.text for one in findings(review, TODAY).worth]
    assert "factor 1 names a person; a role says as much" in texts
    assert not any("Ida" in text for text in texts)


def test_a_text_that_names_somebody_is_told_and_a_name_that_is_a_word_is_not() -> None:
    guests = PEOPLE[2], replace(PEOPLE[3], name="Will")
    texts = [one.text for one in findings(review_of(*guests, summary="Will Ida see it? Will it end?"), TODAY).worth]
    assert texts == ["the summary names a person; a role says as much"]
    assert findings(review_of(*guests, summary="Will it end?"), TODAY).worth == ()


def test_a_timeline_without_marks_is_one_row() -> None:
    texts = [one.text for one in findings(review_of(event("a", 27, "10:00"), event("b", 27, "10:05")), TODAY).worth]
    assert texts == ["no moment is marked, so there are no times to detect or resolve"]


def test_a_moment_that_is_still_to_come_is_asked_about() -> None:
    slip = replace(
        event("a", 27, "10:00", marks=("detected",)), id="x", at=event("a", 27, "10:00").at + timedelta(days=365)
    )
    review = review_of(event("i", 27, "10:00"), slip)
    texts = [one.text for one in findings(review, TODAY).worth]
    assert "a moment on Fri 27 Jan 2023 is still to come; is its date right?" in texts
    assert not any("to come" in one.text for one in findings(review, date(2023, 1, 27)).worth)


def test_two_records_of_one_moment_are_a_list_of_their_own() -> None:
    git = replace(event("a", 27, "10:57"), text="bump of binderhub merged", source="git")
    told = replace(event("b", 27, "11:00"), text="a bump of binderhub", source="report")
    (one,) = findings(review_of(git, told), TODAY).twice
    assert (one.text, one.place) == (
        "10:57 “bump of binderhub merged” (git) and 11:00 “a bump of binderhub” (report)",
        "timeline",
    )
    assert {one.record, one.other} == {"a", "b"}


def test_a_sole_factor_and_a_vague_action_are_worth_a_look() -> None:
    vague = replace(ACTIONS[1], text="improve monitoring", owner="platform team", type="", factors=("f1",))
    texts = [one.text for one in findings(review_of(FACTORS[0], vague), TODAY).worth]
    assert texts == [
        "only one factor; what else had to be true?",
        "action 1 belongs to a team; a person in it is easier to ask",
        "action 1 does not say yet what will be different",
        "action 1 has no type yet",
    ]


def test_a_near_miss_is_not_asked_for_what_it_does_not_have() -> None:
    found = findings(review_of(*EVENTS[:1], level="near-miss"), TODAY)
    assert [one.text for one in found.missing] == [
        "what nearly happened is not told",
        "what stopped it is not told",
        "the worst credible outcome is not told",
        "there is no contributing factor yet",
    ]


@given(reviews(), st.dates())
def test_every_row_of_any_review_leads_somewhere(review: Review, today: date) -> None:
    found = findings(review, today)
    places = {one.id for one in PHASES} | {one.id for one in sections()}
    records = {review.id} | {
        row.id for name in ("events", "factors", "actions", "parked", "notes") for row in review.table(name).values()
    }
    for one in (*found.missing, *found.worth, *found.twice):
        assert one.text
        assert one.place in places
        assert one.record in records
