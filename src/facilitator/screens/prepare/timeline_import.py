"""The timeline section: moments so far, and one line that takes a file's path, pasted lines or a moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from textual.message import Message

from facilitator.review.capture import Intent, Situation, interpret
from facilitator.review.moments import DayRow, GapRow, moments, time_words
from facilitator.review.records import Event
from facilitator.screens.prepare import paths
from facilitator.screens.prepare.section import Section
from facilitator.session import Session
from facilitator.text import cut
from facilitator.times import starts_with_time
from facilitator.widgets.capture_line import CaptureLine
from facilitator.widgets.entry_list import Cell, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.words import Words, words

SHOWN: Final = 6
"""Names that the echo row offers to complete a path."""


class TimelineSection(Section):
    """The timeline before the meeting."""

    NAME: ClassVar[str] = "timeline"
    TITLE: ClassVar[str] = "Timeline"

    @dataclass
    class FilesNamed(Message):
        """Files or folders are to be read."""

        paths: tuple[Path, ...]
        line: str = ""
        """The line that named them."""

    @dataclass
    class TextPasted(Message):
        """Pasted text is to be read."""

        text: str

    def __init__(self, session: Session) -> None:
        """Show the moments of the review."""
        super().__init__(session)
        self.line = CaptureLine()
        self.line.placeholder = "a file's path, pasted lines, or 10:57 what happened"

    def show_record(self) -> None:
        """Show the moments by day."""
        review = self.session.review
        sources = {source for event in review.events.live for source in (event.source, *event.also) if source}
        count = _count(len(review.events.live), "event")
        by = f" from {_count(len(sources), 'source')}" if sources else ""
        self.top.show(words("What happened, and when", bold=True), words((f"{count}{by}", "quiet")))
        found: list[Row] = []
        for row in moments(review):
            if isinstance(row, DayRow):
                found.append(Row(row.id, row.words, kind="day"))
            elif isinstance(row, GapRow):
                found.append(Row(row.id, row.words, left=(Cell("┆", width=6, align="right"),), kind="gap"))
            else:
                source = Cell(row.event.source, tone="name", from_width=44)
                found.append(Row(row.id, row.event.text, left=(Cell(row.time, width=6),), right=(source,)))
        if not found:
            told = "No moments yet. Name a file (a git log, a report, a table, JSON), paste lines, or type a moment."
            found.append(Row("empty", told, kind="text"))
        self.list.set_rows(found)

    def summary(self) -> Words:
        """Return "13 events"."""
        count = len(self.session.review.events.live)
        return words((_count(count, "event") if count else "nothing yet", "quiet"))

    def keys(self, *, in_line: bool) -> tuple[Key, ...]:
        """Return the keys for the line or the list."""
        if in_line:
            what = "keep" if self.editing else "read or add"
            return (Key("enter", what), Key("tab", "complete, list"), Key("↑ ↓", "choose"))
        return (Key("e", "edit", "list.edit"), Key("delete", "delete", "list.delete"))

    def typed(self, text: str) -> None:
        """Say what enter makes of the line."""
        if starts_with_time(text):
            self.say(self._intent(text).echo)
        elif not text:
            self.say("")
        else:
            self.say(_of_files(paths.files_in(text)))

    def sent(self, text: str, editing: str) -> None:
        """Add a moment, keep an edited one, or ask for files to be read."""
        if starts_with_time(text):
            self._take_moment(text, editing)
            return
        found = paths.files_in(text)
        if found:
            self.post_message(self.FilesNamed(found, text))
            return
        self.put_into_line(text, editing)
        if paths.looks_like_path(text):
            self.say(f"There is no file {cut(text, 50)}. Check its name; tab completes it.", problem=True)
        else:
            self.say(
                "A moment starts with its time: 10:57 and what happened. A file is named by its path.", problem=True
            )

    def pasted(self, text: str) -> None:
        """Read pasted lines: paths of dropped files, or a timeline."""
        found = paths.files_in(" ".join(text.split("\n"))) or paths.files_in(text)
        self.post_message(self.FilesNamed(found) if found else self.TextPasted(text))

    def complete(self) -> bool:
        """Complete a half-typed path."""
        if self.line is None or not self.line.value:
            return False
        text, names = paths.complete(self.line.value)
        self.line.set_text(text)
        if names:
            more = f"  and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
            self.say(f"{'  '.join(names[:SHOWN])}{more}")
        elif text == self.line.value:
            self.say(_of_files(paths.files_in(text)) or "Nothing there completes this.")
        return True

    def edit(self) -> None:
        """Put the pointed moment into the line."""
        event = self._pointed
        if event is not None:
            day = f"{event.at.astimezone(self.session.zone):%Y-%m-%d} "
            when = time_words(event, self.session.zone)
            if when == "day":
                self.say("This moment has only a day: correct it in the meeting with F4.")
                return
            self.put_into_line(f"{'~' if when.startswith('~') else ''}{day}{when.lstrip('~')} {event.text}", event.id)

    def delete(self) -> None:
        """Delete the pointed moment."""
        if self._pointed is not None:
            self.session.entries.delete(self._pointed.id)
            self.say("The moment is deleted; ^z brings it back.")

    @property
    def _pointed(self) -> Event | None:
        return self.session.review.events.find(self.list.pointed or "")

    def _take_moment(self, text: str, editing: str) -> None:
        intent = self._intent(text)
        time = intent.time
        if intent.problem or time is None or time.at is None:
            self.put_into_line(text, editing)
            self.say(intent.problem or "That is no time here.", problem=True)
            return
        event = self.session.review.events.find(editing) if editing else None
        if event is None:
            made = self.session.entries.event(
                time.at,
                intent.text,
                until=time.until,
                precision=time.precision,
                zone_seen=time.zone or "",
                rolled=intent.rolled,
                line=text,
            )
            self.list.point_at(made)
            self.say(f"added: {time.reading}")
            return
        if intent.text != event.text:
            self.session.entries.set(event.id, "text", intent.text, label="text of the moment")
        if f"{time.at:%Y%m%d%H%M}" != f"{event.at:%Y%m%d%H%M}":
            self.session.entries.retime(event.id, time.at, time.precision, time.zone or "")

    def _intent(self, text: str) -> Intent:
        event = self._pointed
        session = self.session
        return interpret(
            text,
            Situation(
                phase="timeline",
                zone=session.zone,
                day=session.incident_day(),
                today=session.today(),
                start=session.review.meta.began,
                after=event.at if event is not None else None,
                order=session.date_order,
            ),
        )


def _of_files(found: Sequence[Path]) -> str:
    if not found:
        return ""
    if len(found) > 1:
        return f"{len(found)} files; enter reads them"
    return "a folder; enter reads what is in it" if found[0].is_dir() else "a file; enter reads it, and shows it first"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
