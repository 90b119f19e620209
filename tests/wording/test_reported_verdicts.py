"""Verdicts that a report quotes are judged; words that are only repeated are not."""

import pytest

from facilitator.wording import check


@pytest.mark.parametrize(
    "text",
    [
        "The inquiry found that the rollout “could have all been avoided”.",
        "The director conceded that the board 'should have tested the spare'.",
    ],
)
def test_a_verdict_in_the_words_of_a_report_is_found_and_never_turned_round(text: str) -> None:
    (flag,) = check(text)
    assert flag.category == "counterfactual"
    assert flag.rewrite is None


@pytest.mark.parametrize(
    "text",
    [
        'She said "you should have checked" twice.',
        'The report found "human error" in nine places.',
        'Bob read out "the operator should have checked" from the guide.',
    ],
)
def test_words_that_are_only_repeated_are_let_be(text: str) -> None:
    assert check(text) == ()
