"""A text box that holds one text of the review itself, kept in step with the record in both directions."""

from facilitator.session import Session
from facilitator.widgets.text_box import TextBox


class RecordText:
    """What is written in the box goes into the record; what another hand writes there comes into the box."""

    def __init__(self, session: Session, box: TextBox) -> None:
        """Hold nothing yet, in `box`."""
        self._session = session
        self._box = box
        self._field = ""
        self._held = ""
        """What the record held when the box was filled."""
        self._filled = ""
        """What the box showed then."""

    @property
    def written(self) -> bool:
        """Whether the box holds something that has not gone into the record."""
        return bool(self._field) and self._box.text.strip() != self._filled

    def show(self, field: str) -> None:
        """Hold another field of the review, or the same one as the record has it; an empty name holds none."""
        self._field = field
        self._held = self._value()
        self._box.set_text(self._held)
        self._filled = self._box.text.strip()

    def follow(self) -> None:
        """Show what the record holds now, the cursor in its place; what is written here and not yet kept stays."""
        if self._field and not self.written and self._value() != self._held:
            place = self._box.cursor_location
            self.show(self._field)
            self._box.move_cursor(place)

    def keep(self, label: str) -> bool:
        """Put what is written into the record, as one undoable step.

        Returns:
            Whether another hand had written there meanwhile. Its text is in the field's history; undo brings it back.
        """
        if not self.written:
            return False
        overtaken = self._value() != self._held
        self._session.set(self._field, self._box.text, label)
        self._held, self._filled = self._value(), self._box.text.strip()
        return overtaken

    def _value(self) -> str:
        return str(getattr(self._session.review.meta, self._field)) if self._field else ""
