"""Settings: which source wins, and what a wrong one says."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from facilitator.clock import SystemClock
from facilitator.config import Settings, clock_for, load_settings, read_instant
from facilitator.errors import DataError, UsageError

UTC_ZONE = ZoneInfo("UTC")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment whose settings, cache, state and workspace all lie in a folder of the test's own."""
    return {
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "FACILITATOR_DATA": str(tmp_path / "reviews"),
        "LOGNAME": "mira",
        "TZ": "UTC",
    }


def user_says(home: dict[str, str], toml: str) -> Path:
    """Write the user's settings file."""
    file = Path(home["XDG_CONFIG_HOME"]) / "facilitator" / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(toml, encoding="utf-8")
    return file


def workspace_says(home: dict[str, str], toml: str) -> Path:
    """Write the workspace's settings file."""
    file = Path(home["FACILITATOR_DATA"]) / "facilitator.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(toml, encoding="utf-8")
    return file


def read(home: dict[str, str], data: Path | None = None, config: Path | None = None) -> Settings:
    """Load the settings of that environment."""
    return load_settings(data, config, home)


def test_without_any_file_every_setting_has_its_default(home: dict[str, str], tmp_path: Path) -> None:
    settings = read(home)
    assert settings.name == "mira"
    assert settings.zone.key == "UTC"
    assert (settings.theme, settings.cues, settings.bell, settings.glyphs) == ("dusk", "on", False, "auto")
    assert (settings.date_order, settings.sprint_end, settings.sprint_weeks) == (None, None, None)
    assert settings.paths.config == tmp_path / "config" / "facilitator" / "config.toml"
    assert settings.paths.cache == tmp_path / "cache" / "facilitator"
    assert settings.paths.state == tmp_path / "state" / "facilitator"


def test_a_users_file_is_taken_as_a_whole(home: dict[str, str]) -> None:
    user_says(
        home,
        """
        name = "Mira K."
        zone = "Europe/Paris"
        theme = "paper"
        cues = "quiet"
        bell = true
        glyphs = "ascii"
        date_order = "dmy"
        sprint_end = 2026-03-20
        sprint_weeks = 3
        """,
    )
    settings = read(home)
    assert settings.name == "Mira K."
    assert settings.zone.key == "Europe/Paris"
    assert (settings.theme, settings.cues, settings.bell, settings.glyphs) == ("paper", "quiet", True, "ascii")
    assert (settings.date_order, settings.sprint_end, settings.sprint_weeks) == ("dmy", date(2026, 3, 20), 3)


def test_a_team_has_words_of_its_own(home: dict[str, str]) -> None:
    assert read(home).wording is None
    workspace_says(home, '[wording]\nservices = ["Hub"]\noff = ["absolute"]\n')
    lexicon = read(home).wording
    assert lexicon is not None
    assert (lexicon.services, lexicon.off) == (("Hub",), ("absolute",))


def test_the_workspace_goes_before_the_user(home: dict[str, str]) -> None:
    user_says(home, 'theme = "paper"\nzone = "Europe/Paris"\n')
    workspace_says(home, 'zone = "Asia/Tokyo"\n')
    settings = read(home)
    assert (settings.zone.key, settings.theme) == ("Asia/Tokyo", "paper")


def test_the_environment_goes_before_the_files(home: dict[str, str]) -> None:
    user_says(home, 'zone = "Europe/Paris"\n')
    workspace_says(home, 'zone = "Asia/Tokyo"\n')
    assert read(home | {"FACILITATOR_ZONE": "America/New_York"}).zone.key == "America/New_York"


def test_the_option_goes_before_the_environment(home: dict[str, str], tmp_path: Path) -> None:
    assert read(home, data=tmp_path / "other").workspace == tmp_path / "other"
    mine = tmp_path / "mine.toml"
    mine.write_text('theme = "contrast"\n', encoding="utf-8")
    theirs = tmp_path / "theirs.toml"
    theirs.write_text('theme = "paper"\n', encoding="utf-8")
    assert read(home | {"FACILITATOR_CONFIG": str(theirs)}, config=mine).theme == "contrast"
    assert read(home | {"FACILITATOR_CONFIG": str(theirs)}).theme == "paper"


def test_the_users_file_names_a_workspace_beside_itself(home: dict[str, str], tmp_path: Path) -> None:
    user_says(home, 'workspace = "team/reviews"\n')
    del home["FACILITATOR_DATA"]
    assert read(home).workspace == tmp_path / "config" / "facilitator" / "team" / "reviews"


def test_a_workspace_with_a_long_name_is_kept_to_the_letter(home: dict[str, str], tmp_path: Path) -> None:
    long = tmp_path / "two  blanks" / ("x" * 120)
    user_says(home, f'workspace = "{long}"\n')
    del home["FACILITATOR_DATA"]
    assert read(home).workspace == long


def test_without_a_login_name_the_user_is_somebody(home: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    del home["LOGNAME"]

    def fail() -> str:
        raise KeyError(0)

    monkeypatch.setattr("getpass.getuser", fail)
    assert read(home).name == "somebody"
    assert read(home | {"USER": "ki\x1bt"}).name == "kit"


def test_without_a_word_the_workspace_is_reviews_at_home(home: dict[str, str]) -> None:
    del home["FACILITATOR_DATA"]
    assert read(home).workspace == Path.home() / "reviews"


def test_a_relative_xdg_folder_is_ignored(home: dict[str, str]) -> None:
    assert Path.home() in read(home | {"XDG_CACHE_HOME": "cache"}).paths.cache.parents


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('thme = "dusk"', "there is no setting “thme”. Did you mean “theme”?"),
        ("qqqqq = 1", "there is no setting “qqqqq”. Settings are name, zone"),
        ('theme = "pink"', "theme cannot be 'pink'; it must be one of dusk, paper, contrast, ansi."),
        ('theme = ["dusk"]', "theme cannot be ['dusk']; it must be one of"),
        ('bell = "yes"', "bell cannot be 'yes'; it must be true or false"),
        ("bell = 1", "bell cannot be 1; it must be true or false"),
        ("name = 7", "name cannot be 7; it must be words in quotes."),
        ('zone = "Paris"', "zone: “Paris” is no time zone."),
        ("sprint_weeks = 0", "sprint_weeks cannot be 0; it must be a whole number from 1 to 52."),
        ("sprint_weeks = true", "sprint_weeks cannot be True"),
        ('sprint_end = "friday"', "sprint_end cannot be 'friday'; it must be a date like 2026-03-20."),
        ("sprint_end = 2026-03-20T10:00:00", "sprint_end cannot be"),
        ("theme = ", "is no valid TOML"),
        ("wording = 1", "wording must be a table"),
        ('[wording]\npepole = ["Dana"]', "wording: unknown key pepole."),
        ('[theme]\nx = "1"', "theme cannot be {'x': '1'}"),
    ],
)
def test_a_wrong_setting_names_file_and_key(home: dict[str, str], toml: str, said: str) -> None:
    file = user_says(home, toml)
    with pytest.raises(DataError) as raised:
        read(home)
    assert str(raised.value).startswith(str(file))
    assert said in str(raised.value)


def test_a_workspace_cannot_rename_its_users(home: dict[str, str]) -> None:
    workspace_says(home, 'name = "everybody"\n')
    with pytest.raises(DataError, match="belongs in your own settings file"):
        read(home)


def test_a_named_settings_file_must_exist(home: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(DataError, match="There is no settings file"):
        read(home, config=tmp_path / "none.toml")
    with pytest.raises(DataError, match="There is no settings file"):
        read(home | {"FACILITATOR_CONFIG": str(tmp_path / "none.toml")})


def test_a_settings_file_that_cannot_be_read_says_so(home: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read: Is a directory"):
        read(home, config=tmp_path)
    with pytest.raises(DataError, match="its name cannot be used"):
        read(home, config=Path("a\0b"))
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\x80\xff")
    with pytest.raises(DataError, match="not in UTF-8"):
        read(home, config=binary)


def test_what_a_settings_file_says_is_made_safe_to_show(home: dict[str, str]) -> None:
    user_says(home, '"\\u001b[31mtheme" = 1\n')
    with pytest.raises(DataError) as raised:
        read(home)
    assert "\x1b" not in str(raised.value)


def test_a_home_that_is_not_known_is_no_traceback(home: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="home folder that is not known"):
        read(home, data=Path("~nobody-of-that-name/x"))


def test_a_zone_in_the_environment_must_exist(home: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="“Mars/Base” is no time zone"):
        read(home | {"FACILITATOR_ZONE": "Mars/Base"})


@pytest.mark.parametrize("said", ["Europe/Berlin", ":Europe/Berlin", "/usr/share/zoneinfo/posix/Europe/Berlin"])
def test_the_systems_zone_is_read_from_tz(home: dict[str, str], said: str) -> None:
    assert read(home | {"TZ": said}).zone.key == "Europe/Berlin"


def test_a_tz_that_names_no_zone_is_no_error(home: dict[str, str]) -> None:
    assert read(home | {"TZ": "CET-1CEST,M3.5.0"}).zone.key != ""


def test_the_clock_stands_still_where_it_is_told_to() -> None:
    clock = clock_for({"FACILITATOR_NOW": "2026-03-11T11:00:00+01:00"}, ZoneInfo("Europe/Paris"))
    assert clock.now() == datetime(2026, 3, 11, 10, tzinfo=UTC)
    assert clock.zone.key == "Europe/Paris"


def test_otherwise_the_clock_is_the_computers() -> None:
    assert clock_for({}, UTC_ZONE) == SystemClock(UTC_ZONE)


def test_an_instant_without_an_offset_is_read_in_the_zone() -> None:
    assert read_instant("2026-03-11T11:00", ZoneInfo("Europe/Paris"), "--now") == datetime(2026, 3, 11, 10, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "noon", "0001-01-01T00:00:00+14:00", "2026-02-30", "\x1b[31m"])
def test_what_is_no_instant_is_refused_by_name(text: str) -> None:
    with pytest.raises(UsageError, match=r"--now: .* is no instant") as raised:
        read_instant(text, UTC_ZONE, "--now")
    assert "\x1b" not in str(raised.value)
