"""The entry editor (F4): one entry, field by field, each saved as it is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.errors import FacilitatorError
from facilitator.guidance import action_types, marks
from facilitator.review.moments import local
from facilitator.review.records import Action, Event, Factor, Meta, Note, Parked, Person, Record, Value
from facilitator.screens.own_editor import write_in_editor
from facilitator.session import Session
from facilitator.text import clean_line
from facilitator.times import TimeReading, day_words, distance_words, read_time
from facilitator.widgets.fields import Field, Form, OptionsField, TextField
from facilitator.widgets.keys import Key
from facilitator.widgets.options import Option
from facilitator.widgets.sheet import Sheet
from facilitator.widgets.words import Words, words

KEYS = (
    Key("tab", "next field"),
    Key("F8 F9", "others"),
    Key("^o", "$EDITOR"),
    Key("^z", "undo"),
    Key("esc", "done"),
    Key("F1", "help"),
)


TITLES: dict[type[Record], str] = {
    Event: "Moment",
    Factor: "Factor",
    Action: "Action",
    Person: "Person",
    Meta: "After this room",
    Note: "Note",
    Parked: "Parked",
}


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of an entry: its name, its label, and the text it shows."""

    name: str
    label: str
    text: str
    lines: bool = False


class EntryEditor(Sheet[str]):
    """Edits one record; F8 and F9 walk its neighbours. Gives back the id of the record it ended on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "walk(-1)", show=False),
        Binding("f9", "walk(1)", show=False),
        Binding("ctrl+o", "editor", show=False),
        Binding("f4", "back", show=False),
        Binding("ctrl+z", "undo", show=False),
    ]
    AUTO_FOCUS = "TextArea"
    DEFAULT_CSS = "EntryEditor Form { height: auto; max-height: 14; }"

    def __init__(self, session: Session, record_id: str, neighbours: Sequence[str]) -> None:
        """Edit `record_id`; `neighbours` are the ids that F8 and F9 walk, in order."""
        super().__init__("", keys=KEYS)
        self._session = session
        self._record_id = record_id
        self._neighbours = tuple(neighbours) or (record_id,)
        self._filled: dict[str, str] = {}
        """What each field showed when it was filled: only what differs from it was written here, and is saved."""
        self._notes: list[str] = []
        """The ids of the notes whose lines the notes' field shows."""
        self._unread: tuple[str, ...] = ()
        """What the fields held when esc found a time or a date that is not read."""

    def compose_body(self) -> ComposeResult:
        """Yield the form."""
        yield Form(*self._fields())

    def on_mount(self) -> None:
        """Say what is edited."""
        self._title_row()

    async def action_walk(self, by: int) -> None:
        """Save and go to the neighbour."""
        self._save_all()
        place = self._neighbours.index(self._record_id) if self._record_id in self._neighbours else 0
        if 0 <= place + by < len(self._neighbours):
            self._record_id = self._neighbours[place + by]
            form = self.query_one(Form)
            with self.app.batch_update():  # a text area that is drawn before its styles are there ends Textual 8.2.8
                await form.remove_children()
                await form.mount(*self._fields())
            self._title_row()
            form.query_one(Field).take_focus()

    def action_back(self) -> None:
        """Save and close; what cannot be read keeps the sheet open once, and says so."""
        written = tuple(field.text for field in self.query(TextField))
        if self._save_all() or written == self._unread:
            self.dismiss(self._record_id)
            return
        self._unread = written
        self.show_hint(
            words("A time or date here is not read yet; esc again keeps the old one.", tone="alarm", bold=True)
        )

    def action_undo(self) -> None:
        """Take back the newest edit, and show what the fields hold then."""
        self._session.undo()
        for spec in self._specs():
            field = self.query_one(f"#field-{spec.name}", TextField)
            field.set_text(spec.text)
            self._filled[spec.name] = field.text
        self._notes = self._notes_now()
        for options in self.query(OptionsField):
            options.show(*self._options())

    def action_editor(self) -> None:
        """Write the focused field in the person's own editor."""
        field = next((one for one in self.query(TextField) if one.has_focus_within), None)
        if field is None:
            return
        try:
            field.set_text(write_in_editor(self.app, field.text))
        except FacilitatorError as error:
            self.show_hint(words(str(error), tone="alarm", bold=True))

    @property
    def record(self) -> Record | None:
        """The record that is edited."""
        review = self._session.review
        return review.meta if self._record_id == review.id else review.find(self._record_id)

    @on(TextField.Changed)
    def _changed(self, event: TextField.Changed) -> None:
        event.stop()
        event.field.show_echo(self._echo(event.field.field_id, event.text))

    def on_descendant_blur(self) -> None:
        """Save what was left."""
        self._save_all()

    @on(OptionsField.Changed)
    def _chosen(self, event: OptionsField.Changed) -> None:
        event.stop()
        record = self.record
        if record is None:
            return
        value: Value = event.chosen if isinstance(record, Event) else (event.chosen[0] if event.chosen else "")
        if isinstance(record, Event):
            added = [one for one in event.chosen if one not in record.marks]
            taken = [one for one in record.marks if one not in event.chosen]
            for mark in (*added, *taken):
                self._session.entries.mark(record.id, mark)
        else:
            self._session.entries.set(record.id, event.field.field_id, value)

    def _save_all(self) -> bool:
        """Save every field that differs; a reading that fails stays in its field with the reason."""
        record, good = self.record, True
        if record is None:
            return True
        for spec in self._specs():
            fields = self.query(f"#field-{spec.name}").results(TextField)
            field = next(iter(fields), None)
            if field is not None and field.text != self._filled[spec.name]:
                saved = self._save(record, spec, field)
                self._filled[spec.name] = field.text if saved else self._filled[spec.name]
                good = saved and good
        return good

    def _save(self, record: Record, spec: Spec, field: TextField) -> bool:
        entries, text = self._session.entries, field.text
        match spec.name:
            case "when" if isinstance(record, Event):
                reading = self._time(text, record)
                if reading.at is None:
                    return False
                entries.retime(record.id, reading.at, reading.precision, reading.zone or "")
            case "due" | "publish_due":
                if text.strip():
                    due = self._session.read_due(text)
                    if due.date is None:
                        return False
                    entries.set(record.id, spec.name, due.date)
                else:
                    entries.set(record.id, spec.name, None)
            case "tags" if isinstance(record, Factor):
                entries.tag(record.id, [tag.lstrip("#").lower() for tag in text.replace(",", " ").split()])
            case "notes":
                self._save_notes(record, text)
            case _:
                entries.set(record.id, spec.name, text if spec.lines else clean_line(text))
        return True

    def _save_notes(self, record: Record, text: str) -> None:
        """Match lines in order to the notes that were shown: edited, added, deleted; another hand's new note stays."""
        entries, review = self._session.entries, self._session.review
        shown = self._notes
        lines = [clean_line(line.strip().removeprefix("–")) for line in text.splitlines()]
        lines = [line for line in lines if line]
        for note, line in zip(shown, lines, strict=False):
            if review.notes[note].text != line:
                entries.set(note, "text", line)
        for note in shown[len(lines) :]:
            entries.delete(note)
        added = [entries.note(line, on=record.id) for line in lines[len(shown) :]]
        self._notes = [*shown[: len(lines)], *added]

    def _fields(self) -> list[Field]:
        fields: list[Field] = []
        for spec in self._specs():
            echo = self._echo(spec.name, spec.text)
            field = TextField(spec.name, spec.label, spec.text, lines=spec.lines, echo=echo)
            self._filled[spec.name] = field.text
            fields.append(field)
        self._notes = self._notes_now()
        options, chosen = self._options()
        if isinstance(self.record, Event):
            fields.insert(-1, OptionsField("marks", "Mark", options, chosen, several=True))
        elif isinstance(self.record, Action):
            fields.insert(-1, OptionsField("type", "Type", options, chosen))
        return fields

    def _options(self) -> tuple[tuple[Option, ...], tuple[str, ...]]:
        """Return the choices that the record's kind has, and those taken."""
        match self.record:
            case Event(marks=taken):
                return tuple(Option(mark.id, mark.title) for mark in marks()), taken
            case Action(type=taken_type):
                return tuple(Option(one.id, one.title) for one in action_types()), (taken_type,) if taken_type else ()
            case _:
                return (), ()

    def _notes_now(self) -> list[str]:
        return [note.id for note in self._session.review.notes_on(self._record_id)]

    def _specs(self) -> tuple[Spec, ...]:
        record = self.record
        return tuple(self._specs_of(record)) if record is not None else ()

    def _specs_of(self, record: Record) -> Iterator[Spec]:
        notes = Spec(
            "notes", "Notes", "\n".join(note.text for note in self._session.review.notes_on(record.id)), lines=True
        )
        today = self._session.today()
        match record:
            case Event():
                at = local(record.at, self._session.zone)
                about = "~" if record.precision == "approximate" else ""
                yield Spec("when", "When", f"{about}{at.day} {at:%b %Y %H:%M:%S}".lower())
                yield Spec("text", "What", record.text)
                yield Spec("known", "Known then", record.known)
                yield Spec("sense", "Made sense", record.sense)
                yield notes
            case Factor():
                yield Spec("text", "What", record.text)
                yield Spec("tags", "Tags", ", ".join(record.tags))
                yield notes
            case Action():
                yield Spec("text", "What", record.text)
                yield Spec("owner", "Owner", record.owner)
                yield Spec("due", "Due", day_words(record.due, today=None) if record.due else "")
                yield Spec("ticket", "Ticket", record.ticket)
                yield notes
            case Person():
                yield Spec("name", "Name", record.name)
                yield Spec("role", "Role", record.role)
            case Meta():
                yield Spec("publisher", "Publishes", record.publisher)
                yield Spec("publish_to", "To whom", record.publish_to)
                due = record.publish_due
                yield Spec("publish_due", "When", day_words(due, today=today) if due else "")
            case Note() | Parked():
                yield Spec("text", "What", record.text)
            case _:
                return

    def _echo(self, name: str, text: str) -> Words:
        record = self.record
        if name == "when" and isinstance(record, Event):
            reading = self._time(text, record)
            problem = f"{reading.choices[0]:%H:%M}, or another?" if reading.choices else "no time yet"
            return words((reading.reading, "quiet")) if reading.at else words((problem, "time"))
        if name in ("due", "publish_due") and text.strip():
            due = self._session.read_due(text)
            if due.date is None:
                return words(("no date yet", "time"))
            said = f"{day_words(due.date, today=None)}, {distance_words(due.date, self._session.today())}"
            return words((said, "quiet"))
        return ()

    def _time(self, text: str, event: Event) -> TimeReading:
        zone = self._session.zone
        return read_time(text, zone=zone, day=local(event.at, zone).date(), start=self._session.review.meta.began)

    def _title_row(self) -> None:
        record = self.record
        title = TITLES.get(type(record), "") if record is not None else ""
        if isinstance(record, Event) and record.source:
            title += f"  {record.source} {record.key.removeprefix('git:')[:8] if record.source == 'git' else ''}"
        place = (
            f"{self._neighbours.index(self._record_id) + 1} of {len(self._neighbours)}"
            if self._record_id in self._neighbours
            else ""
        )
        self.show_title(title, place)
