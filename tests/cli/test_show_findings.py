"""`show` lists what Check lists: what is missing, worth a look, and recorded twice."""

import json
from pathlib import Path

import pytest
from program import Run

SCENARIO = Path(__file__).parents[1] / "data" / "scenario-mybinder-2022-01-27"
FILES = (str(SCENARIO / "published-report.md"), str(SCENARIO / "git-log.tsv"))
PAIRS = [
    "10:57 “Merge pull request #2110…” (git) and 11:00 “A routine bump of binderhub…” (report)",
    "09:51 “federation-redirect: check…” (git) and 10:00 “Underlying issue in…” (report)",
]


@pytest.fixture
def folder(facilitator: Run) -> str:
    """A review of the published incident, from its report and its git log."""
    began = ("--began", "2022-01-27 11:00", "--zone", "Europe/Paris")
    made = facilitator("new", "Stale prime version", *began).out.strip()
    facilitator("import", *FILES, "--into", made)
    return made


def test_the_records_of_one_moment_are_listed_with_both_ids(facilitator: Run, folder: str) -> None:
    told = json.loads(facilitator("show", folder, "--format", "json").out)
    assert [row["text"] for row in told["recorded_twice"]] == PAIRS
    sources = {event["id"]: event["source"] for event in told["events"]}
    assert [{sources[one] for one in row["events"]} for row in told["recorded_twice"]] == [{"git", "report"}] * 2


def test_what_is_missing_and_worth_a_look_is_listed_with_its_place(facilitator: Run, folder: str) -> None:
    told = json.loads(facilitator("show", folder, "--format", "json").out)
    assert {"summary", "actions", "factors"} <= {row["place"] for row in told["missing"]}
    assert all(row["text"] and row["place"] and row["record"] for row in told["missing"] + told["worth_a_look"])
    assert "no moment is marked, so there are no times to detect or resolve" in {
        row["text"] for row in told["worth_a_look"]
    }


def test_the_page_ends_with_the_same_lists(facilitator: Run, folder: str) -> None:
    page = facilitator("show", folder).out
    told = json.loads(facilitator("show", folder, "--format", "json").out)
    for heading, rows in (
        ("Missing", told["missing"]),
        ("Worth a look", told["worth_a_look"]),
        ("One moment, recorded twice?", told["recorded_twice"]),
    ):
        assert f"\n{heading}\n" + "".join(f"  {row['text']}\n" for row in rows) in page
