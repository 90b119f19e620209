"""Export: the document as a file, in the clipboard, or on the screen; Publish marks where it went."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from facilitator.config import home_path
from facilitator.errors import FacilitatorError, UsageError
from facilitator.screens.clipboard import copy
from facilitator.screens.commanding import Handlers, bindings, footer
from facilitator.screens.library_rows import home_words
from facilitator.screens.titled import TitledScreen
from facilitator.session import Session
from facilitator.session.ledger import Touched
from facilitator.text import clean_line
from facilitator.times import day_words
from facilitator.widgets.fields import Form, OptionsField, TextField
from facilitator.widgets.keys import Key
from facilitator.widgets.options import Option
from facilitator.widgets.preview import Preview
from facilitator.widgets.words import words


class ExportScreen(TitledScreen):
    """Writes the document of one review."""

    SCOPES: ClassVar[tuple[str, ...]] = ("everywhere", "review", "export")
    BINDINGS: ClassVar[list[BindingType]] = bindings("export")
    AUTO_FOCUS = "Options"
    DEFAULT_CSS = """
    ExportScreen Form { height: auto; }
    ExportScreen Preview { margin-top: 1; }
    """

    def __init__(self, session: Session, *, demo: bool = False, spot: str = "") -> None:
        """Show the formats and a preview; with `publish` as `spot` the cursor stands where it is published to."""
        super().__init__(session, demo=demo)
        self._spot = spot
        self._format = "markdown"
        self._preview = Preview()

    def compose_body(self) -> Iterable[Widget]:
        """Yield the form and the preview."""
        options = [Option(name, title) for name, title in self.session.output.formats()]
        meta = self.session.review.meta
        yield Form(
            OptionsField("format", "Format", options, (self._format,)),
            TextField("to", "To", home_words(self.session.output.path(self._format))),
            TextField("where", "Published", meta.published_to, placeholder="a page, a channel, a folder"),
        )
        yield self._preview

    def on_mount(self) -> None:
        """Show the document."""
        if self._spot == "publish":
            self.query_one("#field-where", TextField).take_focus()

    def footer_keys(self) -> tuple[Key, ...]:
        """Return the footer."""
        return (
            *footer(("export.write", "export.copy", "export.publish")),
            Key("esc", "back", "app.back-out"),
            Key("tab", "next field"),
            Key("F1", "help", "app.help"),
        )

    def title_note(self) -> str:
        """Say which screen this is, and when it was published."""
        at = self.session.review.meta.published_at
        if at is None:
            return "Export"
        return (
            f"Export, published {day_words(at.astimezone(self.session.clock.zone).date(), today=self.session.today())}"
        )

    def handlers(self) -> Handlers:
        """Return what Export does."""
        return {
            **super().handlers(),
            "export.write": lambda _: self.write(),
            "export.copy": lambda _: self.copy(),
            "export.publish": lambda _: self.publish(),
        }

    def record_changed(self, touched: Touched) -> None:
        """Show the document as it is now."""
        super().record_changed(touched)
        if self.is_mounted:
            self._preview.show(self.session.output.text(self._format))

    def write(self) -> None:
        """Write the file."""
        typed = clean_line(self.query_one("#field-to", TextField).text)
        path = Path(typed) if typed else self.session.output.path(self._format)
        try:
            written = self.session.output.write(self._format, path)
        except FacilitatorError as error:
            self.say(str(error), problem=True)
            return
        self.say(f"written to {home_words(written)}")

    def copy(self) -> None:
        """Copy the document, and say honestly what is known about it."""
        said = copy(self.app, self.session.output.text(self._format))
        self.say(said)

    def publish(self) -> None:
        """Mark the review as published: now, there, by this user."""
        where = clean_line(self.query_one("#field-where", TextField).text)
        if not where:
            self.query_one("#field-where", TextField).take_focus()
            self.say("Where is it published? Name the page, channel or folder, then F4 again.", problem=True)
            return
        self.session.publish(where)
        self.say(f"marked as published to {where}")

    @on(OptionsField.Changed)
    def _format_chosen(self, event: OptionsField.Changed) -> None:
        event.stop()
        if event.chosen:
            self._format = event.chosen[0]
            self.query_one("#field-to", TextField).set_text(home_words(self.session.output.path(self._format)))
            self.record_changed(frozenset())

    @on(TextField.Changed)
    def _typed(self, event: TextField.Changed) -> None:
        event.stop()
        if event.field.field_id == "to":
            there = words(("there already, it will be replaced", "time"))
            event.field.show_echo(there if _is_there(clean_line(event.text)) else ())


def _is_there(typed: str) -> bool:
    """Tell whether a half-typed path is a file that would be replaced; one that cannot be asked for is none."""
    try:
        return home_path(Path(typed)).is_file()
    except (UsageError, OSError):
        return False
