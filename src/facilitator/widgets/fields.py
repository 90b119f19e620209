"""The rows of a form: a label, `►` where the keys act, the value, and on the right how it was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from facilitator.widgets.options import Option, Options
from facilitator.widgets.row import Bar
from facilitator.widgets.text_box import TextBox
from facilitator.widgets.words import POINTER, Tone, Words, words

__all__ = ["Field", "Form", "Note", "Option", "OptionsField", "TextField"]


class Field(Horizontal):
    """A label and what is filled in; a subclass gives the body. `field_id` names it in messages."""

    DEFAULT_CSS = """
    Field { height: auto; padding: 0 1; }
    Field > .field--label { width: 13; padding: 0; height: 1; }
    Field > .field--echo { width: auto; max-width: 50%; padding: 0; margin-left: 1; }
    """

    def __init__(self, field_id: str, label: str, *, echo: Words = ()) -> None:
        super().__init__(id=f"field-{field_id}")
        self.field_id = field_id
        self._label_text = label
        self._label = Bar(classes="field--label")
        self._echo = Bar(right=echo, classes="field--echo")
        self._mark(focused=False)

    def body(self) -> Widget:
        """Return the widget that is filled in."""
        raise NotImplementedError

    @property
    def echo(self) -> Words:
        """What stands on the right."""
        return self._echo.shown[1]

    def compose(self) -> ComposeResult:
        """Lay out label, body and echo."""
        yield self._label
        yield self.body()
        self._echo.display = bool(self.echo)
        yield self._echo

    def show_echo(self, line: Words) -> None:
        """Show on the right how the value was read."""
        if line != self.echo:
            self._echo.show((), line)
            self._echo.display = bool(line)
            self._echo.refresh(layout=True)

    def take_focus(self) -> None:
        """Put the focus into the body."""
        self.body().focus()

    def on_descendant_focus(self) -> None:
        """Mark the field the keys act on."""
        self._mark(focused=True)

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self._mark(focused=False)

    def _mark(self, *, focused: bool) -> None:
        pointer = f"{POINTER} " if focused else "  "
        tone: Tone = "ink" if focused else "quiet"
        self._label.show(words((pointer, "here"), (self._label_text, tone), bold=focused))


class TextField(Field):
    """A field of text: one line that wraps over at most four rows, or several lines."""

    @dataclass
    class Changed(Message):
        """The text is another."""

        field: "TextField"
        text: str

        @property
        def control(self) -> "TextField":
            """The field, for `@on(TextField.Changed, "#field-title")`."""
            return self.field

    @dataclass
    class Entered(Message):
        """Enter in a field of one line."""

        field: "TextField"

    def __init__(
        self, field_id: str, label: str, text: str = "", *, lines: bool = False, placeholder: str = "", echo: Words = ()
    ) -> None:
        super().__init__(field_id, label, echo=echo)
        self.box = TextBox(text, lines=lines, placeholder=placeholder)

    @property
    def text(self) -> str:
        """What is filled in."""
        return self.box.text

    def body(self) -> Widget:
        """Return the text box."""
        return self.box

    def set_text(self, text: str) -> None:
        """Fill in another text, silently."""
        self.box.set_text(text)

    @on(TextArea.Changed)
    def _tell(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self, self.box.text))

    @on(TextBox.Entered)
    def _tell_enter(self, event: TextBox.Entered) -> None:
        event.stop()
        self.post_message(self.Entered(self))


class OptionsField(Field):
    """A field of choices: one of them (`○ ●`, ← →), or several (`□ ■`, space)."""

    @dataclass
    class Changed(Message):
        """Other choices are taken: the id of one, or of several in their order."""

        field: "OptionsField"
        chosen: tuple[str, ...]

        @property
        def control(self) -> "OptionsField":
            """The field, for `@on(OptionsField.Changed, "#field-severity")`."""
            return self.field

    def __init__(
        self,
        field_id: str,
        label: str,
        items: Sequence[Option],
        chosen: Sequence[str] = (),
        *,
        several: bool = False,
        echo: Words = (),
    ) -> None:
        super().__init__(field_id, label, echo=echo)
        self.options = Options(items, chosen, several=several)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids taken."""
        return self.options.chosen

    def body(self) -> Widget:
        """Return the choices."""
        return self.options

    def show(self, items: Sequence[Option], chosen: Sequence[str]) -> None:
        """Show other choices, or other ones taken, silently."""
        self.options.show(items, chosen)

    @on(Options.Changed)
    def _tell(self, event: Options.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self, event.chosen))


class Note(Bar):
    """A line of a form that is only read, standing in the value column."""

    DEFAULT_CSS = "Note { padding: 0 1 0 14; }"


class Form(VerticalScroll, can_focus=False):
    """Fields one under the other. Tab walks them, enter in a line goes to the next."""

    DEFAULT_CSS = """
    Form { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; background: transparent; }
    """

    @on(TextField.Entered)
    def _next(self, event: TextField.Entered) -> None:
        event.stop()
        self.screen.focus_next()
