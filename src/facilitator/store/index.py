"""A cache of what lists show of each review. It is never the truth, and can be deleted at any time."""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from facilitator.errors import UnreadableError
from facilitator.store.disk import Signature, read_whole, replace_file

_VERSION: Final = 1


class Index:
    """Small JSON values by folder, each good for one state of the folder's file. Without a cache folder it forgets."""

    def __init__(self, cache: Path | None, workspace: Path, version: int = 1) -> None:
        name = hashlib.blake2b(str(workspace.absolute()).encode("utf-8", "replace"), digest_size=8).hexdigest()
        self._path: Final = None if cache is None else cache / f"index-{name}.json"
        self._version: Final = [_VERSION, version]
        self._rows: dict[str, Any] | None = None
        self._dirty = False

    def get(self, folder: str, signature: Signature) -> dict[str, Any] | None:
        """Return what was put for this state of the folder's file, if anything was."""
        row = self._read().get(folder)
        if not isinstance(row, dict) or row.get("signature") != list(signature):
            return None
        value = row.get("value")
        return value if isinstance(value, dict) else None

    def put(self, folder: str, signature: Signature, value: dict[str, Any]) -> None:
        """Note `value` for this state of the folder's file."""
        row = {"signature": list(signature), "value": value}
        if self._read().get(folder) != row:
            self._read()[folder] = row
            self._dirty = True

    def save(self, folders: Iterable[str]) -> None:
        """Write the cache if something is new, without folders other than these. A failure costs only time later."""
        kept = set(folders)
        rows = {name: row for name, row in self._read().items() if name in kept}
        if self._path is None or not (self._dirty or len(rows) < len(self._read())):
            return
        data = json.dumps({"version": self._version, "rows": rows}, ensure_ascii=False).encode("utf-8", "replace")
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._path, data, durable=False)
        self._rows, self._dirty = rows, False

    def _read(self) -> dict[str, Any]:
        if self._rows is None:
            self._rows = {}
            # Damaged, of another version, a folder, gone: all the same, it is made anew.
            with suppress(OSError, UnreadableError, ValueError, RecursionError):
                data = json.loads(read_whole(self._path)) if self._path is not None else None
                if (
                    isinstance(data, dict)
                    and data.get("version") == self._version
                    and isinstance(data.get("rows"), dict)
                ):
                    self._rows = data["rows"]
        return self._rows
