import pytest
from stale_version import MEETS, PARIS, full_review

from facilitator.documents import FORMATS, to_json, to_markdown


def test_each_format_goes_by_its_id() -> None:
    assert {name: (one.id, one.suffix) for name, one in FORMATS.items()} == {
        "markdown": ("markdown", ".md"),
        "json": ("json", ".json"),
    }


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_format_writes_text(name: str) -> None:
    review = full_review()
    written = FORMATS[name].write(review, MEETS, PARIS)
    assert written == (to_json(review) if name == "json" else to_markdown(review, now=MEETS, user_zone=PARIS))
