"""Where the program starts: picks the screen or the command line, and turns every end into an exit code."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from facilitator.errors import DataError, FacilitatorError, UsageError

if TYPE_CHECKING:
    import argparse
    from types import TracebackType
    from typing import TextIO

DONE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (None: those of the process) and return its exit code.

    0 done, 1 findings or failed, 2 usage or settings, 130 interrupted.
    """
    if argv is None:
        sys.excepthook = _on_fault
        argv = sys.argv[1:]
    try:
        code = _start(argv)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _settle(sys.stdout)
        return FAILED
    except (UsageError, DataError) as error:
        return _complain(str(error), USAGE)
    except FacilitatorError as error:
        return _complain(str(error), FAILED)
    except OSError as error:
        _settle(sys.stdout)
        return _complain(_sentence(error), FAILED)
    return code


def _start(argv: Sequence[str]) -> int:
    if not argv:
        return _open_screen(None)  # nothing to parse: the screen comes sooner without the parser
    from facilitator.cli.parser import parse  # noqa: PLC0415  # after the handlers above are in place
    from facilitator.cli.table import command  # noqa: PLC0415  # as above

    try:
        args = parse(argv)
    except SystemExit as end:  # argparse ends that way after --help and --version
        return end.code if isinstance(end.code, int) else DONE
    wanted = command(args.command) if args.command else None
    if wanted is None or wanted.module is None:
        return _open_screen(args)
    from facilitator.cli.run import run  # noqa: PLC0415  # --help does without

    return run(wanted, args)


def _open_screen(args: "argparse.Namespace | None") -> int:
    """Start the interface, in the library where there are no arguments.

    No garbage is looked for until the first picture (the app then begins): imports make much and throw nothing away.
    """
    gc.disable()
    try:
        return _run_screen(args)
    finally:
        gc.enable()
        _settle(sys.stderr)  # it was drawn on; the terminal may be gone with some of it unwritten


def _run_screen(args: "argparse.Namespace | None") -> int:
    """Find out where to start, and start; only here is Textual imported."""
    from facilitator.cli.here import Here  # noqa: PLC0415  # --help does without

    here = Here.of(args) if args else Here()
    review = None
    if args and args.command is None and args.review:
        from facilitator.cli.which import start_in  # noqa: PLC0415  # opens the workspace

        review = start_in(here, args.review)
    if not _is_terminal():
        raise UsageError("facilitator needs a terminal to draw on. For scripts there are commands: facilitator --help")
    if args and args.command == "demo":
        from facilitator.start import run_demo  # noqa: PLC0415  # imports Textual

        return run_demo(here.settings, args.at)
    from facilitator.start import run  # noqa: PLC0415  # imports Textual

    return run(here.settings, review)


def _is_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _complain(sentence: str, code: int) -> int:
    from facilitator.cli.output import say  # noqa: PLC0415  # only when something is wrong

    try:
        say(sentence)
    except OSError:
        _settle(sys.stderr)
    return code


def _sentence(error: OSError) -> str:
    reason = (error.strerror or str(error) or type(error).__name__).lower()
    return f"{error.filename}: {reason}." if error.filename else f"The system says: {reason}."


def _settle(stream: "TextIO | None") -> None:
    """Point a stream that cannot be written to at nothing: Python flushes it once more at its end."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _on_fault(kind: type[BaseException], error: BaseException, trace: "TracebackType | None") -> None:
    from facilitator.cli.fault import report  # noqa: PLC0415  # only when the program itself is wrong

    report(kind, error, trace)


if __name__ == "__main__":
    sys.exit(main())
