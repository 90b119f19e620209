"""Timeline: what happened, forwards; every moment with what was known then and why it made sense."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from facilitator.guidance import marks
from facilitator.review.capture import Target
from facilitator.review.contradictions import Contradiction, contradictions
from facilitator.review.metrics import marked, metrics
from facilitator.review.moments import DayRow, GapRow, MomentRow, moments, time_words
from facilitator.review.records import Event
from facilitator.review.review import Review, Table
from facilitator.review.twins import Twin, twins
from facilitator.screens.meeting.picture import incident_picture
from facilitator.screens.meeting.work import Asked, Work
from facilitator.session import Session
from facilitator.widgets.entry_list import Cell, Row
from facilitator.widgets.lanes import LanesView
from facilitator.widgets.page import PageLine
from facilitator.widgets.words import BULLET, Tone, Words, words

SIDE_MARKS = ("trigger", "impact_start", "detected", "acknowledged", "resolved")
"""Marks that the side pane lists even when nobody has set them."""
SOURCES_FROM = 80
"""Columns of the terminal from which sources stand beside the moments."""
NEWEST = 2
"""Notes that the pointed moment unfolds; F4 shows all."""


class TimelineWork(Work):
    """The working area of Timeline."""

    PHASE = "timeline"

    def __init__(self, session: Session) -> None:
        """Show the review of `session`."""
        super().__init__(session)
        self._found: tuple[DayRow | GapRow | MomentRow, ...] = ()
        self._found_in: Review | None = None
        self._doubts: tuple[Contradiction, ...] = ()
        self._twins: Mapping[str, Twin] = {}
        self._twins_of: Table[Event] | None = None

    def moments(self) -> tuple[DayRow | GapRow | MomentRow, ...]:
        """Return the rows of the timeline, put together once for each state of the review: every key asks for them."""
        review = self.session.review
        if review is not self._found_in:
            self._found, self._found_in = moments(review), review
            self._doubts = contradictions(review)
        if review.events is not self._twins_of:
            self._twins, self._twins_of = twins(review), review.events
        return self._found

    _with_sources = True

    def on_resize(self) -> None:
        """Let the sources leave in a narrow terminal."""
        wide = self.app.size.width >= SOURCES_FROM
        if wide != self._with_sources:
            self._with_sources = wide
            self.show_record(frozenset())

    def top_row(self) -> tuple[Words, Words]:
        """Say the first day with its zone, and how much is there."""
        rows = self.moments()
        first = next((row.words for row in rows if isinstance(row, DayRow)), "")
        events = self.session.review.events.live
        sources = len({event.source for event in events if event.source})
        count = f"{len(events)} {'event' if len(events) == 1 else 'events'}"
        if sources > 1:
            count += f" from {sources} sources"
        return words(("  " + first, "quiet"), bold=True) if first else (), words((count, "quiet")) if events else ()

    def rows(self) -> Sequence[Row]:
        """Return days, moments and gaps."""
        found = self.moments()
        if not found:
            return (
                Row(
                    "empty", "No moments yet. Type a time and what happened, paste lines, or /import FILE.", kind="text"
                ),
            )
        odd = {one.record for one in self._doubts} | set(self._twins)
        rows: list[Row] = []
        for row in found:
            match row:
                case DayRow() if not rows:
                    continue  # the first day stands in the row above the list
                case DayRow():
                    rows.append(Row(row.id, row.words, kind="day", tone="quiet"))
                case GapRow():
                    rows.append(Row(row.id, row.words, left=(Cell("", 5, gap=1), Cell("┆", 1)), kind="gap"))
                case MomentRow():
                    rows.append(self._moment(row, odd))
        return rows

    def first_pointed(self) -> str:
        """Begin with the first moment without a note."""
        review = self.session.review
        noted = {note.on for note in review.notes.live}
        events = review.events.live
        return next((event.id for event in events if event.id not in noted), events[0].id if events else "")

    def target(self) -> Target | None:
        """Return the moment under the pointer; on a gap, the moment before it."""
        event = self._event()
        return Target("events", event.id, time_words(event, self.session.zone)) if event else None

    def after(self) -> datetime | None:
        """Return the instant of the moment under the pointer."""
        event = self._event()
        return event.at if event else None

    def question(self) -> Asked | None:
        """On a gap, ask what is missing; on what may be another moment, told by another source, whether it is."""
        gap = self._gap()
        if gap:
            return Asked(gap.question)
        twin = self.twin()
        if twin is None:
            return None
        question = twin.question(self.list.pointed or "", self.session.zone)
        return Asked(question, "" if self.list.has_focus else "tab, then = joins")

    def twin(self) -> Twin | None:
        """Return the pair that the moment under the pointer is in."""
        return self._twins.get(self.list.pointed or "")

    def remark(self) -> str:
        """Return why the moment under the pointer carries `≈`, where that is no question of another record."""
        return next((one.text for one in self._doubts if one.record == self.list.pointed), "")

    def has_side(self) -> bool:
        """Timeline has a side pane."""
        return True

    def picture(self) -> LanesView:
        """Return the incident, the pointed moment in the accent."""
        return incident_picture(self.session.review, self.list.pointed or "")

    def side_lines(self) -> Sequence[PageLine]:
        """Return the moment in full, all marks and the metrics."""
        event = self._event()
        lines = list(self._in_full(event)) if event else []
        review, zone = self.session.review, self.session.zone
        found = marked(review)
        lines += [PageLine(words(("Marked moments", "quiet")))]
        for mark in marks():
            here = found.get(mark.id)
            if here is not None:
                lines.append(
                    PageLine(words((f"{BULLET} ", "here"), mark.title), words((time_words(here, zone), "quiet")))
                )
            elif mark.id in SIDE_MARKS:
                lines.append(PageLine(words(("○ ", "quiet"), (mark.title, "quiet")), words(("not recorded", "quiet"))))
        lines.append(PageLine())
        for metric in metrics(review):
            if metric.value is not None:
                lines.append(PageLine(words((metric.title, "quiet")), words(metric.words, bold=True)))
            elif metric.explanation:
                lines.append(PageLine(words((metric.title, "quiet")), words((metric.words, "time"))))
        lines += [PageLine(words(("≈ ", "cue"), (one.text, "quiet")), indent=0) for one in self._doubts]
        return lines

    def _in_full(self, event: Event) -> list[PageLine]:
        zone = self.session.zone
        source = ", ".join(part for part in (event.source, *event.also, event.actor) if part)
        exact = {"second": "exact", "minute": "to the minute", "day": "the day only", "approximate": "about"}
        how = ", ".join(part for part in (source or "told in the room", exact[event.precision], str(zone)) if part)
        lines = [PageLine(words(f"{time_words(event, zone)} {event.text}", bold=True)), PageLine(words((how, "quiet")))]
        lines.append(PageLine())
        for title, text in (("Known then", event.known), ("Why it made sense", event.sense)):
            if text:
                lines += [PageLine(words((title, "quiet"))), PageLine(words(text)), PageLine()]
        notes = self.session.review.notes_on(event.id)
        if notes:
            lines.append(PageLine(words(("Notes", "quiet"))))
            lines += [PageLine(words(("– ", "quiet"), note.text)) for note in notes]
            lines.append(PageLine())
        return lines

    def _moment(self, row: MomentRow, odd: set[str]) -> Row:
        event, session = row.event, self.session
        titles = {mark.id: mark.title for mark in marks()}
        names = ", ".join(titles.get(mark, mark) for mark in event.marks)
        source = "unsaved" if not session.is_saved("events", event.id) else event.source
        if event.also:
            source = f"{source} +{len(event.also)}"
        doubtful = event.rolled or event.id in odd
        cue = not self.quiet and session.wordings.any_on(event, "events")
        glyph = (
            Cell("◊", 1, tone="cue")
            if cue
            else Cell(BULLET if event.marks else "≈" if doubtful else "", 1, tone="here")
        )
        right = []
        if names:
            doubt = "≈ " if doubtful and glyph.text != "≈" else ""
            right.append(Cell(f"{doubt}{names}", tone="here"))
        if self._with_sources:
            tone: Tone = "time" if source == "unsaved" else "quiet"
            right.append(Cell(source, 7, align="right", tone=tone))
        under = () if self.has_class("-with-side") else tuple(self._under(event))
        return Row(
            event.id,
            event.text,
            left=(Cell(row.time, 5, tone="ink", gap=1), glyph),
            right=tuple(right),
            under=under,
        )

    def _under(self, event: Event) -> list[Words]:
        lines: list[Words] = []
        if event.known:
            lines.append(words(("  knew   ", "quiet"), event.known))
        if event.sense:
            lines.append(words(("  sense  ", "quiet"), event.sense))
        notes = self.session.review.notes_on(event.id)
        lines += [words(("  note   ", "quiet"), note.text) for note in notes[-NEWEST:]]
        if len(notes) > NEWEST:
            lines.append(words((f"         +{len(notes) - NEWEST} more, F4 shows all", "quiet")))
        return lines

    def _gap(self) -> GapRow | None:
        pointed = self.list.pointed
        return next((row for row in self.moments() if isinstance(row, GapRow) and row.id == pointed), None)

    def _event(self) -> Event | None:
        gap = self._gap()
        if gap is not None:
            return gap.before
        return self.session.review.events.find(self.list.pointed or "")
