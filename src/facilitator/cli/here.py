"""What a command may ask for: settings, clock, library; each made when it is first asked for.

So a broken settings file stops the commands that need settings, and no other one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.clock import Clock, random_id
from facilitator.config import Settings, clock_for, load_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from facilitator.library import Library


@dataclass(frozen=True)
class Here:
    """Where a command runs."""

    data: Path | None = None
    """The workspace that the command line names."""
    config: Path | None = None
    """The settings file that the command line names."""
    keeps_index: bool = True
    """Whether the library may write its index to the cache; a dry run writes nothing anywhere."""
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)

    @classmethod
    def of(cls, args: argparse.Namespace) -> Here:
        """Return where the command with these arguments runs."""
        return cls(Path(args.data) if args.data else None, Path(args.config) if args.config else None)

    @cached_property
    def settings(self) -> Settings:
        """The settings in force."""
        return load_settings(self.data, self.config, self.environ)

    @cached_property
    def clock(self) -> Clock:
        """The clock in force."""
        return clock_for(self.environ, self.settings.zone)

    @property
    def zone(self) -> ZoneInfo:
        """The user's zone."""
        return self.settings.zone

    @cached_property
    def library(self) -> Library:
        """The workspace's reviews."""
        from facilitator.library import Library  # noqa: PLC0415  # not every command opens the workspace

        settings = self.settings
        cache = settings.paths.cache if self.keeps_index else None
        return Library(settings.workspace, clock=self.clock, new_id=random_id, user=settings.name, cache=cache)
