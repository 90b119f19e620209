"""What slash words and list letters do to the entry that the pointer stands on."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from facilitator.guidance import marks
from facilitator.review.capture import read_hands
from facilitator.review.records import Action, Event, Factor, Note, Parked, Person, Record
from facilitator.review.twins import told
from facilitator.screens.commanding import Handlers
from facilitator.session.joining import above
from facilitator.times import day_words, distance_words, read_time

if TYPE_CHECKING:
    from facilitator.screens.meeting.desk_screen import DeskScreen

R = TypeVar("R", bound=Record)
NO_MOMENT = "Point at a moment first, with ↑ and ↓; then it works."
NO_ACTION = "Point at an action first, with ↑ and ↓; then it works."


class EntryVerbs:
    """Acts on the pointed entry of one screen."""

    def __init__(self, screen: "DeskScreen") -> None:
        """Act for `screen`."""
        self._screen = screen
        self._session = screen.session

    def handlers(self) -> Handlers:
        """Return the commands that act on the pointed entry."""
        return {
            "entry.at": self.at,
            "entry.knew": lambda text: self._text("known", text),
            "entry.sense": lambda text: self._text("sense", text),
            "entry.mark": self.mark,
            "entry.owner": self.owner,
            "entry.due": self.due,
            "entry.done": lambda _: self.state("done"),
            "entry.decline": self.decline,
            "entry.here": self.here,
            "entry.learned": lambda count: self.vote("learned", count),
            "entry.again": lambda count: self.vote("again", count),
            "list.delete": lambda _: self.delete(),
            "list.move-up": lambda _: self.move(-1),
            "list.move-down": lambda _: self.move(1),
            "list.join": lambda _: self.join(),
            "list.apart": lambda _: self.keep_apart(),
            "list.action": lambda _: self.make("action"),
            "list.factor": lambda _: self.make("factor"),
        }

    def pointed(self) -> Record | None:
        """Return the record under the pointer."""
        target = self._screen.work.target()
        return self._session.review.find(target.id) if target else None

    def at(self, text: str) -> None:
        """Correct the time of the moment pointed at; the old one stays in its history."""
        event = self._pointed(Event, NO_MOMENT)
        if event is None:
            return
        zone = self._session.zone
        day = event.at.astimezone(zone).date()
        reading = read_time(text, zone=zone, day=day, start=self._session.review.meta.began)
        if reading.at is None:
            self._say(f"“{text}” is no time here. Write it like 10:57 or thu 10:57.", problem=True)
            return
        self._session.entries.retime(event.id, reading.at, reading.precision, reading.zone or "")
        self._say(reading.reading)

    def mark(self, text: str) -> None:
        """Mark the moment pointed at, by a milestone's name or key letter."""
        event = self._pointed(Event, NO_MOMENT)
        if event is None:
            return
        word = text.strip().lower().replace("_", " ")
        found = [one for one in marks() if word and word in (one.title, one.key)]
        found = found or [one for one in marks() if word and one.title.startswith(word)]
        if len(found) != 1:
            names = ", ".join(one.title for one in marks())
            self._say(f"Which milestone? {names}", problem=True)
            return
        here = self._session.entries.mark(event.id, found[0].id)
        self._say(f"{found[0].title} is here" if here else f"{found[0].title} is taken away")

    def mark_by_key(self, key: str) -> None:
        """Mark the moment pointed at by a milestone's letter; any other key does nothing."""
        if any(one.key == key for one in marks()):
            self.mark(key)
        else:
            self._say("not marked")

    def owner(self, text: str) -> None:
        """Give the action pointed at its owner."""
        action = self._pointed(Action, NO_ACTION)
        if action is not None:
            name = text.removeprefix("@").removeprefix("the ").strip()
            self._session.entries.fill(action.id, owner=name)
            self._say(f"owner {name}" if name else "no owner")

    def due(self, text: str) -> None:
        """Give the action pointed at its date."""
        action = self._pointed(Action, NO_ACTION)
        if action is None:
            return
        session = self._session
        today = session.today()
        reading = session.read_due(text)
        if reading.date is None:
            choices = " or ".join(day_words(day, today=None) for day in reading.choices[:3])
            self._say(
                f"Which date: {choices}?" if choices else f"“{text}” is no date here. Write 11 feb.", problem=True
            )
            return
        session.entries.fill(action.id, due=reading.date)
        self._say(f"due {day_words(reading.date, today=None)}, {distance_words(reading.date, today)}")

    def state(self, state: str) -> None:
        """Mark the action pointed at as done, or open again."""
        action = self._pointed(Action, NO_ACTION)
        if action is not None:
            done = action.state != state
            self._session.entries.state(action.id, "done" if done else "open")
            self._say("done" if done else "open again")

    def decline(self, reason: str) -> None:
        """Keep the action among what was chosen not to do; asks for the reason."""
        action = self._pointed(Action, NO_ACTION)
        if action is None:
            return
        if not reason:
            self._say("Why not? /decline and the reason.", problem=True)
            return
        self._session.entries.state(action.id, "declined", reason)
        self._say("chosen not to do; it stays in the document with its reason")

    def here(self, text: str) -> None:
        """Note who has come; a new name is added, with a role after a comma."""
        name, _, role = (part.strip() for part in text.partition(","))
        if not name:
            self._say("Who has come? /here lee, or /here lee, vendor", problem=True)
            return
        known = self._known(name)
        if known is not None:
            self._session.entries.set(known.id, "present", True, label=f"{known.name} is here")
            if role:
                self._session.entries.set(known.id, "role", role)
        else:
            self._session.entries.person(name, role=role)
        self._say(f"{known.name if known else name} is here")

    def _known(self, name: str) -> Person | None:
        """Return who is meant: the person of that name, else the only one whose name begins with these words."""
        said, people = name.casefold(), self._session.review.people.live
        same = [person for person in people if person.name.casefold() == said]
        begin = [person for person in people if person.name.casefold().startswith(f"{said} ")]
        return same[0] if same else begin[0] if len(begin) == 1 else None

    def vote(self, vote: str, text: str) -> None:
        """Keep a count of hands."""
        hands = read_hands(text)
        if hands is None:
            self._say(f"How many hands? /{vote} 6", problem=True)
            return
        self._session.meeting.vote(vote, *hands)
        self._say(f"{hands[0]} {'hand' if hands[0] == 1 else 'hands'}")

    def delete(self) -> None:
        """Delete the entry pointed at; undo brings it back."""
        record = self.pointed()
        if record is not None:
            self._session.entries.delete(record.id)
            self._say("deleted, ^z brings it back")

    def move(self, by: int) -> None:
        """Move the entry pointed at among its kind."""
        record = self.pointed()
        if record is not None and not self._session.entries.move(record.id, by):
            self._say(
                "Moments stand by their time; /at changes it." if isinstance(record, Event) else "It is at the end."
            )

    def join(self) -> None:
        """Join the moment pointed at with the other record of it, else with the one above; the pointer follows."""
        event = self._pointed(Event, NO_MOMENT)
        if event is None:
            return
        twin = self._screen.work.twin()
        other = twin.other(event.id) if twin else above(self._session.review, event.id)
        if other is None:
            self._say("There is no moment above it.")
            return
        stays = self._session.entries.join(event.id, other.id if twin else "")
        self._screen.work.reveal(stays)
        self._say(f"joined with {told(other, self._session.zone, event.at)}, both sources kept")

    def keep_apart(self) -> None:
        """Remember that the moment pointed at and what may be another record of it are two."""
        event = self._pointed(Event, NO_MOMENT)
        twin = self._screen.work.twin()
        if event is None:
            return
        if twin is None:
            self._say("No other record of this moment is pointed out.")
            return
        other = twin.other(event.id)
        self._session.entries.keep_apart(event.id, other.id)
        self._say(f"kept beside {told(other, self._session.zone, event.at)}; not asked again")

    def make(self, kind: str) -> None:
        """Make an action or a factor of the entry pointed at."""
        record = self.pointed()
        entries = self._session.entries
        makers: dict[str, Callable[[str], str]] = {"action": entries.action, "factor": entries.factor}
        match record:
            case Parked():
                entries.from_parked(record.id, kind)
            case Factor() if kind == "action":
                entries.action(record.text, factors=(record.id,))
            case Event() if kind == "factor":
                entries.factor(record.text, moment=record.id)
            case Note() | Event():
                makers[kind](record.text)
            case _:
                self._say(f"No {kind} can be made of this.")
                return
        self._say(f"{'an action' if kind == 'action' else 'a factor'} is made of it; ^z takes it back")

    def _text(self, field: str, text: str) -> None:
        event = self._pointed(Event, NO_MOMENT)
        if event is not None:
            name = "known then" if field == "known" else "why it made sense"
            self._session.entries.set(event.id, field, text, label=name)
            self._say(f"{name}: {text}" if text else f"{name} is empty now")

    def _pointed(self, kind: type[R], otherwise: str) -> R | None:
        record = self.pointed()
        if isinstance(record, kind):
            return record
        self._say(otherwise, problem=True)
        return None

    def _say(self, sentence: str, *, problem: bool = False) -> None:
        self._screen.say(sentence, problem=problem)
