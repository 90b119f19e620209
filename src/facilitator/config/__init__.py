"""Settings and where things are: read from options, environment and files, checked when read."""

from facilitator.config.places import Paths, find_paths, home_path
from facilitator.config.present import FIRST_YEAR, LAST_YEAR, clock_for, read_instant
from facilitator.config.settings import WORKSPACE_FILE, Settings, load_settings

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "WORKSPACE_FILE",
    "Paths",
    "Settings",
    "clock_for",
    "find_paths",
    "home_path",
    "load_settings",
    "read_instant",
]
