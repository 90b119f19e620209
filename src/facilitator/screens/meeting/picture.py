"""The incident as a picture: what the lanes show of a review."""

from datetime import datetime

from facilitator.guidance import marks
from facilitator.review.metrics import marked
from facilitator.review.moments import incident_zone, local
from facilitator.review.review import Review
from facilitator.times import zone_label
from facilitator.widgets.lanes import Impact, LaneEvent, LaneMark, LanesView

TOLD = "told"
"""The lane of moments that somebody told."""


def incident_picture(
    review: Review,
    pointed: str = "",
    *,
    lane: tuple[str, tuple[str, ...]] | None = None,
    within: tuple[datetime, datetime] | None = None,
) -> LanesView:
    """Return events by source, the impact and the marks, in the incident's zone.

    The event with the id `pointed` is in the accent; `lane` is one more lane, its name and the ids of its events;
    `within` is the stretch to show, UTC, in place of all of it.
    """
    zone, found = incident_zone(review), marked(review)
    events = tuple(
        LaneEvent(local(event.at, zone), event.source or TOLD, event.id, "here" if event.id == pointed else "name")
        for event in review.events.live
        if within is None or within[0] <= event.at <= within[1]
    )
    if lane is not None:
        name, ids = lane
        touched = (event for event in review.events.live if event.id in ids)
        events += tuple(LaneEvent(local(event.at, zone), name, event.id, "here") for event in touched)
    start = found.get("impact_start")
    end = found.get("impact_end") or found.get("resolved")
    impact = None
    if start is not None:
        first, last = start.at, end.at if end else None
        if within is not None:
            first, last = max(first, within[0]), min(last or within[1], within[1])
        if last is None or first < last:
            impact = Impact(local(first, zone), local(last, zone) if last else None)
    titles = {mark.id: mark.title for mark in marks()}
    written = tuple(
        LaneMark(local(event.at, zone), titles[name])
        for name, event in found.items()
        if name in titles and (within is None or within[0] <= event.at <= within[1])
    )
    labelled = review.events.live[0].at if review.events.live else None
    return LanesView(events, impact, written, zone_label(labelled, zone) if labelled else "")
