"""An open review."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from facilitator.clock import Clock, NewId
from facilitator.config import Settings
from facilitator.review.merge import Merged
from facilitator.review.moments import incident_zone
from facilitator.review.records import Value
from facilitator.review.review import Review
from facilitator.review.still_open import StillOpen
from facilitator.session.entries import Entries
from facilitator.session.ledger import Ledger, Observer, Undone
from facilitator.session.meeting import Meeting
from facilitator.session.wordings import Wordings
from facilitator.store.committer import Committer, Deliver, DirectCommitter, Saver, SaveState
from facilitator.store.line import keep, kept
from facilitator.store.review_file import ReviewFile
from facilitator.text import clean
from facilitator.times import DueReading, Order, read_due
from facilitator.wording import Lexicon

if TYPE_CHECKING:
    from facilitator.session.imports import Imports
    from facilitator.session.output import Output


class Session:
    """One open review: what it holds now, and every verb that changes it.

    Verbs stand in four groups: `entries`, `meeting` (the clock), `wordings` and `imports`; `output` writes documents.
    """

    def __init__(self, folder: Path, ledger: Ledger, lexicon: Lexicon = Lexicon()) -> None:  # noqa: B008  # frozen
        """Use `open`; this only puts the parts together."""
        self.folder = folder
        self.ledger = ledger
        self.entries = Entries(ledger)
        self.meeting = Meeting(ledger)
        self.wordings = Wordings(ledger, lexicon)
        self.on_saved: Callable[[SaveState], None] | None = None
        """Called when the state of saving changes, on the interface's thread."""
        self.on_outside: Callable[[Merged], None] | None = None
        """Called after changes from an editor, git or another program were merged."""
        self.earlier: tuple[StillOpen, ...] = ()
        """What this team's earlier reviews left open, newest first."""
        self.date_order: Order | None = None
        """How `12/01` is read; None: asked each time."""
        self.sprint_end: date | None = None
        """The last day of some sprint."""
        self.sprint_weeks = 2
        self._saver: Saver | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Clock,
        new_id: NewId,
        user: str,
        deliver: Deliver | None = None,
        lexicon: Lexicon = Lexicon(),  # noqa: B008  # frozen
    ) -> Self:
        """Open the review in `folder`.

        Args:
            folder: the review's folder in the workspace.
            clock: what time it is.
            new_id: makes ids.
            user: the author of every edit made here.
            deliver: runs a function on the interface's thread, for screens: then commits happen on another thread;
                without it each verb is on disk when it returns.
            lexicon: the workspace's own words for the wording cues.

        Raises:
            UnreadableError: the review's file is damaged or missing.
        """
        file = ReviewFile(folder, clock=clock)
        session = cls(folder, Ledger(file.load(), clock, new_id, user), lexicon)
        saver: Saver
        if deliver is not None:
            saver = Committer(file, deliver, session._saved, session._outside)
        else:
            saver = DirectCommitter(file, session._saved, session._outside)
        session._saver = saver
        session.ledger.keep_with(saver.put)
        return session

    def use(self, settings: Settings) -> None:
        """Read dates as the settings say."""
        self.date_order = settings.date_order
        self.sprint_end = settings.sprint_end
        self.sprint_weeks = settings.sprint_weeks or self.sprint_weeks

    @cached_property
    def imports(self) -> "Imports":
        """What can be imported into this review."""
        from facilitator.session.imports import Imports  # noqa: PLC0415  # a review opens sooner without all readers

        return Imports(self.ledger)

    @cached_property
    def output(self) -> "Output":
        """The documents of this review."""
        from facilitator.session.output import Output  # noqa: PLC0415  # as above

        return Output(self)

    @property
    def review(self) -> Review:
        """The review as it is now."""
        return self.ledger.review

    @property
    def clock(self) -> Clock:
        """What time it is."""
        return self.ledger.clock

    @property
    def zone(self) -> ZoneInfo:
        """The incident's zone; UTC where the record names none that exists."""
        return incident_zone(self.review)

    def today(self) -> date:
        """Return today's date in the user's zone."""
        return self.clock.now().astimezone(self.clock.zone).date()

    def incident_day(self) -> date:
        """Return the day on which the incident began, in its zone; without one the first moment's, else today."""
        began = self.review.meta.began or next((event.at for event in self.review.events.live), None)
        return (began or self.clock.now()).astimezone(self.zone).date()

    def read_due(self, text: str) -> DueReading:
        """Return how a due date is read today, with the settings' order of day and month and its sprints."""
        return read_due(
            text,
            today=self.today(),
            sprint_end=self.sprint_end,
            sprint_weeks=self.sprint_weeks,
            order=self.date_order,
        )

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Call `observer` with what each change touched; returns the function that ends it."""
        return self.ledger.observe(observer)

    def set(self, field: str, value: Value, label: str = "") -> None:
        """Give one field of the review itself a new value; texts are cleaned."""
        self.set_all({field: value}, label or f"change the {field.replace('_', ' ')}")

    def set_all(self, values: Mapping[str, Value], label: str) -> None:
        """Give several fields of the review itself new values, as one step."""
        cleaned = {name: clean(value).strip() if isinstance(value, str) else value for name, value in values.items()}
        self.ledger.edit(label, "meta", self.review.id, **cleaned)

    def publish(self, where: str) -> None:
        """Mark the review as published: now, there, by this user."""
        now = self.clock.now()
        values: dict[str, Value] = {
            "status": "published",
            "published_at": now,
            "published_to": where,
            "published_by": self.ledger.user,
        }
        self.set_all(values, "publish")

    def together(self, label: str) -> AbstractContextManager[None]:
        """Make one undoable step, called `label`, of all that is done within."""
        return self.ledger.together(label)

    def undo(self) -> Undone | None:
        """Take back one's own newest edit."""
        return self.ledger.undo()

    def redo(self) -> Undone | None:
        """Do again what was undone last."""
        return self.ledger.redo()

    def poll(self) -> None:
        """Look whether the file has changed outside; cheap enough for twice a second."""
        if self._saver is not None:
            self._saver.look()

    def keep_line(self, text: str) -> None:
        """Keep the half-typed line beside the review, for the next start."""
        keep(self.folder, text)

    def kept_line(self) -> str:
        """Return the line that was half typed when the program ended."""
        return kept(self.folder)

    def flush(self, timeout: float = 5.0) -> bool:
        """Wait until everything is on disk, at most `timeout` seconds; tells whether it is."""
        return self._saver is None or self._saver.flush(timeout)

    def save_elsewhere(self, folder: Path) -> None:
        """Go on saving in another folder.

        Raises:
            SaveError: that one cannot be written either.
        """
        if self._saver is not None:
            self._saver.save_elsewhere(folder)
            self.folder = folder

    def close(self) -> bool:
        """Write what is left and stop; tells whether everything is on disk."""
        return self._saver is None or self._saver.close()

    def is_saved(self, table: str, record_id: str) -> bool:
        """Tell whether a record is on disk as it is now."""
        on_disk = self._saver.state.review if self._saver is not None else None
        return on_disk is None or on_disk.get(table, record_id) is self.review.get(table, record_id)

    @property
    def save_state(self) -> SaveState | None:
        """How saving stands; nothing for a review that is not on disk."""
        return self._saver.state if self._saver is not None else None

    def _saved(self, state: SaveState) -> None:
        if self.on_saved is not None:
            self.on_saved(state)

    def _outside(self, base: Review, theirs: Review, digest: str) -> None:
        merged = self.ledger.take_in(base, theirs)
        if self._saver is not None:
            self._saver.put(self.review, acknowledged=digest)
        if self.on_outside is not None:
            self.on_outside(merged)
