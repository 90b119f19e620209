"""Running one headless command."""

import argparse
from importlib import import_module

from facilitator.cli.here import Here
from facilitator.cli.table import Command


def run(wanted: Command, args: argparse.Namespace) -> int:
    """Run a command that needs no screen and return its exit code.

    Raises:
        FacilitatorError: it cannot be done; the text says why and what to do.
    """
    module = import_module(f"facilitator.cli.{wanted.module}")
    code: int = module.run(args, Here.of(args))
    return code
