"""docs/sources.md tells of every source."""

from pathlib import Path

import pytest

from facilitator.sources import SOURCES

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", sorted({source.kind for source in SOURCES}))
def test_the_page_tells_of_each_kind_by_the_name_that_the_preview_shows(kind: str) -> None:
    assert f"`{kind}`" in PAGE
