"""The page for users says what the data says."""

from pathlib import Path

from facilitator.guidance import PHASES, factor_tags, presets, sections, severities, suggest

PAGE = (Path(__file__).parents[2] / "docs" / "facilitation.md").read_text("utf-8")


def test_the_table_of_agendas_has_the_minutes_of_the_presets() -> None:
    table = PAGE.partition("## Agendas")[2].partition("\n\n|")[2].split("\n\n")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    assert rows[0][1:] == [phase.title for phase in PHASES]
    found = {
        row[0]: {phase.id: int(cell) for phase, cell in zip(PHASES, row[1:], strict=True) if cell} for row in rows[2:]
    }
    names = [str(preset.minutes) if preset.id.isdigit() else preset.title for preset in presets()]
    assert found == dict(zip(names, [dict(preset.plan) for preset in presets()], strict=True))


def test_the_page_names_each_phase_with_its_purpose() -> None:
    assert all(f"| {phase.title} | {phase.purpose}" in PAGE for phase in PHASES)


def test_the_page_tells_the_suggestion_for_every_severity() -> None:
    for severity in severities():
        row = next(line for line in PAGE.splitlines() if line.lower().startswith(f"| {severity.short.lower()}"))
        found = suggest(severity.id)
        assert found.summary.replace(" min", " minutes").lower() in row.lower()
        assert f"{found.deadline_days} {'business days' if found.business else 'days'}" in row


def test_the_page_names_the_required_sections_and_counts_the_tags() -> None:
    plain = " ".join(PAGE.lower().split())
    required = [one.heading.lower() for one in sections() if one.required and "meeting" in one.levels]
    assert all(heading in plain for heading in required)
    assert len(factor_tags()) == 16
    assert "sixteen words" in plain
