"""iCalendar files: events of calendars, change windows and on-call rotas."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from facilitator.sources import stamps
from facilitator.sources.dial import Stamp, StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.ics_zones import DefinedZones, defined_zones, iana_in
from facilitator.sources.sample import Sample
from facilitator.sources.source import Source
from facilitator.sources.zones import stated_zone

_PROPERTY: Final = re.compile(r"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^;:\"]*))*):(.*)", re.DOTALL)
_PARAMETER: Final = re.compile(r";([A-Za-z0-9-]+)=(?:\"([^\"]*)\"|([^;:\"]*))")
_WHEN: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")
_ESCAPED: Final = re.compile(r"\\([\\;,nN])")
_DURATION: Final = re.compile(r"P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?")


_WINDOWS: Final = {
    "GMT Standard Time": "Europe/London",
    "W. Europe Standard Time": "Europe/Berlin",
    "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw",
    "Romance Standard Time": "Europe/Paris",
    "FLE Standard Time": "Europe/Kiev",
    "Eastern Standard Time": "America/New_York",
    "Central Standard Time": "America/Chicago",
    "Mountain Standard Time": "America/Denver",
    "Pacific Standard Time": "America/Los_Angeles",
    "India Standard Time": "Asia/Kolkata",
    "Tokyo Standard Time": "Asia/Tokyo",
    "AUS Eastern Standard Time": "Australia/Sydney",
}
"""Names that Outlook writes, by the Unicode CLDR table of Windows zones."""


@dataclass(slots=True)
class _Event:
    row: str
    values: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, dict[str, str]] = field(default_factory=dict)


def _recognise(sample: Sample) -> bool:
    return bool(sample.lines) and sample.lines[0].strip().upper() == "BEGIN:VCALENDAR"


def _unfolded(sample: Sample) -> Iterator[tuple[int, str]]:
    """Yield the logical lines with the number of their first one: a line that starts with a blank goes on the last."""
    held, start = "", 0
    for number, line in enumerate(sample.each_line(), start=1):
        if line[:1] in {" ", "\t"} and held:
            held += line[1:]
            continue
        if held:
            yield start, held
        held, start = line, number
    if held:
        yield start, held


def _read(sample: Sample, harvest: Harvest) -> None:
    zones = defined_zones(line for _, line in _unfolded(sample)) if "BEGIN:VTIMEZONE" in sample.text else DefinedZones()
    event: _Event | None = None
    inner = 0
    for number, line in _unfolded(sample):
        upper = line.strip().upper()
        if event is None and upper.startswith("X-WR-TIMEZONE:"):
            _state(harvest, line.partition(":")[2].strip())
        if upper == "BEGIN:VEVENT":
            event, inner = _Event(f"line {number}"), 0
        elif event is not None and upper == "END:VEVENT":
            _keep(harvest, event, zones)
            event = None
        elif event is not None and upper.startswith(("BEGIN:", "END:")):
            inner += 1 if upper.startswith("BEGIN:") else -1
        elif event is not None and inner == 0:
            _property(event, line)
    if event is not None:
        harvest.skip(event.row, "the file was cut here")
        harvest.warn("The file ends in the middle of an event: it seems to be cut. Export it again.")


def _state(harvest: Harvest, name: str) -> None:
    zone = stated_zone(name)
    if zone is not None:
        harvest.dial.state(zone, name)


def _property(event: _Event, line: str) -> None:
    match = _PROPERTY.fullmatch(line)
    if match is None:
        return
    name = match[1].upper()
    event.values.setdefault(name, match[3])
    found = _PARAMETER.findall(match[2])
    event.parameters.setdefault(name, {key.upper(): quoted or plain for key, quoted, plain in found})


def _keep(harvest: Harvest, event: _Event, zones: DefinedZones) -> None:
    values = event.values
    if values.get("STATUS", "").upper() == "CANCELLED":
        harvest.skip(event.row, "cancelled")
        return
    try:
        start = _stamp(harvest, event, "DTSTART", zones)
        until = _until(harvest, event, start, zones)
    except StampError as error:
        harvest.skip(event.row, str(error))
        return
    if "RRULE" in values:
        harvest.warn(f"{event.row} repeats; only its first time is read.")
    organizer = event.parameters.get("ORGANIZER", {}).get("CN") or values.get("ORGANIZER", "")
    uid = values.get("UID", "")
    harvest.add(
        start,
        _text(values.get("SUMMARY", "")) or _text(values.get("DESCRIPTION", "")) or _text(values.get("LOCATION", "")),
        row=event.row,
        actor=_text(organizer.removeprefix("mailto:").removeprefix("MAILTO:")),
        url=values.get("URL", "").strip(),
        key=f"ics:{uid}:{start.at.isoformat()}" if uid else "",
        until=until,
    )


def _stamp(harvest: Harvest, event: _Event, name: str, zones: DefinedZones) -> Stamp:
    written = event.values.get(name, "").strip()
    match = _WHEN.fullmatch(written)
    if match is None:
        raise StampError(f"“{written[:40]}” is no time" if written else "no time")
    try:
        at = datetime(*(int(part or 0) for part in match.groups()[:6]))  # type: ignore[arg-type] # noqa: DTZ001 - six numbers; the zone follows
    except ValueError as error:
        raise StampError(f"“{written[:40]}” is no time") from error
    if match[4] is None:
        return harvest.dial.resolve(stamps.Raw(at, None, "day"))
    zone = "Z" if match[7] else event.parameters.get(name, {}).get("TZID") or None
    if zone and zone != "Z":
        known = _WINDOWS.get(zone, iana_in(zone))
        own = at.year in stamps.YEARS and stated_zone(known) is None
        offset = zones.offset(zone, at) if own else None
        if offset is not None:
            return harvest.dial.resolve(stamps.Raw(at.replace(tzinfo=offset), zone, "second"))
        zone = known
    return harvest.dial.resolve(stamps.Raw(at, zone, "second"))


def _until(harvest: Harvest, event: _Event, start: Stamp, zones: DefinedZones) -> datetime | None:
    if event.values.get("DTEND"):
        return _stamp(harvest, event, "DTEND", zones).at
    match = _DURATION.fullmatch(event.values.get("DURATION", "").strip())
    if match is None:
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return start.at + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def _text(value: str) -> str:
    return _ESCAPED.sub(lambda match: " " if match[1] in "nN" else match[1], value)


ICALENDAR: Final = Source("calendar", "calendar", _recognise, _read)
"""Events of an iCalendar file."""
