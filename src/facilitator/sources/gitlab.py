"""GitLab: bodies of webhooks, and lists of its API (pipelines, jobs, deployments, releases).

One product, three forms of time: `2016-08-12 15:23:28 UTC`, `... +0200`, ISO 8601.
"""

from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.json_source import json_source
from facilitator.sources.values import dig, entries, first, has, instant, mapping, said

_ATTRIBUTES: Final = frozenset({"pipeline", "merge_request", "issue", "work_item", "incident"})
"""Hooks whose own fields stand in `object_attributes`."""


def _is_hook(value: object) -> bool:
    own = has(value, "object_attributes") and has(value, "user")
    return bool(said(value, "object_kind")) and (own or has(value, "project") or has(value, "project_id"))


def _is_merge_request(value: object) -> bool:
    return has(value, "iid", "source_branch", "target_branch", "created_at")


def _is_item(value: object) -> bool:
    web = said(value, "web_url")
    if has(value, "released_at", "tag_name"):
        return True
    return has(value, "status", "created_at", "ref") and ("/-/" in web or has(value, "deployable"))


def _fits(value: object) -> bool:
    return _is_hook(value) or _is_item(value) or _is_merge_request(value)


def _read(harvest: Harvest, row: str, value: object) -> None:
    kind = said(value, "object_kind")
    if kind in {"push", "tag_push"}:
        _push(harvest, row, value)
        return
    try:
        if kind == "deployment":
            _deployment(harvest, row, value)
        elif kind in {"build", "job"}:
            _build(harvest, row, value)
        elif kind in _ATTRIBUTES:
            _attributes(harvest, row, value, kind)
        elif kind == "note":
            _note(harvest, row, value)
        elif _is_merge_request(value):
            _merge_request(harvest, row, value)
        elif _is_item(value) or kind == "release":
            _item(harvest, row, value)
        else:
            harvest.skip(row, "no deployment, job, pipeline, push, release, merge request, issue or comment")
    except StampError as error:
        harvest.skip(row, str(error))


def _deployment(harvest: Harvest, row: str, value: object) -> None:
    status = said(value, "status")
    harvest.add(
        instant(harvest.dial, dig(value, "status_changed_at")),
        f"Deployment of {said(value, 'ref') or said(value, 'short_sha')} to {said(value, 'environment')}: {status}",
        row=row,
        actor=said(value, "user", "name"),
        url=said(value, "deployable_url"),
        key=f"gitlab:deployment:{said(value, 'deployment_id')}:{status}",
    )


def _build(harvest: Harvest, row: str, value: object) -> None:
    fields = mapping(value)
    when = fields.get("build_finished_at") or fields.get("build_started_at") or fields.get("build_created_at")
    status, where = said(value, "build_status"), said(value, "environment", "name")
    place = f", environment {where}" if where else ""
    harvest.add(
        instant(harvest.dial, when),
        f"Job {said(value, 'build_name')} on {said(value, 'ref')}{place}: {status}",
        row=row,
        actor=said(value, "user", "name"),
        url=said(value, "repository", "homepage"),
        key=f"gitlab:job:{said(value, 'build_id')}:{status}",
    )


def _attributes(harvest: Harvest, row: str, value: object, kind: str) -> None:
    own = mapping(dig(value, "object_attributes"))
    when = own.get("finished_at") or own.get("merged_at") or own.get("updated_at") or own.get("created_at")
    status = first(own, "status", "state", "action")
    if kind == "merge_request" and said(own, "action") == "merge":
        status = "merged"
    what = said(own, "title") or f"on {said(own, 'ref')}"
    harvest.add(
        instant(harvest.dial, when),
        f"{kind.replace('_', ' ').capitalize()} {what}: {status}",
        row=row,
        actor=said(value, "user", "name"),
        url=said(own, "url"),
        key=f"gitlab:{kind}:{said(own, 'id')}:{status}",
    )


def _note(harvest: Harvest, row: str, value: object) -> None:
    """Read a comment."""
    own = dig(value, "object_attributes")
    on = {"MergeRequest": "merge request", "Issue": "issue", "Commit": "commit"}.get(
        said(own, "noteable_type"), "snippet"
    )
    title = said(value, "merge_request", "title") or said(value, "issue", "title") or said(value, "commit", "title")
    harvest.add(
        instant(harvest.dial, dig(own, "created_at")),
        f"Comment on {on}{f' {title}' if title else ''}: {said(own, 'note')}",
        row=row,
        actor=said(value, "user", "name"),
        url=said(own, "url"),
        key=f"gitlab:note:{said(own, 'id')}",
    )


def _merge_request(harvest: Harvest, row: str, value: object) -> None:
    """Read a merge request of the API: when it was merged, else closed, else opened."""
    fields = mapping(value)
    what, when = next(
        ((word, fields[name]) for word, name in (("merged", "merged_at"), ("closed", "closed_at")) if fields.get(name)),
        ("opened", fields.get("created_at")),
    )
    person = {"merged": "merged_by", "closed": "closed_by"}.get(what, "author")
    harvest.add(
        instant(harvest.dial, when),
        f"Merge request !{said(value, 'iid')} {what}: {said(value, 'title')}",
        row=row,
        actor=first(dig(value, person), "name", "username"),
        url=said(value, "web_url"),
        key=f"gitlab:merge_request:{said(value, 'id')}:{what}",
    )


def _push(harvest: Harvest, row: str, value: object) -> None:
    commits = entries(dig(value, "commits"))
    if not commits:
        harvest.skip(row, "a push without commits: GitLab gives it no time")
    for number, commit in enumerate(commits, start=1):
        place = f"{row}, commit {number}"
        try:
            stamp = instant(harvest.dial, dig(commit, "timestamp"))
        except StampError as error:
            harvest.skip(place, str(error))
            continue
        text = said(commit, "title") or said(commit, "message").partition("\n")[0]
        author = said(commit, "author", "name")
        harvest.add(stamp, text, row=place, actor=author, url=said(commit, "url"), key=f"git:{said(commit, 'id')}")
    total = dig(value, "total_commits_count")
    if isinstance(total, int) and total > len(commits):
        harvest.warn(f"GitLab left commits out of this message: it has {len(commits)} of {total}.")


def _item(harvest: Harvest, row: str, value: object) -> None:
    fields = mapping(value)
    when = next(
        (fields[name] for name in ("released_at", "finished_at", "updated_at", "created_at") if fields.get(name)), None
    )
    tag, status = said(value, "tag_name") or said(value, "tag"), said(value, "status")
    where = said(value, "environment", "name")
    ref = said(value, "ref")
    if fields.get("released_at"):
        text = f"Release {tag} published"
    elif where:
        text = f"Deployment of {ref} to {where}: {status}"
    else:
        text = f"{said(value, 'name') or 'Pipeline'} on {ref}: {status}"
    identity = said(value, "id") or tag
    harvest.add(
        instant(harvest.dial, when),
        text,
        row=row,
        actor=first(dig(value, "user"), "name") or first(dig(value, "author"), "name"),
        url=said(value, "web_url") or said(value, "deployable", "web_url") or said(value, "_links", "self"),
        key=f"gitlab:{identity}:{status}",
    )


GITLAB: Final = json_source("GitLab", "gitlab", _fits, _read)
"""Deployments, jobs, pipelines, pushes and releases on GitLab."""
