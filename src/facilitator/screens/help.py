"""Help: the keys and words that work on the screen it was asked from, nothing else."""

from collections.abc import Sequence

from textual.app import ComposeResult

from facilitator.commands import by_id, key_words
from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.sheet import Sheet
from facilitator.widgets.words import words

WIDTH = 20


class HelpSheet(Sheet[None]):
    """Lists commands; esc closes."""

    DEFAULT_CSS = "HelpSheet EntryList { height: auto; max-height: 24; }"

    def __init__(self, ids: Sequence[str], keys: Sequence[Key] = ()) -> None:
        """Show the commands with these ids; for a sheet, its `keys`."""
        super().__init__(
            "What works here", "keys, words, what they do", keys=(Key("↑ ↓", "scroll"), Key("esc", "back"))
        )
        self._ids = tuple(ids)
        self._of_sheet = tuple(keys)

    def compose_body(self) -> ComposeResult:
        """Yield the list."""
        rows = [Row(key.key, key.label, left=(Cell(key.key, WIDTH, tone="here"),)) for key in self._of_sheet]
        yield EntryList(rows or [self._row(name) for name in self._ids])

    @staticmethod
    def _row(name: str) -> Row:
        command = by_id()[name]
        keys = " ".join(key_words(key) for key in command.keys)
        slash = " ".join(f"/{word}" for word in command.slash[:2])
        how = "  ".join(part for part in (keys, slash) if part)
        return Row(name, line=words(command.help), left=(Cell(how, WIDTH, tone="here"),))
