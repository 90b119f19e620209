"""Whatever a record holds, no widget sends a control sequence to the terminal, reads markup, or breaks."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

from facilitator.widgets.desk import Desk, EchoText, Key
from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.fields import Form, Option, OptionsField, TextField
from facilitator.widgets.head import Head, HeadView, Segment
from facilitator.widgets.lanes import LaneEvent, LaneMark, Lanes, LanesView
from facilitator.widgets.page import Page, PageLine
from facilitator.widgets.preview import Preview
from facilitator.widgets.row import Bar
from facilitator.widgets.sheet import Choice, ChoiceList
from facilitator.widgets.text_box import TextBox
from facilitator.widgets.words import words

HOSTILE = (
    "\x1b]0;owned\x07 a",
    "\x1b[31mred b",
    "\x9b31m c",
    "\u202eflipped d",
    "[PROD] db [b]x",
    "[/] boom",
    "[@click=app.quit]x",
    "[link='x",
    "a\\",
    "日本語 text",
    "e\u0301 👩\u200d🚒",
)

NOON = datetime(2022, 1, 27, 12, tzinfo=UTC)


def _desk(text: str) -> Desk:
    desk = Desk()
    desk.show_question(text, text)
    desk.show_chip(text)
    desk.show_echo(EchoText.problem(text))
    desk.show_keys((Key(text, text),))
    desk.line.set_text(text)
    return desk


WIDGETS: dict[str, Callable[[str], Widget]] = {
    "bar": lambda text: Bar(words(text), words(text)),
    "head": lambda text: Head(HeadView(text, text, ends=text, segments=(Segment("a", text, text, 5, 0.5, "current"),))),
    "desk": _desk,
    "list": lambda text: EntryList([Row("a", text, (Cell(text, 5),), (Cell(text),), under=(words(text),))]),
    "choices": lambda text: ChoiceList([Choice("a", text, words(text))]),
    "page": lambda text: Page([PageLine(words(text)), PageLine(words(text), words(text))]),
    "form": lambda text: Form(TextField("a", text, text), OptionsField("b", text, [Option("1", text)], several=True)),
    "box": lambda text: TextBox(text, lines=True),
    "preview": Preview,
    "lanes": lambda text: Lanes(LanesView((LaneEvent(NOON, text),), None, (LaneMark(NOON, text),), text)),
}


@pytest.mark.parametrize("name", WIDGETS)
async def test_no_control_reaches_the_terminal_and_nothing_breaks(
    name: str, stage: Callable[..., App[None]], rows_of: Callable[[Screen[object]], list[str]]
) -> None:
    for text in HOSTILE:
        app = stage(WIDGETS[name](text))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            shown = "\n".join(rows_of(app.screen))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
        assert all(
            part.strip() in shown for part in re.findall(r"\[(?:PROD|/|@click|link)[^\s]*", text) if name != "lanes"
        )
