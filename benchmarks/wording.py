"""The wording checker: a typed line, the first check of a process, and prose by the megabyte.

The yardstick is the plainest reading of the same text: one regular expression that finds its words. Both are taken in
turn, so that a busy machine slows both. Aims: a typed line under 1 ms and 1 MB of reviews in a second, which on a quiet
machine are the ratios below. The made-up prose is denser in words that the checker looks at than any review.
"""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from figures import Figure, in_turn

from facilitator.wording import check, check_document

ROUNDS: Final = 9
LINE: Final = "the operator should have checked the redirect logs after the bump, and nobody told support about it"
PROSE: Final = """At 10:02 the on-call engineer was paged because the queue depth had passed 10,000. The pods of the
checkout service were restarted at 10:05 and the error rate fell to 2 %. The alert should have fired at 09:58, when the
first requests failed. Traffic was moved to the second region at 10:20; the migration kept running until 10:41.

- A restart would have dropped the queue.
- The runbook did not name the flag.
- Why was the limit so low?

"""
WORD: Final = re.compile(r"\w+")
MEGABYTE: Final = 1_000_000
REPORTS: Final = Path(__file__).parents[1] / "tests" / "data" / "reports"


def seconds(step: Callable[[], object], times: int = 1) -> float:
    """Return how long one `step` takes when it is done `times` times."""
    begun = time.perf_counter()
    for _ in range(times):
        step()
    return (time.perf_counter() - begun) / times


def first_check(code: str) -> float:
    """Return how long a new interpreter needs for `code`."""
    return seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True))


def figures() -> list[Figure]:
    """Measure."""
    text = PROSE * (MEGABYTE // len(PROSE))
    reports = "".join(file.read_text(encoding="utf-8") for file in sorted(REPORTS.glob("*.md")))
    reports *= MEGABYTE // len(reports.encode())
    check(LINE)
    times = in_turn(
        {
            "words of a line": lambda: seconds(lambda: WORD.findall(LINE), 200),
            "line": lambda: seconds(lambda: check(LINE), 200),
            "words of a megabyte": lambda: seconds(lambda: WORD.findall(text)),
            "megabyte": lambda: seconds(lambda: check_document(text)),
            "words of reports": lambda: seconds(lambda: WORD.findall(reports)),
            "reports": lambda: seconds(lambda: check_document(reports)),
            "bare": lambda: first_check("import dataclasses, re, tomllib, importlib.resources"),
            "first": lambda: first_check("from facilitator.wording import check; check('you forgot it')"),
        },
        ROUNDS,
    )
    return [
        Figure("check a typed line / find its words", times["line"], times["words of a line"], 600),
        Figure("check 1 MB of real reviews / find its words", times["reports"], times["words of reports"], 35),
        Figure("check 1 MB of dense prose / find its words", times["megabyte"], times["words of a megabyte"], 60),
        Figure("interpreter and first check / its imports alone", times["first"], times["bare"], 3.5),
    ]


if __name__ == "__main__":
    for figure in figures():
        print(figure.words)
