"""From what somebody types for a review to that review."""

import difflib
from collections.abc import Iterable, Sequence
from typing import Final

from facilitator.cli.here import Here
from facilitator.cli.table import COMMANDS
from facilitator.errors import NotFoundError
from facilitator.library import SeveralError
from facilitator.text import clean_line, cut

_LONGEST: Final = 200
_MOST: Final = 3


def which_review(here: Here, words: Sequence[str]) -> str:
    """Return the folder's name of the review that `words` mean.

    Raises:
        NotFoundError: none, or more than one, goes by them; names those that are near.
    """
    asked = cut(" ".join(words), _LONGEST)
    try:
        return here.library.find(asked).folder
    except SeveralError:
        raise
    except NotFoundError as error:
        near = _near(asked, (entry.folder for entry in here.library.entries()))
        raise NotFoundError(f"{error}{_suggestion(near)}") from error


def start_in(here: Here, words: Sequence[str]) -> str:
    """Return the folder's name of the review that the program is to start in.

    Raises:
        NotFoundError: the words are neither a review nor a command; names those that are near.
    """
    try:
        return which_review(here, words)
    except SeveralError:
        raise
    except NotFoundError as error:
        near = _near(words[0], (command.name for command in COMMANDS)) if len(words) == 1 else []
        raise NotFoundError(f"{error}{_suggestion([f'facilitator {name}' for name in near])}") from error


def _near(asked: str, names: Iterable[str]) -> list[str]:
    """Return names like what was asked for, nearest first; a folder's date is not part of what people remember."""
    wanted = clean_line(asked).casefold()
    undated = {name.lstrip("-0123456789") or name: name for name in names}
    return [undated[name] for name in difflib.get_close_matches(wanted, undated, _MOST, cutoff=0.6)]


def _suggestion(names: Sequence[str]) -> str:
    return f" Did you mean {' or '.join(names)}?" if names else ""
