"""The lessons that were said in the meeting, under the text of their section: each an entry to edit or delete."""

from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from facilitator.screens.commanding import Handlers
from facilitator.screens.outline_parts import WalkedList
from facilitator.screens.sheets.entry_editor import EntryEditor
from facilitator.widgets.entry_list import Cell, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.row import Bar
from facilitator.widgets.words import words

if TYPE_CHECKING:
    from facilitator.screens.outline import OutlineScreen

LESSON_KEYS: Final = (
    Key("enter", "edit", "list.edit"),
    Key("delete", "delete", "list.delete"),
    Key("^z", "undo", "edit.undo"),
    Key("tab", "text", "meeting.list"),
    Key("esc", "outline", "app.back-out"),
    Key("F1", "help", "app.help"),
)


class LessonList(WalkedList):
    """The lessons that were said, each an entry of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "screen.run('list.edit')", show=False),
        Binding("delete", "screen.run('list.delete')", show=False),
        Binding("u", "screen.run('edit.undo')", show=False),
    ]


class SaidLessons(Vertical):
    """The lessons of one outline; they take no room while there are none."""

    DEFAULT_CSS = """
    SaidLessons { height: auto; max-height: 45%; max-width: 76; padding: 0 0 0 1; }
    SaidLessons LessonList, SaidLessons LessonList:focus { height: auto; max-height: 100%; padding: 0; }
    SaidLessons Bar { padding: 0; }
    """

    def __init__(self, screen: "OutlineScreen") -> None:
        """Start with none, on `screen`."""
        super().__init__()
        self.list = LessonList(id="lessons")
        self.display = False
        self._review_screen = screen

    def compose(self) -> ComposeResult:
        """Yield the heading and the list."""
        yield Bar(words(("Noted with /lesson; the document has them too", "quiet")))
        yield self.list

    def show(self, section: str) -> None:
        """Show the lessons that the record holds, where their section is open."""
        notes = self._review_screen.session.review.notes_of("lesson")
        self.list.set_rows([Row(note.id, note.text, left=(Cell("–", 1),)) for note in notes])
        self.display = section == "lessons" and bool(notes)

    def handlers(self) -> Handlers:
        """Return what letters do on the lesson pointed at."""
        return {"list.edit": lambda _: self.edit(), "list.delete": lambda _: self.delete()}

    def reveal(self, record: str) -> None:
        """Point at a lesson, with the focus on it."""
        if self.display and self.list.point_at(record):
            self.list.focus()

    def edit(self) -> None:
        """Edit the lesson pointed at; F8 and F9 walk the others."""
        pointed = self.list.pointed
        if pointed:
            editor = EntryEditor(self._review_screen.session, pointed, [row.id for row in self.list.rows])
            self.app.push_screen(editor, lambda _: self._review_screen.record_changed(frozenset()))

    def delete(self) -> None:
        """Delete the lesson pointed at; undo brings it back."""
        pointed = self.list.pointed
        if pointed:
            self._review_screen.session.entries.delete(pointed)
            self._review_screen.say("deleted, ^z brings it back")
            if not self.display:
                self._review_screen.go_in()
