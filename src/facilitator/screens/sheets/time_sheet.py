"""The time sheet: what can be done about the time, each choice with the end it leads to. Nothing changes by itself."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.review.overrun import Choice as Way
from facilitator.review.overrun import choices, donors, state_words
from facilitator.session import Session
from facilitator.widgets.keys import Key
from facilitator.widgets.sheet import Choice, ChoiceList, Sheet
from facilitator.widgets.words import words

MOST = 60
KEYS = (
    Key("+ −", "minutes"),
    Key("← →", "phase"),
    Key("p", "pause"),
    Key("esc", "back to the line"),
)


class TimeSheet(Sheet[Way | str]):
    """Gives back the way that was chosen, or `pause`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign", "minutes(1)", show=False),
        Binding("minus", "minutes(-1)", show=False),
        Binding("left", "donor(-1)", show=False),
        Binding("right", "donor(1)", show=False),
        Binding("p", "pause", show=False),
        Binding("f5", "back", show=False),
    ]

    def __init__(self, session: Session, *, kept: str = "", minutes: int = 3) -> None:
        """Show the choices for the phase that runs in `session`."""
        self._session = session
        self._minutes = minutes
        self._donor: str | None = None
        super().__init__(
            state_words(session.review, session.clock.now()) or "No phase is running",
            "nothing changes until you choose",
            keys=self._all_keys(),
            kept=kept,
        )
        self._list = ChoiceList(self._choices())

    def compose_body(self) -> ComposeResult:
        """Yield the choices."""
        yield self._list

    def on_mount(self) -> None:
        """Say from which phase minutes are taken, and keep the ends true while the sheet is open."""
        self._show()
        self.set_interval(1.0, self._show)

    def action_minutes(self, by: int) -> None:
        """Ask for more or fewer minutes."""
        self._minutes = min(max(self._minutes + by, 1), MOST)
        self._show()

    def action_donor(self, by: int) -> None:
        """Take from another phase."""
        found = donors(self._session.review, self._session.clock.now())
        if found:
            place = found.index(self._donor) if self._donor in found else 0
            self._donor = found[(place + by) % len(found)]
            self._show()

    def action_pause(self) -> None:
        """Pause, or go on."""
        self.dismiss("pause")

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        ways = {way.id: way for way in self._ways()}
        self.dismiss(ways.get(event.choice_id))  # type: ignore[call-overload]  # the id is one of theirs

    def _ways(self) -> tuple[Way, ...]:
        session = self._session
        return choices(session.review, session.clock.now(), minutes=self._minutes, donor=self._donor)

    def _all_keys(self) -> tuple[Key, ...]:
        return (Key(f"1–{len(self._ways())}", "choose"), *KEYS)

    def _choices(self) -> list[Choice]:
        zone = self._session.clock.zone
        return [
            Choice(
                way.id,
                way.text,
                words((f"ends {way.ends.astimezone(zone):%H:%M}" if way.ends else "ends when it ends", "quiet")),
            )
            for way in self._ways()
        ]

    def _show(self) -> None:
        self._list.show(self._choices())
        self.show_keys(self._all_keys())
        spared = [one for one in self._session.review.agenda.live if one.phase == "actions"]
        keeps = f"Actions keeps its {spared[0].minutes}" if spared and self._donor != spared[0].id else ""
        self.show_hint(words(("← → takes from another phase", "quiet")), words((keeps, "quiet")))
        title = state_words(self._session.review, self._session.clock.now())
        self.show_title(title or "No phase is running", "nothing changes until you choose")
