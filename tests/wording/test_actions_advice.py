"""Advice on the words of an action."""

import pytest

from facilitator.wording import check_action


def rules(text: str, *, owner: str = "Dana", due: bool = True, teams: tuple[str, ...] = ()) -> list[str]:
    return [advice.rule for advice in check_action(text, owner=owner, due=due, teams=teams)]


@pytest.mark.parametrize(
    "text",
    [
        "Reject terraform runs without a named context",
        "Add an alert on queue depth above 10,000",
        "Document the failover in the runbook",
        "Limit uploads to 50 per hour",
    ],
)
def test_a_concrete_action_with_owner_and_date_needs_no_advice(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    ["Improve monitoring", "look into the flaky probe", "We should consider a queue", "Make sure it is reviewed"],
)
def test_a_vague_verb_is_asked_about(text: str) -> None:
    assert rules(text) == ["vague-verb"]


def test_the_question_is_about_that_verb() -> None:
    (advice,) = check_action("Improve the dashboards", owner="Dana", due=True)
    assert advice.question == "Improve: which signal, which number?"
    assert advice.short == "Improve: which signal, which number?"


def test_an_investigation_with_an_output_a_limit_and_a_date_passes() -> None:
    assert rules("Investigate the slow probe for 2 days, leave a report") == []
    assert rules("Investigate the slow probe for 2 days, leave a report", due=False) == ["vague-verb", "no-date"]


def test_a_wish_without_a_verb_is_asked_for_its_end() -> None:
    assert rules("Happier customers") == ["no-end-state"]


@pytest.mark.parametrize("owner", ["the SRE team", "ops", "everyone", "platform-infra"])
def test_a_team_is_asked_for_its_person(owner: str) -> None:
    (advice,) = check_action("Add an alert on depth", owner=owner, due=True)
    assert (advice.rule, advice.short) == ("team-owner", "Who in that team?")


def test_a_reviews_own_team_is_known() -> None:
    assert rules("Add an alert on depth", owner="Falcons", teams=("falcons",)) == ["team-owner"]
    assert rules("Add an alert on depth", owner="Falcons") == []


def test_missing_owner_and_date_are_asked_for() -> None:
    assert rules("Add an alert on depth", owner=" ", due=False) == ["no-owner", "no-date"]


def test_a_remedy_of_trying_harder_is_asked_for_a_guard() -> None:
    assert rules("Be more careful with prod credentials") == ["person-fix"]


def test_nothing_typed_needs_no_advice() -> None:
    assert check_action(" - ", owner="", due=False) == ()
