import html
import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from facilitator.errors import UnreadableError
from facilitator.sources import Options, Reading, read_text

ReadSample = Callable[..., Reading]


def clock(reading: Reading) -> list[tuple[str, str]]:
    return [(f"{event.at:%d %H:%M:%S}", event.text) for event in reading.events]


def test_pagerduty_entries_with_notes_in_full_and_notifications_unticked(read_sample: ReadSample) -> None:
    reading = read_sample("pagerduty/constructed-log_entries.json")
    assert clock(reading) == [
        ("10 09:58:20", "Triggered through the API: db-3 replication lag 7324 ms"),
        ("10 09:58:21", "Notified Ana Núñez by push notification."),
        ("10 10:01:40", "Acknowledged by Ana Núñez."),
        ("10 10:08:20", "Escalated to Łukasz W by timeout."),
        ("10 10:20:00", "Note added by Łukasz W: disk full on db-3, freeing WAL"),
        ("10 10:58:12", "Resolved by Ana Núñez."),
    ]
    assert [event.noise for event in reading.events] == [False, True, False, False, False, False]
    assert reading.events[4].zone == "-07:00"
    assert reading.events[0].key == "pagerduty:RTRG"


def test_a_page_of_pagerduty_that_is_not_the_last_is_said(madrid: Options) -> None:
    entry = {"id": "R1", "type": "resolve_log_entry", "summary": "Resolved.", "created_at": "2026-03-10T10:58:12Z"}
    reading = read_text(json.dumps({"log_entries": [entry], "more": True}), madrid)
    assert any("more entries" in warning for warning in reading.warnings)


def test_opsgenie_logs_and_their_next_page(read_sample: ReadSample) -> None:
    reading = read_sample("opsgenie/constructed-alert-logs.json")
    assert [(event.actor, event.noise) for event in reading.events] == [
        ("System", False),
        ("System", True),
        ("ana@example.com", False),
    ]
    assert any("next page" in warning for warning in reading.warnings)


def test_a_firing_alert_has_one_moment_and_no_end(read_sample: ReadSample) -> None:
    (event,) = read_sample("alertmanager/webhook-firing.json").events
    assert event.at == datetime(2018, 3, 7, 11, 33, 21, 873077, tzinfo=UTC)
    assert (event.until, event.zone) == (None, "-05:00")
    assert event.text == "high_memory_load: Server High Memory usage (instance-with-hyphen_and_underscore)"


def test_a_resolved_alert_has_a_second_moment(read_sample: ReadSample) -> None:
    reading = read_sample("alertmanager/constructed-webhook-resolved.json")
    assert clock(reading) == [
        ("10 09:58:12", "ReplicaLag: replica lag above 5 s (db-3:9187)"),
        ("10 10:01:12", "ReplicaLag: replica lag above 5 s (db-4:9187)"),
        ("10 10:31:42", "Resolved: ReplicaLag: replica lag above 5 s (db-3:9187)"),
    ]


def test_an_alert_in_several_groups_is_kept_once_and_silenced_ones_are_unticked(read_sample: ReadSample) -> None:
    reading = read_sample("alertmanager/api-v2-alerts-groups.json")
    assert (reading.read, len(reading.events), len(reading.skipped)) == (24, 12, 12)
    assert all(skipped.reason.startswith("the same as entry") for skipped in reading.skipped)
    assert {event.noise_reason for event in reading.events} == {"", "silenced or inhibited"}
    assert all(event.until is None for event in reading.events)


def test_kubernetes_events_that_were_seen_again_are_ranges(read_sample: ReadSample) -> None:
    killed, backoff = read_sample("kubernetes/constructed-events-k8s-io-v1.json").events
    assert killed.text == "OOMKilling pod/db-3-0: Memory cgroup out of memory: Killed process 1234 (4 times)"
    assert killed.until == datetime(2026, 3, 10, 10, 5, tzinfo=UTC)
    assert (backoff.at, backoff.until) == (
        datetime(2026, 3, 10, 10, 1, 19, tzinfo=UTC),
        datetime(2026, 3, 10, 10, 11, 48, tzinfo=UTC),
    )
    assert backoff.actor == "kubelet"


def test_a_kubernetes_event_without_a_last_time_takes_the_next_best(madrid: Options) -> None:
    event = {
        "kind": "Event",
        "metadata": {"name": "a", "creationTimestamp": "2026-03-10T10:00:00Z"},
        "lastTimestamp": None,
        "eventTime": None,
        "reason": "Pulled",
        "involvedObject": {"kind": "Pod", "name": "p"},
    }
    reading = read_text(json.dumps({"kind": "List", "items": [event]}), madrid)
    assert clock(reading) == [("10 10:00:00", "Pulled pod/p")]


def test_the_table_of_ages_is_refused_with_the_command(read_sample: ReadSample) -> None:
    with pytest.raises(UnreadableError, match="kubectl get events -A -o json"):
        read_sample("kubernetes/constructed-get-events-wide.txt")


def test_status_pages_take_the_time_they_show_and_leave_the_postmortem_unticked(read_sample: ReadSample) -> None:
    reading = read_sample("statuspage/constructed-api-v2-incidents.json")
    assert clock(reading)[1] == (
        "10 10:33:00",
        "Database connection issues: monitoring: A fix has been implemented.",
    )
    assert [event.noise for event in reading.events] == [False, False, False, True]
    assert reading.events[0].url == "https://stspg.io/p31zjtct2jer"


def test_flat_archives_of_status_pages(madrid: Options) -> None:
    incident = {
        "id": "1",
        "title": "Webhooks",
        "url": "https://status.example.com/1",
        "updates": [{"at": "2026-03-10T10:09:00Z", "status": "Investigating", "message": "Delays."}],
    }
    reading = read_text(f"{json.dumps(incident)}\n{json.dumps(incident)}\n", madrid)
    assert clock(reading) == [("10 10:09:00", "Webhooks: Investigating: Delays.")]


def test_grafana_annotations_are_ranges_when_they_have_an_end(madrid: Options) -> None:
    notes = [
        {
            "id": 1,
            "time": 1773136700000,
            "panelId": 2,
            "timeEnd": 1773136760000,
            "text": "<b>deploy</b>",
            "login": "ana",
        },
        {
            "id": 2,
            "time": 1773136800000,
            "timeEnd": 1773136800000,
            "alertName": "Lag",
            "prevState": "OK",
            "newState": "Alerting",
        },
    ]
    first, second = read_text(json.dumps(notes), madrid).events
    assert (first.text, first.actor, first.until) == ("deploy", "ana", datetime(2026, 3, 10, 9, 59, 20, tzinfo=UTC))
    assert (second.text, second.until) == ("Lag OK → Alerting", None)


def test_datadog_events_of_both_versions(madrid: Options) -> None:
    old = {
        "events": [
            {
                "id": 9007199254740993,
                "id_str": "9007199254740993",
                "date_happened": 1773136700,
                "title": "Lag",
                "text": "%%% \\n db-3 \\n %%%",
                "host": "db-3",
            }
        ]
    }
    event = read_text(json.dumps(old), madrid).events[0]
    assert (event.text, event.key, event.actor) == ("Lag: db-3", "datadog:9007199254740993", "db-3")
    attributes = {"timestamp": "2026-03-10T10:00:00Z", "message": "full", "attributes": {"title": "Disk"}}
    new = {"data": [{"type": "event", "id": "a", "attributes": attributes}]}
    assert read_text(json.dumps(new), madrid).events[0].text == "Disk: full"


def test_the_feed_of_a_status_page_gives_updates_the_year_of_their_entry(madrid: Options) -> None:
    def update(when: str, status: str, says: str) -> str:
        day, clock = when.split(", ")
        small = f"<small>{day[:4]}<var data-var='date'>{day[4:]}</var>, <var data-var='time'>{clock}</var> UTC</small>"
        return f"<p>{small}<br><strong>{status}</strong> - {says}</p>"

    content = update("Jan 1, 00:20", "Resolved", "All &amp; well.") + update(
        "Dec 31, 23:50", "Investigating", "Errors."
    )
    feed = (
        '<?xml version="1.0"?>\n<feed xml:lang="en-US" xmlns="http://www.w3.org/2005/Atom">\n<title>Status</title>\n'
        "<entry><id>tag:1</id><published>2026-01-01T00:20:11Z</published><title>Webhooks</title>"
        '<link rel="alternate" href="https://status.example.com/1"/>'
        f'<content type="html">{html.escape(content)}</content>'
        "</entry>\n</feed>\n"
    )
    reading = read_text(feed, madrid)
    assert [(event.at.year, event.text) for event in reading.events] == [
        (2025, "Webhooks: Investigating: Errors."),
        (2026, "Webhooks: Resolved: All & well."),
    ]
    assert reading.events[0].url == "https://status.example.com/1"


def test_a_feed_with_entities_of_its_own_is_not_expanded(madrid: Options) -> None:
    feed = (
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        "<entry><published>2026-01-01T00:20:11Z</published><title>&b;</title>"
        "<content>&lt;small&gt;Jan 1, 00:20 UTC&lt;/small&gt;&lt;b&gt;Resolved&lt;/b&gt; - ok</content></entry></feed>"
    )
    assert read_text(feed, madrid).events[0].text == "&b;: Resolved: ok"
