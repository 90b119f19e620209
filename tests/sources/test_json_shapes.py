"""What services answer and send, one entry each: the moment, what it says, and who did it."""

import json
from zoneinfo import ZoneInfo

import pytest

from facilitator.sources import Options, read_text

AT, EARLIER, LATER = "2026-03-10T10:05:00Z", "2026-03-10T09:00:00Z", "2026-03-11T09:00:00Z"
ISSUE = "https://github.com/example/api/issues/3"
RUN = "https://github.com/example/api/actions/runs/1/job/2"

SHAPES: list[tuple[object, list[str]]] = [
    (
        {
            "event": {
                "event_type": "incident.triggered",
                "occurred_at": AT,
                "agent": {"summary": "Ana"},
                "data": {"title": "Down", "created_at": EARLIER},
            }
        },
        ["10:05 incident triggered: Down (Ana)"],
    ),
    ([{"title": "ValueError", "firstSeen": AT, "lastSeen": LATER}], ["10:05 ValueError ()"]),
    ({"AlarmHistoryItems": [{"Timestamp": AT, "HistorySummary": "OK to ALARM"}]}, ["10:05 OK to ALARM ()"]),
    (
        [{"timestamp": AT, "protoPayload": {"methodName": "instances.stop"}, "insertId": "1"}],
        ["10:05 instances.stop ()"],
    ),
    (
        [{"eventTimestamp": AT, "operationName": {"localizedValue": "Restart"}, "caller": "ana"}],
        ["10:05 Restart (ana)"],
    ),
    (
        {"value": [{"createdDateTime": AT, "from": {"user": {"displayName": "Ana"}}, "body": {"content": "looking"}}]},
        ["10:05 looking (Ana)"],
    ),
    (
        {"issues": [{"key": "A-1", "fields": {"summary": "Down", "created": AT, "reporter": {"displayName": "Ana"}}}]},
        ["10:05 Down (Ana)"],
    ),
    ({"order": ["a"], "posts": {"a": {"create_at": 1773137100000, "message": "looking"}}}, ["10:05 looking ()"]),
    ({"data": [{"type": "events", "attributes": {"event": "paged", "occurred_at": AT}}]}, ["10:05 paged ()"]),
    ([{"revision": 2, "updated": AT, "description": "Upgrade complete"}], ["10:05 Upgrade complete ()"]),
    (
        {
            "status": "success",
            "data": {"alerts": [{"labels": {"alertname": "Lag"}, "state": "firing", "activeAt": AT}]},
        },
        ["10:05 Lag ()"],
    ),
    (
        [
            {
                "number": 3,
                "title": "Down",
                "createdAt": AT,
                "closedAt": LATER,
                "author": {"login": "ana"},
                "url": ISSUE,
                "comments": [{"author": {"login": "bo"}, "body": "looking", "createdAt": LATER, "url": f"{ISSUE}#c"}],
            }
        ],
        ["10:05 Issue #3 opened: Down (ana)", "09:00 Issue #3 closed: Down ()", "09:00 looking (bo)"],
    ),
    (
        {"jobs": [{"name": "build", "status": "in_progress", "conclusion": "", "startedAt": AT, "url": RUN}]},
        ["10:05 Job build: in progress ()"],
    ),
    (
        [
            {
                "id": "1",
                "type": "PullRequestEvent",
                "actor": {"login": "ana"},
                "repo": {"name": "example/api"},
                "created_at": AT,
                "payload": {"action": "closed", "pull_request": {"number": 5, "title": "Fix", "merged": True}},
            }
        ],
        ["10:05 Pull request #5 merged: Fix (ana)"],
    ),
]


@pytest.mark.parametrize(("value", "rows"), SHAPES)
def test_what_a_service_sends_is_read(value: object, rows: list[str]) -> None:
    reading = read_text(json.dumps(value), Options(zone=ZoneInfo("UTC")))
    assert [f"{event.at:%H:%M} {event.text} ({event.actor})" for event in reading.events] == rows
    assert reading.skipped == ()


def test_a_slack_channel_saved_as_one_object_is_slack() -> None:
    dump = {
        "channel_id": "C1",
        "name": "inc",
        "messages": [{"type": "message", "user": "U1", "ts": "1773137100.000100", "text": "a &amp; b"}],
    }
    reading = read_text(json.dumps(dump), Options(zone=ZoneInfo("UTC")))
    assert (reading.kind, [event.text for event in reading.events]) == ("Slack export", ["a & b"])
