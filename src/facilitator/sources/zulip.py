"""Zulip messages as its API returns them: HTML content, epoch seconds."""

from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import Harvest
from facilitator.sources.html_text import plain_html
from facilitator.sources.json_source import json_source
from facilitator.sources.values import dig, entries, has, instant, said


def _is_message(value: object) -> bool:
    return has(value, "sender_full_name", "timestamp", "content")


def _fits(value: object) -> bool:
    return _is_message(value) or any(_is_message(message) for message in entries(dig(value, "messages"))[:3])


def _read(harvest: Harvest, row: str, value: object) -> None:
    if _is_message(value):
        _message(harvest, row, value)
        return
    if dig(value, "found_newest") is False or dig(value, "found_oldest") is False:
        harvest.warn("Zulip has more messages than this file: ask for num_before and num_after beyond the incident.")
    for number, message in enumerate(entries(dig(value, "messages")), start=1):
        _message(harvest, f"{row}, message {number}", message)


def _message(harvest: Harvest, row: str, message: object) -> None:
    try:
        stamp = instant(harvest.dial, dig(message, "timestamp"))
    except StampError as error:
        harvest.skip(row, str(error))
        return
    content = said(message, "content")
    is_html = said(message, "content_type") == "text/html" or content.startswith("<p>")
    identity = said(message, "id")
    harvest.add(
        stamp,
        plain_html(content) if is_html else content,
        row=row,
        actor=said(message, "sender_full_name"),
        key=f"zulip:{identity}" if identity else "",
    )


ZULIP: Final = json_source("Zulip messages", "zulip", _fits, _read)
"""Messages of a Zulip stream."""
