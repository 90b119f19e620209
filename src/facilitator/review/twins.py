"""Two records of one moment: a report tells it from memory, a log has it to the second. Pointed out, never joined.

What counts is that they come from different sources, lie close together and share a word that is not a common one;
other moments may stand between them. A person decides: joining is one key, and so is saying that they are two moments.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from facilitator.review.moments import local, when_words
from facilitator.review.records import Event
from facilitator.review.review import Review
from facilitator.text import cut

INSTANTLY: Final = timedelta(seconds=30)
"""How far apart two records of one moment to the second may stand when they share one word: what is said a minute later
is mostly an answer."""
AT_ONCE: Final = timedelta(minutes=1)
"""The same when they share two."""
CLOSE: Final = timedelta(minutes=5)
"""How far apart a moment told from memory and its record may stand when they share one word."""
NEAR: Final = timedelta(minutes=15)
"""The same when they share two: people round to the quarter."""
OFTEN: Final = 3
"""A word that one source says in more moments than these around a moment tells nothing about that moment."""
SHORT: Final = 27
"""Characters of a text that tell which moment is meant."""

_WORD: Final = re.compile(r"[^\W_]{4,}")
_COMMON_WORDS: Final = (
    "about after again alert also back been before began being between both case caused change changes "
    "check checks code could does done down during each error errors event fixed first from further have "
    "here incident into issue just last longer made main make merge merged more most need news only other "
    "over pull reports request running same service should shows some start started starts still than "
    "that their them then there these they this those time times traffic under until update updated "
    "version want were what when where which while will with work would"
)
_COMMON: Final = frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True, slots=True)
class Twin:
    """Two moments that may be one, told by two sources."""

    above: Event
    """The earlier one."""
    event: Event
    """The later one."""

    def other(self, event_id: str) -> Event:
        """Return the moment that may be the one with this id."""
        return self.event if event_id == self.above.id else self.above

    def question(self, event_id: str, zone: tzinfo) -> str:
        """Return what to ask the room about the moment with this id: whether it is the other one."""
        other = self.other(event_id)
        beside = self.event.at if other is self.above else self.above.at
        return f"The same as {told(other, zone, beside)}?"

    def words(self, zone: tzinfo, longest: int = SHORT) -> str:
        """Return both records in one row: `10:57 “bump merged” (git) and 11:00 “a bump is deployed” (report)`.

        Args:
            zone: in which times are shown.
            longest: characters of each text.
        """
        above, event = (told(one, zone, self.above.at, longest) for one in (self.above, self.event))
        return f"{above} and {event}"


@dataclass(frozen=True, slots=True)
class _Candidate:
    twin: Twin
    shared: frozenset[str]

    @property
    def rank(self) -> tuple[int, timedelta, str, str]:
        """The most alike first, then the closest; ids decide between equals."""
        above, event = self.twin.above, self.twin.event
        return -len(self.shared), event.at - above.at, above.id, event.id


@lru_cache(maxsize=65_536)  # as long as a timeline gets
def telling_words(text: str) -> frozenset[str]:
    """Return the words by which two texts are told to be about one thing: long ones that are not common, no numbers."""
    return frozenset(word for word in _WORD.findall(text.lower()) if word not in _COMMON and not word.isdigit())


def pairs(review: Review) -> tuple[Twin, ...]:
    """Return the moments that may be one, two by two, in order of time.

    Of three records of one moment the third is paired with one of the others. One moment has one record of a source at
    most: of several the most alike counts, then the closest.
    """
    chosen = _chosen(sorted(_candidates(review.events.live), key=lambda one: one.rank))
    return tuple(sorted((one.twin for one in chosen), key=lambda twin: (twin.above.at, twin.event.at, twin.event.id)))


def twins(review: Review) -> Mapping[str, Twin]:
    """Return the pair that each moment is in, by its id; of several the one of the nearest other moment."""
    found: dict[str, Twin] = {}
    for twin in sorted(pairs(review), key=lambda one: one.event.at - one.above.at):
        for event in (twin.above, twin.event):
            found.setdefault(event.id, twin)
    return found


def told(event: Event, zone: tzinfo, beside: datetime, longest: int = SHORT) -> str:
    """Return a moment as a row names it: its time (with the day where that is another than beside), words, source."""
    when = when_words(event, zone, beside=local(beside, zone).date())
    source = f" ({event.source})" if event.source else ""
    return f"{when} “{_begin(event.text, longest)}”{source}"


def _candidates(events: Sequence[Event]) -> Iterator[_Candidate]:
    """Yield every pair that is close and alike enough."""
    events = _beside_others([event for event in events if event.precision != "day"])
    said = _said(events)
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)
    by_id = {event.id: event for event in events}
    for event in events:
        own = _sources(event)
        for word in telling_words(event.text):
            for (source, exact), row in said[word].items():
                if source not in own:
                    window = AT_ONCE if exact and event.precision == "second" else NEAR
                    for other in row.around(event.at, window):
                        shared[other.id, event.id].add(word)
    found = [
        _Candidate(Twin(by_id[above], by_id[event]), frozenset(words & shared[event, above]))
        for (above, event), words in tuple(shared.items())
        if _comes_first(by_id[above], by_id[event])
    ]
    found = [one for one in found if _may_be_one(one.twin.above, one.twin.event, len(one.shared))]
    rivals = Counter(seat for one in found for seat in _seats(one))
    return (one for one in found if len(one.shared) > 1 or all(rivals[seat] == 1 for seat in _seats(one)))


class _Row:
    """The moments in which one source says one word, in order of time."""

    __slots__ = ("_at", "_events")

    def __init__(self) -> None:
        self._at: list[datetime] = []
        self._events: list[Event] = []

    def add(self, event: Event) -> None:
        """Take in the next moment."""
        self._at.append(event.at)
        self._events.append(event)

    def around(self, at: datetime, window: timedelta) -> Sequence[Event]:
        """Return the moments within `window` of `at`; none where there are too many to tell anything."""
        first, end = bisect_left(self._at, at - window), bisect_right(self._at, at + window)
        return self._events[first:end] if end - first <= OFTEN else ()


def _said(events: Iterable[Event]) -> Mapping[str, Mapping[tuple[str, bool], _Row]]:
    """Return who says each telling word when: by word, source, and whether it was recorded to the second."""
    said: dict[str, dict[tuple[str, bool], _Row]] = defaultdict(lambda: defaultdict(_Row))
    for event in events:
        for word in telling_words(event.text):
            for source in _sources(event):
                said[word][source, event.precision == "second"].add(event)
    return said


def _beside_others(events: Sequence[Event]) -> list[Event]:
    """Return the moments that have one of another source close to them: of a long log that is not much."""
    kept: dict[str, Event] = {}
    last: dict[frozenset[str], Event] = {}
    for order in (events, tuple(reversed(events))):
        last.clear()
        for event in order:
            own = _sources(event)
            if any(abs(event.at - one.at) <= NEAR for sources, one in last.items() if sources.isdisjoint(own)):
                kept[event.id] = event
            last[own] = event
    return [event for event in events if event.id in kept]


def _seats(one: _Candidate) -> Iterator[tuple[str, str]]:
    """Yield what a pair lays claim to: for each moment, to be told by the other's source."""
    above, event = one.twin.above, one.twin.event
    yield from ((above.id, source) for source in _sources(event))
    yield from ((event.id, source) for source in _sources(above))


def _comes_first(above: Event, event: Event) -> bool:
    return (above.at, above.pos, above.id) < (event.at, event.pos, event.id)


def _may_be_one(above: Event, event: Event, shared: int) -> bool:
    if not shared or not (above.source or event.source) or not _can_be_one(above, event):
        return False
    apart = event.at - above.at
    if above.precision == event.precision == "second":
        return apart <= (INSTANTLY if shared == 1 else AT_ONCE)
    return shared > (0 if apart <= CLOSE else 1)


def _chosen(ranked: Iterable[_Candidate]) -> Iterator[_Candidate]:
    """Yield the pairs that stand, the best first: of one moment a source tells once, and what is apart stays apart."""
    group: dict[str, list[Event]] = {}
    for one in ranked:
        above, event = one.twin.above, one.twin.event
        here, there = group.setdefault(above.id, [above]), group.setdefault(event.id, [event])
        if here is there or any(not _can_be_one(first, second) for first in here for second in there):
            continue
        here.extend(there)
        group.update((member.id, here) for member in there)
        yield one


def _can_be_one(first: Event, second: Event) -> bool:
    return (
        _sources(first).isdisjoint(_sources(second)) and second.id not in first.apart and first.id not in second.apart
    )


@lru_cache(maxsize=4096)
def _sources_of(source: str, also: tuple[str, ...]) -> frozenset[str]:
    return frozenset((source, *also))


def _sources(event: Event) -> frozenset[str]:
    return _sources_of(event.source, event.also)


def _begin(text: str, longest: int) -> str:
    """Return the first words of a text, none of them cut in two where that can be."""
    if len(text) <= longest:
        return text
    whole, blank, _ = text[: longest + 1].rpartition(" ")
    return f"{whole}…" if blank and len(whole) * 2 > longest else cut(text, longest)
