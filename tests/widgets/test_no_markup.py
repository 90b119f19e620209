"""People's words are never read as markup: the ways to get that wrong are looked for in the source."""

import re
from pathlib import Path

import pytest

import facilitator

ROOT = Path(facilitator.__file__).parent
SOURCES = sorted(path for room in ("widgets", "screens") for path in (ROOT / room).rglob("*.py"))

BUILDS_MARKUP = re.compile(
    r"(?:Static|Label|Option|Button|Checkbox|notify|from_markup|Hit|DiscoveryHit|\.update|border_title =|tooltip =)"
    r"\(?\s*f[\"']"
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_markup_is_built_from_text(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert [source[: found.start()].count("\n") + 1 for found in BUILDS_MARKUP.finditer(source)] == []


@pytest.mark.parametrize("source", ['Static(f"x', "notify(\n    f'x", 'self.border_title = f"x', '.update(f"x'])
def test_the_search_finds_what_it_is_for(source: str) -> None:
    assert BUILDS_MARKUP.search(source)
