from collections.abc import Callable
from typing import Any

from textual.app import App, ComposeResult
from textual.screen import Screen

from facilitator.widgets.entry_list import EntryList, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.sheet import Choice, ChoiceList, Sheet
from facilitator.widgets.words import words

StageMaker = Callable[..., App[None]]
Rows = Callable[[Screen[object]], list[str]]


class TimeSheet(Sheet[str]):
    """A sheet of choices, as the time sheet is."""

    def compose_body(self) -> ComposeResult:
        """Offer two ways."""
        yield ChoiceList(
            [
                Choice("ask", "ask the room for 3 more minutes", words("ends ", ("15:08", "time"))),
                Choice("park", "park this [b]and[/b] go on", words("ends 15:05")),
            ]
        )

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Close with the answer."""
        self.dismiss(event.choice_id)


def _sheet() -> TimeSheet:
    return TimeSheet(
        "Timeline is 3 over",
        "nothing changes until you choose",
        keys=(Key("1-2", "choose"), Key("esc", "back")),
        kept="so the members saw",
        hint=(words("takes from another phase"), ()),
    )


async def test_the_sheet_stands_at_the_bottom_and_the_work_stays_in_sight(stage: StageMaker, rows_of: Rows) -> None:
    app = stage(EntryList([Row(f"r{n}", f"entry {n}") for n in range(40)]))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(_sheet())
        await pilot.pause()
        rows = rows_of(app.screen)
    assert rows[0] == " ► entry 0"
    assert rows[16:] == [
        " Timeline is 3 over                            nothing changes until you choose",
        "",
        " ► 1  ask the room for 3 more minutes                                ends 15:08",
        "   2  park this [b]and[/b] go on                                     ends 15:05",
        "",
        " takes from another phase",
        " › your line is kept: so the members saw",
        " 1-2 choose  esc back",
    ]


async def test_a_digit_an_arrow_with_enter_and_a_click_choose(stage: StageMaker) -> None:
    answers: list[str | None] = []
    app = stage(EntryList([Row("a", "work")]))
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (("2",), ("down", "enter"), ("9", "escape"), ("enter",)):
            await app.push_screen(_sheet(), answers.append)
            await pilot.press(*keys)
            await pilot.pause()
        await app.push_screen(_sheet(), answers.append)
        await pilot.pause()
        await pilot.click(offset=(10, 18))
        await pilot.pause()
    assert answers == ["park", "park", None, "ask", "ask"]


async def test_titles_hints_and_keys_change_while_it_is_open(stage: StageMaker, rows_of: Rows) -> None:
    app = stage(EntryList([Row("a", "work")]))
    async with app.run_test(size=(80, 24)) as pilot:
        sheet = _sheet()
        await app.push_screen(sheet)
        sheet.show_title("Another title", "note")
        sheet.show_hint((), ())
        sheet.show_keys((Key("esc", "close"),))
        await pilot.pause()
        text = "\n".join(rows_of(app.screen))
    assert "Another title" in text
    assert "takes from" not in text
    assert text.endswith(" esc close")


async def test_choices_change_and_the_pointer_stays(stage: StageMaker, heard: Any) -> None:
    choices = ChoiceList([Choice("a", "first"), Choice("b", "second")])
    async with stage(choices).run_test(message_hook=heard) as pilot:
        choices.focus()
        await pilot.press("down")
        choices.show([Choice("a", "first"), Choice("b", "second, 22 → 21")])
        await pilot.press("enter")
    assert [message.choice_id for message in heard.of(ChoiceList.Chosen)] == ["b"]


class LongSheet(Sheet[None]):
    """A sheet with more lines than the screen has."""

    def compose_body(self) -> ComposeResult:
        """List a hundred entries."""
        yield EntryList([Row(f"r{n}", f"parked {n}") for n in range(100)])


async def test_a_long_list_scrolls_inside_its_sheet(stage: StageMaker, rows_of: Rows) -> None:
    app = stage(EntryList([Row("a", "work")]))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(LongSheet("Parking lot", "100 parked", keys=(Key("esc", "back"),)))
        await pilot.press("end")
        await pilot.pause()
        rows = rows_of(app.screen)
    assert rows[0] == " ► work"
    assert [row for row in rows if row.startswith(" Parking lot")]
    assert any(row.startswith(" ► parked 99") for row in rows)
    assert rows[23] == " esc back"
