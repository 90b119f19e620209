"""Keys that open a sheet over the meeting, and what is done with its answer."""

from typing import TYPE_CHECKING

from facilitator.errors import FacilitatorError
from facilitator.guidance import phase_title
from facilitator.review.gate import conditions
from facilitator.review.moments import time_words
from facilitator.review.overrun import Choice as Way
from facilitator.review.records import Action, Event, Factor
from facilitator.screens.commanding import Handlers
from facilitator.screens.meeting.making import make_all
from facilitator.screens.own_editor import write_in_editor
from facilitator.screens.sheets.entry_editor import EntryEditor
from facilitator.screens.sheets.incident_sheet import IncidentSheet
from facilitator.screens.sheets.link_sheet import Linked, LinkSheet
from facilitator.screens.sheets.list_sheets import LookSheet, QuestionsSheet, RulesSheet
from facilitator.screens.sheets.parking_lot import ParkingLot
from facilitator.screens.sheets.paste_preview import Pasted, PasteLine, PastePreview
from facilitator.screens.sheets.time_sheet import TimeSheet
from facilitator.text import clean_line

if TYPE_CHECKING:
    from facilitator.screens.meeting.desk_screen import DeskScreen

MOST_LINES = 2_000
"""Lines of one paste that become entries; more belong into a file to import."""


class SheetKeys:
    """The sheets of one screen."""

    def __init__(self, screen: "DeskScreen") -> None:
        """Act for `screen`."""
        self._screen = screen
        self._session = screen.session
        self._sending = ""

    def handlers(self) -> Handlers:
        """Return the commands that open sheets."""
        return {
            "meeting.time": lambda _: self.time(),
            "meeting.look": self.look,
            "meeting.ask": lambda _: self.ask(),
            "meeting.rules": lambda _: self._screen.app.push_screen(RulesSheet(kept=self._kept)),
            "meeting.lot": lambda _: self.lot(),
            "meeting.park": self.park,
            "meeting.edit": lambda _: self.edit(),
            "list.edit": lambda _: self.open_pointed(),
            "list.link": lambda _: self.link(),
            "list.open": lambda _: self.open_link(),
            "meeting.editor": lambda _: self.editor(),
            "meeting.send": self.send,
            "meeting.incident": lambda _: self.incident(),
        }

    def time(self) -> None:
        """Open the time sheet."""
        self._screen.app.push_screen(TimeSheet(self._session, kept=self._kept), self._time_chosen)

    def look(self, word: str) -> None:
        """Look at another phase: the one named, else the one chosen."""
        phases = [(one.phase, phase_title(one.phase)) for one in self._session.review.agenda.live]
        wanted = word.strip().casefold()
        named = [name for name, title in phases if wanted and title.casefold().startswith(wanted)]
        if named:
            self._screen.look(named[0])
            return
        sheet = LookSheet(phases, self._session.meeting.phase, kept=self._kept)
        self._screen.app.push_screen(sheet, lambda phase: self._screen.look(phase) if phase else None)

    def ask(self) -> None:
        """List all questions."""
        record = self._screen.verbs.pointed()
        text = str(getattr(record, "text", "")) if record is not None else ""
        work = self._screen.work
        sheet = QuestionsSheet(phase_title(work.PHASE), work.questions(), text, kept=self._kept)
        self._screen.app.push_screen(sheet, lambda asked: self._screen.questions.pick(asked) if asked else None)

    def lot(self) -> None:
        """Open the parking lot."""
        self._screen.app.push_screen(ParkingLot(self._session, self._screen.shown, kept=self._kept), self._lot_closed)

    def park(self, text: str) -> None:
        """Park the line; with an empty line, open the lot."""
        line = self._screen.line
        text = clean_line(text or line.value)
        if not text:
            self.lot()
            return
        self._session.entries.park(text, phase=self._screen.shown, line=text)
        line.set_text("")
        self._screen.flow.done()
        self._screen.refresh_desk()
        self._screen.say(f"parked: {text}")

    def open_pointed(self) -> None:
        """Answer enter in the list: what the row itself opens, else its editor."""
        if not self._screen.work.opened(self._screen.work.list.pointed or ""):
            self.edit()

    def edit(self) -> None:
        """Edit what the pointer stands on."""
        target = self._screen.work.target()
        rows = [row.id for row in self._screen.work.list.rows if row.pointable]
        record = self._session.review.find(target.id) if target else None
        pointed = self._screen.work.list.pointed
        if record is None and pointed == self._session.review.id:
            self._open_editor(pointed, [pointed])
        elif record is None:
            self._screen.say("Nothing to edit is pointed at.")
        else:
            self._open_editor(record.id, [one for one in rows if self._session.review.find(one) is not None])

    def link(self) -> None:
        """Link the factor pointed at to moments, or the action pointed at to factors."""
        record = self._screen.verbs.pointed()
        entries = self._session.entries
        match record:
            case Factor():
                sheet = LinkSheet(
                    "Moments it touches",
                    record.text,
                    lambda: self._moments_of(record.id),
                    lambda event: entries.touch(record.id, event),
                )
            case Action():
                sheet = LinkSheet(
                    "Factors it touches",
                    record.text,
                    lambda: self._factors_of(record.id),
                    lambda factor: entries.serve(record.id, factor),
                )
            case _:
                self._screen.say("A factor links to moments, an action to factors. Point at one first.")
                return
        self._screen.app.push_screen(sheet, lambda _: self._screen.record_changed(frozenset()))

    def incident(self) -> None:
        """Draw the incident over the whole width."""
        target = self._screen.work.target()
        sheet = IncidentSheet(self._session, target.id if target else "")
        self._screen.app.push_screen(sheet, self._incident_closed)

    def _incident_closed(self, event: str | None) -> None:
        if event and not self._screen.work.reveal(event):
            self._screen.look("timeline")
            self._screen.call_after_refresh(self._screen.work.reveal, event)

    def open_link(self) -> None:
        """Open the link of the moment pointed at in the browser; only web addresses are opened."""
        record = self._screen.verbs.pointed()
        url = record.url if isinstance(record, Event) else ""
        if url.startswith(("https://", "http://")):
            self._screen.app.open_url(url)
            self._screen.say(f"opened {url}")
        else:
            self._screen.say("This entry has no link.")

    def editor(self) -> None:
        """Write the line in the person's own editor."""
        try:
            text = write_in_editor(self._screen.app, self._screen.line.value).strip()
        except FacilitatorError as error:
            self._screen.say(str(error), problem=True)
            return
        if "\n" in text:
            self.paste(text)
        else:
            self._screen.line.set_text(text)

    def paste(self, text: str) -> None:
        """Show what several pasted lines would make."""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            self._screen.say(f"{len(lines):,} lines are a file: save it and /import it.", problem=True)
            return
        intents = self._screen.flow.lines(lines, self._screen.work)
        rows = tuple(
            PasteLine(line, intent, ticked=_worth(line) and not intent.problem)
            for line, intent in zip(lines, intents, strict=True)
        )
        into = phase_title(self._screen.work.PHASE)
        sheet = PastePreview(rows, into, self._session.zone, kept=self._kept)
        self._screen.app.push_screen(sheet, self._paste_chosen)

    def _moments_of(self, factor_id: str) -> list[Linked]:
        review, zone = self._session.review, self._session.zone
        linked = review.factors[factor_id].moments
        return [Linked(one.id, time_words(one, zone), one.text, one.id in linked) for one in review.events.live]

    def _factors_of(self, action_id: str) -> list[Linked]:
        review = self._session.review
        linked = review.actions[action_id].factors
        numbered = enumerate(conditions(review), 1)
        return [Linked(one.id, str(number), one.text, one.id in linked) for number, one in numbered]

    @property
    def _kept(self) -> str:
        return self._screen.line.value

    def _open_editor(self, record: str, neighbours: list[str]) -> None:
        self._screen.app.push_screen(EntryEditor(self._session, record, neighbours), self._editor_closed)

    def _editor_closed(self, record: str | None) -> None:
        if record:
            self._screen.work.reveal(record)
        self._screen.record_changed(frozenset())

    def _lot_closed(self, parked: str | None) -> None:
        if parked:
            self._sending = parked
            self._screen.line.set_text("/send to ")

    def send(self, text: str) -> None:
        """Say to whom the parked thing goes."""
        if not self._sending:
            self._screen.say("F3 on an empty line opens the lot; s there sends one of them.", problem=True)
            return
        whom = text.removeprefix("to ").strip() if text != "to" else ""
        if not whom:
            self._screen.say("To whom? /send to Kit", problem=True)
            return
        self._session.entries.set(self._sending, "outcome", f"sent to {whom}")
        self._sending = ""
        self._screen.say(f"sent to {whom}")

    def _time_chosen(self, way: Way | str | None) -> None:
        screen = self._screen
        if way == "pause":
            screen.run_command("meeting.pause")
        elif isinstance(way, Way):
            here = self._session.meeting.current()
            self._session.meeting.set_all(way.minutes)
            if way.moves_on:
                if screen.line.value.strip():
                    self.park("")
                screen.step(1)
            elif way.id == "ask" and here is not None:
                added = way.minutes.get(here.id, here.minutes) - here.minutes
                screen.say(f"{added} more, if the room agrees; /more -{added} takes them back.")
        screen.tick()

    def _paste_chosen(self, pasted: Pasted | None) -> None:
        if pasted is None:
            return
        screen = self._screen
        if pasted.as_one:
            text = " / ".join(line.text for line in pasted.lines)
            screen.sending.send(text)
            return
        chosen = [one for one in pasted.lines if one.ticked and one.intent.makes != "command"]
        last, count = make_all(self._session, [(one.text, one.intent) for one in chosen]), len(chosen)
        if last:
            screen.work.reveal(last)
        screen.say(f"{count} added, ^z takes them back" if count > 1 else f"{count} added")


def _worth(line: str) -> bool:
    """Tell whether a line says anything: a row of dashes does not."""
    return any(char.isalnum() for char in line)
