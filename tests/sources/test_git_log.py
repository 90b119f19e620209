from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from facilitator.errors import UnreadableError
from facilitator.sources import Options, Reading, read_text

ReadSample = Callable[..., Reading]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize("path", ["scenario-mybinder-2022-01-27/git-log.tsv", "git/git-log-tsv-cI-aI.tsv"])
def test_tab_separated_fields_are_read_with_the_committers_date(read_sample: ReadSample, path: str) -> None:
    reading = read_sample(path)
    assert (reading.kind, reading.read_as, len(reading.events), reading.skipped) == ("git log", "git", 25, ())
    by_text = {event.text: event for event in reading.events}
    assert by_text["Merge pull request #2110 from henchbot/binderhub_bump"].at == at("2022-01-27T10:57:47+01:00")
    assert by_text["Merge pull request #2111 from henchbot/repo2docker_bump"].at == at("2022-01-27T10:57:58+01:00")
    assert by_text["specify version of setup-gcloud action"].at == at("2022-01-27T11:03:03+01:00")
    rebased = by_text["add incident report for 2022-01-27"]
    assert rebased.at == at("2022-01-28T11:05:34+01:00")
    assert (rebased.actor, rebased.zone, rebased.precision) == ("Min RK", "+01:00", "second")
    assert rebased.key == "git:da30d3f62e20c59d79ffd9460bc1de9d41920f56"
    assert reading.assumed == 0


def test_the_committers_date_is_found_where_it_stands_second(madrid: Options) -> None:
    author, committer = "2022-01-28T11:02:33+01:00", "2022-01-28T11:05:34+01:00"
    reading = read_text(f"{'a' * 40}\t{author}\t{committer}\tMin RK\tadd report\n" * 1, madrid)
    assert reading.events[0].at == at(committer)


def test_the_default_form_says_that_it_has_authors_dates_only(read_sample: ReadSample) -> None:
    reading = read_sample("git/git-log-default.txt")
    assert len(reading.events) == 25
    last = reading.events[-1]
    assert last.at == at("2022-01-28T13:16:30+01:00")
    assert last.text == (
        "Merge pull request #2113 from minrk/federation-redirect-version-first: "
        "federation-redirect: check versions before health"
    )
    assert any("authors' dates only" in warning for warning in reading.warnings)


def test_the_fuller_form_gives_the_committers_date(madrid: Options) -> None:
    text = (
        f"commit {'b' * 40}\nAuthor:     Ana <ana@example.com>\nAuthorDate: Mon Mar 9 10:00:00 2026 +0100\n"
        "Commit:     Kit <kit@example.com>\nCommitDate: Tue Mar 10 10:00:00 2026 +0100\n\n    Pin the action\n"
    )
    reading = read_text(text, madrid)
    assert (reading.events[0].at, reading.events[0].actor) == (at("2026-03-10T10:00:00+01:00"), "Ana")
    assert reading.warnings == ()


def test_the_form_with_statistics_leaves_them_out(read_sample: ReadSample) -> None:
    reading = read_sample("scenario-mybinder-2022-01-27/git-log-stat.txt")
    assert len(reading.events) == 25
    assert not any("|" in event.text or "changed" in event.text.split(" ")[-1] for event in reading.events)


def test_one_line_logs_have_no_times_and_are_refused_with_the_command(read_sample: ReadSample) -> None:
    with pytest.raises(UnreadableError, match="git log --date=iso-strict"):
        read_sample("git/git-log-oneline-NO-TIMES.txt")


def test_other_signs_between_fields_and_a_subject_that_holds_one(madrid: Options) -> None:
    line = "4f2c1aa9|2026-03-10T10:00:00+01:00|Ana|Fix a | b\n4f2c1aab|2026-03-10T10:01:00+01:00|Kit|Pin it\n"
    reading = read_text(line, madrid)
    assert (reading.kind, [(event.actor, event.text) for event in reading.events]) == (
        "git log",
        [("Ana", "Fix a | b"), ("Kit", "Pin it")],
    )


def test_hash_date_and_subject_on_one_line(madrid: Options) -> None:
    reading = read_text(
        "4f2c1aa9 2026-03-10 10:00:00 +0100 Pin the action\n4f2c1aab 2026-03-10 10:01:00 +0100 Fix\n", madrid
    )
    assert [event.text for event in reading.events] == ["Pin the action", "Fix"]
    assert reading.events[0].at == at("2026-03-10T09:00:00Z")


def test_the_branches_that_a_graph_draws_are_no_text(madrid: Options) -> None:
    text = (
        "*   commit aaaaaaa1\n|\\  Merge: bbbbbbb2 ccccccc3\n| | Author: Ana <a@example.com>\n"
        "| | Date:   Tue Mar 10 10:01:00 2026 +0100\n| | \n| |     Merge pull request #7\n| | \n"
        "* | commit bbbbbbb2\n|/  Author: Kit <k@example.com>\n"
        "|   Date:   Tue Mar 10 10:00:00 2026 +0100\n|   \n|       Pin it\n"
    )
    reading = read_text(text, madrid)
    assert [(event.actor, event.text) for event in reading.events] == [
        ("Kit", "Pin it"),
        ("Ana", "Merge pull request #7"),
    ]


def test_ages_are_refused_with_the_command(madrid: Options) -> None:
    with pytest.raises(UnreadableError, match="ages instead of times"):
        read_text("commit aaaaaaa1\nAuthor: Ana <a@example.com>\nDate:   3 days ago\n\n    Fix\n", madrid)


def test_a_commit_with_its_day_only_is_a_day() -> None:
    reading = read_text("0123456 2026-03-10 Fix it\n1123456 2026-03-11 | Fix b\n", Options(zone=ZoneInfo("UTC")))
    assert [(event.precision, event.text) for event in reading.events] == [("day", "Fix it"), ("day", "Fix b")]


def test_lines_with_clock_readings_behind_a_hash_are_no_commits_without_times() -> None:
    line = '79a59df9 bucket [10/Mar/2026:10:05:00 +0000] 203.0.113.1 "GET /k" 200'
    assert read_text(f"{line}\n{line.replace(':05:', ':06:')}\n", Options(zone=ZoneInfo("UTC"))).kind == "log"


def test_the_raw_form_has_the_committers_epoch() -> None:
    text = (
        "commit 0123456789abcdef0123456789abcdef01234567\ntree 0123456789abcdef0123456789abcdef01234567\n"
        "author Ana N <ana@example.com> 1773050400 +0100\ncommitter Bo <b@example.com> 1773137105 +0100\n\n    Fix it\n"
    )
    (event,) = read_text(text, Options(zone=ZoneInfo("UTC"))).events
    assert (f"{event.at:%d %H:%M:%S}", event.actor, event.text) == ("10 10:05:05", "Ana N", "Fix it")
