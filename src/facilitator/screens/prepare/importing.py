"""From a named file or pasted lines to the preview, and back with what was added."""

from collections.abc import Callable
from pathlib import Path

from facilitator.screens.prepare.import_screen import ImportScreen
from facilitator.screens.prepare.import_words import PASTED
from facilitator.screens.prepare.paths import too_wide
from facilitator.screens.prepare.reading import FileReader
from facilitator.screens.prepare.reread import Read
from facilitator.screens.review_screen import ReviewScreen
from facilitator.session.imports import Preview
from facilitator.text import clean_line


class Importing:
    """Reads for one screen of a review, shows the preview over it, says what came of it."""

    def __init__(self, screen: ReviewScreen, refused: Callable[[], None]) -> None:
        """Work for `screen`; `refused` hears when nothing could be read, before the screen says why."""
        self._screen = screen
        self._refused = refused
        self._reader = FileReader(screen, self._say)

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._reader.busy

    def stop(self) -> None:
        """Stop what is being read."""
        self._reader.stop()

    def read_files(self, found: tuple[Path, ...]) -> None:
        """Read files, folders or archives."""
        wide = next((path for path in found if too_wide(path)), None)
        if wide is not None:
            name = clean_line(str(wide))
            self._say(f"{name} is too much to read. Name the incident's own folder or file.", True)
            return
        imports = self._screen.session.imports
        name = clean_line(found[0].name) if len(found) == 1 else f"{len(found)} files"
        self._read(
            lambda zone, columns, watch: imports.from_paths(found, zone=zone, columns=columns, watch=watch), name
        )

    def read_text(self, text: str) -> None:
        """Read pasted lines."""
        imports = self._screen.session.imports
        self._read(
            lambda zone, columns, watch: imports.from_text(text, zone=zone, columns=columns, watch=watch), PASTED
        )

    def _say(self, sentence: str, problem: bool) -> None:
        if problem:
            self._refused()
        self._screen.say(sentence, problem=problem)

    def _read(self, read: Read, name: str) -> None:
        self._reader.start(lambda watch: read(None, (), watch), name, lambda preview: self._show(preview, read, name))

    def _show(self, preview: Preview, read: Read, name: str) -> None:
        shown = ImportScreen(self._screen.session, preview, read, name)
        self._screen.say("")
        self._screen.app.push_screen(shown, lambda _: self._closed(shown.added))

    def _closed(self, added: int | None) -> None:
        if added is None:
            self._screen.say("Nothing was added.")
        else:
            what = "1 moment" if added == 1 else f"{added:,} moments"
            self._screen.say(f"{what} added; ^z takes them back as one.")
