"""The clauses of a captured sentence: who owns it, by when, and what it is tagged with.

A clause is cut out only where the rest still reads as a sentence; a name or tag in the middle of one stays as a word.
What was cut is read back to the typist, so nothing is taken in silence.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from facilitator.text import clean_line
from facilitator.times import DueReading, Order, find_due, read_due

LONGEST_READ: Final = 600
"""Characters in which dates, owners and tags are looked for; what is longer is prose."""
SHORT: Final = 40
"""Characters of the longest text that can be a date as a whole."""
_WORDS_OF_AN_OWNER: Final = 4
"""Words that a line of nothing but "owned by …" may have: "owned by the platform team"."""

_NAME_END: Final = r"\s*(?:[)\]]|(?=[,;]|(?<=\w\w\w)\.(?:\s|$)|\.?$))"
_OWNED: Final = re.compile(
    r"(?:\s*[,;(\[–—]\s*|\s-{1,2}\s+)(?:and )?(?:to be )?(?:(?:owned by|owner is|assigned to)\s+|owner:\s*)"
    rf"(?P<owner>@?\w[^,;:()\[\]]{{0,59}}?){_NAME_END}",
    re.IGNORECASE,
)
_OWNER_FIRST: Final = re.compile(
    rf"(?:owner:\s*|(?P<loose>owned by|owner is|owner|assigned to)\s+)(?P<owner>@?\w[^,;:()\[\]]{{0,59}}?){_NAME_END}",
    re.IGNORECASE,
)
_OWNER_LAST: Final = re.compile(
    r"\s(?P<and>and )?(?:owned by|assigned to)\s+(?P<owner>@?\w[^,;]{0,59}?)\.?$", re.IGNORECASE
)
# "by 11 feb" where the date reader takes an amount for what it is after "by" ("reduce by 2 days"): a month decides.
_BY_DAY: Final = re.compile(
    r"(?:^|\s*[,;(]\s*|\s+)(?:by|before)\s+"
    r"(?P<day>(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?\.? (?:of )?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:,? [0-9]{4})?)\)?(?=[,;]|\.?$)",
    re.ASCII | re.IGNORECASE,
)
_AT: Final = re.compile(r"(?:^|(?<=[\s(]))@(?=\w)")
_AT_NAME: Final = re.compile(r"\w[\w.'’-]{0,40}")
_TAG: Final = re.compile(r"(?:^|(?<=\s))#([^\W\d][\w-]{0,40})(?=[\s,;.:]|$)")
_SEAM: Final = " ,;:–—"
_STOPS: Final = (",", ";", ".", ")")
"""What stands next to the word before it."""
_JOINED: Final = frozenset(("and", "&", "+"))
"""Words between names that own something together."""
_HELD: Final = re.compile(r"\b(?:to|with|for|from|of|at|about|than|and|or|ask|tell|via|like|after)\s+$", re.IGNORECASE)
"""Words that need the name behind them: "send it to @kit"."""
_BY: Final = re.compile(r"\s+by\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a due date is read against."""

    today: date
    order: Order | None = None
    sprint_end: date | None = None
    sprint_weeks: int = 2

    def read(self, text: str) -> DueReading:
        """Return how the whole of `text` is read as a due date."""
        return read_due(
            text, today=self.today, sprint_end=self.sprint_end, sprint_weeks=self.sprint_weeks, order=self.order
        )

    def find(self, text: str) -> tuple[DueReading, tuple[int, int]] | None:
        """Return the due date that a sentence states and the place of its words."""
        found = find_due(
            text, today=self.today, sprint_end=self.sprint_end, sprint_weeks=self.sprint_weeks, order=self.order
        )
        if found is not None:
            return found
        for match in reversed(list(_BY_DAY.finditer(text))):
            reading = self.read(match["day"])
            if reading.date is not None:
                return reading, match.span()
        return None


@dataclass(frozen=True, slots=True)
class Clauses:
    """What an action's sentence says."""

    owner: str
    due: DueReading | None
    text: str
    """The sentence without the clauses; to the letter where it has none."""


@lru_cache(maxsize=8)
def read_clauses(line: str, people: tuple[str, ...], calendar: Calendar) -> Clauses:
    """Return owner, date and what is left of an action's sentence (one cleaned line)."""
    if len(line) > LONGEST_READ:
        return Clauses("", None, line)
    due, rest = _cut_due(line, calendar)
    owner, rest = _cut_owner(rest, people, dated=due is not None)
    if due is None and owner:
        due, rest = _cut_due(rest, calendar)
    if due is None and not owner:
        # "due by March fifteenth and owned by Kit": the owner hides the end of the date.
        last = _OWNER_LAST.search(rest)
        if last and last["and"]:
            due, head = _cut_due(rest[: last.start()], calendar)
            owner, rest = (last["owner"], head) if due is not None else ("", rest)
    if not owner:
        owner, rest = _cut_mentions(rest, people)
    if due is None and not owner:
        return Clauses("", None, line)
    return Clauses(_owner(owner, people), due, clean_line(rest).strip(_SEAM).rstrip(". "))


def begins_with_person(line: str, people: tuple[str, ...]) -> tuple[str, str]:
    """Return the person whose whole name a line begins with, and the rest of it; nobody and the line otherwise."""
    name = known_person(_name_at(line, 0, people), people)
    return (name, line[len(name) :].strip(_SEAM)) if name else ("", line)


def known_person(name: str, people: tuple[str, ...]) -> str:
    """Return the person whose whole name this is, in any case of letters; empty when nobody's."""
    folded = name.casefold()
    return next((one for one in people if one.casefold() == folded), "")


def read_tags(line: str) -> tuple[str, tuple[str, ...]]:
    """Return a factor's text and its `#tags`: those at either end are cut off, one in the middle stays as a word."""
    if len(line) > LONGEST_READ or "#" not in line:
        return line, ()
    found = list(_TAG.finditer(line))
    tags = tuple(dict.fromkeys(match[1].casefold() for match in found))
    return (_without(line, [(*match.span(), match[1]) for match in found]) if tags else line), tags


def _cut_due(line: str, calendar: Calendar) -> tuple[DueReading | None, str]:
    found = calendar.find(line)
    if found is None:
        return None, line
    due, (start, end) = found
    head, tail = line[:start], line[end:].lstrip()
    return due, head.rstrip(_SEAM) + tail if tail[:1] in _STOPS else f"{head} {tail}"


def _cut_owner(line: str, people: tuple[str, ...], *, dated: bool) -> tuple[str, str]:
    line = line.strip()
    first = _OWNER_FIRST.match(line)
    if first:
        name = first["owner"]
        known = bool(known_person(name.lstrip("@"), people))
        loose = (first["loose"] or "").casefold()
        if known or not loose or (loose == "owned by" and len(name.split()) <= _WORDS_OF_AN_OWNER):
            return name, line[first.end() :]
    owned = _OWNED.search(line)
    if owned:
        return owned["owner"], line[: owned.start()] + line[owned.end() :]
    last = _OWNER_LAST.search(line)
    if last and (known_person(last["owner"].lstrip("@"), people) or (last["and"] and dated)):
        return last["owner"], line[: last.start()]
    return "", line


def _cut_mentions(line: str, people: tuple[str, ...]) -> tuple[str, str]:
    """Return who is named with `@`, and the line without those at its ends."""
    found = []
    for match in _AT.finditer(line):
        name = _name_at(line, match.end(), people)
        found.append((match.start(), match.end() + len(name), _person(name, people)))
    if not found:
        return "", line
    rest = _without(line, found)
    # Only names: all of them own it. In a sentence the first one does.
    names = list(dict.fromkeys(name for _, _, name in found))
    said = line
    for start, end, _ in reversed(found):
        said = said[:start] + " " + said[end:]
    if all(word.strip(_SEAM + ".") in ("", *_JOINED) for word in said.split()):
        return " and ".join(names), ""
    return names[0], rest


def _name_at(line: str, start: int, people: tuple[str, ...]) -> str:
    """Return the name that begins at `start`: the longest known one, else one word."""
    for name in sorted(people, key=len, reverse=True):
        said = line[start : start + len(name)]
        if name and said.casefold() == name.casefold() and not line[start + len(name) :][:1].isalnum():
            return said
    word = _AT_NAME.match(line, start)
    return word[0].rstrip(".'’-") if word else ""


def _without(line: str, marks: list[tuple[int, int, str]]) -> str:
    """Return `line` without the marks at its ends; those in between become plain words."""
    first, last = 0, len(line)
    inner = list(marks)
    while inner and not line[first : inner[0][0]].strip(_SEAM + "(") and line[inner[0][1] :][:1] not in ("'", "’", "/"):
        first = inner.pop(0)[1]
    while inner and not line[inner[-1][1] : last].strip(_SEAM + ".)") and not _HELD.search(line[: inner[-1][0]]):
        last = inner.pop()[0]
        last -= len(by[0]) if (by := _BY.search(line[:last])) else 0
    made, place = "", first
    for start, end, word in inner:
        made += line[place:start] + word
        place = end
    made = clean_line(made + line[place:last])
    return made.strip(_SEAM).removesuffix("(").removeprefix(")").strip(_SEAM)


def _owner(said: str, people: tuple[str, ...]) -> str:
    name = re.sub(r"^the\s+", "", clean_line(said), flags=re.IGNORECASE).lstrip("@").strip(_SEAM + "-")
    return _person(name, people)


def _person(name: str, people: tuple[str, ...]) -> str:
    """Return the invited person that `name` begins, else the name as typed: an unknown one is taken."""
    folded = name.casefold()
    starts = [one for one in people if folded and one.casefold().startswith(folded)]
    return known_person(name, people) or (starts[0] if len(starts) == 1 else name)
