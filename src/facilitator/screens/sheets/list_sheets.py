"""Sheets that are a list to choose from or to read: phases to look at, questions, ground rules."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.guidance import followups, ground_rules, redirects, stuck_moves
from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.page import Page, PageLine
from facilitator.widgets.sheet import Choice, ChoiceList, Sheet
from facilitator.widgets.words import words

MOST_ROWS = 18


class LookSheet(Sheet[str]):
    """Choose a phase to look at; gives back its id."""

    def __init__(self, phases: Sequence[tuple[str, str]], running: str, *, kept: str = "") -> None:
        """Offer phases (id and title); `running` is the one whose clock runs."""
        super().__init__(
            "Look at another phase",
            "the clock stays where it is",
            keys=(Key(f"1–{len(phases)}", "choose"), Key("esc", "back")),
            kept=kept,
        )
        self._choices = [
            Choice(name, title, words(("running", "here")) if name == running else ()) for name, title in phases
        ]

    def compose_body(self) -> ComposeResult:
        """Yield the phases."""
        yield ChoiceList(self._choices)

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        self.dismiss(event.choice_id)


class QuestionsSheet(Sheet[str]):
    """All questions of a phase, what to ask about the pointed entry, lines to say, moves for a stuck room."""

    DEFAULT_CSS = "QuestionsSheet EntryList { height: auto; max-height: 16; }"

    def __init__(self, title: str, asked: Sequence[str], entry: str = "", *, kept: str = "") -> None:
        """List `asked`; `entry` is the text of the pointed entry, whose words suggest further questions."""
        super().__init__(f"Questions for {title}", keys=(Key("enter", "show it"), Key("esc", "back")), kept=kept)
        self._texts: dict[str, str] = {}
        rows = self._part("", asked)
        rows += self._part("About this entry", followups(entry) if entry else ())
        rows += self._part("When the wording slides, say", [one.say for one in redirects()])
        for move in stuck_moves():
            rows += self._part(move.title, move.steps)
        self._rows = rows

    def compose_body(self) -> ComposeResult:
        """Yield the list."""
        yield EntryList(self._rows)

    @on(EntryList.Opened)
    def _chosen(self, event: EntryList.Opened) -> None:
        self.dismiss(self._texts.get(event.row_id, ""))

    def _part(self, title: str, texts: Sequence[str]) -> list[Row]:
        if not texts:
            return []
        rows = [Row(f"space-{title}", kind="blank"), Row(f"group-{title}", title, kind="group")] if title else []
        for text in texts:
            name = f"{title}-{len(self._texts)}"
            self._texts[name] = text
            rows.append(Row(name, text, left=(Cell("?" if not title else "–", 1),)))
        return rows


class RulesSheet(Sheet[None]):
    """The ground rules."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j,pagedown", "scroll(3)", show=False),
        Binding("up,k,pageup", "scroll(-3)", show=False),
    ]

    def __init__(self, *, kept: str = "") -> None:
        """Show all of them."""
        super().__init__("Ground rules", "say so if a line on screen is wrong", keys=(Key("esc", "back"),), kept=kept)

    def compose_body(self) -> ComposeResult:
        """Yield the rules, numbered."""
        lines = [
            PageLine(words((f"{number:>2} ", "quiet"), rule.text)) for number, rule in enumerate(ground_rules(), 1)
        ]
        page = Page(lines)
        page.styles.height = "auto"
        page.styles.max_height = MOST_ROWS
        yield page

    def action_scroll(self, by: int) -> None:
        """Scroll the rules where they do not fit."""
        self.query_one(Page).scroll_relative(y=by, animate=False)
