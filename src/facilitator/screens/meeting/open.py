"""Open: the first lines to read aloud, the rules, who is in the room."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal

from facilitator.guidance import ground_rules, opening_words
from facilitator.review.capture import Target
from facilitator.review.records import Person
from facilitator.screens.meeting.work import Work
from facilitator.screens.sheets.earlier_sheet import EarlierSheet
from facilitator.times import day_words
from facilitator.widgets.entry_list import Cell, Row
from facilitator.widgets.page import Page, PageLine
from facilitator.widgets.words import Words, words

EARLIER = "earlier"
SHOWN_RULES = 5
"""Rules shown here; all of them are behind the ground rules' key."""


class OpenWork(Work):
    """The working area of Open."""

    PHASE = "open"
    DEFAULT_CSS = """
    OpenWork .open--words { height: auto; max-height: 5; padding: 0 1 1 1; }
    OpenWork .open--halves { height: 1fr; }
    OpenWork .open--rules { width: 1fr; }
    OpenWork .open--people { width: 40%; min-width: 27; max-width: 44; }
    """

    def compose_main(self) -> ComposeResult:
        """Lay out the words to read, the rules, and the people beside them."""
        yield Page([PageLine(words(f"“{opening_words()}”"))], classes="open--words")
        with Horizontal(classes="open--halves"):
            yield Page(tuple(self._rules()), classes="open--rules")
            self.list.add_class("open--people")
            yield self.list

    def on_mount(self) -> None:
        """Show the people; there is no row above the words."""
        self.top.display = False

    def rows(self) -> Sequence[Row]:
        """Return who is in the room, what earlier reviews left open, and what is noted about the meeting."""
        rows = self._room()
        if self.session.earlier:
            rows += [Row("space-earlier", kind="blank"), Row(EARLIER, self._earlier())]
        notes = self.session.review.notes_on("")
        if notes:
            rows += [Row("space", kind="blank"), Row("notes", "Noted", kind="group")]
            rows += [Row(note.id, note.text, left=(Cell("–"),)) for note in notes]
        return rows

    def _room(self) -> list[Row]:
        people = [person for person in self.session.review.people.live if person.invited or person.present]
        if not people:
            return [Row("nobody", "Nobody is on the list yet: /here ana, facilitator", kind="text")]
        count = Cell(f"{sum(person.present for person in people)} of {len(people)}")
        return [Row("room", "In the room", right=(count,), kind="group"), *(self._person(person) for person in people)]

    def target(self) -> Target | None:
        """Return the person or note under the pointer."""
        person = self._pointed()
        if person is not None:
            return Target("people", person.id, person.name)
        note = self.session.review.notes.find(self.list.pointed or "")
        return Target("notes", note.id, "the review") if note else None

    def letter(self, command_id: str) -> bool:
        """Space marks who is missing."""
        person = self._pointed()
        if command_id != "list.tick" or person is None:
            return False
        label = f"{person.name} is {'missing' if person.present else 'here'}"
        self.session.entries.set(person.id, "present", not person.present, label=label)
        return True

    def opened(self, row_id: str) -> bool:
        """List what earlier reviews left open."""
        if row_id != EARLIER:
            return False
        self.app.push_screen(EarlierSheet(self.session))
        return True

    def _earlier(self) -> str:
        earlier, session = self.session.earlier, self.session
        count = sum(len(one.actions) for one in earlier)
        newest = earlier[0].dated
        since = f" from {day_words(newest.astimezone(session.zone).date(), today=session.today())}" if newest else ""
        return f"{count} still open{since}; enter lists them"

    def _pointed(self) -> Person | None:
        return self.session.review.people.find(self.list.pointed or "")

    def _person(self, person: Person) -> Row:
        dot = Cell("●" if person.present else "○", 1, tone="here" if person.present else "quiet")
        line: Words = words(person.name, tone="ink" if person.present else "quiet")
        return Row(person.id, left=(dot,), line=line, right=(Cell(person.role),))

    def _rules(self) -> Iterator[PageLine]:
        for number, rule in enumerate(ground_rules()[:SHOWN_RULES], 1):
            yield PageLine(words((f"{number} ", "quiet"), rule.short))
        yield PageLine()
        yield PageLine(words(("^g shows all of them; say so if a line on screen is wrong.", "quiet")))
