"""Starts the program on the screen: in the library, in one review, or in the demo on a throw-away copy."""

import os
import tempfile
from dataclasses import replace
from pathlib import Path

from facilitator.app import TO_DEMO, FacilitatorApp
from facilitator.clock import random_id
from facilitator.config import Settings, clock_for
from facilitator.library import Library


def run(settings: Settings, review: str | None = None) -> int:
    """Start the program in the library, or at once in the review in the folder `review`; returns the exit code."""
    while True:
        app = FacilitatorApp(settings, clock_for(os.environ, settings.zone), folder=review)
        code = app.run_to_end()
        if code != TO_DEMO:
            return code
        if code := run_demo(settings):
            return code
        review = None


def run_demo(settings: Settings, at: str = "timeline") -> int:
    """Start the demo in the phase `at`, on a throw-away copy; returns the exit code."""
    from facilitator.demo import demo_review  # noqa: PLC0415  # not needed before the first picture otherwise

    clock = clock_for(os.environ, settings.zone)
    with tempfile.TemporaryDirectory(prefix="facilitator-demo-") as place:
        folder = Path(place)
        own = replace(settings, workspace=folder, name="Sam", paths=replace(settings.paths, cache=folder / ".cache"))
        library = Library(folder, clock=clock, new_id=random_id, user=own.name, cache=None)
        name = library.add(demo_review(at, clock.now(), random_id))
        app = FacilitatorApp(own, clock, folder=name, demo=True)
        return app.run_to_end()
