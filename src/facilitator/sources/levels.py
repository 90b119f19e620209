"""Lines of a log that say that all is well: told by the level at their start, left out when a person says so."""

import re
from typing import Final

_LOUD: Final = "ERROR|ERR|WARN|FATAL|CRIT|PANIC|ALERT|EMERG|SEVERE"
_LEVEL: Final = re.compile(
    rf"[^\s\w]?(?:(?!{_LOUD})[\w./:\[\]-]{{1,40}}\s+){{0,3}}?[\[<(]?(TRACE|DEBUG|INFO|NOTICE)\b", re.IGNORECASE
)
_ANY: Final = re.compile("TRACE|DEBUG|INFO|NOTICE|trace|debug|info|notice")
_AT_START: Final = 80
"""Characters in which a level stands, behind a host, a process or a module."""


def quiet_level(text: str) -> str:
    """Return the quiet level at the start of a line as a reason to leave it out: "INFO line"; nothing for others."""
    head = text[:_AT_START]
    match = _LEVEL.match(head) if _ANY.search(head) else None
    if match is None or not (match[1].isupper() or match[0].endswith(f"[{match[1]}")):
        return ""  # "info" in lower case is a word more often than a level
    return f"{match[1].upper()} line"
