"""What leaves the program: data on standard output in UTF-8, words for people on standard error."""

import json
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from facilitator.errors import SaveError
from facilitator.text import clean_line, cut

_LONGEST_NAME: Final = 200
_UNSEEN: Final = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def emit(text: str) -> None:
    """Write data to standard output, ended by a newline."""
    emit_exactly(text if text.endswith("\n") else f"{text}\n")


def emit_exactly(text: str) -> None:
    """Write a document to standard output as it is.

    UTF-8 whatever the terminal's own encoding: the same review gives the same bytes everywhere.
    """
    if sys.stdout is None:
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def emit_json(value: Any) -> None:
    """Write one JSON value to standard output, indented."""
    emit(_json(value, indent=2))


def emit_json_line(value: Any) -> None:
    """Write one JSON value to standard output, on one line."""
    emit(_json(value, indent=None))


def _json(value: Any, indent: int | None) -> str:
    """Return JSON in UTF-8's own letters; what a terminal would obey, or a reader not see, is written as an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def say(text: str) -> None:
    """Write a line for a person to standard error; what others wrote in it is made safe to show."""
    if sys.stderr is not None:
        print(clean_line(text), file=sys.stderr)


def write_file(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all: under another name beside it, then moved over it.

    Raises:
        SaveError: the folder is missing, or cannot be written to.
    """
    shown = cut(clean_line(str(path)), _LONGEST_NAME)
    try:
        target = Path(os.path.realpath(path))  # a link is followed, not replaced
        if target.is_dir():
            raise SaveError(f"{shown} is a folder. Name a file in it.")
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device, such as /dev/stdout
        else:
            _replace(target, data)
    except (OSError, ValueError) as error:
        reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else "its name cannot be used"
        raise SaveError(f"{shown} cannot be written: {reason}. Name another file or folder.") from error


def _replace(target: Path, data: bytes) -> None:
    beside = target.with_name(f".facilitator-{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
