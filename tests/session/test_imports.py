"""Timeline import: what would come in is shown first, comes in as one step, and never overwrites."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from session_start import content

from facilitator.errors import FacilitatorError
from facilitator.session.entries import Entries
from facilitator.session.imports import AFTER, BEFORE, Imports, Preview
from facilitator.session.ledger import Ledger
from facilitator.sources import Options, read_bytes

LOG = """2022-01-27T08:51:50+00:00 repo2docker bump proposed
2022-01-27T10:57:47+01:00 binderhub bump merged
2022-01-27T10:57:58+01:00 repo2docker bump merged
2022-01-29T12:00:00+00:00 much later
"""
BEGAN = datetime(2022, 1, 27, 10, 0, tzinfo=UTC)
MINE = 3
"""Moments that the small review has already."""


@pytest.fixture
def imports(ledger: Ledger) -> Imports:
    """Return the imports of the small review, its incident begun at 11:00 in Paris."""
    ledger.review = ledger.review.put(replace(ledger.review.meta, began=BEGAN))
    return Imports(ledger)


def previewed(imports: Imports, data: bytes, options: Options) -> Preview:
    """Return what the bytes of one file hold, without a window."""
    return imports.from_readings((read_bytes(data, "the file", options),), options.zone, (None, None))


def reasons(preview: Preview) -> list[str]:
    return [row.reason for row in preview.rows]


def texts(ledger: Ledger) -> list[str]:
    return [event.text for event in ledger.review.events.live if event.batch]


def test_moments_of_one_minute_keep_the_order_of_their_rows(imports: Imports, ledger: Ledger) -> None:
    told = [f"step {number}" for number in range(120)]
    imports.add(imports.from_text("".join(f"2022-01-27T11:20:00+01:00 {text}\n" for text in told[:100])))
    imports.add(imports.from_text("".join(f"2022-01-27T11:20:00+01:00 {text}\n" for text in told[100:])))
    Entries(ledger).event(datetime(2022, 1, 27, 10, 20, tzinfo=UTC), "said last")
    assert [event.text for event in ledger.review.events.live if event.at.minute == 20] == [*told, "said last"]


def test_a_preview_adds_nothing(imports: Imports, ledger: Ledger) -> None:
    before = ledger.review
    preview = imports.from_text(LOG)
    assert ledger.review is before
    assert (preview.read, preview.ticked) == (4, 3)


def test_rows_are_shown_in_time_order_with_why_one_stays_out(imports: Imports) -> None:
    preview = imports.from_text(LOG)
    assert [row.event.text for row in preview.rows] == [
        "repo2docker bump proposed",
        "binderhub bump merged",
        "repo2docker bump merged",
        "much later",
    ]
    assert reasons(preview) == ["", "", "", "after the window"]
    assert [row.ticked for row in preview.rows] == [True, True, True, False]


def test_the_usual_window_lies_around_the_beginning(imports: Imports) -> None:
    preview = imports.from_text(LOG)
    assert (preview.first, preview.last) == (BEGAN - BEFORE, BEGAN + AFTER)


def test_without_a_beginning_there_is_no_window(ledger: Ledger) -> None:
    preview = Imports(ledger).from_text(LOG)
    assert (preview.first, preview.last) == (None, None)
    assert preview.ticked == 4


def test_another_window_ticks_what_lies_in_it(imports: Imports) -> None:
    preview = imports.windowed(imports.from_text(LOG), datetime(2022, 1, 27, 9, 50, tzinfo=UTC), None)
    assert reasons(preview) == ["before the window", "", "", ""]
    assert preview.ticked == 3


def test_a_row_can_be_ticked_and_unticked(imports: Imports, ledger: Ledger) -> None:
    preview = imports.from_text(LOG).toggled(0).toggled(3)
    assert [row.ticked for row in preview.rows] == [False, True, True, True]
    assert preview.toggled(0).ticked == 4
    imports.add(preview)
    assert texts(ledger) == ["binderhub bump merged", "repo2docker bump merged", "much later"]


def test_an_import_is_one_step_and_says_how_much_it_was(imports: Imports, ledger: Ledger) -> None:
    before = content(ledger.review)
    assert imports.add(imports.from_text(LOG)) == 3
    assert len(ledger.review.events.live) == MINE + 3
    undone = ledger.undo()
    assert undone is not None
    assert undone.label == "import 3 moments"
    assert content(ledger.review) == before
    ledger.redo()
    assert len(ledger.review.events.live) == MINE + 3


def test_what_came_in_says_where_it_is_from(imports: Imports, ledger: Ledger) -> None:
    imports.add(imports.from_text(LOG))
    (batch,) = ledger.review.imports.live
    assert (batch.read, batch.kept, batch.made_by) == (4, 3, "Sam")
    assert batch.digest
    event = next(one for one in ledger.review.events.live if one.text == "binderhub bump merged")
    assert event.at == datetime(2022, 1, 27, 9, 57, 47, tzinfo=UTC)
    assert (event.batch, event.precision, event.made_by) == (batch.id, "second", "Sam")
    assert event.zone_seen
    assert event.key


def test_importing_nothing_is_no_step(imports: Imports, ledger: Ledger) -> None:
    preview = imports.from_text(LOG)
    for place, row in enumerate(preview.rows):
        if row.ticked:
            preview = preview.toggled(place)
    assert imports.add(preview) == 0
    assert ledger.undo() is None
    assert len(ledger.review.imports) == 0


def test_a_second_import_adds_only_what_is_new(imports: Imports, ledger: Ledger) -> None:
    imports.add(imports.from_text(LOG))
    preview = imports.from_text(f"{LOG}2022-01-27T18:00:00+01:00 traffic returns\n")
    assert reasons(preview) == [*["already in the timeline"] * 3, "", "after the window"]
    assert imports.add(preview) == 1
    assert texts(ledger)[-1] == "traffic returns"


def test_a_second_import_never_overwrites_what_was_edited_or_deleted(imports: Imports, ledger: Ledger) -> None:
    imports.add(imports.from_text(LOG))
    entries = Entries(ledger)
    first, second, third = (event.id for event in ledger.review.events.live if event.batch)
    entries.set(first, "text", "the bump was proposed")
    entries.delete(second)
    entries.retime(third, BEGAN, "approximate")
    before = content(ledger.review)
    preview = imports.from_text(LOG)
    assert preview.ticked == 0
    imports.add(preview)
    assert content(ledger.review) == before


def test_adding_one_preview_twice_adds_once(imports: Imports, ledger: Ledger) -> None:
    preview = imports.from_text(LOG)
    assert imports.add(preview) == 3
    assert imports.add(preview) == 0
    assert len(ledger.review.events.live) == MINE + 3
    assert len(ledger.review.imports.live) == 1


def test_what_was_deleted_comes_back_for_a_tick(imports: Imports, ledger: Ledger) -> None:
    imports.add(imports.from_text(LOG))
    Entries(ledger).delete(next(event.id for event in ledger.review.events.live if event.batch))
    assert imports.add(imports.from_text(LOG).toggled(0)) == 1
    assert texts(ledger)[0] == "repo2docker bump proposed"


def test_a_moment_joined_with_another_is_not_imported_again(imports: Imports, ledger: Ledger) -> None:
    imports.add(imports.from_text(LOG))
    joined = next(event.id for event in ledger.review.events.live if event.text == "repo2docker bump merged")
    assert Entries(ledger).join(joined)
    assert imports.from_text(LOG).ticked == 0


def test_the_same_line_twice_comes_in_once(imports: Imports) -> None:
    line = LOG.splitlines()[1]
    preview = imports.from_text(f"{line}\n{line}\n{LOG}")
    assert preview.ticked == 3


def test_times_without_a_zone_are_read_in_the_incident_s_or_a_given_one(imports: Imports) -> None:
    text = "2022-01-27 10:57:47 binderhub bump merged\n2022-01-27 11:03:03 pinned\n"
    in_paris = imports.from_text(text)
    assert in_paris.rows[0].event.at == datetime(2022, 1, 27, 9, 57, 47, tzinfo=UTC)
    assert (in_paris.assumed, in_paris.zone) == (2, ZoneInfo("Europe/Paris"))
    in_utc = imports.from_text(text, zone=ZoneInfo("UTC"))
    assert in_utc.rows[0].event.at == datetime(2022, 1, 27, 10, 57, 47, tzinfo=UTC)
    assert in_utc.zone == ZoneInfo("UTC")


def test_a_zone_that_does_not_exist_gives_way_to_the_user_s(ledger: Ledger) -> None:
    ledger.review = ledger.review.put(replace(ledger.review.meta, zone="Nowhere/Atall"))
    assert Imports(ledger).options().zone == ledger.clock.zone


def test_files_and_their_bytes_are_read_alike(imports: Imports, tmp_path: Path) -> None:
    path = tmp_path / "events.log"
    path.write_text(LOG, encoding="utf-8")
    seen: list[float] = []

    from_path = imports.from_paths([path], watch=seen.append)
    from_bytes = previewed(imports, LOG.encode(), imports.options())
    assert [row.event.text for row in from_path.rows] == [row.event.text for row in from_bytes.rows]
    assert from_path.readings[0].file == "events.log"
    assert all(0 <= done <= 1 for done in seen)


def test_two_files_come_in_as_two_batches_of_one_step(imports: Imports, ledger: Ledger, tmp_path: Path) -> None:
    lines = LOG.splitlines()
    for name, part in (("a.log", lines[:2]), ("b.log", lines[2:])):
        (tmp_path / name).write_text("\n".join(part) + "\n", encoding="utf-8")
    imports.add(imports.from_paths([tmp_path / "a.log", tmp_path / "b.log"]))
    assert [(one.file, one.kept) for one in ledger.review.imports.live] == [("a.log", 2), ("b.log", 1)]
    ledger.undo()
    assert texts(ledger) == []
    assert ledger.review.imports.live == ()


def test_a_file_that_is_not_there_is_a_sentence(imports: Imports, tmp_path: Path) -> None:
    with pytest.raises(FacilitatorError) as caught:
        imports.from_paths([tmp_path / "missing.log"])
    assert str(caught.value).endswith(".")


def test_a_window_that_is_turned_round_lets_nothing_in(imports: Imports) -> None:
    preview = imports.windowed(imports.from_text(LOG), BEGAN + timedelta(days=9), BEGAN - timedelta(days=9))
    assert preview.ticked == 0


def test_times_without_a_year_stay_beside_an_incident_that_crosses_new_year(imports: Imports, ledger: Ledger) -> None:
    began = datetime(2022, 12, 31, 22, 30, tzinfo=UTC)
    ledger.review = ledger.review.put(replace(ledger.review.meta, began=began))
    log = "Dec 31 23:45:00 web-1 app[7]: queue full\nJan  1 00:10:00 web-1 app[7]: restarted\n"
    preview = imports.from_text(log)
    assert [f"{row.event.at:%Y-%m-%d %H:%M}" for row in preview.rows] == ["2022-12-31 22:45", "2022-12-31 23:10"]
    assert preview.ticked == len(preview.rows)


def test_a_day_that_was_asked_for_brings_its_year(imports: Imports) -> None:
    preview = previewed(imports, b"Mar 10 10:00:00 web-1 app[7]: queue full\n", imports.options(day=date(2024, 3, 10)))
    assert [row.event.at.year for row in preview.rows] == [2024]


def test_the_year_that_was_asked_for_goes_before_the_one_closest_to_the_incident(imports: Imports) -> None:
    report = b"## Timeline\n\n- Dec 31, 23:50 queue full\n- Jan 1, 00:10 restarted\n"
    preview = previewed(imports, report, imports.options(year=2019))
    assert [f"{row.event.at:%Y-%m-%d}" for row in preview.rows] == ["2019-12-31", "2019-12-31"]
