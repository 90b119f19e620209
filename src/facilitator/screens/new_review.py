"""The form for a new review. What is typed is read back on the right; the suggestion says why and never locks."""

from dataclasses import dataclass, replace
from typing import ClassVar, Final
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from facilitator.clock import Clock
from facilitator.config import Settings
from facilitator.errors import FacilitatorError
from facilitator.guidance import levels, severities, signals
from facilitator.library import Library
from facilitator.screens import new_review_draft as reading
from facilitator.screens.commanding import Commanded, Handlers, bindings
from facilitator.screens.new_review_draft import LENGTHS, Draft, Read
from facilitator.screens.routes import OpenReview
from facilitator.widgets.fields import Form, Note, Option, OptionsField, TextField
from facilitator.widgets.keys import Key, KeyRow
from facilitator.widgets.row import Bar
from facilitator.widgets.words import words

TEXTS: Final = (("title", "Title"), ("began", "Began"), ("zone", "Zone"), ("team", "Team"), ("meets", "Meets"))


class NewReviewScreen(Commanded):
    """A new review: title, times, severity, signals, level and length."""

    SCOPES = ("everywhere", "form")
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere", "form")
    AUTO_FOCUS = "TextBox"
    CSS_PATH = "new_review.tcss"

    @dataclass
    class Left(Message):
        """The form was left with esc: its draft, for the next time. Or the review is made: only zone and team stay."""

        draft: Draft

    def __init__(self, library: Library, clock: Clock, settings: Settings, draft: Draft | None = None) -> None:
        """Fill in for `library`; `draft` is what the form held when it was left."""
        super().__init__()
        self._library = library
        self._clock = clock
        self._settings = settings
        self._today = clock.now().astimezone(clock.zone).date()
        self.draft = draft or Draft(zone=settings.zone.key)
        self._made = False
        self._fields = {name: TextField(name, label, getattr(self.draft, name)) for name, label in TEXTS}
        choices = [
            Option(one.id, one.title if one.id == "near-miss" else f"{one.id} {one.title}") for one in severities()
        ]
        self._severity = OptionsField("severity", "Severity", choices, self._chosen(self.draft.severity))
        self._signals = OptionsField(
            "signals", "Signals", [Option(one.id, one.title) for one in signals()], self.draft.signals, several=True
        )
        self._level = OptionsField("level", "Level", _levels(), (self.draft.level,))
        self._length = OptionsField("length", "Length", _minutes(), (str(self.draft.length),))
        self._meaning = Note()
        self._suggested = Bar(classes="form--gap")
        self._why = Bar(classes="form--why")
        self._echo = Bar(id="echo")

    def compose(self) -> ComposeResult:
        """Lay out the form, the echo row and the keys."""
        yield Bar(words("New review", bold=True), words(("kept as a draft until F9", "quiet")), id="title")
        with Form():
            yield from self._fields.values()
            self._severity.add_class("form--gap")
            yield self._severity
            yield self._meaning
            yield self._signals
            yield self._suggested
            yield self._why
            yield self._level
            yield self._length
        yield self._echo
        yield KeyRow(
            (
                Key("F9", "prepare", "form.make"),
                Key("tab", "next field"),
                Key("← →", "choose"),
                Key("space", "tick"),
                Key("esc", "cancel", "app.back-out"),
                Key("F1", "help", "app.help"),
            )
        )

    def on_mount(self) -> None:
        """Show how the draft is read."""
        self._show()

    def handlers(self) -> Handlers:
        """Return what the form does."""
        return {"form.make": lambda _: self.make(), "app.back-out": lambda _: self.leave()}

    def leave(self) -> None:
        """Go back; the draft stays for the next time."""
        self.post_message(self.Left(self.draft))
        self.dismiss()

    def make(self) -> None:
        """Make the review and open it: Prepare where people meet, the outline where one writes."""
        if self._made:
            return  # a second F9, before the app has opened what the first one made
        zone, at_zone, began, meets = self._readings()
        wrong = (
            [("title", "What happened? A few words are enough for a title.")] if not self.draft.title.strip() else []
        )
        wrong += [
            (name, f"{label}: {read.problem}.")
            for name, label, read in (("began", "Began", began), ("zone", "Zone", at_zone), ("meets", "Meets", meets))
            if read.problem
        ]
        if wrong or zone is None:
            name, sentence = wrong[0]
            self._fields[name].take_focus()
            self.say(sentence, problem=True)
            return
        draft = self.draft
        try:
            folder = self._library.create(
                title=draft.title,
                severity=draft.severity,
                level=draft.level,
                length=draft.length if draft.level == "meeting" else None,
                began=began.at,
                zone=zone.key,
                meets=meets.at if draft.level == "meeting" else None,
                team=draft.team,
                signals=draft.signals,
            )
        except FacilitatorError as error:
            self.say(str(error), problem=True)
            return
        self._made = True
        self.post_message(self.Left(Draft(zone=zone.key, team=draft.team)))
        self.post_message(OpenReview(folder, "prepare" if draft.level == "meeting" else "outline"))

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something in the echo row, until the next key changes a field."""
        self._echo.show(words(sentence, tone="alarm", bold=True) if problem else words((sentence, "quiet")))

    @on(TextField.Changed)
    def _typed(self, event: TextField.Changed) -> None:
        event.stop()
        values = {event.field.field_id: event.text}
        self._take(replace(self.draft, **values))  # type: ignore[arg-type]  # the texts of TEXTS are fields of a draft

    @on(OptionsField.Changed)
    def _chose(self, event: OptionsField.Changed) -> None:
        event.stop()
        chosen = event.chosen[0] if event.chosen else ""
        match event.field.field_id:
            case "severity":
                self._take(replace(self.draft, severity=chosen))
            case "signals":
                self._take(replace(self.draft, signals=event.chosen))
            case "level":
                self._take(replace(self.draft, level=chosen, chose_level=True))
            case "length":
                self._take(replace(self.draft, length=int(chosen), chose_length=True))

    def _take(self, draft: Draft) -> None:
        """Keep the draft; level and length follow the suggestion until a hand chooses them."""
        suggested = reading.suggestion_for(draft)
        if suggested is not None and not draft.chose_level:
            draft = replace(draft, level=suggested.level)
        if suggested is not None and suggested.length is not None and not draft.chose_length:
            draft = replace(draft, length=suggested.length)
        self.draft = draft
        self.say("")
        self._show()

    def _readings(self) -> tuple[ZoneInfo | None, Read, Read, Read]:
        now, draft = self._clock.now(), self.draft
        zone, _ = reading.read_zone_name(draft.zone, self._settings.zone, now)
        in_zone = zone or self._settings.zone
        began = reading.read_began(draft.began, in_zone, now.astimezone(in_zone).date(), now)
        zone, at_zone = reading.read_zone_name(draft.zone, self._settings.zone, began.at or now)
        meets = reading.read_meets(draft.meets, self._clock.zone, now, self._settings.date_order)
        return zone, at_zone, began, meets

    def _show(self) -> None:
        """Echo the readings, the meaning of the severity, and the suggestion."""
        zone, at_zone, began, meets = self._readings()
        draft, in_zone = self.draft, zone or self._settings.zone
        self._fields["began"].show_echo(began.words)
        self._fields["zone"].show_echo(at_zone.words)
        self._fields["meets"].show_echo(meets.words if draft.level == "meeting" else words(("nobody meets", "quiet")))
        meaning = next((one.meaning for one in severities() if one.id == draft.severity), "what was it, at its worst?")
        self._meaning.show(words((meaning, "quiet")))
        suggested = reading.suggestion_for(draft)
        label = words(("  Suggested  ", "quiet"))
        if suggested is None:
            self._suggested.show(label + words(("choose a severity: level and length follow from it", "quiet")))
            self._why.show(())
        else:
            counted = reading.day_of(began.at, in_zone, self._today)
            self._suggested.show(label + words(reading.deadline_words(suggested, counted), bold=True))
            self._why.show(words((suggested.reason, "quiet")))
        self._level.show(_levels(), (draft.level,))
        self._length.show(_minutes(), (str(draft.length),))
        self._length.display = draft.level == "meeting"
        by_level, by_length = reading.beside_suggestion(draft, suggested)
        self._level.show_echo(words((by_level, "quiet")))
        self._length.show_echo(words((by_length, "quiet")))

    @staticmethod
    def _chosen(value: str) -> tuple[str, ...]:
        return (value,) if value else ()

    @on(KeyRow.Clicked)
    def _clicked(self, event: KeyRow.Clicked) -> None:
        event.stop()
        self.run_command(event.key.action)


def _levels() -> tuple[Option, ...]:
    return tuple(Option(one.id, one.title) for one in levels())


def _minutes() -> tuple[Option, ...]:
    return tuple(Option(str(one), str(one)) for one in LENGTHS)
