"""`facilitator export`: a review as a document."""

import argparse
import difflib
from pathlib import Path

from facilitator.cli.here import Here
from facilitator.cli.inputs import shown_name
from facilitator.cli.options import STANDARD
from facilitator.cli.output import emit_exactly, say, write_file
from facilitator.cli.which import which_review
from facilitator.documents import FORMATS
from facilitator.errors import UsageError


def run(args: argparse.Namespace, here: Here) -> int:
    """Write the document to standard output, or to a file as a whole."""
    if args.format not in FORMATS:
        raise UsageError(_unknown(args.format))
    review = here.library.load(which_review(here, args.review))
    document = FORMATS[args.format].write(review, here.clock.now(), here.zone)
    if args.output == STANDARD:
        emit_exactly(document)
    else:
        write_file(Path(args.output), document.encode("utf-8", "replace"))
        say(f"Written to {shown_name(args.output)}.")
    return 0


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name.lower(), FORMATS, 1)
    guess = f" Did you mean {near[0]}?" if near else ""
    return f"There is no format “{shown_name(name)}”.{guess} Formats are {', '.join(FORMATS)}."
