"""Remakes the list of rules at the end of docs/wording.md: `python tools/rules_page.py docs/wording.md`."""

# ruff: noqa: INP001  # a script, no package

import sys
from pathlib import Path

from facilitator.wording.rules import learnt, shipped

HEADING = "\n## The rules\n"


def with_rules(page: str) -> str:
    """Return the page with the list of the rules that ship now under its last heading."""
    rows = [f"| `{rule.id}` | {rule.category} | {rule.reason} |" for rule in (*shipped(), *learnt().values())]
    head = ["", "| Rule | Category | Reason given |", "|---|---|---|"]
    return page.partition(HEADING)[0] + HEADING + "\n".join([*head, *rows, ""])


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_text(with_rules(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
