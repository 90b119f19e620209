"""What the outline is made of: its lists, its text, and the keys that its footer names beside each."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from facilitator.widgets.entry_list import EntryList
from facilitator.widgets.keys import Key
from facilitator.widgets.text_box import TextBox

LISTS: Final = ("timeline", "factors", "well", "actions")
"""Sections that are lists of entries; the others are text."""
TEXT_KEYS: Final = ("meeting.question", "meeting.editor", "outline.next", "app.back-out", "app.help")
CUE_KEYS: Final = ("meeting.reword", "meeting.leave", *TEXT_KEYS)
SECTION_KEYS: Final = (
    Key("enter", "write"),
    Key("F9", "next unfinished", "outline.next"),
    Key("c", "check", "review.check"),
    Key("x", "export", "review.export"),
    Key("^z", "undo", "edit.undo"),
    Key("esc", "back", "app.back-out"),
    Key("F1", "help", "app.help"),
)


class WalkedList(EntryList):
    """A list of the outline: while it has the focus, letters walk it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("question_mark", "screen.run('app.help')", show=False),
    ]


class SectionList(WalkedList):
    """The sections of a review."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "screen.run('review.check')", show=False),
        Binding("x", "screen.run('review.export')", show=False),
    ]


class SectionText(TextBox):
    """The text of a section."""
