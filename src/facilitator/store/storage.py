"""TinyDB's storage for a review: the whole file is replaced in one step, and the generation before it is kept.

TinyDB's own storage writes in place; a kill in the middle leaves half a file.
"""

import json
import marshal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tinydb.storages import Storage

from facilitator.errors import UnreadableError
from facilitator.store.disk import digest, read_whole, replace_file
from facilitator.store.names import PREVIOUS
from facilitator.store.parsing import parse

Tables = dict[str, dict[str, Any]]

_INDENT: Final = 1
_MARSHAL: Final = 2
"""The last version of the format in which equal values give equal bytes; nothing of it leaves the program."""


class Encoder:
    """Tables as sorted, indented JSON. It remembers each row's text, so that one new entry costs one row."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[bytes, str]] = {}

    def encode(self, tables: Tables) -> bytes:
        """Return the file that holds these tables: UTF-8, sorted, indented, with a newline at its end."""
        pad = " " * _INDENT
        parts = [self._table(name, rows, pad) for name, rows in sorted(tables.items())]
        text = "{\n" + ",\n".join(parts) + "\n}\n" if parts else "{}\n"
        # A lone surrogate, which no gate should let pass, becomes the JSON escape of itself instead of an error.
        return text.encode("utf-8", "backslashreplace")

    def _table(self, name: str, rows: dict[str, Any], pad: str) -> str:
        head = f"{pad}{_dumps(name)}: "
        if not rows:
            return head + "{}"
        lines = [self._row(name, key, row) for key, row in sorted(rows.items())]
        return head + "{\n" + ",\n".join(lines) + f"\n{pad}}}"

    def _row(self, table: str, key: str, row: Any) -> str:
        # The row as bytes, not the row: one that was changed in place must not pass for the old one, nor 1 for true.
        now = marshal.dumps(row, _MARSHAL)
        known = self._known.get((table, key))
        if known is not None and known[0] == now:
            return known[1]
        text = _dumps(row)
        pad = " " * _INDENT * 2
        line = f"{pad}{_dumps(key)}: " + text.replace("\n", "\n" + pad)
        self._known[table, key] = (now, line)
        return line


class AtomicStorage(Storage):
    """Holds a database's tables and replaces its file as a whole."""

    def __init__(self, path: str | Path) -> None:
        self.path: Final = Path(path)
        self.previous: Final = self.path.with_name(self.path.name + PREVIOUS)
        self.digest = ""
        """Of the content that was last read or written; empty before either."""
        self._encoder = Encoder()
        self._held: Tables | None = None
        self._grouping = False

    def read(self) -> Tables | None:
        """Return the tables; none where there is no file yet.

        Raises:
            UnreadableError: the file is damaged.
            OSError: it may not be read.
        """
        if self._held is None and not self._grouping:
            try:
                data = read_whole(self.path)
            except FileNotFoundError:
                return None
            self.hold(parse(data, self.path.name), digest(data))
        return self._held

    def hold(self, tables: Tables, digest: str) -> None:
        """Take over what somebody has read from the file."""
        self._held, self.digest = tables, digest

    def write(self, data: Tables) -> None:
        """Replace the file; within `grouped`, only note what it will hold.

        Raises:
            OSError: the old file is still there, complete.
        """
        self._held = data
        if self._grouping:
            return
        content = self._encoder.encode(data)
        new = digest(content)
        if new == self.digest and self._holds(new):
            return
        before, self.digest = self.digest, new
        try:
            replace_file(self.path, content, previous=self.previous)
        except OSError:
            if not self._holds(new):
                self.digest = before
            raise

    @contextmanager
    def grouped(self) -> Iterator[None]:
        """Make one write of all that happens meanwhile; when it fails, the tables are as before.

        Raises:
            UnreadableError: what is there is damaged.
            OSError: the old file is still there, complete.
        """
        held = self.read()
        before = None if held is None else dict(held)
        self._grouping = True
        written = False
        try:
            yield
            self._grouping = False
            self.write(self._held if self._held is not None else {})
            written = True
        finally:
            self._grouping = False
            if not written:
                self._held = before

    def _holds(self, content: str) -> bool:
        """Tell whether the file holds that content (after a failure it does when only the folder's sync failed)."""
        try:
            return digest(read_whole(self.path)) == content
        except (OSError, UnreadableError):
            return False


_dumps: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, indent=_INDENT).encode
