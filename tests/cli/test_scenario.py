"""The published incident through the command line: dry run, import, import again."""

import json
from pathlib import Path

from program import Run

SCENARIO = Path(__file__).parents[1] / "data" / "scenario-mybinder-2022-01-27"
FILES = (str(SCENARIO / "published-report.md"), str(SCENARIO / "git-log.tsv"))
CONTRADICTION = "the report says 11:00; git has merges at 10:57 and one change at 11:03"


def test_a_dry_run_says_what_the_report_leaves_out_and_writes_nothing(facilitator: Run, workspace: Path) -> None:
    window = ("--from", "2022-01-27 08:00", "--until", "2022-01-28 14:00", "--zone", "Europe/Paris")
    ended = facilitator("import", *FILES, "--dry-run", "--format", "json", *window)
    assert ended.code == 0
    told = json.loads(ended.out)
    assert told["read"] == told["kept"] + len(told["skipped"])
    assert CONTRADICTION in told["warnings"]
    changes = [event["at"] for event in told["events"] if event["source"] == "git"]
    assert {"2022-01-27T09:57:47+00:00", "2022-01-27T09:57:58+00:00", "2022-01-27T10:03:03+00:00"} <= set(changes)
    reported = [event["at"] for event in told["events"] if event["source"] == "report"]
    assert {"2022-01-27T10:00:00+00:00", "2022-01-27T17:00:00+00:00"} <= set(reported)
    assert not workspace.exists()


def test_a_folder_of_both_goes_into_a_review_once(facilitator: Run) -> None:
    began = ("--began", "2022-01-27 11:00", "--zone", "Europe/Paris")
    folder = facilitator("new", "Stale prime version", *began).out.strip()
    first = facilitator("import", *FILES, "--into", folder, "--format", "json")
    assert (first.code, CONTRADICTION in json.loads(first.out)["warnings"]) == (0, True)
    again = json.loads(facilitator("import", *FILES, "--into", folder, "--format", "json").out)
    assert again["kept"] == 0
    assert {row["reason"] for row in again["skipped"]} >= {"already in the timeline"}
    listed = facilitator("export", folder, "--format", "json").out
    assert listed.count("specify version of setup-gcloud action") == 1
