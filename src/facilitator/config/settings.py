"""Settings: what a person chose once.

Order: the command line's option, the environment, the workspace's `facilitator.toml`, the user's `config.toml`, the
default. Nothing here is cached and nothing is written.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal
from zoneinfo import ZoneInfo

from facilitator.clock import find_zone
from facilitator.config.computer import login_name, system_zone
from facilitator.config.places import Paths, environ_path, find_paths, home_path
from facilitator.config.values import checked
from facilitator.errors import DataError
from facilitator.text import clean_line

if TYPE_CHECKING:
    from facilitator.wording import Lexicon

Theme = Literal["dusk", "paper", "contrast", "ansi"]
Cues = Literal["on", "quiet"]
Glyphs = Literal["auto", "unicode", "ascii"]
DateOrder = Literal["dmy", "mdy"]

WORKSPACE_FILE: Final = "facilitator.toml"
"""The settings that a workspace carries for everybody who uses it; lies in the workspace."""


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
    wording: "Lexicon | None"
    """People, services, phrases and rules that the checks of wording take into account; None: only what is shipped."""
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
    workspace = data or environ_path(environ, "FACILITATOR_DATA")
    if workspace is None:
        workspace = paths.config.parent / home_path(own.get("workspace", Path("~/reviews")))
    workspace = Path(os.path.abspath(home_path(workspace)))  # noqa: PTH100  # a link in the path stays as it was written
    # What the workspace says goes before what the user says: a team's calendar is the team's.
    values = own | _read(workspace / WORKSPACE_FILE, shared=True)
    return Settings(
        name=values.get("name") or login_name(environ),
        zone=_zone(values, environ),
        theme=values.get("theme", "dusk"),
        cues=values.get("cues", "on"),
        bell=values.get("bell", False),
        glyphs=values.get("glyphs", "auto"),
        date_order=values.get("date_order"),
        sprint_end=values.get("sprint_end"),
        sprint_weeks=values.get("sprint_weeks"),
        wording=values.get("wording"),
        workspace=workspace,
        paths=paths,
    )


def _zone(values: Mapping[str, Any], environ: Mapping[str, str]) -> ZoneInfo:
    if environ.get("FACILITATOR_ZONE"):
        return find_zone(environ["FACILITATOR_ZONE"])
    zone: ZoneInfo | None = values.get("zone")
    return zone or system_zone(environ)


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
    return {key: checked(shown, key, value, shared=shared) for key, value in _parsed(text, shown).items()}


def _parsed(text: str, shown: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  # a good part of this module's import, and many people have no settings file

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataError(f"{shown} is no valid TOML: {clean_line(str(error))}. Mend it or move it away.") from error
