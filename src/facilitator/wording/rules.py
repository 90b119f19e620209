"""The shipped rules: read from `data/rules/*.toml`, checked, ready to match."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast, get_args

from facilitator.errors import DataError
from facilitator.wording.flags import CATEGORIES
from facilitator.wording.phrases import Pattern, compile_phrase
from facilitator.wording.tokens import Kind
from facilitator.wording.words import Words, known, package_data

FILES: Final = (
    *((category, category) for category in CATEGORIES),
    ("accusations", "blame"),
    ("verdicts", "judgement"),
    ("misdeeds", "judgement"),
    ("trials", "interrogation"),
    ("stories", "counterfactual"),
    ("plain-now", "hindsight"),
    ("slips", "human-error"),
    ("trying-harder", "person-fix"),
)
"""The files in `data/rules` and the category of what each holds; those after the first of a category keep
to kinds of subject and word classes rather than to phrases."""

Bearer = Literal["redirect", "rephrase", "subject", "actor", "target", "owner", "near"]
"""Where the level comes from: fixed, the verb's subject, a subject that by the words can only be somebody ("billing
should be more careful"), the word marked with @, whose the noun is ("my fault"), or the nearest person in the
sentence."""

_KINDS: Final = get_args(Kind)
_TEXTS: Final = ("id", "level", "reason", "say", "question")
_LISTS: Final = ("patterns", "unless", "kinds", "flag", "ok")
_KEYS: Final = (*_TEXTS, *_LISTS, "denial", "rewrite", "questions")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule: phrases that carry it, when it does not hold, and what to say."""

    id: str
    category: str
    level: Bearer
    patterns: tuple[Pattern, ...]
    unless: tuple[str, ...]
    """Phrases that silence it when they stand in the same sentence, touching the match or close to it."""
    kinds: frozenset[str]
    """The kinds of bearer it holds for."""
    denial: bool
    """True: a negation close before the match silences it."""
    rewrite: str
    """The name of the way to restate, empty for none."""
    reason: str
    say: str
    question: str
    flag: tuple[str, ...]
    """Examples that must be found."""
    ok: tuple[str, ...]
    """Examples that must be left alone."""


@cache
def shipped() -> tuple[Rule, ...]:
    """Return the rules that ship with the program, read once."""
    rules: list[Rule] = []
    for name, category in FILES:
        where = f"rules/{name}.toml"
        rules.extend(read_rules(package_data(where), category, where, known(), proven=True))
    return tuple(rules)


@cache
def learnt() -> Mapping[str, Rule]:
    """Return, by category, what is said of a sentence that no rule but the weights of its signs found."""
    tables = package_data("learnt.toml")
    return {category: _learnt(tables[category], category) for category in CATEGORIES}


def _learnt(table: Mapping[str, object], category: str) -> Rule:
    where = f"learnt.toml: {category}"
    return Rule(
        id=f"reads-as-{category}",
        category=category,
        level="near",
        patterns=(),
        unless=(),
        kinds=frozenset(),
        denial=False,
        rewrite="",
        reason=_text(table, "reason", where),
        say=_text(table, "say", where),
        question=_text(table, "question", where),
        flag=_list(table, "flag", where),
        ok=_list(table, "ok", where),
    )


@cache
def order() -> Mapping[str, int]:
    """Return the place of each shipped rule by its id; of two that share words the earlier one wins."""
    return {rule.id: index for index, rule in enumerate(shipped())}


@cache
def silencers(rule: Rule) -> tuple[Pattern, ...]:
    """Return the phrases under a rule's `unless`, read when the rule first matches."""
    return tuple(compile_phrase(source, known()) for source in rule.unless)


def read_rules(
    data: Mapping[str, object], category: str, where: str, words: Words, *, proven: bool = False
) -> tuple[Rule, ...]:
    """Return the rules of one parsed file.

    Args:
        data: the file, parsed.
        category: the category of all its rules.
        where: the file's name, for errors.
        words: what is known about words.
        proven: True for the shipped files, whose phrases under `unless` the tests have read already.

    Raises:
        DataError: something in it cannot be used; names file and key.
    """
    tables = data.get("rule")
    if not isinstance(tables, list):
        raise DataError(f"{where}: rule must be a list of tables, each begun by [[rule]].")
    rules = tuple(_rule(table, category, f"{where}: rule[{index}]", words) for index, table in enumerate(tables))
    if not proven:
        for index, rule in enumerate(rules):
            _patterns(rule.unless, f"{where}: rule[{index}].unless", words)
    return rules


def _rule(table: Mapping[str, object], category: str, where: str, words: Words) -> Rule:
    for key in table:
        if key not in _KEYS:
            raise DataError(f"{where}.{key} is not known. It knows {', '.join(_KEYS)}.")
    texts = {key: _text(table, key, where) for key in _TEXTS}
    lists = {key: _list(table, key, where) for key in _LISTS}
    level = texts["level"]
    if level not in get_args(Bearer):
        raise DataError(f"{where}.level must be one of {', '.join(get_args(Bearer))}.")
    for kind in lists["kinds"]:
        if kind not in _KINDS:
            raise DataError(f"{where}.kinds must be of {', '.join(_KINDS)}.")
    if not lists["patterns"] or not lists["flag"]:
        raise DataError(f"{where} needs patterns and at least one example under flag.")
    return Rule(
        id=texts["id"],
        category=category,
        level=cast("Bearer", level),
        patterns=_patterns(lists["patterns"], f"{where}.patterns", words),
        unless=lists["unless"],
        kinds=frozenset(lists["kinds"] or _KINDS),
        denial=table.get("denial", False) is True,
        rewrite=str(table.get("rewrite", "")),
        reason=texts["reason"],
        say=texts["say"],
        question=texts["question"],
        flag=lists["flag"],
        ok=lists["ok"],
    )


def _text(table: Mapping[str, object], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise DataError(f"{where}.{key} must be a text that is not empty.")
    return value


def _list(table: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    values = table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise DataError(f"{where}.{key} must be a list of texts.")
    return tuple(values)


def _patterns(sources: tuple[str, ...], where: str, words: Words) -> tuple[Pattern, ...]:
    patterns: list[Pattern] = []
    for index, source in enumerate(sources):
        try:
            patterns.append(compile_phrase(source, words))
        except ValueError as error:
            raise DataError(f"{where}[{index}]: {error}.") from error
    return tuple(patterns)
