"""Alertmanager: webhook bodies, API v2 alerts and groups, `amtool alert -o json`.

A firing alert has an end that is none: the year 1 in webhooks, the resolve timeout in the API. Only an alert that says
that it is resolved has a second moment at its end.
"""

import json
from typing import Final

from facilitator.sources.dial import Stamp, StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.json_source import json_source
from facilitator.sources.values import dig, entries, first, has, instant, mapping, said


def _is_alert(value: object) -> bool:
    return has(value, "labels", "startsAt") or has(value, "labels", "state", "activeAt")


def _fits(value: object) -> bool:
    return _is_alert(value) or any(
        _is_alert(alert) for place in (value, dig(value, "data")) for alert in entries(dig(place, "alerts"))[:3]
    )


def _read(harvest: Harvest, row: str, value: object) -> None:
    if isinstance(dig(value, "data", "alerts"), list):
        value = dig(value, "data")
    if _is_alert(value):
        _alert(harvest, row, value, "")
        return
    cut = dig(value, "truncatedAlerts")
    if isinstance(cut, int) and cut > 0:
        harvest.warn(f"Alertmanager left {cut} alerts out of this message: see its max_alerts setting.")
    if not isinstance(dig(value, "alerts"), list):
        harvest.skip(row, "no alert")
    for number, alert in enumerate(entries(dig(value, "alerts")), start=1):
        _alert(harvest, f"{row}, alert {number}", alert, said(value, "status"))


def _alert(harvest: Harvest, row: str, alert: object, group_status: str) -> None:
    try:
        start = instant(harvest.dial, dig(alert, "startsAt") or dig(alert, "activeAt"))
    except StampError as error:
        harvest.skip(row, str(error))
        return
    text = _text(alert)
    url = first(alert, "generatorURL") or first(dig(alert, "annotations"), "runbook_url", "dashboard", "runbook")
    key = said(alert, "fingerprint") or json.dumps(dig(alert, "labels"), sort_keys=True)
    key = f"alert:{key}:{start.at.isoformat()}"
    noise = "silenced or inhibited" if said(alert, "status", "state") == "suppressed" else ""
    harvest.add(start, text, row=row, url=url, key=key, noise=noise)
    if (said(alert, "status") or group_status) == "resolved":
        _end(harvest, f"{row}, its end", alert, (start, text, url, key))


def _end(harvest: Harvest, row: str, alert: object, begun: tuple[Stamp, str, str, str]) -> None:
    start, text, url, key = begun
    try:
        end = instant(harvest.dial, dig(alert, "endsAt"))
    except StampError as error:
        harvest.skip(row, str(error))
        return
    if end.at < start.at:
        harvest.skip(row, "its end is before its start")
        return
    harvest.add(end, f"Resolved: {text}", row=row, url=url, key=f"{key}:resolved")


def _text(alert: object) -> str:
    """Return the alert's name, what it says of itself, and the instance it is about."""
    labels = mapping(dig(alert, "labels"))
    name = said(labels, "alertname")
    says = first(dig(alert, "annotations"), "summary", "description", "message")
    text = f"{name}: {says}" if name and says and name not in says else says or name
    instance = said(labels, "instance")
    return f"{text} ({instance})" if instance and instance not in text else text


ALERTMANAGER: Final = json_source("Alertmanager alerts", "alertmanager", _fits, _read)
"""Alerts of the Prometheus Alertmanager."""
