"""`Sheet`: what opens over the work: it stands at the bottom in *raised*, the work stays in sight above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen

from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.keys import Key, KeyRow
from facilitator.widgets.row import Bar
from facilitator.widgets.words import Words, words

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a `ChoiceList`: its id, its text, and on the right what it leads to."""

    id: str
    text: str
    right: Words = ()


class ChoiceList(EntryList):
    """Numbered choices with a pointer. A digit, enter on the pointed one, or a click chooses."""

    DEFAULT_CSS = """
    ChoiceList, ChoiceList:focus { height: auto; }
    """

    @dataclass
    class Chosen(Message):
        """A choice was made."""

        choice_id: str

    def __init__(self, choices: Sequence[Choice] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(_rows(choices), id=id)

    def show(self, choices: Sequence[Choice]) -> None:
        """Show other choices; the pointer stays."""
        self.set_rows(_rows(choices))

    def on_key(self, event: events.Key) -> None:
        """Take a digit as the choice of that number."""
        place = int(event.character) - 1 if event.character in set("123456789") else -1
        if 0 <= place < len(self.rows):
            event.stop()
            self.point_at(self.rows[place].id)
            self.post_message(self.Chosen(self.rows[place].id))

    def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """Take enter and a click on the pointed one."""
        event.stop()
        self.post_message(self.Chosen(event.row_id))


def _rows(choices: Sequence[Choice]) -> tuple[Row, ...]:
    return tuple(
        Row(choice.id, choice.text, left=(Cell(str(number), tone="ink", gap=2),), right=(Cell(line=choice.right),))
        for number, choice in enumerate(choices, 1)
    )


class Sheet(ModalScreen[Answer]):
    """A sheet: title row, body, the line that waits, keys. Esc goes back with None.

    A subclass gives its body in `compose_body`, and its own bindings.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        # the app's own keys end at a sheet: what works everywhere is said again
        Binding("f1,question_mark", "app.show_help", show=False),
        Binding("ctrl+q", "app.ask_quit", show=False),
    ]

    DEFAULT_CSS = """
    Sheet { background: transparent; align: left bottom; }
    Sheet > .sheet--box { height: auto; max-height: 85vh; background: $raised; }
    Sheet .sheet--title { margin-bottom: 1; }
    Sheet .sheet--hint { margin-top: 1; }
    Sheet .sheet--body { height: auto; }
    Sheet EntryList, Sheet EntryList:focus, Sheet Form, Sheet Page { height: auto; max-height: 67vh; }
    Sheet > .sheet--kept { background: $sheet; }
    Sheet > KeyRow { background: $paper; }
    """

    def __init__(
        self,
        title: str,
        note: str = "",
        *,
        keys: tuple[Key, ...] = (),
        kept: str = "",
        hint: tuple[Words, Words] = ((), ()),
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        super().__init__(id=id)
        self._title = Bar(words(title, bold=True), words((note, "quiet")), classes="sheet--title")
        self._hint = Bar(*hint, classes="sheet--hint")
        self._keys = KeyRow(keys)
        self._kept = kept

    def compose(self) -> ComposeResult:
        """Lay out title, body, hint, the kept line and the keys."""
        self._hint.display = any(self._hint.shown)
        with Vertical(classes="sheet--box"):
            yield self._title
            with Vertical(classes="sheet--body"):
                yield from self.compose_body()
            yield self._hint
        if self._kept:
            line = words(("› ", "here"), ("your line is kept: ", "quiet"), self._kept)
            yield Bar(line, classes="sheet--kept")
        yield self._keys

    def on_mount(self) -> None:
        """Keep the work in sight, whatever an app's style sheet says of screens."""
        self.styles.background = "transparent"

    def compose_body(self) -> ComposeResult:
        """Yield what stands between title and keys; a sheet that only says something has nothing here."""
        yield from ()

    def show_title(self, title: str, note: str = "") -> None:
        """Show another title row."""
        self._title.show(words(title, bold=True), words((note, "quiet")))

    def show_hint(self, left: Words, right: Words = ()) -> None:
        """Show the row under the body."""
        self._hint.show(left, right)
        self._hint.display = bool(left or right)

    def show_keys(self, keys: tuple[Key, ...]) -> None:
        """Show other keys."""
        self._keys.show(keys)

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close, once: a second key of a burst, or one that comes while the program ends, finds nothing to close."""
        if not self.is_current or len(self.app.screen_stack) < 2:  # noqa: PLR2004  # this one and the one under it
            return AwaitComplete()
        return super().dismiss(result)

    def action_back(self) -> None:
        """Close and give back None."""
        self.dismiss(None)
