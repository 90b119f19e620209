"""Makes the picture book: `python tools/picture_book.py screens docs/keys.md`.

Every screen of the program is shown as it comes from the code and the demo, at 80x24 and at 120x36, with what it is for
and the keys that work on it; the page of all keys is written beside. Clock, ids and user are fixed: the same code makes
the same bytes.
"""

# ruff: noqa: INP001  # a script, no package

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from textual.pilot import Pilot

from facilitator.app import FacilitatorApp
from facilitator.clock import FixedClock, counted_ids
from facilitator.commands import by_id, key_words, keys_document
from facilitator.config import load_settings
from facilitator.demo import demo_review
from facilitator.library import Library
from facilitator.screens.commanding import Commanded

SIZES: Final = ((80, 24), (120, 36))
NOW: Final = datetime(2022, 1, 28, 13, 14, 48, tzinfo=UTC)
"""Friday afternoon, the day after the demo's incident."""
ZONE: Final = ZoneInfo("Europe/Paris")
DEPLOYS: Final = """\
when\tsource\ttext
2022-01-27T10:57:00+01:00\tgit\tbinderhub bump merged (#2110)
2022-01-27T10:57:00+01:00\tgit\trepo2docker bump merged (#2111)
2022-01-27T11:03:00+01:00\tgit\tsetup-gcloud action version pinned
2022-01-29T09:00:00+01:00\tgit\tdocumentation corrected
"""
SETTLED: Final = 0.6
"""Seconds without a key after which the last word of the line counts too."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the book.

    Attributes:
        name: of its files.
        title: its heading.
        text: what the screen is for.
        at: where the demo stands; `library` for the list of reviews, `empty` for a workspace without any.
        keys: what is pressed first: names of keys, or `type:` and the words.
    """

    name: str
    title: str
    text: str
    at: str
    keys: tuple[str, ...] = ()


PAGES: Final = (
    Page("first-start", "First start", "A workspace without reviews says what can be done.", "empty"),
    Page(
        "library",
        "Library",
        "All reviews of the workspace: those that run, those to finish, those that are published. It finds, opens, "
        "starts, exports and deletes them, and brings back what was deleted.",
        "library",
    ),
    Page(
        "new-review",
        "New review",
        "A form of a few lines. What is typed is read back on the right, and the level of review is suggested with "
        "its reason; any other can be chosen.",
        "library",
        ("n", "type:Registry token in a build log"),
    ),
    Page(
        "prepare",
        "Prepare",
        "Who comes in which role, where the timeline comes from, how the minutes are shared, what is to be done "
        "before the meeting.",
        "prepare",
    ),
    Page(
        "start",
        "Start",
        "A meeting seldom starts on time. Each way to start says where it ends; who is missing is marked here.",
        "prepare",
        ("f9",),
    ),
    Page(
        "import",
        "Import",
        "What a file would bring into the timeline, row by row, before anything is added. What does not come in "
        "is listed with the reason.",
        "timeline",
        ("type:/import {file}", "enter"),
    ),
    Page("open", "Open", "Why we are here and how we talk. The clock runs from the first minute.", "open"),
    Page(
        "timeline",
        "Timeline",
        "What happened, forwards. The pointer stands on the moment under discussion; what is typed becomes a note on "
        "it, or a new moment where it begins with a time. Above 110 columns a pane shows the moment in full, "
        "above 30 rows the incident is drawn.",
        "timeline",
    ),
    Page(
        "cue",
        "A cue about wording",
        "Words that ask for somebody's fault are underlined as a spelling mistake would be, with a question and, "
        "where one is honest, a sentence that keeps to the facts. Enter sends the words as they are.",
        "timeline",
        ("type:the operator should have checked the redirect logs ",),
    ),
    Page(
        "time",
        "Time",
        "What to do about the time: each choice says the end that it leads to. Nothing opens by itself.",
        "factors",
        ("f5",),
    ),
    Page(
        "factors",
        "Factors",
        "The conditions that made it possible, the defences that held, the surprises. Plain text is a note on the "
        "factor pointed at; a plus makes the next one.",
        "factors",
    ),
    Page("well", "Well & lucky", "What went well, what was hard, and where luck stood in for a control.", "well"),
    Page(
        "actions",
        "Actions",
        "A few changes, each with a person, a date and a way to see that it is done. A person and a date fill the "
        "action pointed at: `@kit by friday`.",
        "actions",
    ),
    Page(
        "parking-lot",
        "Parking lot",
        "What was put off, to be taken up, sent to somebody or made an action.",
        "actions",
        ("f3",),
    ),
    Page("entry", "Edit an entry", "Every field of what the pointer stands on.", "timeline", ("f4",)),
    Page("close", "Close", "What was decided is read back, what was learned is asked.", "close"),
    Page(
        "check",
        "Check",
        "What is missing, what is worth a look, what is good. Enter goes to the place. Nothing here stops an export.",
        "check",
    ),
    Page("export", "Export", "The document as a file, copied, or shown.", "check", ("call:review.export",)),
    Page(
        "outline",
        "Outline",
        "The review section by section, without a clock: for whoever writes alone, and for summary, impact and "
        "lessons of every review.",
        "check",
        ("f7",),
    ),
    Page("help", "Help", "The keys that work on the screen it was asked on.", "timeline", ("f1",)),
)


@contextmanager
def program(page: Page) -> Iterator[tuple[FacilitatorApp, Path]]:
    """Yield the program standing where the page wants it, in a workspace of its own, and that workspace's folder."""
    with tempfile.TemporaryDirectory() as name, chdir(name):
        home = Path(name)
        file = home / "deploys.tsv"
        file.write_text(DEPLOYS, encoding="utf-8")
        os.environ["HOME"] = name
        environ = {"HOME": name, "FACILITATOR_ZONE": ZONE.key, "USER": "Sam"}
        clock, new_id = FixedClock(NOW, ZONE), counted_ids("i")
        settings = load_settings(None, None, environ)
        folder = None
        if page.at != "empty":
            library = Library(settings.workspace, clock=clock, new_id=new_id, user="Sam", cache=None)
            folder = library.add(demo_review("timeline" if page.at == "library" else page.at, NOW, new_id))
            if page.at == "library":
                folder = None
                library.create(title="Registry token in a build log", severity="near-miss", level="near-miss")
        app = FacilitatorApp(settings, clock, new_id=new_id, folder=folder)
        yield app, file
        if app.session is not None:
            app.session.close()


async def press(pilot: Pilot[int], key: str, file: Path) -> None:
    """Press a key, type words after `type:`, or run the command after `call:`."""
    kind, _, rest = key.partition(":")
    if kind == "type":
        for char in rest.format(file=file.name):
            await pilot.press(NAMES.get(char, char))
    elif kind == "call":
        assert isinstance(pilot.app.screen, Commanded)  # noqa: S101  # pages name commands of our own screens
        pilot.app.screen.run_command(rest)
    else:
        await pilot.press(key)
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


NAMES: Final = {" ": "space", "/": "slash", ".": "full_stop", "-": "minus", "_": "underscore"}
"""Keys whose names are not their characters."""


async def take(page: Page, size: tuple[int, int]) -> tuple[str, tuple[str, ...]]:
    """Return the picture of a page, as SVG, and the ids of the commands that work there."""
    with program(page) as (app, file):
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for key in page.keys:
                await press(pilot, key, file)
            until = time.monotonic() + SETTLED
            while time.monotonic() < until:
                await pilot.pause(0.1)
            offered = app.screen.offered() if isinstance(app.screen, Commanded) else ()
            return app.export_screenshot(title="facilitator"), offered


def key_rows(offered: tuple[str, ...]) -> list[str]:
    """Return the table of keys, or a word where a screen has none of its own."""
    rows = []
    for name in offered:
        command = by_id()[name]
        keys = " ".join(f"`{key_words(key)}`" for key in command.keys)
        words = " ".join(f"`/{word}`" for word in command.slash)
        if keys:
            rows.append(f"| {keys} | {words} | {command.help} |")
    if not rows:
        return ["Its keys stand in its last row."]
    return ["| key | word | what it does |", "|---|---|---|", *rows]


def write(path: Path, lines: list[str]) -> None:
    """Write a page of Markdown."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main(folder: Path, keys: Path) -> None:
    """Write the book into `folder` and the page of keys to `keys`; files of pages that are gone are removed."""
    folder.mkdir(exist_ok=True)
    made = {folder / "README.md"}
    index = [
        "# The screens",
        "",
        "Made by `make screens` from the code and the demo; change it there.",
        "",
        "The demo's incident is real, its timeline is the one that the Binder project published of 27 January 2022.",
        "People and remarks are invented.",
        "",
    ]
    for page in PAGES:
        offered: tuple[str, ...] = ()
        lines = [f"# {page.title}", "", page.text]
        for width, height in SIZES:
            picture, offered = asyncio.run(take(page, (width, height)))
            file = folder / f"{page.name}-{width}x{height}.svg"
            file.write_text(picture, encoding="utf-8", newline="\n")
            made.add(file)
            lines += ["", f"![{page.title}, {width} columns and {height} rows]({file.name})"]
        lines += ["", "## Keys", "", *key_rows(offered)]
        write(folder / f"{page.name}.md", lines)
        made.add(folder / f"{page.name}.md")
        index.append(f"- [{page.title}]({page.name}.md): {page.text}")
    write(folder / "README.md", index)
    for old in {*folder.glob("*.svg"), *folder.glob("*.md")} - made:
        old.unlink()
    keys.write_text(keys_document(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
