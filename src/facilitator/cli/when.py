"""`facilitator when`: how a date or a time is read, for people and for scripts."""

import argparse
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final, cast

from facilitator.cli.here import Here
from facilitator.cli.inputs import standard_lines
from facilitator.cli.output import emit, emit_json_line, say
from facilitator.cli.values import day_option, number_option, zone_option
from facilitator.config import read_instant
from facilitator.text import clean_line, cut
from facilitator.times import DueReading, Order, TimeReading, read_due, read_time

_LONGEST_SPRINT: Final = 52
_LONGEST_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """How one expression was read; the fields are those of the JSON form."""

    expression: str
    result: str | None
    ask: bool
    choices: tuple[str, ...]
    reading: str
    warnings: tuple[str, ...]


def run(args: argparse.Namespace, here: Here) -> int:
    """Print how each expression is read; 1 when one was not read as a single date or time."""
    read = _reader(args, here)
    missed = False
    for expression in args.expressions or standard_lines():
        answer = read(expression)
        missed |= answer.result is None
        if args.format == "json":
            emit_json_line(asdict(answer))
        else:
            _print(answer)
    return int(missed)


def _reader(args: argparse.Namespace, here: Here) -> Callable[[str], Answer]:
    zone = zone_option(args.zone) or here.zone
    now = read_instant(args.now, zone, "--now") if args.now else here.clock.now()
    start = read_instant(args.start, zone, "--start") if args.start else None
    settings = here.settings
    order = cast("Order | None", args.order or settings.date_order)
    sprint_end = day_option(args.sprint_end, "--sprint-end") or settings.sprint_end
    weeks = number_option(args.sprint_weeks, "--sprint-weeks", 1, _LONGEST_SPRINT) or settings.sprint_weeks
    sprint: dict[str, Any] = {"sprint_weeks": weeks} if weeks else {}

    def due(expression: str) -> Answer:
        today = now.astimezone(zone).date()
        read = read_due(expression, today=today, sprint_end=sprint_end, order=order, **sprint)
        return _answer(expression, read.date, read)

    def time(expression: str) -> Answer:
        day = (start or now).astimezone(zone).date()
        read = read_time(expression, zone=zone, day=day, start=start, now=now)
        return _answer(expression, read.at, read)

    return due if args.kind == "due" else time


def _answer(expression: str, result: date | datetime | None, read: DueReading | TimeReading) -> Answer:
    return Answer(
        expression=expression,
        result=_iso(result) if result is not None else None,
        ask=read.ask,
        choices=tuple(_iso(choice) for choice in read.choices),
        reading=clean_line(read.reading),
        warnings=tuple(clean_line(warning) for warning in read.warnings),
    )


def _iso(value: date | datetime) -> str:
    """Return a day, or an instant to the second: nobody types a finer one, and a log's fractions are noise here."""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()


def _print(answer: Answer) -> None:
    """Print expression, result and reading, between tabs; `?` stands for a result that has to be asked for."""
    result = answer.result or ("?" if answer.ask else "-")
    emit(f"{cut(clean_line(answer.expression), _LONGEST_SHOWN)}\t{result}\t{answer.reading}")
    for warning in answer.warnings:
        if warning != answer.reading:
            say(warning)
