"""Which lines say that all is well."""

import pytest

from facilitator.sources import quiet_level


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("INFO worker: started", "INFO line"),
        ("[INFO] started", "INFO line"),
        ("[info] started", "INFO line"),
        ("db-3 api[912]: DEBUG pool is idle", "DEBUG line"),
        ("main.worker - INFO - started", "INFO line"),
        ("worker: NOTICE limit raised", "NOTICE line"),
    ],
)
def test_a_quiet_level_at_the_start_is_told(text: str, reason: str) -> None:
    assert quiet_level(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "ERROR could not read INFO",
        "WARN slow",
        "ERROR no INFO",
        "api: WARNING DEBUG is on",
        "info page sent to support",
        "customers want more info about it",
        "deploy of the INFORMATION service",
        "",
    ],
)
def test_what_is_loud_or_prose_is_not(text: str) -> None:
    assert quiet_level(text) == ""
