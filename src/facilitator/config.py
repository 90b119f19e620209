"""Settings: what a person chose once, checked when it is read, with the place to mend named.

Order: the command line's option, the environment, the workspace's `facilitator.toml`, the user's `config.toml`, the
default. Nothing here is cached and nothing is written.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from facilitator.clock import Clock, FixedClock, SystemClock, find_zone
from facilitator.errors import DataError, UsageError
from facilitator.text import clean_line, cut

Theme = Literal["dusk", "paper", "contrast", "ansi"]
Cues = Literal["on", "quiet"]
Glyphs = Literal["auto", "unicode", "ascii"]
DateOrder = Literal["dmy", "mdy"]

WORKSPACE_FILE: Final = "facilitator.toml"
"""The settings that a workspace carries for everybody who uses it; lies in the workspace."""

_LONGEST_SPRINT: Final = 52
_LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things are."""

    config: Path
    """The user's settings file; it need not exist."""
    cache: Path
    """Folder of the index; can be deleted at any time."""
    state: Path
    """Folder of the log that a fault of the program leaves."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program was told, or assumes."""

    name: str
    """The user's name, as the record names its authors; default: the login name."""
    zone: ZoneInfo
    """The user's zone, in which meeting times are shown; default: the system's."""
    theme: Theme
    """Colours of the program."""
    cues: Cues
    """Whether cues about wording are shown when the program starts."""
    bell: bool
    """Whether the terminal's bell rings when a phase has used its minutes."""
    glyphs: Glyphs
    """Which signs are drawn; `auto` asks the terminal."""
    date_order: DateOrder | None
    """How `12/01` is read; None: asked each time."""
    sprint_end: date | None
    """The last day of some sprint, for "end of sprint"; None: not known."""
    sprint_weeks: int | None
    """Length of a sprint in weeks; None: not known."""
    workspace: Path
    """The folder of the reviews."""
    paths: Paths
    """The user's own files."""


def load_settings(data: Path | None, config: Path | None, environ: Mapping[str, str]) -> Settings:
    """Return the settings in force.

    Args:
        data: The workspace, as the command line names it.
        config: The user's settings file, as the command line names it.
        environ: The environment.

    Raises:
        DataError: A settings file cannot be read, or has a key or a value that is not known; names file and key.
        UsageError: The environment names a zone that does not exist.
    """
    paths = find_paths(config, environ)
    named = config is not None or bool(environ.get("FACILITATOR_CONFIG"))
    own = _read(paths.config, must_exist=named)
    workspace = data or _path(environ.get("FACILITATOR_DATA"))
    if workspace is None:
        workspace = paths.config.parent / _home(own.get("workspace", Path("~/reviews")))
    workspace = Path(os.path.abspath(_home(workspace)))  # noqa: PTH100  # a link in the path stays as it was written
    # What the workspace says goes before what the user says: a team's calendar is the team's.
    values = own | _read(workspace / WORKSPACE_FILE, shared=True)
    return Settings(
        name=values.get("name") or _login(environ),
        zone=_zone(values, environ),
        theme=values.get("theme", "dusk"),
        cues=values.get("cues", "on"),
        bell=values.get("bell", False),
        glyphs=values.get("glyphs", "auto"),
        date_order=values.get("date_order"),
        sprint_end=values.get("sprint_end"),
        sprint_weeks=values.get("sprint_weeks"),
        workspace=workspace,
        paths=paths,
    )


def clock_for(environ: Mapping[str, str], zone: ZoneInfo) -> Clock:
    """Return the clock: the computer's, or one that stands still at `FACILITATOR_NOW`.

    Raises:
        UsageError: `FACILITATOR_NOW` is no instant.
    """
    stands_at = environ.get("FACILITATOR_NOW")
    if not stands_at:
        return SystemClock(zone)
    return FixedClock(read_instant(stands_at, zone, "FACILITATOR_NOW"), zone)


def read_instant(text: str, zone: ZoneInfo, where: str) -> datetime:
    """Return an ISO 8601 instant in UTC; one without an offset is read in `zone`. `where` names it in the error.

    Raises:
        UsageError: it is no instant.
    """
    try:
        at = datetime.fromisoformat(text.strip())
        return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        shown = cut(clean_line(text), 40)
        raise UsageError(f"{where}: “{shown}” is no instant. Write one like 2026-03-11T10:00:00+01:00.") from error


def find_paths(config: Path | None, environ: Mapping[str, str]) -> Paths:
    """Return where the user's own files are: `XDG_*` first, else where the system keeps such files."""
    settings, cache, state = _system_folders(environ)
    chosen = config or _path(environ.get("FACILITATOR_CONFIG")) or settings / "config.toml"
    return Paths(_home(chosen), cache, state)


def _system_folders(environ: Mapping[str, str]) -> tuple[Path, Path, Path]:
    """Return the folders for settings, cache and state.

    Worked out here on Linux and macOS, because importing platformdirs takes as long as everything else together.
    """
    if sys.platform == "win32":
        import platformdirs  # noqa: PLC0415  # only there

        dirs = platformdirs.PlatformDirs("facilitator", appauthor=False)
        return dirs.user_config_path, dirs.user_cache_path, dirs.user_state_path
    if sys.platform == "darwin":
        defaults = ("~/Library/Application Support", "~/Library/Caches", "~/Library/Application Support")
    else:
        defaults = ("~/.config", "~/.cache", "~/.local/state")
    found = []
    for name, default in zip(("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"), defaults, strict=True):
        given = environ.get(name, "")
        # The XDG specification: a relative path is to be ignored.
        found.append(_home(Path(given if given.startswith("/") else default)) / "facilitator")
    return found[0], found[1], found[2]


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None


def _home(path: Path) -> Path:
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise UsageError(
            f"“{clean_line(str(path))}” names a home folder that is not known. Write the path out."
        ) from error


def _read(path: Path, *, must_exist: bool = False, shared: bool = False) -> dict[str, Any]:
    """Return the checked values of one settings file, empty where there is no file."""
    shown = clean_line(str(path))
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError) as error:
        if not must_exist:
            return {}
        raise DataError(f"There is no settings file {shown}. Make it, or name another one with --config.") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{shown} is not in UTF-8. Save it as UTF-8 and start again.") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its name cannot be used"
        raise DataError(f"{shown} cannot be read: {reason}. Mend that, or name another file with --config.") from error
    return {key: _checked(shown, key, value, shared=shared) for key, value in _parsed(text, shown).items()}


def _parsed(text: str, shown: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  # a good part of this module's import, and many people have no settings file

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataError(f"{shown} is no valid TOML: {clean_line(str(error))}. Mend it or move it away.") from error


def _checked(file: str, key: str, value: Any, *, shared: bool) -> Any:
    if key not in _KEYS:
        raise DataError(f"{file}: there is no setting “{cut(clean_line(key), 40)}”. {_nearest(key)}")
    if shared and key in _PERSONAL:
        raise DataError(f"{file}: “{key}” belongs in your own settings file, not in a workspace's. Move it there.")
    try:
        return _KEYS[key](value)
    except _WrongValueError as wrong:
        shown = cut(clean_line(repr(value)), 40)
        raise DataError(f"{file}: {key} cannot be {shown}; {wrong}.") from wrong
    except UsageError as wrong:
        raise DataError(f"{file}: {key}: {wrong}") from wrong


def _nearest(key: str) -> str:
    import difflib  # noqa: PLC0415  # only for a mistake

    near = difflib.get_close_matches(key.lower(), _KEYS, 1)
    return f"Did you mean “{near[0]}”?" if near else f"Settings are {', '.join(_KEYS)}."


def _login(environ: Mapping[str, str]) -> str:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        login = clean_line(environ.get(name, ""))
        if login:
            return cut(login, _LONGEST_NAME)
    import getpass  # noqa: PLC0415  # rarely needed

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"


def _zone(values: Mapping[str, Any], environ: Mapping[str, str]) -> ZoneInfo:
    if environ.get("FACILITATOR_ZONE"):
        return find_zone(environ["FACILITATOR_ZONE"])
    zone: ZoneInfo | None = values.get("zone")
    return zone or _system_zone(environ)


def _system_zone(environ: Mapping[str, str]) -> ZoneInfo:
    """Return the zone that the system is set to, by its IANA name; UTC where it does not say."""
    said = environ.get("TZ", "").removeprefix(":")
    for name in (_name_in(said), _name_in(os.path.realpath("/etc/localtime"))):
        try:
            if name:
                return find_zone(name)
        except UsageError:
            continue
    return ZoneInfo("UTC")


def _name_in(path: str) -> str:
    """Return the zone's name in a path like `/usr/share/zoneinfo/Europe/Paris`; a bare name is one already."""
    _, found, name = path.rpartition("zoneinfo/")
    return name if found or not path.startswith("/") else ""


class _WrongValueError(Exception):
    """A setting's value is of the wrong kind; its text says what it must be."""


def _words(value: Any) -> str:
    if not isinstance(value, str) or not clean_line(value):
        raise _WrongValueError("it must be words in quotes")
    return cut(clean_line(value), _LONGEST_NAME)


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


def _zone_named(value: Any) -> ZoneInfo:
    return find_zone(_words(value))


def _folder(value: Any) -> Path:
    return Path(_words(value))


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
"""Every setting, and what checks it."""

_PERSONAL: Final = frozenset({"name", "workspace"})
"""Settings that would be wrong for everybody else in a shared workspace."""
