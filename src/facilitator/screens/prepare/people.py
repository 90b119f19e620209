"""The people section: who should be in the room, and which parts of the story nobody tells yet."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult

from facilitator.review.records import Person
from facilitator.screens.prepare import people_words as say
from facilitator.screens.prepare.section import Section
from facilitator.session import Session
from facilitator.widgets.capture_line import CaptureLine
from facilitator.widgets.entry_list import Cell, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.row import Bar
from facilitator.widgets.words import Words, words

PART = "part:"
ACTOR = "actor:"
_ACTORS_SHOWN = 8
_PARTS_SHOWN = 3


class PeopleSection(Section):
    """Who is invited."""

    NAME: ClassVar[str] = "people"
    TITLE: ClassVar[str] = "People"

    def __init__(self, session: Session) -> None:
        """Show the people of the review."""
        super().__init__(session)
        self.line = CaptureLine()
        self.line.placeholder = "a name and a part: Ida, resolved it"
        self._advice = Bar(classes="section--under")

    def compose_under(self) -> ComposeResult:
        """Yield the advice."""
        yield self._advice

    def show_record(self) -> None:
        """Show the people, then the parts that are still wanted."""
        people = self.session.review.people.live
        count = words((f"{say.FEWEST} to {say.MOST} people", "time" if len(people) > say.MOST else "quiet"))
        self.top.show(words("Who should be in the room", bold=True), count)
        found = [*self._people(people), *self._actors(), *self._parts(people)]
        self.list.set_rows(found[1:] if found and found[0].kind == "blank" else found)
        advice = say.advice(self.session.review)
        self._advice.show(words((advice, "time")))
        self._advice.display = bool(advice)

    def summary(self) -> Words:
        """Return "7, all roles"."""
        people = self.session.review.people.live
        if not people:
            return words(("nobody yet", "quiet"))
        wanted = len(say.parts_wanted(people))
        return words((f"{len(people)}, {'all roles' if not wanted else f'{wanted} to ask'}", "quiet"))

    def keys(self, *, in_line: bool) -> tuple[Key, ...]:
        """Return the keys for the line or the list."""
        if in_line:
            return (Key("enter", "keep" if self.editing else "add"), Key("↑ ↓", "choose"), Key("tab", "list"))
        if self._person is None:
            return (Key("enter", "name somebody", "list.edit"),)
        return (
            Key("space", "can come" if not self._person.present else "cannot come", "list.tick"),
            Key("e", "edit", "list.edit"),
            Key("delete", "take off", "list.delete"),
        )

    def typed(self, text: str) -> None:
        """Offer the parts that a half-typed one can become."""
        found = [part for part in say.parts_beginning(text) if part != say.split_person(text.rpartition(";")[2])[1]]
        more = f"  and {len(found) - _PARTS_SHOWN} more" if len(found) > _PARTS_SHOWN else ""
        self.say(f"tab: {'  ·  '.join(found[:_PARTS_SHOWN])}{more}" if found else "")

    def complete(self) -> bool:
        """Take the first part that the half-typed one can become."""
        text = self.line.value if self.line is not None else ""
        others, semicolon, last = text.rpartition(";")
        name, part = say.split_person(last)
        found = [one for one in say.parts_beginning(text) if one != part]
        if self.line is None or not found:
            return False
        self.line.set_text(f"{others}{semicolon}{' ' if semicolon else ''}{name}, {found[0]}")
        return True

    def sent(self, text: str, editing: str) -> None:
        """Add somebody, or keep what was edited."""
        people = say.split_people(text)
        if len(people) > 1 and not editing:
            self._add(people)
            return
        name, role = say.split_person(text) if editing or not people else people[0]
        if not name:
            self.say("Name somebody first: Ida, resolved it.", problem=True)
            self.put_into_line(text, editing, at=0)
            return
        person = self.session.review.people.find(editing) if editing else None
        if person is not None:
            if name != person.name:
                self.session.entries.set(person.id, "name", name, label=f"rename {person.name}")
            if role != person.role:
                self.session.entries.set(person.id, "role", role, label=f"part of {name}")
            return
        twin = next((one for one in self.session.review.people.live if one.name.casefold() == name.casefold()), None)
        if twin is not None:
            self.list.point_at(twin.id)
            self.say(f"{twin.name} is on the list already; tab, then e changes the part.")
            return
        self.list.point_at(self.session.entries.person(name, role=role))
        self.say(
            f"{name} is on the list." if role else f"{name} is on the list. A part can follow the name: {name}, scribe."
        )

    def pasted(self, text: str) -> None:
        """Add everybody who is pasted, one a line."""
        self._add(say.split_people(text))

    def _add(self, people: Sequence[tuple[str, str]]) -> None:
        """Add several people, as one step; who is on the list already stays as they are."""
        here = {person.name.casefold() for person in self.session.review.people.live}
        added: list[str] = []
        with self.session.together("add people"):
            for name, role in people:
                if name.casefold() not in here:
                    here.add(name.casefold())
                    added.append(self.session.entries.person(name, role=role))
        if not added:
            self.say("All of them are on the list already.")
            return
        self.list.point_at(added[-1])
        count = f"{len(added)} {'person' if len(added) == 1 else 'people'} added"
        left = len(people) - len(added)
        self.say(f"{count}{f', {left} on the list already' if left else ''}; ^z takes them back.")

    def tick(self) -> None:
        """Mark somebody as missing or coming; invite who is not invited yet."""
        person = self._person
        if person is None:
            self.edit()
        elif not person.invited:
            self.session.entries.set(person.id, "invited", value=True, label=f"invite {person.name}")
        else:
            label = f"{person.name} {'cannot' if person.present else 'can'} come"
            self.session.entries.set(person.id, "present", not person.present, label=label)

    def edit(self) -> None:
        """Put somebody's words into the line; for a part or a name from the timeline, what is known of it."""
        pointed = self.list.pointed or ""
        person = self._person
        if person is not None:
            self.put_into_line(f"{person.name}, {person.role}" if person.role else person.name, person.id)
        elif pointed.startswith(ACTOR):
            self.put_into_line(f"{pointed.removeprefix(ACTOR)}, ")
        elif pointed.startswith(PART):
            part = pointed.removeprefix(PART)
            wanted = next((one for one in say.parts_wanted(self.session.review.people.live) if one.id == part), None)
            if wanted is not None:
                self.put_into_line(f", {wanted.title}", at=0)

    def delete(self) -> None:
        """Take somebody off the list."""
        if self._person is not None:
            name = self._person.name
            self.session.entries.delete(self._person.id)
            self.say(f"{name} is off the list; ^z brings them back.")

    @property
    def _person(self) -> Person | None:
        return self.session.review.people.find(self.list.pointed or "")

    def _people(self, people: tuple[Person, ...]) -> list[Row]:
        width = min(max([9, *(cell_len(person.name) for person in people)]), 16)
        rows = []
        for person in people:
            note, asks = say.remark(person, self.session.review)
            away = not person.present or not person.invited
            right = (Cell(note, tone="time" if asks else "quiet", from_width=44),) if note else ()
            name = Cell(person.name, width=width, tone="quiet" if away else "ink")
            rows.append(Row(person.id, person.role, left=(name,), right=right, tone="quiet" if away else "ink"))
        return rows

    def _actors(self) -> list[Row]:
        names = say.actors_missing(self.session.review)
        if not names:
            return []
        rows = [Row("blank:actors", kind="blank"), Row("group:actors", "In the timeline, not invited", kind="group")]
        rows += [Row(f"{ACTOR}{name}", name, left=(Cell("○"),), tone="quiet") for name in names[:_ACTORS_SHOWN]]
        return rows

    def _parts(self, people: tuple[Person, ...]) -> list[Row]:
        wanted = say.parts_wanted(people)
        if not wanted:
            return []
        rows = [Row("blank:parts", kind="blank"), Row("group:parts", "Parts to ask for", kind="group")]
        rows += [
            Row(f"{PART}{one.id}", one.title, left=(Cell("○"),), under=(words((one.why, "quiet")),), tone="quiet")
            for one in wanted
        ]
        return rows
