"""All timeline sources, in the order in which they are asked, and the reading of one file's bytes or text."""

import hashlib
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.sources.decode import decode
from facilitator.sources.delimited import DELIMITED
from facilitator.sources.git_log import GIT_SOURCES
from facilitator.sources.harvest import Harvest
from facilitator.sources.json_generic import GENERIC_JSON
from facilitator.sources.markdown import MARKDOWN
from facilitator.sources.records import Options, Reading
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source
from facilitator.text import clean_line, cut

SOURCES: Final[tuple[Source, ...]] = (
    GENERIC_JSON,
    *GIT_SOURCES,
    DELIMITED,
    MARKDOWN,
)
"""Every source; the first that recognises a file reads it, so the particular stand before the general."""


def read_bytes(data: bytes, name: str, options: Options) -> Reading:
    """Read the bytes of one file; `name` is for messages and decides nothing.

    Raises:
        UnreadableError: it is no text, too large, or of a kind that cannot make a timeline; the sentence tells which
            command yields one that can.
    """
    name = cut(clean_line(name), 80) or "the file"
    text, warning = decode(data, name)
    return _read(text, name, options, hashlib.sha256(data).hexdigest(), (warning,) if warning else ())


def read_text(text: str, options: Options, name: str = "pasted") -> Reading:
    """Read pasted text, as `read_bytes` does."""
    return read_bytes(text.encode("utf-8", "replace"), name, options)


def recognise(sample: Sample) -> Source:
    """Return the source that reads `sample`."""
    return next(source for source in SOURCES if source.recognise(sample))


def _read(text: str, name: str, options: Options, digest: str, warnings: tuple[str, ...]) -> Reading:
    sample = Sample(text, name)
    try:
        source = recognise(sample)
        harvest = Harvest(options, source.read_as)
        for warning in warnings:
            harvest.warn(warning)
        source.read(sample, harvest)
    except RecursionError as error:
        raise UnreadableError(f"{name} is nested too deep to be a timeline. Export a flat list of entries.") from error
    if not harvest.events and not harvest.skipped:
        raise UnreadableError(
            f"{name} is a {source.kind} without entries. Export it again for the hours of the incident."
        )
    return harvest.reading(file=name, kind=source.kind, digest=digest)
