"""Status pages: incidents with their updates, in the shape of the Statuspage v2 API and of flat archives of it.

The time shown on the page (`display_at`, which its authors can edit) goes before the time of writing.
"""

from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.html_text import plain_html
from facilitator.sources.json_source import json_source
from facilitator.sources.values import dig, entries, first, has, instant, mapping, said

_LISTS: Final = ("incidents", "scheduled_maintenances")


def _is_incident(value: object) -> bool:
    if isinstance(dig(value, "incident_updates"), list):
        return True
    updates = entries(dig(value, "updates"))
    return has(value, "title") and bool(updates) and has(updates[0], "at", "status")


def _fits(value: object) -> bool:
    return (
        _is_incident(value)
        or _is_incident(dig(value, "incident"))
        or any(_is_incident(incident) for name in _LISTS for incident in entries(dig(value, name))[:3])
    )


def _read(harvest: Harvest, row: str, value: object) -> None:
    if _is_incident(value):
        _incident(harvest, row, value)
    elif _is_incident(dig(value, "incident")):
        _incident(harvest, row, dig(value, "incident"))
    else:
        for name in _LISTS:
            for number, incident in enumerate(entries(dig(value, name)), start=1):
                _incident(harvest, f"{row}, incident {number}", incident)


def _incident(harvest: Harvest, row: str, incident: object) -> None:
    name = first(incident, "name", "title")
    url = first(incident, "shortlink", "url")
    identity = said(incident, "id")
    updates = entries(dig(incident, "incident_updates")) or entries(dig(incident, "updates"))
    for number, update in enumerate(updates, start=1):
        place = f"{row}, update {number}"
        fields = mapping(update)
        try:
            stamp = instant(harvest.dial, fields.get("display_at") or fields.get("created_at") or fields.get("at"))
        except StampError as error:
            harvest.skip(place, str(error))
            continue
        status = said(update, "status").replace("_", " ")
        says = plain_html(first(update, "body", "message"))
        own = said(update, "id")
        harvest.add(
            stamp,
            ": ".join(part for part in (name, status, says) if part),
            row=place,
            url=url,
            key=f"statuspage:{identity}:{own}" if own else "",
            noise="published days later, not part of the incident" if status.lower() == "postmortem" else "",
        )


STATUSPAGE: Final = json_source("status page", "statuspage", _fits, _read)
"""Incidents of a public status page."""
