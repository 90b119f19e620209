"""The import preview: what a file holds, what would come in and what not; nothing is added until enter says so."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.clock import find_zone
from facilitator.errors import FacilitatorError, UsageError
from facilitator.screens.commanding import Commanded, Handlers, bindings
from facilitator.screens.prepare import import_words as say
from facilitator.screens.prepare.columns_sheet import ColumnsSheet
from facilitator.screens.prepare.reading import FileReader
from facilitator.session import Session
from facilitator.session.imports import ColumnMap, Preview, Progress
from facilitator.times import read_time
from facilitator.widgets.capture_line import CaptureLine, LineRow
from facilitator.widgets.entry_list import EntryList
from facilitator.widgets.keys import Key, KeyRow
from facilitator.widgets.row import Bar
from facilitator.widgets.words import words

Read = Callable[[ZoneInfo | None, tuple[ColumnMap, ...], Progress | None], Preview]
"""Reads the files or the text: times without a zone in this one, tables by these columns; the progress is told."""


class PreviewList(EntryList):
    """The rows of the file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("list:import"),
        Binding("question_mark", "screen.run('app.help')"),
    ]


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
        self._read = read
        self._called = name
        self._reader = FileReader(self, lambda sentence, problem: self.say(sentence, problem=problem))
        self._ticks: dict[tuple[str, str], bool] = {}
        """What a hand ticked or unticked, by the row's place in its file: another window or zone keeps it."""
        self._columns: tuple[ColumnMap, ...] = ()
        """The columns that were chosen, a choice a file."""
        self._given: ZoneInfo | None = None
        """The zone that was given here."""
        self._only_left_out = False
        self._asking: Literal["", "window", "zone"] = ""
        self._list = PreviewList()
        self._line = CaptureLine()
        self._file, self._span = Bar(id="file"), Bar(id="span")
        self._out, self._zone, self._warning = Bar(id="out"), Bar(), Bar()
        self._warning_two = Bar()
        self._echo = Bar(id="echo")
        self._keys = KeyRow()

    def compose(self) -> ComposeResult:
        """Lay out title, file, rows, what is left out, line, echo and keys."""
        yield Bar(
            words(say.heading(self._called), bold=True),
            words(("nothing is added until you say so", "quiet")),
            id="title",
        )
        yield self._file
        yield self._span
        yield self._list
        yield self._out
        yield self._zone
        yield self._warning
        yield self._warning_two
        row = LineRow(self._line)
        row.id = "ask"
        yield row
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
        """Give up what is being read."""
        self._reader.stop()

    def handlers(self) -> Handlers:
        """Return what the preview does."""
        return {
            "import.add": lambda _: self.add(),
            "import.tick": lambda _: self.tick(),
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
        """Add what is ticked, as one step, and close."""
        if self.added is not None:
            return  # a second enter, before the screen has closed
        if not self._preview.ticked:
            self.say("Nothing is ticked: space ticks a row, / changes the window, esc leaves.", problem=True)
            return
        try:
            self.added = self._session.imports.add(self._preview)
        except FacilitatorError as error:
            self.say(str(error), problem=True)
        else:
            self.dismiss()

    def tick(self) -> None:
        """Tick or untick the pointed row and go to the next."""
        place = say.place_of(self._list.pointed)
        if place is None:
            self.say("This row cannot come in; its reason stands beside it.")
            return
        self._preview = self._preview.toggled(place)
        row = self._preview.rows[place]
        self._ticks[say.place_in_file(row)] = row.ticked
        self._show()
        if not self._only_left_out:
            self._list.move(1)

    def switch_noise(self) -> None:
        """Take in what the pointed row's noise rule left out, or leave it out again; from another row every rule.

        Lines of a quiet level come in until this is done on one of them.
        """
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
        self._preview = say.kept_by_hand(found, self._ticks)
        self._show()
        self.say(say.switched_words(self._preview.ticked - before, rules))

    def ask_columns(self) -> None:
        """Ask which column of a table holds what; the preview follows the choice."""
        reading = self._preview.table_at(say.place_of(self._list.pointed))
        if reading is None or reading.table is None:
            self.say("Only a table has columns to choose from; this is none.")
            return
        before, file = self._columns, reading.file

        def choose(columns: ColumnMap) -> None:
            self._columns = (replace(columns, file=file), *(one for one in before if one.file != file))
            self._read_again()

        def closed(columns: ColumnMap | None) -> None:
            if columns is None and self._columns != before:
                self._columns = before
                self._read_again()

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

    def ask(self, what: Literal["window", "zone"]) -> None:
        """Ask for another window or zone in the line."""
        self._asking = what
        self.add_class("-asking")
        self._line.set_text(say.window_words(self._preview) if what == "window" else self._preview.zone.key)
        self._line.focus()
        self.say(
            "from when to when, as 27 jan 08:00 to 28 jan 14:00"
            if what == "window"
            else "a zone like Europe/Paris or UTC"
        )

    def back_out(self) -> None:
        """Go from the line to the rows, from what is left out to everything, then out without adding."""
        if self._reader.busy:
            self._reader.stop()
            self.say("Reading was stopped; the zone is the same as before.")
        elif self._asking:
            self._asked()
        elif self._only_left_out:
            self.show_left_out()
        else:
            self.dismiss()

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something in the echo row."""
        self._echo.show(words(sentence, tone="alarm", bold=True) if problem else words((sentence, "quiet")))

    def _asked(self) -> None:
        self._asking = ""
        self.remove_class("-asking")
        self._list.focus()
        self.say("")

    @on(CaptureLine.Sent)
    def _sent(self, event: CaptureLine.Sent) -> None:
        event.stop()
        problem = self._take_window(event.text) if self._asking == "window" else self._take_zone(event.text)
        if problem:
            self._line.set_text(event.text)
            self.say(problem, problem=True)
        else:
            self._asked()

    def _take_window(self, text: str) -> str:
        """Take another window; returns why it cannot be used."""
        zone = self._preview.zone
        reading = read_time(text, zone=zone, day=self._session.incident_day(), start=self._session.review.meta.began)
        if reading.at is None or reading.until is None:
            why = reading.reading if reading.ask else f"“{text[:40]}” is no window"
            return f"{why}. Write one like 27 jan 08:00 to 28 jan 14:00."
        self._take(self._session.imports.windowed(self._preview, reading.at, reading.until))
        return ""

    def _take_zone(self, text: str) -> str:
        """Begin to read again in another zone; returns why it cannot be used."""
        try:
            self._given = find_zone(text.strip())
        except UsageError as error:
            return str(error)
        self._read_again()
        return ""

    def _read_again(self) -> None:
        """Read the same in the zone and by the columns that were chosen; window and noise rules stay."""
        before, zone, columns = self._preview, self._given, self._columns

        def read(going: Progress) -> Preview:
            found = self._read(zone, columns, going)
            found = replace(found, noise_in=before.noise_in, levels_out=before.levels_out)
            return self._session.imports.windowed(found, before.first, before.last)

        self._reader.start(read, self._called, self._take)

    def _take(self, preview: Preview) -> None:
        """Show another preview of the same; what a hand ticked stays so."""
        self._preview = say.kept_by_hand(preview, self._ticks)
        self._show()

    @on(EntryList.Opened)
    def _opened(self, event: EntryList.Opened) -> None:
        event.stop()
        self.tick()

    @on(EntryList.Pointed)
    def _pointed(self, event: EntryList.Pointed) -> None:
        event.stop()
        if not self._asking:
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
        preview = self._preview
        self._file.show(*say.title_row(preview))
        self._span.show(say.span_row(preview))
        self._list.set_rows(say.rows(preview, left_out=self._only_left_out))
        told = say.told(preview)
        self._out.show(told.left_out)
        self._zone.show(told.zone)
        for place, bar in enumerate((self._warning, self._warning_two)):
            bar.show(told.warnings[place] if place < len(told.warnings) else ())
            bar.display = place < len(told.warnings)
        table, columns = preview.table_at(None), Key("c", "columns", "import.columns")
        self._keys.show(
            (
                Key("enter", f"add {preview.ticked}", "import.add"),
                *([columns] if table is not None and not table.events else []),
                *([Key("space", "tick", "import.tick")] if preview.rows else []),
                Key("/", "window", "import.window"),
                Key("z", "zone", "import.zone"),
                Key("tab", "all rows" if self._only_left_out else "left out", "import.left-out"),
                Key("esc", "cancel", "app.back-out"),
                *([Key("n", "noise", "import.noise")] if preview.rules else []),
                *([columns] if table is not None and table.events else []),
                Key("F1", "help", "app.help"),
            )
        )
