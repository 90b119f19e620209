"""What a team adds: read from a table, wrong values named with file and key."""

import pytest

from facilitator.errors import DataError
from facilitator.wording import Lexicon, check, load_lexicon
from facilitator.wording.rules import read_rules
from facilitator.wording.words import known

FILE = "facilitator.toml"


def test_an_empty_table_adds_nothing() -> None:
    assert load_lexicon({}, FILE) == Lexicon()


def test_a_teams_own_phrase_is_found_in_any_case() -> None:
    lexicon = load_lexicon(
        {"phrases": [{"text": "cowboy deploy", "category": "judgement", "level": "redirect", "say": "What was seen?"}]},
        FILE,
    )
    text = "That was a Cowboy  deploy again."
    (flag,) = check(text, lexicon)
    assert text[flag.start : flag.end] == "Cowboy  deploy"
    assert (flag.level, flag.category, flag.say, flag.rewrite) == ("redirect", "judgement", "What was seen?", None)


def test_people_services_let_be_and_off_are_kept() -> None:
    lexicon = load_lexicon(
        {
            "people": ["Zoë  Quist"],
            "services": ["Fulcrum"],
            "let_be": ["human error"],
            "off": ["hindsight", "reads-as-judgement"],
        },
        FILE,
    )
    assert lexicon == Lexicon(("Zoë Quist",), ("Fulcrum",), (), ("human error",), ("hindsight", "reads-as-judgement"))
    assert check("zoë should have drained it", lexicon)[0].level == "redirect"
    assert check("it was human error", lexicon) == ()
    assert check("in hindsight the limit was low", lexicon) == ()


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"peeple": []}, "peeple"),
        ({"people": "Dana"}, "people"),
        ({"people": ["Dana", 3]}, "people[1]"),
        ({"let_be": [""]}, "let_be[0]"),
        ({"services": ["x" * 300]}, "services[0]"),
        ({"off": ["should-heve"]}, "off[0]"),
        ({"phrases": {}}, "phrases"),
        ({"phrases": ["x"]}, "phrases[0]"),
        ({"phrases": [{"text": "x"}]}, "phrases[0].category"),
        ({"phrases": [{"category": "blame"}]}, "phrases[0].text"),
        ({"phrases": [{"text": "x", "category": "rude"}]}, "phrases[0].category"),
        ({"phrases": [{"text": "x", "category": "blame", "level": "stop"}]}, "phrases[0].level"),
        ({"phrases": [{"text": "x", "category": "blame", "colour": "red"}]}, "phrases[0].colour"),
    ],
)
def test_what_cannot_be_used_is_named(table: dict[str, object], key: str) -> None:
    with pytest.raises(DataError) as caught:
        load_lexicon(table, FILE)
    assert str(caught.value).startswith(f"{FILE}: ")
    assert key in str(caught.value)


RULE = {
    "id": "x",
    "level": "redirect",
    "patterns": ["[who broke]"],
    "reason": "r",
    "say": "s",
    "question": "q",
    "flag": ["who broke it"],
}


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"level": "loud"}, "level"),
        ({"say": ""}, "say"),
        ({"patterns": []}, "patterns"),
        ({"patterns": ["<nonsense> x"]}, "patterns[0]"),
        ({"patterns": [""]}, "patterns[0]"),
        ({"unless": ["past:flurb"]}, "unless[0]"),
        ({"kinds": ["robot"]}, "kinds"),
        ({"flag": [1]}, "flag"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_rule_that_cannot_be_used_is_named(change: dict[str, object], key: str) -> None:
    with pytest.raises(DataError) as caught:
        read_rules({"rule": [RULE | change]}, "blame", "rules/blame.toml", known())
    assert str(caught.value).startswith("rules/blame.toml: rule[0]")
    assert key in str(caught.value)


def test_a_file_without_rules_is_named() -> None:
    with pytest.raises(DataError, match=r"rules/blame\.toml"):
        read_rules({}, "blame", "rules/blame.toml", known())
