"""`git log` in the forms that people have at hand: tab-separated fields, the default form, one with `--stat`.

Subjects are taken as written: a merge is a merge, and says nothing about a deployment. The committer's date decides,
because a rebase leaves the author's date days behind.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.sources import stamps
from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source

_HASH: Final = re.compile(r"[0-9a-f]{7,40}|[0-9a-f]{64}")
_DEFAULT: Final = re.compile(r"commit ([0-9a-f]{7,64})\b.*")
_FIELD: Final = re.compile(r"(Merge|Author|AuthorDate|Date|Commit|CommitDate|Reflog|Reflog message): +(.*)")
_RAW: Final = re.compile(r"(author|committer) (.+?) <[^>]*> (\d{9,10}) [+-]\d{4}")
"""What `--format=raw` and `git cat-file` print, the time as an epoch."""

_HEADER: Final = re.compile(
    r"([0-9a-f]{7,64}) (\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:Z| ?[+-]\d\d:?\d\d))?)(?: (?:[|-] )?(.*))?"
)
_ONE_LINE: Final = re.compile(r"[0-9a-f]{7,40} (?:\([^)]*\) )?\S.*")
_CLOCK: Final = re.compile(r"\d\d:\d\d:\d\d")
_GRAPH: Final = re.compile(r"(?:[*|\\/_] ?)+")
_STAT: Final = re.compile(r" .*\|\s+(?:\d+ [+-]*|\d+|Bin\b.*)| ?\d+ files? changed\b.*")
_SIGNS: Final = ("\t", "|", ";", ",")
_FIELDS: Final = 3
"""A hash, a date and a text: what makes a commit."""

_COMMAND: Final = "git log --date=iso-strict --format='%H%x09%cI%x09%aI%x09%an%x09%s'"


@dataclass(slots=True)
class _Commit:
    """One commit while its lines are read."""

    sha: str
    row: str
    when: str = ""
    actor: str = ""
    merge: bool = False
    headed: bool = False
    body: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Return the subject; for a merge with the first line of what was merged."""
        said = [line.strip() for line in self.body if line.strip() and not _STAT.fullmatch(line)]
        if not said:
            return ""
        subject = said[0]
        merge = self.merge or subject.startswith("Merge ")
        return f"{subject}: {said[1]}" if merge and len(said) > 1 and said[1] not in subject else subject


def _keep(harvest: Harvest, commit: _Commit) -> None:
    if commit.headed and not any(line.strip() for line in commit.body):
        commit.actor, commit.body = "", [commit.actor]
    if commit.when.endswith(" ago"):
        raise UnreadableError(f"This git log has ages instead of times. Run: {_COMMAND} > git-log.tsv")
    try:
        stamp = harvest.dial.read(commit.when)
    except StampError as error:
        harvest.skip(commit.row, str(error))
        return
    harvest.add(stamp, commit.text(), row=commit.row, actor=commit.actor, key=f"git:{commit.sha}")


def _is_default(sample: Sample) -> bool:
    lines = [_without_graph(text) for text in sample.lines]
    named = any(_FIELD.fullmatch(text.strip()) or _RAW.fullmatch(text) for text in lines)
    return named and any(_DEFAULT.fullmatch(text) for text in lines[:3])


def _without_graph(text: str) -> str:
    """Return a line without the branches that `--graph` draws before it."""
    if text[:1] not in {"*", "|"}:
        return text
    bare = _GRAPH.sub("", text)
    return bare.lstrip() if text[:1] == "*" or "* " in text[: len(text) - len(bare)] else bare


def _read_default(sample: Sample, harvest: Harvest) -> None:
    commit: _Commit | None = None
    authors_only = False
    for number, drawn in enumerate(sample.each_line(), start=1):
        text = _without_graph(drawn)
        start = _DEFAULT.fullmatch(text)
        if start:
            if commit:
                _keep(harvest, commit)
            commit = _Commit(start[1], f"line {number}")
            continue
        if commit is None:
            continue
        raw = _RAW.fullmatch(text) if not any(commit.body) else None
        if raw:
            _note(commit, "Author" if raw[1] == "author" else "CommitDate", raw[2] if raw[1] == "author" else raw[3])
            continue
        named = _FIELD.fullmatch(text.strip()) if not any(commit.body) else None
        if named:
            authors_only |= named[1] == "Date"
            _note(commit, named[1], named[2])
        elif text.startswith("    ") or not text.strip() or _STAT.fullmatch(text):
            commit.body.append(text)
    if commit:
        _keep(harvest, commit)
    if authors_only:
        harvest.warn(
            "This form of git log has the authors' dates only; after a rebase they are early. "
            f"For the committers' dates: {_COMMAND}"
        )


def _note(commit: _Commit, name: str, value: str) -> None:
    value = value.strip()
    if name == "Merge":
        commit.merge = True
    elif name == "Author":
        commit.actor = value.split(" <")[0]
    elif name == "CommitDate" or (name in {"Date", "AuthorDate"} and not commit.when):
        commit.when = value


def _is_headed(sample: Sample) -> bool:
    return bool(sample.lines) and _HEADER.fullmatch(sample.lines[0]) is not None and "\t" not in sample.lines[0]


def _read_headed(sample: Sample, harvest: Harvest) -> None:
    commit: _Commit | None = None
    for number, text in enumerate(sample.each_line(), start=1):
        start = _HEADER.fullmatch(text)
        if start:
            if commit:
                _keep(harvest, commit)
            commit = _Commit(start[1], f"line {number}", when=start[2], actor=start[3] or "", headed=True)
        elif commit is not None:
            commit.body.append(text)
    if commit:
        _keep(harvest, commit)


def _is_fields(sample: Sample) -> bool:
    return _separator(sample) != ""


def _separator(sample: Sample) -> str:
    """Return the sign between hash, date and text on each line; nothing when it is no such log."""
    for sign in _SIGNS:
        rows = [text.split(sign) for text in sample.lines[:5]]
        if rows and all(len(row) >= _FIELDS and _is_hash(row[0]) and _columns(row).dates for row in rows):
            return sign
    return ""


def _is_hash(cell: str) -> bool:
    return _HASH.fullmatch(cell.strip()) is not None


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the fields of a log stand: told by content, since the order is the user's format."""

    dates: tuple[int, ...]
    others: tuple[int, ...]


def _columns(row: list[str]) -> _Columns:
    dates = tuple(at for at, cell in enumerate(row) if at and stamps.read(cell.strip()) is not None)
    others = tuple(at for at, cell in enumerate(row) if at and at not in dates and not _is_hash(cell))
    return _Columns(dates, others)


def _read_fields(sample: Sample, harvest: Harvest) -> None:
    sign = _separator(sample)
    committed = _committer_column(sample, sign)
    most = min(text.count(sign) for text in sample.lines)
    for number, text in enumerate(sample.each_line(), start=1):
        if not text.strip():
            continue
        row = text.split(sign, most)
        if len(row) < _FIELDS or not _is_hash(row[0]):
            harvest.skip(f"line {number}", "not a commit: no hash, date and subject")
            continue
        where = _columns(row)
        if not where.dates:
            harvest.skip(f"line {number}", "no time")
            continue
        date = where.dates[committed] if committed < len(where.dates) else where.dates[0]
        after = [at for at in where.others if at > where.dates[0]] or list(where.others)
        subject = row[after[-1]] if after else ""
        actor = row[after[0]] if len(after) > 1 else row[where.others[0]] if len(where.others) > 1 else ""
        commit = _Commit(row[0].strip(), f"line {number}", when=row[date].strip(), actor=actor, body=[subject])
        _keep(harvest, commit)


def _committer_column(sample: Sample, sign: str) -> int:
    """Return which date of a row is the committer's: the later one, since a commit is made after it was written."""
    for text in sample.head.split("\n"):
        row = text.rstrip("\r").split(sign)
        found = [stamps.read(row[at].strip()) for at in _columns(row).dates]
        if len(found) > 1 and found[0] and found[1] and found[0].at.tzinfo and found[1].at.tzinfo:
            if found[0].at > found[1].at:
                return 0
            if found[1].at > found[0].at:
                return 1
    return 0


def _is_one_line(sample: Sample) -> bool:
    return (
        len(sample.lines) > 0
        and all(
            _ONE_LINE.fullmatch(text) and any(char.isdigit() for char in text.split(" ")[0])
            for text in map(_without_graph, sample.lines[:8])
        )
        and not all(text.split(" ")[0].isdigit() or _CLOCK.search(text) for text in sample.lines[:8])
    )


def _refuse(sample: Sample, _harvest: Harvest) -> None:
    raise UnreadableError(
        f"{sample.name} is a git log without times, as --oneline prints it. Run: {_COMMAND} > git-log.tsv"
    )


GIT_SOURCES: Final = (
    Source(kind="git log", read_as="git", recognise=_is_default, read=_read_default),
    Source(kind="git log", read_as="git", recognise=_is_headed, read=_read_headed),
    Source(kind="git log", read_as="git", recognise=_is_fields, read=_read_fields),
    Source(kind="git log", read_as="git", recognise=_is_one_line, read=_refuse),
)
"""The forms of `git log`, the one without times last."""
