"""The forms in which a review can be exported: every one of them keeps what the registry promises."""

import pytest
from stale_version import MEETS, PARIS, full_review

from facilitator.documents import FORMATS


def test_each_format_goes_by_its_id_and_markdown_comes_first() -> None:
    assert [one.id for one in FORMATS.values()] == list(FORMATS)
    assert next(iter(FORMATS)) == "markdown"


def test_each_format_has_a_title_and_an_ending_of_its_own() -> None:
    endings = [one.suffix for one in FORMATS.values()]
    assert all(ending.startswith(".") for ending in endings)
    assert len(set(endings)) == len(endings)
    assert all(one.title for one in FORMATS.values())


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_format_holds_every_note_and_is_the_same_each_time(name: str) -> None:
    review = full_review()
    written = FORMATS[name].write(review, MEETS, PARIS)
    assert written == FORMATS[name].write(review, MEETS, PARIS)
    assert written.endswith("\n")
    plain = "".join(char for char in written if char.isalnum())
    for note in review.notes.live:
        assert "".join(char for char in note.text if char.isalnum()) in plain
