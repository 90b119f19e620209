"""The Atom feed of a status page (`/history.atom`): updates inside the HTML of its entries.

Times of updates have no year; an entry is published when its incident ends, which tells the year. The feed is taken
apart as text, so that no entity of a hostile file is ever expanded.
"""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from facilitator.sources import stamps
from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.html_text import plain_html
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source

_LINK: Final = re.compile(r"<link\b[^<>]*\bhref=[\"']([^\"'<>]+)[\"']")
_LATE: Final = timedelta(days=2)
"""An update cannot be later than this after its entry was published: then it is of the year before."""


def _recognise(sample: Sample) -> bool:
    start = sample.head[:1000]
    return "<feed" in start and "http://www.w3.org/2005/Atom" in start and "<entry" in sample.head


def _read(sample: Sample, harvest: Harvest) -> None:
    for number, entry in enumerate(_parts(sample.text, "entry"), start=1):
        row = f"entry {number}"
        title = html.unescape(next(_parts(entry, "title"), "")).strip()
        link = _LINK.search(entry)
        published = next(_parts(entry, "published"), "") or next(_parts(entry, "updated"), "")
        try:
            end = harvest.dial.read(published).at
        except StampError as error:
            harvest.skip(row, str(error))
            continue
        updates = html.unescape(next(_parts(entry, "content"), "")).split("<small>")[1:]
        if not updates:
            harvest.skip(row, "no update with a time")
        for place, update in enumerate(updates, start=1):
            _update(harvest, f"{row}, update {place}", update, end, (title, html.unescape(link[1]) if link else ""))


def _update(harvest: Harvest, row: str, update: str, end: datetime, of: tuple[str, str]) -> None:
    when, _, rest = update.partition("</small>")
    written = " ".join(plain_html(when).split())
    try:
        stamp = harvest.dial.resolve(_dated(stamps.read(written), end))
    except StampError as error:
        harvest.skip(row, str(error))
        return
    title, url = of
    status, _, says = plain_html(rest).strip().partition(" - ")
    harvest.add(stamp, ": ".join(part for part in (title, status.strip(), says.strip()) if part), row=row, url=url)


def _dated(raw: stamps.Raw | None, end: datetime) -> stamps.Raw:
    """Return a time without a year in the year that puts it before `end`."""
    if raw is None:
        raise StampError("no time that can be read")
    if raw.year:
        return raw
    for year in (end.year, end.year - 1):
        try:
            at = raw.at.replace(year=year)
        except ValueError:
            continue
        if at.replace(tzinfo=UTC) <= end + _LATE:
            return raw._replace(at=at, year=True)
    raise StampError(f"{raw.at:%d %b} does not exist in {end.year}")


def _parts(text: str, name: str) -> Iterator[str]:
    """Yield what stands between the tags `name`, one after the other."""
    at = 0
    while True:
        start = text.find(f"<{name}", at)
        opened = text.find(">", start) if start >= 0 else -1
        end = text.find(f"</{name}>", opened) if opened >= 0 else -1
        if end < 0:
            return
        yield text[opened + 1 : end]
        at = end


STATUS_FEED: Final = Source("status page feed", "statuspage", _recognise, _read)
"""The Atom feed of a public status page."""
