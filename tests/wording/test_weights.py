"""Sentences weighed by their signs: what the weights say beyond the rules, and that they can say why."""

import importlib.util
import sys
from importlib import resources
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.wording import CATEGORIES, Lexicon, check
from facilitator.wording.judge import held, judge
from facilitator.wording.rules import learnt
from facilitator.wording.signs import signs_of
from facilitator.wording.subjects import context_of
from facilitator.wording.tokens import Sentence, cut, mask
from facilitator.wording.weights import NOTE, Bar, reading

LARGEST = 300_000
"""Bytes that the weights may take."""
ROW = 76
CONTEXT = context_of(Lexicon())


def sentence(text: str) -> Sentence:
    return cut(mask(text), 0, len(text))[0]


def signs(text: str) -> set[str]:
    return set(signs_of(sentence(text), CONTEXT, (), ()))


def test_the_weights_are_small_and_whole() -> None:
    file = resources.files("facilitator.wording").joinpath("data", "weights.tsv")
    text = file.read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    assert head.split("\t") == ["sign", "found", "redirect", *CATEGORIES]
    assert len(text.encode()) <= LARGEST
    names = [line.split("\t")[0] for line in lines]
    assert names == sorted(set(names))
    assert all(cell.lstrip("-").isdigit() for line in lines for cell in line.split("\t")[1:] if cell)


def test_no_sign_hangs_on_a_name_or_a_number() -> None:
    assert signs("then Dana restarted 7 pods at 10:02") == signs("then Mateo restarted 8 pods at 23:59")


def test_whose_it_is_is_one_sign_with_who_it_is() -> None:
    assert "YOU" in signs("your change")
    assert signs("you forgot it") & {"person:forget:+"}
    assert signs("they never forgot it") & {"person:forget:not"}


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Your argument makes no sense.", "judgement"),
        ("Please be respectful to the people who maintain this.", "judgement"),
    ],
)
def test_a_sentence_is_found_by_its_signs_alone(text: str, category: str) -> None:
    assert held(sentence(text), CONTEXT)[0] == []
    (flag,) = check(text)
    assert flag.rule == f"reads-as-{category}"
    assert flag.level == "redirect"
    assert flag.reason == learnt()[category].reason
    assert text[flag.start : flag.end].strip()


def test_what_was_found_by_signs_can_be_switched_off() -> None:
    text = "Your argument makes no sense."
    assert check(text)
    assert check(text, Lexicon(off=("reads-as-judgement",))) == ()
    assert check(text, Lexicon(off=("judgement",))) == ()


def test_what_a_switched_off_rule_holds_for_is_not_found_by_signs_instead() -> None:
    text = "Why did you ignore every argument and waste our time with this?"
    rules = {flag.rule for flag in check(text)}
    assert rules
    everything = tuple(finding.rule.id for finding in held(sentence(text), CONTEXT)[0])
    assert rules <= set(everything)
    assert check(text, Lexicon(off=everything)) == ()


def test_signs_can_speak_against_a_rule() -> None:
    text = "Why do you need the class here, could you use the smaller one instead?"
    assert held(sentence(text), CONTEXT)[0]
    assert check(text) == ()


def test_a_question_that_may_only_ask_is_not_heard_where_a_statement_would_be() -> None:
    asked = "Why do you want to have this in the base class?"
    holding, _ = held(sentence(asked), CONTEXT)
    assert {finding.rule.category for finding in holding} == {"interrogation"}
    assert check(asked) == ()
    assert judge(sentence(asked), CONTEXT, frozenset(), Bar(heard=NOTE.heard, enough=NOTE.heard))


@given(st.text(max_size=200))
def test_the_words_shown_stand_in_the_sentence(text: str) -> None:
    for part in cut(mask(text), 0, len(text)):
        first, last = reading(part, signs_of(part, CONTEXT, (), ()), CONTEXT).span
        assert 0 <= first <= last <= len(part.words)


@pytest.mark.parametrize("category", CATEGORIES)
def test_what_is_said_of_a_weighed_sentence_is_calm(category: str) -> None:
    rule = learnt()[category]
    for line in (rule.say, rule.question, rule.reason):
        assert "!" not in line
        assert "blame" not in line.lower()
        assert len(line) <= ROW


@pytest.fixture(scope="module")
def learning() -> ModuleType:
    path = Path(__file__).parents[2] / "tools" / "learn_wording.py"
    spec = importlib.util.spec_from_file_location("learn_wording", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["learn_wording"] = module
    spec.loader.exec_module(module)
    return module


def test_labelled_rows_are_read_with_their_signs(learning: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text(
        '{"text": "You forgot it.", "label": "redirect", "categories": ["counterfactual"], "doc": "d"}\n'
        '{"text": "It may be so.", "label": "disputed"}\n'
        '{"text": "The pod stopped.", "label": "ok", "sure": false}\n',
        encoding="utf-8",
    )
    first, second = learning.rows_of(file)
    assert (first.found, first.redirect, first.categories, first.doc) == (True, True, ("counterfactual",), "d")
    assert "rule:forgot" in first.signs
    assert (second.found, second.weight) == (False, learning.UNSURE)


def test_the_table_holds_what_was_learnt_in_hundredths(learning: ModuleType) -> None:
    none: dict[str, dict[str, float]] = {name: {} for name in CATEGORIES}
    table = learning.as_table(learning.Learnt({"": -1.5, "lazy": 0.517, "pod": 0.001}, {"": 0.2}, none))
    assert table.splitlines()[1:] == ["\t-150\t20", "lazy\t52"]


def test_the_rules_teach_their_examples(learning: ModuleType) -> None:
    rows = list(learning.examples())
    assert {row.doc for row in rows if row.found} == {rule.id for rule in learning.shipped()}
    assert any(not row.found for row in rows)
