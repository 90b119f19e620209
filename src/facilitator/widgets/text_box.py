"""`TextBox`: the text of a field or a section: plain, growing, and leaving the program's keys to the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.text import Text
from textual import events
from textual.actions import SkipAction
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from facilitator.text import LONGEST, clean

TAB: Final = "\t"


class TextBox(TextArea):
    """A text area in our colours. One line only, unless `lines`: enter then goes to the form, not into the text.

    F6 and F7 stay the screen's; ctrl+z and ctrl+y are its own while it has something to undo, then the screen's.
    Its scrollbar column is always there: an undo that makes a scrollbar appear or go ends Textual 8.2.8 (its #6686).
    """

    DEFAULT_CSS = """
    TextBox, TextBox:focus {
        height: auto; min-height: 1; max-height: 4; border: none; padding: 0; color: $ink;
        background: transparent; overflow-y: scroll; overflow-x: hidden; scrollbar-size: 0 1;
        & .text-area--cursor { color: $paper; background: $here; }
        & .text-area--cursor-line { background: transparent; }
        & .text-area--selection { color: $ink; background: $pick; }
        & .text-area--placeholder { color: $quiet; }
        & .text-box--cue { color: $cue; text-style: underline; }
    }
    TextBox.-tall, TextBox.-tall:focus { height: 1fr; max-height: 100%; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"text-box--cue"}

    @dataclass
    class Entered(Message):
        """Enter in a box of one line."""

        box: "TextBox"

        @property
        def control(self) -> "TextBox":
            """The box, for `@on`."""
            return self.box

    @dataclass
    class PasteCut(Message):
        """A paste was longer than the program takes: characters kept, and characters left out."""

        kept: int
        dropped: int

    def __init__(
        self,
        text: str = "",
        *,
        lines: bool = False,
        tall: bool = False,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        super().__init__(
            _shown(text, lines=lines),
            soft_wrap=True,
            compact=True,
            highlight_cursor_line=False,
            placeholder=Content(placeholder),
            id=id,
            classes="-tall" if tall else None,
        )
        self.lines = lines
        self.cursor_blink = False
        self._cue: tuple[tuple[int, int], ...] = ()
        self._marks: dict[int, list[tuple[int, int]]] = {}

    @property
    def cue(self) -> tuple[tuple[int, int], ...]:
        """The underlined stretches, as places in the whole text: first character, character after the last."""
        return self._cue

    def set_cue(self, spans: Sequence[tuple[int, int]]) -> None:
        """Underline these stretches; none takes all underlines away."""
        if tuple(spans) != self._cue:
            self._cue = tuple(spans)
            self._marks = _by_line(self.text, self._cue)
            self._line_cache.clear()
            self.refresh()

    @property
    def cursor_index(self) -> int:
        """The cursor's place in the whole text."""
        row, column = self.cursor_location
        return sum(len(line) + 1 for line in self.text.split("\n")[:row]) + column

    def replace_stretch(self, text: str, start: int, end: int) -> None:
        """Put `text` in place of a stretch of the whole text, the cursor behind it; ctrl+z brings the old back."""
        result = self.replace(_shown(text, lines=self.lines), *(_location(self.text, place) for place in (start, end)))
        self.move_cursor(result.end_location)
        self.scroll_cursor_visible()

    def get_line(self, line_index: int) -> Text:
        """Return one line of the text, its cues underlined in the colour the theme has now."""
        line = super().get_line(line_index)
        for first, last in self._marks.get(line_index, ()):
            line.stylize(self.get_component_rich_style("text-box--cue", partial=True), first, min(last, len(line)))
        return line

    def set_text(self, text: str) -> None:
        """Show another text without reporting it, unless it is shown already: cursor and undo are kept then."""
        text = _shown(text, lines=self.lines)
        if text != self.text:
            with self.prevent(TextArea.Changed):
                self.load_text(text)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if self.read_only:
            return
        text = _shown(event.text[:LONGEST], lines=self.lines)
        result = self._replace_via_keyboard(text, *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)
        if len(event.text) > LONGEST:
            self.post_message(self.PasteCut(LONGEST, len(event.text) - LONGEST))

    def on_focus(self) -> None:
        """Go on at the end of a line; a text of several lines keeps its place."""
        if not self.lines:
            self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and not self.lines:
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered(self))

    def action_select_line(self) -> None:
        """Leave F6 to the screen."""
        raise SkipAction

    def action_select_all(self) -> None:
        """Leave F7 to the screen."""
        raise SkipAction

    def action_undo(self) -> None:
        """Undo in the text; with nothing to undo, the key is the screen's."""
        before = self.text
        self.undo()
        if self.text == before:
            raise SkipAction

    def action_redo(self) -> None:
        """Redo in the text; with nothing to redo, the key is the screen's."""
        before = self.text
        self.redo()
        if self.text == before:
            raise SkipAction


def _shown(text: str, *, lines: bool) -> str:
    text = clean(text).replace(TAB, "    ")
    return text if lines else text.strip("\n").replace("\n", " ")


def _location(text: str, place: int) -> tuple[int, int]:
    """Return row and column of a place in the whole text."""
    before = text[:place]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)


def _by_line(text: str, spans: Sequence[tuple[int, int]]) -> dict[int, list[tuple[int, int]]]:
    """Return stretches of the whole text as stretches of its lines."""
    marks: dict[int, list[tuple[int, int]]] = {}
    start = 0
    for number, line in enumerate(text.split("\n") if spans else ()):
        end = start + len(line)
        inside = [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]
        if inside:
            marks[number] = inside
        start = end + 1
    return marks
