"""A whole meeting of sixty minutes by its keys, from an empty workspace to the exported document."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from apps import Computer, chip, echo, enter, meeting, press, row_of, session_of, settle, shown, text, texts, type_text
from textual.pilot import Pilot

from facilitator.app import FacilitatorApp
from facilitator.review.review import Review
from facilitator.screens.check import CheckScreen
from facilitator.screens.closing import ClosingScreen
from facilitator.screens.export import ExportScreen
from facilitator.screens.meeting.screen import MeetingScreen
from facilitator.screens.new_review import NewReviewScreen
from facilitator.screens.outline import OutlineScreen
from facilitator.screens.prepare.screen import PrepareScreen

GIT_LOG = Path(__file__).parents[1] / "data" / "scenario-mybinder-2022-01-27" / "git-log.tsv"
SENTENCE = (
    "Add alerting for database replication lag exceeding five seconds, "
    "owned by the platform team, due by March fifteenth"
)
HALF_TYPED = "so the members saw healthy clusters and"
NOTES = (
    "Bo has never been to one of these",
    "a routine bump, as on most days",
    "nobody looks at the version after a merge",
    "members saw healthy clusters and no traffic",
)


async def test_an_hour_from_an_empty_workspace_to_the_document(tmp_path: Path) -> None:
    computer = Computer(tmp_path, datetime(2022, 1, 28, 12, 50, tzinfo=UTC))
    app = computer.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await make_review(app, pilot)
        await prepare(app, pilot)
        computer.clock.move(minutes=14)  # it is 14:04: four minutes late
        await start(app, pilot)
        await open_meeting(app, pilot)
        computer.clock.move(minutes=3)
        await tell_the_timeline(app, pilot, computer)
        await find_factors(app, pilot, computer)
        # the program is killed here: it is dropped as it stands, nothing is closed
        session_of(app).flush()
        folder = session_of(app).folder.name
        app.session = None
    computer.clock.move(minutes=2)
    again = computer.app(folder)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert meeting(again).shown == "factors"
        assert meeting(again).line.value == HALF_TYPED
        await press(pilot, "enter")
        computer.clock.move(minutes=16)
        await well_and_lucky(again, pilot)
        computer.clock.move(minutes=5)
        await agree_on_actions(again, pilot)
        computer.clock.move(minutes=8)
        await close(again, pilot, computer)
        await write_the_rest(again, pilot)
        review = session_of(again).review
        await export(again, pilot, tmp_path / "review.md")
    check_document((tmp_path / "review.md").read_text(encoding="utf-8"), review)


async def make_review(app: FacilitatorApp, pilot: Pilot[Any]) -> None:
    await press(pilot, "n")
    shown(app, NewReviewScreen)
    for words in ("Stale prime version", "27 jan 2022 11:00", "", "Binder operations", "fri 14:00"):
        await type_text(pilot, words)
        await pilot.press("tab")
    await press(pilot, "right")  # from critical to major
    if "● 2 major" not in text(app):
        await press(pilot, "right")
    assert "● 2 major" in text(app)
    while "● 60" not in text(app):
        await press(pilot, "tab", "left")
    await press(pilot, "f9")
    shown(app, PrepareScreen)
    assert session_of(app).review.meta.length == 60


async def prepare(app: FacilitatorApp, pilot: Pilot[Any]) -> None:
    await press(pilot, "tab")
    await enter(pilot, "Ana, facilitator", "Sam, scribe", "Ida, resolved it", "Kit, operates a member", "Noor", "Bo")
    assert [one.name for one in session_of(app).review.people.live] == ["Ana", "Sam", "Ida", "Kit", "Noor", "Bo"]
    await press(pilot, "escape", "down", "tab")
    await enter(pilot, str(GIT_LOG))
    await settle(pilot)
    assert "nothing is added until you say so" in text(app)
    await press(pilot, "enter")
    assert len(session_of(app).review.events.live) > 3
    await press(pilot, "escape", "down")
    assert "60 minutes, 14:00 to 15:00" in text(app)
    await press(pilot, "down", "tab", "space")
    assert any(one.done for one in session_of(app).review.checklist.live)


async def start(app: FacilitatorApp, pilot: Pilot[Any]) -> None:
    await press(pilot, "f9")
    assert "planned 14:00, it is 14:04" in text(app)
    await press(pilot, "2", "enter")
    assert "ends 15:04" in text(app)
    assert meeting(app).shown == "open"


async def open_meeting(app: FacilitatorApp, pilot: Pilot[Any]) -> None:
    await press(pilot, "tab", *["down"] * 4, "space", "i")
    people = {one.name: one for one in session_of(app).review.people.live}
    assert [name for name, one in people.items() if not one.present] == ["Noor"]
    await enter(pilot, "/here lee, vendor", NOTES[0])
    lee = next(one for one in session_of(app).review.people.live if one.name == "lee")
    assert (lee.role, lee.present) == ("vendor", True)


async def tell_the_timeline(app: FacilitatorApp, pilot: Pilot[Any], computer: Computer) -> None:
    await press(pilot, "f9")
    session = session_of(app)
    count = len(session.review.events.live)
    await enter(pilot, "11:00 traffic to the other members begins to drop")
    assert len(session.review.events.live) == count + 1
    moment = next(one for one in session.review.events.live if one.text.startswith("traffic"))
    assert moment.at == datetime(2022, 1, 27, 10, tzinfo=UTC)
    assert "Thu 27 Jan 2022, 11:00" in echo(app)
    assert chip(app) == "note on 11:00"
    await enter(pilot, NOTES[1], "/knew CI was green", "/sense no bump had ever touched routing")
    await press(pilot, "tab", "m", "i", "tab")
    await enter(pilot, "/at 11:01")
    moment = session.review.events[moment.id]
    assert (moment.known, moment.sense, moment.marks) == (
        "CI was green",
        "no bump had ever touched routing",
        ("impact_start",),
    )
    assert moment.at == datetime(2022, 1, 27, 10, 1, tzinfo=UTC)
    assert moment.history[0].field == "at" or any(one.field == "at" for one in moment.history)
    assert texts(session.review.notes_on(moment.id)) == [NOTES[1]]
    await enter(pilot, "18:00 GKE falls below quota, traffic returns", "/mark impact end")
    computer.clock.move(minutes=20)
    meeting(app).tick()
    await pilot.pause()
    assert "+3" in meeting(app).query_one("Head").view.digits  # type: ignore[attr-defined]  # our head
    await press(pilot, "f5")
    assert "Timeline is 3 over its 17 minutes" in text(app)
    assert row_of(app, "ask the room for 3 more minutes").endswith("ends 15:10")
    assert row_of(app, "3 more, taken from Factors").endswith("ends 15:07")
    await press(pilot, "2")
    minutes = {one.phase: one.minutes for one in session.review.agenda.live}
    assert (minutes["timeline"] > 17, minutes["factors"] < 25, minutes["actions"]) == (True, True, 8)


async def find_factors(app: FacilitatorApp, pilot: Pilot[Any], computer: Computer) -> None:
    await press(pilot, "f9")
    assert chip(app) == "factor 1"
    await enter(pilot, "the version is checked only while a cluster is healthy #testing")
    assert chip(app) == "note on factor 1"
    await enter(pilot, NOTES[2], "+ prime is both the busiest member and the reference", NOTES[3])
    await enter(pilot, "/held the member clusters stayed healthy", "/odd the mismatch cleared by itself at 18:00")
    factors = session_of(app).review.factors.live
    assert [one.kind for one in factors] == ["condition", "condition", "held", "odd"]
    assert factors[0].tags == ("testing",)
    assert texts(session_of(app).review.notes_on(factors[0].id)) == [NOTES[2]]
    assert texts(session_of(app).review.notes_on(factors[1].id)) == [NOTES[3]]
    await press(pilot, "up", "up", "up")
    await press(pilot, "tab", "l")
    await press(pilot, "space", "escape")
    assert session_of(app).review.factors[factors[0].id].moments
    meeting(app).line.focus()
    await enter(pilot, "/park a vendor contract for log storage")
    computer.clock.move(minutes=4)
    await type_text(pilot, HALF_TYPED)


async def well_and_lucky(app: FacilitatorApp, pilot: Pilot[Any]) -> None:
    await press(pilot, "f9")
    assert chip(app) == "went well"
    await enter(pilot, "the cluster healed itself once load fell")
    await press(pilot, "shift+tab")
    assert chip(app) == "was hard"
    await enter(pilot, "nothing told us for three hours")
    await press(pilot, "shift+tab")
    assert chip(app) == "got lucky"
    await enter(pilot, "load fell that evening", "/lesson a reference needs an expiry")
    review = session_of(app).review
    kinds = [texts(review.notes_of(kind)) for kind in ("well", "hard", "lucky", "lesson")]
    assert [len(one) for one in kinds] == [1, 1, 1, 1]


async def agree_on_actions(app: FacilitatorApp, pilot: Pilot[Any]) -> None:
    await press(pilot, "f9")
    await enter(pilot, SENTENCE)
    session = session_of(app)
    action = session.review.actions.live[0]
    assert action.text == "Add alerting for database replication lag exceeding five seconds"
    assert (action.owner, action.due) == ("platform team", date(2022, 3, 15))
    assert "Who in that team?" in text(app)
    await enter(pilot, "+ let prime refuse traffic while unhealthy")
    second = session.review.actions.live[1]
    await enter(pilot, "@kit by friday")
    second = session.review.actions[second.id]
    assert (second.owner, second.due) == ("Kit", date(2022, 2, 4))
    await enter(pilot, "/action rewrite the redirector", "/decline it is replaced in March anyway")
    declined = session.review.actions.live[2]
    assert (declined.state, declined.reason) == ("declined", "it is replaced in March anyway")


async def close(app: FacilitatorApp, pilot: Pilot[Any], computer: Computer) -> None:
    await press(pilot, "f9")
    assert "Read back" in text(app)
    await enter(pilot, "/learned 6")
    pointed = meeting(app).work.list
    while pointed.pointed != "again":
        await press(pilot, "down")
    await enter(pilot, "5")
    votes = session_of(app).review.votes
    assert (votes["learned"].count, votes["again"].count) == (6, 5)
    computer.clock.move(minutes=2)
    await press(pilot, "f9")
    shown(app, ClosingScreen)
    assert session_of(app).review.meta.ended is not None
    await press(pilot, "f8")
    shown(app, MeetingScreen)
    computer.clock.move(seconds=5)
    await press(pilot, "f9")
    shown(app, ClosingScreen)
    await press(pilot, "enter")
    shown(app, CheckScreen)


async def write_the_rest(app: FacilitatorApp, pilot: Pilot[Any]) -> None:
    await press(pilot, "f7")
    outline = shown(app, OutlineScreen)
    for section, words in (
        ("summary", "Traffic to all members but one stopped for seven hours."),
        ("impact", "Users of the federation waited longer for their sessions."),
        ("lessons", "A reference version needs an expiry."),
    ):
        outline.query_one("#outline").point_at(section)  # type: ignore[attr-defined]  # the list of sections
        await pilot.pause()
        await press(pilot, "enter")
        await type_text(pilot, words)
        await press(pilot, "escape")
    meta = session_of(app).review.meta
    assert meta.summary.startswith("Traffic to all members")
    assert meta.impact.startswith("Users of the federation")
    assert meta.lessons.startswith("A reference version")
    await press(pilot, "escape")
    shown(app, CheckScreen)


async def export(app: FacilitatorApp, pilot: Pilot[Any], path: Path) -> None:
    await press(pilot, "x")
    shown(app, ExportScreen)
    await press(pilot, "tab", "down", "down", "end", *["backspace"] * 180)
    await type_text(pilot, str(path))
    await press(pilot, "f9")
    assert "written to" in text(app)


def check_document(document: str, review: Review) -> None:
    headings = [line.lower() for line in document.splitlines() if line.startswith("## ")]
    for wanted in ("summary", "impact", "timeline", "factors", "action items", "lessons"):
        assert any(wanted in heading for heading in headings), (wanted, headings)
    plain = document.replace("\\", "")
    for words in (*NOTES, HALF_TYPED, "CI was green", "a vendor contract for log storage"):
        assert words in plain, words
    assert "| Timeline | 17 | 20 |" in document
    assert f"| Total | {sum(phase.plan for phase in review.agenda.live)} | 60 |" in document
