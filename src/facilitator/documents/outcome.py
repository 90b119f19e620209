"""What came of it: factors, what went well, actions, what was declined or parked, lessons."""

from typing import Final

from facilitator.documents.escape import inline, item, link, named, paragraphs, table
from facilitator.documents.page import Page, listed, moment, noted, notes_under
from facilitator.guidance import phase_title
from facilitator.review.gate import kept
from facilitator.review.records import Action, Factor, Parked

_WELL: Final = (("well", "Went well"), ("hard", "Was hard"), ("lucky", "Got lucky"))
_LUCK: Final = "Luck stood in for a control here."


def factors(page: Page) -> str:
    """Return the conditions, numbered, each with its moments, actions and notes; then what held and what was odd."""
    live = page.review.factors.live
    conditions = [
        "\n".join(_factor(page, one, f"{page.factor_numbers[one.id]}.")) for one in live if one.kind == "condition"
    ]
    parts = ["\n".join(conditions)] if conditions else []
    for kind, title in (("held", "What held"), ("odd", "What was odd")):
        found = ["\n".join(_factor(page, one, "-")) for one in live if one.kind == kind]
        if found:
            parts += [f"### {title}", "\n".join(found)]
    return "\n\n".join(parts)


def well(page: Page) -> str:
    """Return the lists of what went well, was hard and was luck."""
    parts = []
    for kind, title in _WELL:
        found = [one for note in page.review.notes_of(kind) for one in noted(page, note)]
        if found:
            parts += [f"### {title}", *([_LUCK] if kind == "lucky" else []), "\n".join(found)]
    return "\n\n".join(parts)


def actions(page: Page) -> str:
    """Return the actions with owner and date, and the notes on them."""
    found = kept(page.review)
    if not found:
        return "None: every idea was declined, see below." if page.review.actions.live else ""
    tickets = any(action.ticket.strip() for action in found)
    head = ("#", "Action", "Owner", "Due", "Type", "Factor", "State", *(("Ticket",) if tickets else ()))
    parts = [table(head, [_action(page, action, tickets=tickets) for action in found])]
    said = []
    for action in found:
        notes = notes_under(page, action.id, "  ")
        if notes:
            said.append("\n".join([f"- Action {page.action_numbers[action.id]}", *notes]))
    return "\n\n".join([*parts, *(["Said about these actions:", "\n".join(said)] if said else [])])


def declined(page: Page) -> str:
    """Return what was turned down, with its reason."""
    found = []
    for action in page.review.actions.live:
        if action.state == "declined":
            reason = inline(action.reason) or "no reason is recorded"
            found.append(item(action.text))
            found.append(f"  - Reason: {reason}")
            found.extend(notes_under(page, action.id, "  "))
    return "\n".join(found)


def parked(page: Page) -> str:
    """Return what was set aside, and what became of it."""
    found = []
    for one in page.review.parked.live:
        found.append(item(one.text))
        found.append(f"  - {_parked(one)}")
        found.extend(notes_under(page, one.id, "  "))
    return "\n".join(found)


def lessons(page: Page) -> str:
    """Return what was learned."""
    text = page.review.meta.lessons
    parts = [paragraphs(text)] if text.strip() else []
    found = [one for note in page.review.notes_of("lesson") for one in noted(page, note)]
    return "\n\n".join([*parts, *(["\n".join(found)] if found else [])])


def _factor(page: Page, factor: Factor, mark: str) -> list[str]:
    indent = " " * (len(mark) + 1)
    tags = f" ({', '.join(inline(tag) for tag in factor.tags)})" if any(tag.strip() for tag in factor.tags) else ""
    lines = [f"{item(factor.text, '', mark)}{tags}"]
    lines.extend(
        f"{indent}- Seen {moment(page, event)}" for event in page.review.events.live if event.id in factor.moments
    )
    lines.extend(notes_under(page, factor.id, indent))
    if factor.kind == "condition" and page.action_numbers:
        numbers = [str(page.action_numbers[one.id]) for one in kept(page.review) if factor.id in one.factors]
        word = "action" if len(numbers) == 1 else "actions"
        lines.append(f"{indent}- Taken up by {word} {listed(numbers)}" if numbers else f"{indent}- No action yet")
    return lines


def _action(page: Page, action: Action, *, tickets: bool) -> tuple[str, ...]:
    numbers = [str(page.factor_numbers[one]) for one in action.factors if one in page.factor_numbers]
    ticket = link("ticket", action.ticket) if action.ticket.lower().startswith("http") else inline(action.ticket)
    return (
        str(page.action_numbers[action.id]),
        named(action.text),
        inline(action.owner) or "no owner yet",
        action.due.isoformat() if action.due else ("" if action.state == "done" else "no date yet"),
        inline(action.type),
        ", ".join(numbers),
        action.state,
        *((ticket,) if tickets else ()),
    )


def _parked(one: Parked) -> str:
    phase = inline(phase_title(one.phase))
    kind = f"{one.kind}, from {phase}" if phase else one.kind
    return f"{kind[0].upper()}{kind[1:]}: {inline(one.outcome) or 'still parked'}"
