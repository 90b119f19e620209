"""Pages that list what the project has are complete: nothing is missing in them, and nothing in them is gone."""

import re
import tomllib
from pathlib import Path

import facilitator
from facilitator.wording.rules import learnt, shipped

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def rows(page: str, heading: str) -> list[str]:
    """Return the first cell of each row of the table under a heading of a page."""
    part = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| ([^|]+?) \|", part, re.MULTILINE)
    return [cell for cell in cells[1:] if not cell.startswith("-")]


def test_every_dependency_is_explained_and_no_other() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    for heading, wanted in (
        ("To run", project["dependencies"]),
        ("To develop", project["optional-dependencies"]["dev"]),
    ):
        names = {re.split(r"[<>=]", one)[0] for one in wanted}
        assert {row.partition(" ")[0] for row in rows(page, heading)} == names


def test_no_rule_of_wording_is_listed_that_is_gone() -> None:
    page = (DOCS / "wording.md").read_text(encoding="utf-8")
    listed = {row.strip("`") for row in rows(page, "The rules")}
    assert listed, "tools/rules_page.py remakes the list"
    assert listed <= {rule.id for rule in (*shipped(), *learnt().values())}


def test_the_house_has_every_room_and_no_other() -> None:
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    told = {room.strip("/") for row in rows(page, "The house") for room in re.findall(r"`([^`]+)`", row)}
    source = Path(facilitator.__file__).parent
    here = {
        path.name
        for path in source.iterdir()
        if (path.suffix == ".py" or (path / "__init__.py").is_file()) and path.name != "__init__.py"
    }
    assert told == here
