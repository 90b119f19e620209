"""The wording walk: one wording after the other, take the rewrite, write your own, or let it be."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from facilitator.session import Session
from facilitator.session.wordings import Place
from facilitator.widgets.capture_line import CaptureLine, LineRow
from facilitator.widgets.keys import Key
from facilitator.widgets.row import Bar
from facilitator.widgets.sheet import Sheet
from facilitator.widgets.words import words

KEYS = (
    Key("^r", "reword"),
    Key("^l", "leave it"),
    Key("enter", "take the line"),
    Key("F9", "next"),
    Key("F8", "back"),
    Key("esc", "done"),
)
FIELDS = {"text": "", "known": "known then", "sense": "why it made sense"}


class WordingWalk(Sheet[None]):
    """Walks the wordings of a review."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "reword", show=False),
        Binding("ctrl+l", "leave", show=False),
        Binding("f9", "step(1)", show=False),
        Binding("f8", "step(-1)", show=False),
    ]
    AUTO_FOCUS = "CaptureLine"
    DEFAULT_CSS = "WordingWalk .walk--row { height: 1; padding: 0 1; }"

    def __init__(self, session: Session) -> None:
        """Walk the wordings of `session`."""
        super().__init__("Wordings", keys=KEYS)
        self._session = session
        self._place = 0
        self._say = Bar(classes="walk--row")
        self._line = CaptureLine()
        self._or = Bar(classes="walk--row")

    def compose_body(self) -> ComposeResult:
        """Yield what to say, the text in a line of its own, and the rewrite."""
        yield self._say
        yield LineRow(self._line)
        yield self._or

    def on_mount(self) -> None:
        """Show the first."""
        self._show()

    def action_step(self, by: int) -> None:
        """Go to another one."""
        places = self._session.wordings.places()
        self._place = min(max(self._place + by, 0), max(len(places) - 1, 0))
        self._show()

    def action_reword(self) -> None:
        """Put the rewrite into the line, unsent."""
        place = self._here()
        if place is not None and place.flag.rewrite is not None:
            start, end = place.flag.sentence
            self._line.set_text(f"{place.text[:start]}{place.flag.rewrite}{place.text[end:]}")

    def action_leave(self) -> None:
        """Let it be."""
        place = self._here()
        if place is not None:
            self._session.wordings.let_be(place.flag, place.text)
            self._show()

    @on(CaptureLine.Sent)
    def _take(self, event: CaptureLine.Sent) -> None:
        event.stop()
        place = self._here()
        if place is None:
            return
        if event.text != place.text:
            self._session.entries.set(place.id, place.field, event.text, label="reword")
            self._session.wordings.reworded(place.flag)
            self._show()
        else:
            self.action_step(1)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        place = self._here()
        same = place is not None and event.value == place.text
        self._line.set_cue(((place.flag.start, place.flag.end),) if place is not None and same else ())

    def _here(self) -> Place | None:
        places = self._session.wordings.places()
        return places[min(self._place, len(places) - 1)] if places else None

    def _show(self) -> None:
        place = self._here()
        if place is None:
            self.dismiss(None)
            return
        count = len(self._session.wordings.places())
        where = place.field if place.table == "meta" else FIELDS.get(place.field, place.field)
        self.show_title("Wordings", f"{min(self._place, count - 1) + 1} of {count}  {where}".rstrip())
        self._say.show(words(("◊ ", "cue"), place.flag.say, bold=True))
        self._line.set_text(place.text)
        flag = place.flag
        self._or.show(words(("  ◊ ", "cue"), ("or " if flag.rewrite else "", "quiet"), flag.rewrite or flag.question))
