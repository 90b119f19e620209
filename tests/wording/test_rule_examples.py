"""Every shipped rule proves itself on its own examples."""

import pytest

from facilitator.wording import CATEGORIES, Lexicon, check
from facilitator.wording.restate import WAYS
from facilitator.wording.rules import FILES, Rule, read_rules, shipped
from facilitator.wording.words import known, package_data

ROW = 76
"""Characters that a cue has beside its mark on a terminal of 80."""

MUST = [pytest.param(rule, text, id=f"{rule.id}: {text}") for rule in shipped() for text in rule.flag]
MUST_NOT = [pytest.param(text, id=f"{rule.id}: {text}") for rule in shipped() for text in rule.ok]


@pytest.mark.parametrize(("rule", "text"), MUST)
def test_a_rule_finds_its_own_examples(rule: Rule, text: str) -> None:
    others = tuple(other.id for other in shipped() if other is not rule)
    assert {flag.rule for flag in check(text, Lexicon(off=others))} == {rule.id}


@pytest.mark.parametrize("text", MUST_NOT)
def test_what_a_rule_must_leave_alone_is_left_alone_by_all(text: str) -> None:
    assert check(text) == ()


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in shipped()]
    assert sorted(set(ids)) == sorted(ids)
    assert not set(ids) & set(CATEGORIES)


@pytest.mark.parametrize(("name", "category"), FILES)
def test_every_shipped_file_is_valid_to_its_last_phrase(name: str, category: str) -> None:
    where = f"rules/{name}.toml"
    rules = read_rules(package_data(where), category, where, known())
    assert {rule.id for rule in rules} <= {rule.id for rule in shipped() if rule.category == category}


def test_every_way_to_restate_exists() -> None:
    assert {rule.rewrite for rule in shipped()} - {""} <= WAYS


@pytest.mark.parametrize("rule", shipped(), ids=lambda rule: rule.id)
def test_what_is_said_is_calm(rule: Rule) -> None:
    for line in (rule.say, rule.question, rule.reason):
        assert "!" not in line
        assert "blame" not in line.lower()
        assert "violation" not in line.lower()
        assert len(line) <= ROW
