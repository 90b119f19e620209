"""Several lines were pasted: what each would become, before anything does."""

from dataclasses import dataclass, replace
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.review.capture import Intent, Makes
from facilitator.times import day_words, zone_label
from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.sheet import Sheet
from facilitator.widgets.words import words

MOST_ROWS = 14
KINDS: tuple[Makes, ...] = ("note", "event", "factor", "action")


@dataclass(frozen=True, slots=True)
class PasteLine:
    """One pasted line: its text, what it would make, and whether it will."""

    text: str
    intent: Intent
    ticked: bool


@dataclass(frozen=True, slots=True)
class Pasted:
    """What to make of a paste: its lines one by one, or all of it as one note."""

    lines: tuple[PasteLine, ...]
    as_one: bool = False


class PastePreview(Sheet[Pasted]):
    """Gives back what to make."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", show=False),
        Binding("shift+tab", "kind", show=False, priority=True),
        Binding("o", "as_one", show=False),
    ]

    def __init__(self, lines: tuple[PasteLine, ...], into: str, zone: ZoneInfo, *, kept: str = "") -> None:
        """Show `lines`, which come into the phase called `into`."""
        super().__init__(f"{len(lines)} lines pasted", f"into {into}", kept=kept)
        self._lines = list(lines)
        self._zone = zone
        self._list = EntryList()

    def compose_body(self) -> ComposeResult:
        """Yield the list."""
        self._list.styles.height = "auto"
        self._list.styles.max_height = MOST_ROWS
        yield self._list

    def on_mount(self) -> None:
        """Show the lines."""
        self._show()

    def action_tick(self) -> None:
        """Take a line in, or leave it out."""
        place = self._place()
        line = self._lines[place]
        if line.intent.makes != "nothing":
            self._lines[place] = replace(line, ticked=not line.ticked)
            self._show()

    def action_kind(self) -> None:
        """Make something else of a line: a note, a factor, an action; a moment where it has its time."""
        place = self._place()
        line = self._lines[place]
        kinds = [kind for kind in KINDS if kind != "event" or line.intent.time is not None]
        now = line.intent.makes
        after = kinds[(kinds.index(now) + 1) % len(kinds)] if now in kinds else kinds[0]
        intent = replace(line.intent, makes=after, text=line.text if after != "event" else line.intent.text)
        self._lines[place] = replace(line, intent=intent, ticked=True)
        self._show()

    def action_as_one(self) -> None:
        """Make one note of all lines."""
        self.dismiss(Pasted(tuple(self._lines), as_one=True))

    @on(EntryList.Opened)
    def _add(self) -> None:
        self.dismiss(Pasted(tuple(self._lines)))

    def _place(self) -> int:
        return int((self._list.pointed or "l0")[1:])

    def _show(self) -> None:
        self._list.set_rows([self._row(place, line) for place, line in enumerate(self._lines)])
        count = sum(line.ticked for line in self._lines)
        keys = (
            Key("enter", f"add {count}"),
            Key("space", "tick"),
            Key("shift+tab", "kind"),
            Key("o", "as one note"),
            Key("esc", "back to the line"),
        )
        self.show_keys(keys)

    def _row(self, place: int, line: PasteLine) -> Row:
        intent = line.intent
        kind = intent.makes if line.ticked else "skip"
        box = Cell("■" if line.ticked else "□", 1, tone="here" if line.ticked else "quiet")
        when, right = "", ""
        if intent.makes == "event" and intent.time is not None and intent.time.at is not None:
            local = intent.time.at.astimezone(self._zone)
            when = f"{local:%H:%M}"
            right = f"{day_words(local.date(), today=local.date())} {zone_label(local, self._zone)}"
        elif intent.problem:
            right = intent.problem
        elif intent.makes == "note" and line.ticked:
            right = intent.chip.removeprefix("note ")
        return Row(
            f"l{place}",
            line=words(intent.text or line.text, tone="ink" if line.ticked else "quiet"),
            left=(box, Cell(kind, 6), Cell(when, 5, tone="ink")),
            right=(Cell(right, from_width=60),),
        )
