"""What a timeline reader gives back: events, the rows it left out and why, and what it had to assume."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

from facilitator.sources.clock_changes import Doubt
from facilitator.sources.column_map import ColumnMap, Table

_INSTANT: Final = attrgetter("at")
Precision = Literal["second", "minute", "day", "approximate"]
"""How exactly a source tells when something happened."""


class SourceEvent(NamedTuple):
    """One moment as a source records it; its text is one line, taken as written.

    `at` and `until` are in UTC. `zone` is the name, abbreviation or offset that stood in the file, None when none did.
    `id` is the source's own, empty where it has none. `row` finds the entry in its file. Noise is proposed unticked,
    for `noise_reason`; a time of a clock change is a `doubt`. A log has a hundred thousand of them: a tuple is made in
    a third of the time of a dataclass.
    """

    at: datetime
    until: datetime | None
    precision: Precision
    zone: str | None
    source: str
    actor: str
    text: str
    url: str
    id: str
    row: str
    noise_reason: str = ""
    doubt: Doubt | None = None

    @property
    def noise(self) -> bool:
        """Whether a rule of the source takes it for noise."""
        return bool(self.noise_reason)

    @property
    def key(self) -> str:
        """The same for the same entry in every reading of it: the source's own id, else of instant, actor and text."""
        return self.id or self._key_at(self.at)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys it has by each reading of its time: it is the same entry whatever somebody answered before."""
        instants = () if self.id or self.doubt is None else self.doubt.instants
        return tuple(map(self._key_at, instants)) or (self.key,)

    def _key_at(self, at: datetime) -> str:
        said = f"{at.timestamp()}\n{self.actor}\n{self.text}"
        return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A candidate that became no event: where it stands, and why."""

    row: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read: every candidate entry of it is in `events` or in `skipped`.

    `kind` is what the file is ("git log"), `read_as` the short name that its events carry as source, `digest` the
    SHA-256 of its bytes in hexadecimal. `assumed` counts the times that had no zone of their own, `zone` is the IANA
    name they were read in (None when none was needed). `table` are the columns of a file that has some; `doubtful`
    counts the entries with a time of a clock change.
    """

    file: str
    kind: str
    read_as: str
    digest: str
    events: tuple[SourceEvent, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]
    assumed: int
    zone: str | None
    table: Table | None = None
    doubtful: int = 0

    @property
    def read(self) -> int:
        """Return the number of candidate entries seen."""
        return len(self.events) + len(self.skipped)


@dataclass(frozen=True, slots=True)
class Options:
    """What the reader may assume where a file is silent.

    `zone` reads times without one; with `zone_given` it also overrides a zone that a file states for all of its times.
    `day` stands in for a missing date, `year` for a missing year, `start` (when the incident began) for either.
    `latest` (aware) is after everything in the file: where nothing else tells the year, it is the last one before it.
    `columns` says which columns of a table hold what, where a person chose them; with `ask_columns` a table whose
    columns nobody knows is a reading without events, so that a screen can ask, and no refusal.
    """

    zone: ZoneInfo
    zone_given: bool = False
    day: date | None = None
    year: int | None = None
    start: datetime | None = None
    latest: datetime | None = None
    columns: tuple[ColumnMap, ...] = ()
    ask_columns: bool = False

    def columns_of(self, file: str) -> ColumnMap | None:
        """Return the columns that a person chose for a file; None where nobody did."""
        return next((one for one in self.columns if one.file in ("", file)), None)


def in_order(events: Iterable[SourceEvent]) -> tuple[SourceEvent, ...]:
    """Return the events by time; entries of one instant keep the order of their file."""
    return tuple(sorted(events, key=_INSTANT))
