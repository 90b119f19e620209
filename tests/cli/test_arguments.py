"""Arguments: what is understood, and one sentence for what is not."""

import pytest
from program import Run

from facilitator import __version__
from facilitator.cli.parser import parse
from facilitator.cli.table import COMMANDS


@pytest.mark.parametrize("arguments", [["--data", "d", "list"], ["list", "--data", "d"], ["--data=d", "list"]])
def test_a_global_option_counts_before_and_after_the_command(arguments: list[str]) -> None:
    assert parse(arguments).data == "d"


def test_the_later_of_two_global_options_wins() -> None:
    assert parse(["--data", "early", "list", "--data", "late"]).data == "late"


def test_options_may_stand_among_the_files() -> None:
    args = parse(["import", "a.csv", "--dry-run", "b.csv"])
    assert (args.files, args.dry_run) == (["a.csv", "b.csv"], True)


def test_after_two_dashes_nothing_is_an_option() -> None:
    assert parse(["when", "--as", "time", "--", "-5m"]).expressions == ["-5m"]
    assert parse(["new", "--", "--data"]).title == ["--data"]


def test_what_is_no_command_is_a_review() -> None:
    args = parse(["--data", "d", "stale", "prime"])
    assert (args.command, args.review, args.data) == (None, ["stale", "prime"], "d")


def test_two_dashes_make_a_command_s_name_a_review() -> None:
    args = parse(["--", "list"])
    assert (args.command, args.review) == (None, ["list"])


def test_nothing_at_all_is_the_program_itself() -> None:
    args = parse([])
    assert (args.command, args.review) == (None, [])


def test_help_lists_every_command(facilitator: Run) -> None:
    ended = facilitator("--help")
    assert ended.code == 0
    assert ended.err == ""
    for one in COMMANDS:
        assert f"  {one.name:<8}{one.help}\n" in ended.out


@pytest.mark.parametrize("name", [one.name for one in COMMANDS])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help_that_fits_a_terminal(facilitator: Run, name: str, flag: str) -> None:
    ended = facilitator(name, flag)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"usage: facilitator {name} ")
    assert max(map(len, ended.out.splitlines())) <= 80


@pytest.mark.parametrize("columns", ["", "7", "-3", "x", "9" * 40])
def test_help_does_not_mind_what_the_terminal_says_of_its_width(
    facilitator: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert facilitator("import", "--help").code == 0


@pytest.mark.parametrize("flag", ["-V", "--version"])
def test_version(facilitator: Run, flag: str) -> None:
    assert facilitator(flag) == (0, f"facilitator {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--bogus"], "Unrecognized arguments: --bogus. See: facilitator --help"),
        (["--data"], "Argument --data: expected one argument. See: facilitator --help"),
        (["new"], "The following arguments are required: TITLE. See: facilitator new --help"),
        (["import"], "The following arguments are required: FILE. See: facilitator import --help"),
        (["when", "x"], "The following arguments are required: --as. See: facilitator when --help"),
        (["list", "x"], "Unrecognized arguments: x. See: facilitator list --help"),
        (["list", "--format", "xml"], "Argument --format: invalid choice: 'xml'"),
        (["new", "x", "--severity", "5"], "Argument --severity: invalid choice: '5'"),
        (["new", "x", "--length", "long"], "Argument --length: invalid int value: 'long'"),
        (["demo", "--at", "nowhere"], "Argument --at: invalid choice: 'nowhere'"),
        (["lint", "--form", "json"], "Unrecognized arguments: --form. "),
        (["\x1b[31m--x", "--y"], "Unrecognized arguments: --y"),
        (["list", "\x1b[31mred\x07"], "Unrecognized arguments: [31mred."),
    ],
)
def test_a_wrong_argument_is_one_sentence_and_exit_code_2(facilitator: Run, arguments: list[str], said: str) -> None:
    ended = facilitator(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(said)
    assert ended.err.count("\n") == 1


def test_a_very_long_argument_is_not_repeated_in_full(facilitator: Run) -> None:
    ended = facilitator("list", "x" * 1_000_000)
    assert ended.code == 2
    assert len(ended.err) < 400
