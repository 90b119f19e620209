"""GitHub's issues as `gh issue list` prints them, their comments, the jobs of a run, a repository's feed."""

from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.values import dig, entries, first, has, instant, said

_FEED_ENDS: Final = "Event"


def is_issue(value: object) -> bool:
    """Tell whether `value` is an issue of `gh issue list --json` or of the API."""
    own = has(value, "number", "title") and bool(first(value, "createdAt", "created_at"))
    return own and "/issues/" in first(value, "html_url", "url")


def issue(harvest: Harvest, row: str, value: object) -> None:
    """Put an issue into the harvest: when it was opened, when it was closed, and what was said in it."""
    number, title, url = said(value, "number"), said(value, "title"), first(value, "html_url", "url")
    person = said(value, "author", "login") or said(value, "user", "login")
    harvest.add(
        instant(harvest.dial, first(value, "createdAt", "created_at")),
        f"Issue #{number} opened: {title}",
        row=row,
        actor=person,
        url=url,
        key=f"github:issue:{number}:opened",
    )
    closed = first(value, "closedAt", "closed_at")
    if closed:
        harvest.add(
            instant(harvest.dial, closed),
            f"Issue #{number} closed: {title}",
            row=f"{row}, its end",
            url=url,
            key=f"github:issue:{number}:closed:{closed}",
        )
    for place, entry in enumerate(entries(dig(value, "comments")), start=1):
        comment(harvest, f"{row}, comment {place}", entry)


def is_comment(value: object) -> bool:
    """Tell whether `value` is a comment of the API or of `gh issue view --json comments`."""
    return has(value, "body") and "/issues/" in first(value, "issue_url", "url", "html_url")


def comment(harvest: Harvest, row: str, value: object) -> None:
    """Put a comment into the harvest."""
    try:
        stamp = instant(harvest.dial, first(value, "createdAt", "created_at"))
    except StampError as error:
        harvest.skip(row, str(error))
        return
    harvest.add(
        stamp,
        said(value, "body"),
        row=row,
        actor=said(value, "author", "login") or said(value, "user", "login"),
        url=first(value, "html_url", "url"),
        key=f"github:comment:{said(value, 'id')}" if said(value, "id") else "",
    )


def is_job(value: object) -> bool:
    """Tell whether `value` is a job of `gh run view --json jobs` or of the API."""
    where = first(value, "html_url", "url")
    return has(value, "name", "conclusion", "status") and "/runs/" in where and "/job" in where


def job(harvest: Harvest, row: str, value: object) -> None:
    """Put a job into the harvest, from its start to its end."""
    outcome = said(value, "conclusion") or said(value, "status").replace("_", " ")
    ended = first(value, "completedAt", "completed_at") if said(value, "status") == "completed" else ""
    harvest.add(
        instant(harvest.dial, first(value, "startedAt", "started_at") or None),
        f"Job {said(value, 'name')}: {outcome}",
        row=row,
        url=first(value, "html_url", "url"),
        key=f"github:job:{first(value, 'databaseId', 'id')}",
        until=instant(harvest.dial, ended).at if ended else None,
    )


def is_feed(value: object) -> bool:
    """Tell whether `value` is an entry of a repository's feed, `gh api repos/OWNER/NAME/events`."""
    return has(value, "type", "actor", "repo", "payload", "created_at")


def feed(harvest: Harvest, row: str, value: object) -> None:
    """Put an entry of a repository's feed into the harvest: what kind it is, what was done, on what."""
    payload = dig(value, "payload")
    kind = said(value, "type").removesuffix(_FEED_ENDS)
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind).strip()
    pull, about = dig(payload, "pull_request"), dig(payload, "issue")
    number = said(pull, "number") or said(about, "number")
    ref = said(payload, "ref") or said(payload, "release", "tag_name")
    ref = ref.removeprefix("refs/heads/").removeprefix("refs/tags/")
    done = "merged" if dig(pull, "merged") is True else said(payload, "action").replace("_", " ")
    on = " ".join(part for part in (said(payload, "ref_type"), ref, f"#{number}" if number else "") if part)
    title = said(pull, "title") or said(about, "title")
    harvest.add(
        instant(harvest.dial, dig(value, "created_at")),
        " ".join(part for part in (words.capitalize(), on, done) if part) + (f": {title}" if title else ""),
        row=row,
        actor=said(value, "actor", "login"),
        url=said(pull, "html_url") or said(about, "html_url") or said(payload, "release", "html_url"),
        key=f"github:event:{said(value, 'id')}",
    )
