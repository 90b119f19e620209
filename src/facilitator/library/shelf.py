"""The library itself: lists, makes, takes in and deletes reviews of one workspace.

A list that comes from the index needs neither records nor the database; they are imported when a review is read.
"""

# ruff: noqa: PLC0415  # as said above

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Unpack

from facilitator.clock import Clock, NewId, find_zone
from facilitator.errors import FacilitatorError, UnreadableError, UsageError
from facilitator.library.entry import SUMMARY_VERSION, Entry, from_row, in_order, make_entry, summarise, to_row
from facilitator.library.finding import filter_entries, find_entry
from facilitator.store.disk import signature
from facilitator.store.index import Index
from facilitator.store.names import FILE
from facilitator.store.workspace import Workspace
from facilitator.text import clean_line

if TYPE_CHECKING:
    from facilitator.library.making import Details
    from facilitator.review.records import Meta
    from facilitator.review.review import Review
    from facilitator.review.still_open import StillOpen
    from facilitator.store.review_file import ReviewFile


@dataclass(frozen=True, slots=True)
class Deleted:
    """A review that was moved to the bin."""

    folder: str
    """The name it had."""
    path: Path
    """Where it is now."""


class Library:
    """The reviews of one workspace.

    Args:
        workspace: the folder that holds them; it need not be there yet.
        clock: the present moment, and the user's zone.
        new_id: makes ids for new reviews.
        user: who makes reviews here.
        cache: the folder for the index; none reads every review each time.
    """

    def __init__(self, workspace: Path, *, clock: Clock, new_id: NewId, user: str, cache: Path | None) -> None:
        self._workspace: Final = Workspace(workspace)
        self._clock: Final = clock
        self._new_id: Final = new_id
        self._user: Final = user
        self._index: Final = Index(cache, workspace, SUMMARY_VERSION)

    @property
    def workspace(self) -> Path:
        """The folder that holds the reviews."""
        return self._workspace.path

    def entries(self) -> tuple[Entry, ...]:
        """Return all reviews: running, to finish, published; the newest of each first.

        A damaged one is among them, with the reason in `problem`.

        Raises:
            NotFoundError: the workspace is there, but cannot be looked into.
        """
        now = self._clock.now()
        today = now.astimezone(self._clock.zone).date()
        folders = self._workspace.folders()
        entries = [self._entry(folder, now, today) for folder in folders]
        self._index.save(folder.name for folder in folders)
        return in_order(entries)

    def find(self, words: str) -> Entry:
        """Return the review that `words` mean: a folder's name, an id, the start of either, or words of the title.

        Raises:
            NotFoundError: none fits.
            SeveralError: several fit; lists them.
        """
        return find_entry(self.entries(), words)

    @staticmethod
    def filter(entries: Iterable[Entry], text: str) -> tuple[Entry, ...]:
        """Return the entries whose title, team, tags or folder hold every word of `text`, in any case."""
        return filter_entries(entries, text)

    def path(self, folder: str) -> Path:
        """Return the folder of a review.

        Raises:
            NotFoundError: there is none of this name.
        """
        return self._workspace.folder(folder)

    def load(self, folder: str) -> Review:
        """Return a review as it is on disk, for reading.

        Raises:
            NotFoundError: there is none of this name.
            UnreadableError: it cannot be read; says why.
        """
        return _file(self.path(folder)).load()

    def open_before(self, review: Review) -> tuple[StillOpen, ...]:
        """Return what other reviews of the same team left open, newest first; one that cannot be read is left out.

        Raises:
            NotFoundError: the workspace is there, but cannot be looked into.
        """
        from facilitator.review.still_open import StillOpen, open_actions

        team = review.meta.team.casefold()
        found = []
        for entry in self.entries() if team else ():
            if entry.open_actions and entry.team.casefold() == team and entry.id != review.id:
                with suppress(FacilitatorError):
                    found.append(StillOpen(entry.title, entry.dated, open_actions(self.load(entry.folder))))
        return tuple(found)

    def create(self, title: str, **details: Unpack[Details]) -> str:
        """Make a review, with an agenda where people meet, and return its folder's name.

        Args:
            title: what happened, in a few words.
            details: what else is known of it.

        Raises:
            UsageError: a value cannot be used; says which.
            SaveError: the workspace cannot be written to; nothing was made.
        """
        from facilitator.library.making import new_review

        review = new_review(title, details, new_id=self._new_id, user=self._user, now=self._clock.now())
        return self._keep(review, _day(review.meta))

    def add(self, review: Review) -> str:
        """Take in a review that was made elsewhere, as it is, and return its folder's name.

        Raises:
            FacilitatorError: a review with its id is here already.
            SaveError: the workspace cannot be written to; nothing was made.
        """
        there = next((entry for entry in self.entries() if entry.id == review.id), None)
        if there is not None:
            raise FacilitatorError(f"This review is here already, as {there.folder}. Nothing was imported.")
        return self._keep(review, _day(review.meta))

    def delete(self, folder: str) -> Deleted:
        """Move a review to the workspace's bin.

        Raises:
            NotFoundError: there is none of this name.
            SaveError: the workspace cannot be written to.
        """
        return Deleted(folder, self._workspace.throw_away(folder))

    def undelete(self, deleted: Deleted) -> str:
        """Bring a deleted review back and return its folder's name.

        Raises:
            NotFoundError: it is not in the bin any more.
            SaveError: the workspace cannot be written to.
        """
        return self._workspace.bring_back(deleted.path).name

    def _keep(self, review: Review, began: date | None) -> str:
        today = self._clock.now().astimezone(self._clock.zone).date()
        folder = self._workspace.create(review.meta.title, began, today)
        try:
            _file(folder).commit(review)
        except FacilitatorError:
            self._workspace.remove_empty(folder)
            raise
        return folder.name

    def _entry(self, folder: Path, now: datetime, today: date) -> Entry:
        stamp = signature(folder / FILE)
        try:
            row = self._index.get(folder.name, stamp) if stamp else None
            if row is not None:
                summary = from_row(row)
                if not _runs(summary.started, summary.ended):
                    return make_entry(folder.name, summary, None, today)
        except UnreadableError:
            pass  # a damaged index is as good as none
        try:
            review = _file(folder).load()
        except UnreadableError as error:
            return Entry(folder.name, folder.name, problem=clean_line(str(error)))
        summary = summarise(review)
        if stamp:
            self._index.put(folder.name, stamp, to_row(summary))
        from facilitator.review.agenda import timing

        stands = timing(review, now) if _runs(summary.started, summary.ended) else None
        return make_entry(folder.name, summary, stands, today)


def _file(folder: Path) -> ReviewFile:
    from facilitator.store.review_file import ReviewFile

    return ReviewFile(folder)


def _runs(started: datetime | None, ended: datetime | None) -> bool:
    return started is not None and ended is None


def _day(meta: Meta) -> date | None:
    """Return the day the incident began, by the calendar of its own zone."""
    if meta.began is None:
        return None
    try:
        return meta.began.astimezone(find_zone(meta.zone)).date()
    except UsageError:  # a review from elsewhere may name a zone that this computer does not know
        return meta.began.date()
