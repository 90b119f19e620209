"""The workspace: one folder a review, and the bin beside them."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final

from facilitator.errors import NotFoundError, SaveError
from facilitator.store.names import FILE, PREVIOUS
from facilitator.store.problems import cause
from facilitator.text import clean_line, cut, slug

BIN: Final = ".bin"
"""Where deleted reviews go."""
_ASIDE: Final = "review.damaged-"
_PRIVATE: Final = 0o700
"""Rights of new folders: reviews are nobody else's business."""


class Workspace:
    """A folder of reviews; it need not be there before the first one is made."""

    def __init__(self, path: Path) -> None:
        self.path: Final = path

    def folders(self) -> tuple[Path, ...]:
        """Return the folders that hold a review, damaged or not, by name.

        Raises:
            NotFoundError: the workspace is there, but cannot be looked into.
        """
        try:
            found = [one for one in self.path.iterdir() if _is_plain(one.name) and _is_review(one)]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise NotFoundError(f"The workspace {self.path} cannot be read: {error.strerror}.") from error
        return tuple(sorted(found))

    def folder(self, name: str) -> Path:
        """Return the folder of this name in the workspace.

        Raises:
            NotFoundError: there is none, or the name leads out of the workspace.
        """
        shown = cut(clean_line(name), 60)
        if not _is_plain(name):
            raise NotFoundError(f"“{shown}” is no folder's name. Give the name alone, without a path.")
        folder = self.path / name
        if not folder.is_dir():
            raise NotFoundError(f"There is no review “{shown}” in {self.path}.")
        return folder

    def create(self, title: str, began: date | None, today: date) -> Path:
        """Make the folder of a new review, named by the day the incident began (else today) and its title.

        Raises:
            SaveError: the workspace cannot be written to.
        """
        name = f"{(began or today).isoformat()}-{slug(title)}"
        try:
            self.path.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            for free in _numbered(name):
                folder = self.path / free
                try:
                    folder.mkdir(mode=_PRIVATE)
                except FileExistsError:
                    continue
                return folder
        except OSError as error:
            raise SaveError(f"No review was made: {cause(error, self.path)}. Choose another with --data.") from error
        raise AssertionError  # the numbers do not end

    @staticmethod
    def remove_empty(folder: Path) -> None:
        """Take back a folder that was made for a review which could then not be written."""
        with suppress(OSError):
            folder.rmdir()

    def throw_away(self, name: str) -> Path:
        """Move a review to the bin and return where it is now.

        Raises:
            NotFoundError: there is no such review.
            SaveError: the workspace cannot be written to.
        """
        folder = self.folder(name)
        try:
            (self.path / BIN).mkdir(mode=_PRIVATE, exist_ok=True)
            return _move(folder, self.path / BIN)
        except OSError as error:
            raise SaveError(f"Nothing was deleted: {cause(error, self.path)}.") from error

    def bring_back(self, path: Path) -> Path:
        """Move a review from the bin back, under a numbered name where its own is taken; return where it is now.

        Raises:
            NotFoundError: it is not in the bin.
            SaveError: the workspace cannot be written to.
        """
        if path.parent != self.path / BIN or not _is_plain(path.name) or not path.is_dir():
            raise NotFoundError(f"“{cut(clean_line(path.name), 60)}” is not in the bin any more.")
        try:
            return _move(path, self.path)
        except OSError as error:
            raise SaveError(f"Nothing was brought back: {cause(error, self.path)}.") from error


def _is_review(folder: Path) -> bool:
    # The kept generation or a set-aside file also make a review of it: a damaged one, whose row says what is wrong.
    # So does a folder that may not be looked into.
    try:
        names = {one.name for one in folder.iterdir()} if folder.is_dir() else set()
    except OSError:
        return True
    return FILE in names or FILE + PREVIOUS in names or any(name.startswith(_ASIDE) for name in names)


def _is_plain(name: str) -> bool:
    return bool(name) and not name.startswith(".") and not any(char in name for char in "/\\\0") and name.isprintable()


def _numbered(name: str) -> Iterator[str]:
    yield name
    for number in count(2):
        yield f"{name}-{number}"


def _move(folder: Path, into: Path) -> Path:
    for name in _numbered(folder.name):
        target = into / name
        if not target.exists():  # `rename` alone would replace an empty folder
            return folder.rename(target)
    raise AssertionError  # the numbers do not end
