"""`docs/command-line.md` tells the truth: its examples are run, and it leaves nothing out."""

import re
import shlex
from pathlib import Path

import pytest
from program import Run

from facilitator.cli.parser import parser_of
from facilitator.cli.table import COMMANDS
from facilitator.config.values import SETTINGS
from facilitator.documents import FORMATS

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
EXAMPLES = [
    block.strip().splitlines() for block in re.findall(r"^```console\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 4


@pytest.mark.parametrize("lines", [lines for lines in EXAMPLES if len(lines) > 1], ids=lambda lines: lines[0])
def test_an_example_prints_what_the_page_says(facilitator: Run, lines: list[str]) -> None:
    typed = re.fullmatch(r"\$ (?:echo (?P<stdin>\".*\") \| )?facilitator (?P<arguments>.*)", lines[0])
    if typed is None or lines[1].startswith("$"):
        return  # shows a command of another program
    stdin = "".join(f"{text}\n" for text in shlex.split(typed["stdin"] or ""))
    ended = facilitator(*shlex.split(typed["arguments"]), stdin=stdin)
    printed = (ended.err + ended.out).splitlines()
    if lines[-1].endswith("…"):  # the rest is left out
        last = len(lines) - 2
        printed = [*printed[:last], f"{printed[last][: len(lines[-1]) - 1]}…"]
    assert printed == lines[1:]


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_option_is_on_the_page(name: str) -> None:
    command = next(one for one in COMMANDS if one.name == name)
    assert f"`{name}" in PAGE
    for action in parser_of(command)._actions:
        for option in action.option_strings:
            assert f"`{option}" in PAGE, option


def test_the_hook_for_other_repositories_is_the_one_on_the_page() -> None:
    hook = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "- id: facilitator-lint\n" in hook
    assert "  entry: facilitator lint\n" in hook
    assert "`facilitator-lint`" in PAGE


def test_every_setting_is_on_the_page() -> None:
    for name in SETTINGS:
        assert f"| `{name}` |" in PAGE


def test_export_help_names_every_format(facilitator: Run) -> None:
    said = " ".join(facilitator("export", "--help").out.split())
    assert all(name in said for name in FORMATS)
