"""`facilitator paths`: where things are."""

import argparse

from facilitator.cli.here import Here
from facilitator.cli.output import emit
from facilitator.config import WORKSPACE_FILE
from facilitator.text import clean_line


def run(args: argparse.Namespace, here: Here) -> int:
    """Print the paths, one a line; they need not exist."""
    del args
    settings = here.settings
    places = {
        "workspace": settings.workspace,
        "workspace-settings": settings.workspace / WORKSPACE_FILE,
        "settings": settings.paths.config,
        "index": settings.paths.cache,
        "log": settings.paths.state,
    }
    for name, path in places.items():
        emit(f"{name}\t{clean_line(str(path))}")
    return 0
