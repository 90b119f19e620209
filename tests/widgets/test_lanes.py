from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from facilitator.widgets.lanes import Impact, LaneEvent, LaneMark, Lanes, LanesView, draw, event_at, lanes_of

PARIS = ZoneInfo("Europe/Paris")


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2022, 1, day, hour, minute, tzinfo=PARIS)


EVENTS = (
    LaneEvent(_at(27, 9, 51), "git", "proposed"),
    LaneEvent(_at(27, 10, 57), "git", "merged"),
    LaneEvent(_at(27, 11), "report", "drop"),
    LaneEvent(_at(27, 14, 35), "report", "notice"),
    LaneEvent(_at(27, 18), "report", "quota"),
    LaneEvent(_at(28, 9), "report", "logs"),
    LaneEvent(_at(28, 13, 16), "git", "fix"),
)
IMPACT = Impact(_at(27, 11), _at(27, 18))
MARKS = (LaneMark(_at(27, 10, 57), "trigger"), LaneMark(_at(27, 11), "impact start"), LaneMark(_at(27, 18), "resolved"))
VIEW = LanesView(EVENTS, IMPACT, MARKS, "CET")


def _drawn(width: int, view: LanesView = VIEW) -> list[str]:
    return [row.plain for row in draw(view.events, view.impact, view.marks, width, view.zone_label)]


def test_the_incident_is_drawn_and_the_night_folded() -> None:
    hours, impact, git, report, marks = _drawn(72)
    assert " ".join(hours.split()) == "CET 09 10 11 12 13 14 15 16 17 18 ┆ 09 10 11 12 13"
    assert impact.index("━") == hours.index("11") == report.index("●")
    assert git.startswith("git")
    assert hours.index("┆") == impact.index("┆") == git.index("┆") == report.index("┆")
    assert marks.index("impact start") == hours.index("11")
    assert marks.index("trigger") + len("trigger") < marks.index("impact start")


def test_a_short_incident_has_minutes() -> None:
    view = LanesView((LaneEvent(_at(27, 9, 51), "git"), LaneEvent(_at(27, 10, 7), "git")), zone_label="CET")
    assert "09:50" in _drawn(72, view)[0]


def test_a_long_one_has_days() -> None:
    view = LanesView(tuple(LaneEvent(_at(1, 9) + timedelta(hours=5 * n), "git") for n in range(60)), zone_label="CET")
    assert "01 Jan" in _drawn(72, view)[0]


def test_a_moment_alone_and_no_moment_at_all() -> None:
    assert _drawn(60, LanesView((LaneEvent(_at(27, 9, 51), "git"),)))[1].count("●") == 1
    assert _drawn(60, LanesView()) == []
    assert _drawn(20) == []


def test_impact_without_an_end_lasts_to_the_last_moment() -> None:
    rows = _drawn(60, LanesView(EVENTS, Impact(_at(27, 11)), (), "CET"))
    assert rows[1].rindex("━") == rows[2].rindex("●")


def test_more_sources_than_lanes_share_the_last_one() -> None:
    events = [LaneEvent(_at(27, 9 + n), f"source {n}") for n in range(6)]
    assert lanes_of(events) == ("source 0", "source 1", "source 2", "others")
    assert [row.plain.count("●") for row in draw(events, None, (), 80, "")[1:]] == [1, 1, 1, 3]


@given(st.lists(st.integers(0, 90_000), min_size=1, max_size=30), st.integers(30, 200))
def test_the_picture_is_never_wider_than_it_may_be(minutes: list[int], width: int) -> None:
    events = [LaneEvent(_at(1, 0) + timedelta(minutes=minute), "git") for minute in minutes]
    marks = [LaneMark(event.at, "impact start") for event in events]
    rows = draw(events, Impact(events[0].at), marks, width, "CET")
    assert all(row.cell_length <= width for row in rows)
    assert "●" in rows[2].plain


def test_a_cell_knows_its_event() -> None:
    git = _drawn(72)[2]
    assert event_at(VIEW, 72, git.index("●"), 2) == "proposed"
    assert event_at(VIEW, 72, 0, 2) is None
    assert event_at(VIEW, 72, 20, 9) is None


async def test_a_click_on_an_event_is_told(stage: Callable[..., App[None]], heard: Any) -> None:
    lanes = Lanes(VIEW)
    async with stage(lanes).run_test(size=(80, 24), message_hook=heard) as pilot:
        assert lanes.region.height == 5
        report = _drawn(78)[3]
        await pilot.click(lanes, offset=(1 + report.index("●"), 3))
        await pilot.click(lanes, offset=(1, 3))
        lanes.show(LanesView())
        await pilot.pause()
        assert lanes.region.height == 0
    assert [message.event_id for message in heard.of(Lanes.Clicked)] == ["drop"]
