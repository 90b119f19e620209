"""`CaptureLine`: the one line that keeps the focus in every phase. It reports what is typed and never loses it."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.timer import Timer
from textual.widgets import Input

from facilitator.text import LONGEST, clean
from facilitator.widgets.completion import Completions
from facilitator.widgets.row import Bar
from facilitator.widgets.words import words

SETTLE: Final = 0.4
"""Seconds after the last key when the last word counts as finished (screens: cue states)."""

LONGEST_GAP: Final = 1.0
"""Seconds between two keys from which they are no longer one word being typed slowly, but a pause before the next."""

LONGEST_LINE: Final = 10_000
"""Characters one line takes: more is no line, and every key would redraw it."""

_ONE_ROW: Final = str.maketrans("\n\t", "  ")


def rest(settle: float, gap: float) -> float:
    """Return the seconds after which the keys rest, at least `settle`; more for a slow hand.

    Somebody who needs longer than that for each key would else meet a cue within every word.

    Args:
        settle: seconds for a fast hand.
        gap: seconds between the last two keys.
    """
    return max(settle, 2 * gap) if gap < LONGEST_GAP else settle


class CaptureLine(Input):
    """The line. Enter on an empty line does nothing; what is not its own key goes to the screen.

    `Changed` (from `Input`) follows every edit. The screen answers the other messages.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("tab", "tab", show=False),
        Binding("shift+tab", "walk_kind", show=False),
        Binding("ctrl+z", "ask_undo", show=False),
        Binding("ctrl+y", "ask_redo", show=False),
    ]

    virtual_size = Reactive(Size(0, 0))
    """As every widget's, but a longer line moves nothing else: the screen is not laid out anew at each key."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"capture-line--cue"}

    DEFAULT_CSS = """
    CaptureLine, CaptureLine:focus {
        height: 1; width: 1fr; border: none; padding: 0; color: $ink;
        background: transparent; background-tint: transparent;
        & > .capture-line--cue { color: $cue; text-style: underline; }
        & > .input--placeholder { color: $quiet; }
    }
    """

    @dataclass
    class Sent(Message):
        """Enter, with text: the line is empty again. Leading and trailing blanks are gone."""

        text: str

    @dataclass
    class Pasted(Message):
        """Several lines were pasted: nothing went into the line."""

        text: str

    @dataclass
    class PasteCut(Message):
        """A paste was longer than the line or the program takes: characters kept, and characters left out."""

        kept: int
        dropped: int

    @dataclass
    class TypingSettled(Message):
        """No key for a while: the last word counts too."""

        text: str

    @dataclass
    class Moved(Message):
        """↑ ↓ (`by` rows) or PgUp PgDn (`by` pages): move the pointer of the shown list."""

        by: int
        pages: bool = False

    @dataclass
    class TabPressed(Message):
        """Tab, with no completion to take."""

        empty: bool

    @dataclass
    class KindWalked(Message):
        """Shift+tab: the next kind for this one entry."""

    @dataclass
    class HelpAsked(Message):
        """`?` with no text."""

    @dataclass
    class UndoAsked(Message):
        """Ctrl+z: `Input` has no undo of its own."""

    @dataclass
    class RedoAsked(Message):
        """Ctrl+y."""

    @dataclass
    class WordTyped(Message):
        """The word before the cursor starts with `@` or `#` (`sigil`, then `start` of it): offer completions.

        An empty sigil: no such word any more.
        """

        sigil: str
        start: str

    def __init__(self, *, settle: float = SETTLE, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(highlighter=_CueMarks(self), compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False
        self._settle = settle
        self._last_key = 0.0
        self._settling: Timer | None = None
        self._cue: tuple[tuple[int, int], ...] = ()
        self._completions: Completions | None = None
        self._word = ("", "")
        self._waiting = ""

    def on_mount(self) -> None:
        """Take the text that waited."""
        if self._waiting:
            self.set_text(self._waiting)

    @property
    def cue(self) -> tuple[tuple[int, int], ...]:
        """The underlined stretches: first character, character after the last."""
        return self._cue

    @property
    def word_column(self) -> int:
        """Cells between the line's left edge and the word before the cursor."""
        start = self.value[: self.cursor_position].rfind(" ") + 1
        return max(cell_len(self.value[:start]) - self.scroll_offset.x, 0)

    def set_cue(self, spans: Sequence[tuple[int, int]]) -> None:
        """Underline these stretches of the text; none takes all underlines away."""
        if tuple(spans) != self._cue:
            self._cue = tuple(spans)
            self.refresh()

    def set_text(self, text: str) -> None:
        """Put `text` into the line, the cursor at its end; before the line is on a screen, it waits."""
        if not self.is_attached:
            self._waiting = text
            return
        self.value = text
        self.cursor_position = len(self.value)

    def complete_with(self, completions: Completions) -> None:
        """Let ↑ ↓ tab esc and enter go to this list while it is open."""
        self._completions = completions

    def validate_value(self, value: str) -> str:
        """Keep every value on one row and free of control characters, by whatever door it came."""
        return clean(value).translate(_ONE_ROW)

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        if self._settling is not None:
            self._settling.stop()
        if self.is_attached:
            now = monotonic()
            self._settling = self.set_timer(rest(self._settle, now - self._last_key), self._settled)
            self._last_key = now

    def _watch_selection(self, selection: object) -> None:
        super()._watch_selection(selection)  # type: ignore[arg-type]  # Input's own Selection is not exported
        self._report_word()

    def _settled(self) -> None:
        self.post_message(self.TypingSettled(self.value))

    def _report_word(self) -> None:
        word = self.value[: self.cursor_position].rpartition(" ")[2]
        found = (word[0], word[1:]) if word[:1] in {"@", "#"} else ("", "")
        if found != self._word:
            self._word = found
            if not found[0] and self._listing is not None:
                self._listing.close()
            self.post_message(self.WordTyped(*found))

    def on_blur(self) -> None:
        """Close the completions with the focus gone."""
        if self._listing is not None:
            self._listing.close()

    async def _on_key(self, event: events.Key) -> None:
        if event.character == "?" and not self.value:
            event.stop()
            event.prevent_default()
            self.post_message(self.HelpAsked())
        elif event.key == "enter":
            # At once: a binding is looked up on the way to the app; meanwhile the next keys are typed into the line.
            event.stop()
            event.prevent_default()
            await self.action_submit()
        elif event.key == "escape" and self._listing is not None:
            event.stop()
            event.prevent_default()
            self._listing.close()

    @property
    def _listing(self) -> Completions | None:
        return self._completions if self._completions is not None and self._completions.is_open else None

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take_paste(event.text)

    def action_paste(self) -> None:
        """Paste what was copied inside the program."""
        self._take_paste(self.app.clipboard)

    def _take_paste(self, raw: str) -> None:
        text = clean(raw[: LONGEST + 1]).strip("\n")
        several = "\n" in text
        kept = text[: LONGEST if several else max(LONGEST_LINE - len(self.value), 0)]
        dropped = len(text) - len(kept) + len(raw[LONGEST + 1 :])
        if several:
            self.post_message(self.Pasted(kept))
        else:
            self.replace(kept.translate(_ONE_ROW), *self.selection)
        if dropped:
            self.post_message(self.PasteCut(len(kept), dropped))

    async def action_submit(self) -> None:
        """Send the text, or take the chosen completion."""
        if self._listing is not None and self._listing.was_chosen:
            self._take_completion()
            return
        text = self.value.strip()
        if text:
            self.value = ""
            self.post_message(self.Sent(text))

    def action_step(self, by: int) -> None:
        """Move in the completions while they are open, else the pointer of the shown list."""
        if self._listing is not None:
            self._listing.choose(by)
        else:
            self.post_message(self.Moved(by))

    def action_page(self, by: int) -> None:
        """Move the pointer of the shown list by pages."""
        self.post_message(self.Moved(by, pages=True))

    def action_tab(self) -> None:
        """Take a completion; with none, report it."""
        if self._listing is not None:
            self._take_completion()
        else:
            self.post_message(self.TabPressed(empty=not self.value))

    def action_walk_kind(self) -> None:
        """Ask for the next kind."""
        self.post_message(self.KindWalked())

    def action_ask_undo(self) -> None:
        """Ask for undo."""
        self.post_message(self.UndoAsked())

    def action_ask_redo(self) -> None:
        """Ask for redo."""
        self.post_message(self.RedoAsked())

    def _take_completion(self) -> None:
        if self._listing is not None:
            self.take(self._listing.take())

    def take(self, text: str) -> None:
        """Replace the half-typed `@` or `#` word before the cursor by `text` and its sigil (a clicked completion)."""
        start = self.value[: self.cursor_position].rfind(" ") + 1
        self.replace(f"{self._word[0]}{text} ", start, self.cursor_position)


class LineRow(Horizontal):
    """The prompt `›` and the capture line behind it."""

    DEFAULT_CSS = """
    LineRow { height: 1; padding: 0 1; }
    LineRow Bar { width: 2; padding: 0; }
    """

    def __init__(self, line: CaptureLine) -> None:
        super().__init__()
        self.line = line

    def compose(self) -> ComposeResult:
        """Lay out prompt and line."""
        yield Bar(words(("›", "here")))
        yield self.line


class _CueMarks(Highlighter):
    """Underlines the cue while drawing, in the colour the theme has then."""

    def __init__(self, line: CaptureLine) -> None:
        self._line = line

    def highlight(self, text: Text) -> None:
        if not self._line.cue or not self._line.is_attached:
            return
        style = self._line.get_component_rich_style("capture-line--cue", partial=True)
        for start, end in self._line.cue:
            text.stylize(style, start, min(end, len(text)))
