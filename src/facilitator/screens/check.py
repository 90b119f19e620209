"""Check: what is missing or weak, in plain words, each leading to its place. Nothing blocks the export."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from facilitator.guidance import PHASES
from facilitator.review.findings import Finding, findings
from facilitator.review.twins import Twin
from facilitator.screens.commanding import Handlers, bindings
from facilitator.screens.sheets.wording_walk import WordingWalk
from facilitator.screens.titled import TitledScreen
from facilitator.session.ledger import Touched
from facilitator.widgets.entry_list import Cell, EntryList, Row
from facilitator.widgets.keys import Key
from facilitator.widgets.words import words

PHASE_IDS = {phase.id for phase in PHASES}
MARKS = "marks"
PEOPLE = "people"
WIDE_FROM = 110
"""Columns from which two records are told in more words."""
MARGINS = 60
"""Columns that times, sources and margins take beside the texts of two records."""
KEYS = (
    Key("enter", "go there"),
    Key("w", "walk wordings", "list.next-wording"),
    Key("x", "export", "review.export"),
    Key("F7", "outline", "review.outline"),
    Key("esc", "back", "app.back-out"),
    Key("F1", "help", "app.help"),
)
TWICE_KEYS = (KEYS[0], Key("=", "join", "list.join"), Key("d", "keep both", "list.apart"), *KEYS[2:])
"""On two records of what may be one moment."""


class CheckList(EntryList):
    """The list of Check."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("list:check"),
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("x", "screen.run('review.export')", show=False),
    ]


class CheckScreen(TitledScreen):
    """What Check lists for one review."""

    SCOPES: ClassVar[tuple[str, ...]] = ("everywhere", "review", "list:check")
    AUTO_FOCUS = "CheckList"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list."""
        self._list = CheckList()
        self._found: dict[str, Finding] = {}
        yield self._list

    def footer_keys(self) -> tuple[Key, ...]:
        """Return the footer: what can be done about the row pointed at."""
        return TWICE_KEYS if self._twice() else KEYS

    def title_note(self) -> str:
        """Say which screen this is."""
        return "Check"

    def handlers(self) -> Handlers:
        """Return what Check does."""
        own: Handlers = {
            "list.next-wording": lambda _: self.walk(),
            "list.join": lambda _: self.join(),
            "list.apart": lambda _: self.keep_apart(),
        }
        return {**super().handlers(), **own}

    def record_changed(self, touched: Touched) -> None:
        """List anew."""
        super().record_changed(touched)
        if not self.is_mounted:
            return
        review = self.session.review
        found = findings(review, self.session.today())
        self._found.clear()
        rows = self._part("Missing", "the document says so if you export now", found.missing, first=True)
        rows += self._part("Worth a look", "", found.worth, first=not rows)
        rows += self._part("One moment, recorded twice?", "= joins, d keeps both", found.twice, first=not rows)
        rows += self._wordings(first=not rows)
        if found.good:
            good = words(("Good  ", "quiet"), (found.good, "here"))
            rows += [Row("space-good", kind="blank"), Row("good", line=good, kind="text")]
        self._list.set_rows(rows)
        if self._list.pointed is None:
            self._list.move(0)
        self.show_keys()

    def join(self) -> None:
        """Join the two records pointed at; both sources are kept."""
        found = self._twice()
        if found is None:
            self.say("This row is no pair of records.")
            return
        self.session.entries.join(found.record, found.other)
        self.say(f"joined: {found.text}")

    def keep_apart(self) -> None:
        """Remember that the two records pointed at are two moments."""
        found = self._twice()
        if found is None:
            self.say("This row is no pair of records.")
            return
        self.session.entries.keep_apart(found.record, found.other)
        self.say(f"two moments, not asked again: {found.text}")

    def walk(self) -> None:
        """Go from one wording to look at to the next."""
        if not self.session.wordings.places():
            self.say("No wording to look at.")
            return
        self.app.push_screen(WordingWalk(self.session), lambda _: self.record_changed(frozenset()))

    @on(EntryList.Pointed)
    def _pointed(self, event: EntryList.Pointed) -> None:
        event.stop()
        self.show_keys()

    def _twice(self) -> Finding | None:
        """Return the pair of records that is pointed at."""
        found = self._found.get(self._list.pointed or "")
        return found if found and found.other else None

    @on(EntryList.Opened)
    def _opened(self, event: EntryList.Opened) -> None:
        event.stop()
        if event.row_id == "wordings":
            self.walk()
            return
        finding = self._found.get(event.row_id)
        if finding is None:
            return
        place = "timeline" if finding.place == MARKS else finding.place
        started = self.session.review.meta.started is not None
        if place == PEOPLE:
            self.go("prepare", place)
        elif place in PHASE_IDS and started:
            self.go("meeting", place, finding.record)
        else:
            self.go("outline", place, finding.record)

    def _part(self, title: str, note: str, found: Iterable[Finding], *, first: bool) -> list[Row]:
        rows = []
        for finding in found:
            name = f"{finding.record}-{finding.other}" if finding.other else f"{title}-{len(self._found)}"
            self._found[name] = finding
            right = () if finding.other else (Cell(finding.place),)
            rows.append(Row(name, self._text_of(finding), right=right))
        if not rows:
            return []
        head = [Row(f"group-{title}", title, right=(Cell(note, from_width=70),) if note else (), kind="group")]
        return [*([] if first else [Row(f"space-{title}", kind="blank")]), *head, *rows]

    def _text_of(self, finding: Finding) -> str:
        """Return what a row says; of two records as much as the window has room for."""
        review, width = self.session.review, self.app.size.width
        above, event = review.events.find(finding.other), review.events.find(finding.record)
        if above is None or event is None or width < WIDE_FROM:
            return finding.text
        return Twin(above, event).words(self.session.zone, (width - MARGINS) // 2)

    def on_resize(self) -> None:
        """Show as much of each row as there is room for."""
        self.record_changed(frozenset())

    def _wordings(self, *, first: bool) -> list[Row]:
        count, let_be = len(self.session.wordings.places()), self.session.wordings.let_be_count()
        if not count and not let_be:
            return []
        said = f"{count} {'wording' if count == 1 else 'wordings'} to look at" if count else "no wording to look at"
        said += f", {let_be} let be" if let_be else ""
        space = [] if first else [Row("space-wordings", kind="blank")]
        left = (Cell("◊", 1, tone="cue"),)
        if not count:
            return [*space, Row("wordings-none", line=words(("◊ ", "cue"), (said, "quiet")), kind="text")]
        return [*space, Row("wordings", said, left=left, right=(Cell("w walks them"),))]
