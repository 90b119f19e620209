"""Where things are on this computer: the user's own files, and what paths in settings mean."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from facilitator.errors import UsageError
from facilitator.text import clean_line


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things are."""

    config: Path
    """The user's settings file; it need not exist."""
    cache: Path
    """Folder of the index; can be deleted at any time."""
    state: Path
    """Folder of the log that a fault of the program leaves."""


def find_paths(config: Path | None, environ: Mapping[str, str]) -> Paths:
    """Return where the user's own files are: `XDG_*` first, else where the system keeps such files."""
    settings, cache, state = _system_folders(environ)
    chosen = config or environ_path(environ, "FACILITATOR_CONFIG") or settings / "config.toml"
    return Paths(home_path(chosen), cache, state)


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
        found.append(home_path(Path(given if given.startswith("/") else default)) / "facilitator")
    return found[0], found[1], found[2]


def environ_path(environ: Mapping[str, str], name: str) -> Path | None:
    """Return the path in a variable of the environment, None where it is not set or empty."""
    return Path(environ[name]) if environ.get(name) else None


def home_path(path: Path) -> Path:
    """Return `path` with a leading `~` written out.

    Raises:
        UsageError: it names the home of a user who is not known here.
    """
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise UsageError(
            f"“{clean_line(str(path))}” names a home folder that is not known. Write the path out."
        ) from error
