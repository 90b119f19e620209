"""What is loaded before the first picture: only what it shows. `benchmarks/first_paint.py` measures it."""

import subprocess
import sys
from pathlib import Path

from apps import Computer

START = """
import asyncio, sys
from pathlib import Path
from facilitator.app import FacilitatorApp
from facilitator.config import clock_for, load_settings

async def show() -> None:
    home = sys.argv[1]
    settings = load_settings(Path(home, "reviews"), None, {"HOME": home, "XDG_CACHE_HOME": home + "/cache"})
    app = FacilitatorApp(settings, clock_for({}, settings.zone))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        print("shown:", "".join(strip.text for strip in app.screen._compositor.render_strips()))

asyncio.run(show())
print(*(name for name in sys.modules if name.startswith(("facilitator", "tinydb", "dateparser"))))
"""
NOT_YET = (
    "facilitator.screens.meeting",
    "facilitator.screens.prepare",
    "facilitator.session",
    "facilitator.sources",
    "facilitator.documents",
    "facilitator.wording",
    "facilitator.review.records",
    "facilitator.times.due",
    "tinydb",
    "dateparser",
)


def test_the_list_of_reviews_is_shown_without_what_only_an_open_review_needs(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    computer.make(title="Stale prime version")
    computer.library.entries()
    run = subprocess.run(  # noqa: S603  # our own Python and our own text
        [sys.executable, "-c", START, str(tmp_path)], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    picture, loaded = run.stdout.split("shown:")[1].rsplit("\n", 2)[:2]
    assert "Stale prime version" in picture
    assert [name for name in NOT_YET if name in loaded.split()] == []
