"""A guess at an action's type from its words; a person may always say otherwise."""

import re
from typing import Final

_CUES: Final[tuple[tuple[str, int, tuple[str, ...]], ...]] = (
    (
        "detect",
        3,
        ("alert(?:s|ing)?", "alarms?", "pages? (?:the|us|on-call)", "notif(?:y|ies)", "status page", "canary"),
    ),
    ("detect", 2, ("monitor(?:s|ing)?", "metrics?", "probes?", "log(?:s|ged|ging)?", "visible", "shows?", "graphs?")),
    ("detect", 2, ("dashboards?", "measures?", "synthetic")),
    ("limit", 3, ("refuses?", "shed(?:s|ding)?", "circuit breakers?", r"rate[- ]limit\w*", r"throttl\w+")),
    ("limit", 3, ("blast radius", "fall ?back", "fail ?over", "roll ?back automatically")),
    ("limit", 2, ("limits?", "caps?", "quotas?", r"isolat\w+", r"degrad\w+", "time-?outs?", "drains?", r"expir\w+")),
    ("respond", 3, ("runbooks?", "playbooks?", r"rehears\w+", "drills?", "game ?days?", "on-call", r"escalat\w+")),
    ("respond", 2, ("documents? how", "recovery steps?", "contact lists?", "roll ?backs?", "restores?", "practi[sc]e")),
    ("process", 3, ("polic(?:y|ies)", "rota", "ownership", "hand-?overs?", "hand-?offs?", "agree(?:s|d|ment)?")),
    (
        "process",
        2,
        ("schedule(?:s|d)?", "meetings?", "checklists?", "process(?:es)?", "weekly", "monthly", "quarterly"),
    ),
    (
        "prevent",
        3,
        ("prevents?", "rejects?", "blocks?", r"validat\w+", "enforces?", "guards?", "pin(?:s|ned)?", "forbids?"),
    ),
    (
        "prevent",
        2,
        ("checks?", "tests?", "verif(?:y|ies)", "requires?", "removes?", "automates?", r"migrat\w+", "lint"),
    ),
    ("prevent", 2, (r"rotat\w+", r"renew\w*", r"upgrad\w+", "fix(?:es)?")),
)
"""Type, weight and words; the strong ones name the kind of measure, the others are at home in it."""

_PATTERNS: Final = tuple(
    (kind, weight, re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE))
    for kind, weight, words in _CUES
)
_LONGEST: Final = 500


def guess_type(text: str) -> str:
    """Return prevent, detect, limit, respond or process as an action's words suggest, empty when they do not.

    The kind with the most weight wins; of two with the same weight the one whose words come first.
    """
    scores: dict[str, tuple[int, int]] = {}
    for kind, weight, pattern in _PATTERNS:
        for match in pattern.finditer(text[:_LONGEST]):
            total, first = scores.get(kind, (0, _LONGEST))
            scores[kind] = (total + weight, min(first, match.start()))
    return min(scores, key=lambda kind: (-scores[kind][0], scores[kind][1]), default="")
