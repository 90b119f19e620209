from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from facilitator.times import read_time, read_zone, season_warning, zone_label
from facilitator.times.zones import ABBREVIATIONS, AMBIGUOUS, GENERIC, PAIRS, offset_words

WINTER = datetime(2022, 1, 27, 10, tzinfo=UTC)
SUMMER = datetime(2022, 7, 15, 10, tzinfo=UTC)


def test_a_zone_is_called_what_its_clocks_are_called() -> None:
    assert zone_label(WINTER, ZoneInfo("Europe/Paris")) == "CET"
    assert zone_label(SUMMER, ZoneInfo("Europe/Paris")) == "CEST"
    assert zone_label(WINTER, UTC) == "UTC"


def test_a_zone_that_has_only_a_number_is_called_by_its_offset() -> None:
    assert zone_label(WINTER, ZoneInfo("Europe/Istanbul")) == "UTC+3"
    assert zone_label(WINTER, ZoneInfo("Asia/Kathmandu")) == "UTC+5:45"
    assert offset_words(-210) == "UTC-3:30"


@pytest.mark.parametrize(
    ("name", "at"), [("PST", SUMMER), ("CET", SUMMER), ("PDT", WINTER), ("BST", WINTER), ("EST", SUMMER)]
)
def test_an_abbreviation_out_of_season_is_said(name: str, at: datetime) -> None:
    said = season_warning(name, at)
    assert said is not None
    assert said.startswith(f"{name} is not in use on ")


@pytest.mark.parametrize(
    ("name", "at"),
    [("PST", WINTER), ("CEST", SUMMER), ("GMT", SUMMER), ("MST", SUMMER), ("UTC", SUMMER), ("NOPE", SUMMER)],
)
def test_an_abbreviation_in_season_or_without_one_passes(name: str, at: datetime) -> None:
    assert season_warning(name, at) is None


def test_a_time_with_an_abbreviation_out_of_season_keeps_its_offset_and_warns() -> None:
    got = read_time("15 jul 2022 10:00 PST", zone=ZoneInfo("UTC"), day=SUMMER.date())
    assert got.at == datetime(2022, 7, 15, 18, 0, tzinfo=UTC)
    assert got.warnings == ("PST is not in use on 15 Jul 2022 (PDT is): read as UTC-8.",)


def test_a_generic_name_takes_its_offset_from_the_date() -> None:
    at = [read_time(f"{day} 2022 10:00 PT", zone=ZoneInfo("UTC"), day=SUMMER.date()).at for day in ("27 jan", "15 jul")]
    assert [each.hour for each in at if each] == [18, 17]


def test_ist_asks_with_the_places_that_use_it_at_that_time_of_the_year() -> None:
    winter = read_time("27 jan 2022 10:00 IST", zone=ZoneInfo("UTC"), day=WINTER.date())
    summer = read_time("15 jul 2022 10:00 IST", zone=ZoneInfo("UTC"), day=SUMMER.date())
    assert winter.ask
    assert summer.ask
    assert [f"{at:%H:%M}" for at in winter.choices] == ["04:30", "08:00"]
    assert [f"{at:%H:%M}" for at in summer.choices] == ["04:30", "09:00"]
    assert "Asia/Jerusalem" in " ".join(winter.warnings)
    assert "Europe/Dublin" in " ".join(summer.warnings)


def test_cst_says_that_it_was_not_taken_for_china() -> None:
    got = read_time("10:00 CST", zone=ZoneInfo("UTC"), day=WINTER.date())
    assert got.at == datetime(2022, 1, 27, 16, 0, tzinfo=UTC)
    assert "China" in got.warnings[0]


def test_signs_are_read_as_people_mean_them() -> None:
    zone = read_zone("GMT-5")
    assert zone is not None
    assert zone.meanings[0].utcoffset(WINTER) == timedelta(hours=-5)


@pytest.mark.parametrize("written", ["", "XYZ", "Mars/Phobos", "UTC+15", "+", "GMT+", "posixrules", "٣", "Europe/"])
def test_what_is_no_zone_is_refused(written: str) -> None:
    assert read_zone(written) is None


@pytest.mark.parametrize("name", [name for name, known in ABBREVIATIONS.items() if known.home])
def test_every_abbreviation_with_a_home_is_what_its_home_calls_itself_in_some_season(name: str) -> None:
    known = ABBREVIATIONS[name]
    home = ZoneInfo(known.home or "UTC")
    offsets = {at.astimezone(home).utcoffset() for at in (WINTER, SUMMER)}
    assert timedelta(minutes=known.minutes) in offsets


@pytest.mark.parametrize(
    "name", [*GENERIC.values(), *PAIRS.values(), *(name for names in AMBIGUOUS.values() for name in names)]
)
def test_every_zone_named_in_the_tables_exists(name: str) -> None:
    assert ZoneInfo(name).key == name
