"""The agenda section: the minutes of each phase as bars, and whether they fit the meeting."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from facilitator.guidance import phase_title, plan_for, presets
from facilitator.review.agenda import planned_minutes
from facilitator.review.records import Phase
from facilitator.screens.prepare.section import Section, SectionList
from facilitator.session import Session
from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.row import Bar
from facilitator.widgets.words import Words, words

LENGTHS: Final = (30, 45, 60, 75, 90, 120)
"""Ready-made agendas, by the keys 1 to 6."""
PER_ACTION: Final = 4
"""Minutes that an action with a person, a date and a proof takes (facilitation, "Minutes")."""
ENOUGH_ACTIONS: Final = 3
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
_NAME: Final = 13
_BESIDE_BAR: Final = 24
"""Cells of a row that are no bar: margin, name, minutes and blanks."""


class AgendaList(SectionList):
    """The phases: ← → give and take minutes, a digit takes a ready-made agenda."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "give(-1)", show=False),
        Binding("right", "give(1)", show=False),
        Binding("shift+left", "give(-5)", show=False),
        Binding("shift+right", "give(5)", show=False),
        *(Binding(str(key), f"take({key})", show=False) for key in range(1, len(LENGTHS) + 1)),
    ]

    @dataclass
    class Given(Message):
        """The pointed phase is to have so many minutes more."""

        by: int

    @dataclass
    class Taken(Message):
        """The ready-made agenda of this length is to be taken."""

        length: int

    def action_give(self, by: int) -> None:
        """Ask for more or fewer minutes."""
        self.post_message(self.Given(by))

    def action_take(self, key: int) -> None:
        """Ask for a ready-made agenda."""
        self.post_message(self.Taken(LENGTHS[key - 1]))


class PresetRow(Bar):
    """The ready-made lengths with their keys; a click takes one."""

    def show_lengths(self, chosen: int) -> None:
        """Show the lengths, the chosen one marked."""
        parts: list[Words] = []
        for key, length in enumerate(LENGTHS, 1):
            here = length == chosen
            parts.append(words((f"{key} ", "quiet")) + words((_padded(length), "here" if here else "ink"), bold=here))
        self.show(tuple(piece for part in parts for piece in part))

    def on_click(self, event: events.Click) -> None:
        """Take the length under the mouse."""
        place = event.get_content_offset(self)
        ends = list(accumulate(len(f"{key} {_padded(length)}") for key, length in enumerate(LENGTHS, 1)))
        at = bisect_right(ends, place.x) if place is not None else len(LENGTHS)
        if at < len(LENGTHS):
            event.stop()
            self.post_message(AgendaList.Taken(LENGTHS[at]))


class AgendaSection(Section):
    """The agenda before the meeting."""

    NAME: ClassVar[str] = "agenda"
    TITLE: ClassVar[str] = "Agenda"

    def __init__(self, session: Session) -> None:
        """Show the agenda of the review."""
        super().__init__(session)
        self._total = Bar(classes="section--under")
        self._room = Bar(classes="section--under")
        self._move = Bar()
        self._presets = PresetRow(classes="section--under")
        self._note = Bar()

    def make_list(self) -> EntryList:
        """Return the list of phases, as high as they are many."""
        return AgendaList(classes="section--list -short")

    def compose_under(self) -> ComposeResult:
        """Yield the total, what fits into Actions, and the ready-made lengths."""
        yield self._total
        yield self._room
        yield self._move
        yield self._presets
        yield self._note

    def on_resize(self) -> None:
        """Draw the bars at the present width."""
        self.show_record()

    def stops(self) -> tuple[EntryList, ...]:
        """Stop at the list also while it is empty: its digits make an agenda."""
        return (self.list,)

    def show_record(self) -> None:
        """Show bars, total and advice."""
        phases = self.session.review.agenda.live
        length = self.session.review.meta.length or planned_minutes(self.session.review)
        self.top.show(words(self._when(), bold=True), words((f"preset: {self._preset(phases)}", "quiet")))
        widest = max([*(phase.minutes for phase in phases), 1])
        room = max(self.size.width - _BESIDE_BAR - 2, 8)
        scale = min(1.0, room / widest)
        self.list.set_rows([_phase_row(phase, scale) for phase in phases])
        self._total.show(self._total_words(phases, length) if phases else ())
        first, second = self._advice(phases)
        self._room.show(words((first, "quiet")))
        self._move.show(words((second, "quiet")))
        self._presets.show_lengths(length if phases else 0)
        note = next((one.note for one in presets() if one.id == self._preset(phases)), "")
        self._note.show(words((note, "quiet")))

    def summary(self) -> Words:
        """Return "60 min", and how far it is from fitting."""
        total = planned_minutes(self.session.review)
        if not total:
            return words(("no meeting", "quiet"))
        over = total - (self.session.review.meta.length or total)
        return (
            words((f"{total} min", "quiet"), (f", {over} over", "time"))
            if over > 0
            else words((f"{total} min", "quiet"))
        )

    def keys(self, *, in_line: bool) -> tuple[Key, ...]:  # noqa: ARG002 - there is no line here
        """Return the keys for the list."""
        return (Key("← →", "minutes"), Key(f"1–{len(LENGTHS)}", "preset"), Key("↑ ↓", "phase"))

    @on(AgendaList.Given)
    def _give(self, event: AgendaList.Given) -> None:
        event.stop()
        phase = self.session.review.agenda.find(self.list.pointed or "")
        if phase is None:
            return
        if phase.minutes + event.by < 1:
            self.say("A phase keeps at least a minute; a shorter preset may have none.")
            return
        self.session.meeting.set_minutes(phase.id, phase.minutes + event.by)

    @on(AgendaList.Taken)
    def _take(self, event: AgendaList.Taken) -> None:
        event.stop()
        if self.session.review.meta.started is not None:
            self.say("The meeting has started: F5 there gives and takes minutes.", problem=True)
            return
        self.session.meeting.plan(plan_for(event.length), event.length)
        self.say(f"{event.length} minutes; ^z brings the earlier agenda back.")

    def _when(self) -> str:
        length = self.session.review.meta.length or planned_minutes(self.session.review)
        meets = self.session.review.meta.meets
        if not planned_minutes(self.session.review):
            return "No meeting is planned"
        if meets is None:
            return f"{length} minutes"
        zone = self.session.clock.zone
        begins, ends = meets.astimezone(zone), (meets + timedelta(minutes=length)).astimezone(zone)
        return f"{length} minutes, {begins:%H:%M} to {ends:%H:%M}"

    def _preset(self, phases: Sequence[Phase]) -> str:
        plan = tuple((phase.phase, phase.minutes) for phase in phases)
        return next((str(length) for length in LENGTHS if plan_for(length) == plan), "your own" if plan else "none")

    def _total_words(self, phases: Sequence[Phase], length: int) -> Words:
        total = sum(phase.minutes for phase in phases)
        line = words(f"  {'Total':<{_NAME}} {total:>4}  ", bold=True)
        if total > length:
            return line + words((f"{total - length} over", "time"))
        return line + words((f"{length - total} to give" if total < length else "fits", "here"))

    def _advice(self, phases: Sequence[Phase]) -> tuple[str, str]:
        """Say how many actions fit, and where minutes for more could come from."""
        actions = next((phase for phase in phases if phase.phase == "actions"), None)
        if not phases:
            return "1 to 6 plan a meeting of that length.", ""
        if actions is None:
            return "No time for actions here: they need a second meeting.", ""
        return _room_words(actions.minutes), _move_words(phases, actions.minutes)


def _phase_row(phase: Phase, scale: float) -> Row:
    cells = (
        Cell(phase_title(phase.phase), width=_NAME, tone="ink"),
        Cell(str(phase.minutes), width=4, align="right", tone="quiet", gap=2),
    )
    return Row(phase.id, "━" * max(round(phase.minutes * scale), 1), left=cells, tone="here")


def _room_words(minutes: int) -> str:
    fit = minutes // PER_ACTION
    count = _NUMBERS[fit] if fit < len(_NUMBERS) else str(fit)
    has = "1 minute" if minutes == 1 else f"{minutes} minutes"
    return f"Actions has {has}: room for about {count} {'action' if fit == 1 else 'actions'}."


def _move_words(phases: Sequence[Phase], minutes: int) -> str:
    """Return where minutes for a few more actions could come from; empty where there are enough."""
    missing = ENOUGH_ACTIONS * PER_ACTION - minutes
    givers = [phase for phase in phases if phase.phase not in ("actions", "break") and phase.minutes > 2 * missing]
    if missing <= 0 or not givers:
        return ""
    move = f"Move {missing} from {phase_title(max(givers, key=lambda one: one.minutes).phase)} with ← there"
    total = sum(phase.minutes for phase in phases)
    longer = [length for length in LENGTHS if length > total and dict(plan_for(length)).get("actions", 0) > minutes]
    return f"{move}, or choose {longer[0]}." if longer else f"{move}."


def _padded(length: int) -> str:
    return f"{length}   "
