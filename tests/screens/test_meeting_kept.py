"""What a line says of itself after enter, where the shown list does not hold what it made."""

from pathlib import Path

import pytest
from apps import Computer, echo, enter, press, rest, rows, session_of, settle, type_text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/factor two bumps a day", "kept as factor 6"),
        ("/odd it cleared by itself", "kept as odd"),
        ("/lucky load fell that evening", "kept as got lucky"),
        ("/lesson look at both", "kept as lesson"),
    ],
)
async def test_an_entry_of_another_phase_says_that_it_is_kept(tmp_path: Path, line: str, said: str) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await enter(pilot, line)
        assert echo(app) == said


async def test_a_note_on_the_review_says_that_it_is_kept(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("open"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await enter(pilot, "everybody agrees that notes are taken")
        assert echo(app) == "kept as note on the review"


async def test_where_no_rewrite_is_honest_no_key_offers_one(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "they should have checked ")
        await rest(pilot)
        assert echo(app) == "◊ What was in view right then?"
        assert rows(app)[-1].startswith(" ^l leave it  F3 park")
        await press(pilot, "ctrl+l")


async def test_a_first_name_finds_the_only_person_it_fits(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("open"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await enter(pilot, "/here Lena Mayer, vendor")
        await enter(pilot, "/here lena")
        await enter(pilot, "/here le")
        names = [person.name for person in session_of(app).review.people.live]
        assert names.count("Lena Mayer") == 1
        assert "lena" not in names
        assert "le" in names  # the start of a name's word is somebody else


async def test_a_date_of_another_year_and_a_long_owner_are_shown_whole(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("actions"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await enter(pilot, "+ alert on low share, owned by Christopher, due by 11 feb 2023")
        row = next(row for row in rows(app) if "alert on low share" in row)
        assert "Christopher" in row
        assert "Sat 11 Feb 2023" in row


async def test_the_time_sheet_names_the_numbers_that_it_offers(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f5")
        offered = [row for row in rows(app) if "ends" in row and row.lstrip(" ►")[:1].isdigit()]
        assert rows(app)[-1].startswith(f" 1–{len(offered)} choose")
