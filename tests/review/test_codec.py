import json

import pytest
from hypothesis import given
from reviews import reviews, small_review

from facilitator.errors import UnreadableError
from facilitator.review.codec import from_tables, to_tables
from facilitator.review.review import Review


@given(reviews())
def test_a_review_survives_json(review: Review) -> None:
    assert from_tables(json.loads(json.dumps(to_tables(review)))) == review


def test_what_is_default_is_not_written() -> None:
    row = to_tables(small_review())["notes"]["n1"]
    assert row == {
        "text": "prime was full",
        "on": "e1",
        "pos": "1",
        "made_by": "sam",
        "made_at": "2022-01-28T13:00:00Z",
    }


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("events", {"at": "yesterday"}),
        ("events", {"text": "no instant"}),
        ("events", {"at": "2022-01-27T10:00:00"}),
        ("events", 7),
        ("notes", {"kind": "rumour"}),
        ("notes", {"text": ["a"]}),
        ("notes", {"deleted": 1}),
        ("agenda", {"visits": {"began": "2022-01-27T10:00:00Z"}}),
        ("agenda", {"minutes": True}),
        ("notes", {"history": [{"field": "nothing", "value": "x"}]}),
    ],
)
def test_a_damaged_record_is_one_sentence(table: str, row: object) -> None:
    with pytest.raises(UnreadableError, match=f"{table} “k1”"):
        from_tables({"meta": {"r1": {}}, table: {"k1": row}})


def test_a_review_has_one_head() -> None:
    with pytest.raises(UnreadableError, match="holds 0 records"):
        from_tables({})
    with pytest.raises(UnreadableError, match="no table"):
        from_tables({"meta": {"r1": {}}, "notes": []})


def test_texts_from_a_file_are_foreign() -> None:
    review = from_tables({"meta": {"r1": {"title": "a\u001b]0;x\u0007b"}}})
    assert review.meta.title == "a]0;xb"
