"""The capture line: what Enter makes of what was typed."""

from dataclasses import replace

import pytest
from capture_seats import (
    ACTIONS,
    FACTORS,
    LEARNED,
    TIMELINE,
    said,
    seat,
)

from facilitator.review.capture import KINDS, SLASH_KINDS, Makes, Situation, Target, interpret, read_hands

# What the phase and the pointer give.


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (TIMELINE, ("note", "x", "note on 10:57")),
        (seat("timeline"), ("note", "x", "note on the review")),
        (FACTORS, ("note", "x", "note on factor 3")),
        (seat("factors"), ("factor", "x", "factor 6")),
        (seat("well"), ("well", "x", "went well")),
        (replace(seat("well"), list_kind="lucky"), ("lucky", "x", "got lucky")),
        (ACTIONS, ("action", "x", "action 4")),
        (seat("actions"), ("action", "x", "action 4")),
        (seat("open"), ("note", "x", "note on the review")),
        (seat("break"), ("note", "x", "note on the review")),
        (seat("close"), ("note", "x", "note on the review")),
        (seat("close", LEARNED), ("note", "x", "note on the review")),
        (seat("close", Target("people", "p1", "Ana")), ("note", "x", "note on the review")),
    ],
)
def test_plain_text_becomes_what_the_phase_makes(where: Situation, expected: tuple[str, str, str]) -> None:
    assert said(interpret("x", where)) == expected


@pytest.mark.parametrize(
    ("where", "chip"),
    [
        (TIMELINE, "note on 10:57"),
        (seat("timeline"), "event"),
        (FACTORS, "note on factor 3"),
        (seat("factors"), "factor 6"),
        (seat("well"), "went well"),
        (ACTIONS, "action 3"),
        (seat("actions"), "action 4"),
        (seat("open"), "note on the review"),
        (seat("close", LEARNED), "I learned something"),
    ],
)
def test_enter_on_an_empty_line_does_nothing_and_the_chip_says_what_a_line_would_make(
    where: Situation, chip: str
) -> None:
    for empty in ("", "   ", "\t", "\x07"):
        assert said(interpret(empty, where)) == ("nothing", "", chip)


def test_a_note_on_a_factor_says_how_to_make_the_next_one_while_it_is_typed_only() -> None:
    assert interpret("members saw no traffic", FACTORS).echo == "“+ ” first makes it factor 6"
    assert interpret("", FACTORS).echo == ""


def test_a_note_belongs_to_what_is_pointed_at() -> None:
    assert interpret("prime was full", TIMELINE).on == "e1"
    assert interpret("seen in grafana", FACTORS).on == "f3"
    assert interpret("- who reads it", ACTIONS).on == "a3"
    assert interpret("- said aloud", seat("close", LEARNED)).on == ""


def test_a_line_of_well_and_lucky_hangs_on_nothing() -> None:
    assert interpret("luck", seat("well", Target("notes", "n1", "got lucky"))).on == ""


# Plain prefixes.


def test_a_dash_makes_a_note_on_the_pointed_entry_in_every_phase() -> None:
    assert said(interpret("- 10:02 is wrong", TIMELINE)) == ("note", "10:02 is wrong", "note on 10:57")
    assert said(interpret("- nobody is sent it", FACTORS)) == ("note", "nobody is sent it", "note on factor 3")
    assert said(interpret("- @kit by friday", ACTIONS)) == ("note", "@kit by friday", "note on action 3")
    assert said(interpret("- quiet today", seat("open"))) == ("note", "quiet today", "note on the review")


@pytest.mark.parametrize(
    ("where", "line", "expected"),
    [
        (TIMELINE, "+ 11:03 pinned", ("event", "pinned", "event 11:03")),
        (FACTORS, "+ no alert", ("factor", "no alert", "factor 6")),
        (replace(seat("well"), list_kind="hard"), "+ no pager", ("hard", "no pager", "was hard")),
        (ACTIONS, "+ kit", ("action", "kit", "action 4")),
        (seat("open"), "+ welcome", ("note", "welcome", "note on the review")),
        (seat("close"), "+ thanks", ("note", "thanks", "note on the review")),
    ],
)
def test_a_plus_makes_a_new_entry_of_the_phase_s_kind(
    where: Situation, line: str, expected: tuple[str, str, str]
) -> None:
    assert said(interpret(line, where)) == expected


def test_a_plus_without_a_time_in_timeline_asks_for_the_time() -> None:
    made = interpret("+ alert fires", TIMELINE)
    assert said(made) == ("event", "alert fires", "event")
    assert made.problem == "A moment starts with its time: 10:57 and what happened."


@pytest.mark.parametrize("line", ["-", "- ", "+", "+ ", "/factor", "/note "])
def test_a_prefix_without_a_text_makes_nothing(line: str) -> None:
    assert interpret(line, FACTORS).makes == "nothing"


def test_the_chip_follows_a_prefix_before_the_text_is_there() -> None:
    assert interpret("+ ", FACTORS).chip == "factor 6"
    assert interpret("- ", seat("factors")).chip == "note on the review"
    assert interpret("/odd", FACTORS).chip == "odd"


@pytest.mark.parametrize("line", ["-5 degrees", "+1 from Kit", "--", "-----", "—", "+5"])
def test_a_sign_without_a_blank_is_text(line: str) -> None:
    assert said(interpret(line, FACTORS)) == ("note", line, "note on factor 3")


# Slash words.

CHIP_OF = {
    "note": "note on 10:57",
    "factor": "factor 6",
    "held": "held",
    "odd": "odd",
    "well": "went well",
    "hard": "was hard",
    "lucky": "got lucky",
    "lesson": "lesson",
    "action": "action 4",
    "impact": "impact",
    "summary": "summary",
}


@pytest.mark.parametrize(("word", "chip"), CHIP_OF.items())
def test_every_kind_can_be_made_from_every_phase_by_its_word(word: str, chip: str) -> None:
    assert said(interpret(f"/{word} the queue was full", TIMELINE)) == (word, "the queue was full", chip)


@pytest.mark.parametrize("phase", KINDS)
def test_event_is_a_word_everywhere(phase: str) -> None:
    assert said(interpret("/event 11:03 pinned", seat(phase))) == ("event", "pinned", "event 11:03")


def test_every_kind_that_a_phase_walks_has_its_word() -> None:
    for kinds in KINDS.values():
        assert 1 <= len(kinds) <= 3
        assert SLASH_KINDS.issuperset(kinds)


def test_a_slash_word_overrides_a_chosen_kind() -> None:
    assert interpret("/held the cache", replace(FACTORS, forced="factor")).makes == "held"


@pytest.mark.parametrize("line", ["/healthz is 503", "/healthz", "/note/x", "/ note", "/Note x", "/503 x", "/notes x"])
def test_an_unknown_slash_word_is_text(line: str) -> None:
    assert said(interpret(line, TIMELINE)) == ("note", line, "note on 10:57")


def test_two_slashes_begin_a_text() -> None:
    assert said(interpret("//note is a word", TIMELINE)) == ("note", "/note is a word", "note on 10:57")
    assert said(interpret("//at 10:57", ACTIONS)) == ("action", "/at 10:57", "action 4")
    assert interpret("//x", replace(FACTORS, forced="odd")).makes == "odd"


def test_a_command_is_its_word_and_its_argument() -> None:
    made = interpret("/at  27 jan 10:57", TIMELINE)
    assert (made.makes, made.word, made.text, made.chip) == ("command", "at", "27 jan 10:57", "/at")
    assert interpret("/look", TIMELINE).text == ""


def test_a_command_s_word_may_have_a_hyphen() -> None:
    assert interpret("/save-elsewhere ~/x", TIMELINE).word == "save-elsewhere"


def test_park_is_a_command_and_text_where_there_is_none() -> None:
    assert interpret("/park the vendor", TIMELINE).makes == "command"
    assert interpret("/park the vendor", replace(TIMELINE, verbs=frozenset())).makes == "note"


# Chosen kinds.


@pytest.mark.parametrize("kind", ["note", "factor", "held", "odd", "well", "hard", "lucky", "lesson", "action"])
def test_a_chosen_kind_holds_against_the_form_of_the_text(kind: Makes) -> None:
    made = interpret("10:02 alert fires", replace(TIMELINE, forced=kind))
    assert (made.makes, made.text) == (kind, "10:02 alert fires")


def test_a_chosen_kind_takes_a_prefix_for_what_it_was() -> None:
    assert said(interpret("- no alert", replace(FACTORS, forced="factor"))) == ("factor", "no alert", "factor 6")
    assert said(interpret("+ no alert", replace(FACTORS, forced="note"))) == ("note", "no alert", "note on factor 3")


def test_a_chosen_kind_shows_on_the_chip_of_the_empty_line() -> None:
    assert interpret("", replace(FACTORS, forced="held")).chip == "held"


def test_a_chosen_action_is_no_fill() -> None:
    assert said(interpret("@kit", replace(ACTIONS, forced="action")))[:2] == ("action", "")


# Votes.


@pytest.mark.parametrize("line", ["6", "6 of 7", "6/7", "0"])
def test_a_number_on_a_vote_row_counts(line: str) -> None:
    made = interpret(line, seat("close", LEARNED))
    assert (made.makes, made.text, made.on) == ("vote", line, "learned")


@pytest.mark.parametrize("line", ["six", "6 people", "6 of", "-6"])
def test_words_on_a_vote_row_are_a_note(line: str) -> None:
    assert interpret(line, seat("close", LEARNED)).makes == "note"


# Tags.


def test_tags_at_the_ends_of_a_factor_are_cut_off() -> None:
    made = interpret("+ no alert on share #alerting #Observability", FACTORS)
    assert (made.text, made.tags) == ("no alert on share", ("alerting", "observability"))
    assert interpret("/held #design the cache", TIMELINE).text == "the cache"


def test_a_tag_inside_a_sentence_stays_as_a_word() -> None:
    made = interpret("+ the #coupling between members", FACTORS)
    assert (made.text, made.tags) == ("the coupling between members", ("coupling",))


def test_numbers_are_no_tags_and_notes_keep_theirs() -> None:
    assert interpret("+ bump #2111 merged", FACTORS).text == "bump #2111 merged"
    assert interpret("see #alerting", FACTORS).text == "see #alerting"


def test_a_factor_that_is_a_tag_only_asks_for_words() -> None:
    assert interpret("+ #alerting", FACTORS).problem == "What had to be true? Say it in words beside the tag."


@pytest.mark.parametrize(
    ("text", "hands"),
    [
        ("6", (6, None)),
        (" 6 of 9 ", (6, 9)),
        ("6/9", (6, 9)),
        ("²", None),
        ("9" * 5000, None),
        ("six", None),
        ("", None),
    ],
)
def test_hands_are_counted_in_figures(text: str, hands: tuple[int, int | None] | None) -> None:
    assert read_hands(text) == hands
