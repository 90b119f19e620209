"""Sheets that link and look: moments of a factor, factors of an action, the incident's picture, what is still open."""

from datetime import UTC, date, datetime
from pathlib import Path

from apps import Computer, enter, meeting, press, row_of, session_of, settle, shown, text

from facilitator.screens.sheets.earlier_sheet import EarlierSheet
from facilitator.screens.sheets.incident_sheet import IncidentSheet
from facilitator.screens.sheets.link_sheet import LinkSheet


async def test_a_factor_is_linked_to_the_moments_it_touches(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("factors"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "l")
        shown(app, LinkSheet)
        await press(pilot, "down", "down", "space", "escape")
        factor = meeting(app).verbs.pointed()
        review = session_of(app).review
        (linked,) = review.factors[getattr(factor, "id", "")].moments
        assert review.events[linked].text == "repo2docker bump merged (#2111)"
        await press(pilot, "l", "down", "down", "space", "escape")
        assert not session_of(app).review.factors[getattr(factor, "id", "")].moments


async def test_an_action_is_linked_to_its_factors(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("actions"))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "l", "space", "escape", "escape")
        action = session_of(app).review.actions.live[2]
        assert len(action.factors) == 2
        assert "for factor 1" in row_of(app, "still to say")


async def test_the_incident_is_drawn_over_the_whole_width_and_zoomed(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await enter(pilot, "/incident")
        await settle(pilot)
        shown(app, IncidentSheet)
        assert "13 of 13 moments" in text(app)
        assert "impact" in text(app)
        await press(pilot, "plus", "plus", "plus")
        assert "13 of 13 moments" not in text(app)
        assert "setup-gcloud" in text(app)
        assert "incident report written" not in text(app)
        await press(pilot, "0")
        assert "13 of 13 moments" in text(app)
        await press(pilot, "down", "down", "enter")
        target = meeting(app).work.target()
        assert target is not None
        assert session_of(app).review.events[target.id].text == "repo2docker bump merged (#2111)"


async def test_an_empty_timeline_has_no_picture_and_says_so(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    folder = computer.make(title="Nothing yet")
    session = computer.session(folder)
    session.meeting.start({}, datetime(2022, 1, 28, 14, 14, tzinfo=UTC))
    session.close()
    app = computer.app(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await enter(pilot, "/incident")
        assert "Nothing is recorded in this stretch." in text(app)
        await press(pilot, "plus", "minus", "right", "left", "0", "escape")
        meeting(app)


async def test_open_shows_what_the_team_has_left_open(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    earlier = computer.session(computer.make(title="Ingress rules", team="Binder operations"))
    earlier.entries.action("limit the rules per namespace", owner="Kit", due=date(2021, 7, 1))
    done = earlier.entries.action("add a dashboard", owner="Ida", due=date(2021, 7, 1))
    earlier.entries.state(done, "done")
    earlier.close()
    other = computer.session(computer.make(title="Another team's", team="Storage"))
    other.entries.action("rotate the keys")
    other.close()
    app = computer.app(computer.demo("open"))
    async with app.run_test(size=(120, 36)) as pilot:
        assert "1 still open from" in text(app)
        await press(pilot, "tab", *(["down"] * 7), "enter")
        shown(app, EarlierSheet)
        assert "limit the rules per namespace" in text(app)
        assert "add a dashboard" not in text(app)
        assert "rotate the keys" not in text(app)
        assert "Kit" not in row_of(app, "limit the rules")
