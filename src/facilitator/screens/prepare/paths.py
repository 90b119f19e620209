"""Paths that people type, paste or drop into a line: finding the files they mean, and completing half a name."""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from facilitator.text import clean_line

LONGEST: Final = 20_000
"""Characters of a line that can be paths: a hundred long ones."""
MOST: Final = 500
"""Names of one folder that are looked at to complete one."""


def files_in(text: str) -> tuple[Path, ...]:
    """Return the files or folders that a line names, none where it names none.

    Terminals write a dropped file as a path in quotes, with backslashes before blanks, or as a `file:` address.
    """
    text = text.strip()
    if len(text) > LONGEST:
        return ()
    for names in _ways(text):
        paths = tuple(path for path in map(_path, names) if path is not None)
        if paths and len(paths) == len(names) and all(_is_there(path) for path in paths):
            return paths
    return ()


def looks_like_path(text: str) -> bool:
    """Tell whether a line is meant as a path: it starts like one, or its last part has a file's ending."""
    text = text.strip().strip("'\"")
    return text.startswith(("/", "~", "./", "../", "file:")) or ("." in text.rpartition("/")[2] and " " not in text)


def too_wide(path: Path) -> bool:
    """Tell whether a folder is the whole disk or somebody's whole home: nobody means to read all of that."""
    try:
        whole = path.resolve()
    except (OSError, RuntimeError):
        return False
    return whole in (Path(whole.anchor), Path.home().resolve())


def complete(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the line with its path completed as far as it is certain, and the names it can still become."""
    quote = text[:1] if text[:1] in {"'", '"'} else ""
    typed = text.removeprefix(quote)
    folder, slash, start = typed.rpartition("/")
    where = _path(folder + slash or ".")
    if typed == "~":
        return f"{quote}~/", ()
    found = sorted(_names(where, start)) if where is not None else []
    if not found:
        return text, ()
    common = _common_start(found)
    return f"{quote}{folder}{slash}{common}", tuple(found) if len(found) > 1 else ()


def _common_start(names: list[str]) -> str:
    """Return the letters with which all names begin."""
    first, last = min(names), max(names)  # whatever these two share, all between them share
    same = [one == other for one, other in zip(first, last, strict=False)]
    return first[: same.index(False) if False in same else len(same)]


def _ways(text: str) -> Iterator[tuple[str, ...]]:
    yield (text,)
    yield (text.strip("'\""),)
    try:
        yield tuple(shlex.split(text))
    except ValueError:
        return


def _path(name: str) -> Path | None:
    if name.startswith("file:"):
        name = unquote(urlsplit(name).path)
    try:
        return Path(name).expanduser() if name and "\0" not in name else None
    except RuntimeError:
        return None  # "~somebody" who has no home here


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _names(folder: Path, start: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            found = [entry for _, entry in zip(range(MOST), entries, strict=False)]
            return [
                f"{entry.name}/" if entry.is_dir() else entry.name
                for entry in found
                if entry.name.startswith(start)
                and (start.startswith(".") or not entry.name.startswith("."))
                and clean_line(entry.name) == entry.name
            ]
    except OSError:
        return []
