"""What the import preview shows: file, span, rows, the open question, what is left out, zone and warnings."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from facilitator.screens.commanding import bindings
from facilitator.screens.prepare import hour_words
from facilitator.screens.prepare import import_words as say
from facilitator.session.imports import Asked, Preview
from facilitator.widgets.entry_list import EntryList
from facilitator.widgets.keys import Key
from facilitator.widgets.row import Bar


class PreviewList(EntryList):
    """The rows of the file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("list:import"),
        Binding("question_mark", "screen.run('app.help')"),
    ]


class PreviewPage(Vertical):
    """One preview, drawn."""

    def __init__(self) -> None:
        """Start without one."""
        super().__init__()
        self.list = PreviewList()
        self._file, self._span = Bar(id="file"), Bar(id="span")
        self._question, self._answers = Bar(id="question"), Bar(id="answers")
        self._out, self._zone = Bar(id="out"), Bar()
        self._warnings = (Bar(), Bar())

    def compose(self) -> ComposeResult:
        """Lay out file, rows, the question, what is left out, the zone, two warnings."""
        yield self._file
        yield self._span
        yield self.list
        yield self._question
        yield self._answers
        yield self._out
        yield self._zone
        yield from self._warnings

    def show(self, preview: Preview, *, left_out: bool) -> None:
        """Show a preview but for its question; with `left_out` only what does not come in."""
        self._file.show(*say.title_row(preview))
        self._span.show(say.span_row(preview))
        self.list.set_rows(say.rows(preview, left_out=left_out))
        told = say.told(preview)
        self._out.show(told.left_out)
        self._zone.show(told.zone)
        for place, bar in enumerate(self._warnings):
            bar.show(told.warnings[place] if place < len(told.warnings) else ())
            bar.display = place < len(told.warnings)

    def ask(self, preview: Preview, asked: Asked | None) -> None:
        """Show the question that is `asked`, and what it can be answered with."""
        self._question.display = self._answers.display = asked is not None
        self.set_class(asked is not None, "-asked")
        if asked is not None:
            self._question.show(hour_words.question_row(asked))
            self._answers.show(*hour_words.answers_row(asked, preview.asked.index(asked) + 1, len(preview.asked)))


def keys(preview: Preview, *, left_out: bool) -> tuple[Key, ...]:
    """Return the keys of the footer, in the order of use; those before the last leave first where it is narrow."""
    table, columns = preview.table_at(None), Key("c", "columns", "import.columns")
    waits = bool(preview.open)
    unknown = table is not None and not table.events
    window, zone = Key("/", "window", "import.window"), Key("z", "zone", "import.zone")
    out = Key("tab", "all rows" if left_out else "left out", "import.left-out")
    esc = Key("esc", "cancel", "app.back-out")
    middle = (esc, zone, out, window) if preview.asked else (window, zone, out, esc)
    return (
        Key("enter", "add" if waits else f"add {preview.ticked}", "import.add"),
        *([Key(hour_words.KEY, "answer", "import.hour")] if preview.asked else []),
        *([columns] if unknown else []),
        *([Key("space", "tick", "import.tick")] if preview.rows else []),
        *middle,
        *([Key("n", "noise", "import.noise")] if preview.rules else []),
        *([columns] if table is not None and not unknown else []),
        Key("F1", "help", "app.help"),
    )
