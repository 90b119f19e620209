import json
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

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


REPOSITORY = (
    '"repository":{"full_name":"example/api","html_url":"https://github.com/example/api","pushed_at":1773136805}'
)
SENDER = f'{REPOSITORY},"sender":{{"login":"ana"}}'


@pytest.mark.parametrize(
    ("body", "text", "until"),
    [
        (
            (
                '"action":"completed","check_run":{"id":1,"name":"lint","status":"completed","conclusion":"failure",'
                '"started_at":"2026-03-10T10:00:05Z","completed_at":"2026-03-10T10:01:05Z","app":{"name":"Linter"}}'
            ),
            "Check lint: failure",
            True,
        ),
        (
            (
                '"action":"completed","check_suite":{"id":1,"head_branch":"main","status":"completed","conclusion":"success",'
                '"created_at":"2026-03-10T10:00:05Z","updated_at":"2026-03-10T10:01:05Z"}'
            ),
            "Checks on main: success",
            True,
        ),
        (
            '"id":7,"sha":"0123456789","context":"ci/build","state":"failure","updated_at":"2026-03-10T10:00:05Z"',
            "ci/build on 01234567: failure",
            False,
        ),
        (
            (
                '"action":"created","issue":{"number":3,"title":"Down","created_at":"2026-03-10T09:00:00Z"},'
                '"comment":{"id":1,"body":"looking","created_at":"2026-03-10T10:00:05Z"}'
            ),
            "Comment on #3 Down: looking",
            False,
        ),
        (
            (
                '"action":"closed","issue":{"number":3,"title":"Down","created_at":"2026-03-10T09:00:00Z",'
                '"closed_at":"2026-03-10T10:00:05Z","updated_at":"2026-03-11T00:00:00Z"}'
            ),
            "Issue #3 closed: Down",
            False,
        ),
        ('"ref":"v2","ref_type":"tag","pusher_type":"user","master_branch":"main"', "Tag v2 created", False),
        (
            (
                '"action":"labeled","pull_request":{"number":5,"title":"Fix","created_at":"2026-03-09T10:00:05Z",'
                '"merged_at":"2026-03-09T11:00:05Z","updated_at":"2026-03-10T10:00:05Z"}'
            ),
            "Pull request #5 labeled: Fix",
            False,
        ),
    ],
)
def test_more_bodies_of_github_webhooks_are_read(body: str, text: str, *, until: bool) -> None:
    (event,) = read_text(f"{{{body},{SENDER}}}", Options(zone=ZoneInfo("UTC"))).events
    assert (f"{event.at:%H:%M:%S}", event.text, event.until is not None) == ("10:00:05", text, until)


def test_what_github_gives_no_time_for_is_skipped_and_not_put_on_another_time() -> None:
    body = f'{{"action":"deleted","release":{{"tag_name":"v2","created_at":"2026-03-10T10:00:05Z"}},{SENDER}}}'
    reading = read_text(body, Options(zone=ZoneInfo("UTC")))
    assert [skipped.reason for skipped in reading.skipped] == ["release deleted: GitHub does not say when"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            (
                '{"object_kind":"note","user":{"name":"Ana"},"project_id":5,"object_attributes":{"id":1,"note":"looking",'
                '"noteable_type":"Issue","created_at":"2026-03-10 10:00:05 UTC"},"issue":{"title":"Down",'
                '"created_at":"2026-03-09 10:00:05 UTC"}}'
            ),
            "Comment on issue Down: looking",
        ),
        (
            (
                '{"object_kind":"issue","user":{"name":"Ana"},"project":{"id":5},"object_attributes":{"id":1,"title":"Down",'
                '"state":"opened","updated_at":"2026-03-10 10:00:05 UTC"}}'
            ),
            "Issue Down: opened",
        ),
        (
            (
                '[{"iid":12,"title":"Fix","source_branch":"fix","target_branch":"main","created_at":"2026-03-09T10:00:05Z",'
                '"merged_at":"2026-03-10T10:00:05Z","merged_by":{"name":"Ana"}}]'
            ),
            "Merge request !12 merged: Fix",
        ),
    ],
)
def test_more_of_gitlab_is_read(body: str, text: str) -> None:
    (event,) = read_text(body, Options(zone=ZoneInfo("UTC"))).events
    assert (f"{event.at:%d %H:%M:%S}", event.text, event.actor) == ("10 10:00:05", text, "Ana")
