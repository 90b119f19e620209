from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from reviews import reviews
from stale_version import FACTORS, MEETS, full_review, review_of

from facilitator.review.gate import (
    find_person,
    guess_type,
    kept,
    lacks,
    live_question,
    number_of,
    open_factors,
    portfolio,
    ready,
)
from facilitator.review.records import Action, Person
from facilitator.review.review import Review

DUE = date(2022, 2, 11)


def action(text: str = "add the version check to the status page", **fields: Any) -> Action:
    return Action(
        **{"id": "a", "text": text, "owner": "Kit", "due": DUE, "type": "detect", "factors": ("f3",), **fields}
    )


def ids(one: Action, review: Review | None = None) -> list[str]:
    return [lack.id for lack in lacks(one, review or review_of(*FACTORS))]


def test_an_action_with_all_it_needs_lacks_nothing() -> None:
    assert ids(action()) == []
    assert ready(action(), review_of(*FACTORS))


def test_who_and_when_are_asked_first_and_in_one_breath() -> None:
    bare = action("improve monitoring", owner="", due=None, type="", factors=())
    assert ids(bare) == ["owner", "due", "vague", "factor", "type"]
    assert [lack.asked_live for lack in lacks(bare, review_of())] == [True, True, True, False, False]
    assert live_question(bare, review_of()) == "Who personally, and by which date?"


@pytest.mark.parametrize(
    ("fields", "question"),
    [
        ({"owner": ""}, "Who personally?"),
        ({"due": None}, "By which date?"),
        ({"owner": "platform team"}, "Who in that team?"),
        ({"owner": "Binder operations"}, "Who in that team?"),
        ({"text": "improve monitoring"}, "Improve: which signal, which number?"),
        ({"factors": ()}, ""),
        ({"type": ""}, ""),
    ],
)
def test_the_room_is_asked_one_thing(fields: dict[str, Any], question: str) -> None:
    assert live_question(action(**fields), review_of(*FACTORS, team="Binder operations")) == question


def test_a_team_is_asked_about_and_taken_all_the_same() -> None:
    review = review_of(*FACTORS)
    assert ids(action(owner="platform team")) == ["team"]
    assert ready(action(owner="platform team"), review)


@pytest.mark.parametrize("fields", [{"owner": ""}, {"due": None}, {"text": "improve monitoring"}])
def test_without_who_when_or_what_it_is_not_ready(fields: dict[str, Any]) -> None:
    assert not ready(action(**fields), review_of(*FACTORS))


def test_people_who_are_more_careful_are_no_fix() -> None:
    careful = action("remind people to be more careful with bumps")
    assert "person-fix" in ids(careful)
    assert not ready(careful, review_of(*FACTORS))


def test_an_owner_who_is_not_in_the_room_has_to_be_asked() -> None:
    review = review_of(*FACTORS, Person(id="p", name="Kit Larsen", present=False))
    assert live_question(action(), review) == "Kit is not here, who asks?"
    assert ready(action(), review)
    assert ids(action(), review_of(*FACTORS, Person(id="p", name="Kit Larsen", present=False), level="written")) == []


def test_once_the_meeting_runs_an_owner_who_is_no_guest_is_not_in_the_room() -> None:
    guests = Person(id="p", name="Ana B", pos="1"), Person(id="q", name="Ana C", pos="2")
    before = review_of(*FACTORS, *guests)
    running = before.put(replace(before.meta, started=MEETS))
    assert ids(action(), before) == []
    assert ids(action(), running) == ["absent"]
    assert ids(action(owner="Ana"), running) == []
    assert ids(action(owner="platform team"), running) == ["team"]
    assert ids(action(), running.put(replace(running.meta, ended=MEETS))) == []


def test_a_factor_that_was_deleted_is_no_factor() -> None:
    assert ids(action(factors=("gone",))) == ["factor"]


def test_nothing_is_asked_of_what_is_done_or_declined() -> None:
    assert ids(action(owner="", state="done")) == []
    assert ids(action(owner="", state="declined")) == []


def test_of_the_example_three_of_four_are_ready() -> None:
    review = full_review()
    assert [ready(one, review) for one in kept(review)] == [True, True, True, False]
    assert number_of("a4", review) == 4
    assert number_of("a5", review) == 0
    assert [one.id for one in open_factors(review)] == ["f5"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("check versions before health (#2113)", "prevent"),
        ("alert when a member gets < 5 % for 15 min", "detect"),
        ("add the version check to the status page", "detect"),
        ("let prime refuse traffic while unhealthy", "limit"),
        ("rehearse the restore with the runbook", "respond"),
        ("agree on who owns the page after March", "process"),
        ("buy flowers", ""),
        ("", ""),
    ],
)
def test_the_type_is_guessed_from_the_words(text: str, kind: str) -> None:
    assert guess_type(text) == kind


def test_a_person_is_found_by_name_or_by_the_first_part_of_it() -> None:
    review = review_of(
        Person(id="1", name="Kit Larsen", pos="1"),
        Person(id="2", name="Ana B", pos="2"),
        Person(id="3", name="Ana C", pos="3"),
    )
    assert [getattr(find_person(name, review), "id", None) for name in ("@kit", "KIT LARSEN", "Ana", "Ki", "")] == [
        "1",
        "1",
        None,
        None,
        None,
    ]


def test_advice_about_all_of_them() -> None:
    assert portfolio(review_of()) == ()
    assert portfolio(full_review()) == ("factor 5 has no action",)
    watching = [action(f"alert on signal {place}", id=f"a{place}", pos=str(place)) for place in range(6)]
    advice = portfolio(review_of(*watching, severity="2"))
    assert advice == (
        "every action detects; none prevents it or limits what it does",
        "6 actions are many; which three come first?",
    )


def test_the_same_action_twice_and_a_late_date_are_told() -> None:
    late = review_of(
        action(id="a1", pos="1"),
        action(id="a2", pos="2", due=date(2022, 6, 1)),
        severity="2",
        meets=full_review().meta.meets,
    )
    assert portfolio(late) == (
        "every action detects; none prevents it or limits what it does",
        "actions 1 and 2 read the same",
        "action 2 is due more than 30 days after the review; Sev 2 usually asks for less",
    )


@given(reviews())
def test_any_record_passes_through_the_gate(review: Review) -> None:
    for one in review.actions.live:
        found = lacks(one, review)
        assert len({lack.id for lack in found}) == len(found)
        assert all(lack.question and lack.short for lack in found)
    assert all(portfolio(review)) or not kept(review)
