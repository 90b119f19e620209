"""`Completions`: the list over the capture line that offers people after `@` and tags after `#`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.message import Message

from facilitator.widgets.entry_list import Cell, EntryList, Row

MOST: Final = 6
"""Rows it shows at once."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that completes the word: the text that goes into the line, and a quiet remark."""

    text: str
    remark: str = ""


class Completions(EntryList, can_focus=False):
    """Candidates above the line. It never takes the focus; the line sends it ↑ ↓ tab esc and enter while it is open."""

    DEFAULT_CSS = """
    Completions, Completions:focus {
        overlay: screen; constrain: inside; width: auto; min-width: 24; max-width: 60; height: auto; max-height: 6;
        display: none; background: $raised; padding: 0 0 0 1; margin: 0;
        & > .option-list--option { background: $raised; }
    }
    """

    @dataclass
    class Taken(Message):
        """A candidate was clicked."""

        text: str

    def __init__(self) -> None:
        super().__init__()
        self._was_chosen = False

    @property
    def is_open(self) -> bool:
        """Whether there is anything to take."""
        return self.display and bool(self.rows)

    @property
    def was_chosen(self) -> bool:
        """Whether ↑ or ↓ chose one: enter takes it then, and sends as typed otherwise."""
        return self.is_open and self._was_chosen

    def offer(self, candidates: Sequence[Candidate], column: int = 3) -> None:
        """Show these candidates above the line from `column` on; none closes the list."""
        self._was_chosen = False
        rows = [
            Row(candidate.text, candidate.text, right=(Cell(candidate.remark),) if candidate.remark else ())
            for candidate in dict.fromkeys(candidates)
        ]
        self.set_rows(rows)
        self.display = bool(rows)
        if rows:
            with self.prevent(self.Pointed):
                self.point_at(rows[0].id)
            self.styles.offset = (column, 2 - min(len(rows), MOST))
        self.refresh(layout=True)

    def choose(self, by: int) -> None:
        """Move the choice."""
        self._was_chosen = True
        with self.prevent(self.Pointed):
            self.move(by)

    def take(self) -> str:
        """Return the chosen candidate, or the first, and close."""
        text = self.pointed or ""
        self.close()
        return text

    def close(self) -> None:
        """Close without taking anything; the line stays as it is."""
        self.offer(())

    def on_entry_list_pointed(self, event: EntryList.Pointed) -> None:
        """A click takes at once."""
        event.stop()
        if event.by_hand:
            self.post_message(self.Taken(self.take()))

    def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """A click on the chosen one takes it."""
        event.stop()
        self.post_message(self.Taken(self.take()))
