"""The program as a script meets it."""

from collections.abc import Callable
from typing import NamedTuple


class Ended(NamedTuple):
    """How a run of the program ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]
"""Runs the program with arguments and, by keyword, `stdin` (text or bytes)."""
