"""Scores the checker on labelled sentences: `python -m facilitator.wording.evaluate FILE.jsonl`.

A row is an object with `text`, `label` (`ok`, `rephrase`, `redirect`, `disputed`) and, where it is not `ok`,
`categories`. Positive means: the label is not `ok`; disputed rows are left out. Exit 0, or 2 when the file cannot be
read.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facilitator.errors import FacilitatorError, UnreadableError, UsageError
from facilitator.wording import Flag, check, worst

_LABELS: Final = ("ok", "rephrase", "redirect", "disputed")


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled sentence."""

    id: str
    text: str
    label: str
    categories: tuple[str, ...]


def read_rows(path: Path) -> tuple[Row, ...]:
    """Return the rows of a labelled file, disputed ones left out.

    Raises:
        UnreadableError: the file cannot be opened, or a line is no labelled row; names file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(
            f"{path} cannot be read ({error}). Name a file of labelled rows, one JSON a line."
        ) from error
    rows = [_row(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]
    return tuple(row for row in rows if row.label != "disputed")


def _row(line: str, where: str) -> Row:
    try:
        data = json.loads(line)
        label, text = data["label"], data["text"]
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableError(f"{where} is no labelled row ({error}). It needs text and label.") from error
    if label not in _LABELS or not isinstance(text, str):
        raise UnreadableError(f"{where}: label must be one of {', '.join(_LABELS)} and text a text.")
    return Row(str(data.get("id", where)), text, label, tuple(str(name) for name in data.get("categories") or ()))


def report(rows: Iterable[Row]) -> str:
    """Return the score of `rows`: precision, recall and f1 each on a line, then levels, categories and misses."""
    judged = [(row, worst(check(row.text))) for row in rows]
    hits = [(row, flag) for row, flag in judged if row.label != "ok" and flag is not None]
    extra = [(row, flag) for row, flag in judged if row.label == "ok" and flag is not None]
    missed = [row for row, flag in judged if row.label != "ok" and flag is None]
    precision = _share(len(hits), len(hits) + len(extra))
    recall = _share(len(hits), len(hits) + len(missed))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    level = _share(sum(row.label == flag.level for row, flag in hits), len(hits))
    category = _share(sum(flag.category in row.categories for row, flag in hits), len(hits))
    return "\n".join(
        (
            f"precision {precision:.3f}",
            f"recall {recall:.3f}",
            f"f1 {f1:.3f}",
            f"rows {len(judged)}, found {len(hits)}, missed {len(missed)}, extra {len(extra)}",
            f"level {level:.3f} of what was found",
            f"category {category:.3f} of what was found",
            *_by_category(judged),
            *(f"missed {row.id} {row.label} {'/'.join(row.categories)}: {row.text}" for row in missed),
            *(f"extra {row.id} {flag.rule}: {row.text}" for row, flag in extra),
            *(
                f"level {row.id} {row.label}, took {flag.level} ({flag.rule}): {row.text}"
                for row, flag in hits
                if row.label != flag.level
            ),
        )
    )


def _by_category(judged: list[tuple[Row, Flag | None]]) -> list[str]:
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row, flag in judged:
        if row.label == "ok":
            continue
        name = row.categories[0] if row.categories else "none"
        total[name] += 1
        found[name] += flag is not None
        right[name] += flag is not None and flag.category in row.categories
    return [f"  {name}: {found[name]} of {count} found, {right[name]} as that" for name, count in total.most_common()]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def main(arguments: list[str]) -> int:
    """Print the score of the file named on the command line."""
    try:
        if len(arguments) != 1:
            raise UsageError("Name one file of labelled rows: make evaluate FILE=labelled.jsonl")
        sys.stdout.write(report(read_rows(Path(arguments[0]))) + "\n")
    except FacilitatorError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
