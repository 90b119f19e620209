"""Two records of one moment: a report tells it from memory, a log has it to the second. Pointed out, never joined.

What counts is that they stand next to each other, come from different sources, lie close together and share a word that
is not a common one. A person decides; joining is one key.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from itertools import pairwise
from typing import Final

from facilitator.review.moments import time_words
from facilitator.review.records import Event
from facilitator.review.review import Review

AT_ONCE: Final = timedelta(minutes=1)
"""How far apart two machines' records of one moment may stand."""
CLOSE: Final = timedelta(minutes=5)
"""How far apart a moment told from memory and its record may stand when they share one word."""
NEAR: Final = timedelta(minutes=15)
"""The same when they share two: people round to the quarter."""

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
    """A moment that may be the one above it, told by another source."""

    above: Event
    event: Event

    def question(self, zone: tzinfo) -> str:
        """Return what to ask the room, with the key that joins them."""
        source = f" from {self.above.source}" if self.above.source else ""
        return f"The same moment as {time_words(self.above, zone)}{source}? = joins them."


def telling_words(text: str) -> frozenset[str]:
    """Return the words by which two texts are told to be about one thing: long ones that are not common, no numbers."""
    return frozenset(word for word in _WORD.findall(text.lower()) if word not in _COMMON and not word.isdigit())


def twins(review: Review) -> Mapping[str, Twin]:
    """Return the moments that may be one with the moment above, by the id of the lower one."""
    return {event.id: Twin(above, event) for above, event in pairwise(review.events.live) if _may_be_one(above, event)}


def _may_be_one(above: Event, event: Event) -> bool:
    if "day" in (above.precision, event.precision) or _sources(above) & _sources(event):
        return False
    apart = event.at - above.at
    if apart > NEAR or not (above.source or event.source):
        return False
    shared = len(telling_words(above.text) & telling_words(event.text))
    if above.precision == event.precision == "second":
        return shared > 0 and apart <= AT_ONCE
    return shared > (0 if apart <= CLOSE else 1)


def _sources(event: Event) -> frozenset[str]:
    return frozenset((event.source, *event.also))
