"""Finding a review by what somebody remembers of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from facilitator.errors import NotFoundError
from facilitator.library.entry import Entry
from facilitator.text import clean_line, cut, slug

_SHOWN: Final = 8
"""Reviews that are listed when several fit."""


class SeveralError(NotFoundError):
    """Several reviews go by what was given."""

    def __init__(self, words: str, entries: Sequence[Entry]) -> None:
        listed = ", ".join(entry.folder for entry in entries[:_SHOWN])
        more = f" and {len(entries) - _SHOWN} more" if len(entries) > _SHOWN else ""
        super().__init__(f"{len(entries)} reviews fit “{words}”: {listed}{more}. Say more of the one you mean.")
        self.entries: Final = tuple(entries)
        """Those that fit, in the order of the list."""


def find_entry(entries: Iterable[Entry], words: str) -> Entry:
    """Return the review that `words` mean: a folder's name, an id, the start of either, or words of the title.

    A whole name, id or title comes before a part of one.

    Raises:
        NotFoundError: none fits.
        SeveralError: several fit equally well.
    """
    entries = tuple(entries)
    shown = cut(clean_line(words), 60)
    asked = clean_line(words).casefold()
    ways: tuple[Callable[[Entry], bool], ...] = (
        lambda entry: asked in (entry.folder.casefold(), entry.id.casefold()),
        lambda entry: asked == entry.title.casefold(),
        # One way, not two: a word that happens to start some id must not hide the title that has it.
        lambda entry: _starts(entry, asked) or _has_words(entry, asked),
    )
    for way in ways if asked else ():
        fit = [entry for entry in entries if way(entry)]
        if len(fit) == 1:
            return fit[0]
        if fit:
            raise SeveralError(shown, fit)
    if not entries:
        raise NotFoundError(f"There is no review “{shown}”: the workspace is empty.")
    raise NotFoundError(f"No review goes by “{shown}”. `facilitator list` shows all.")


def filter_entries(entries: Iterable[Entry], text: str) -> tuple[Entry, ...]:
    """Return the entries whose title, team, tags or folder hold every word of `text`, in any case."""
    words = clean_line(text).casefold().split()
    return tuple(entry for entry in entries if all(word in _haystack(entry) for word in words))


def _haystack(entry: Entry) -> str:
    return "\n".join((entry.title, entry.team, *entry.tags, entry.folder)).casefold()


def _starts(entry: Entry, asked: str) -> bool:
    return entry.folder.casefold().startswith(asked) or entry.id.casefold().startswith(asked)


def _has_words(entry: Entry, asked: str) -> bool:
    """Tell whether every word that was asked for begins a word of the title, as it is or in ASCII."""
    words = f"{entry.title} {slug(entry.title)} {entry.folder}".casefold().replace("-", " ").split()
    parts = asked.replace("-", " ").split()
    return bool(parts) and all(any(word.startswith(part) for word in words) for part in parts)
