"""Discord channels as DiscordChatExporter writes them (JSON)."""

from typing import Final

from facilitator.sources.dial import StampError
from facilitator.sources.harvest import CHANGED, Harvest
from facilitator.sources.json_source import json_source
from facilitator.sources.values import dig, entries, first, has, instant, said

_SYSTEM: Final = frozenset(
    {"GuildMemberJoin", "RecipientAdd", "RecipientRemove", "ChannelNameChange", "ChannelIconChange"}
)


def _fits(value: object) -> bool:
    return has(value, "guild", "channel", "messages")


def _read(harvest: Harvest, row: str, value: object) -> None:
    guild, channel = said(value, "guild", "id"), said(value, "channel", "id")
    for number, message in enumerate(entries(dig(value, "messages")), start=1):
        _message(harvest, f"{row}, message {number}", message, f"https://discord.com/channels/{guild}/{channel}")


def _message(harvest: Harvest, row: str, message: object, channel: str) -> None:
    try:
        stamp = instant(harvest.dial, dig(message, "timestamp"))
    except StampError as error:
        harvest.skip(row, str(error))
        return
    embeds = [
        ": ".join(part for part in (said(embed, "title"), said(embed, "description")) if part)
        for embed in entries(dig(message, "embeds"))
    ]
    files = [said(item, "fileName") for item in entries(dig(message, "attachments"))]
    text = said(message, "content") or "; ".join(part for part in embeds if part) or ", ".join(filter(None, files))
    identity = said(message, "id")
    harvest.add(
        stamp,
        text,
        row=row,
        actor=first(dig(message, "author"), "nickname", "name"),
        url=f"{channel}/{identity}" if identity else "",
        key=f"discord:{identity}" if identity else "",
        noise=CHANGED if said(message, "type") in _SYSTEM else "",
    )


DISCORD: Final = json_source("Discord channel", "discord", _fits, _read)
"""Messages of a Discord channel."""
