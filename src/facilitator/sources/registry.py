"""All timeline sources, in the order in which they are asked, and the reading of one file's bytes or text."""

import hashlib
from typing import Final

from facilitator.errors import UnreadableError
from facilitator.sources.alertmanager import ALERTMANAGER
from facilitator.sources.argocd import ARGOCD, ARGOCD_TABLE
from facilitator.sources.chat_paste import CHAT_PASTE
from facilitator.sources.column_map import ColumnMap
from facilitator.sources.columns import names_of
from facilitator.sources.context import Context
from facilitator.sources.datadog import DATADOG
from facilitator.sources.decode import decode
from facilitator.sources.delimited import DELIMITED, UNNAMED, ask, is_table
from facilitator.sources.discord import DISCORD
from facilitator.sources.git_log import GIT_SOURCES
from facilitator.sources.github import GITHUB
from facilitator.sources.gitlab import GITLAB
from facilitator.sources.grafana import GRAFANA
from facilitator.sources.harvest import Harvest
from facilitator.sources.icalendar import ICALENDAR
from facilitator.sources.journald import JOURNALD, JOURNALD_EXPORT
from facilitator.sources.json_generic import GENERIC_JSON
from facilitator.sources.kubernetes import KUBERNETES, KUBERNETES_TABLE, KUBERNETES_YAML
from facilitator.sources.markdown import MARKDOWN
from facilitator.sources.mattermost import MATTERMOST, MATTERMOST_TABLE
from facilitator.sources.opsgenie import OPSGENIE
from facilitator.sources.pagerduty import PAGERDUTY
from facilitator.sources.plain_log import PLAIN_LOG
from facilitator.sources.records import Options, Reading
from facilitator.sources.sample import Sample
from facilitator.sources.slack import SLACK
from facilitator.sources.source import Source
from facilitator.sources.status_feed import STATUS_FEED
from facilitator.sources.statuspage import STATUSPAGE
from facilitator.sources.stopping import Watch
from facilitator.sources.uninterrupted import uninterrupted
from facilitator.sources.zulip import ZULIP
from facilitator.text import clean_line, cut

SOURCES: Final[tuple[Source, ...]] = (
    SLACK,
    JOURNALD,
    PAGERDUTY,
    OPSGENIE,
    ALERTMANAGER,
    KUBERNETES,
    STATUSPAGE,
    GITHUB,
    GITLAB,
    ARGOCD,
    DISCORD,
    ZULIP,
    DATADOG,
    GRAFANA,
    MATTERMOST,
    GENERIC_JSON,
    ICALENDAR,
    STATUS_FEED,
    JOURNALD_EXPORT,
    *GIT_SOURCES,
    KUBERNETES_TABLE,
    KUBERNETES_YAML,
    ARGOCD_TABLE,
    MATTERMOST_TABLE,
    DELIMITED,
    PLAIN_LOG,
    UNNAMED,
    CHAT_PASTE,
    MARKDOWN,
)
"""Every source; the first that recognises a file reads it, so the particular stand before the general."""


_LOOSE: Final = (DELIMITED, UNNAMED, PLAIN_LOG, CHAT_PASTE, MARKDOWN)
"""Sources that give way where a person says which columns hold what."""


class EmptyError(UnreadableError):
    """A file of a kind that is known has nothing in it."""


def read_bytes(
    data: bytes, name: str, options: Options, context: Context | None = None, watch: Watch | None = None
) -> Reading:
    """Read the bytes of one file.

    Args:
        data: the whole file.
        name: for messages; it decides nothing.
        options: what to assume where the file is silent.
        context: what files beside it tell about the people and channels in it.
        watch: is told the share that has been read, 0 to 1, and may raise to stop.

    Raises:
        UnreadableError: it is no text, too large, or of a kind that cannot make a timeline; the sentence tells which
            command yields one that can.
    """
    name = cut(clean_line(name), 80) or "the file"
    text, warning = decode(data, name)
    harvest = Harvest(options, context or Context())
    if warning:
        harvest.warn(warning)
    share = 0.0

    def told(now: float) -> None:
        nonlocal share
        share = now
        if watch is not None:
            watch(now)

    if watch is not None:
        harvest.look = lambda: told(share)
    with uninterrupted():
        sample = Sample(text, name, told if watch is not None else None)
        return _read(sample, harvest, hashlib.sha256(data).hexdigest())


def read_text(text: str, options: Options, name: str = "pasted", watch: Watch | None = None) -> Reading:
    """Read pasted text, as `read_bytes` does."""
    return read_bytes(text.encode("utf-8", "replace"), name, options, watch=watch)


def recognise(sample: Sample) -> Source:
    """Return the source that reads `sample`."""
    return next(source for source in SOURCES if source.recognise(sample))


def _has_chosen(sample: Sample, source: Source, columns: ColumnMap | None) -> bool:
    """Tell whether a file is to be read by the columns that a person chose.

    A log has commas, too: what is read as something else is a table only if it has those columns, or was meant by name.
    """
    table = names_of(sample) if columns is not None and not sample.is_json else None
    if columns is None or table is None:
        return False
    return bool(columns.file) or source in (DELIMITED, UNNAMED) or columns.fits(table.names)


def _read(sample: Sample, harvest: Harvest, digest: str) -> Reading:
    name = sample.name
    try:
        source = recognise(sample)
        if source in _LOOSE and _has_chosen(sample, source, harvest.options.columns_of(name)):
            source = UNNAMED
        harvest.source = source.read_as
        try:
            source.read(sample, harvest)
        except UnreadableError:
            if source is not MARKDOWN or not is_table(sample):
                raise
            source = UNNAMED
            harvest.source = source.read_as
            ask(sample, harvest)
    except RecursionError as error:
        raise UnreadableError(f"{name} is nested too deep to be a timeline. Export a flat list of entries.") from error
    if not harvest.events and not harvest.skipped:
        raise EmptyError(f"{name} is a {source.kind} without entries. Export it again for the hours of the incident.")
    return harvest.reading(file=name, kind=source.kind, digest=digest)
