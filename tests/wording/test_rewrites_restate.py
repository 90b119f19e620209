"""A rewrite only restates: each of its words is the sentence's own or one of a short closed list.

The labelled sentences are no part of the project. `FACILITATOR_LABELLED` names their file (rows with `text`); with it
every rewrite that they produce is proved too.
"""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.wording import Flag, check
from facilitator.wording.restate import CLOSED
from facilitator.wording.rules import shipped
from facilitator.wording.tokens import cut
from facilitator.wording.words import known

LABELLED = os.environ.get("FACILITATOR_LABELLED", "")
VERBS = ("checked", "tested", "read", "reviewed", "rolled back", "escalated", "watched", "told", "written")
OBJECTS = ("the redirect logs", "it", "us", "the backups of both hosts", "anyone", "the dashboard", "these flags", "me")
SUBJECTS = (
    "the operator",
    "I",
    "we",
    "Dana",
    "the release team",
    "they",
    "someone in ops",
    "the alert",
    "this",
    "@sam",
)
TAILS = (
    "",
    " after the bump",
    ", even though the page was sent",
    " before the deploy",
    " twice",
    " and the queue grew",
)
LEADS = ("", "sorry, ", "After the incident, ", "It was late, but ", "I think ")
FRAMES = (
    "{lead}{subject} should have {verb} {object}{tail}",
    "{lead}{subject} should not have {verb} {object}{tail}",
    "{lead}{subject} failed to {base} {object}{tail}",
    "{lead}{subject} forgot to {base} {object}{tail}",
    "{lead}{subject} didn't bother to {base} {object}{tail}",
    "{lead}nobody {verb} {object}{tail}",
    "Why did {subject} not {base} {object}{tail}?",
    "Who {verb} {object}{tail}?",
    "{lead}{object} should have been {verb}{tail}",
    "{lead}{subject} mistakenly {verb} {object}{tail}",
    "In hindsight, {subject} {verb} {object}{tail}",
    "{lead}{subject} ignored {object}{tail}",
)


def tokens(text: str) -> set[str]:
    return {word for part in cut(text, 0, len(text)) for word in part.words if word[:1].isalnum()}


def base(word: str) -> str:
    return known().base_of(word) or known().gerunds.get(word) or known().thirds.get(word) or word


def prove(text: str, flag: Flag) -> None:
    assert flag.rewrite is not None
    begin, end = flag.sentence
    own = tokens(text[begin:end])
    bases = {base(word) for word in own}
    new = {word for word in tokens(flag.rewrite) if word not in own and base(word) not in bases}
    assert new <= CLOSED, (text, flag.rewrite, new - CLOSED)
    assert flag.rewrite[-1] in ".?"
    assert flag.rewrite[0] == flag.rewrite[0].upper()
    assert check(flag.rewrite) == (), (text, flag.rewrite)


def prove_all(text: str) -> int:
    flags = [flag for flag in check(text) if flag.rewrite is not None]
    for flag in flags:
        prove(text, flag)
    return len(flags)


def test_rewrites_of_the_rules_own_examples_only_restate() -> None:
    assert sum(prove_all(text) for rule in shipped() for text in rule.flag) > 20


@given(
    st.sampled_from(FRAMES),
    st.sampled_from(LEADS),
    st.sampled_from(SUBJECTS),
    st.sampled_from(VERBS),
    st.sampled_from(OBJECTS),
    st.sampled_from(TAILS),
)
def test_rewrites_of_made_up_sentences_only_restate(
    frame: str, lead: str, subject: str, verb: str, thing: str, tail: str
) -> None:
    first, _, particle = verb.partition(" ")
    plain = f"{known().participles[first]} {particle}".strip()
    prove_all(frame.format(lead=lead, subject=subject, verb=verb, base=plain, object=thing, tail=tail))


@pytest.mark.skipif(
    not LABELLED, reason="the labelled sentences lie outside the project; FACILITATOR_LABELLED names them"
)
def test_rewrites_of_the_labelled_sentences_only_restate() -> None:
    rows = [json.loads(line) for line in Path(LABELLED).read_text(encoding="utf-8").splitlines() if line.strip()]
    assert sum(prove_all(row["text"]) for row in rows) > len(rows) // 100


@pytest.mark.parametrize(
    ("text", "rewrite"),
    [
        ("He deployed it and forgot to tell us", "He deployed it and we were not told."),
        ("we should have rolled back the change at 10:05", "We did not roll back the change at 10:05."),
        ("they should have rolled back the change at 10:05", "The change was not rolled back at 10:05."),
        ("they should have looked at the graph", "The graph was not looked at."),
        ("you should not have merged this", "This was merged."),
        ("the pod should have restarted, but it didn't", "The pod did not restart."),
        ("the reviewers missed the typo", "The typo was missed."),
        ("the leak could have been spotted earlier", "The leak was not spotted earlier."),
        ("Why did that patch get released?", "What led to that patch being released?"),
        ("Why didn't anyone read the runbook?", "What led to the runbook not being read?"),
        ("By mistake, the branch was overwritten", "The branch was overwritten."),
        ("We should have done more", None),
        ("they should have checked, then it would have been caught", None),
        ("a canary would have caught this", None),
        ("Bob broke prod", None),
        ("you were careless", None),
    ],
)
def test_a_rewrite_or_none(text: str, rewrite: str | None) -> None:
    flags = check(text)
    assert flags
    assert flags[0].rewrite == rewrite
