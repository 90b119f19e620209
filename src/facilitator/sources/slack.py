"""Slack exports: arrays of messages, one file a channel and day; people and channels by their ids from other files.

Bots' messages have an empty text: what they say is in their attachments. File links carry access tokens, which never
get past the harvest.
"""

import html
import re
from typing import Final

from facilitator.sources.context import Context
from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.json_source import json_source
from facilitator.sources.values import dig, entries, first, has, mapping, said, words

_STAMP: Final = re.compile(r"\d{10}\.\d{1,9}|\d{10}")
_MARK: Final = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_LINK: Final = re.compile(r"<(https?://[^<>|]+)")
_CHANGES: Final = frozenset(
    {
        *(
            f"{place}_{what}"
            for place in ("channel", "group")
            for what in ("join", "leave", "topic", "purpose", "name")
        ),
        *("channel_archive", "channel_unarchive", "channel_convert_to_private", "channel_posting_permissions"),
        *("bot_add", "bot_remove", "reminder_add", "pinned_item", "huddle_thread", "sh_room_created"),
    }
)


def _fits(value: object) -> bool:
    inner = entries(dig(value, "messages"))
    return _is_message(value) or (bool(inner) and _is_message(inner[0])) or bool(_listed(value))


def _listed(value: object) -> str:
    """Return what a list beside the messages of an export is of, as a person or channel; nothing for other values."""
    if has(value, "id", "name", "profile") and (has(value, "team_id") or has(value, "is_bot")):
        return "person"
    if has(value, "change_type", "user_name") and (has(value, "service_type") or has(value, "app_type")):
        return "change of an integration"
    return "channel" if has(value, "id", "name", "members", "created") else ""


def _is_message(value: object) -> bool:
    stamp = mapping(value).get("ts")
    if not isinstance(stamp, str) or _STAMP.fullmatch(stamp) is None:
        return False
    return said(value, "type") == "message" or has(value, "user", "text") or has(value, "bot_id", "text")


def _read(harvest: Harvest, row: str, value: object) -> None:
    listed = _listed(value)
    if listed:
        harvest.skip(row, f"a {listed} in a Slack export, no message: name the whole folder or the zip")
        return
    if isinstance(dig(value, "messages"), list) and not _is_message(value):
        for number, message in enumerate(entries(dig(value, "messages")), start=1):
            _message(harvest, f"{row}, message {number}", message)
        return
    _message(harvest, row, value)


def _message(harvest: Harvest, row: str, message: object) -> None:
    kind = said(message, "subtype")
    if kind == "tombstone" or mapping(message).get("hidden") is True:
        harvest.skip(row, "deleted or hidden")
        return
    try:
        stamp = harvest.dial.read(said(message, "ts"))
    except StampError as error:
        harvest.skip(row, str(error))
        return
    harvest.add(
        stamp,
        _text(message, harvest.context),
        row=row,
        actor=_actor(message, harvest.context),
        url=_url(message),
        key=f"slack:{said(message, 'user') or said(message, 'bot_id')}:{said(message, 'ts')}",
        noise=f"no message: {kind.replace('_', ' ')}" if kind in _CHANGES else "",
    )


def _actor(message: object, context: Context) -> str:
    user = said(message, "user")
    return (
        context.people.get(user, "")
        or first(dig(message, "user_profile"), "real_name", "display_name", "name")
        or said(message, "username")
        or first(dig(message, "bot_profile"), "name")
        or user
        or said(message, "bot_id")
    )


def _text(message: object, context: Context) -> str:
    """Return what a message says: its text, else its blocks, else its attachments; then the names of its files."""
    text = said(message, "text") or _blocks(entries(dig(message, "blocks")))
    if not text:
        text = "; ".join(filter(None, map(_attachment, entries(dig(message, "attachments")))))
    files = [first(item, "title", "name") for item in (*entries(dig(message, "files")), dig(message, "file"))]
    named = ", ".join(name for name in files if name and name not in text)
    shown = unmark(text, context)
    if not shown:
        return f"file: {named}" if named else ""
    return f"{shown} (file: {named})" if named else shown


def _attachment(attachment: object) -> str:
    fallback = said(attachment, "fallback")
    if fallback and fallback != "[no preview available]":
        return fallback
    title = first(attachment, "title", "pretext")
    says = said(attachment, "text") or _blocks(entries(dig(attachment, "blocks")))
    return f"{title}: {says}" if title and says else title or says


def _blocks(blocks: list[object]) -> str:
    """Return the words of Block Kit blocks: rich text, sections, headers."""
    found: list[str] = []
    waiting: list[object] = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        text = dig(block, "text")
        kind = said(block, "type")
        if kind == "user":
            found.append(f"<@{said(block, 'user_id')}>")
        elif kind == "link":
            found.append(words(text) or said(block, "url"))
        elif kind == "emoji":
            found.append(f":{said(block, 'name')}:")
        elif text is not None:
            found.append(words(text) or said(text, "text"))
        waiting.extend(reversed(entries(dig(block, "elements"))))
    return " ".join(part.strip() for part in found if part.strip())


def unmark(text: str, context: Context) -> str:
    """Return Slack's markup as plain words: `<@U1>` by name, `<#C1|name>`, `<!here>`, `<url|label>`, `&amp;`."""

    def shown(match: re.Match[str]) -> str:
        sign, target, label = match[1], match[2], match[3]
        if sign == "@":
            return f"@{context.people.get(target) or label or target}"
        if sign == "#":
            return f"#{label or context.channels.get(target) or target}"
        if sign == "!":
            return label or f"@{target.split('^')[0]}"
        return label or target.removeprefix("mailto:")

    return html.unescape(_MARK.sub(shown, text))


def _url(message: object) -> str:
    """Return a link of the message: its own, else the first in its text, its attachments or its files."""
    link = said(message, "permalink")
    if link:
        return link
    match = _LINK.search(said(message, "text"))
    if match:
        return html.unescape(match[1])
    for attachment in entries(dig(message, "attachments")):
        link = first(attachment, "title_link", "from_url")
        if link:
            return link
    files = [first(item, "permalink") for item in (*entries(dig(message, "files")), dig(message, "file"))]
    return next(filter(None, files), "")


SLACK: Final = json_source("Slack export", "slack", _fits, _read)
"""Messages of a Slack export."""
