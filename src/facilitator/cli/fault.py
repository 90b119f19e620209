"""The last resort: a fault of the program itself ends in one sentence; its details go to a file, not on the screen."""

import os
import traceback
from datetime import UTC, datetime
from types import TracebackType

from facilitator import __version__
from facilitator.cli.output import say
from facilitator.config import find_paths


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Keep what Python says about an uncaught exception in a log, and tell the person where (a `sys.excepthook`)."""
    if issubclass(kind, KeyboardInterrupt):
        return
    details = "".join(traceback.format_exception(kind, error, trace))
    now = datetime.now(UTC)  # the computer's own: a log is for the time it was really written
    folder = find_paths(None, os.environ).state
    file = folder / f"fault-{now:%Y%m%dT%H%M%S}-{os.getpid()}.log"
    sorry = "facilitator has stopped through a fault of its own; what was saved is safe."
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(f"facilitator {__version__}, {now.isoformat()}\n{details}", encoding="utf-8")
    except OSError:
        say(f"{sorry} {kind.__name__}: {str(error)[:200]}")
    else:
        say(f"{sorry} Please report it with the details in {file}")
