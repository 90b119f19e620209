"""A preview as a value: noise rules and quiet levels are switched, another window keeps what is known of a row."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from facilitator.session.imports import ALREADY, Imports
from facilitator.session.ledger import Ledger

BEGAN = datetime(2022, 1, 27, 10, 0, tzinfo=UTC)
JOURNAL = "\n".join(
    json.dumps({"__REALTIME_TIMESTAMP": f"{1643277600 + number}000000", "MESSAGE": text, "PRIORITY": level})
    for number, (text, level) in enumerate([("disk full", "2"), ("started", "6"), ("idle", "7"), ("stopped", "6")])
)
INFO, DEBUG = "priority info", "priority debug"
LOG = (
    "2022-01-27T10:00:01Z INFO started\n"
    "2022-01-27T10:00:02Z ERROR disk full\n"
    "2022-01-27T10:00:03Z DEBUG idle\n"
    "2022-01-27T20:00:04Z INFO stopped\n"
)


@pytest.fixture
def imports(ledger: Ledger) -> Imports:
    ledger.review = ledger.review.put(replace(ledger.review.meta, began=BEGAN))
    return Imports(ledger)


def test_noise_is_unticked_by_its_rule_and_taken_in_by_switching_it(imports: Imports) -> None:
    preview = imports.from_text(JOURNAL)
    assert [row.reason for row in preview.rows] == ["", INFO, DEBUG, INFO]
    assert preview.rules == {INFO, DEBUG}
    switched = preview.switched(frozenset({INFO}))
    assert [row.ticked for row in switched.rows] == [True, True, False, True]
    assert switched.switched(frozenset({INFO})).rows == preview.rows


def test_switching_all_rules_takes_in_what_is_still_out(imports: Imports) -> None:
    preview = imports.from_text(JOURNAL).switched(frozenset({INFO}))
    both = preview.switched(preview.rules)
    assert both.ticked == len(both.rows)
    assert both.switched(both.rules).ticked == 1


def test_a_window_keeps_switched_rules_and_a_row_outside_is_no_noise(imports: Imports) -> None:
    preview = imports.from_text(JOURNAL).switched(frozenset({INFO, DEBUG}))
    outside = imports.windowed(preview, None, datetime(2022, 1, 27, 10, 0, 2, tzinfo=UTC))
    assert [row.reason for row in outside.rows] == ["", INFO, DEBUG, "after the window"]
    assert [row.ticked for row in outside.rows] == [True, True, True, False]
    assert outside.rows[3].noise == ""


def test_a_quiet_level_is_left_out_and_comes_back(imports: Imports) -> None:
    preview = imports.from_text(LOG)
    assert preview.ticked == 4
    quiet = preview.without_level("INFO line")
    assert [row.reason for row in quiet.rows] == ["INFO line", "", "", "INFO line"]
    assert quiet.without_level("INFO line").rows == preview.rows


def test_a_left_out_level_stays_out_in_another_window(imports: Imports) -> None:
    quiet = imports.from_text(LOG).without_level("INFO line")
    found = imports.windowed(quiet, None, datetime(2022, 1, 27, 12, tzinfo=UTC))
    assert [row.reason for row in found.rows] == ["INFO line", "", "", "after the window"]
    wide = imports.windowed(found, None, None)
    assert [row.reason for row in wide.rows] == ["INFO line", "", "", "INFO line"]


def test_another_window_keeps_notes_and_what_is_there_already(imports: Imports) -> None:
    imports.add(imports.from_text("2022-01-27T10:00:02Z ERROR disk full\n"))
    found = imports.windowed(imports.from_text(LOG), None, None)
    assert [row.reason for row in found.rows] == ["", ALREADY, "", ""]
    narrow = imports.windowed(found, BEGAN.replace(hour=11), None)
    assert [row.reason for row in narrow.rows] == ["before the window", ALREADY, "before the window", ""]


def test_a_table_to_ask_about_is_found_from_a_row_or_by_its_missing_columns(imports: Imports) -> None:
    preview = imports.from_text("id,mark,remark\n1,soon,x y\n2,later,z\n")
    reading = preview.table_at(None)
    assert reading is not None
    assert (preview.rows, reading.read) == ((), 2)
    assert imports.from_text(LOG).table_at(0) is None
