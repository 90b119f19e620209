"""What this team's earlier reviews left open, to be read in Open. No owner stands beside a late one."""

from collections.abc import Iterator

from textual.app import ComposeResult

from facilitator.session import Session
from facilitator.times import day_words
from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.sheet import Sheet

MOST_ROWS = 14


class EarlierSheet(Sheet[None]):
    """Lists open actions of earlier reviews."""

    def __init__(self, session: Session) -> None:
        """List what `session` knows of."""
        super().__init__("Still open from earlier reviews", session.review.meta.team, keys=(Key("esc", "back"),))
        self._session = session

    def compose_body(self) -> ComposeResult:
        """Yield the list."""
        rows = EntryList(tuple(self._rows()))
        rows.styles.height = "auto"
        rows.styles.max_height = MOST_ROWS
        yield rows

    def _rows(self) -> Iterator[Row]:
        session = self._session
        for number, earlier in enumerate(session.earlier):
            when = ""
            if earlier.dated is not None:
                when = day_words(earlier.dated.astimezone(session.zone).date(), today=session.today())
            yield Row(f"review-{number}", earlier.title, right=(Cell(when),), kind="group")
            for action in earlier.actions:
                due = day_words(action.due, today=session.today()) if action.due else "no date yet"
                yield Row(action.id, action.text, left=(Cell("○", 1),), right=(Cell(due),))
