"""The names that JSON exports and loggers give to the time, the text and the rest of an entry."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TIMES: Final = (
    "@timestamp timestamp time ts datetime date at created_at create_at created published_at occurred_at merged_at "
    "started_at start event_time event_timestamp time_generated logged_at when instant t time_unix_nano "
    "observed_time_unix_nano time_stamp start_time start_timestamp edge_start_timestamp received_at happened_at "
    "date_happened created_time log_time date_time ts_ms epoch unix_time utc created_date_time date_created first_seen "
    "active_at open_time opened_at triggered_at detected_at deployed_at updated updated_at"
)
_TEXTS: Final = (
    "message msg event text title text_payload summary description log line content body display_title event_name "
    "action reason what history_summary method_name localized_value name"
)
_ACTORS: Final = (
    "actor user agent caller reporter username user_name author owner creator who by sender_full_name user_identity "
    "principal initiated_by updater from"
)
_URLS: Final = "html_url url link web_url permalink"
_ENDS: Final = "until end ended_at end_time ends_at finished_at"
NAMES: Final = (
    "name", "username", "login", "real_name", "displayName", "userName", "email", "summary", "arn"
)  # fmt: skip
"""Fields of a person inside an entry, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which fields of an object tell what, the likeliest first."""

    times: tuple[str, ...]
    texts: tuple[str, ...]
    actors: tuple[str, ...]
    urls: tuple[str, ...]
    ends: tuple[str, ...]


_GROUPS: Final = tuple(
    tuple(name.replace("_", "") for name in group.split()) for group in (_TIMES, _TEXTS, _ACTORS, _URLS, _ENDS)
)


@lru_cache(maxsize=1_000)
def shape_of(names: tuple[str, ...]) -> Shape:
    """Return what the fields `names` of an object tell; `createdAt`, `created_at` and `Created-At` are the same.

    Logs have few shapes, so each is worked out once.
    """
    written = {name.replace("_", "").replace("-", "").lower(): name for name in reversed(names)}
    return Shape(*(tuple(written[name] for name in group if name in written) for group in _GROUPS))
