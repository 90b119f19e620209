"""Wording cues of one open review: what to say about a text, what was let be, what was reworded.

Nothing here names or counts a person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from facilitator.review.change import Change
from facilitator.review.records import Record, Wording
from facilitator.session.ledger import Ledger
from facilitator.wording import Flag, Lexicon, check, check_typing, worst

FIELDS = {
    "events": ("text", "known", "sense"),
    "notes": ("text",),
    "factors": ("text",),
    "actions": ("text",),
    "parked": ("text",),
}
"""The texts of entries that are looked at, per table."""
PROSE = ("summary", "impact", "detection", "response", "lessons", "nearly", "stopped_by", "worst_case", "safeguard")
"""The texts of the review itself."""
_SOMEBODY = "…"
"""Stands for a name in words that were let be."""


@dataclass(frozen=True, slots=True)
class Place:
    """A wording to look at, in a text of the record."""

    table: str
    id: str
    field: str
    text: str
    flag: Flag


class Wordings:
    """The wording cues of one review."""

    def __init__(self, ledger: Ledger, lexicon: Lexicon) -> None:
        """Look at the review of `ledger`; `lexicon` holds what the workspace adds."""
        self._ledger = ledger
        self._base = lexicon
        self._seen: dict[str, tuple[Flag, ...]] = {}
        self._words: tuple[object, ...] | None = None
        self._masked: frozenset[str] = frozenset()
        self._spared: set[str] = set()
        self._lexicon = lexicon

    def typing(self, text: str, cursor: int, *, settled: bool) -> Flag | None:
        """Return the cue for a line that is being typed: one at most, never about a word half typed."""
        return worst(self._left(text, check_typing(text, cursor, settled, self.lexicon())))

    def of(self, text: str) -> tuple[Flag, ...]:
        """Return the cues of a finished text; remembered, so that lists can ask at every redraw."""
        lexicon = self.lexicon()
        if text not in self._seen:
            self._seen[text] = self._left(text, check(text, lexicon))
        return self._seen[text]

    def any_on(self, record: Record, table: str) -> bool:
        """Tell whether an entry has a wording to look at; self-blame is never listed."""
        return any(
            not flag.self_blame for field in FIELDS.get(table, ()) for flag in self.of(str(getattr(record, field)))
        )

    def places(self) -> tuple[Place, ...]:
        """Return every wording to look at in the record, the review's own texts first; self-blame is never listed."""
        return tuple(place for place in self._places() if not place.flag.self_blame)

    def let_be(self, flag: Flag, text: str, phase: str = "") -> None:
        """Remember that these words stay as they are, in this review.

        Names of people are left out of what is kept; self-blame leaves no trace in the record at all.
        """
        phrase = self._phrase(text, flag)
        if flag.self_blame:
            self._spared.add(phrase)
            self._seen.clear()
            return
        made = Wording(id=self._ledger.new_id(), kind="let be", category=flag.category, phase=phase, phrase=phrase)
        self._ledger.do(self._ledger.change("let a wording be", (made,)))

    def reworded(self, flag: Flag, phase: str = "") -> None:
        """Keep that a wording was reworded: its category and phase, nothing else; self-blame leaves no trace."""
        if flag.self_blame:
            return
        made = Wording(id=self._ledger.new_id(), kind="reworded", category=flag.category, phase=phase)
        self._ledger.do(Change("reword", "", self._ledger.clock.now(), (made,)), undoable=False)

    def lexicon(self) -> Lexicon:
        """Return the words of the workspace with those of this review: its people, services and what was let be."""
        review = self._ledger.review
        words = (review.people, review.wording, review.meta.services)
        if self._words is None or any(new is not old for new, old in zip(words, self._words, strict=True)):
            self._words = words
            self._seen.clear()
            base = self._base
            self._lexicon = replace(
                base,
                people=(*base.people, *(person.name for person in review.people.live)),
                services=(*base.services, *review.meta.services),
                let_be=(*base.let_be, *(one.phrase for one in review.wording.live if one.kind == "let be")),
            )
            self._masked = frozenset(
                one.phrase for one in review.wording.live if one.kind == "let be" and _SOMEBODY in one.phrase
            )
        return self._lexicon

    def let_be_count(self) -> int:
        """Return how many wordings were let be in this review."""
        return sum(one.kind == "let be" for one in self._ledger.review.wording.live)

    def _left(self, text: str, flags: tuple[Flag, ...]) -> tuple[Flag, ...]:
        """Return the cues without those let be whose words name a person, or are about oneself."""
        if not self._masked and not self._spared:
            return flags
        return tuple(
            flag
            for flag in flags
            if self._phrase(text, flag) not in (self._spared if flag.self_blame else self._masked)
        )

    def _phrase(self, text: str, flag: Flag) -> str:
        """Return the words of a cue in lower case, with `…` in the place of everybody's name."""
        words = " ".join(text[flag.start : flag.end].casefold().split())
        for name in sorted(set(self._names()), key=len, reverse=True):
            if name in words:
                words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _SOMEBODY, words)
        return words

    def _names(self) -> Iterator[str]:
        """Yield every name that the record knows, in lower case: those of people also word by word."""
        review = self._ledger.review
        for person in review.people.values():
            yield from (part for part in (person.name.casefold(), *person.name.casefold().split()) if part)
        yield from (event.actor.casefold() for event in review.events.values() if event.actor)

    def _places(self) -> Iterator[Place]:
        review = self._ledger.review
        for field in PROSE:
            text = str(getattr(review.meta, field))
            for flag in self.of(text) if text else ():
                yield Place("meta", review.id, field, text, flag)
        for table, names in FIELDS.items():
            for key, record in review.table(table).items():
                if record.deleted:
                    continue
                for field in names:
                    text = str(getattr(record, field))
                    for flag in self.of(text) if text else ():
                        yield Place(table, key, field, text, flag)
