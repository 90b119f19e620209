"""`facilitator import`: reads timeline sources into a review, or takes in a review that was exported."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from facilitator.cli.choices import choice_warnings, columns_option, with_choices
from facilitator.cli.exported import is_export, review_in
from facilitator.cli.here import Here
from facilitator.cli.inputs import read_file, shown_name, standard_input
from facilitator.cli.options import STANDARD
from facilitator.cli.output import emit, emit_json, say
from facilitator.cli.timeline import as_json, as_text, outcome, summary
from facilitator.cli.values import day_option, moment_option, number_option, zone_option
from facilitator.cli.which import which_review
from facilitator.clock import random_id
from facilitator.config import FIRST_YEAR, LAST_YEAR
from facilitator.errors import SaveError, UnreadableError, UsageError
from facilitator.review.records import Meta
from facilitator.review.review import Review
from facilitator.session import Session
from facilitator.session.imports import AFTER, BEFORE, Imports, Preview
from facilitator.session.ledger import Ledger
from facilitator.sources import Options, Reading, read_bytes, read_paths
from facilitator.sources.files import tell_apart
from facilitator.text import clean_line

_STANDARD_NAME: Final = "standard input"


def run(args: argparse.Namespace, here: Here) -> int:
    """Read the files and keep what they hold; 1 when nothing is kept."""
    data = standard_input() if STANDARD in args.files else None
    exported = _whole_review(args.files, data)
    if exported is not None:
        return _take_in(args, here, exported)
    if args.dry_run:
        return _look(args, replace(here, keeps_index=False), data)
    if args.into is None:
        raise UsageError("Say which review gets the events with --into REVIEW, or only look with --dry-run.")
    return _into_review(args, here, data)


def _whole_review(files: Sequence[str], data: bytes | None) -> bytes | None:
    """Return the bytes of the only file, if it is a review that was exported as JSON."""
    if len(files) != 1:
        return None
    if data is None:
        if not _path(files[0]).is_file():
            return None
        data = read_file(files[0])
    return data if is_export(data) else None


def _take_in(args: argparse.Namespace, here: Here, data: bytes) -> int:
    """Make the review that an export holds, with its id, and print its folder's name."""
    name = shown_name(args.files[0])
    if args.into is not None:
        raise UsageError(f"{name} is a whole review, which cannot go into another one. Import it without --into.")
    review = review_in(data, name)
    if args.dry_run:
        say(f"{name} is the review “{clean_line(review.meta.title)}” with {len(review.events.live)} moments.")
        return 0
    folder = here.library.add(review)
    if args.format == "json":
        emit_json({"folder": folder, "id": review.id})
    else:
        emit(folder)
    return 0


def _look(args: argparse.Namespace, here: Here, data: bytes | None) -> int:
    """Show what an import would bring, on a review in memory: nothing is written anywhere."""
    if args.into is None:
        review = Review(Meta(id="none", zone=here.zone.key))
    else:
        review = here.library.load(which_review(here, [args.into]))
    imports = Imports(Ledger(review, here.clock, random_id, here.settings.name))
    return _report(args, _read(args, here, imports, review.meta, data))


def _into_review(args: argparse.Namespace, here: Here, data: bytes | None) -> int:
    folder = here.library.path(which_review(here, [args.into]))
    session = Session.open(folder, clock=here.clock, new_id=random_id, user=here.settings.name)
    try:
        preview = _read(args, here, session.imports, session.review.meta, data)
        if preview.ticked:
            session.imports.add(preview)
    finally:
        saved = session.close()
    if not saved:
        state = session.save_state
        cause = state.error if state is not None and state.error is not None else None
        raise cause or SaveError(f"Nothing was written to {folder}. Check its rights and the free space.")
    return _report(args, preview)


def _read(args: argparse.Namespace, here: Here, imports: Imports, meta: Meta, data: bytes | None) -> Preview:
    """Read all files, and tick what lies within the window and what the options choose."""
    zone = zone_option(args.zone)
    year = number_option(args.year, "--year", FIRST_YEAR, LAST_YEAR)
    options = imports.options(zone, day_option(args.date, "--date"), year)
    options = replace(options, columns=columns_option(args.column))
    window = _window(args, here, options, meta.began)
    readings = _readings(args.files, options, data)
    return with_choices(args, imports, imports.from_readings(readings, options.zone, window))


def _window(
    args: argparse.Namespace, here: Here, options: Options, began: datetime | None
) -> tuple[datetime | None, datetime | None]:
    now = here.clock.now()
    day = options.day or (began or now).astimezone(options.zone).date()

    def moment(text: str | None, option: str) -> datetime | None:
        return moment_option(text, option, zone=options.zone, day=day, start=began, now=now)

    first = moment(args.since, "--from") or (began - BEFORE if began else None)
    last = moment(args.until, "--until") or (began + AFTER if began else None)
    if first is not None and last is not None and first > last:
        raise UsageError("The window ends before it begins. Look at --from and --until.")
    return first, last


def _readings(files: Sequence[str], options: Options, data: bytes | None) -> tuple[Reading, ...]:
    """Read the files in the order named; standard input stands where `-` does."""
    if data is None:
        return read_paths([_path(name) for name in files], options)
    readings: list[Reading] = []
    for name in files:
        if name == STANDARD:
            readings.append(read_bytes(data, _STANDARD_NAME, options))
        else:
            readings.extend(read_paths([_path(name)], options))
    return tell_apart(readings)


def _path(name: str) -> Path:
    if "\0" in name:
        raise UnreadableError(f"{shown_name(name)} is no name that a file can have.")
    return Path(name)


def _report(args: argparse.Namespace, preview: Preview) -> int:
    found = outcome(preview, choice_warnings(args, preview))
    if args.format == "json":
        emit_json(as_json(found))
    else:
        if found.events:
            emit("\n".join(as_text(found)))
        for line in summary(found):
            say(line)
    return 0 if found.events else 1
