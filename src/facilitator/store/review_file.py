"""One review's folder: load it, commit to it, and notice what others did to it meanwhile."""

from dataclasses import fields
from datetime import UTC
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from tinydb import TinyDB
from tinydb.table import Document, Table

from facilitator.clock import Clock, SystemClock
from facilitator.errors import FacilitatorError, UnreadableError
from facilitator.review.codec import to_json
from facilitator.review.records import TABLES
from facilitator.review.review import Review
from facilitator.store.disk import Signature, copy_aside, digest, read_whole, signature, sweep, sync_folder
from facilitator.store.lock import folder_lock
from facilitator.store.names import FILE
from facilitator.store.parsing import ABOUT, FORMAT, VERSION, parse, to_review
from facilitator.store.problems import not_saved, save_error
from facilitator.store.storage import AtomicStorage

_ABOUT_ROW: Final = {"format": FORMAT, "version": VERSION}
_FIELDS: Final = {name: {one.name for one in fields(kind)} for name, kind in TABLES.items()}


class ChangedOutsideError(FacilitatorError):
    """Somebody else changed the file since it was last read or written here; nothing was written."""

    def __init__(self, theirs: Review, digest: str) -> None:
        super().__init__("The review was changed by another program. Open it again to see both.")
        self.theirs: Final = theirs
        """What the file holds now."""
        self.digest: Final = digest
        """Names that content to `ReviewFile.acknowledge`."""


class _RecordTable(Table):
    document_id_class = str  # type: ignore[assignment]  # TinyDB allows any class; its types say int


class _Database(TinyDB):
    table_class = _RecordTable


class ReviewFile:
    """The database of one review, and what this program knows of it.

    It belongs to one thread at a time; `changed` may be asked from any.
    """

    def __init__(self, folder: Path, *, clock: Clock | None = None) -> None:
        self.folder: Final = folder
        self.path: Final = folder / FILE
        self.base: Review | None = None
        """What was last read, written or acknowledged; none before the first of these."""
        self.set_aside: Path | None = None
        """Where damaged content went that the last commit found."""
        self._clock: Final = clock or SystemClock(ZoneInfo("UTC"))
        self._database: Final = _Database(self.path, storage=AtomicStorage)
        self._seen: Signature | None = None
        self._theirs: tuple[Review, dict[str, dict[str, Any]], str] | None = None
        self._aside: tuple[Signature | None, Path] | None = None
        self._swept = False

    @property
    def _storage(self) -> AtomicStorage:
        storage = self._database.storage
        assert isinstance(storage, AtomicStorage)  # noqa: S101  # it was made two lines above; this tells the type checker
        return storage

    def elsewhere(self, folder: Path, review: Review) -> "ReviewFile":
        """Write `review` into a folder that holds none yet, making it where needed, and return that file.

        Raises:
            SaveError: it cannot be written to, or holds a review.
        """
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise save_error(error) from error
        file = ReviewFile(folder, clock=self._clock)
        file.commit(review)
        return file

    def load(self) -> Review:
        """Read the review.

        Raises:
            UnreadableError: there is none, or it cannot be read; says why in one sentence, and names the kept
                generation where there is one.
        """
        seen = signature(self.path)
        try:
            data = read_whole(self.path)
            tables = parse(data, FILE)
            review = to_review(tables, FILE)
        except FileNotFoundError as error:
            raise UnreadableError(f"There is no review in {self.folder.name}.{self._spare()}") from error
        except OSError as error:
            raise UnreadableError(f"{FILE} cannot be read: {error.strerror}.") from error
        except UnreadableError as error:
            raise UnreadableError(f"{error}{self._spare()}") from error
        self._take(review, tables, digest(data))
        self._seen = seen
        return review

    def commit(self, review: Review) -> None:
        """Write `review`, unless somebody else changed the file meanwhile.

        What cannot be read is set aside under another name first (see `set_aside`), never overwritten. A record that
        the file holds and `review` does not stays in the file: records are deleted by a mark.

        Raises:
            ChangedOutsideError: the file holds something that was neither read, written nor acknowledged here.
            SaveError: it could not be written; the old file is still there.
        """
        if self.base is not None and self.base.id != review.id:
            raise not_saved("this is another review")
        try:
            with folder_lock(self.folder) as locked:
                if locked and not self._swept:
                    sweep(self.path)
                    self._swept = True
                self._compare()
                self._write(review)
                self._seen = signature(self.path)
        except OSError as error:
            raise save_error(error) from error
        self.base = review

    def acknowledge(self, digest: str) -> None:
        """Take over what `ChangedOutsideError` brought: it is part of what the next commit brings."""
        if self._theirs is not None and self._theirs[2] == digest:
            self._take(*self._theirs)

    def changed(self) -> bool:
        """Tell cheaply whether the file is another one than this object last read or wrote: for polling."""
        return signature(self.path) != self._seen

    def look(self) -> None:
        """Read the file where `changed` says so.

        What cannot be read is passed over: an editor may be half way through it, and `commit` deals with it.

        Raises:
            ChangedOutsideError: it holds something that was neither read, written nor acknowledged here.
        """
        seen = signature(self.path)
        if seen is None or seen == self._seen:
            return
        try:
            data = read_whole(self.path)
            if digest(data) != self._storage.digest:
                self._others(data)
        except (OSError, UnreadableError):
            return
        self._seen = seen

    def _compare(self) -> None:
        self.set_aside = None
        try:
            data: bytes | None = read_whole(self.path)
        except FileNotFoundError:
            return
        except UnreadableError:
            data = None
        if self.base is None:
            raise not_saved(f"there is another review in {self.folder.name} already")
        if data is None:
            self._put_aside()
            return
        if digest(data) == self._storage.digest:
            return
        try:
            self._others(data)
        except UnreadableError:
            self._put_aside()

    def _others(self, data: bytes) -> None:
        """Raise what somebody else wrote."""
        tables = parse(data, FILE)
        theirs = to_review(tables, FILE)
        if self.base is not None and theirs.id != self.base.id:
            raise UnreadableError(f"{FILE} holds another review.")
        self._theirs = (theirs, tables, digest(data))
        raise ChangedOutsideError(theirs, self._theirs[2])

    def _put_aside(self) -> None:
        seen = signature(self.path)
        if self._aside is not None and self._aside[0] == seen:  # a commit that is tried again sets aside once
            self.set_aside = self._aside[1]
            return
        stamp = self._clock.now().astimezone(UTC).strftime("%Y%m%d-%H%M%S")
        for number in range(1, 100):
            more = f"-{number}" if number > 1 else ""
            aside = self.path.with_name(f"{self.path.stem}.damaged-{stamp}{more}{self.path.suffix}")
            try:
                copy_aside(self.path, aside)
            except FileExistsError:
                continue
            sync_folder(self.folder)
            self._aside, self.set_aside = (seen, aside), aside
            return
        raise not_saved("the damaged file cannot be set aside")

    def _take(self, review: Review, tables: dict[str, dict[str, Any]], digest: str) -> None:
        self.base, self._theirs = review, None
        self._storage.hold(tables, digest)

    def _write(self, review: Review) -> None:
        with self._storage.grouped():
            about = self._database.table(ABOUT)
            if about.get(doc_id=ABOUT) != _ABOUT_ROW:  # type: ignore[call-overload]  # TinyDB's types say int
                _replace(about, {ABOUT: dict(_ABOUT_ROW)})
            held = self._storage.read() or {}
            for name in TABLES:
                rows = self._changed_rows(name, review, held.get(name, {}))
                if rows:
                    _replace(self._database.table(name), rows)

    def _changed_rows(self, name: str, review: Review, held: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """Return the rows of those records of a table that are not the very ones written or read before."""
        new = review.table(name)
        old = self.base.table(name) if self.base is not None else {}
        if new is old:
            return {}
        return {
            key: _unknown(name, held.get(key)) | to_json(record)
            for key, record in new.items()
            if old.get(key) is not record or key not in held
        }

    def _spare(self) -> str:
        spare = self._storage.previous
        if signature(spare) is None:
            return ""
        return f" {spare.name} holds the state before the last save: rename it to {FILE} to go on from there."


def _replace(table: Table, rows: dict[str, dict[str, Any]]) -> None:
    there = [key for key in rows if table.contains(doc_id=key)]  # type: ignore[arg-type]  # TinyDB's types say int
    if there:
        table.remove(doc_ids=there)  # type: ignore[arg-type]  # as above
    table.insert_multiple(Document(row, key) for key, row in rows.items())  # type: ignore[arg-type]  # as above


def _unknown(table: str, row: Any) -> dict[str, Any]:
    """Return the fields of a row that this version does not know: a later one wrote them, and they stay."""
    if not isinstance(row, dict):
        return {}
    return {name: value for name, value in row.items() if name not in _FIELDS[table]}
