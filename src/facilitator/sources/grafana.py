"""Grafana annotations and alert states: `GET /api/annotations`, times in epoch milliseconds."""

from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.html_text import plain_html
from facilitator.sources.json_source import json_source
from facilitator.sources.values import dig, first, has, instant, mapping, said, words

_SIGNS: Final = frozenset({"dashboardUID", "dashboardId", "panelId", "newState", "alertName"})
_WHOLE_PAGE: Final = 100
"""Annotations that the API returns when no limit is asked for."""


def _fits(value: object) -> bool:
    return has(value, "time") and not _SIGNS.isdisjoint(mapping(value))


def _read(harvest: Harvest, row: str, value: object) -> None:
    try:
        stamp = instant(harvest.dial, dig(value, "time"))
    except StampError as error:
        harvest.skip(row, str(error))
        return
    end = dig(value, "timeEnd")
    until = None
    if end and end != dig(value, "time"):
        try:
            until = instant(harvest.dial, end).at
        except StampError:
            harvest.warn(f"{row}: its end, “{words(end)[:40]}”, is no time.")
    name, state = said(value, "alertName"), said(value, "newState")
    change = f"{said(value, 'prevState')} → {state}".removeprefix(" → ") if state else ""
    says = plain_html(said(value, "text"))
    identity = said(value, "id")
    harvest.add(
        stamp,
        ": ".join(part for part in (" ".join(filter(None, (name, change))), says) if part),
        row=row,
        actor=first(value, "userName", "login"),
        key=f"grafana:{identity}" if identity and identity != "0" else "",
        until=until,
    )
    if len(harvest.events) + len(harvest.skipped) == _WHOLE_PAGE:
        harvest.warn("Grafana returns 100 annotations unless asked for more: if some are missing, add limit=5000.")


GRAFANA: Final = json_source("Grafana annotations", "grafana", _fits, _read)
"""Annotations and alert state changes of Grafana."""
