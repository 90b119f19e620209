"""What a person chooses in the import preview, as options: columns, noise, levels, hours that came twice or never."""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from facilitator.cli.options import COLUMN_ROLES, QUIET_LEVELS
from facilitator.errors import UsageError
from facilitator.session.clock_words import question_words
from facilitator.session.imports import Answer, Asked, ColumnMap, Imports, Preview, Question, question_of
from facilitator.text import clean_line, cut

_SHOWN: Final = 60


def columns_option(said: Sequence[str] | None) -> tuple[ColumnMap, ...]:
    """Return the columns that `--column ROLE=COLUMN` chooses, for every table.

    Raises:
        UsageError: no such role, or no column for the time or the text.
    """
    if not said:
        return ()
    found = ColumnMap()
    for text in said:
        role, sign, name = text.partition("=")
        role = role.strip().casefold()
        if not sign or role not in COLUMN_ROLES or not name.strip():
            raise UsageError(
                f"--column: “{_shown(text)}” is not read. Write ROLE=COLUMN; the roles are {', '.join(COLUMN_ROLES)}."
            )
        found = replace(found, **{role: name.strip()})
    if not found.whole:
        raise UsageError("--column: say two columns, one for the time and one for the text: time=NAME and text=NAME.")
    return (found,)


def with_choices(args: argparse.Namespace, imports: Imports, preview: Preview) -> Preview:
    """Return the preview with noise, levels and clock changes as the options say.

    Raises:
        UsageError: a noise rule or a level that is not there; the sentence names those that are.
    """
    rules, levels = noise_option(args.noise, preview), levels_option(args.without)
    answers = _answers(args, preview)
    if answers:
        preview = imports.answered(preview, answers)
    if rules:
        preview = preview.switched(rules)
    for level in levels:
        preview = preview.without_level(level)
    return preview


def noise_option(said: Sequence[str] | None, preview: Preview) -> frozenset[str]:
    """Return the noise rules whose rows are taken in.

    Raises:
        UsageError: a rule is not among those that left something out here.
    """
    taken: set[str] = set()
    for text in said or ():
        word = " ".join(text.split()).casefold()
        if word == "leave":
            taken = set()
        elif word == "take":
            taken |= preview.rules
        else:
            taken |= _rules(word, text, preview.rules)
    return frozenset(taken)


def _rules(word: str, text: str, rules: Iterable[str]) -> set[str]:
    names = sorted(rules)
    exact = {name for name in names if name.casefold() == word}
    found = exact or {name for name in names if word and name.casefold().startswith(word)}
    if len(found) == 1:
        return found
    if not names:
        raise UsageError(f"--noise: there is no rule “{_shown(text)}”: no row here was taken for noise.")
    listed = ", ".join(f"“{clean_line(name)}”" for name in names)
    raise UsageError(f"--noise: “{_shown(text)}” is none of take, leave and the rules here: {listed}.")


def levels_option(said: Sequence[str] | None) -> tuple[str, ...]:
    """Return the quiet levels to leave out, as the preview calls them, each once.

    Raises:
        UsageError: it is no quiet level.
    """
    found: dict[str, None] = {}
    for text in said or ():
        level = text.strip().upper()
        if level not in QUIET_LEVELS:
            raise UsageError(f"--without: “{_shown(text)}” is no quiet level. They are {', '.join(QUIET_LEVELS)}.")
        found[f"{level} line"] = None
    return tuple(found)


def _answers(args: argparse.Namespace, preview: Preview) -> dict[Question, Answer]:
    questions = {question_of(row.event) for row in preview.rows if row.event.doubt is not None} - {None}
    said = {one: args.fold if one.change.twice else args.gap for one in questions if one is not None}
    return {one: answer for one, answer in said.items() if answer in one.answers}


def choice_warnings(args: argparse.Namespace, preview: Preview) -> tuple[str, ...]:
    """Return which option had nothing to do, and how times of clock changes are read where nobody has said."""
    clocks = tuple(f"{question_words(asked, year=True)}{_taken(asked, args.fold)}" for asked in preview.open)
    if args.column and all(reading.table is None for reading in preview.readings):
        return ("--column changed nothing: there is no table among the files.", *clocks)
    return clocks


def _taken(asked: Asked, fold: str | None) -> str:
    if not asked.question.change.twice:
        return "; they are read as before the change. --gap after or --gap skip says otherwise."
    if asked.question.ordered:
        return "; the first is taken. The order of rows tells which: --fold order; or --fold second."
    unclear = ", and the order of rows does not tell which" if fold == "order" else ""
    return f"{unclear}; the first is taken. --fold second says otherwise."


def _shown(text: str) -> str:
    return cut(clean_line(text), _SHOWN)
