"""The library's footers, and the line that filters it."""

from typing import Final

from facilitator.screens.commanding import footer
from facilitator.widgets.capture_line import CaptureLine
from facilitator.widgets.keys import Key

HELP: Final = Key("?", "help", "app.help")
FILTER_KEYS: Final = (
    Key("enter", "open"),
    Key("↑ ↓", "choose"),
    Key("esc", "to the list"),
    Key("F1", "help", "app.help"),
)
"""While the filter line has the focus."""

_LIST: Final = ("library.open", "list.new", "library.filter", "library.actions", "library.import", "library.export")
_FIRST: Final = ("list.new", "library.demo", "app.palette", "app.quit", "app.help")


class FilterLine(CaptureLine):
    """The line to filter by. Enter opens what is pointed at; the words stay."""

    async def action_submit(self) -> None:
        """Report the words and keep them."""
        self.post_message(self.Sent(self.value))


def list_keys(*, running: bool, thrown: bool) -> tuple[Key, ...]:
    """Return the keys of the list; `running` is the pointed review's meeting, `thrown` whether one can come back."""
    names = [*_LIST, "list.delete"]
    if thrown:
        names.insert(1, "list.undo")
    labels = {
        "library.open": "go back in" if running else "open",
        "list.undo": "bring back",
        "list.delete": "to .bin",
    }
    return (*footer(names, labels), HELP)


def first_keys(*, thrown: bool) -> tuple[Key, ...]:
    """Return the keys of the first start, or of a library whose last review was just deleted."""
    names = [*_FIRST]
    if thrown:
        names.insert(2, "list.undo")
    return footer(names, {"list.new": "start a review", "library.demo": "try the demo", "list.undo": "bring it back"})
