"""Pictures of screens stand in the top-level `snapshots/`, laid out like `tests/`."""

from pathlib import Path

import pytest
import pytest_textual_snapshot
from syrupy.location import PyTestLocation

TESTS = Path(__file__).parents[1]
SNAPSHOTS = TESTS.parent / "snapshots"


class ProjectSnapshot(pytest_textual_snapshot.SVGImageExtension):  # type: ignore[misc]  # the plugin ships no types
    """Keeps every picture in the top-level folder."""

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """Return the folder of a test module's pictures."""
        module = Path(test_location.filepath).relative_to(TESTS)
        return str(SNAPSHOTS / module.with_suffix(""))


@pytest.fixture(autouse=True)
def _project_snapshots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pytest_textual_snapshot, "SVGImageExtension", ProjectSnapshot)
