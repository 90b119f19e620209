"""One open review: the record, its store, the clock, and one verb an edit. The only thing that screens talk to."""

from facilitator.session.session import Session

__all__ = ["Session"]
