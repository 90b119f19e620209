"""Every text fits its place and keeps the tone of the program."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from facilitator import guidance
from facilitator.errors import NotFoundError
from facilitator.guidance import Which

SECTIONS = [section.id for section in guidance.sections() if section.outline]
WHICH: tuple[Which, ...] = get_args(Which)
HEADINGS = [
    "Executive summary",
    "Impact",
    "Timeline",
    "Root causes and contributing factors",
    "Action items",
    "Lessons learned",
]
CATEGORIES = {
    "counterfactual",
    "blame",
    "judgement",
    "human-error",
    "hindsight",
    "interrogation",
    "person-fix",
    "absolute",
}


def asked() -> Iterator[str]:
    for phase in guidance.PHASES:
        yield from guidance.questions(phase.id)
    for section in SECTIONS:
        yield from guidance.outline_questions(section)
    for word in (
        "frustrating root cause",
        "obviously we need to",
        "I knew, so I chose",
        "as usual paged",
        "handed over",
    ):
        yield from guidance.followups(word)
    yield from guidance.followups("the alert looked odd, it was broken, then we restarted it")


def on_one_row() -> Iterator[str]:
    for phase in guidance.PHASES:
        yield from (phase.title, phase.purpose)
    for preset in guidance.presets():
        yield from (preset.title, preset.note)
    for move in guidance.stuck_moves():
        yield from (move.title, *move.steps)
    for redirect in guidance.redirects():
        yield from (redirect.title, redirect.say)
    yield from (item.text for which in WHICH for item in guidance.checklist(which))
    yield from (f"{role.title}: {role.why}" for role in guidance.invite_roles())
    yield from (severity.meaning for severity in guidance.severities())
    yield from (level.meaning for level in guidance.levels())
    yield from (mark.meaning for mark in guidance.marks())
    yield from (tag.meaning for tag in guidance.factor_tags())
    yield from (kind.meaning for kind in guidance.action_types())
    yield from (signal.why for signal in guidance.signals())
    yield from (section.prompt for section in guidance.sections())
    yield from guidance.vague_verbs().values()


def everything() -> Iterator[str]:
    yield from asked()
    yield from on_one_row()
    yield from (rule.text for rule in guidance.ground_rules())
    yield from (rule.short for rule in guidance.ground_rules())
    yield from (guidance.opening_words(), *guidance.closing_words())


def test_a_question_fits_the_question_row() -> None:
    assert [text for text in asked() if len(text) > 66] == []
    assert [text for text in asked() if not text.endswith("?")] == []


def test_what_is_shown_on_one_row_fits_it() -> None:
    assert [text for text in on_one_row() if len(text) > 76] == []


def test_no_text_shouts_or_names_what_it_watches_for() -> None:
    words = re.compile(r"!|\b(?:blam|flag|violat|should(?:n't)? have\b)", re.IGNORECASE)
    allowed = {guidance.opening_words(), guidance.ground_rules()[2].text}
    assert [text for text in everything() if words.search(text) and text not in allowed] == []


def test_questions_put_nobody_on_trial() -> None:
    assert [text for text in asked() if re.match(r"(?i)why|who (?:did|approved|merged|pushed)", text)] == []


def test_the_rules_on_the_wall_leave_room_for_the_people() -> None:
    assert all(len(rule.short) <= 54 for rule in guidance.ground_rules())


def test_severities_and_signals_are_those_that_a_new_review_asks_for() -> None:
    assert [(one.id, one.title) for one in guidance.severities()] == [
        ("1", "critical"),
        ("2", "major"),
        ("3", "minor"),
        ("4", "small"),
        ("near-miss", "near miss"),
    ]
    assert all(len(one.meaning) <= 70 for one in guidance.severities())
    assert {one.id: one.title for one in guidance.signals()} == {
        "data_loss": "data lost or exposed",
        "customers": "customers affected",
        "emergency": "emergency response",
        "monitoring_quiet": "monitoring stayed quiet",
        "nearly_worse": "nearly much worse",
        "many_teams": "more than two teams",
        "repeat_factor": "same factor before",
        "asked_for": "someone asks for a meeting",
    }
    assert [(one.id, one.title) for one in guidance.levels()] == [
        ("meeting", "full meeting"),
        ("written", "written only"),
        ("near-miss", "near-miss record"),
    ]


def test_marks_have_their_letters() -> None:
    assert "".join(mark.key for mark in guidance.marks()) == "idakcegmrzpt"
    assert {mark.id: mark.key for mark in guidance.marks()}["impact_end"] == "z"


def test_required_headings_are_the_contract_and_in_its_order() -> None:
    found = [one.heading for one in guidance.sections() if one.required and "meeting" in one.levels]
    assert found == HEADINGS


def test_every_level_of_review_has_sections_and_every_section_a_level() -> None:
    known = {level.id for level in guidance.levels()}
    assert all(set(section.levels) <= known for section in guidance.sections())
    near = [section.id for section in guidance.sections() if "near-miss" in section.levels and section.outline]
    assert near == ["nearly", "stopped_by", "worst_case", "detection", "factors", "safeguard"]


def test_the_outline_of_a_meeting_has_nine_sections() -> None:
    found = [one.id for one in guidance.sections() if one.outline and "meeting" in one.levels]
    assert found == [
        "summary",
        "impact",
        "timeline",
        "detection",
        "factors",
        "well",
        "response",
        "actions",
        "lessons",
    ]
    assert all(len(section.title) <= 14 for section in guidance.sections())


def test_each_category_of_wording_has_one_line_to_say() -> None:
    assert [one.category for one in guidance.redirects()] == list(
        dict.fromkeys(o.category for o in guidance.redirects())
    )
    assert {one.category for one in guidance.redirects()} == CATEGORIES


def test_the_roles_that_every_review_wants_come_first() -> None:
    always = [role.always for role in guidance.invite_roles()]
    assert always == sorted(always, reverse=True)
    assert {True, False} == set(always)


def test_stuck_moves_cover_what_rooms_do() -> None:
    assert {"stuck", "dominant", "silence", "off-track"} <= {move.id for move in guidance.stuck_moves()}


@pytest.mark.parametrize("ask", [guidance.questions, guidance.outline_questions])
def test_questions_for_something_unknown_name_the_choices(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(NotFoundError, match="choose one of"):
        ask("weather")


def test_vague_verbs_are_lower_case_and_ask_for_something() -> None:
    verbs = guidance.vague_verbs()
    assert {"improve", "investigate", "look into", "make sure", "be aware"} <= set(verbs)
    assert all(verb == verb.casefold() and ask.endswith("?") for verb, ask in verbs.items())
