from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from facilitator.sources import Options, Reading, compare, read_text, unmentioned

ReadSample = Callable[..., Reading]
PARIS = ZoneInfo("Europe/Paris")


def test_the_report_and_the_log_of_the_scenario_contradict_each_other(read_sample: ReadSample) -> None:
    report = read_sample("scenario-mybinder-2022-01-27/published-report.md")
    log = read_sample("scenario-mybinder-2022-01-27/git-log.tsv")
    found = compare((report, log), (), PARIS)
    assert found[0] == "the report says 11:00; git has merges at 10:57 and one change at 11:03"
    keys = unmentioned((report, log))
    texts = {event.text for event in log.events if event.key in keys}
    assert "specify version of setup-gcloud action" in texts
    assert not any(text.startswith("Merge") for text in texts)


def test_moments_that_the_review_has_already_are_compared_too(read_sample: ReadSample) -> None:
    log = read_sample("scenario-mybinder-2022-01-27/git-log.tsv")
    existing = [(datetime(2022, 1, 27, 10, tzinfo=UTC), "report", "a bump of binderhub is deployed")]
    assert compare((log,), existing, PARIS) == (
        "the report says 11:00; git has merges at 10:57 and one change at 11:03",
    )


def test_sources_that_agree_to_the_minute_are_no_contradiction() -> None:
    options = Options(zone=PARIS)
    report = read_text("2022-01-27 10:57 binderhub bump merged", options)
    log = read_text(f"{'a' * 40}\t2022-01-27T10:57:47+01:00\tMin RK\tMerge binderhub_bump\n", options)
    assert compare((report, log), (), PARIS) == ()
    assert unmentioned((report, log)) == frozenset()


def test_sources_about_different_things_are_not_compared() -> None:
    options = Options(zone=PARIS)
    report = read_text("2022-01-27 11:00 customers call support", options)
    log = read_text(f"{'a' * 40}\t2022-01-27T10:57:47+01:00\tMin RK\tMerge binderhub_bump\n", options)
    assert compare((report, log), (), PARIS) == ()


def test_a_report_is_quoted_in_the_zone_it_states(read_sample: ReadSample) -> None:
    report = read_sample("scenario-mybinder-2022-01-27/published-report.md")
    log = read_sample("scenario-mybinder-2022-01-27/git-log.tsv")
    found = compare((report, log), (), ZoneInfo("Asia/Tokyo"))
    assert found[0] == "the report says 11:00 CET; git has merges at 10:57 and one change at 11:03"
