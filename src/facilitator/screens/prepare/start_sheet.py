"""The start sheet: how the meeting can start, each choice with the end it leads to, and whether cues are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.review.overrun import StartChoice, start_choices
from facilitator.session import Session
from facilitator.times import day_words
from facilitator.widgets.keys import Key
from facilitator.widgets.sheet import Choice, ChoiceList, Sheet
from facilitator.widgets.words import Words, words

Cues = Literal["on", "quiet"]
_WIDE: Final = 70
"""Columns from which the hint has room for its right half."""
_DIGITS: Final = frozenset("123456789")


@dataclass(frozen=True, slots=True)
class Start:
    """What was chosen."""

    minutes: Mapping[str, int]
    """New minutes by the id of the agenda's phase."""
    ends: datetime
    """The planned end, in UTC."""
    quiet: bool
    """Whether wording cues are quiet on this screen."""


class StartChoices(ChoiceList):
    """The choices: a digit points here, enter starts."""

    def on_key(self, event: events.Key) -> None:
        """Point at the choice of a digit, without taking it."""
        if event.character in _DIGITS:
            event.prevent_default()  # the base class would take it at once
            event.stop()
            place = int(event.character or 0) - 1
            if place < len(self.rows):
                self.point_at(self.rows[place].id)


class StartSheet(Sheet[Start]):
    """Asks how to start; gives back what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "cues", show=False),
        Binding("ctrl+t", "cues", show=False),
        Binding("f1,question_mark", "app.show_help", show=False),
    ]

    def __init__(self, session: Session, *, quiet: bool) -> None:
        """Ask for the meeting of `session`; `quiet` is how cues were last."""
        super().__init__("Start the meeting")
        self._session = session
        self._quiet = quiet
        self._list = StartChoices()

    def compose_body(self) -> ComposeResult:
        """Yield the choices."""
        yield self._list

    def on_mount(self) -> None:
        """Show the choices, and the time as it passes."""
        self._show()
        self._list.move(0)
        self.set_interval(1.0, self._show)

    def action_cues(self) -> None:
        """Turn cues on or quiet."""
        self._quiet = not self._quiet
        self._show()

    def action_start(self) -> None:
        """Start as pointed at."""
        for choice in self._choices():
            if choice.id == self._list.pointed:
                self.dismiss(Start(choice.minutes, choice.ends, self._quiet))

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.action_start()

    def _beside(self) -> Words:
        return words(("ctrl+t at any time", "quiet")) if self.app.size.width >= _WIDE else ()

    def _choices(self) -> tuple[StartChoice, ...]:
        session = self._session
        return start_choices(session.review, session.clock.now(), zone=session.clock.zone)

    def _show(self) -> None:
        clock, choices = self._session.clock, self._choices()
        now = clock.now().astimezone(clock.zone)
        meets = self._session.review.meta.meets
        planned = f"planned {_when(meets.astimezone(clock.zone), now)}, " if meets else ""
        self.show_title("Start the meeting", f"{planned}it is {now:%H:%M}")
        self._list.show(
            [
                Choice(choice.id, choice.text, _ends(choice.ends.astimezone(clock.zone)) if choice.id == "full" else ())
                for choice in choices
            ]
        )
        on, quiet = ("○", "●") if self._quiet else ("●", "○")
        cues = words("Wording cues on this screen   ", (on, "here" if on == "●" else "quiet"), " on   ")
        self.show_hint(cues + words((quiet, "here" if quiet == "●" else "quiet"), " quiet"), self._beside())
        digits = f"1–{len(choices)}" if len(choices) > 1 else "1"
        self.show_keys(
            (Key(digits, "choose"), Key("q", "cues"), Key("enter", "start"), Key("esc", "back"), Key("F1", "help"))
        )


def _ends(at: datetime) -> Words:
    return words((f"ends {at:%H:%M}", "quiet"))


def _when(at: datetime, now: datetime) -> str:
    day = "" if at.date() == now.date() else f"{day_words(at.date(), today=now.date())} "
    return f"{day}{at:%H:%M}"
