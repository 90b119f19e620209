"""What the tests of the session start from: a small review, a ledger that writes it down, a clock that stands still."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from facilitator.clock import FixedClock, counted_ids
from facilitator.review.records import TABLES, Action, Event, Factor, Meta, Note, Parked, Person, Phase
from facilitator.review.review import Review
from facilitator.session.ledger import Ledger

NOW = datetime(2022, 1, 28, 13, 0, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")


def starting_review() -> Review:
    """Return a review with a few of everything, small enough to see through."""
    review = Review(Meta(id="r1", title="Stale prime version", zone="Europe/Paris"))
    for place, (hour, minute, text) in enumerate(
        ((9, 57, "bump merged"), (10, 0, "traffic drops"), (17, 0, "back")), 1
    ):
        at = datetime(2022, 1, 27, hour, minute, tzinfo=UTC)
        review = review.put(Event(id=f"e{place}", at=at, text=text, source="git" if place == 1 else "report"))
    review = review.put(Note(id="n1", text="prime was full", on="e2", pos="1"))
    for place in (1, 2, 3):
        review = review.put(Factor(id=f"f{place}", text=f"factor {place}", pos=str(place)))
        review = review.put(Action(id=f"a{place}", text=f"action {place}", pos=str(place)))
    review = review.put(Parked(id="k1", text="an expiry", phase="timeline", pos="1"))
    review = review.put(Person(id="p1", name="Kit", pos="1"))
    for place, (phase, minutes) in enumerate((("open", 3), ("timeline", 17), ("factors", 25), ("close", 2)), 1):
        review = review.put(Phase(id=f"g{place}", phase=phase, plan=minutes, minutes=minutes, pos=str(place)))
    return review


def fixed_clock() -> FixedClock:
    """Return a clock that stands at `NOW` until it is moved."""
    return FixedClock(NOW, PARIS)


def starting_ledger() -> Ledger:
    """Return a ledger of the starting review; Sam types."""
    return Ledger(starting_review(), fixed_clock(), counted_ids(), "Sam")


def content(review: Review) -> dict[str, dict[str, dict[str, object]]]:
    """Return what a review says: its live records without their history."""
    return {
        name: {
            key: {field: getattr(record, field) for field in record.__dataclass_fields__ if field != "history"}
            for key, record in review.table(name).items()
            if not record.deleted
        }
        for name in TABLES
    }
