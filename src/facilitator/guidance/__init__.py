"""What the program knows about facilitating an incident review: texts as data, and the few rules that go with them.

Pure: package data is read once, when first asked for. What the facts rest on is told in docs/facilitation.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

# At once: a module that comes later would take the name of its own function.
from facilitator.guidance.questions import followups, outline_questions, questions

if TYPE_CHECKING:
    from facilitator.guidance.agenda import (
        LONGEST,
        PHASES,
        SHORTEST,
        Phase,
        Preset,
        phase_title,
        plan_for,
        preset_for,
        presets,
    )
    from facilitator.guidance.level import (
        Level,
        Severity,
        Signal,
        Suggestion,
        deadline,
        levels,
        severities,
        signals,
        suggest,
    )
    from facilitator.guidance.record import (
        ActionType,
        Mark,
        Section,
        Tag,
        action_types,
        factor_tags,
        marks,
        sections,
        vague_verbs,
    )
    from facilitator.guidance.room import (
        CheckItem,
        InviteRole,
        Move,
        Redirect,
        Rule,
        Which,
        checklist,
        closing_words,
        ground_rules,
        invite_roles,
        opening_words,
        redirects,
        stuck_moves,
    )

__all__ = [
    "LONGEST",
    "PHASES",
    "SHORTEST",
    "ActionType",
    "CheckItem",
    "InviteRole",
    "Level",
    "Mark",
    "Move",
    "Phase",
    "Preset",
    "Redirect",
    "Rule",
    "Section",
    "Severity",
    "Signal",
    "Suggestion",
    "Tag",
    "Which",
    "action_types",
    "checklist",
    "closing_words",
    "deadline",
    "factor_tags",
    "followups",
    "ground_rules",
    "invite_roles",
    "levels",
    "marks",
    "opening_words",
    "outline_questions",
    "phase_title",
    "plan_for",
    "preset_for",
    "presets",
    "questions",
    "redirects",
    "sections",
    "severities",
    "signals",
    "stuck_moves",
    "suggest",
    "vague_verbs",
]

_HOMES: Final = {
    "ActionType": "record",
    "CheckItem": "room",
    "InviteRole": "room",
    "LONGEST": "agenda",
    "Level": "level",
    "Mark": "record",
    "Move": "room",
    "PHASES": "agenda",
    "Phase": "agenda",
    "Preset": "agenda",
    "Redirect": "room",
    "Rule": "room",
    "SHORTEST": "agenda",
    "Section": "record",
    "Severity": "level",
    "Signal": "level",
    "Suggestion": "level",
    "Tag": "record",
    "Which": "room",
    "action_types": "record",
    "checklist": "room",
    "closing_words": "room",
    "deadline": "level",
    "factor_tags": "record",
    "ground_rules": "room",
    "invite_roles": "room",
    "levels": "level",
    "marks": "record",
    "opening_words": "room",
    "phase_title": "agenda",
    "plan_for": "agenda",
    "preset_for": "agenda",
    "presets": "agenda",
    "redirects": "room",
    "sections": "record",
    "severities": "level",
    "signals": "level",
    "stuck_moves": "room",
    "suggest": "level",
    "vague_verbs": "record",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is first asked for: no screen needs all of it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
