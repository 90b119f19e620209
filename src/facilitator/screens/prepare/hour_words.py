"""The question about times of a clock change in words: what happened, which answers there are, which one is taken."""

from typing import Final

from facilitator.session.clock_words import ANSWERS, question_words
from facilitator.session.imports import Answer, Asked
from facilitator.text import cut
from facilitator.widgets.words import Words, words

KEY: Final = "h"
"""The key that answers."""
_SOURCE: Final = 12


def question_row(asked: Asked) -> Words:
    """Return what is asked: open with `?`, answered with a full dot."""
    mark = words(("? ", "time"), bold=True) if asked.answer is None else words(("● ", "here"))
    return mark + words(question_words(asked), bold=True)


def answers_row(asked: Asked, turn: int, of: int) -> tuple[Words, Words]:
    """Return the answers, the one taken with a full dot, and of several questions whose it is and which.

    `h  ○ by row order (proposed)  ○ first pass  ○ second pass  log  1 of 2`: it fits into 60 columns.
    """
    row = words((KEY, "ink"), bold=True)
    for answer in asked.question.answers:
        taken = answer == asked.answer
        proposed = " (proposed)" if answer == "order" and asked.answer is None else ""
        row += words(("  ● " if taken else "  ○ ", "here" if taken else "quiet"))
        row += words((f"{ANSWERS[answer]}{proposed}", "ink" if taken else "quiet"), bold=taken)
    if of == 1:
        return row, ()
    source = f"{cut(asked.source, _SOURCE)}  " if asked.source else ""
    return row, words((source, "name"), (f"{turn} of {of}", "quiet"))


def next_answer(asked: Asked) -> Answer | None:
    """Return the answer after the one taken; after the last one nobody has said, as at first."""
    ring = (None, *asked.question.answers)
    return ring[(ring.index(asked.answer) + 1) % len(ring)]


def first_words(asked: Asked) -> str:
    """Return the sentence that asks before anything is added."""
    rows = "One row waits" if asked.count == 1 else f"{asked.count:,} rows wait"
    which = "which pass it was" if asked.question.change.twice else "how its time is meant"
    return f"{rows} for an answer: {KEY} says {which}; nothing was added yet."


def answered_words(asked: Asked, answer: Answer | None) -> str:
    """Return what an answer did."""
    rows = "1 row" if asked.count == 1 else f"{asked.count:,} rows"
    if answer is None:
        return f"{rows}: nobody has said; enter asks again."
    if answer == "skip":
        return f"{rows} left out."
    side = {"first": "as the first pass", "second": "as the second pass", "order": "by their order"}
    return f"{rows} read {side.get(answer, f'by the clock {ANSWERS[answer]}')}."
