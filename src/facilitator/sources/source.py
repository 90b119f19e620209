"""What the registry knows of a timeline source."""

from collections.abc import Callable
from dataclasses import dataclass

from facilitator.sources.harvest import Harvest
from facilitator.sources.sample import Sample


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of file.

    `kind` is its name in words ("git log"), `read_as` the short name of its events' source ("git"). `recognise` looks
    at the content only; `read` puts every candidate entry into the harvest, as an event or a skipped row, and raises
    `UnreadableError` with the command that yields a usable file where this one cannot work.
    """

    kind: str
    read_as: str
    recognise: Callable[[Sample], bool]
    read: Callable[[Sample, Harvest], None]
