"""Learns the weights of the wording checker: `python tools/learn_wording.py FILE.jsonl … > weights.tsv`.

The files hold labelled sentences in the form that `make evaluate` reads; they are no part of the project. A row may
also say `"sure": false` (it counts less), `"weight"` (it counts so often) and `"doc"`: with `--folds N` nothing is
written, each part of the documents is scored by weights learnt from the others, and for a row of thresholds precision
and recall are printed. The rules' own examples and what the program itself says in a meeting are learnt from too.

Logistic regression on the signs of a sentence, each sign given as much room as its counts say that it parts the labels
(S. Wang and C. Manning, "Baselines and bigrams", ACL 2012). Needs the extra `learn`.
"""

# ruff: noqa: INP001  # a script, no package

import argparse
import json
import sys
import tomllib
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

from facilitator.wording import CATEGORIES, Lexicon
from facilitator.wording.judge import apart, held
from facilitator.wording.markdown import lines_to_judge
from facilitator.wording.restate import restate
from facilitator.wording.rules import learnt, shipped
from facilitator.wording.signs import signs_of
from facilitator.wording.subjects import context_of
from facilitator.wording.tokens import cut, mask, sentences

LEAST: Final = 3
"""How many documents must show a sign."""
UNSURE: Final = 0.4
"""What a row counts that its reader was not sure of."""
OWN: Final = 16.0
"""What a sentence counts that a rule names as one to leave alone: it must come out right."""
EXAMPLE: Final = 2.0
"""What a sentence counts that a rule names as one to find."""
FREEDOM: Final = 0.2
"""The inverse of how strongly weights are held at nought; chosen over folds of documents."""
SCALE: Final = 100
SIGNS: Final = 12_000
"""How many signs are kept, so that the file stays under 300 KB."""
TELLING: Final = 250
"""How many signs are kept for the level, and for each category."""


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled text and the signs of its sentences together."""

    signs: tuple[str, ...]
    found: bool
    redirect: bool
    categories: tuple[str, ...]
    weight: float
    doc: str


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt: a weight for each sign, and the bias under the empty name."""

    found: dict[str, float]
    redirect: dict[str, float]
    categories: dict[str, dict[str, float]]


def signs_in(text: str) -> tuple[str, ...]:
    """Return the signs of all sentences of `text`."""
    context, found, masked = context_of(Lexicon()), set[str](), mask(text)
    for start, end in lines_to_judge(text):
        for first, last in sentences(masked, start, end):
            for sentence in cut(masked, first, last):
                holding, silenced = held(sentence, context)
                found.update(signs_of(sentence, context, {finding.rule.id for finding in apart(holding)}, silenced))
    return tuple(sorted(found))


def rows_of(path: Path) -> Iterable[Row]:
    """Return the rows of a labelled file, disputed ones left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        if data["label"] != "disputed":
            yield Row(
                signs_in(data["text"]),
                data["label"] != "ok",
                data["label"] == "redirect",
                tuple(data.get("categories") or ()),
                float(data.get("weight", 1.0)) * (1.0 if data.get("sure", True) else UNSURE),
                str(data.get("doc", data["text"])),
            )


def examples() -> Iterable[Row]:
    """Return the rules' own examples as rows, and their rewrites: what is offered is not to be found again."""
    for rule in shipped():
        for text in rule.flag:
            signs = signs_in(text)
            redirect = rule.level != "rephrase" and not {"who:PERSON", "who:YOU"}.isdisjoint(signs)
            yield Row(signs, True, redirect, (rule.category,), EXAMPLE, rule.id)
            yield from (Row(signs_in(other), False, False, (), OWN, rule.id) for other in rewrites(text))
        for text in rule.ok:
            yield Row(signs_in(text), False, False, (), OWN, rule.id)


def rewrites(text: str) -> Iterable[str]:
    """Return the neutral sentences that can be offered for a rule's example."""
    context = context_of(Lexicon())
    for sentence in cut(mask(text), 0, len(text)):
        made = (restate(text, sentence, finding, context) for finding in apart(held(sentence, context)[0]))
        yield from (other for other in made if other is not None)


def own_words() -> Iterable[Row]:
    """Return what the program itself says in a meeting: none of it is to be found."""
    folder = resources.files("facilitator.guidance").joinpath("data")
    said = {line for rule in (*shipped(), *learnt().values()) for line in (rule.say, rule.question)}
    for file in folder.iterdir():
        if file.name.endswith(".toml"):
            said.update(sentences_of(tomllib.loads(file.read_text(encoding="utf-8"))))
    for text in sorted(said):
        yield Row(signs_in(text), False, False, (), OWN, text)


def sentences_of(value: object) -> Iterable[str]:
    """Yield the lines of at least four words of a parsed file."""
    if isinstance(value, str):
        yield from (line.strip() for line in value.splitlines() if line.count(" ") > 2)  # noqa: PLR2004 (four words)
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in sentences_of(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in sentences_of(inner))


def fit(rows: Sequence[Row], labels: Sequence[bool], freedom: float = FREEDOM) -> dict[str, float]:
    """Return the weight of each sign for `labels`, the bias under the empty name."""
    import numpy as np  # noqa: PLC0415 (of the extra `learn`; the rest of this file works without)
    from scipy.sparse import csr_matrix, diags  # noqa: PLC0415 (as above)
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 (as above)

    counts = Counter(sign for sign, _ in {(sign, row.doc) for row in rows for sign in row.signs})
    places = {sign: at for at, sign in enumerate(sorted(s for s, count in counts.items() if count >= LEAST))}
    columns = [[places[sign] for sign in row.signs if sign in places] for row in rows]
    starts = np.cumsum([0, *(len(column) for column in columns)])
    shown = csr_matrix(
        (np.ones(starts[-1]), [at for column in columns for at in column], starts), shape=(len(rows), len(places))
    )
    truth = np.array(labels)
    with_it, without = (np.asarray(shown[truth == side].sum(axis=0)).ravel() + 1 for side in (True, False))
    room = np.abs(np.log((with_it / with_it.sum()) / (without / without.sum()))) ** 0.5
    model = LogisticRegression(C=freedom, solver="liblinear", random_state=1)
    model.fit(shown @ diags(room), truth, sample_weight=[row.weight for row in rows])
    weights = model.coef_[0] * room
    return {sign: float(weights[at]) for sign, at in places.items()} | {"": float(model.intercept_[0])}


def learn(rows: Sequence[Row]) -> Learnt:
    """Return all weights that `rows` teach."""
    true = [row for row in rows if row.found]
    named = [row for row in true if row.categories]
    return Learnt(
        fit(rows, [row.found for row in rows]),
        fit(true, [row.redirect for row in true]),
        {name: fit(named, [name in row.categories for row in named]) for name in CATEGORIES},
    )


def score(weights: dict[str, float], row: Row) -> float:
    """Return what the signs of `row` come to."""
    return weights[""] + sum(weights.get(sign, 0.0) for sign in row.signs)


def as_table(learnt: Learnt) -> str:
    """Return the file of weights: a line each sign, with what it counts for found, redirect and the categories."""
    kept = set(_heaviest(learnt.found, SIGNS))
    telling = {"redirect": learnt.redirect, **learnt.categories}
    lists = {name: set(_heaviest(weights, TELLING)) for name, weights in telling.items()}
    lines = []
    for sign in sorted(kept.union(*lists.values())):
        cells = [str(round(SCALE * learnt.found.get(sign, 0.0))) if sign in kept else ""]
        cells += [str(round(SCALE * weights[sign])) if sign in lists[name] else "" for name, weights in telling.items()]
        lines.append("\t".join([sign, *cells]).rstrip("\t"))
    return "\n".join(["\t".join(("sign", "found", *telling)), *lines, ""])


def _heaviest(weights: dict[str, float], count: int) -> list[str]:
    kept = sorted(weights, key=lambda sign: (sign != "", -abs(round(SCALE * weights[sign])), sign))[:count]
    return [sign for sign in kept if round(SCALE * weights[sign]) or not sign]


def curve(scored: Sequence[tuple[float, Row]]) -> str:
    """Return precision and recall of `scored` rows for a row of thresholds."""
    positives = sum(row.found for _, row in scored)
    lines = [f"{len(scored)} rows, {positives} to be found"]
    for threshold in range(-250, 251, 25):
        taken = [row for come, row in scored if come * SCALE >= threshold]
        right = sum(row.found for row in taken)
        lines.append(f"{threshold:5} precision {right / max(len(taken), 1):.3f} recall {right / positives:.3f}")
    return "\n".join(lines)


def over_folds(rows: Sequence[Row], others: Sequence[Row], folds: int) -> str:
    """Return the curve of `rows`, each scored by weights learnt from the documents of the other folds."""
    scored: list[tuple[float, Row]] = []
    for fold in range(folds):
        here = [row for row in rows if zlib.crc32(row.doc.encode()) % folds == fold]
        there = [row for row in rows if zlib.crc32(row.doc.encode()) % folds != fold]
        found = fit([*there, *others], [row.found for row in [*there, *others]])
        scored.extend((score(found, row), row) for row in here)
    return curve(scored)


def main() -> None:
    """Read the files named on the command line, learn, print."""
    parser = argparse.ArgumentParser(description="Learn the weights of the wording checker.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--folds", type=int, default=0, help="print the score over N folds of documents instead")
    parser.add_argument("--unseen", type=Path, metavar="FILE.jsonl", help="print the score of this file instead")
    options = parser.parse_args()
    rows = [row for path in options.files for row in rows_of(path)]
    others = [*examples(), *own_words()]
    if options.folds:
        written = over_folds(rows, others, options.folds) + "\n"
    elif options.unseen:
        found = fit([*rows, *others], [row.found for row in [*rows, *others]])
        written = curve([(score(found, row), row) for row in rows_of(options.unseen)]) + "\n"
    else:
        written = as_table(learn([*rows, *others]))
    sys.stdout.write(written)


if __name__ == "__main__":
    main()
