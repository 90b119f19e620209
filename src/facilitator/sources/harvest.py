"""Collecting the entries of one file so that nothing is dropped in silence: each becomes an event or a skipped row."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from operator import eq
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.sources.column_map import Table
from facilitator.sources.context import Context
from facilitator.sources.dial import Dial, Stamp
from facilitator.sources.doubts import by_order
from facilitator.sources.records import Options, Reading, Skipped, SourceEvent, in_order
from facilitator.text import clean_line, cut

LONGEST_TEXT: Final = 2_000
"""Characters of one event's text; a moment on a timeline is a line, not a log."""

MOST_ENTRIES: Final = 250_000
"""Entries of one file: about 150 MB of memory; a review needs a few hundred."""

_EVERY: Final = 2_000
"""Entries between two looks at whether somebody wants to stop: one JSON object may hold all of a file's."""

CHANGED: Final = "no message: people or names of the channel changed"
"""The noise rule of chats: who joins, who leaves, what a channel is called now."""

_ESCAPES: Final = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])|\x9b[0-?]*[ -/]*[@-~]"
)
_TOKEN: Final = re.compile(r"xox[a-z]-[A-Za-z0-9-]+")
_TOKEN_QUERY: Final = re.compile(r"[?&]t=xox[a-z]-[A-Za-z0-9-]+")


def line(text: str) -> str:
    """Return foreign text as one safe line: no escape sequences, no Slack access tokens, at most `LONGEST_TEXT`."""
    if text.isascii() and text.isprintable() and len(text) <= LONGEST_TEXT and "xox" not in text:
        text = text.strip(" ")
        return " ".join(text.split()) if "  " in text else text
    if "\x1b" in text or "\x9b" in text:
        text = _ESCAPES.sub("", text)
    if "xox" in text:
        text = _TOKEN.sub("…", _TOKEN_QUERY.sub("", text))
    return cut(clean_line(text), LONGEST_TEXT)


@dataclass(slots=True)
class Harvest:
    """The entries of one file while it is being read, with the dial that reads its times.

    `source` is the short name of what the file is ("git"), `context` what files beside it tell, `table` the columns of
    a file that has some. `look` is called now and then, and may raise to stop the reading.
    """

    options: Options
    context: Context = field(default_factory=Context)
    source: str = ""
    dial: Dial = field(init=False)
    table: Table | None = None
    look: Callable[[], None] | None = None
    events: list[SourceEvent] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.dial = Dial(self.options)

    def add(
        self,
        stamp: Stamp,
        text: str,
        *,
        row: str,
        actor: str = "",
        url: str = "",
        key: str = "",
        until: datetime | None = None,
        noise: str = "",
        source: str = "",
    ) -> None:
        """Keep one entry; one without a word of text is skipped.

        `noise` is why it is proposed unticked, `source` where it is from when the file says so itself.
        """
        text = line(text)
        if not text:
            self.skip(row, "no text")
            return
        if len(self.events) + len(self.skipped) >= MOST_ENTRIES:
            raise _too_many()
        at, zone, precision = stamp
        actor = line(actor) if actor else ""
        if until is not None and until <= at:
            until = None
        fields = (
            at,
            until,
            precision,
            zone,
            (line(source) if source else "") or self.source,
            actor,
            text,
            _link(url) if url else "",
            line(key) if key else "",
            row,
            noise,
            self.dial.doubt(at, until, zone) if self.dial.doubtful else None,
        )
        self.events.append(tuple.__new__(SourceEvent, fields))  # half the time of the class's own way to the same
        if self.look is not None and len(self.events) % _EVERY == 0:
            self.look()

    def add_line(self, stamp: Stamp, text: str, row: str) -> None:
        """Keep a line of a log, as `add` does, without what no line has."""
        text = line(text)
        if not text:
            self.skip(row, "no text")
            return
        if len(self.events) + len(self.skipped) >= MOST_ENTRIES:
            raise _too_many()
        at, zone, precision = stamp
        doubt = self.dial.doubt(at, None, zone) if self.dial.doubtful else None
        fields = (at, None, precision, zone, self.source, "", text, "", "", row, "", doubt)
        self.events.append(tuple.__new__(SourceEvent, fields))  # as above

    def skip(self, row: str, reason: str) -> None:
        """Leave one entry out, for a reason that a person can act on."""
        if len(self.events) + len(self.skipped) >= MOST_ENTRIES:
            raise _too_many()
        self.skipped.append(Skipped(row, line(reason)))

    def warn(self, text: str) -> None:
        """Keep a warning, once."""
        self.dial.warn(line(text))

    def reading(self, *, file: str, kind: str, digest: str) -> Reading:
        """Return all of it as the reading of `file`; entries that come twice are skipped the second time."""
        if self.dial.doubtful:
            self.events = by_order(self.events)
        kept = tuple(self._once())
        assumed = sum(event.zone is None for event in kept)
        zone = self.options.zone.key if assumed else None
        if assumed and not self.options.zone_given:
            times = "One time has" if assumed == 1 else f"{assumed} times have"
            self.warn(f"{times} no zone; read in {zone}.")
        return Reading(
            file=file,
            kind=kind,
            read_as=self.source,
            digest=digest,
            events=kept,
            skipped=tuple(self.skipped),
            warnings=tuple(self.dial.warnings),
            assumed=assumed,
            zone=zone,
            table=self.table,
            doubtful=sum(event.doubt is not None for event in kept) if self.dial.doubtful else 0,
        )

    def _once(self) -> Iterator[SourceEvent]:
        """Yield the entries by time, those that come twice the first time only.

        Entries without an id are compared within their instant: to hash an instant takes as long as to read it. The
        same words in both passes of an hour are two entries, where the order of the rows tells them apart.
        """
        ordered = in_order(self.events)
        instants = [event.at for event in ordered]
        if not any(event.id for event in ordered) and not any(map(eq, instants, instants[1:])):
            yield from ordered
            return
        ids: dict[str, SourceEvent] = {}
        here: dict[tuple[str, str, bool | None], SourceEvent] = {}
        at: datetime | None = None
        for event in ordered:
            if event.id:
                first = ids.setdefault(event.id, event)
            else:
                if event.at != at:
                    at, here = event.at, {}
                later = event.doubt.later if event.doubt is not None else None
                first = here.setdefault((event.actor, event.text, later), event)
            if first is event:
                yield event
            else:
                self.skipped.append(Skipped(event.row, f"the same as {first.row}"))


def _too_many() -> UnreadableError:
    return UnreadableError(
        f"The file has more than {MOST_ENTRIES:,} entries. Cut it to the hours of the incident first."
    )


def _link(url: str) -> str:
    """Return a link that may be kept: web addresses only, without access tokens or blanks."""
    url = line(url)
    return url if url.startswith(("https://", "http://")) and " " not in url else ""
