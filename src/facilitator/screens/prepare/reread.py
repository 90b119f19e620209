"""Reading the same again another way: in another zone, by other columns, with clock changes answered.

What was chosen holds from the moment its reading is shown. A reading that was stopped or failed leaves all as it was.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.screens.prepare import import_words as say
from facilitator.screens.prepare.reading import FileReader
from facilitator.session import Session
from facilitator.session.imports import Answer, ColumnMap, Preview, Question, Watch

Read = Callable[[ZoneInfo | None, tuple[ColumnMap, ...], Watch], Preview]
"""Reads the files or the text: times without a zone in this one, tables by these columns; `Watch` may stop it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody said about how the files are read."""

    zone: ZoneInfo | None = None
    columns: tuple[ColumnMap, ...] = ()
    """A choice a file."""
    answers: Mapping[Question, Answer] = field(default_factory=dict)


class Reread:
    """One preview's way of being read; `taken` gets each next preview, and a sentence about what was done."""

    def __init__(
        self, session: Session, read: Read, name: str, reader: FileReader, taken: Callable[[Preview, str], None]
    ) -> None:
        """Read with `read` what is called `name`, beside the screen of `reader`."""
        self._session = session
        self._read = read
        self._name = name
        self._reader = reader
        self._taken = taken
        self.chosen = Chosen()
        self.ticks: dict[tuple[str, str], bool] = {}
        """What a hand ticked or unticked, by the row's place in its file: whatever is read again keeps it."""

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._reader.busy

    def stop(self) -> None:
        """Stop it; what was shown before stays."""
        self._reader.stop()

    def in_zone(self, zone: ZoneInfo, before: Preview) -> None:
        """Read in another zone; what was answered about clock changes there has to be asked anew here."""
        self._again(Chosen(zone, self.chosen.columns), before)

    def by_columns(self, columns: tuple[ColumnMap, ...], before: Preview) -> None:
        """Read tables by other columns; their times may be others, so answers are asked anew."""
        self._again(Chosen(self.chosen.zone, columns), before)

    def answered(self, question: Question, answer: Answer | None, before: Preview, said: str) -> None:
        """Read the times of one clock change another way (None: nobody has said); `said` is what that does."""
        answers = {asked: taken for asked, taken in self.chosen.answers.items() if asked != question}
        if answer is not None:
            answers[question] = answer
        self._start(
            replace(self.chosen, answers=answers),
            lambda watch: self._session.imports.answered(before, answers, watch),
            said,
        )

    def windowed(self, first: datetime | None, last: datetime | None, before: Preview) -> None:
        """Take another window."""
        self._start(self.chosen, lambda watch: self._session.imports.windowed(before, first, last, watch))

    def _again(self, chosen: Chosen, before: Preview) -> None:
        """Read the files again; window and noise rules stay."""

        def read(watch: Watch) -> Preview:
            found = self._read(chosen.zone, chosen.columns, watch)
            found = replace(found, noise_in=before.noise_in, levels_out=before.levels_out)
            return self._session.imports.windowed(found, before.first, before.last, watch)

        self._start(chosen, read)

    def _start(self, chosen: Chosen, read: Callable[[Watch], Preview], said: str = "") -> None:
        ticks = dict(self.ticks)

        def done(preview: Preview) -> None:
            self.chosen = chosen
            self._taken(preview if self.ticks == ticks else say.kept_by_hand(preview, self.ticks), said)

        self._reader.start(lambda watch: say.kept_by_hand(read(watch), ticks), self._name, done)
