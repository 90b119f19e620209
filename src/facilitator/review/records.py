"""What a review is made of: frozen records, one class per table, every field of a type that JSON can carry.

Times are aware datetimes in UTC. Texts have passed `text.clean`. A tuple stands where a list would. A record is never
changed and never removed: `change.apply` makes the next one, deleting sets `deleted`, `history` holds earlier values.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Value = str | int | bool | date | datetime | tuple["Span", ...] | tuple[str, ...] | None
"""What a field can hold (a datetime is a date to Python, not to us: see `codec`)."""

Precision = Literal["second", "minute", "day", "approximate"]
NoteKind = Literal["note", "well", "hard", "lucky", "lesson"]
FactorKind = Literal["condition", "held", "odd"]
ActionState = Literal["open", "done", "declined"]
ParkedKind = Literal["idea", "question", "not today"]
Status = Literal["draft", "in review", "published", "closed"]
Level = Literal["meeting", "written", "near-miss"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time; one that goes on has no end."""

    began: datetime
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A value that a field held before."""

    field: str
    value: Value
    by: str
    """Who replaced it; empty where nobody is named (wording, votes)."""
    at: datetime | None
    """When it was replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records share."""

    id: str
    deleted: bool = False
    history: tuple[Earlier, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authored(Record):
    """A record that says who made it and when."""

    made_by: str = ""
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered(Authored):
    """A record with a place among its kind."""

    pos: str = ""
    """Its fractional position (`position`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta(Authored):
    """The review itself; its id is the review's."""

    title: str = ""
    severity: str = ""
    """`1` to `4`, `near-miss`, or empty while nobody has said."""
    level: Level = "meeting"
    length: int | None = None
    """Length of the meeting in minutes."""
    signals: tuple[str, ...] = ()
    """What lifts the level: ids of `guidance.signals`."""
    status: Status = "draft"
    zone: str = "UTC"
    """The incident's zone, an IANA name: the timeline is shown in it."""
    began: datetime | None = None
    """When the incident began, as far as known."""
    meets: datetime | None = None
    """When the meeting is planned to start."""
    team: str = ""
    services: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    summary: str = ""
    impact: str = ""
    impact_users: str = ""
    """How many were touched, as a number or in words ("about 4,000", "none")."""
    detection: str = ""
    response: str = ""
    lessons: str = ""
    related: str = ""
    glossary: str = ""
    nearly: str = ""
    """Near miss: what nearly happened."""
    stopped_by: str = ""
    """Near miss: what stopped it, a control or luck."""
    worst_case: str = ""
    """Near miss: the worst credible outcome."""
    safeguard: str = ""
    """Near miss: one suggested safeguard, or "none"."""
    publisher: str = ""
    """Who publishes after the meeting."""
    publish_due: date | None = None
    publish_to: str = ""
    published_at: datetime | None = None
    published_to: str = ""
    published_by: str = ""
    started: datetime | None = None
    """When the meeting was started."""
    planned_end: datetime | None = None
    """When it was to end, as decided at the start."""
    ended: datetime | None = None
    pauses: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Ordered):
    """Somebody invited, or met in the timeline."""

    name: str = ""
    role: str = ""
    """Their part in this review in words: "facilitator", "resolved it"."""
    invited: bool = True
    present: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Authored):
    """A moment of the timeline; ordered by its instant."""

    at: datetime
    until: datetime | None = None
    precision: Precision = "minute"
    zone_seen: str = ""
    """The zone as it was read (name, abbreviation, offset); empty when none was written."""
    text: str = ""
    source: str = ""
    """Where it comes from: "git", "report"; empty for what somebody said."""
    also: tuple[str, ...] = ()
    """Further sources that record the same moment."""
    apart: tuple[str, ...] = ()
    """Ids of moments that were taken for this one, and that somebody says are others."""
    actor: str = ""
    url: str = ""
    key: str = ""
    """Finds it again on re-import."""
    batch: str = ""
    """The import that brought it."""
    known: str = ""
    """What was known then."""
    sense: str = ""
    """Why it made sense."""
    marks: tuple[str, ...] = ()
    """Milestones it stands for: ids of `guidance.marks`."""
    rolled: bool = False
    """A bare time was moved to another day than that of the moment pointed at."""
    pos: str = ""
    """Order among moments of one instant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Ordered):
    """Something said: on an entry, on the review, or in one of the lists of Well & lucky."""

    kind: NoteKind = "note"
    text: str = ""
    on: str = ""
    """The id of the record it belongs to; empty: the review."""
    phase: str = ""
    """The phase in which it was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor(Ordered):
    """A contributing factor: a condition, a defence that held, or something odd."""

    kind: FactorKind = "condition"
    text: str = ""
    tags: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    """Ids of the events it touches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Ordered):
    """What will be different, who sees to it and by when."""

    text: str = ""
    owner: str = ""
    due: date | None = None
    type: str = ""
    """prevent, detect, limit, respond or process."""
    factors: tuple[str, ...] = ()
    """Ids of the factors it touches."""
    state: ActionState = "open"
    reason: str = ""
    """Why it was declined."""
    ticket: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked(Ordered):
    """Something for later."""

    kind: ParkedKind = "idea"
    text: str = ""
    phase: str = ""
    outcome: str = ""
    """What became of it in words ("taken up in Factors", "sent to the product lead"); empty: still parked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Ordered):
    """A phase of the agenda."""

    phase: str = ""
    """Its id in `guidance.PHASES`."""
    plan: int = 0
    """Minutes planned before the meeting."""
    minutes: int = 0
    """Minutes it has now, after borrowing and adding."""
    visits: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Ordered):
    """A line of a checklist; its id is the line's id in `guidance`."""

    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Import(Authored):
    """A file that was imported."""

    file: str = ""
    kind: str = ""
    digest: str = ""
    read: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Record):
    """What was done about a wording. It never says by whom, and never holds a person's name."""

    kind: Literal["reworded", "let be"] = "reworded"
    category: str = ""
    phase: str = ""
    phrase: str = ""
    """The words that were let be, in lower case; empty for a reworded one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Record):
    """Hands counted: `learned` and `again`."""

    count: int | None = None
    of: int | None = None


TABLES: dict[str, type[Record]] = {
    "actions": Action,
    "agenda": Phase,
    "checklist": Check,
    "events": Event,
    "factors": Factor,
    "imports": Import,
    "meta": Meta,
    "notes": Note,
    "parked": Parked,
    "people": Person,
    "votes": Vote,
    "wording": Wording,
}
"""The record class of each table."""

TABLE_OF: dict[type[Record], str] = {kind: name for name, kind in TABLES.items()}
"""The table of each record class."""
