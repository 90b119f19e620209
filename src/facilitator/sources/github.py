"""GitHub: `gh run list --json`, `gh release list --json`, REST lists, and webhook bodies.

A re-run keeps its creation time, so the start counts; a release's `created_at` is its commit's, so `published_at`
counts; a deployment is only a request, its status is the event.
"""

from collections.abc import Callable
from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.github_issues import comment, feed, is_comment, is_feed, is_issue, is_job, issue, job
from facilitator.sources.github_webhooks import WEBHOOKS, fits_webhook
from facilitator.sources.harvest import Harvest
from facilitator.sources.json_source import json_source
from facilitator.sources.values import dig, entries, first, has, instant, mapping, said

_LISTS: Final = ("jobs", "workflow_runs", "deployments", "releases")


def _is_run(value: object) -> bool:
    return has(value, "headSha", "createdAt") or has(value, "workflowName", "createdAt") or has(value, "run_started_at")


def _is_release(value: object) -> bool:
    return has(value, "tagName", "publishedAt") or has(value, "tag_name", "published_at")


def _is_status(value: object) -> bool:
    return has(value, "deployment_url", "state", "created_at")


def _is_deployment(value: object) -> bool:
    return has(value, "statuses_url", "environment", "created_at")


def _run(harvest: Harvest, row: str, run: object) -> None:
    began = first(run, "startedAt", "run_started_at", "createdAt", "created_at")
    stamp = harvest.dial.read(began)
    done = said(run, "status") == "completed"
    until = instant(harvest.dial, dig(run, "updatedAt") or dig(run, "updated_at")).at if done else None
    title = first(run, "displayTitle", "display_title", "name")
    workflow = first(run, "workflowName", "name")
    outcome = said(run, "conclusion") or said(run, "status").replace("_", " ")
    attempt = first(run, "attempt", "run_attempt")
    notes = [workflow if workflow != title else "", f"attempt {attempt}" if attempt not in {"", "1"} else ""]
    named = ", ".join(filter(None, notes))
    identity = first(run, "databaseId", "id")
    harvest.add(
        stamp,
        f"{title}{f' ({named})' if named else ''}{f': {outcome}' if outcome else ''}",
        row=row,
        actor=said(run, "actor", "login"),
        url=first(run, "html_url", "url"),
        key=f"github:run:{identity}:{attempt}" if identity else "",
        until=until,
    )


def _release(harvest: Harvest, row: str, release: object) -> None:
    published = first(release, "publishedAt", "published_at")
    if not published:
        harvest.skip(row, "a draft, not published")
        return
    stamp = harvest.dial.read(published)
    tag, name = first(release, "tagName", "tag_name"), said(release, "name")
    text = f"Release {tag} published" if name in {"", tag} else f"Release {tag} published: {name}"
    harvest.add(
        stamp, text, row=row, actor=said(release, "author", "login"), url=first(release, "html_url", "url"),
        key=f"github:release:{tag}:{published}",
    )  # fmt: skip


def _status(harvest: Harvest, row: str, status: object) -> None:
    where = said(status, "environment") or "an environment"
    harvest.add(
        instant(harvest.dial, dig(status, "created_at")),
        f"Deployment to {where}: {said(status, 'state').replace('_', ' ')}",
        row=row,
        actor=said(status, "creator", "login"),
        url=first(status, "log_url", "target_url", "environment_url"),
        key=f"github:deployment_status:{said(status, 'id')}",
    )


def _deployment(harvest: Harvest, row: str, deployment: object) -> None:
    ref = said(deployment, "ref") or said(deployment, "sha")[:8]
    harvest.add(
        instant(harvest.dial, dig(deployment, "created_at")),
        f"Deployment of {ref} to {said(deployment, 'environment')} requested",
        row=row,
        actor=said(deployment, "creator", "login"),
        key=f"github:deployment:{said(deployment, 'id')}",
    )


def _is_pull(value: object) -> bool:
    return has(value, "title", "number") and ("mergedAt" in mapping(value) or "merged_at" in mapping(value))


def _pull(harvest: Harvest, row: str, pull: object) -> None:
    merged = first(pull, "mergedAt", "merged_at")
    closed = first(pull, "closedAt", "closed_at")
    when = merged or closed or first(pull, "createdAt", "created_at")
    what = "merged" if merged else "closed" if closed else "opened"
    harvest.add(
        harvest.dial.read(when),
        f"Pull request #{said(pull, 'number')} {what}: {said(pull, 'title')}",
        row=row,
        actor=said(pull, "mergedBy", "login") or said(pull, "author", "login") or said(pull, "user", "login"),
        url=first(pull, "html_url", "url"),
        key=f"github:pull:{said(pull, 'number')}:{when}",
    )


def _is_commit(value: object) -> bool:
    return has(value, "sha", "commit") and has(dig(value, "commit"), "message", "committer")


def _commit(harvest: Harvest, row: str, value: object) -> None:
    harvest.add(
        instant(harvest.dial, dig(value, "commit", "committer", "date")),
        said(value, "commit", "message").partition("\n")[0],
        row=row,
        actor=said(value, "commit", "author", "name"),
        url=said(value, "html_url"),
        key=f"git:{said(value, 'sha')}",
    )


_READERS: Final[tuple[tuple[Callable[[object], bool], Callable[[Harvest, str, object], None]], ...]] = (
    (_is_run, _run),
    (_is_release, _release),
    (_is_status, _status),
    (_is_deployment, _deployment),
    (_is_pull, _pull),
    (_is_commit, _commit),
    (is_issue, issue),
    (is_comment, comment),
    (is_job, job),
    (is_feed, feed),
    *WEBHOOKS,
)


def _is_known(value: object) -> bool:
    return any(fits(value) for fits, _ in _READERS)


def _fits(value: object) -> bool:
    return (
        _is_known(value)
        or fits_webhook(value)
        or any(_is_known(entry) for name in _LISTS for entry in entries(dig(value, name))[:3])
    )


def _read(harvest: Harvest, row: str, value: object) -> None:
    for name in _LISTS:
        found = mapping(value).get(name)
        if isinstance(found, list):
            _warn_of_pages(harvest, value, found)
            for number, entry in enumerate(found, start=1):
                _one(harvest, f"{row}, {name.rstrip('s').replace('_', ' ')} {number}", entry)
            return
    _one(harvest, row, value)


def _warn_of_pages(harvest: Harvest, value: object, found: list[object]) -> None:
    total = dig(value, "total_count")
    if isinstance(total, int) and total > len(found):
        harvest.warn(f"GitHub has {total}, this file has {len(found)}: add --paginate.")


def _one(harvest: Harvest, row: str, value: object) -> None:
    for fits, read in _READERS:
        if fits(value):
            try:
                read(harvest, row, value)
            except StampError as error:
                harvest.skip(row, str(error))
            return
    harvest.skip(row, "no run, release, deployment, pull request, issue or commit")


GITHUB: Final = json_source("GitHub", "github", _fits, _read)
"""Runs, releases, deployments and pushes on GitHub."""
