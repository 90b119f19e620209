"""What the program itself says passes its own checker: questions, ground rules, agendas, what is asked instead."""

import tomllib
from collections.abc import Iterator
from importlib import resources

import pytest

from facilitator.wording import check
from facilitator.wording.rules import Rule, learnt, shipped

MEANT = (
    "Stories about what someone should have done",
    "a remedy that asks people to try harder",
    "what could have shown it sooner",
    "who should have done what",
)
"""Says, without marks, what to leave out, or asks outright what could have gone otherwise."""
FEWEST = 5
"""Words of a sentence; shorter ones are names and phrases to look for."""


def texts(value: object) -> Iterator[str]:
    """Yield every text of a parsed file that is a sentence."""
    if isinstance(value, str):
        yield from (
            line.strip()
            for line in value.splitlines()
            if len(line.split()) >= FEWEST and not any(meant in line for meant in MEANT)
        )
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def guidance() -> list[str]:
    folder = resources.files("facilitator.guidance").joinpath("data")
    files = [folder.joinpath(name) for name in ("agenda.toml", "questions.toml", "room.toml")]
    return sorted({text for file in files for text in texts(tomllib.loads(file.read_text(encoding="utf-8")))})


@pytest.mark.parametrize("text", guidance())
def test_what_a_facilitator_is_given_to_say_is_left_alone(text: str) -> None:
    assert [flag.rule for flag in check(text)] == []


@pytest.mark.parametrize("rule", [*shipped(), *learnt().values()], ids=lambda rule: rule.id)
def test_what_is_asked_instead_is_left_alone(rule: Rule) -> None:
    for line in (rule.say, rule.question):
        assert [flag.rule for flag in check(line)] == []
