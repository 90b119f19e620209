"""What completes a word that begins with a sigil: `@` the people of the review, `#` the tags of factors."""

from facilitator.guidance import factor_tags
from facilitator.review.review import Review
from facilitator.widgets.completion import Candidate


def mentions(review: Review, phase: str, sigil: str, start: str) -> list[Candidate]:
    """Return what a word may become of which `start` is typed behind its sigil; tags only where factors are shown."""
    folded = start.casefold()
    if sigil == "@":
        people = review.people.live
        return [Candidate(one.name, one.role) for one in people if one.name.casefold().startswith(folded)]
    if sigil == "#" and phase == "factors":
        return [Candidate(tag.id, tag.meaning) for tag in factor_tags() if tag.id.startswith(folded)]
    return []
