"""Two records of one moment in Timeline: asked about on the lower one, joined by one key, then quiet."""

from pathlib import Path

from apps import Computer, enter, press, row_of, session_of, settle, text


async def test_a_second_record_of_a_moment_is_asked_about_and_joined_by_one_key(tmp_path: Path) -> None:
    computer = Computer(tmp_path)
    app = computer.app(computer.demo("timeline"))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        session = session_of(app)
        before = len(session.review.events.live)
        log = f"{'a' * 40}\t2022-01-27T12:20:31+01:00\tIda\tRestart federation-redirect on prime\n"
        session.imports.add(session.imports.from_text(log))
        await enter(pilot, "12:22 somebody restarts the redirect pods on prime")
        await settle(pilot)
        assert len(session.review.events.live) == before + 2
        assert "The same moment as 12:20 from git? = joins them." in text(app)
        assert "≈" in row_of(app, "somebody restarts")
        await press(pilot, "tab", "equals_sign")
        await settle(pilot)
        assert len(session.review.events.live) == before + 1
        assert "The same moment as" not in text(app)
        joined = next(event for event in session.review.events.live if event.text.startswith("Restart federation"))
        (note,) = session.review.notes_on(joined.id)
        assert "somebody restarts the redirect pods" in note.text
