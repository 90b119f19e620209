"""The one table of commands: nothing in it answers twice, and the page of keys is made from it."""

import re
from pathlib import Path

import pytest

from facilitator.commands import COMMANDS, Command, by_id, in_scopes, key_words, keys_document, slash_words
from facilitator.review.capture import SLASH_KINDS

PAGE = Path(__file__).parents[1] / "docs" / "keys.md"
REMAKE = """python -c 'from facilitator.commands import keys_document; print(keys_document(), end="")' > docs/keys.md"""
"""Run this in the project's folder after a change of the table."""

TOGETHER = [
    ("everywhere", "review", "meeting"),
    ("everywhere", "review", "meeting", "list:entries"),
    ("everywhere", "review", "outline"),
    ("everywhere", "review", "outline", "list:entries"),
    ("everywhere", "review", "prepare", "list:prepare"),
    ("everywhere", "list:import"),
    ("everywhere", "list:library"),
    ("everywhere", "form"),
    ("everywhere", "review", "list:check"),
    ("everywhere", "review", "closing"),
    ("everywhere", "review", "export"),
    ("everywhere", "list:parked"),
]
"""Scopes whose keys work at the same time."""


def test_no_two_commands_share_an_id() -> None:
    assert len(by_id()) == len(COMMANDS)


def test_no_two_commands_share_a_word() -> None:
    words = [word for command in COMMANDS for word in command.slash]
    assert sorted(words) == sorted(set(words))
    assert set(slash_words()) == set(words)


def test_no_command_takes_the_word_of_a_kind_but_park() -> None:
    assert SLASH_KINDS.intersection(slash_words()) == {"park"}


@pytest.mark.parametrize("scopes", TOGETHER, ids=" ".join)
def test_no_key_does_two_things_at_once(scopes: tuple[str, ...]) -> None:
    keys: dict[str, list[str]] = {}
    for command in in_scopes(scopes):
        for key in command.keys:
            keys.setdefault(key, []).append(command.id)
    assert {key: ids for key, ids in keys.items() if len(ids) > 1} == {}


def test_every_scope_of_the_table_is_looked_at() -> None:
    used = {scope for command in COMMANDS for scope in command.scopes}
    assert used == {scope for scopes in TOGETHER for scope in scopes}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_says_what_it_does(command: Command) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)*", command.id)
    assert command.title
    assert command.title[0].isupper() or command.title[0] == "$"
    assert not command.title.endswith(".")
    assert command.help.endswith(".")
    assert command.help[0].isupper()
    assert "!" not in command.help
    assert not re.search(r"\b(blame|flag|violation)", f"{command.title} {command.help} {command.label}", re.IGNORECASE)
    assert command.verb.isidentifier()
    assert command.argument == "" or command.slash


def test_every_command_in_a_meeting_can_be_typed_found_or_pressed() -> None:
    for command in in_scopes(["meeting"]):
        assert command.keys or command.slash, command.id


def test_letters_are_keys_in_lists_only() -> None:
    for command in in_scopes(["everywhere", "review", "meeting", "outline", "prepare", "form"]):
        if not any(scope.startswith("list:") for scope in command.scopes):
            assert all(len(key) > 1 for key in command.keys), command.id


def test_words_can_be_typed_after_a_slash() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", word) for word in slash_words())


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("f9", "F9"),
        ("ctrl+r", "^r"),
        ("escape", "esc"),
        ("equals_sign", "="),
        ("a", "a"),
        ("f", "f"),
        ("tab", "tab"),
        ("left_square_bracket", "["),
    ],
)
def test_keys_are_written_as_people_write_them(key: str, words: str) -> None:
    assert key_words(key) == words


def test_the_page_of_keys_has_every_command_and_every_kind() -> None:
    page = keys_document()
    for command in COMMANDS:
        assert f"{command.title}: {command.help}" in page
    for word in (*slash_words(), *SLASH_KINDS):
        assert f"`/{word}" in page


def test_the_page_of_keys_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == keys_document(), f"docs/keys.md is old. Remake it: {REMAKE}"
