"""Stopping a long reading in the middle: what is told the progress may raise, and nothing of it is kept."""

from collections.abc import Callable

from facilitator.errors import FacilitatorError

Watch = Callable[[float], None]
"""Is told the share that is done, 0 to 1; raises `StoppedError` to stop."""


class StoppedError(FacilitatorError):
    """Somebody stopped the reading; nothing is kept of it."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("The reading was stopped; nothing was taken from it.")


def part(watch: Watch, start: float, end: float) -> Watch:
    """Return what tells `watch` the progress of a part that goes from the share `start` to `end` of the whole."""

    def told(share: float) -> None:
        watch(min(start + (end - start) * share, 1.0))

    return told


def unwatched(share: float) -> None:
    """Take the progress of a reading that nobody watches or stops."""
