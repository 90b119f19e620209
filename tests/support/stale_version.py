"""A review with everything in it: Binder's incident of 27 January 2022, as the picture of the screens has it.

Times and events are those that were published; people and remarks are invented.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.review.records import (
    Action,
    Event,
    Factor,
    Import,
    Meta,
    Note,
    Parked,
    Person,
    Phase,
    Record,
    Span,
    Vote,
)
from facilitator.review.review import Review

PARIS = ZoneInfo("Europe/Paris")
MEETS = datetime(2022, 1, 28, 14, 0, tzinfo=PARIS).astimezone(UTC)
TODAY = date(2022, 1, 28)


def paris(day: int, clock: str) -> datetime:
    """Return a time of January 2022 in Paris, as the record holds it."""
    at = datetime.combine(date(2022, 1, day), time.fromisoformat(clock), PARIS)
    return at.astimezone(UTC)


def review_of(*records: Record, **meta: Any) -> Review:
    """Return a review with these records, in the zone of Paris."""
    review = Review(Meta(id="r1", **{"title": "Stale prime version", "zone": "Europe/Paris", **meta}))
    for record in records:
        review = review.put(record)
    return review


def event(record_id: str, day: int, clock: str, text: str = "something", **fields: Any) -> Event:
    """Return a moment of January 2022, told by the clock of Paris."""
    return Event(id=record_id, at=paris(day, clock), text=text, **fields)


EVENTS = (
    event("e01", 27, "09:51:50", "repo2docker bump proposed", source="git", precision="second", actor="henchbot"),
    event("e02", 27, "10:57:47", "binderhub bump merged (#2110)", source="git", precision="second", actor="Ida"),
    event(
        "e03",
        27,
        "10:57:58",
        "repo2docker bump merged (#2111)",
        source="git",
        precision="second",
        actor="Ida",
        marks=("trigger",),
        known="a routine bump, two most days; CI was green",
        sense="no bump had ever touched routing",
        url="https://github.com/jupyterhub/mybinder.org-deploy/pull/2111",
    ),
    event("e04", 27, "11:00", "traffic to the other members begins to drop", source="report", marks=("impact_start",)),
    event("e05", 27, "11:03:03", "setup-gcloud action version pinned", source="git", precision="second"),
    event("e06", 27, "14:35", "federation members notice the drop", source="report", marks=("detected",)),
    event(
        "e07",
        27,
        "18:00",
        "GKE falls below quota, traffic returns",
        source="report",
        marks=("impact_end",),
        also=("grafana",),
    ),
    event("e08", 28, "09:00", "investigation starts; logs show a version mismatch", source="report", actor="Kit"),
    event("e09", 28, "09:51:15", "check versions before health (#2113)", source="git", precision="second"),
    event("e10", 28, "13:16:30", "fix merged (#2113)", source="git", precision="second", marks=("resolved",)),
)
NOTES = (
    Note(id="n1", text="prime was already full at that moment", on="e03", pos="1", phase="timeline"),
    Note(id="n2", text="members saw healthy clusters and no traffic", on="f3", pos="2", phase="factors"),
    Note(id="n3", text="the log line existed; nobody is sent it", on="f3", pos="3", phase="factors"),
    Note(id="n4", kind="well", text="the cluster healed itself once load fell", pos="4"),
    Note(id="n5", kind="hard", text="nothing told us for three hours", pos="5"),
    Note(id="n6", kind="lucky", text="prime could carry more than its own quota", pos="6"),
    Note(id="n7", kind="lesson", text="a reference must not depend on the health of what it is read from", pos="7"),
    Note(id="n8", text="Noor asks for the 15 minutes to be looked at again in March", on="a2", pos="8"),
    Note(id="n9", text="we start four minutes late", pos="9", phase="open"),
)
FACTORS = (
    Factor(
        id="f1",
        text="the version is checked only while a cluster is healthy",
        tags=("design",),
        moments=("e04", "e07"),
        pos="1",
    ),
    Factor(
        id="f2",
        text="prime is both the busiest member and the reference",
        tags=("coupling",),
        moments=("e04",),
        pos="2",
    ),
    Factor(
        id="f3", text="the status page leaves out the version check", tags=("observability",), moments=("e06",), pos="3"
    ),
    Factor(
        id="f4",
        text="no alert when a member's share of traffic drops",
        tags=("alerting",),
        moments=("e04", "e06"),
        pos="4",
    ),
    Factor(id="f5", text="two bumps a day made this one look like any other", pos="5"),
    Factor(id="f6", kind="held", text="the member clusters themselves stayed healthy", pos="6"),
    Factor(id="f7", kind="odd", text="the mismatch cleared by itself at 18:00", moments=("e07",), pos="7"),
)
ACTIONS = (
    Action(
        id="a1",
        text="check versions before health (#2113)",
        owner="Ida",
        state="done",
        type="prevent",
        factors=("f1",),
        pos="1",
    ),
    Action(
        id="a2",
        text="alert when a member gets < 5 % for 15 min",
        owner="Noor",
        due=date(2022, 2, 11),
        type="detect",
        factors=("f4",),
        pos="2",
    ),
    Action(
        id="a3",
        text="add the version check to the status page",
        owner="Kit",
        due=date(2022, 2, 11),
        type="detect",
        factors=("f3",),
        ticket="https://github.com/jupyterhub/mybinder.org-deploy/issues/2114",
        pos="3",
    ),
    Action(
        id="a4", text="let prime refuse traffic while unhealthy", owner="Kit", type="limit", factors=("f2",), pos="4"
    ),
    Action(
        id="a5", text="merge only one bump a day", state="declined", reason="the bumps themselves were sound", pos="5"
    ),
)
PARKED = (
    Parked(id="k1", text="an expiry on the reference version", phase="timeline", pos="1", outcome="became an action"),
    Parked(id="k2", kind="not today", text="the vendor contract for log storage", phase="factors", pos="2"),
)
PEOPLE = (
    Person(id="p1", name="Ana", role="facilitator", pos="1"),
    Person(id="p2", name="Sam", role="scribe", pos="2"),
    Person(id="p3", name="Ida", role="resolved it", pos="3"),
    Person(id="p4", name="Kit", role="operates a member", pos="4"),
    Person(id="p5", name="Noor", role="owns the redirector", pos="5"),
    Person(id="p6", name="Lee", role="support voice", pos="6", present=False),
    Person(id="p7", name="Bo", role="newcomer", pos="7"),
)
PLAN = (("open", 3), ("timeline", 17), ("factors", 25), ("well", 5), ("actions", 8), ("close", 2))
USED = (3, 20, 24, 4, 9, 2)


def agenda() -> tuple[Phase, ...]:
    """Return the agenda of an hour, nothing of it used."""
    return tuple(
        Phase(id=f"g{place}", phase=phase, plan=minutes, minutes=minutes, pos=str(place))
        for place, (phase, minutes) in enumerate(PLAN, 1)
    )


def held() -> tuple[Phase, ...]:
    """Return the agenda as it went, from 14:04 on."""
    began, found = MEETS + timedelta(minutes=4), []
    for phase, minutes in zip(agenda(), USED, strict=True):
        ended = began + timedelta(minutes=minutes)
        found.append(
            Phase(
                id=phase.id,
                phase=phase.phase,
                plan=phase.plan,
                minutes=phase.minutes,
                pos=phase.pos,
                visits=(Span(began, ended),),
            )
        )
        began = ended
    return tuple(found)


def full_review(**meta: Any) -> Review:
    """Return the whole review after its meeting."""
    texts = {
        "severity": "2",
        "length": 60,
        "team": "Binder operations",
        "services": ("federation-redirect",),
        "began": paris(27, "11:00"),
        "meets": MEETS,
        "started": MEETS + timedelta(minutes=4),
        "planned_end": MEETS + timedelta(minutes=64),
        "ended": MEETS + timedelta(minutes=66),
        "summary": (
            "The reference version of the prime cluster was out of date, so no other member got traffic.\n\n"
            "This lasted nine hours, until load fell and the version was read again."
        ),
        "impact": "Launches were slower and all of them ran on one cluster.",
        "response": "The investigation began the next morning. The logs showed the mismatch within minutes.",
        "publisher": "Ana",
        "publish_due": date(2022, 2, 4),
        "publish_to": "everybody who was invited",
        "links": ("https://mybinder.readthedocs.io/en/latest/about/status.html",),
        "glossary": "prime: the cluster whose version the others are held against",
    }
    others: tuple[Record, ...] = (
        Import(id="i1", file="git-log.tsv", kind="git log", read=25, kept=8),
        Vote(id="learned", count=6, of=7),
        Vote(id="again", count=7, of=7),
    )
    return review_of(*EVENTS, *NOTES, *FACTORS, *ACTIONS, *PARKED, *PEOPLE, *held(), *others, **(texts | meta))
