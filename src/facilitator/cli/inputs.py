"""Reading what the command line names: files and standard input, each as text with the name it is shown under."""

import sys
from pathlib import Path
from typing import Final

from facilitator.cli.options import STANDARD
from facilitator.cli.output import say
from facilitator.errors import UnreadableError, UsageError
from facilitator.sources.decode import LARGEST, decode, too_large
from facilitator.text import clean_line, cut

_LONGEST_NAME: Final = 200


def shown_name(name: str) -> str:
    """Return a file's name, safe to show."""
    return cut(clean_line(name), _LONGEST_NAME)


def standard_input() -> bytes:
    """Return all of standard input; at a terminal, say first what is waited for.

    Raises:
        UsageError: there is none.
        UnreadableError: it is too large.
    """
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError("There is no standard input. Name a file.")
    if sys.stdin.isatty():
        say("Reading what you type; ctrl+d on a line of its own ends it.")
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large("Standard input")
    return data


def standard_lines() -> list[str]:
    """Return the lines of standard input.

    Raises:
        UsageError: there is none.
        UnreadableError: it is too large.
    """
    text = standard_input().decode("utf-8-sig", "replace")
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def read_document(name: str) -> str:
    """Return the text of the file called `name` (`-`: standard input); an empty one is an empty text.

    Raises:
        UnreadableError: it is no text, or cannot be opened.
    """
    data = standard_input() if name == STANDARD else read_file(name)
    return decode(data, shown_name(name))[0] if data.strip() else ""


def read_file(name: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        UnreadableError: it cannot be opened, or is too large.
    """
    shown = shown_name(name)
    path = Path(name)
    try:
        if path.is_dir():
            raise UnreadableError(f"{shown} is a folder. Name the files in it.")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UnreadableError(f"There is no file {shown}. Check its name and the folder you are in.") from error
    except OSError as error:
        raise UnreadableError(f"{shown} cannot be read: {(error.strerror or str(error)).lower()}.") from error
    except ValueError as error:
        raise UnreadableError(f"{shown} is no name that a file can have.") from error
    if len(data) > LARGEST:
        raise too_large(shown)
    return data
