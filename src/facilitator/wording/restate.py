"""A sentence restated: what was done or not done, without whom it faults.

Every way only moves the sentence's own words and adds words of `CLOSED`; where that gives no honest sentence there is
none, and the flag's question stands instead.
"""

import re
from collections.abc import Callable
from typing import Final

from facilitator.wording.clauses import (
    Clause,
    capital,
    nominative,
    noun_phrase,
    tail_of,
)
from facilitator.wording.judge import Finding
from facilitator.wording.subjects import Context
from facilitator.wording.tokens import Sentence

CLOSED: Final = frozenset(
    (
        *("a", "and", "be", "been", "being", "did", "do", "had", "how", "i", "is", "it", "led", "no-one", "not", "of"),
        *("that", "the", "then", "they", "this", "to", "was", "we", "were", "what"),
    )
)
"""The words that a rewrite may add."""

_MARKS: Final = frozenset("\"“”„«»'‘’")
_LONGEST: Final = 400
"""Characters of a sentence that is still restated; longer ones get the question."""
_REFUSED: Final = frozenset(("instead", "rather", "if", "would", "could", "otherwise", "unless", "should"))
_DEGREES: Final = frozenset(("better", "sooner", "more", "faster", "harder"))
_OBJECTS: Final = frozenset(("me", "us", "him", "them"))
_ECHO: Final = re.compile(
    r",?\s+(?:but|and|yet)\s+(?:(?:i|we|it|they|he|she)\s+)?(?:did|was|were|had|has|have)(?:n['’]t|\s+not)(?=[.!]?$)",
    re.IGNORECASE,
)
"""What says once more that it was not done: "should have restarted, but didn't"."""


def restate(text: str, sentence: Sentence, finding: Finding, context: Context) -> str | None:
    """Return the neutral form of the sentence, None where there is no honest one."""
    way = _WAYS.get(finding.rule.rewrite)
    if not _MARKS.isdisjoint(sentence.words):  # a verdict in quotation marks cannot be turned round
        return None
    if way is None or sentence.end - sentence.start > _LONGEST or len(sentence.words) < 2:  # noqa: PLR2004 (a lone word)
        return None
    return way(Clause(text, sentence, finding, context))


def _should_have(clause: Clause) -> str | None:
    first, last = clause.shown
    participle = last - 1
    negated = any(word in ("not", "never") for word in clause.words[first:last])
    if clause.refuses(_REFUSED | _DEGREES, last):
        return None
    made = _done_or_not(clause, participle, last, done=negated)
    return made if made is None or negated else _ECHO.sub("", made)


def _done_or_not(clause: Clause, verb: int, after: int, *, done: bool) -> str | None:
    """Say that what `verb` names was done, or was not."""
    base = clause.known.participles.get(clause.words[verb]) or clause.base(verb)
    if base is None:
        return None
    past, participle = clause.known.bases[base]
    if clause.kind in ("self", "we") or clause.kind in ("vague", "system"):
        rest = clause.text[clause.sentence.ends[after - 1] : clause.end]
        lead = clause.before_subject()
        subject = clause.finding.subject
        if lead is None or (subject.last >= 0 and clause.words[subject.last] in _OBJECTS):
            return None
        doer = {"self": "I", "we": "we"}.get(clause.kind) or clause.subject_text()
        act = past if done else f"did not {base}"
        then = " then" if clause.kind == "self" and not done and clause.ends_with_object(after) else ""
        return _finish(f"{lead}{doer} {act}{rest}{then}")
    return _passive(clause, participle, after, done=done)


def _passive(clause: Clause, participle: str, after: int, *, done: bool) -> str | None:
    lead = clause.before_subject()
    phrase = noun_phrase(clause, after)
    if lead is None or phrase is None:
        return None
    words = clause.raw(phrase.first, phrase.last)
    rest = tail_of(clause, phrase.last)
    if rest is None:
        return None
    particle = f" {phrase.particle}" if phrase.particle else ""
    if clause.words[phrase.first] in ("anyone", "anybody", "someone", "somebody", "anything"):
        none = "nothing" if clause.words[phrase.first] == "anything" else "no one"
        return None if done or none == "nothing" else _finish(f"{lead}{none} was {participle}{particle}{rest}")
    be = "were" if phrase.plural else "was"
    negation = "" if done else " not"
    return _finish(f"{lead}{nominative(words)} {be}{negation} {participle}{particle}{rest}")


def _should_have_been(clause: Clause) -> str | None:
    first, last = clause.shown
    before = clause.words[first - 1] if first else ""
    unclear = before in clause.known.classes["adverb"] or before in clause.known.classes["clause"] - {"that", "which"}
    if not before or unclear or clause.refuses(_REFUSED, last):
        return None
    start = clause.after_lead()
    kept = clause.text[start : clause.sentence.starts[first]].rstrip()
    negated = any(word in ("not", "never") for word in clause.words[first:last])
    be = "were" if clause.subject_plural() else "was"
    been = next((k for k in range(first, last) if clause.words[k] == "been"), -1)
    if been < 0:
        return None
    rest = clause.text[clause.sentence.ends[been] : clause.end]
    return _finish(f"{kept} {be}{'' if negated else ' not'}{rest}") if kept and rest.strip() else None


def _could_have_been(clause: Clause) -> str | None:
    first, last = clause.shown
    words = clause.words[first:last]
    if words[0] != "could" or "been" not in words or "not" in words:
        return None
    if clause.refuses(_REFUSED | {"by", "with", "had", "having"}, last) or clause.kind == "elided":
        return None
    been = first + words.index("been")
    before = clause.text[clause.after_lead() : clause.sentence.starts[first]].rstrip()
    rest = clause.text[clause.sentence.ends[been] : clause.end]
    be = "were" if clause.subject_plural() else "was"
    return _finish(f"{before} {be} not{rest}") if before else None


def _failed_to(clause: Clause) -> str | None:
    _, last = clause.shown
    first = clause.shown[0]
    for k in range(first, min(last + 1, len(clause.words) - 1)):
        if clause.words[k] == "to" and clause.words[k + 1] in clause.known.bases:
            if clause.refuses(_REFUSED, k + 2):
                return None
            return _done_or_not(clause, k + 1, k + 2, done=False)
    return None


def _omitted(clause: Clause) -> str | None:
    first = clause.shown[0]
    base = clause.known.pasts.get(clause.words[first])
    if base is None or clause.refuses(_REFUSED, first + 1):
        return None
    return _passive(clause, clause.known.bases[base][1], first + 1, done=True)


def _drop(clause: Clause) -> str | None:
    first, last = clause.shown
    wrongly = ("mistakenly", "wrongly", "erroneously", "incorrectly")
    gone = [k for k in range(first, last) if clause.words[k] in wrongly] or list(range(first, last))
    begin, end = clause.sentence.starts[gone[0]], clause.sentence.ends[gone[-1]]
    before = clause.text[clause.after_lead() : begin] if begin > clause.after_lead() else ""
    after = clause.text[end : clause.end]
    if not before.strip(" ,"):
        before, after = "", after.lstrip(" ,")
    elif after.startswith(","):
        before, after = before.rstrip(" ,"), after if not before.rstrip().endswith(",") else after.lstrip(" ,")
    joined = before.rstrip() + (" " if before and after[:1] not in (",", ".", "") else "") + after.lstrip()
    return _finish(joined) if len(joined.split()) > 2 else None  # noqa: PLR2004 (less is no sentence)


def _why(clause: Clause) -> str | None:
    words, known = clause.words, clause.known
    first, _ = clause.shown
    verbs = [k for k in range(first + 2, min(first + 9, len(words))) if words[k] in known.bases]
    verb = next((k for k in verbs if words[k] == "get"), verbs[0] if verbs else -1)
    negated = "not" in words[first : first + 5] or any(
        w in ("nobody", "no-one", "no") for w in words[first : first + 4]
    )
    if words[first + 1 : first + 2] in (("was",), ("were",)):
        return _why_was(clause, first, negated=negated)
    if words[first + 1 : first + 2] != ("did",) or verb < 0:
        return None
    if words[verb] == "get":
        return _got(clause, first + 2, verb)
    phrase = noun_phrase(clause, verb + 1)
    rest = tail_of(clause, phrase.last) if phrase else None
    if phrase is None or rest is None:
        return None
    particle = f" {phrase.particle}" if phrase.particle else ""
    done = known.bases[words[verb]][1]
    being = "not being" if negated else "being"
    return _ask(f"What led to {clause.raw(phrase.first, phrase.last)} {being} {done}{particle}{rest}")


def _got(clause: Clause, start: int, verb: int) -> str | None:
    """Turn "why did the change get merged" round."""
    following = clause.words[verb + 1 : verb + 2]
    if verb <= start or not following or following[0] not in clause.known.participles:
        return None
    rest = clause.text[clause.sentence.starts[verb + 1] : clause.end]
    return _ask(f"What led to {clause.raw(start, verb)} being {rest}")


def _why_was(clause: Clause, first: int, *, negated: bool) -> str | None:
    words = clause.words
    start = first + 2 + (words[first + 2 : first + 3] == ("not",))
    for k in range(start + 1, min(start + 8, len(words))):
        if words[k] in clause.known.participles or words[k].endswith("ed"):
            last = k - (words[k - 1] == "not")
            rest = clause.text[clause.sentence.starts[k] : clause.end]
            being = "not being" if negated else "being"
            return _ask(f"What led to {clause.raw(start, last)} {being} {rest}") if last > start else None
    return None


def _who(clause: Clause) -> str | None:
    first, last = clause.shown
    base = clause.known.pasts.get(clause.words[last - 1])
    phrase = noun_phrase(clause, last)
    if base is None or phrase is None or last - first != 2:  # noqa: PLR2004 ("who" and the verb)
        return None
    rest = tail_of(clause, phrase.last)
    if rest is None:
        return None
    be = "were" if phrase.plural else "was"
    particle = f" {phrase.particle}" if phrase.particle else ""
    words = nominative(clause.raw(phrase.first, phrase.last))
    return _ask(f"How {be} {words} {clause.known.bases[base][1]}{particle}{rest}")


def _nobody(clause: Clause) -> str | None:
    first, last = clause.shown
    base = clause.base(last - 1)
    if base is None or "ever" in clause.words[first:last] or clause.refuses(_REFUSED, last):
        return None
    past, participle = clause.known.bases[base]
    return _passive(clause, participle, last, done=False) if clause.words[last - 1] in (past, participle) else None


def _finish(words: str) -> str:
    return capital(" ".join(words.split()).rstrip(" .!?…,;:")) + "."


def _ask(words: str) -> str:
    return capital(" ".join(words.split()).rstrip(" .!?…,;:")) + "?"


_WAYS: Final[dict[str, Callable[[Clause], str | None]]] = {
    "should-have": _should_have,
    "should-have-been": _should_have_been,
    "could-have-been": _could_have_been,
    "failed-to": _failed_to,
    "omitted": _omitted,
    "drop": _drop,
    "why": _why,
    "who": _who,
    "nobody": _nobody,
}
WAYS: Final = frozenset(_WAYS)
"""The names that a rule may give under `rewrite`."""
