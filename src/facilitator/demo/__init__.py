"""The demo: the review of a real, published incident, in the middle of its meeting. Nothing of it is kept."""

from facilitator.demo.build import PLACES, demo_review

__all__ = ["PLACES", "demo_review"]
