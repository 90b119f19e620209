"""What sources say against each other: a report tells a time from memory, a log has it to the second.

A moment of a report and an entry of a machine are about the same thing when they lie close together and share a word
that is not a common one. Nothing is corrected here; a person decides.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple, TypeVar

from facilitator.review.twins import NEAR, telling_words
from facilitator.sources.records import Reading, SourceEvent
from facilitator.sources.stopping import Watch, part, unwatched
from facilitator.sources.zones import stated_zone

_INSTANT: Final = attrgetter("at")
T = TypeVar("T")
_EVERY: Final = 2_000
"""Entries between two looks at whether somebody wants to stop."""
_SAME: Final = timedelta(minutes=1)
_SHOWN: Final = 3
_REPORTS: Final = frozenset({"report"})


class _Moment(NamedTuple):
    at: datetime
    source: str
    text: str
    key: str
    words: frozenset[str]
    zone: str = ""


def compare(
    readings: Sequence[Reading], existing: Sequence[tuple[datetime, str, str]] = (), zone: tzinfo = UTC
) -> tuple[str, ...]:
    """Return where a report and the machines' records disagree about when something happened.

    Args:
        readings: what was read, of several sources.
        existing: moments that the review has already, as (instant, source, text).
        zone: in which times are shown, where a report does not state another: then its own, which is named.
    """
    return _contradictions(*_sides(readings, existing), zone)


def unmentioned(readings: Sequence[Reading], existing: Sequence[tuple[datetime, str, str]] = ()) -> frozenset[str]:
    """Return the keys of machines' entries close to a moment of a report that no moment of it is about."""
    return _silent(*_sides(readings, existing))


def compare_both(
    readings: Sequence[Reading],
    existing: Sequence[tuple[datetime, str, str]],
    zone: tzinfo,
    watch: Watch = unwatched,
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return what `compare` and `unmentioned` do, in little more time than one of them takes.

    `watch` is told the progress every few thousand entries and for every moment of a report, and may raise to stop.
    """
    told, recorded = _sides(readings, existing, part(watch, 0, 0.6))
    found = _contradictions(told, recorded, zone, part(watch, 0.6, 0.8))
    return found, _silent(told, recorded, part(watch, 0.8, 1))


def _contradictions(
    told: Sequence[_Moment], recorded: Sequence[_Moment], zone: tzinfo, watch: Watch = unwatched
) -> tuple[str, ...]:
    found: list[str] = []
    beside_it = _Near(recorded)
    tellers = _Near(told)
    for number, moment in enumerate(told):
        watch(number / len(told))
        near = beside_it.of(moment.at)
        about = [entry for entry in near if entry.words & moment.words]
        if not about or any(abs(entry.at - moment.at) < _SAME for entry in about):
            continue
        own, name = _shown_in(moment, zone)
        clock = f"{moment.at.astimezone(own):%H:%M}{name}"
        named = {entry.key for entry in about}
        beside = [entry for entry in near if entry.key in named or not _told_of(entry, tellers)]
        for source, group in groupby(sorted(beside, key=_by_source), key=lambda entry: entry.source):
            entries = list(group)
            if any(entry.key in named for entry in entries):
                found.append(f"the {moment.source} says {clock}; {source} has {_in_words(entries, own)}")
    return tuple(dict.fromkeys(found))


def _silent(told: Sequence[_Moment], recorded: Sequence[_Moment], watch: Watch = unwatched) -> frozenset[str]:
    """Return the keys of the entries that no moment is about; all that were recorded are near one."""
    tellers = _Near(told)
    return frozenset(
        entry.key
        for entry in _watched(recorded, watch)
        if _is_near(entry.at, tellers.times) and not _told_of(entry, tellers)
    )


def _watched(entries: Sequence[T], watch: Watch) -> Iterator[T]:
    """Yield the entries; somebody may stop every few thousand of them."""
    for start in range(0, len(entries), _EVERY):
        watch(start / len(entries))
        yield from entries[start : start + _EVERY]


def _shown_in(moment: _Moment, zone: tzinfo) -> tuple[tzinfo, str]:
    """Return the zone to show a report's moment in, and its name where the reader would take it for another."""
    own = stated_zone(moment.zone) if moment.zone else None
    if own is None or moment.at.astimezone(own).utcoffset() == moment.at.astimezone(zone).utcoffset():
        return zone, ""
    return own, f" {moment.zone}"


class _Near:
    """Moments in order, to find those close to an instant without a look at all of them."""

    def __init__(self, moments: Iterable[_Moment]) -> None:
        self._moments = sorted(moments, key=_INSTANT)
        self.times = [moment.at for moment in self._moments]

    def of(self, at: datetime) -> list[_Moment]:
        """Return the moments within `NEAR` of an instant, by time."""
        return self._moments[bisect_left(self.times, at - NEAR) : bisect_right(self.times, at + NEAR)]


def _told_of(entry: _Moment, told: _Near) -> bool:
    return any(entry.words & moment.words for moment in told.of(entry.at))


def _sides(
    readings: Sequence[Reading], existing: Sequence[tuple[datetime, str, str]], watch: Watch = unwatched
) -> tuple[list[_Moment], list[_Moment]]:
    """Return what reports tell, and what machines recorded to the second."""
    reports = [reading for reading in readings if reading.read_as in _REPORTS]
    told = [_moment(event) for reading in reports for event in reading.events if not event.noise]
    told += [_existing(entry) for entry in existing if entry[1].split(" ")[0] in _REPORTS]
    if not told:
        return [], []
    times = sorted(moment.at for moment in told)
    machines = [event for reading in readings if reading.read_as not in _REPORTS for event in reading.events]
    recorded = [
        _moment(event)
        for event in _watched(machines, watch)
        if event.precision == "second" and not event.noise_reason and _is_near(event.at, times)
    ]
    recorded += [_existing(entry) for entry in existing if entry[1].split(" ")[0] not in _REPORTS and entry[0].second]
    return told, recorded


def _is_near(at: datetime, times: Sequence[datetime]) -> bool:
    """Tell whether one of the ordered `times` lies within `NEAR` of `at`: a log of a day has a few rows that do."""
    place = bisect_left(times, at - NEAR)
    return place < len(times) and times[place] <= at + NEAR


def _moment(event: SourceEvent) -> _Moment:
    return _Moment(event.at, event.source, event.text, event.key, telling_words(event.text), event.zone or "")


def _existing(entry: tuple[datetime, str, str]) -> _Moment:
    at, source, text = entry
    return _Moment(at, source, text, f"{at.timestamp()} {text}", telling_words(text))


def _by_source(entry: _Moment) -> tuple[str, datetime]:
    return entry.source, entry.at


def _in_words(entries: Sequence[_Moment], zone: tzinfo) -> str:
    """Return entries as "merges at 10:57 and one change at 11:03"."""
    merges = [entry for entry in entries if entry.text.startswith("Merge ")]
    others = [entry for entry in entries if not entry.text.startswith("Merge ")]
    noun = "change" if merges or entries[0].source.startswith("git") else "entry"
    plural = "changes" if noun == "change" else "entries"
    parts = [_counted(merges, "one merge", "merges", zone), _counted(others, f"one {noun}", plural, zone)]
    return " and ".join(part for part in parts if part)


def _counted(entries: Sequence[_Moment], one: str, many: str, zone: tzinfo) -> str:
    if not entries:
        return ""
    clocks = list(dict.fromkeys(f"{entry.at.astimezone(zone):%H:%M}" for entry in entries))
    more = f" and {len(clocks) - _SHOWN} more" if len(clocks) > _SHOWN else ""
    return f"{one if len(entries) == 1 else many} at {', '.join(clocks[:_SHOWN])}{more}"
