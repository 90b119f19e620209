"""Copying, and what can honestly be said about it: a terminal does not answer whether it took the text."""

from typing import Any

from textual.app import App

SAFE = 75_000
"""Bytes that terminals are known to take through OSC 52."""


def copy(app: App[Any], text: str) -> str:
    """Copy `text` by the system's own clipboard and through the terminal; returns a sentence on what is certain."""
    import pyperclip  # noqa: PLC0415  # looks for a clipboard when imported; only here

    app.copy_to_clipboard(text)
    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        if len(text.encode()) > SAFE:
            return "Too long for some terminals' clipboards; writing the file (F9) is certain."
        return "Sent to the terminal's clipboard; whether it took it is not certain. F9 writes the file."
    return "copied"
