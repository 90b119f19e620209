"""Bodies of GitHub webhooks: deployment statuses, deployments, workflow runs and jobs, pushes, releases, merges."""

from collections.abc import Callable
from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.values import dig, entries, first, has, instant, said

_NO_COMMIT: Final = "0" * 40


def fits_webhook(value: object) -> bool:
    """Tell whether `value` is the body of a GitHub webhook of any kind."""
    return has(value, "sender", "repository") and has(dig(value, "repository"), "full_name", "html_url")


def _has_part(name: str) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        return fits_webhook(value) and has(dig(value, name), "created_at")

    return fits


def _status(harvest: Harvest, row: str, value: object) -> None:
    status = dig(value, "deployment_status")
    where = said(status, "environment") or said(value, "deployment", "environment") or "an environment"
    ref = said(value, "deployment", "ref")
    harvest.add(
        instant(harvest.dial, dig(status, "created_at")),
        f"Deployment{f' of {ref}' if ref else ''} to {where}: {said(status, 'state').replace('_', ' ')}",
        row=row,
        actor=said(status, "creator", "login") or said(value, "sender", "login"),
        url=first(status, "log_url", "target_url") or said(value, "repository", "html_url"),
        key=f"github:deployment_status:{said(status, 'id')}",
    )


def _deployment(harvest: Harvest, row: str, value: object) -> None:
    deployment = dig(value, "deployment")
    ref = said(deployment, "ref") or said(deployment, "sha")[:8]
    harvest.add(
        instant(harvest.dial, dig(deployment, "created_at")),
        f"Deployment of {ref} to {said(deployment, 'environment')} requested",
        row=row,
        actor=said(deployment, "creator", "login") or said(value, "sender", "login"),
        url=said(value, "repository", "html_url"),
        key=f"github:deployment:{said(deployment, 'id')}",
    )


def _job(harvest: Harvest, row: str, value: object) -> None:
    name = "workflow_job" if has(value, "workflow_job") else "workflow_run"
    run = dig(value, name)
    started = dig(run, "started_at") or dig(run, "run_started_at") or dig(run, "created_at")
    ended = dig(run, "completed_at") or (dig(run, "updated_at") if said(run, "status") == "completed" else None)
    title = first(run, "display_title", "name")
    workflow = said(run, "workflow_name") or (said(run, "name") if name == "workflow_run" else "")
    shown = f"{title} ({workflow})" if workflow and workflow != title else title
    outcome = said(run, "conclusion") or said(run, "status").replace("_", " ")
    harvest.add(
        instant(harvest.dial, started),
        f"{shown}: {outcome}" if outcome else shown,
        row=row,
        actor=said(run, "actor", "login") or said(value, "sender", "login"),
        url=said(run, "html_url"),
        key=f"github:{name}:{said(run, 'id')}:{said(run, 'run_attempt')}",
        until=instant(harvest.dial, ended).at if ended else None,
    )


def _is_push(value: object) -> bool:
    return has(value, "ref", "before", "after", "pusher")


def _push(harvest: Harvest, row: str, value: object) -> None:
    commits = entries(dig(value, "commits"))
    for number, commit in enumerate(commits, start=1):
        place = f"{row}, commit {number}"
        message = said(commit, "message").partition("\n")[0]
        try:
            stamp = instant(harvest.dial, dig(commit, "timestamp"))
        except StampError as error:
            harvest.skip(place, str(error))
            continue
        actor, url = first(dig(commit, "author"), "name", "username"), said(commit, "url")
        harvest.add(stamp, message, row=place, actor=actor, url=url, key=f"git:{said(commit, 'id')}")
    if commits:
        return
    ref = said(value, "ref").removeprefix("refs/heads/").removeprefix("refs/tags/")
    what = (
        "deleted" if dig(value, "deleted") is True or said(value, "after") == _NO_COMMIT else "pushed without commits"
    )
    harvest.add(
        instant(harvest.dial, dig(value, "repository", "pushed_at")),
        f"{ref} {what}",
        row=row,
        actor=said(value, "pusher", "name"),
        url=said(value, "compare"),
    )


def _release(harvest: Harvest, row: str, value: object) -> None:
    release = dig(value, "release")
    tag = said(release, "tag_name")
    action = said(value, "action") or "published"
    harvest.add(
        instant(harvest.dial, dig(release, "published_at")),
        f"Release {tag} {action}",
        row=row,
        actor=said(release, "author", "login"),
        url=said(release, "html_url"),
        key=f"github:release:{tag}:{said(release, 'published_at')}",
    )


def _pull(harvest: Harvest, row: str, value: object) -> None:
    pull = dig(value, "pull_request")
    merged = dig(pull, "merged_at")
    when = merged or dig(pull, "closed_at") or dig(pull, "updated_at") or dig(pull, "created_at")
    what = "merged" if merged else said(value, "action") or "changed"
    harvest.add(
        instant(harvest.dial, when),
        f"Pull request #{said(pull, 'number')} {what}: {said(pull, 'title')}",
        row=row,
        actor=first(dig(pull, "merged_by"), "login") or said(value, "sender", "login"),
        url=said(pull, "html_url"),
    )


WEBHOOKS: Final[tuple[tuple[Callable[[object], bool], Callable[[Harvest, str, object], None]], ...]] = (
    (_has_part("deployment_status"), _status),
    (_has_part("workflow_job"), _job),
    (_has_part("workflow_run"), _job),
    (_has_part("deployment"), _deployment),
    (_has_part("release"), _release),
    (_has_part("pull_request"), _pull),
    (_is_push, _push),
)
"""Kinds of webhook bodies and their readers, the particular before the general."""
