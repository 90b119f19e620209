"""The text of the outline's open section: filled from the record, kept in it while it is written."""

from typing import TYPE_CHECKING, Final

from facilitator.errors import FacilitatorError
from facilitator.screens.outline_parts import SectionText
from facilitator.screens.own_editor import write_in_editor
from facilitator.screens.record_text import RecordText
from facilitator.screens.text_cues import TextCues
from facilitator.widgets.fields import TextField

if TYPE_CHECKING:
    from textual.timer import Timer

    from facilitator.screens.outline import OutlineScreen

SAVE_AFTER: Final = 0.6
"""Seconds without a key after which a text goes into the record."""


class OutlineText:
    """The text box of one outline, and the number of users beside the impact."""

    def __init__(self, screen: "OutlineScreen") -> None:
        """Write on `screen`."""
        self._screen = screen
        self.box = SectionText("", lines=True, tall=True)
        self.users = TextField("impact_users", "How many")
        self.cues = TextCues(screen, self.box)
        self._written = RecordText(screen.session, self.box)
        self._counted = RecordText(screen.session, self.users.box)
        self._soon: Timer | None = None

    def show(self, field: str) -> None:
        """Show the text of a section, from the record; an empty name shows none."""
        self.box.display = bool(field)
        self.users.display = field == "impact"
        self._written.show(field)
        self._counted.show("impact_users" if field == "impact" else "")

    def follow(self) -> None:
        """Show what another hand wrote."""
        self._written.follow()
        self._counted.follow()

    def again(self, field: str) -> None:
        """Show what the record holds after an undo; the number follows by itself."""
        self._written.show(field)

    def keep(self, heading: str) -> None:
        """Put the text into the record, as one undoable step where it differs."""
        if self._soon is not None:
            self._soon.stop()
            self._soon = None
        overtaken = self._written.keep(f"write {heading}")
        overtaken = self._counted.keep("number of users") or overtaken
        if overtaken:
            self._screen.say("Somebody else wrote here meanwhile; their text is in the history, ^z brings it back.")

    def keep_soon(self) -> None:
        """Keep the text when the keys rest."""
        if self._soon is not None:
            self._soon.stop()
        self._soon = self._screen.set_timer(SAVE_AFTER, self._screen.settle)

    def take_focus(self) -> None:
        """Put the cursor into the text, behind what is there."""
        if self.box.cursor_location == (0, 0):
            self.box.move_cursor(self.box.document.end)
        self.box.focus()

    def edit(self) -> bool:
        """Write the text in the person's own editor; tells whether that was possible."""
        try:
            self.box.set_text(write_in_editor(self._screen.app, self.box.text))
        except FacilitatorError as error:
            self._screen.say(str(error), problem=True)
            return False
        return True
