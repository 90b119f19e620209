"""The frame of a source that is JSON: recognised by the shape of its first values, read one value after the other."""

from collections.abc import Callable

from facilitator.sources.harvest import Harvest
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source

ReadValue = Callable[[Harvest, str, object], None]
"""Puts the entries of one JSON value, which stands in the row named, into the harvest."""

_LOOKED_AT = 5


def json_source(kind: str, read_as: str, fits: Callable[[object], bool], read_value: ReadValue) -> Source:
    """Return the source whose JSON values are told by `fits` and read by `read_value`."""

    def recognise(sample: Sample) -> bool:
        return any(fits(value) for value in sample.first_values[:_LOOKED_AT])

    def read(sample: Sample, harvest: Harvest) -> None:
        each_value(sample, harvest, read_value)

    return Source(kind, read_as, recognise, read)


def each_value(sample: Sample, harvest: Harvest, read_value: ReadValue) -> None:
    """Read the JSON values of a file one after the other; one that is damaged is skipped, a cut file is warned of."""
    error = ""
    for row, value, error, _ in sample.values():
        if error:
            harvest.skip(row, error)
        else:
            read_value(harvest, row, value)
    if error:
        harvest.warn("The file ends in the middle of an entry: it seems to be cut. Export it again.")
