"""The capture line: what Enter makes of what was typed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.review.capture import (
    KINDS,
    SLASH_KINDS,
    Intent,
    Makes,
    Situation,
    Target,
    interpret,
    interpret_lines,
)
from facilitator.text import clean_line

PARIS = ZoneInfo("Europe/Paris")
MOMENT = Target("events", "e1", "10:57")
FACTOR = Target("factors", "f3", "factor 3")
ACTION = Target("actions", "a3", "action 3")
LEARNED = Target("votes", "learned", "I learned something")
AT_1057 = datetime(2022, 1, 27, 9, 57, tzinfo=UTC)
AT_1800 = datetime(2022, 1, 27, 17, 0, tzinfo=UTC)


def seat(phase: str = "timeline", target: Target | None = None, *, after: datetime | None = None) -> Situation:
    return Situation(
        phase=phase,
        zone=PARIS,
        day=date(2022, 1, 27),
        today=date(2022, 1, 28),
        start=datetime(2022, 1, 27, 10, 0, tzinfo=UTC),
        after=after or (AT_1057 if phase == "timeline" and target else None),
        target=target,
        people=("Ana", "Sam", "Ida", "Kit", "Noor", "Lee Berg"),
        factors=5,
        actions=3,
        verbs=frozenset({"at", "park", "look", "save-elsewhere"}),
    )


TIMELINE = seat("timeline", MOMENT)
FACTORS = seat("factors", FACTOR)
ACTIONS = seat("actions", ACTION)


def said(intent: Intent) -> tuple[str, str, str]:
    return intent.makes, intent.text, intent.chip


def local(intent: Intent) -> str:
    assert intent.time is not None
    assert intent.time.at is not None
    return f"{intent.time.at.astimezone(PARIS):%a %d %b %H:%M:%S}"


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


# Times.


@pytest.mark.parametrize(
    ("line", "at", "text"),
    [
        ("10:02 alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("10:02:31 alert fires", "Thu 27 Jan 10:02:31", "alert fires"),
        ("10h02 alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("2pm alert fires", "Thu 27 Jan 14:00:00", "alert fires"),
        ("+5m alert fires", "Thu 27 Jan 11:05:00", "alert fires"),
        ("~10:02 alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("fri 09:00 investigation starts", "Fri 28 Jan 09:00:00", "investigation starts"),
        ("28 jan 09:00 investigation", "Fri 28 Jan 09:00:00", "investigation"),
        ("28.1. 09:00 investigation", "Fri 28 Jan 09:00:00", "investigation"),
        ("2022-01-28 09:00 investigation", "Fri 28 Jan 09:00:00", "investigation"),
        ("10:02 UTC alert fires", "Thu 27 Jan 11:02:00", "alert fires"),
        ("10:02Z alert fires", "Thu 27 Jan 11:02:00", "alert fires"),
        ("10:02, alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("10:02: alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("10:02 - alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("10:02 – alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("10:02 -5 degrees in the rack", "Thu 27 Jan 10:02:00", "-5 degrees in the rack"),
        ("10:02 -- alert fires", "Thu 27 Jan 10:02:00", "alert fires"),
        ("10:02 /healthz is 503", "Thu 27 Jan 10:02:00", "/healthz is 503"),
    ],
)
def test_a_time_first_makes_an_event_in_timeline(line: str, at: str, text: str) -> None:
    made = interpret(line, TIMELINE)
    assert (made.makes, made.text, local(made)) == ("event", text, at)
    assert made.chip == f"event {at[11:16]}"
    assert not made.problem
    assert at[:10] in made.echo
    assert not made.rolled


@pytest.mark.parametrize(
    "line", ["1002 errors", "503", "10 pods left", "2022 was long", "3 of 7 members", "10.2 is out", "5m of rope"]
)
def test_bare_digits_never_start_an_event(line: str) -> None:
    assert said(interpret(line, TIMELINE)) == ("note", line, "note on 10:57")


@pytest.mark.parametrize("phase", ["open", "factors", "well", "break", "actions", "close"])
def test_a_time_first_starts_an_event_in_timeline_only(phase: str) -> None:
    made = interpret("10:02 alert fires", seat(phase))
    assert made.makes != "event"
    assert made.text == "10:02 alert fires"


def test_approximate_stays_approximate() -> None:
    made = interpret("~10:02 alert fires", TIMELINE)
    assert made.time is not None
    assert made.time.precision == "approximate"
    assert made.echo.startswith("about ")


def test_a_range_keeps_its_end() -> None:
    made = interpret("10:02-10:05 failover", TIMELINE)
    assert made.time is not None
    assert made.time.until == datetime(2022, 1, 27, 9, 5, tzinfo=UTC)
    assert made.text == "failover"


def test_a_time_alone_asks_what_happened() -> None:
    made = interpret("10:02", TIMELINE)
    assert (made.makes, made.chip, made.problem) == ("event", "event 10:02", "And what happened then?")


def test_a_forced_event_without_a_time_asks_for_it_and_keeps_the_words() -> None:
    made = interpret("alert fires", replace(TIMELINE, forced="event"))
    assert (made.makes, made.text) == ("event", "alert fires")
    assert made.problem == "A moment starts with its time: 10:57 and what happened."


def test_a_time_that_can_mean_two_asks_which() -> None:
    made = interpret("10:02 IST alert fires", TIMELINE)
    assert made.time is not None
    assert made.time.ask
    assert made.problem.endswith("? Write the day or the zone with it.")
    assert made.problem.count(" or ") >= 1


def test_bare_times_roll_forward_from_the_pointer() -> None:
    early = interpret("09:00 investigation starts", seat("timeline", MOMENT, after=AT_1800))
    assert local(early) == "Fri 28 Jan 09:00:00"
    assert early.rolled
    assert early.echo.startswith("Fri 28 Jan")


def test_a_bare_time_within_three_hours_before_the_pointer_stays_on_its_day() -> None:
    made = interpret("15:30 drop noticed", seat("timeline", MOMENT, after=AT_1800))
    assert (local(made), made.rolled) == ("Thu 27 Jan 15:30:00", False)


def test_a_day_that_is_written_overrules_the_roll() -> None:
    made = interpret("thu 09:00 bump proposed", seat("timeline", MOMENT, after=AT_1800))
    assert (local(made), made.rolled) == ("Thu 27 Jan 09:00:00", False)


@pytest.mark.parametrize("line", ["fri 09:00 x", "28 jan 09:00 x", "28.1. 09:00 x", "2022-01-28 09:00 x", "+23h x"])
def test_a_written_day_is_never_doubtful(line: str) -> None:
    made = interpret(line, seat("timeline", MOMENT, after=AT_1800))
    assert local(made).startswith("Fri 28 Jan")
    assert not made.rolled


@pytest.mark.parametrize(
    "line", ["09:00 x", "9h00 x", "9am x", "9.00 am x", "~09:00 x", "about 09:00 x", "09:00 CET x"]
)
def test_a_bare_time_on_another_day_is_doubtful(line: str) -> None:
    made = interpret(line, seat("timeline", MOMENT, after=AT_1800))
    assert local(made).startswith("Fri 28 Jan")
    assert made.rolled


def test_without_a_pointer_a_bare_time_falls_on_the_incident_s_day() -> None:
    made = interpret("03:00 deploy", seat("timeline"))
    assert (local(made), made.rolled) == ("Thu 27 Jan 03:00:00", False)


# Pasted lines.


def test_pasted_lines_follow_the_same_rules_and_roll_on() -> None:
    lines = ["10:57 binderhub bump merged", "nobody looked at routing", "18:00 back", "09:00 investigation", "- a, b"]
    made = interpret_lines(lines, TIMELINE)
    assert [one.makes for one in made] == ["event", "note", "event", "event", "note"]
    assert [one.chip for one in made] == [
        "event 10:57",
        "note on 10:57",
        "event 18:00",
        "event 09:00",
        "note on 09:00",
    ]
    assert local(made[3]) == "Fri 28 Jan 09:00:00"
    assert made[3].rolled


def test_pasting_nothing_makes_nothing() -> None:
    assert interpret_lines([], TIMELINE) == ()


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


# Properties.

PHASES = st.sampled_from(sorted(KINDS))
TARGETS = st.sampled_from([None, MOMENT, FACTOR, ACTION, LEARNED, Target("parked", "k1", "parked")])
FORCED = st.sampled_from([None, "note", "event", "factor", "action", "well"])
PREFIXES = ("/", "//", "/note ", "/event ", "- ", "+ ", "10:02 ", "+5m ", "fri ", "2pm", "12/01")
MARKS = ("@kit ", "@", "#", "#a ", ", owned by ", "owner: ", "by ", "due: ", "11 feb", "(", ")", ".")
ODD = ("\u202e", "\x00", "\x1b[31m", "\n", "\u05d0", "e\u0301", "\N{WOMAN}\u200d\N{ROCKET}", "\ud800")
PIECES = st.sampled_from(PREFIXES + MARKS + ODD)
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=8).map("".join))


@given(TEXTS, PHASES, TARGETS, FORCED)
def test_any_text_is_understood_in_any_situation(
    text: str, phase: str, target: Target | None, forced: Makes | None
) -> None:
    made = interpret(text, replace(seat(phase, target), forced=forced))
    assert made.text == clean_line(made.text)
    assert made.chip
    assert (made.makes == "nothing") <= (made.text == "")


@given(TEXTS, PHASES, TARGETS)
def test_a_note_keeps_every_character(text: str, phase: str, target: Target | None) -> None:
    where = replace(seat(phase, target), forced="note")
    line = clean_line(f"a {text}")
    assert interpret(f"a {text}", where).text == line
    assert interpret(f"/note a {text}", where).text == line
    assert interpret(f"- a {text}", where).text == line


@given(TEXTS)
def test_an_action_without_clauses_keeps_every_character(text: str) -> None:
    made = interpret(f"/action a {text}", ACTIONS)
    if not made.owner and made.due is None:
        assert made.text == clean_line(f"a {text}")


@given(TEXTS)
def test_no_word_of_an_action_is_lost_to_nothing(text: str) -> None:
    """What is cut out of an action's sentence is its owner or its date: never letters without a reading."""
    line = clean_line(f"a {text}")
    made = interpret(line, replace(ACTIONS, forced="action"))
    if len(made.text) < len(line):
        assert made.owner or made.due is not None


@pytest.mark.parametrize(
    "text",
    [
        piece * (100_000 // len(piece))
        for piece in ("x", "10:02 ", "@kit ", ", owned by x", "\x00", "\u05d0 ", "/", "by ", "- ", "+5m", "#a ")
    ],
    ids=lambda text: repr(text[:6]),
)
@pytest.mark.parametrize("where", [TIMELINE, FACTORS, ACTIONS], ids=["timeline", "factors", "actions"])
def test_a_hundred_thousand_characters_are_prose(text: str, where: Situation) -> None:
    made = interpret(text, where)
    assert made.owner == ""
    assert made.due is None
    assert made.tags == ()
