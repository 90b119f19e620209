"""Entries with a time of a clock change: what there is to ask about them, what their order tells, how they are read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from facilitator.sources.clock_changes import Answer, ClockChange
from facilitator.sources.records import Reading, SourceEvent, in_order

_JITTER: Final = timedelta(minutes=1)
"""Lines of one log stand out of order by less: several processes write them."""


@dataclass(frozen=True, slots=True)
class Question:
    """What has to be asked once for all entries of one clock change.

    Where the order of some files' rows tells which pass is meant (`ordered`), and that of others does not, it is asked
    for each of both.
    """

    change: ClockChange
    ordered: bool = False

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers there are, the likeliest first."""
        if not self.change.twice:
            return ("before", "after", "skip")
        return ("order", "first", "second") if self.ordered else ("first", "second")


Answers = Mapping[Question, Answer]
"""What a person said."""


def question_of(event: SourceEvent) -> Question | None:
    """Return what has to be asked about an entry; None where nothing has."""
    doubt = event.doubt
    return None if doubt is None else Question(doubt.change, doubt.later is not None)


def by_order(events: Sequence[SourceEvent]) -> list[SourceEvent]:
    """Return the entries of one file, in its order, with what that order tells of times that happened twice."""
    found = list(events)
    changes = {event.doubt.change for event in events if event.doubt is not None and event.doubt.at is not None}
    for change in changes:
        if change.twice:
            for place, later in _passes(found, change):
                event = found[place]
                if event.doubt is not None:
                    found[place] = event._replace(doubt=event.doubt._replace(later=later))
    return found


def _passes(events: Sequence[SourceEvent], change: ClockChange) -> Iterable[tuple[int, bool]]:
    """Return which pass each entry of a change belongs to, by its place; nothing where the order does not tell.

    It tells when the clock goes back exactly once among them, and with that every row of the file stands in order. The
    file runs from the newest to the oldest when more of its rows go back than forward.
    """
    way = [
        (place, event.at, event.doubt is not None and event.doubt.at is not None)
        for place, event in enumerate(events)
        if (event.doubt is None or event.doubt.at is None or event.doubt.change == change) and event.precision != "day"
    ]
    steps = [(other > one) - (other < one) for (_, one, _), (_, other, _) in pairwise(way)]
    if sum(steps) < 0:
        way.reverse()
    doubtful = [(place, at) for place, at, doubt in way if doubt]
    falls = [later for (_, one), (later, other) in pairwise(doubtful) if one - other >= _JITTER]
    if len(falls) != 1:
        return ()
    split = [place for place, _ in doubtful].index(falls[0])
    second = {place for place, _ in doubtful[split:]}
    if not _rises([at + change.shift if place in second else at for place, at, _ in way]):
        return ()
    return [(place, place in second) for place, _ in doubtful]


def _rises(instants: Iterable[datetime]) -> bool:
    newest: datetime | None = None
    for at in instants:
        if newest is not None and newest - at >= _JITTER:
            return False
        newest = at if newest is None else max(newest, at)
    return True


def answered(reading: Reading, answers: Answers) -> Reading:
    """Return the reading with its doubtful times read as `answers` say; by the offset before where nobody said."""
    if not reading.doubtful:
        return reading
    return replace(reading, events=in_order(_read_as(event, answers) for event in reading.events))


def _read_as(event: SourceEvent, answers: Answers) -> SourceEvent:
    question, doubt = question_of(event), event.doubt
    if question is None or doubt is None:
        return event
    doubt = doubt._replace(answer=answers.get(question, ""))
    if doubt == event.doubt:
        return event
    shift = doubt.change.shift if doubt.moved else timedelta()
    at = event.at if doubt.at is None else doubt.at + shift
    until = event.until if doubt.until is None else doubt.until + shift
    if until is not None and until <= at and doubt.until is not None:
        until = doubt.until + (doubt.change.shift if doubt.change.twice else timedelta())  # its later reading
    return event._replace(at=at, until=until, doubt=doubt)
