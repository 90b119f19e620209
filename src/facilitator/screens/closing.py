"""The closing page: fit for the room after the last F9. Thanks, who publishes when, what comes next."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from facilitator.guidance import closing_words, phase_title
from facilitator.review.gate import kept
from facilitator.screens.commanding import Handlers, bindings
from facilitator.screens.meeting.head_view import hour
from facilitator.screens.titled import TitledScreen
from facilitator.session.ledger import Touched
from facilitator.times import day_words
from facilitator.widgets.keys import Key
from facilitator.widgets.page import Page, PageLine
from facilitator.widgets.words import words


class ClosingScreen(TitledScreen):
    """What the room sees when the meeting has ended."""

    SCOPES: ClassVar[tuple[str, ...]] = ("everywhere", "review", "closing")
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("closing"),
        Binding("enter", "screen.run('review.check')", show=False),
    ]

    def compose_body(self) -> Iterable[Widget]:
        """Yield the page."""
        self._page = Page()
        yield self._page

    def footer_keys(self) -> tuple[Key, ...]:
        """Return the footer."""
        return (
            Key("enter", "check the record", "review.check"),
            Key("F8", "go back in", "meeting.back"),
            Key("F7", "outline", "review.outline"),
            Key("esc", "library", "app.back-out"),
            Key("F1", "help", "app.help"),
        )

    def handlers(self) -> Handlers:
        """Return what the closing page does."""
        return {**super().handlers(), "meeting.back": lambda _: self.back_in()}

    def back_in(self) -> None:
        """Take the meeting up again."""
        self.session.meeting.go_back_in()
        self.go("meeting")

    def record_changed(self, touched: Touched) -> None:
        """Write the page."""
        super().record_changed(touched)
        if self.is_mounted:
            self._page.show(tuple(self._lines()))

    def title_right(self) -> str:
        """Say when it ended."""
        ended = self.session.review.meta.ended
        return f"ended {hour(self.session, ended)}" if ended else ""

    def _lines(self) -> Iterator[PageLine]:
        review, meta = self.session.review, self.session.review.meta
        for sentence in closing_words():
            yield PageLine(words(sentence, bold=True), indent=2)
            yield PageLine()
        yield PageLine(words(("What comes next", "quiet")), indent=2)
        publisher = meta.publisher or "Somebody"
        when = f", {day_words(meta.publish_due, today=self.session.today())}" if meta.publish_due else ""
        yield PageLine(
            words(f"{publisher} publishes to {meta.publish_to or 'everybody who was invited'}{when}"), indent=2
        )
        for action in kept(review):
            if action.state == "open":
                due = day_words(action.due, today=self.session.today()) if action.due else "when?"
                yield PageLine(
                    words((action.owner or "who?", "name"), f": {action.text}"), words((due, "quiet")), indent=2
                )
        waiting = sum(not one.outcome for one in review.parked.live)
        if waiting:
            yield PageLine(words((f"{waiting} parked, listed in Check", "quiet")), indent=2)
        yield PageLine()
        yield PageLine(words(("Minutes, planned and used", "quiet")), indent=2)
        for one in self.session.meeting.timing().phases:
            used = round(one.used.total_seconds() / 60)
            name = phase_title(one.phase.phase)
            yield PageLine(words(f"{name:<14}{one.phase.plan:>4}{used:>5}"), indent=2)
