"""The checklist section: what should be true before people meet."""

from typing import ClassVar

from facilitator.guidance import checklist, levels
from facilitator.screens.prepare.people_words import has_part
from facilitator.screens.prepare.section import Section
from facilitator.times import day_words
from facilitator.widgets.entry_list import Cell, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.words import Words, words


class ChecklistSection(Section):
    """The list for before the meeting; space ticks."""

    NAME: ClassVar[str] = "checklist"
    TITLE: ClassVar[str] = "Checklist"

    def show_record(self) -> None:
        """Show the items with their ticks."""
        done = self._done()
        self.top.show(words("Before the meeting", bold=True), words(("nothing here holds you up", "quiet")))
        self.list.set_rows(
            [
                Row(
                    item.id,
                    item.text,
                    left=(Cell("■" if item.id in done else "□", tone="here" if item.id in done else "quiet"),),
                    right=(Cell(self._known(item.id) or item.role, from_width=80),),
                )
                for item in checklist("before")
            ]
        )

    def summary(self) -> Words:
        """Return "5 of 13"."""
        return words((f"{len(self._done())} of {len(checklist('before'))}", "quiet"))

    def keys(self, *, in_line: bool) -> tuple[Key, ...]:  # noqa: ARG002 - there is no line here
        """Return the keys for the list."""
        return (Key("space", "tick", "list.tick"), Key("↑ ↓", "choose"))

    def tick(self) -> None:
        """Tick or untick the pointed item."""
        if self.list.pointed is not None:
            self.session.entries.tick(self.list.pointed, done=self.list.pointed not in self._done())

    def edit(self) -> None:
        """Tick as well: enter is for what stands there."""
        self.tick()

    def _known(self, item_id: str) -> str:
        """Return what the record already says about an item; empty where it says nothing."""
        review = self.session.review
        people = review.people.live
        match item_id:
            case "level":
                return next((one.title for one in levels() if one.id == review.meta.level), "")
            case "facilitator" | "scribe":
                return ", ".join(person.name for person in people if has_part(person, item_id))
            case "date" if review.meta.meets is not None:
                meets = review.meta.meets.astimezone(self.session.clock.zone)
                return f"{day_words(meets.date(), today=self.session.today())}, {meets:%H:%M}"
            case "invite" if people:
                return f"{len(people)} on the list"
            case "timeline" if review.events.live:
                return f"{len(review.events.live)} in it"
            case _:
                return ""

    def _done(self) -> set[str]:
        items = {item.id for item in checklist("before")}
        return {check.id for check in self.session.review.checklist.live if check.done and check.id in items}
