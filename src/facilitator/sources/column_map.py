"""Columns of a table as a person chooses them, by header or by position, where their names tell nothing."""

from dataclasses import dataclass, fields

from facilitator.errors import UnreadableError


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column holds what: a header's name, or a position from 1 as text; empty where there is none.

    `file` is the file that is meant; empty for every one.
    """

    time: str = ""
    text: str = ""
    actor: str = ""
    source: str = ""
    zone: str = ""
    file: str = ""

    @property
    def whole(self) -> bool:
        """Whether a table can be read by it: one column has times, another a text."""
        return bool(self.time and self.text and self.time != self.text)

    def places(self, names: tuple[str, ...]) -> dict[str, int]:
        """Return the place of each chosen column, from 0, by its role.

        Raises:
            UnreadableError: a column is not there; the sentence names those that are.
        """
        folded = [name.casefold() for name in names]
        found: dict[str, int] = {}
        for role in fields(self):
            said = getattr(self, role.name).strip()
            if not said or role.name == "file":
                continue
            if said.casefold() in folded:
                found[role.name] = folded.index(said.casefold())
            elif said.isascii() and said.isdigit() and 1 <= int(said) <= len(names):
                found[role.name] = int(said) - 1
            else:
                raise UnreadableError(f"There is no column “{said}”. The columns are {columns_in_words(names)}.")
        return found

    def fits(self, names: tuple[str, ...]) -> bool:
        """Tell whether all chosen columns are among these."""
        try:
            self.places(names)
        except UnreadableError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table as they stand in the file: their names, what their first row holds, what was taken."""

    names: tuple[str, ...]
    first: tuple[str, ...]
    taken: ColumnMap = ColumnMap()


def columns_in_words(names: tuple[str, ...], most: int = 8) -> str:
    """Return the names of columns as part of a sentence: `“id”, “mark” and 3 more`."""
    shown = ", ".join(f"“{name}”" for name in names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown
