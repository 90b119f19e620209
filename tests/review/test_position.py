import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.review.position import after, between


@given(st.lists(st.integers(0, 10**6), max_size=60))
def test_anything_can_be_put_anywhere(places: list[int]) -> None:
    order: list[str] = []
    for place in places:
        at = place % (len(order) + 1)
        made = between(order[at - 1] if at else "", order[at] if at < len(order) else "")
        order.insert(at, made)
    assert order == sorted(order)
    assert len(set(order)) == len(order)


def test_a_thousand_entries_one_after_another_stay_short() -> None:
    last = ""
    for _ in range(1000):
        made = after(last)
        assert made > last
        last = made
    assert len(last) < 40


def test_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(ValueError, match="no place between"):
        between("b", "a")


@pytest.mark.parametrize(("low", "high"), [("", "0"), ("1", "10"), ("a0", "a"), ("", "000")])
def test_places_that_are_one_fraction_have_nothing_between_them(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="no place between"):
        between(low, high)
