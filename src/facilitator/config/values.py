"""What a setting can be: each value checked when it is read, and what to say about one that cannot be."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from facilitator.clock import find_zone
from facilitator.errors import DataError, UsageError
from facilitator.text import clean_line, cut

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from facilitator.wording import Lexicon

_LONGEST_SPRINT: Final = 52
LONGEST_NAME: Final = 80
"""Characters of a user's name."""


def checked(file: str, key: str, value: Any, *, shared: bool) -> Any:
    """Return the value of one setting, in the form that `Settings` has it in.

    Args:
        file: the file's name, for errors.
        key: the setting.
        value: what the file says.
        shared: whether the file is a workspace's, for everybody who uses it.

    Raises:
        DataError: there is no such setting, or it cannot have that value.
    """
    if key not in SETTINGS:
        raise DataError(f"{file}: there is no setting “{cut(clean_line(key), 40)}”. {_nearest(key)}")
    if shared and key in _PERSONAL:
        raise DataError(f"{file}: “{key}” belongs in your own settings file, not in a workspace's. Move it there.")
    if key == "wording":
        return _lexicon(value, f"{file}: wording")
    try:
        return _KEYS[key](value)
    except _WrongValueError as wrong:
        shown = cut(clean_line(repr(value)), 40)
        raise DataError(f"{file}: {key} cannot be {shown}; {wrong}.") from wrong
    except UsageError as wrong:
        raise DataError(f"{file}: {key}: {wrong}") from wrong


def _lexicon(value: Any, where: str) -> "Lexicon":
    from facilitator.wording import load_lexicon  # noqa: PLC0415  # few people have a list of their own

    if not isinstance(value, dict):
        raise DataError(f"{where} must be a table, begun by [wording].")
    return load_lexicon(value, where)


def _nearest(key: str) -> str:
    import difflib  # noqa: PLC0415  # only for a mistake

    near = difflib.get_close_matches(key.lower(), SETTINGS, 1)
    return f"Did you mean “{near[0]}”?" if near else f"Settings are {', '.join(SETTINGS)}."


class _WrongValueError(Exception):
    """A setting's value is of the wrong kind; its text says what it must be."""


def _words(value: Any) -> str:
    if not isinstance(value, str) or not clean_line(value):
        raise _WrongValueError("it must be words in quotes")
    return cut(clean_line(value), LONGEST_NAME)


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _WrongValueError("it must be true or false, without quotes")
    return value


def _weeks(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= _LONGEST_SPRINT:
        raise _WrongValueError(f"it must be a whole number from 1 to {_LONGEST_SPRINT}")
    return value


def _day(value: Any) -> date:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise _WrongValueError("it must be a date like 2026-03-20") from error


def _zone_named(value: Any) -> "ZoneInfo":
    return find_zone(_words(value))


def _folder(value: Any) -> Path:
    if not isinstance(value, str) or not value:
        raise _WrongValueError("it must be a folder's name in quotes")
    return Path(value)


class _OneOf:
    """Checks that a value is one of a few words."""

    def __init__(self, *choices: str) -> None:
        self.choices = choices

    def __call__(self, value: Any) -> str:
        if value not in self.choices:
            raise _WrongValueError(f"it must be one of {', '.join(self.choices)}")
        return str(value)


_KEYS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "name": _words,
    "zone": _zone_named,
    "theme": _OneOf("dusk", "paper", "contrast", "ansi"),
    "cues": _OneOf("on", "quiet"),
    "bell": _truth,
    "glyphs": _OneOf("auto", "unicode", "ascii"),
    "date_order": _OneOf("dmy", "mdy"),
    "sprint_end": _day,
    "sprint_weeks": _weeks,
    "workspace": _folder,
}
"""The settings that are one value, and what checks each."""

SETTINGS: Final = (*_KEYS, "wording")

_PERSONAL: Final = frozenset({"name", "workspace"})
"""Settings that would be wrong for everybody else in a shared workspace."""
