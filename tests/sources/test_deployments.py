import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from facilitator.sources import Options, Reading, read_text

ReadSample = Callable[..., Reading]
_JOB = "webhook-workflow_job-completed.failure.with-organization.payload.json"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def test_runs_start_when_they_were_last_started_and_end_only_when_completed(read_sample: ReadSample) -> None:
    reading = read_sample("github/constructed-gh-run-list.json")
    assert [(event.text, event.at, event.until) for event in reading.events] == [
        ("Deploy v2.42.0 (deploy): success", at("2026-03-10T09:50:02Z"), at("2026-03-10T09:56:44Z")),
        ("Rollback v2.41.0 (deploy, attempt 2): failure", at("2026-03-10T10:21:00Z"), at("2026-03-10T10:22:10Z")),
        ("Rollback v2.41.0 (deploy): in progress", at("2026-03-10T10:25:00Z"), None),
    ]
    assert reading.events[0].url == "https://github.com/example/api/actions/runs/8812"


def test_a_release_is_of_when_it_was_published(read_sample: ReadSample) -> None:
    (event,) = read_sample("github/constructed-gh-release-list.json").events
    assert (event.text, event.at) == ("Release v2.42.0 published", at("2026-03-10T09:49:30Z"))


def test_a_draft_is_skipped(madrid: Options) -> None:
    reading = read_text('[{"tagName": "v1", "name": "v1", "publishedAt": null}]', madrid)
    assert [skipped.reason for skipped in reading.skipped] == ["a draft, not published"]


@pytest.mark.parametrize(
    ("path", "text", "when"),
    [
        ("webhook-deployment-payload.json", "Deployment of master to production requested", "2019-05-15T15:20:53Z"),
        (
            "webhook-deployment_status-payload.json",
            "Deployment of master to production: success",
            "2019-05-15T15:20:55Z",
        ),
        ("webhook-push-payload.json", "simple-tag deleted", "2019-05-15T15:20:57Z"),
        (_JOB, "linters (CodeQL): failure", "2021-08-05T10:34:58Z"),
    ],
)
def test_webhooks_of_github(read_sample: ReadSample, path: str, text: str, when: str) -> None:
    (event,) = read_sample(f"github/{path}").events
    assert (event.text, event.at, event.actor) == (text, at(when), "Codertocat")


def test_a_list_of_runs_that_is_not_all_is_said(madrid: Options) -> None:
    run = {
        "id": 1,
        "name": "deploy",
        "run_started_at": "2026-03-10T10:00:00Z",
        "status": "completed",
        "conclusion": "success",
        "updated_at": "2026-03-10T10:05:00Z",
        "actor": {"login": "ana"},
    }
    reading = read_text(json.dumps({"total_count": 80, "workflow_runs": [run]}), madrid)
    assert (reading.events[0].text, reading.events[0].actor) == ("deploy: success", "ana")
    assert any("--paginate" in warning for warning in reading.warnings)


@pytest.mark.parametrize(
    ("path", "text", "when"),
    [
        ("webhook-deployment.json", "Deployment of 1.0.0 to staging: success", "2021-04-28T19:50:00Z"),
        ("webhook-job.json", "Job auto_deploy:start on main, environment production: success", "2023-01-10T13:50:54Z"),
        ("webhook-push.json", "Merge branch 'some-feature' into 'master'", "2011-12-12T12:27:31Z"),
    ],
)
def test_webhooks_of_gitlab_in_all_three_forms_of_time(
    read_sample: ReadSample, path: str, text: str, when: str
) -> None:
    reading = read_sample(f"gitlab/{path}")
    assert (reading.kind, reading.events[0].text, reading.events[0].at) == ("GitLab", text, at(when))


def test_commits_that_gitlab_left_out_are_said(read_sample: ReadSample) -> None:
    reading = read_sample("gitlab/webhook-push.json")
    assert len(reading.events) == 2
    assert any("2 of 4" in warning for warning in reading.warnings)


def test_argo_cd_tables_and_applications(read_sample: ReadSample, madrid: Options) -> None:
    table = read_sample("argocd/constructed-app-history.txt")
    assert [(event.text, event.at) for event in table.events] == [
        ("Deployed at HEAD (e51eba9)", at("2021-09-05T18:12:12Z")),
        ("Deployed at HEAD (e409963)", at("2021-09-05T18:28:02Z")),
    ]
    entry = {
        "id": 3,
        "deployStartedAt": "2026-03-10T09:49:30Z",
        "deployedAt": "2026-03-10T09:50:02Z",
        "revision": "e51eba9c4e4e2b9a1f5f3c2d0b7a6e5d4c3b2a1",
        "source": {"repoURL": "https://github.com/example/api", "path": "deploy"},
        "initiatedBy": {"automated": True},
    }
    app = {"kind": "Application", "metadata": {"name": "api"}, "status": {"history": [entry]}}
    (event,) = read_text(json.dumps(app), madrid).events
    assert (event.text, event.actor, event.until) == (
        "api deployed at e51eba9c4e4e (deploy)",
        "automated",
        at("2026-03-10T09:50:02Z"),
    )


def test_lists_of_pull_requests_and_commits(madrid: Options) -> None:
    pull = {
        "number": 7,
        "title": "Bump",
        "mergedAt": "2026-03-10T10:00:00Z",
        "author": {"login": "ana"},
        "url": "https://x.example/7",
    }
    commit = {
        "sha": "4f2c1aa9",
        "html_url": "https://x.example/c",
        "commit": {
            "message": "Merge pull request #7\n\nBump",
            "author": {"name": "Ana", "date": "2026-03-01T10:00:00Z"},
            "committer": {"name": "GitHub", "date": "2026-03-10T10:00:05Z"},
        },
    }
    reading = read_text(json.dumps([pull, commit]), madrid)
    assert [(event.text, event.at) for event in reading.events] == [
        ("Pull request #7 merged: Bump", at("2026-03-10T10:00:00Z")),
        ("Merge pull request #7", at("2026-03-10T10:00:05Z")),
    ]
