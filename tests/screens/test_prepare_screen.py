"""Prepare by its keys: people, agenda, checklist and the start of the meeting."""

from datetime import timedelta
from pathlib import Path

import pytest
from screen_stage import NOW, Stage, World, make_world
from textual.events import Paste

from facilitator.review.overrun import start_choices
from facilitator.screens.prepare.agenda import PresetRow
from facilitator.screens.prepare.screen import PrepareScreen
from facilitator.screens.prepare.start_sheet import StartSheet
from facilitator.screens.routes import CuesChosen, GoTo, LeaveReview
from facilitator.session import Session
from facilitator.widgets.capture_line import CaptureLine


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


@pytest.fixture
def session(world: World) -> Session:
    return world.session(world.make())


def stage(session: Session, spot: str = "") -> Stage:
    return Stage(lambda: PrepareScreen(session, spot=spot))


def people(session: Session) -> list[tuple[str, str]]:
    return [(person.name, person.role) for person in session.review.people.live]


async def test_arrows_walk_the_sections_and_the_work_follows(session: Session) -> None:
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        seen = []
        for _ in range(4):
            await pilot.pause()
            seen.append(next(row for row in app.rows[2:] if "│" in row).split("│")[1].split("  ")[0].strip())
            await pilot.press("down")
        assert seen == [
            "Who should be in the room",
            "What happened, and when",
            "60 minutes, 14:00 to 15:00",
            "Before the meeting",
        ]


async def test_the_record_is_watched_once_while_the_screen_is_there(session: Session) -> None:
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert len(session.ledger._observers) == 1
        await app.pop_screen()
        assert not session.ledger._observers


async def test_a_name_and_a_part_make_a_person_and_undo_takes_them_back(session: Session) -> None:
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *"Ida, resolved it", "enter", *"Sam, scribe", "enter")
        await pilot.pause()
        assert people(session) == [("Ida", "resolved it"), ("Sam", "scribe")]
        assert "► Sam" in app.text
        assert "2, 8 to ask" in app.text
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert people(session) == [("Ida", "resolved it")]
        assert "undid: add the person" in app.text
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert len(people(session)) == 2


async def test_letters_act_in_the_list_and_a_part_is_edited_in_the_line(session: Session) -> None:
    session.entries.person("Ida", role="resolved")
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "space")
        await pilot.pause()
        assert not session.review.people.live[0].present
        assert "cannot come" in app.text
        await pilot.press("space", "e", *" it", "enter")
        await pilot.pause()
        assert people(session) == [("Ida", "resolved it")]
        assert session.review.people.live[0].present
        await pilot.press("tab", "delete")
        await pilot.pause()
        assert people(session) == []
        assert "^z brings them back" in app.text


async def test_tab_completes_a_half_typed_part(session: Session) -> None:
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *"Ida, res")
        await pilot.pause()
        assert "tab: resolved it" in app.rows[-2]
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert people(session) == [("Ida", "resolved it")]


async def test_the_same_name_twice_is_one_person(session: Session) -> None:
    session.entries.person("Ida", role="resolved it")
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *"ida, scribe", "enter")
        await pilot.pause()
        assert people(session) == [("Ida", "resolved it")]
        assert "on the list already" in app.text


async def test_a_facilitator_who_responded_is_remarked_without_a_verdict(session: Session) -> None:
    session.entries.person("Ana", role="facilitator, resolved it")
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "also responded" in app.text
        assert "another is freer to ask" in app.text


async def test_several_people_in_one_line_are_several_people_and_one_step(session: Session) -> None:
    app = stage(session, "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = app.screen.query_one(CaptureLine)
        line.focus()
        line.set_text("Sam, scribe; Kit; noor, owns the redirector; Sam")
        await pilot.press("enter")
        await pilot.pause()
        assert people(session) == [("Sam", "scribe"), ("Kit", ""), ("noor", "owns the redirector")]
        assert "3 people added, 1 on the list already; ^z takes them back." in app.text
        line.set_text("Kit; Sam")
        await pilot.press("enter")
        await pilot.pause()
        assert "All of them are on the list already." in app.text
        session.undo()
        assert people(session) == []


async def test_tab_completes_the_part_of_the_last_of_several(session: Session) -> None:
    app = stage(session, "people")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = app.screen.query_one(CaptureLine)
        line.focus()
        line.set_text("Kit; Sam, scr")
        await pilot.press("tab")
        assert line.value == "Kit; Sam, scribe"


async def test_several_pasted_names_become_several_people(session: Session) -> None:
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        app.post_message(Paste("- Ida, resolved it\n- Sam, scribe\n\n- Ida, resolved it\n"))
        await pilot.pause()
        assert people(session) == [("Ida", "resolved it"), ("Sam", "scribe")]


async def test_a_part_that_nobody_has_goes_into_the_line_before_its_name(session: Session) -> None:
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "enter", *"Ana", "enter")
        await pilot.pause()
        assert people(session) == [("Ana", "facilitator")]
        assert "not a responder" in app.text


async def test_arrows_change_minutes_and_the_total_says_what_is_over(session: Session) -> None:
    app = stage(session, "agenda")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "right", "right", "right")
        await pilot.pause()
        assert [phase.minutes for phase in session.review.agenda.live] == [3, 20, 25, 5, 8, 2]
        assert "63  3 over" in app.text
        assert "63 min, 3 over" in app.text
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await pilot.pause()
        assert "60  fits" in app.text
        assert "room for about two actions" in app.text


async def test_a_digit_takes_a_ready_made_agenda_as_one_step(session: Session) -> None:
    app = stage(session, "agenda")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4")
        await pilot.pause()
        assert session.review.meta.length == 75
        assert "75 minutes, 14:00 to 15:15" in app.text
        assert "preset: 75" in app.text
        await pilot.press("u")
        await pilot.pause()
        assert session.review.meta.length == 60


async def test_a_phase_keeps_a_minute(session: Session) -> None:
    app = stage(session, "agenda")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("left", "left", "left")
        await pilot.pause()
        assert session.review.agenda.live[0].minutes == 1
        assert "at least a minute" in app.text


async def test_space_ticks_the_checklist_and_it_is_kept(session: Session) -> None:
    app = stage(session, "checklist")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "down", "space")
        await pilot.pause()
        assert "2 of 13" in app.text
        await pilot.press("space", "ctrl+z", "ctrl+z", "space")
        await pilot.pause()
        assert "2 of 13" in app.text
        assert [check.id for check in session.review.checklist.live if check.done] == ["level", "owner"]


async def test_the_checklist_shows_what_the_record_says_already(session: Session) -> None:
    session.entries.person("Ana", role="facilitator")
    app = stage(session, "checklist")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert next(row for row in app.rows if "neutral" in row).endswith("Ana")
        assert next(row for row in app.rows if "Meeting set" in row).endswith("Fri 28 Jan, 14:00")


async def test_a_click_takes_a_preset(session: Session) -> None:
    app = stage(session, "agenda")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(PresetRow, offset=(2, 0))
        await pilot.pause()
        assert session.review.meta.length == 30


async def test_f9_shows_both_ends_and_enter_starts_the_meeting(world: World, session: Session) -> None:
    world.clock.move(minutes=4)
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await pilot.pause()
        assert "planned 14:00, it is 14:04" in app.text
        assert "end at 15:00 all the same, Factors 25 → 21" in app.text
        assert "ends 15:04" in app.text
        await pilot.press("2", "q", "enter")
        await pilot.pause()
        meta = session.review.meta
        assert meta.started == world.clock.now()
        assert meta.planned_end == world.clock.now() + timedelta(minutes=60)
        assert app.of(GoTo)[-1].place == "meeting"
        assert app.of(CuesChosen)[-1].quiet


async def test_ending_as_planned_takes_its_minutes(world: World, session: Session) -> None:
    world.clock.move(minutes=4)
    planned = start_choices(session.review, world.clock.now())[0]
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9", "enter")
        await pilot.pause()
        assert session.review.meta.planned_end == planned.ends == NOW + timedelta(minutes=60)
        assert [phase.minutes for phase in session.review.agenda.live] == [3, 17, 21, 5, 8, 2]


async def test_esc_on_the_start_sheet_starts_nothing(session: Session) -> None:
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9", "escape")
        await pilot.pause()
        assert not isinstance(app.screen, StartSheet)
        assert session.review.meta.started is None


async def test_f9_in_a_running_meeting_goes_there(world: World, session: Session) -> None:
    session.meeting.start({}, NOW + timedelta(hours=1))
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await pilot.pause()
        assert app.of(GoTo)[-1].place == "meeting"


async def test_a_written_review_says_how_a_meeting_would_be_planned(world: World) -> None:
    session = world.session(world.make("Small thing", level="written"))
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f9")
        await pilot.pause()
        assert "No meeting is planned" in app.rows[-2]
        await pilot.press("3")
        await pilot.pause()
        assert len(session.review.agenda.live) == 6


async def test_esc_goes_from_the_work_to_the_sections_and_then_out_without_losing_the_line(session: Session) -> None:
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *"Ida", "escape")
        await pilot.pause()
        assert not app.of(LeaveReview)
        assert "› Ida" in app.text
        await pilot.press("escape")
        await pilot.pause()
        assert app.of(LeaveReview)


async def test_tab_goes_round_through_line_and_list(session: Session) -> None:
    session.entries.person("Ida")
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        seen = []
        for _ in range(4):
            seen.append(type(app.focused).__name__)
            await pilot.press("tab")
        assert seen == ["SectionNames", "CaptureLine", "SectionList", "SectionNames"]
        await pilot.press("shift+tab")
        assert type(app.focused).__name__ == "SectionNames"


async def test_hostile_names_are_shown_to_the_letter(world: World) -> None:
    session = world.session(world.make("[/] \x1b[31m[red]x"))
    app = stage(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *"[b]Ida[/b]", "enter")
        session.entries.person("\u202eadi\x9b31m[@click=app.quit]x", role="[/role]")
        await pilot.pause()
        assert "[b]Ida[/b]" in app.text
        assert "[/role]" in app.text
        assert not any(mark in app.text for mark in "\x1b\x9b\u202e")


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 36), (160, 48)])
async def test_section_text_and_focus_stay_at_every_size(session: Session, size: tuple[int, int]) -> None:
    app = stage(session)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("tab", *"Ida, res")
        await pilot.resize_terminal(*size)
        await pilot.press(*"olved it")
        await pilot.pause()
        assert "Ida, resolved it" in app.text
        assert type(app.focused).__name__ == "CaptureLine"
        assert all(len(row) <= size[0] for row in app.rows)
