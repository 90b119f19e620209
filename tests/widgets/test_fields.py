from collections.abc import Callable
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget

from facilitator.widgets.fields import Form, Note, Option, OptionsField, TextField
from facilitator.widgets.options import place_options
from facilitator.widgets.text_box import TextBox
from facilitator.widgets.words import words

StageMaker = Callable[..., App[None]]
Rows = Callable[[Screen[object]], list[str]]

SEVERITY = [Option("1", "1 critical"), Option("2", "2 major"), Option("near", "near miss")]
SIGNALS = [Option("data", "data lost"), Option("customers", "customers"), Option("emergency", "emergency response")]


def _form() -> tuple[Form, TextField, OptionsField, OptionsField]:
    began = TextField("began", "Began", "27 jan 2022", echo=words(("Thu 27 Jan 2022", "quiet")))
    severity = OptionsField("severity", "Severity", SEVERITY, ["2"])
    signals = OptionsField("signals", "Signals", SIGNALS, ["data"], several=True)
    return Form(began, severity, Note(words(("many users notice", "quiet"))), signals), began, severity, signals


async def test_a_form_stands_as_drawn(stage: StageMaker, rows_of: Rows) -> None:
    form, *_ = _form()
    app = stage(form)
    async with app.run_test(size=(70, 12)) as pilot:
        await pilot.pause()
        rows = rows_of(app.screen)
    assert rows[:5] == [
        " ► Began      27 jan 2022                            Thu 27 Jan 2022",
        "   Severity   ○ 1 critical   ● 2 major   ○ near miss",
        "              many users notice",
        "   Signals    ■ data lost            □ customers",
        "              □ emergency response",
    ]


async def test_tab_walks_the_fields_and_the_pointer_goes_along(stage: StageMaker, rows_of: Rows) -> None:
    form, *_ = _form()
    app = stage(form)
    async with app.run_test(size=(70, 12)) as pilot:
        for row in (1, 3):
            await pilot.press("tab")
            await pilot.pause()
            assert [number for number, text in enumerate(rows_of(app.screen)) if "►" in text] == [row]
        await pilot.press("shift+tab")
        await pilot.pause()
        assert "► Severity" in rows_of(app.screen)[1]


async def test_enter_in_a_line_goes_to_the_next_field(stage: StageMaker) -> None:
    form, began, severity, _ = _form()
    app = stage(form)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert severity.options.has_focus
        assert began.text == "27 jan 2022"


async def test_arrows_choose_one_and_space_ticks_several(stage: StageMaker, heard: Any) -> None:
    form, _, severity, signals = _form()
    app = stage(form)
    async with app.run_test(size=(70, 12), message_hook=heard) as pilot:
        severity.take_focus()
        await pilot.press("right", "right", "left")
        signals.take_focus()
        await pilot.press("right", "space", "left", "space", "down", "space")
    changes = [(message.field.field_id, message.chosen) for message in heard.of(OptionsField.Changed)]
    assert changes == [
        ("severity", ("near",)),
        ("severity", ("2",)),
        ("signals", ("data", "customers")),
        ("signals", ("customers",)),
        ("signals", ("customers", "emergency")),
    ]


async def test_choices_can_be_clicked(stage: StageMaker) -> None:
    form, _, severity, signals = _form()
    app = stage(form)
    async with app.run_test(size=(70, 12)) as pilot:
        await pilot.click(offset=(16, 1))
        await pilot.click(offset=(16, 4))
        assert severity.chosen == ("1",)
        assert signals.chosen == ("data", "emergency")


async def test_choices_shown_by_the_program_are_not_reported(stage: StageMaker, heard: Any) -> None:
    form, began, severity, _ = _form()
    async with stage(form).run_test(message_hook=heard) as pilot:
        severity.show(SEVERITY, ["near"])
        began.set_text("28 jan")
        began.show_echo(())
        await pilot.pause()
        assert severity.chosen == ("near",)
        assert began.text == "28 jan"
    assert heard.of(OptionsField.Changed) == heard.of(TextField.Changed) == []


async def test_typing_is_reported_and_the_field_grows_to_four_rows(stage: StageMaker, heard: Any) -> None:
    field = TextField("what", "What")
    async with stage(Vertical(field)).run_test(size=(40, 12), message_hook=heard) as pilot:
        await pilot.press("h", "i")
        assert field.region.height == 1
        field.app.post_message(events.Paste("word " * 40))
        await pilot.pause()
        assert field.region.height == 4
    assert [message.text for message in heard.of(TextField.Changed)][:2] == ["h", "hi"]


@pytest.mark.parametrize(("lines", "shown"), [(False, "a b[31m    c"), (True, "a\nb[31m    c")])
async def test_a_paste_is_cleaned(stage: StageMaker, lines: bool, shown: str) -> None:
    box = TextBox(lines=lines)
    app = stage(box)
    async with app.run_test() as pilot:
        app.post_message(events.Paste("a\r\nb\x1b[31m\tc\n" if not lines else "a\r\nb\x1b[31m\tc"))
        await pilot.pause()
        assert box.text == shown


async def test_undo_after_a_long_paste_does_not_end_the_program(stage: StageMaker) -> None:
    box = TextBox(lines=True)
    app = stage(box)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("a")
        app.post_message(events.Paste("line\n" * 60))
        await pilot.pause()
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert box.text == "a"
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert box.text.count("\n") == 60


async def test_the_programs_keys_pass_through_a_text(stage: StageMaker) -> None:
    pressed: list[str] = []

    class Keys(Vertical):
        BINDINGS = [(key, f"note('{key}')", "") for key in ("f6", "f7", "ctrl+z", "ctrl+y", "tab", "escape")]  # noqa: RUF012 - Textual's way

        def action_note(self, key: str) -> None:
            pressed.append(key)

    box = TextBox("some text", lines=True)
    async with stage(Keys(box)).run_test() as pilot:
        await pilot.press("f6", "f7", "ctrl+z", "ctrl+y", "escape")
        assert box.text == "some text"
        await pilot.press("x", "ctrl+z")
        assert box.text == "some text"
    assert pressed == ["f6", "f7", "ctrl+z", "ctrl+y", "escape"]


async def test_a_set_text_keeps_undo_when_it_is_the_same(stage: StageMaker) -> None:
    box = TextBox("abc", lines=True)
    async with stage(box).run_test() as pilot:
        await pilot.press("end", "d")
        box.set_text("abcd")
        assert box.cursor_location == (0, 4)
        await pilot.press("ctrl+z")
        assert box.text == "abc"


async def test_cues_in_a_text_are_underlined_on_every_line_they_touch(stage: StageMaker) -> None:
    box = TextBox("the operator should\nhave checked it", lines=True, tall=True)
    app = stage(box)
    async with app.run_test(size=(40, 6)) as pilot:
        box.set_cue([(13, 32)])
        await pilot.pause()
        marked = [
            "".join(part.text for part in strip if part.style and part.style.underline)
            for strip in app.screen._compositor.render_strips()[:2]
        ]
    assert marked == ["should", "have checked"]


async def test_a_stretch_is_replaced_and_undo_brings_it_back(stage: StageMaker) -> None:
    box = TextBox("first line\nhe should have looked\nlast", lines=True)
    async with stage(box).run_test() as pilot:
        box.replace_stretch("nobody looked", 11, 32)
        assert box.text == "first line\nnobody looked\nlast"
        assert box.cursor_index == 24
        await pilot.press("ctrl+z")
        assert box.text == "first line\nhe should have looked\nlast"


async def test_hostile_labels_and_placeholders_are_only_text(stage: StageMaker, rows_of: Rows) -> None:
    widgets: list[Widget] = [
        TextField("a", "[b]x", placeholder="[PROD] db"),
        OptionsField("b", "B", [Option("1", "[/] boom")]),
    ]
    app = stage(Form(*widgets))
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        rows = rows_of(app.screen)
    assert "[b]x" in rows[0]
    assert "[PROD] db" in rows[0]
    assert "○ [/] boom" in rows[1]


def test_choices_are_placed_in_rows_that_fit() -> None:
    places = place_options(["aaa", "bbb", "ccc"], 14, columns=False)
    assert [(place.row, place.column) for place in places] == [(0, 0), (0, 8), (1, 0)]
    assert place_options([], 10, columns=True) == ()
