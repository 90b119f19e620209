"""How the program ends: by exit codes and sentences, whatever happens to it."""

import gc
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from program import Run

import facilitator.__main__ as program
from facilitator.config import Settings
from facilitator.errors import DataError, FacilitatorError, NotFoundError, SaveError, UnreadableError, UsageError


def start(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    """Start the real program in a process of its own."""
    command = [sys.executable, "-m", "facilitator", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.PIPE)  # noqa: S603  # our own program


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("No."), 2),
        (NotFoundError("No."), 2),
        (DataError("No."), 2),
        (UnreadableError("No."), 1),
        (SaveError("No."), 1),
        (FacilitatorError("No."), 1),
    ],
)
def test_every_typed_error_is_its_sentence_and_its_code(
    facilitator: Run, monkeypatch: pytest.MonkeyPatch, error: FacilitatorError, code: int
) -> None:
    def fail(argv: object) -> int:
        raise error

    monkeypatch.setattr(program, "_start", fail)
    assert facilitator("list") == (code, "", "No.\n")


def test_a_refusal_of_the_system_is_a_sentence_too(facilitator: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(argv: object) -> int:
        raise PermissionError(13, "Permission denied", "/some/\x1b[31mfile")

    monkeypatch.setattr(program, "_start", fail)
    assert facilitator("list") == (1, "", "/some/[31mfile: permission denied.\n")


def test_an_interrupt_is_130_and_silent(facilitator: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(argv: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "_start", stop)
    assert facilitator("list") == (130, "", "")


def test_a_fault_of_the_program_itself_is_not_hidden_from_tests(
    facilitator: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(argv: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(program, "_start", fail)
    with pytest.raises(ZeroDivisionError):
        facilitator("list")


def test_a_fault_is_one_sentence_on_the_screen_and_its_details_in_the_log(workspace: Path, tmp_path: Path) -> None:
    script = (
        "import facilitator.__main__ as program, sys\n"
        "def fail(argv): raise ZeroDivisionError('secret of the room')\n"
        "program._start = fail\n"
        "sys.exit(program.main())\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)  # noqa: S603  # our own program
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert "Traceback" not in ended.stderr
    assert "secret of the room" not in ended.stderr
    logs = list((tmp_path / "state" / "facilitator").glob("fault-*.log"))
    assert len(logs) == 1
    assert str(logs[0]) in ended.stderr
    assert "ZeroDivisionError" in logs[0].read_text(encoding="utf-8")


def test_a_reader_that_leaves_early_is_no_error_message(workspace: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.md"
    many.write_text("Dana should have checked it.\n\n" * 5_000, encoding="utf-8")
    process = start("lint", str(many))
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdin is not None
    process.stdout.read(10)
    process.stdout.close()
    process.stdin.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_under_standard_output_is_one_sentence(workspace: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(  # our own program
            [sys.executable, "-m", "facilitator", "paths"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (ended.returncode, ended.stderr) == (1, b"The system says: no space left on device.\n")


def test_without_any_standard_stream_a_command_still_ends_by_its_code(workspace: Path) -> None:
    shell = f"{sys.executable} -m facilitator paths <&- >&- 2>&-; test $? = 0"
    assert subprocess.run(["sh", "-c", shell], check=False).returncode == 0  # noqa: S603, S607  # our own program
    shell = f"{sys.executable} -m facilitator lint <&- >&- 2>&-; test $? = 2"
    assert subprocess.run(["sh", "-c", shell], check=False).returncode == 0  # noqa: S603, S607  # our own program


class Screen:
    """Stands in for the interface: says how it was started."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.started: list[tuple[str, str | None]] = []
        module = ModuleType("facilitator.start")
        module.run = self.run  # type: ignore[attr-defined]  # made here
        module.run_demo = self.run_demo  # type: ignore[attr-defined]  # made here
        monkeypatch.setitem(sys.modules, "facilitator.start", module)
        monkeypatch.setattr(program, "_is_terminal", lambda: True)

    def run(self, settings: Settings, review: str | None = None) -> int:
        """Take note of a start in the library or in a review."""
        self.started.append((settings.name, review))
        return 7

    def run_demo(self, settings: Settings, at: str) -> int:
        """Take note of a start in the demo."""
        self.started.append((f"demo of {settings.name}", at))
        return 7


def test_the_screen_starts_in_the_library_in_a_review_or_in_the_demo(
    facilitator: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    facilitator("new", "Stale prime")
    screen = Screen(monkeypatch)
    for arguments in ((), ("stale",), ("stale", "prime"), ("demo",), ("demo", "--at", "close")):
        assert facilitator(*arguments).code == 7
        assert gc.isenabled()
    folder = "2026-03-11-stale-prime"
    assert screen.started == [
        ("mira", None),
        ("mira", folder),
        ("mira", folder),
        ("demo of mira", "timeline"),
        ("demo of mira", "close"),
    ]


@pytest.mark.parametrize("arguments", [(), ("demo",), ("demo", "--at", "close")])
def test_without_a_terminal_the_program_refuses_in_one_sentence(facilitator: Run, arguments: tuple[str, ...]) -> None:
    ended = facilitator(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "facilitator needs a terminal to draw on. For scripts there are commands: facilitator --help\n"


@pytest.mark.parametrize(
    ("word", "near"),
    [("lst", "facilitator list"), ("exprot", "facilitator export"), ("stale-prme", "2026-03-11-stale-prime")],
)
def test_a_word_that_is_neither_command_nor_review_names_what_is_near(facilitator: Run, word: str, near: str) -> None:
    facilitator("new", "Stale prime")
    ended = facilitator(word)
    assert (ended.code, ended.out) == (2, "")
    assert f"Did you mean {near}?" in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    "word", ["", " ", "\x1b[31m", "a\0b", "../..", pytest.param("x" * 1_000_000, id="long"), "\udcff", ".bin", "*"]
)
def test_any_word_may_stand_for_a_review(facilitator: Run, word: str) -> None:
    facilitator("new", "Stale prime")
    for arguments in ((word,), ("show", word), ("export", word)):
        ended = facilitator(*arguments)
        assert (ended.code, ended.out) == (2, "")
        assert len(ended.err) < 600
        assert ended.err.count("\n") == 1


def test_headless_commands_import_no_interface(workspace: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("- 10:02 UTC - traffic drops\n", encoding="utf-8")
    runs = [
        ["--help"],
        ["new", "Stale prime"],
        ["list"],
        ["show", "stale"],
        ["lint", str(notes)],
        ["when", "--as", "due", "tomorrow"],
        ["paths"],
        ["import", "--dry-run", str(notes)],
        ["import", "--into", "stale", str(notes)],
        ["export", "stale"],
        ["export", "stale", "--format", "json"],
        [],
    ]
    script = (
        "import sys\n"
        "from facilitator.__main__ import main\n"
        f"for arguments in {runs!r}:\n"
        "    main(arguments)\n"
        "    loaded = {name.partition('.')[0] for name in sys.modules} & {'textual', 'rich'}\n"
        "    assert not loaded, (arguments, loaded)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)  # noqa: S603  # our own program
    assert ended.returncode == 0, ended.stderr


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from facilitator.__main__ import main\n"
        "main(['import', '--help'])\n"
        "heavy = {'dataclasses', 'pathlib', 'json', 'tomllib', 'zoneinfo', 'tinydb', 'textual', 'dateparser'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    ended = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, text=True, check=False)  # noqa: S603  # our own program
    assert ended.returncode == 0, ended.stderr
