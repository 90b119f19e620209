"""The commands by name: what `--help` lists, and which module runs each."""

import argparse
from collections.abc import Callable
from typing import Final, NamedTuple

from facilitator.cli import options


class Command(NamedTuple):
    """A command of the command line."""

    name: str
    help: str
    """What it does, a few words in lower case."""
    configure: Callable[[argparse.ArgumentParser], None]
    """Adds its options to its parser."""
    module: str | None
    """The module of `facilitator.cli` whose `run(args, here)` does it; None: it needs the screen."""


COMMANDS: Final = (
    Command("new", "make a review", options.new, "new"),
    Command("list", "list the reviews", options.listing, "listing"),
    Command("show", "show a review in short", options.show, "show"),
    Command("import", "read a timeline from files", options.importing, "importing"),
    Command("export", "write a review as a document", options.export, "export"),
    Command("lint", "check the wording of texts", options.lint, "lint"),
    Command("when", "show how a date or a time is read", options.when, "when"),
    Command("demo", "try a real incident, on a throw-away copy", options.demo, None),
    Command("paths", "show where things are", options.paths, "paths"),
)


def command(name: str) -> Command | None:
    """Return the command with this name, if there is one."""
    return next((one for one in COMMANDS if one.name == name), None)
