"""What `lint` found, and the forms that people, scripts and code hosts read it in."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from facilitator import __version__
from facilitator.cli.options import STANDARD

SARIF_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"

_SARIF_LEVELS: Final = {"redirect": "warning", "rephrase": "note"}
_GITHUB_LEVELS: Final = {"redirect": "warning", "rephrase": "notice"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One wording and where it stands. Lines and columns count from 1, columns in characters; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    level: str
    category: str
    rule: str
    text: str
    reason: str
    say: str
    rewrite: str | None


def as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return the findings as scripts read them."""
    return [asdict(finding) for finding in findings]


def as_text(findings: Iterable[Finding]) -> str:
    """Return the findings as people read them, a line or two each."""
    lines: list[str] = []
    for one in findings:
        span = " ".join(one.text.split())
        lines.append(f'{one.file}:{one.line}:{one.column}: {one.level} {one.category}: "{span}" - {one.say}')
        if one.rewrite:
            lines.append(f"    or: {' '.join(one.rewrite.split())}")
    return "\n".join(lines)


def as_github(findings: Iterable[Finding]) -> str:
    """Return the findings as workflow commands, which GitHub shows beside the changed lines."""
    rows = []
    for one in findings:
        where = {
            "file": one.file,
            "line": one.line,
            "endLine": one.end_line,
            "col": one.column,
            "endColumn": one.end_column,
            "title": f"{one.level} {one.category}",
        }
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
        rows.append(f"::{_GITHUB_LEVELS[one.level]} {properties}::{_message(_advice(one))}")
    return "\n".join(rows)


def as_sarif(findings: Iterable[Finding]) -> dict[str, Any]:
    """Return the findings as a SARIF 2.1.0 log."""
    found = tuple(findings)
    rules = {one.rule: one for one in reversed(found)}
    places = {rule: place for place, rule in enumerate(sorted(rules))}
    driver = {
        "name": "facilitator",
        "version": __version__,
        "rules": [
            {
                "id": rule,
                "shortDescription": {"text": rules[rule].reason or rule},
                "properties": {"tags": [rules[rule].category]},
            }
            for rule in sorted(rules)
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, places[one.rule]) for one in found],
    }
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(one: Finding, place: int) -> dict[str, Any]:
    region = {
        "startLine": one.line,
        "startColumn": one.column,
        "endLine": one.end_line,
        "endColumn": one.end_column,
        "snippet": {"text": one.text},
    }
    return {
        "ruleId": one.rule,
        "ruleIndex": place,
        "level": _SARIF_LEVELS[one.level],
        "message": {"text": _advice(one)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(one.file)}, "region": region}}],
        "properties": {"category": one.category, "rewrite": one.rewrite},
    }


def _uri(file: str) -> str:
    if file == STANDARD:
        return "stdin"
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _advice(one: Finding) -> str:
    said = f"“{' '.join(one.text.split())}”: {one.reason}. {one.say}"
    return f"{said}\nOr: {one.rewrite}" if one.rewrite else said


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
