"""The line of the import preview: asks for another window or another zone, and reads what is typed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from facilitator.clock import find_zone
from facilitator.errors import UsageError
from facilitator.screens.prepare import import_words as say
from facilitator.session.imports import Preview
from facilitator.times import TimeReading, read_time
from facilitator.widgets.capture_line import CaptureLine, LineRow

What = Literal["window", "zone"]
EXAMPLES: Final[dict[What, str]] = {
    "window": "from when to when, as 27 jan 08:00 to 28 jan 14:00",
    "zone": "a zone like Europe/Paris or UTC",
}
"""What is to be typed, with an example."""


class ImportLine(Vertical):
    """Shown while something is asked for; what was typed comes as a message, in the way that it was read."""

    @dataclass
    class Window(Message):
        """Another window, in UTC."""

        first: datetime
        last: datetime

    @dataclass
    class Zone(Message):
        """Another zone."""

        zone: ZoneInfo

    @dataclass
    class Problem(Message):
        """Why what was typed cannot be used; it is still in the line."""

        sentence: str

    def __init__(self, day: date, began: datetime | None) -> None:
        """Read times alone on `day`, times counted from when the incident `began`."""
        super().__init__()
        self._day, self._began = day, began
        self._line = CaptureLine()
        self._zone = ZoneInfo("UTC")
        self.asking: What | None = None
        self.display = False

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield LineRow(self._line)

    def ask(self, what: What, preview: Preview) -> None:
        """Ask, with what `preview` has in the line, to be changed."""
        self.asking, self._zone = what, preview.zone
        self.display = True
        self._line.set_text(say.window_words(preview) if what == "window" else preview.zone.key)
        self._line.focus()

    def close(self) -> None:
        """Ask no more."""
        self.asking = None
        self.display = False

    @on(CaptureLine.Sent)
    def _sent(self, event: CaptureLine.Sent) -> None:
        event.stop()
        found = self._window(event.text) if self.asking == "window" else zone_in(event.text)
        if isinstance(found, self.Problem):
            self._line.set_text(event.text)
        self.post_message(found)

    def _window(self, text: str) -> "ImportLine.Window | ImportLine.Problem":
        reading = self._time(text)
        if reading.at is not None and reading.until is not None:
            return self.Window(reading.at, reading.until)
        first, last = (self._time(part) for part in (text.partition(" to ")[::2]))
        if first.at is not None and last.at is not None:  # days without hours, as "26 oct to 28 oct"
            days = timedelta(days=1 if last.precision == "day" else 0)
            end = (last.at.astimezone(self._zone) + days).astimezone(UTC)
            if first.at < end:
                return self.Window(first.at, end)
        why = reading.reading if reading.ask or reading.reading.endswith(".") else "That is no window."
        return self.Problem(f"{why} Write one like 27 jan 08:00 to 28 jan 14:00.")

    def _time(self, text: str) -> TimeReading:
        return read_time(text, zone=self._zone, day=self._day, start=self._began)


def zone_in(text: str) -> ImportLine.Zone | ImportLine.Problem:
    """Return the zone that `text` names, else why it names none."""
    try:
        return ImportLine.Zone(find_zone(text.strip()))
    except UsageError as error:
        return ImportLine.Problem(str(error))
