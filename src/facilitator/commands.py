"""One table of everything that can be done: the keys, the footer, the palette, the help screen, slash words and docs/keys.md.

A command belongs to scopes. `everywhere` is on every screen, `review` on every screen of one review, `meeting` in its phases;
the others are one screen or sheet each. `list:` scopes hold letters, which work only while a list has the focus.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done by key, by word, from the palette or by a click."""

    id: str
    """`scope.verb`; a screen answers it with the method `do_verb`."""
    title: str
    """In the palette and in help: "Look at another phase"."""
    help: str
    """One sentence of what it does."""
    keys: tuple[str, ...] = ()
    """Keys as the terminal library names them; the first one is shown."""
    slash: tuple[str, ...] = ()
    """Words of the capture line, without the slash."""
    label: str = ""
    """In the footer; empty: not shown there."""
    scopes: tuple[str, ...] = ("everywhere",)
    argument: str = ""
    """What may follow the slash word: "MINUTES"."""

    @property
    def verb(self) -> str:
        """The name of the method that does it, without `do_`."""
        return self.id.partition(".")[2].replace("-", "_")


def _c(
    name: str,
    title: str,
    text: str,
    keys: str = "",
    slash: str = "",
    label: str = "",
    scopes: str = "everywhere",
    argument: str = "",
) -> Command:
    return Command(name, title, text, tuple(keys.split()), tuple(slash.split()), label, tuple(scopes.split()), argument)


COMMANDS: Final[tuple[Command, ...]] = (
    _c("app.help", "Help", "Shows the keys that work on this screen.", "f1", "help", "help"),
    _c("app.palette", "Find a command", "Finds any command by its name.", "ctrl+p"),
    _c("app.quit", "Quit", "Ends the program; nothing is ever unsaved. Twice while a meeting runs.", "ctrl+q", "quit"),
    _c("app.back-out", "One level back", "Goes one level back; never clears or loses text.", "escape"),
    _c("app.theme", "Change the theme", "Walks the themes dusk, paper and contrast.", "", "theme"),
    _c("app.picture", "Save a picture of the screen", "Writes this screen as an SVG file.", "", "picture"),
    _c("edit.undo", "Undo", "Takes back your own newest edit and says what it was.", "ctrl+z", "undo", scopes="review"),
    _c("edit.redo", "Redo", "Does again what was undone last.", "ctrl+y", "redo", scopes="review"),
    _c("review.outline", "Outline", "Opens every section as text: summary, impact, lessons and the rest.", "f7", "outline", scopes="review"),
    _c("review.check", "Check", "Lists what is missing or weak, each leading to its place.", "", "check", scopes="review"),
    _c("review.export", "Export", "Writes the document to a file, the clipboard or the screen.", "", "export", scopes="review"),
    _c("review.publish", "Publish", "Marks the review as published: when, where and by whom.", "", "publish", scopes="review"),
    _c("review.prepare", "Prepare", "Opens people, import, agenda and checklist.", "", "prepare", scopes="review"),
    _c("review.import", "Import a timeline", "Reads a file into the timeline, after a preview.", "", "import", scopes="review", argument="FILE"),
    _c("review.elsewhere", "Save elsewhere", "Writes the review to another folder when this one cannot be written.", "", "save-elsewhere", scopes="review"),
    _c("meeting.reword", "Take the rewrite", "Puts the neutral sentence into the line, or into the entry just sent.", "ctrl+r", "reword", "reword", "meeting outline"),
    _c("meeting.leave", "Leave the wording", "Lets these words be; they are not asked about again in this review.", "ctrl+l", "leave", "leave it", "meeting outline"),
    _c("meeting.question", "Next question", "Shows the next question of this phase.", "f2", "", "question", "meeting outline"),
    _c("meeting.ask", "All questions", "Lists the questions of this phase, lines to say and moves for a stuck room.", "", "ask", scopes="meeting"),
    _c("meeting.park", "Park", "Parks the line for later; with an empty line it opens the parking lot.", "f3", "park", "park", "meeting"),
    _c("meeting.edit", "Edit", "Edits what the pointer stands on, field by field.", "f4", "edit", "edit", "meeting"),
    _c("meeting.time", "Time sheet", "Shows what to do about the time, each choice with the end it leads to.", "f5", "time", "time", "meeting"),
    _c("meeting.look", "Look elsewhere", "Shows another phase without moving the clock.", "f6", "look", scopes="meeting", argument="PHASE"),
    _c("meeting.back", "Previous phase", "Moves the clock to the phase before; from the closing page, back in.", "f8", "back", scopes="meeting closing"),
    _c("meeting.next", "Next phase", "Moves the clock to the next phase.", "f9", "next", "next phase", "meeting"),
    _c("meeting.list", "To the list", "Moves to the list, where letters act on the pointer; with text it completes.", "tab", "", "list", "meeting"),
    _c("meeting.kind", "Another kind", "Walks the kinds that this phase makes, for this one entry.", "shift+tab", scopes="meeting"),
    _c("meeting.quiet", "Wording cues on or quiet", "Turns the cues about wording on or off on this screen.", "ctrl+t", "quiet", scopes="meeting outline"),
    _c("meeting.rules", "Ground rules", "Shows the ground rules.", "ctrl+g", "rules", scopes="meeting"),
    _c("meeting.pause", "Pause or resume", "Stops the clock, or lets it go on.", "", "pause resume", scopes="meeting"),
    _c("meeting.more", "More minutes", "Gives this phase more minutes.", "", "more", scopes="meeting", argument="MINUTES"),
    _c("meeting.editor", "Write in $EDITOR", "Opens the text in your own editor.", "ctrl+o", "editor", "$EDITOR", "meeting outline"),
    _c("meeting.lot", "Parking lot", "Opens what is parked.", "", "lot", scopes="meeting"),
    _c("meeting.incident", "The incident's picture", "Draws the incident over the whole width: lanes over time, zoomable.", "", "incident", scopes="meeting"),
    _c("meeting.send", "Send what is parked", "Says to whom the parked thing goes that was chosen in the lot.", "", "send", scopes="meeting", argument="TO WHOM"),
    _c("meeting.end", "End the meeting", "Ends the meeting and shows the closing page.", "", "end", scopes="meeting"),
    _c("outline.next", "Next section", "Goes to the next section that is not finished.", "f9", label="next section", scopes="outline"),
    _c("outline.previous", "Previous section", "Goes to the section before.", "f8", scopes="outline"),
    _c("outline.focus", "Focus mode", "Hides both sides of the outline, or shows them again.", "", "focus", scopes="outline"),
    _c("entry.at", "Correct the time", "Gives the moment pointed at another time; the old one stays in its history.", "", "at", scopes="meeting", argument="TIME"),
    _c("entry.knew", "Known then", "Says what was known at the moment pointed at.", "", "knew", scopes="meeting", argument="TEXT"),
    _c("entry.sense", "Why it made sense", "Says why the step made sense then.", "", "sense", scopes="meeting", argument="TEXT"),
    _c("entry.mark", "Mark a milestone", "Marks the moment pointed at: impact start, detected, resolved and others.", "", "mark", scopes="meeting", argument="MILESTONE"),
    _c("entry.owner", "Owner", "Gives the action pointed at its owner.", "", "owner", scopes="meeting", argument="NAME"),
    _c("entry.due", "Due", "Gives the action pointed at its date.", "", "due", scopes="meeting", argument="DATE"),
    _c("entry.done", "Done", "Marks the action pointed at as done.", "", "done", scopes="meeting"),
    _c("entry.decline", "Decline", "Keeps the action among what was chosen not to do, with the reason.", "", "decline", scopes="meeting", argument="REASON"),
    _c("entry.here", "Somebody came", "Notes who is here after all; new names are added.", "", "here", scopes="meeting", argument="NAME, ROLE"),
    _c("entry.learned", "Learned something", "Counts hands: I learned something that changes how I work.", "", "learned", scopes="meeting", argument="NUMBER"),
    _c("entry.again", "Come again", "Counts hands: I would come to another.", "", "again", scopes="meeting", argument="NUMBER"),
    _c("list.action", "Make an action", "Makes an action of it; in the library it lists open actions.", "a", scopes="list:entries list:parked"),
    _c("list.delete", "Delete", "Deletes the entry; undo brings it back.", "delete", scopes="list:prepare list:entries list:parked list:library"),
    _c("list.edit", "Edit", "Edits the entry.", "e enter", scopes="list:prepare list:entries"),
    _c("list.factor", "Make a factor", "Makes a factor of it.", "f", scopes="list:entries list:parked"),
    _c("list.down", "Down", "Moves the pointer down.", "j", scopes="list:prepare list:import list:entries list:library"),
    _c("list.up", "Up", "Moves the pointer up.", "k", scopes="list:prepare list:import list:entries list:library"),
    _c("list.move-down", "Move down", "Moves the entry down among its kind.", "J", scopes="list:entries"),
    _c("list.move-up", "Move up", "Moves the entry up among its kind.", "K", scopes="list:entries"),
    _c("list.link", "Link", "Links the factor to the moments it touches, the action to its factor.", "l", scopes="list:entries"),
    _c("list.open", "Open the link", "Opens the link of the moment pointed at in the browser.", "o", scopes="list:entries"),
    _c("list.mark", "Mark", "Then i impact start, d detected, a alerted, k acknowledged, c declared, e engaged, g diagnosed, m mitigated, r resolved, z impact end, p public notice, t trigger.", "m", scopes="list:entries"),
    _c("list.join", "Join two records", "Joins two records of one moment: with the one that is pointed out, else with the one above; both sources are kept.", "equals_sign", label="join", scopes="list:entries list:check"),
    _c("list.apart", "Keep both", "Says that two records are two moments; they are not pointed out again.", "d", label="keep both", scopes="list:entries list:check"),
    _c("list.new", "New", "Starts a new entry in the line; in the library a new review.", "n", scopes="list:entries list:library"),
    _c("list.send", "Send", "Says to whom the parked thing goes.", "s", scopes="list:parked"),
    _c("list.take-up", "Take up", "Takes the parked thing up in this phase.", "t", scopes="list:parked"),
    _c("list.kind", "Another kind", "Calls it an idea, a question, or not for today.", "k", scopes="list:parked"),
    _c("list.undo", "Undo", "Takes back your own newest edit; in the library it brings a deleted review back.", "u", scopes="list:prepare list:entries list:library list:parked"),
    _c("list.next-wording", "Walk the wordings", "Goes from one wording to look at to the next.", "w", scopes="list:check"),
    _c("list.previous-phase", "Back", "As F8.", "left_square_bracket", scopes="list:entries"),
    _c("list.next-phase", "Next", "As F9.", "right_square_bracket", scopes="list:entries"),
    _c("list.tick", "Tick", "Ticks or unticks.", "space", scopes="list:prepare list:entries"),
    _c("list.to-line", "Back to the line", "Returns to the capture line.", "i", scopes="list:prepare list:entries"),
    _c("library.open", "Open", "Opens the review where it stands.", "enter", label="open", scopes="list:library"),
    _c("library.filter", "Filter", "Filters the list as you type.", "slash", label="filter", scopes="list:library"),
    _c("library.actions", "Open actions", "Lists what is open in all reviews.", "a", label="open actions", scopes="list:library"),
    _c("library.import", "Import", "Reads a timeline into the review.", "i", label="import", scopes="list:library"),
    _c("library.export", "Export", "Exports the review.", "x", label="export", scopes="list:library"),
    _c("export.write", "Write the file", "Writes the document to the file named beside To.", "f9 ctrl+s", label="write the file", scopes="export"),
    _c("export.copy", "Copy", "Copies the document.", "f3", label="copy", scopes="export"),
    _c("export.publish", "Mark as published", "Marks the review as published: now, where it says, by you.", "f4", label="mark as published", scopes="export"),
    _c("form.make", "Make the review", "Makes the review from the form and opens it.", "f9", label="prepare", scopes="form"),
    _c("prepare.start", "Start sheet", "Shows how the meeting can start, and where each choice ends; in a running meeting it goes there.", "f9", label="start", scopes="prepare"),
    _c("import.add", "Add what is ticked", "Adds the ticked rows to the timeline, as one step.", "enter", label="add", scopes="list:import"),
    _c("import.hour", "Answer about an hour", "Says how times are read that happened twice or never, because the clocks were changed; again for the next answer.", "h", label="answer", scopes="list:import"),
    _c("import.tick", "Tick a row", "Takes the row in, or leaves it out.", "space", label="tick", scopes="list:import"),
    _c("import.window", "Window", "Changes from when to when rows are taken in.", "slash", label="window", scopes="list:import"),
    _c("import.zone", "Zone", "Reads times without a zone in another one.", "z", label="zone", scopes="list:import"),
    _c("import.noise", "Noise", "Takes in what a rule took for noise, or leaves it out again: the pointed row's rule, else all.", "n", label="noise", scopes="list:import"),
    _c("import.columns", "Columns", "Chooses which column of a table holds the time, the text, the actor, the source and the zone.", "c", label="columns", scopes="list:import"),
    _c("import.left-out", "Left out", "Lists what does not come in, with the reasons; again for everything.", "tab", label="left out", scopes="list:import"),
    _c("library.demo", "Try the demo", "Opens a throw-away copy of a real incident's review.", "t", scopes="list:library"),
)  # fmt: skip
"""Every command, in the order in which help lists them."""


@cache
def by_id() -> Mapping[str, Command]:
    """Return all commands by id."""
    return {command.id: command for command in COMMANDS}


def in_scopes(scopes: Iterable[str]) -> tuple[Command, ...]:
    """Return the commands of these scopes, in the table's order."""
    wanted = set(scopes)
    return tuple(command for command in COMMANDS if wanted.intersection(command.scopes))


@cache
def slash_words() -> Mapping[str, Command]:
    """Return all slash words with their commands."""
    return {word: command for command in COMMANDS for word in command.slash}


_SHOWN: Final = {
    "escape": "esc",
    "slash": "/",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "question_mark": "?",
    "delete": "delete",
    "space": "space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def key_words(key: str) -> str:
    """Return a key as people write it: `F9`, `^r` for ctrl+r, `esc`."""
    if key.startswith("ctrl+"):
        return f"^{key[5:]}"
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    return _SHOWN.get(key, key)


def keys_document() -> str:
    """Return docs/keys.md: every key and every word, from this table."""
    from facilitator.review.capture import SLASH_KINDS  # noqa: PLC0415  # reads dates: the program starts without

    names = {
        "everywhere": "Everywhere",
        "review": "In a review",
        "meeting": "In a meeting",
        "outline": "In the outline",
        "list:entries": "In a list of entries (tab from an empty line)",
        "list:parked": "In the parking lot",
        "list:check": "In Check",
        "closing": "On the closing page",
        "export": "In Export",
        "list:library": "In the library",
        "form": "In the form of a new review",
        "prepare": "In Prepare",
        "list:prepare": "In the lists of Prepare",
        "list:import": "In the preview of an import",
    }
    lines = [
        "# Keys and words",
        "",
        "Made from `src/facilitator/commands.py`; change it there.",
        "`tests/test_commands.py` says how to remake this page.",
    ]
    for scope, heading in names.items():
        lines += ["", f"## {heading}", "", "| key | word | what it does |", "|---|---|---|"]
        for command in in_scopes([scope]):
            keys = " ".join(f"`{key_words(key)}`" for key in command.keys)
            argument = f" {command.argument}" if command.argument else ""
            words = " ".join(f"`/{word}{argument}`" for word in command.slash)
            lines.append(f"| {keys} | {words} | {command.title}: {command.help} |")
    kinds = " ".join(f"`/{kind}`" for kind in sorted(SLASH_KINDS))
    lines += ["", "## Words that choose what a line becomes", "", kinds, ""]
    return "\n".join(lines)
