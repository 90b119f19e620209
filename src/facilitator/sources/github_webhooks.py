"""Bodies of GitHub webhooks: deployments and their statuses, runs, jobs and checks, pushes, releases, merges, issues.

Some say what was done without a time of it (a release that was deleted has that of its publication): these are skipped.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.values import dig, entries, first, has, instant, said

_TIMELESS: Final = {
    "release": frozenset({"deleted", "edited", "unpublished"}),
    "issue": frozenset({"deleted", "transferred", "pinned", "unpinned"}),
    "comment": frozenset({"deleted"}),
}
"""What is done to a thing without a trace in the times that come with it."""

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
        until=_ended(harvest, run),
    )


def _ended(harvest: Harvest, run: object) -> datetime | None:
    """Return when a run, a job or a check ended; a run has no time of its end but that of its last change."""
    at = dig(run, "completed_at") or (dig(run, "updated_at") if said(run, "status") == "completed" else None)
    return instant(harvest.dial, at).at if at else None


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


def _is_timeless(harvest: Harvest, row: str, value: object, thing: str) -> bool:
    """Skip a message that has no time of what it says; tell whether it was one."""
    action = said(value, "action")
    if action not in _TIMELESS[thing]:
        return False
    harvest.skip(row, f"{thing} {action}: GitHub does not say when")
    return True


def _release(harvest: Harvest, row: str, value: object) -> None:
    if _is_timeless(harvest, row, value, "release"):
        return
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
    action = said(value, "action") or "closed"
    merged = dig(pull, "merged_at") if action == "closed" else None
    own = {"closed": dig(pull, "closed_at"), "opened": dig(pull, "created_at")}.get(action)
    when = merged or own or dig(pull, "updated_at") or dig(pull, "created_at")
    what = "merged" if merged else action.replace("_", " ")
    harvest.add(
        instant(harvest.dial, when),
        f"Pull request #{said(pull, 'number')} {what}: {said(pull, 'title')}",
        row=row,
        actor=first(dig(pull, "merged_by"), "login") or said(value, "sender", "login"),
        url=said(pull, "html_url"),
    )


def _check(harvest: Harvest, row: str, value: object) -> None:
    """Read a check or a suite of checks: from its start to its end."""
    name = "check_run" if has(value, "check_run") else "check_suite"
    check = dig(value, name)
    app = said(check, "app", "name")
    title = f"Check {said(check, 'name')}" if name == "check_run" else f"Checks{f' of {app}' if app else ''}"
    branch = said(check, "head_branch") or said(check, "check_suite", "head_branch")
    outcome = (said(check, "conclusion") or said(check, "status")).replace("_", " ")
    harvest.add(
        instant(harvest.dial, dig(check, "started_at") or dig(check, "created_at")),
        f"{title}{f' on {branch}' if branch else ''}: {outcome}",
        row=row,
        actor=app or said(value, "sender", "login"),
        url=first(check, "html_url", "details_url") or said(value, "repository", "html_url"),
        key=f"github:{name}:{said(check, 'id')}:{outcome}",
        until=_ended(harvest, check),
    )


def _commit_status(harvest: Harvest, row: str, value: object) -> None:
    about = said(value, "description")
    harvest.add(
        instant(harvest.dial, dig(value, "updated_at") or dig(value, "created_at")),
        f"{said(value, 'context')} on {said(value, 'sha')[:8]}: {said(value, 'state')}{f', {about}' if about else ''}",
        row=row,
        actor=said(value, "sender", "login"),
        url=said(value, "target_url") or said(value, "commit", "html_url"),
        key=f"github:status:{said(value, 'id')}",
    )


def _comment(harvest: Harvest, row: str, value: object) -> None:
    if _is_timeless(harvest, row, value, "comment"):
        return
    comment, action = dig(value, "comment"), said(value, "action")
    number, title = said(value, "issue", "number"), said(value, "issue", "title")
    what = "Comment" if action in {"", "created"} else f"Comment {action}"
    harvest.add(
        instant(harvest.dial, dig(comment, "created_at" if what == "Comment" else "updated_at")),
        f"{what} on #{number} {title}: {said(comment, 'body')}",
        row=row,
        actor=said(comment, "user", "login") if what == "Comment" else said(value, "sender", "login"),
        url=said(comment, "html_url"),
        key=f"github:comment:{said(comment, 'id')}:{what}",
    )


def _issue(harvest: Harvest, row: str, value: object) -> None:
    if _is_timeless(harvest, row, value, "issue"):
        return
    issue, action = dig(value, "issue"), said(value, "action") or "changed"
    when = {"opened": "created_at", "closed": "closed_at"}.get(action, "updated_at")
    harvest.add(
        instant(harvest.dial, dig(issue, when) or dig(issue, "updated_at")),
        f"Issue #{said(issue, 'number')} {action}: {said(issue, 'title')}",
        row=row,
        actor=said(value, "sender", "login"),
        url=said(issue, "html_url"),
    )


def _build(harvest: Harvest, row: str, value: object) -> None:
    build = dig(value, "build")
    harvest.add(
        instant(harvest.dial, dig(build, "created_at")),
        f"Pages build: {said(build, 'status')}",
        row=row,
        actor=said(build, "pusher", "login"),
        url=said(value, "repository", "html_url"),
        until=instant(harvest.dial, dig(build, "updated_at")).at if dig(build, "updated_at") else None,
    )


def _is_ref(value: object) -> bool:
    return fits_webhook(value) and has(value, "ref", "ref_type", "pusher_type")


def _ref(harvest: Harvest, row: str, value: object) -> None:
    """Read a branch or tag that came or went: the repository's last push was that."""
    what = "created" if has(value, "master_branch") else "deleted"
    harvest.add(
        instant(harvest.dial, dig(value, "repository", "pushed_at")),
        f"{said(value, 'ref_type').capitalize()} {said(value, 'ref')} {what}",
        row=row,
        actor=said(value, "sender", "login"),
        url=said(value, "repository", "html_url"),
    )


def _is_status(value: object) -> bool:
    return fits_webhook(value) and has(value, "sha", "state", "context", "updated_at")


WEBHOOKS: Final[tuple[tuple[Callable[[object], bool], Callable[[Harvest, str, object], None]], ...]] = (
    (_has_part("deployment_status"), _status),
    (_has_part("workflow_job"), _job),
    (_has_part("workflow_run"), _job),
    (_has_part("deployment"), _deployment),
    (_has_part("release"), _release),
    (_has_part("pull_request"), _pull),
    (lambda value: fits_webhook(value) and (has(value, "check_run") or has(value, "check_suite")), _check),
    (_is_status, _commit_status),
    (_has_part("comment"), _comment),
    (_has_part("issue"), _issue),
    (_has_part("build"), _build),
    (_is_ref, _ref),
    (_is_push, _push),
)
"""Kinds of webhook bodies and their readers, the particular before the general."""
