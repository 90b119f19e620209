"""What the chip on the capture line says, and the hint that a kind asks for."""

from dataclasses import replace
from typing import Final

from facilitator.review.intent import Intent, Makes, Situation

_CHIPS: Final = {
    "held": "held",
    "odd": "odd",
    "well": "went well",
    "hard": "was hard",
    "lucky": "got lucky",
    "lesson": "lesson",
    "impact": "impact",
    "summary": "summary",
}
NOTED: Final = frozenset(("events", "factors", "actions"))
"""Tables whose records can have notes of their own."""


def chipped(intent: Intent, seat: Situation) -> Intent:
    """Return `intent` with what the chip says, and with the hint that its kind asks for."""
    makes = intent.makes if intent.makes != "nothing" else seat.forced or _idle(seat)
    target = seat.target.name if seat.target else ""
    echo = intent.echo
    match makes:
        case "note":
            on = seat.target is not None and seat.target.table in NOTED
            chip = f"note on {target}" if on else "note on the review"
            if seat.phase == "factors" and on and intent.makes == "note" and not echo:
                echo = f"“+ ” first makes it factor {seat.factors + 1}"
        case "event":
            chip = "event"
        case "factor":
            chip = f"factor {seat.factors + 1}"
        case "action":
            chip = f"action {seat.actions + 1}"
        case "fill":
            chip = target
        case "vote":
            chip = target
        case _:
            chip = _CHIPS.get(makes, makes)
    return replace(intent, chip=intent.chip or chip, echo=echo)


def _idle(seat: Situation) -> Makes:
    """Return what the chip of an empty line promises."""
    match seat.phase:
        case "timeline":
            return "note" if seat.target is not None else "event"
        case "factors":
            return "note" if seat.target is not None else "factor"
        case "well":
            return seat.list_kind
        case "actions":
            return "fill" if seat.target is not None and seat.target.table == "actions" else "action"
        case "close" if seat.target is not None and seat.target.table == "votes":
            return "vote"
        case _:
            return "note"
