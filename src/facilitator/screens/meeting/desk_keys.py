"""The footer of the desk: which keys are worth naming now, at most seven."""

from typing import Final

KEYS: Final = (
    "meeting.question",
    "meeting.park",
    "meeting.edit",
    "meeting.time",
    "meeting.next",
    "meeting.list",
    "app.help",
)
"""While the line has the focus."""
CUE_KEYS: Final = (
    "meeting.reword",
    "meeting.leave",
    "meeting.park",
    "meeting.edit",
    "meeting.time",
    "meeting.next",
    "app.help",
)
"""While a wording cue is shown."""
LIST_KEYS: Final = (
    "list.edit",
    "list.mark",
    "list.link",
    "list.action",
    "list.delete",
    "list.undo",
    "list.to-line",
    "app.help",
)
"""While the list has the focus."""
TWIN_KEYS: Final = (
    "list.join",
    "list.apart",
    "list.edit",
    "list.mark",
    "list.undo",
    "list.to-line",
    "app.help",
)
"""The same, on a moment of which another record is pointed out."""


def cue_keys(*, rewritten: bool) -> tuple[str, ...]:
    """Return the keys beside a cue; without a rewrite there is none to take it."""
    return CUE_KEYS if rewritten else CUE_KEYS[1:]


def list_keys(*, twin: bool) -> tuple[str, ...]:
    """Return the keys of the list."""
    return TWIN_KEYS if twin else LIST_KEYS
