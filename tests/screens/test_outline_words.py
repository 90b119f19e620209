"""What stands beside the outline's text."""

from pathlib import Path

from screen_stage import make_world

from facilitator.screens.outline_words import MOST_MOMENTS, side_lines
from facilitator.session import Session


def session_of(folder: Path, moments: int) -> Session:
    """Return a review with so many moments, one a second."""
    world = make_world(folder)
    session = world.session(world.make())
    lines = (f"2022-01-27 10:{at // 60:02}:{at % 60:02} request {at}\n" for at in range(moments))
    session.imports.add(session.imports.from_text("".join(lines)))
    return session


def said(session: Session, section: str) -> list[str]:
    return ["".join(part.text for part in line.left) for line in side_lines(session, section)]


def test_a_section_that_is_written_from_the_moments_lists_them(tmp_path: Path) -> None:
    session = session_of(tmp_path, 2)
    assert said(session, "summary")[-3:] == ["Moments", "10:00 request 0", "10:00 request 1"]
    assert "Moments" not in said(session, "lessons")


def test_of_a_very_long_timeline_the_first_moments_are_listed_and_the_others_counted(tmp_path: Path) -> None:
    lines = said(session_of(tmp_path, MOST_MOMENTS + 2), "summary")
    assert lines[-2:] == [f"10:04 request {MOST_MOMENTS - 1}", "and 2 more, in Timeline"]
