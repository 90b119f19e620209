"""Who belongs in the room: what is known of each, which parts of the story nobody tells yet. No widget, no session."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from facilitator.guidance import invite_roles
from facilitator.review.contradictions import is_machine
from facilitator.review.records import Person
from facilitator.review.review import Review
from facilitator.text import clean_line

FEWEST: Final = 4
MOST: Final = 12
"""People in the room: fewer leave parts of the story out, with more not all speak (facilitation, "Invite list")."""

_SAID: Final = {
    "facilitator": ("facilitat", "moderat", "chair"),
    "scribe": ("scribe", "takes notes", "note taker"),
    "lead": ("incident lead", "commander", "led the response", "ran the response"),
    "detected": ("noticed", "detected", "saw it", "reported it", "found it"),
    "diagnosed": ("diagnosed", "found out", "found the cause", "worked out"),
    "resolved": ("resolved", "fixed", "mitigated", "rolled back", "repaired"),
    "owners": ("owns", "owner", "operates", "maintains", "runs "),
    "incident-scribe": ("kept the", "incident's notes", "incident notes", "kept notes"),
    "engineering": ("engineering manager", "manager", "head of engineering"),
    "product": ("product",),
}
"""How people write the parts that every review wants: a piece of their words is enough."""
_RESPONDERS: Final = ("lead", "detected", "diagnosed", "resolved")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part that nobody on the list has."""

    id: str
    title: str
    why: str


_IN_THE_REVIEW: Final = (
    Wanted("facilitator", "facilitator", "asks and keeps time; was no responder"),
    Wanted("scribe", "scribe", "types, so that others can talk"),
)


def split_person(text: str) -> tuple[str, str]:
    """Return name and part of "Ida, resolved it"."""
    name, _, role = clean_line(text).partition(",")
    return name.strip(), role.strip()


def split_people(text: str) -> tuple[tuple[str, str], ...]:
    """Return everybody named in "Sam, scribe; Kit; Noor" or one a line, each once, with the part."""
    said = (one.strip(" -*•\t") for line in text.splitlines() for one in line.split(";"))
    return tuple(dict.fromkeys(person for person in map(split_person, said) if person[0]))


def parts_beginning(text: str) -> tuple[str, ...]:
    """Return the parts that the half-typed one of "Ida, res" can become; none before the comma."""
    _, comma, part = text.rpartition(";")[2].partition(",")
    start = clean_line(part).casefold()
    titles = (*(one.title for one in _IN_THE_REVIEW), *(role.title for role in invite_roles()))
    return tuple(title for title in titles if comma and title.casefold().startswith(start))


def has_part(person: Person, part: str) -> bool:
    """Tell whether somebody's part in words is the one with this id."""
    role = f"{person.role.casefold()} "
    return any(piece in role for piece in _SAID[part])


def parts_wanted(people: Iterable[Person]) -> tuple[Wanted, ...]:
    """Return the parts that every review wants and nobody on the list has."""
    people = tuple(people)
    always = tuple(Wanted(role.id, role.title, role.why) for role in invite_roles() if role.always and role.id in _SAID)
    return tuple(one for one in (*_IN_THE_REVIEW, *always) if not any(has_part(person, one.id) for person in people))


def actors_missing(review: Review) -> tuple[str, ...]:
    """Return who acts in the timeline and is not on the list, in the order of their first moment; no programs."""
    here = {person.name.casefold() for person in review.people.live}
    names = dict.fromkeys(clean_line(event.actor) for event in review.events.live)
    return tuple(name for name in names if name and name.casefold() not in here and not is_machine(name))


def acts(person: Person, review: Review) -> bool:
    """Tell whether somebody acts in the timeline."""
    name = person.name.casefold()
    return any(clean_line(event.actor).casefold() == name for event in review.events.live)


def responded(person: Person, review: Review) -> bool:
    """Tell whether somebody was part of the response: by their part, or in the timeline."""
    return any(has_part(person, part) for part in _RESPONDERS) or acts(person, review)


def remark(person: Person, review: Review) -> tuple[str, bool]:
    """Return what stands right of somebody, and whether it asks for something."""
    if not person.invited:
        return "not invited yet", True
    if not person.present:
        return "cannot come", False
    if has_part(person, "facilitator"):
        return ("also responded", True) if responded(person, review) else ("not a responder", False)
    return ("in the timeline" if acts(person, review) else ""), False


def advice(review: Review) -> str:
    """Return the sentence under the list; empty where there is nothing to say."""
    people = review.people.live
    if any(has_part(person, "facilitator") and responded(person, review) for person in people):
        return "The facilitator also responded: another is freer to ask."
    if len(people) > MOST:
        return f"{len(people)} people: not all will speak; some can read the draft."
    return ""
