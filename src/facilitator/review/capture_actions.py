"""What a line makes in Actions: a new action with its owner and date, or the owner and date of the one pointed at."""

from dataclasses import replace

from facilitator.review.chips import chipped
from facilitator.review.clauses import SHORT, Calendar, Clauses, begins_with_person, read_clauses
from facilitator.review.intent import Intent, Situation
from facilitator.times import day_words, distance_words


def _calendar(seat: Situation) -> Calendar:
    return Calendar(seat.today, seat.order, seat.sprint_end, seat.sprint_weeks)


def _filled(line: str, seat: Situation) -> Clauses | None:
    """Return the owner and the date that a line is nothing but; None when it says more."""
    said = read_clauses(line, seat.people, _calendar(seat))
    if not said.text:
        return said if said.owner or said.due is not None else None
    if said.due is None and len(said.text) <= SHORT:
        due = _calendar(seat).read(said.text)
        if due.date is not None or due.ask:
            return Clauses(said.owner, due, "")
    person, rest = ("", "") if said.owner else begins_with_person(said.text, seat.people)
    if not person or (rest and (said.due is not None or len(rest) > SHORT)):
        return None
    if not rest:
        return Clauses(person, said.due, "")
    due = _calendar(seat).read(rest)
    return Clauses(person, due, "") if due.date is not None or due.ask else None


def fills(line: str, seat: Situation) -> bool:
    """Tell whether a line gives the action pointed at its owner or its date, and says nothing else."""
    return seat.target is not None and seat.target.table == "actions" and _filled(line, seat) is not None


def read_fill(line: str, seat: Situation) -> Intent:
    """Return what a line fills in on the action pointed at: its owner, its date, or both."""
    said = _filled(line, seat) or Clauses("", None, line)
    on = seat.target.id if seat.target else ""
    made = Intent("fill", said.text, echo=_read_back(said, seat), owner=said.owner, due=said.due, on=on)
    return chipped(replace(made, problem=_which(said)), seat)


def read_action(line: str, seat: Situation) -> Intent:
    """Return the action that a line makes, with the owner and the date that it names."""
    said = read_clauses(line, seat.people, _calendar(seat))
    problem = _which(said) or ("" if said.text else "What will be different when it is done?")
    on = seat.target.id if seat.target and seat.target.table == "factors" else ""
    made = Intent("action", said.text, echo=_read_back(said, seat), owner=said.owner, due=said.due, on=on)
    return chipped(replace(made, problem=problem), seat)


def _read_back(said: Clauses, seat: Situation) -> str:
    """Return the owner and the date as the echo row says them: "owner Kit, due Fri 11 Feb 2022, in 14 days"."""
    words = [f"owner {said.owner}"] if said.owner else []
    if said.due is not None and said.due.date is not None:
        day = said.due.date
        words.append(f"due {day_words(day, today=None)}, {distance_words(day, seat.today)}")
        words[-1] += f"  {said.due.warnings[0]}" if said.due.warnings else ""
    return ", ".join(words)


def _which(said: Clauses) -> str:
    """Return the question about a date that can mean several days."""
    if said.due is None or not said.due.ask:
        return ""
    return f"Which date: {' or '.join(day_words(day, today=None) for day in said.due.choices[:3])}?"
