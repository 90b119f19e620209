"""The import preview: what a file holds, what would come in and what not; nothing is added until enter says so."""

from dataclasses import replace
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from facilitator.errors import FacilitatorError
from facilitator.screens.commanding import Commanded, Handlers, bindings
from facilitator.screens.prepare import hour_words
from facilitator.screens.prepare import import_words as say
from facilitator.screens.prepare.columns_sheet import ColumnsSheet
from facilitator.screens.prepare.import_line import EXAMPLES, ImportLine, What
from facilitator.screens.prepare.import_page import PreviewPage, keys
from facilitator.screens.prepare.reading import FileReader
from facilitator.screens.prepare.reread import Read, Reread
from facilitator.session import Session
from facilitator.session.imports import Asked, ColumnMap, Preview, Question, question_of
from facilitator.widgets.capture_line import CaptureLine
from facilitator.widgets.entry_list import EntryList
from facilitator.widgets.keys import KeyRow
from facilitator.widgets.row import Bar
from facilitator.widgets.words import words

MOST_ADDED: Final = 10_000
"""Moments that come in at once: more are no timeline that people can talk about, and with so many a new entry takes
half a second to appear (measured on two cores; with 1,000 a tenth)."""


class ImportScreen(Commanded):
    """Shows a preview, ticked row by row; `added` says how many moments came in when it is closed."""

    SCOPES = ("everywhere", "list:import")
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")
    AUTO_FOCUS = "PreviewList"
    CSS_PATH = "prepare.tcss"

    def __init__(self, session: Session, preview: Preview, read: Read, name: str) -> None:
        """Show `preview` of what is called `name`; `read` reads the same again in another zone."""
        super().__init__()
        self.added: int | None = None
        self._session = session
        self._preview = preview
        self._called = name
        reader = FileReader(self, lambda sentence, problem: self.say(sentence, problem=problem))
        self._reread = Reread(session, read, name, reader, self._take)
        self._turn: Question | None = None
        """The question that is shown where the pointed row has none."""
        self._only_left_out = False
        self._page = PreviewPage()
        self._list = self._page.list
        self._line = ImportLine(session.incident_day(), session.review.meta.began)
        self._echo = Bar(id="echo")
        self._keys = KeyRow()

    def compose(self) -> ComposeResult:
        """Lay out title, preview, line, echo and keys."""
        yield Bar(
            words(say.heading(self._called), bold=True),
            words(("nothing is added until you say so", "quiet")),
            id="title",
        )
        yield self._page
        yield self._line
        yield self._echo
        yield self._keys

    def on_mount(self) -> None:
        """Show the preview, the pointer on the first row that comes in."""
        self._show()
        first = next((place for place, row in enumerate(self._preview.rows) if row.ticked), None)
        if first is None or not self._list.point_at(f"row:{first}"):
            self._list.move(0)
        self.call_after_refresh(self._list.scroll_to_highlight, top=True)

    def on_unmount(self) -> None:
        """Stop what is being read."""
        self._reread.stop()

    def handlers(self) -> Handlers:
        """Return what the preview does."""
        return {
            "import.add": lambda _: self.add(),
            "import.tick": lambda _: self.tick(),
            "import.hour": lambda _: self.answer(),
            "import.window": lambda _: self.ask("window"),
            "import.zone": lambda _: self.ask("zone"),
            "import.noise": lambda _: self.switch_noise(),
            "import.columns": lambda _: self.ask_columns(),
            "import.left-out": lambda _: self.show_left_out(),
            "list.down": lambda _: self._list.action_cursor_down(),
            "list.up": lambda _: self._list.action_cursor_up(),
            "app.back-out": lambda _: self.back_out(),
        }

    def add(self) -> None:
        """Add what is ticked, as one step, and close; ask first where times of a clock change wait for an answer."""
        if self.added is not None or self._waits():
            return  # a second enter, before the screen has closed
        if not self._preview.ticked:
            self.say("Nothing is ticked: space ticks a row, / changes the window, esc leaves.", problem=True)
        elif self._preview.open:
            self._ask_first(self._preview.open[0])
        elif self._preview.ticked > MOST_ADDED:
            self.say(
                f"{self._preview.ticked:,} moments are too many for a timeline: / narrows the window.", problem=True
            )
        else:
            try:
                self.added = self._session.imports.add(self._preview)
            except FacilitatorError as error:
                self.say(str(error), problem=True)
            else:
                self.dismiss()

    def _ask_first(self, asked: Asked) -> None:
        """Lead to the first row that waits, and say so."""
        if self._asked != asked:
            self._turn = asked.question
            self._list.point_at(f"row:{asked.place}")
            self._page.ask(self._preview, asked)
        self.say(hour_words.first_words(asked), problem=True)

    def _waits(self) -> bool:
        """Tell whether something is being read, and say so: what is shown is about to change."""
        if self._reread.busy:
            self.say("Still reading; esc stops that.")
        return self._reread.busy

    @property
    def _asked(self) -> Asked | None:
        """The question that the key answers: the pointed row's, else the one shown, else the first that is open."""
        asked = {one.question: one for one in self._preview.asked}
        place = say.place_of(self._list.pointed)
        rows = self._preview.rows
        of_row = question_of(rows[place].event) if place is not None and place < len(rows) else None
        for question in (of_row, self._turn, *(one.question for one in self._preview.open), *asked):
            if question in asked:
                return asked[question]
        return None

    def answer(self) -> None:
        """Give the question that is shown its next answer; after the last one it is open again."""
        asked = self._asked
        if asked is None:
            self.say("No time here needs an answer: none lies in an hour in which the clocks were changed.")
        elif not self._waits():
            self._turn = asked.question
            answer = hour_words.next_answer(asked)
            self._reread.answered(asked.question, answer, self._preview, hour_words.answered_words(asked, answer))

    def tick(self) -> None:
        """Tick or untick the pointed row and go to the next."""
        place = say.place_of(self._list.pointed)
        if place is None:
            self.say("This row cannot come in; its reason stands beside it.")
            return
        self._preview = self._preview.toggled(place)
        row = self._preview.rows[place]
        self._reread.ticks[say.place_in_file(row)] = row.ticked
        self._show()
        self.say("")
        if not self._only_left_out:
            self._list.move(1)

    def switch_noise(self) -> None:
        """Take in what the pointed row's noise rule left out, or leave it out again; from another row every rule.

        Lines of a quiet level come in until this is done on one of them.
        """
        if self._waits():
            return
        place = say.place_of(self._list.pointed)
        row = self._preview.rows[place] if place is not None else None
        rules = frozenset({row.noise}) if row is not None and row.noise else self._preview.rules
        level = row.level if row is not None and not row.noise else ""
        if not rules and not level:
            self.say("No row of this was taken for noise. On an INFO line, n leaves out its like.")
            return
        before = self._preview.ticked
        found = self._preview.without_level(level) if level else self._preview.switched(rules)
        rules = frozenset({level}) if level else rules
        self._preview = say.kept_by_hand(found, self._reread.ticks)
        self._show()
        self.say(say.switched_words(self._preview.ticked - before, rules))

    def ask_columns(self) -> None:
        """Ask which column of a table holds what; the preview follows the choice."""
        reading = self._preview.table_at(say.place_of(self._list.pointed))
        if reading is None or reading.table is None:
            self.say("Only a table has columns to choose from; this is none.")
            return
        before, file = self._reread.chosen.columns, reading.file

        def choose(columns: ColumnMap) -> None:
            others = (one for one in before if one.file != file)
            self._reread.by_columns((replace(columns, file=file), *others), self._preview)

        def closed(columns: ColumnMap | None) -> None:
            if columns is None and (self._reread.busy or self._reread.chosen.columns != before):
                self._reread.by_columns(before, self._preview)

        self.app.push_screen(ColumnsSheet(reading.table, file, choose), closed)

    def show_left_out(self) -> None:
        """Show only what does not come in, or everything again."""
        self._only_left_out = not self._only_left_out
        before = self._list.pointed
        self._show()
        if self._list.pointed != before:
            first = next((row.id for row in self._list.rows if row.pointable), "")
            self._list.point_at(first)
        if not self._list.rows:
            self.say("Nothing is left out; tab shows everything.")

    def ask(self, what: What) -> None:
        """Ask for another window or zone in the line."""
        self._line.ask(what, self._preview)
        self.say(EXAMPLES[what])

    def back_out(self) -> None:
        """Stop what is being read; go from the line to the rows, from what is left out to all, then out."""
        if self._reread.busy:
            self._reread.stop()
            self.say("Reading was stopped; everything is as before.")
        elif self._line.asking:
            self._close_line()
        elif self._only_left_out:
            self.show_left_out()
        else:
            self.dismiss()

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something in the echo row."""
        self._echo.show(words(sentence, tone="alarm", bold=True) if problem else words((sentence, "quiet")))

    def _close_line(self) -> None:
        self._line.close()
        self._list.focus()
        self.say("")

    @on(ImportLine.Window)
    def _window_said(self, event: ImportLine.Window) -> None:
        event.stop()
        self._close_line()
        self._reread.windowed(event.first, event.last, self._preview)

    @on(ImportLine.Zone)
    def _zone_said(self, event: ImportLine.Zone) -> None:
        event.stop()
        self._close_line()
        self._reread.in_zone(event.zone, self._preview)

    @on(ImportLine.Problem)
    def _problem_said(self, event: ImportLine.Problem) -> None:
        event.stop()
        self.say(event.sentence, problem=True)

    def _take(self, preview: Preview, said: str) -> None:
        """Show another preview of the same, the pointer on its row, and say what was done."""
        place = say.place_of(self._list.pointed)
        pointed = say.place_in_file(self._preview.rows[place]) if place is not None else None
        self._preview = preview
        self._show()
        if not self._line.asking:
            self.say(said)
        if pointed is not None:
            again = next((at for at, row in enumerate(preview.rows) if say.place_in_file(row) == pointed), None)
            if again is not None and again != place:
                self._list.point_at(f"row:{again}")

    @on(EntryList.Opened)
    def _opened(self, event: EntryList.Opened) -> None:
        event.stop()
        self.tick()

    @on(EntryList.Pointed)
    def _pointed(self, event: EntryList.Pointed) -> None:
        event.stop()
        self._page.ask(self._preview, self._asked)
        if event.by_hand and not self._line.asking:
            self.say("")

    @on(CaptureLine.Moved)
    def _moved(self, event: CaptureLine.Moved) -> None:
        event.stop()
        self._list.move(event.by)

    @on(CaptureLine.HelpAsked)
    def _help(self, event: CaptureLine.HelpAsked) -> None:
        event.stop()
        self.run_command("app.help")

    @on(KeyRow.Clicked)
    def _clicked(self, event: KeyRow.Clicked) -> None:
        event.stop()
        self.run_command(event.key.action)

    def _show(self) -> None:
        self._page.show(self._preview, left_out=self._only_left_out)
        self._page.ask(self._preview, self._asked)  # of the row that is below the pointer now
        self._keys.show(keys(self._preview, left_out=self._only_left_out))
