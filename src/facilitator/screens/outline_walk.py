"""Which section of the outline comes first, next, and before."""

from facilitator.review.completeness import sections_state
from facilitator.review.review import Review


def begins_in(review: Review, spot: str) -> str:
    """Return the section to begin in: the one asked for (summary, where it is none), else the first not finished."""
    states = sections_state(review)
    known = [state.id for state in states]
    if spot in known:
        return spot
    if spot and "summary" in known:
        return "summary"
    return next((state.id for state in states if state.state != "done"), known[0])


def next_unfinished(review: Review, section: str) -> str | None:
    """Return the next section that is not finished, from the last on again from the first; None: all others are."""
    states = sections_state(review)
    place = _place(review, section)
    order = [*states[place + 1 :], *states[:place]]
    return next((state.id for state in order if state.state != "done"), None)


def before(review: Review, section: str) -> str:
    """Return the section before; the first is before itself."""
    return sections_state(review)[max(_place(review, section) - 1, 0)].id


def title_of(review: Review, section: str) -> str:
    """Return what a section is called."""
    return next((one.title for one in sections_state(review) if one.id == section), section)


def _place(review: Review, section: str) -> int:
    return next(place for place, state in enumerate(sections_state(review)) if state.id == section)
