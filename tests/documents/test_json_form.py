import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reviews import reviews
from stale_version import full_review

from facilitator.documents import from_json, is_ours, to_json
from facilitator.errors import UnreadableError
from facilitator.review.review import Review


def test_it_says_what_it_is_and_its_keys_are_sorted() -> None:
    text = to_json(full_review())
    data = json.loads(text)
    assert (data["format"], data["version"]) == ("facilitator-review", 1)
    assert list(data) == sorted(data)
    assert list(data["events"]["e03"]) == sorted(data["events"]["e03"])
    assert data["events"]["e03"]["at"] == "2022-01-27T09:57:58Z"
    assert text.endswith("}\n")


@given(reviews())
def test_exported_imported_and_exported_again_it_is_the_same_bytes(review: Review) -> None:
    text = to_json(review)
    back = from_json(text)
    assert back == review
    assert to_json(back) == text


def test_the_example_comes_back_whole() -> None:
    assert from_json(to_json(full_review())) == full_review()


def with_meta(**values: Any) -> str:
    return json.dumps({"format": "facilitator-review", "version": 1, "meta": {"r": values}})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "This is no JSON: line 1"),
        ('{"format":\n oops', "This is no JSON: line 2"),
        ("[]", "no exported review"),
        ('{"format": "other"}', "no exported review"),
        ("[" * 100_000, "nested too deeply"),
        ('{"format": ' + "9" * 5000 + "}", "a number that no review has"),
        ('{"format": "facilitator-review"}', "does not say its version"),
        ('{"format": "facilitator-review", "version": true}', "does not say its version"),
        ('{"format": "facilitator-review", "version": 2}', "Install a newer facilitator"),
        ('{"format": "facilitator-review", "version": 1}', "holds 0 records"),
        ('{"format": "facilitator-review", "version": 1, "meta": []}', "is no table"),
        (with_meta(title=3), "“title” cannot be 3"),
        (with_meta(began="yesterday"), "“began” cannot be 'yesterday'"),
        (with_meta(began="0001-01-01T00:00:00+14:00"), "“began” cannot be"),
        (with_meta(history=[5]), "“history” cannot be"),
        (with_meta(level="meeting", pauses=[{"began": 1}]), "“pauses” cannot be"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(text: str, says: str) -> None:
    with pytest.raises(UnreadableError) as error:
        from_json(text)
    assert says in str(error.value)
    assert str(error.value).rstrip()[-1] in ".)n"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.text(max_size=40) | json_values.map(json.dumps))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        from_json(text)
    assert not is_ours(text)


@given(st.sampled_from(sorted(json.loads(to_json(full_review())))), json_values, st.data())
def test_a_file_edited_by_hand_is_read_or_refused(table: str, value: Any, data: st.DataObject) -> None:
    content = json.loads(to_json(full_review()))
    if isinstance(content[table], dict) and data.draw(st.booleans()):
        row = content[table][data.draw(st.sampled_from(sorted(content[table])))]
        row[data.draw(st.sampled_from(sorted(row) or ["text"]))] = value
    else:
        content[table] = value
    with suppress(UnreadableError):
        review = from_json(json.dumps(content))
        assert from_json(to_json(review)) == review


def test_an_export_is_told_from_other_json() -> None:
    assert is_ours(to_json(full_review()))
    assert not is_ours('{"events": []}')
