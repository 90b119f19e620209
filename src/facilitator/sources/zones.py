"""Zones in the words of files: "All times in PST (UTC-7)", "Time (PT)", `10:02 CET`."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from typing import Final

from facilitator.times.zones import ABBREVIATIONS, PAIRS, offset_words, read_zone
from facilitator.times.zones import season_warning as out_of_season

_UTC_OFFSET: Final = re.compile(r"\b(?:UTC|GMT)\s*(?:[+-]|\N{MINUS SIGN})\s*\d{1,2}(?::?\d\d)?")
_IANA: Final = re.compile(r"\b[A-Z][A-Za-z_]+/[A-Za-z_/+-]+\d{0,2}")
_WORD: Final = re.compile(r"\b[A-Z]{1,5}\b")
_PAIR: Final = re.compile(rf"\b(?:{'|'.join(PAIRS)})\b")
_REGION: Final = re.compile(
    r"(?<![/\w])(Eastern|Central|Mountain|Pacific)\b(?!\s+(?:Europe|Africa|America|Indonesia|Australia|Western|Ocean))",
    re.IGNORECASE,
)
_REGIONS: Final = {"eastern": "ET", "central": "CT", "mountain": "MT", "pacific": "PT"}
"""How the zones of the United States are called in a sentence ("All times Pacific"), to their generic names."""


@cache
def stated_zone(words: str) -> tzinfo | None:
    """Return the one zone that words such as "CET", "PST (UTC-7)" or "Europe/Paris time" name; an offset goes first."""
    written = [match[0].replace("\N{MINUS SIGN}", "-") for match in _UTC_OFFSET.finditer(words)]
    written += _PAIR.findall(words)
    written += _IANA.findall(words)
    written += _WORD.findall(words)
    written += [_REGIONS[name.lower()] for name in _REGION.findall(words)]
    for name in written:
        zone = read_zone(re.sub(r"\s*([+-])\s*", r"\1", name))
        if zone is None and _UTC_OFFSET.fullmatch(name):
            return None
        if zone is not None:
            return zone.meanings[0] if len(zone.meanings) == 1 else None
    return None


@cache
def zone_warning(words: str, day: date) -> str:
    """Return what is odd about zone words on `day`: out of season, or beside another offset; else nothing."""
    known = next((name for name in _WORD.findall(words) if name in ABBREVIATIONS and name not in {"UTC", "GMT"}), None)
    if known is None or _PAIR.search(words):
        return ""
    usual = timedelta(minutes=ABBREVIATIONS[known].minutes)
    offset = _UTC_OFFSET.search(words)
    zone = stated_zone(words)
    if offset and zone is not None and zone.utcoffset(None) not in {usual, None}:
        meant = offset_words(ABBREVIATIONS[known].minutes)
        return f"{known} is {meant}, but the file says {offset[0]}: that is used."
    noon = datetime.combine(day, time(12), tzinfo=UTC)
    return out_of_season(known, noon) or ""
