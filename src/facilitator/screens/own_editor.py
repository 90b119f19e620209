"""Writing a text in the person's own editor, the program standing aside meanwhile; the meeting's clock goes on."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from facilitator.errors import FacilitatorError
from facilitator.text import clean


def write_in_editor(app: App[Any], text: str) -> str:
    """Return what came of `text` in $VISUAL, else $EDITOR, else vi; cleaned, without newlines at its end.

    Raises:
        FacilitatorError: the editor cannot be started, or there is no terminal to hand over; says what to do.
    """
    command = _command(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    try:
        with tempfile.TemporaryDirectory(prefix="facilitator-") as folder:
            path = Path(folder) / "text.md"
            path.write_text(text, encoding="utf-8")
            with app.suspend():
                problem = _run([*command, str(path)])
            if problem is not None:
                raise problem
            return clean(path.read_text(encoding="utf-8", errors="replace")).rstrip("\n")
    except OSError as error:
        why = error.strerror or str(error)
        raise FacilitatorError(
            f"Set EDITOR to the one you use: {clean(command[0])} cannot be started ({why})."
        ) from error
    except SuspendNotSupported as error:
        raise FacilitatorError("There is no terminal here to hand to an editor. Write in the line.") from error


def _run(command: list[str]) -> OSError | None:
    """Run an editor to its end; what stops it is returned: raised inside `suspend`, it would leave the screen dark."""
    try:
        subprocess.run(command, check=False)  # noqa: S603  # their own editor; an awaited one would hang
    except OSError as error:
        return error
    return None


def _command(editor: str) -> list[str]:
    try:
        return shlex.split(editor) or ["vi"]
    except ValueError as error:  # a quote that does not end
        raise FacilitatorError(
            f"EDITOR is “{clean(editor)}”, which is no command. Set it to the one you use."
        ) from error
