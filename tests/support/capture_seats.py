"""Where the typist sits in tests of the capture line."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from facilitator.review.capture import Intent, Situation, Target

PARIS = ZoneInfo("Europe/Paris")
MOMENT = Target("events", "e1", "10:57")
FACTOR = Target("factors", "f3", "factor 3")
ACTION = Target("actions", "a3", "action 3")
LEARNED = Target("votes", "learned", "I learned something")
AT_1057 = datetime(2022, 1, 27, 9, 57, tzinfo=UTC)
AT_1800 = datetime(2022, 1, 27, 17, 0, tzinfo=UTC)


def seat(phase: str = "timeline", target: Target | None = None, *, after: datetime | None = None) -> Situation:
    """Return the situation of Binder's review in a phase, with five factors and three actions."""
    return Situation(
        phase=phase,
        zone=PARIS,
        day=date(2022, 1, 27),
        today=date(2022, 1, 28),
        start=datetime(2022, 1, 27, 10, 0, tzinfo=UTC),
        after=after or (AT_1057 if phase == "timeline" and target else None),
        target=target,
        people=("Ana", "Sam", "Ida", "Kit", "Noor", "Lee Berg"),
        factors=5,
        actions=3,
        verbs=frozenset({"at", "park", "look", "save-elsewhere"}),
    )


TIMELINE = seat("timeline", MOMENT)
FACTORS = seat("factors", FACTOR)
ACTIONS = seat("actions", ACTION)


def said(intent: Intent) -> tuple[str, str, str]:
    """Return what an intent makes, of which text, and what the chip says."""
    return intent.makes, intent.text, intent.chip


def local(intent: Intent) -> str:
    """Return the time of an intent as it is in Paris."""
    assert intent.time is not None
    assert intent.time.at is not None
    return f"{intent.time.at.astimezone(PARIS):%a %d %b %H:%M:%S}"
