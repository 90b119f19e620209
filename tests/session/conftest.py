"""A ledger and its verbs, with a clock that stands still."""

import pytest
from session_start import fixed_clock, starting_review

from facilitator.clock import FixedClock, counted_ids
from facilitator.session.entries import Entries
from facilitator.session.ledger import Ledger
from facilitator.session.meeting import Meeting


@pytest.fixture
def clock() -> FixedClock:
    """Return the clock of the ledger."""
    return fixed_clock()


@pytest.fixture
def ledger(clock: FixedClock) -> Ledger:
    """Return a ledger of the small review, in which Sam types."""
    return Ledger(starting_review(), clock, counted_ids(), "Sam")


@pytest.fixture
def entries(ledger: Ledger) -> Entries:
    """Return the verbs for entries of that ledger."""
    return Entries(ledger)


@pytest.fixture
def meeting(ledger: Ledger) -> Meeting:
    """Return the verbs for the clock of that ledger."""
    return Meeting(ledger)
