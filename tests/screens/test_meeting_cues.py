"""Cues about wording: when they come, what they say, what taking and leaving them does, and what quiet means."""

from itertools import pairwise
from pathlib import Path

from apps import Computer, echo, enter, meeting, press, rest, row_of, rows, session_of, settle, text, type_text

from facilitator.screens.check import CheckScreen
from facilitator.widgets.head import Head

LINE = "the operator should have checked the redirect logs"
REWRITE = "The redirect logs were not checked."
SAY = "What did happen, and what made it the reasonable step?"


async def test_a_cue_never_comes_within_a_word_and_settles_with_the_keys(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for end in range(1, len("the operator should have checked") + 1):
            await type_text(pilot, LINE[end - 1])
            assert meeting(app).line.cue == (), LINE[:end]
        await type_text(pilot, " the redirect logs")
        await rest(pilot)
        ((start, end),) = meeting(app).line.cue
        assert "should have" in LINE[start:end]
        assert echo(app) == f"◊ or {REWRITE}"
        assert SAY in row_of(app, "◊ What")
        assert rows(app)[-1].startswith(" ^r reword  ^l leave it")
        await press(pilot, *["backspace"] * len(LINE))
        assert "◊" not in text(app)
        assert rows(app)[-1].startswith(" F2 question  F3 park")


async def test_what_a_cue_says_stands_while_a_word_is_half_typed(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        said = []
        for char in f"{LINE} before lunch. why did you restart the pods":
            await type_text(pilot, char)
            said.append((char, (echo(app), row_of(app, "◊ ") if "◊" in text(app) else "", rows(app)[-1])))
        changed = [char for (_, before), (char, after) in pairwise(said[1:]) if before != after]
        assert changed
        assert set(changed) <= {" ", "."}
        await rest(pilot)
        assert said[-1][1][0] != ""


async def test_the_key_takes_the_rewrite_of_the_whole_line_with_the_word_half_typed(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, LINE)
        assert echo(app) != f"◊ or {REWRITE}"
        await press(pilot, "ctrl+r")
        assert meeting(app).line.value == REWRITE


async def test_the_rewrite_goes_into_the_line_unsent_and_undo_brings_the_words_back(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        count = len(session_of(app).review.notes.live)
        await type_text(pilot, LINE)
        await rest(pilot)
        await press(pilot, "ctrl+r")
        line = meeting(app).line
        assert line.value == REWRITE
        assert line.cursor_position == len(REWRITE)
        assert line.cue == ()
        assert "reworded" in echo(app)
        assert len(session_of(app).review.notes.live) == count
        await press(pilot, "ctrl+z")
        assert line.value == LINE
        await press(pilot, "ctrl+r", "enter")
        assert session_of(app).review.notes.live[-1].text == REWRITE
        kept = session_of(app).review.wording.live
        assert {(one.kind, one.phase) for one in kept} == {("reworded", "timeline")}


async def test_a_later_line_is_never_replaced_by_words_of_an_earlier_one(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, LINE)
        await rest(pilot)
        await press(pilot, "ctrl+r")
        await type_text(pilot, " Nobody asked.")
        await press(pilot, "ctrl+z")
        assert meeting(app).line.value == f"{LINE} Nobody asked."
        await press(pilot, "ctrl+r", "enter")
        await type_text(pilot, "another thing")
        await press(pilot, "ctrl+z")
        assert meeting(app).line.value == "another thing"


async def test_words_that_are_let_be_are_not_asked_about_again(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, LINE)
        await rest(pilot)
        await press(pilot, "ctrl+l")
        assert "left as it is" in echo(app)
        assert meeting(app).line.cue == ()
        await press(pilot, "enter")
        await type_text(pilot, LINE)
        await rest(pilot)
        assert meeting(app).line.cue == ()


async def test_a_cue_outlives_enter_until_the_next_text_and_rewords_what_was_sent(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await enter(pilot, LINE)
        note = session_of(app).review.notes.live[-1]
        assert note.text == LINE
        assert echo(app) == f"◊ or {REWRITE}"
        await press(pilot, "enter")
        assert echo(app) == f"◊ or {REWRITE}"
        await press(pilot, "ctrl+r")
        assert session_of(app).review.notes[note.id].text == REWRITE
        assert meeting(app).line.value == ""
        await press(pilot, "ctrl+z")
        assert session_of(app).review.notes[note.id].text == LINE
        await enter(pilot, LINE)
        await type_text(pilot, "p")
        assert "◊" not in echo(app)


async def test_quiet_reacts_to_nothing_but_gives_the_rewrite_when_asked(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await enter(pilot, "11:04 the operator forgot to restart it")
        assert "◊" in row_of(app, "the operator forgot")
        await press(pilot, "ctrl+t")
        assert meeting(app).query_one(Head).view.quiet
        assert "◊" not in text(app)
        before = rows(app)[-1]
        await type_text(pilot, LINE)
        await rest(pilot)
        assert meeting(app).line.cue == ()
        assert "◊" not in text(app)
        assert rows(app)[-1] == before
        await press(pilot, "ctrl+r")
        assert meeting(app).line.value == REWRITE
        await press(pilot, "ctrl+t")
        assert "◊" in row_of(app, "the operator forgot")
        assert not meeting(app).query_one(Head).view.quiet


async def test_self_blame_is_thanked_and_never_listed(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = len(session_of(app).wordings.places())
        await type_text(pilot, "sorry, I should have seen the quota")
        await rest(pilot)
        assert "Thank you for saying it." in text(app)
        assert "I did not see the quota then." in echo(app)
        await press(pilot, "enter")
        assert len(session_of(app).wordings.places()) == before
        assert not session_of(app).review.wording.live
        await enter(pilot, "/check")
        await settle(pilot)
        assert isinstance(app.screen, CheckScreen)
        assert "1 wording" not in text(app) or before == 1


async def test_no_word_of_the_program_shames(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(160, 48)) as pilot:
        await settle(pilot)
        await enter(pilot, LINE)
        for key in ("f1", "f4", "f5", "f3", "f7"):
            await press(pilot, key)
            for word in ("blame", "flag", "violation"):
                assert word not in text(app).lower().replace("blameless", ""), key
            await press(pilot, "escape")
