"""What the rest of the program relies on when it calls the checker."""

import pytest

from facilitator.wording import Flag, Lexicon, check, check_typing, worst


def only(text: str, lexicon: Lexicon = Lexicon()) -> Flag:  # noqa: B008 (a frozen value)
    flags = check(text, lexicon)
    assert len(flags) == 1, flags
    return flags[0]


def test_a_counterfactual_about_a_role_is_turned() -> None:
    text = "the operator should have checked the redirect logs after the bump"
    flag = only(text)
    assert text[flag.start : flag.end] == "should have checked"
    assert (flag.level, flag.category) == ("redirect", "counterfactual")
    assert flag.say == "What did happen, and what made it the reasonable step?"
    assert flag.rewrite == "The redirect logs were not checked after the bump."
    assert flag.sentence == (0, len(text))
    assert not flag.self_blame


def test_who_faults_themselves_is_thanked() -> None:
    flag = only("sorry, I should have seen the quota")
    assert (flag.level, flag.self_blame) == ("rephrase", True)
    assert flag.say == "Thank you for saying it. What did you have in front of you?"
    assert flag.rewrite == "I did not see the quota then."


def test_an_omission_is_told_without_its_person() -> None:
    flag = only("The on-call failed to page anyone, even though the mismatch was in the logs.")
    assert flag.rewrite == "No one was paged, even though the mismatch was in the logs."


@pytest.mark.parametrize(
    ("text", "rewrite"),
    [
        ("Why was this not tested?", "What led to this not being tested?"),
        ("Why did you rename those columns?", "What led to those columns being renamed?"),
        ("Who approved this change?", "How was this change approved?"),
        ("nobody mentioned it at the hand-over", "It was not mentioned at the hand-over."),
        ("the alert should have fired", "The alert did not fire."),
        ("They should have told us", "We were not told."),
        ("Oops, this should have been tested.", "This was not tested."),
        ("It was Dana's fault", None),
    ],
)
def test_rewrites_only_restate(text: str, rewrite: str | None) -> None:
    assert only(text).rewrite == rewrite


@pytest.mark.parametrize(
    "text",
    [
        "run `git should have failed` first",
        'She read out "you should have checked" from the guide.',
        "avoid saying should have checked",
        "> you should have checked the logs",
        "2024-03-01T10:02:11Z ERROR you forgot to set the flag",
        "see https://example.org/you-should-have-checked",
    ],
)
def test_what_is_not_the_speakers_own_prose_is_not_judged(text: str) -> None:
    assert check(text) == ()


def test_flags_come_in_the_order_of_the_text() -> None:
    flags = check("I forgot to drain it. The operator should have checked the pool.")
    assert [flag.category for flag in flags] == ["counterfactual", "counterfactual"]
    assert flags[0].start < flags[1].start
    assert worst(flags) == flags[1]
    assert worst(()) is None


def test_the_reviews_own_people_and_services_decide_the_level() -> None:
    assert only("Zyx should have drained the pool", Lexicon(services=("Zyx",))).level == "rephrase"
    assert only("zyx should have drained the pool", Lexicon(people=("Zyx",))).level == "redirect"


def test_what_was_let_be_is_not_asked_again() -> None:
    text = "The operator should have checked the logs."
    assert check(text, Lexicon(let_be=("should have checked",))) == ()
    assert check(text, Lexicon(let_be=("the operator should have checked the logs",))) == ()
    assert check(text, Lexicon(off=("should-have",))) == ()
    assert check(text, Lexicon(off=("counterfactual",))) == ()


def test_while_typing_the_last_word_waits() -> None:
    text = "the operator should have checked"
    assert check_typing(text, len(text), settled=False) == ()
    assert len(check_typing(text, len(text), settled=True)) == 1
    assert len(check_typing(text + " ", len(text) + 1, settled=False)) == 1
