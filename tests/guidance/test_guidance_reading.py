"""A data file with a mistake in it is refused, and the message names the place."""

from dataclasses import dataclass

import pytest

from facilitator.errors import DataError
from facilitator.guidance import agenda, reading


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a field of each type that data files hold."""

    id: str
    count: int = 1
    on: bool = False
    words: tuple[str, ...] = ()


def rows(text: str) -> tuple[Row, ...]:
    return reading.records(Row, "x.toml", reading.parse("x.toml", text), "row")


def test_rows_become_records_in_the_order_of_the_file() -> None:
    found = rows('[[row]]\nid = "b"\ncount = 2\non = true\nwords = ["one"]\n[[row]]\nid = "a"')
    assert found == (Row("b", 2, on=True, words=("one",)), Row("a"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[row]]\ncount = 2", r"x\.toml: row\[1\]\.id is missing"),
        ('[[row]]\nid = "a"\ncolour = "red"', r"row\[1\]\.colour is not known"),
        ('[[row]]\nid = " a"', r"row\[1\]\.id must be text"),
        ('[[row]]\nid = ""', r"row\[1\]\.id must be text"),
        ('[[row]]\nid = "a"\ncount = true', r"row\[1\]\.count must be a whole number"),
        ('[[row]]\nid = "a"\non = 1', r"row\[1\]\.on must be true or false"),
        ('[[row]]\nid = "a"\nwords = []', r"row\[1\]\.words must be a list of texts"),
        ('[[row]]\nid = "a"\nwords = [1]', r"row\[1\]\.words must be a list of texts"),
        ('[[row]]\nid = "a"\n[[row]]\nid = "a"', r"row has the id a twice"),
        ("row = []", r"row must be a list with at least one row"),
        ("row = [1]", r"row\[1\] must be a table"),
        ("other = 1", r"row must be a list"),
        ("row = [", r"x\.toml is not valid TOML"),
    ],
)
def test_a_mistake_is_named_with_file_and_key(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        rows(text)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(DataError, match=r"none\.toml cannot be read"):
        reading.load("none.toml")


def test_single_texts_and_lists_are_checked_too() -> None:
    data = {"one": "words", "many": ["a", "b"]}
    assert reading.text("x.toml", data, "one") == "words"
    assert reading.texts("x.toml", data, "many") == ("a", "b")
    with pytest.raises(DataError, match=r"x\.toml: many must be text"):
        reading.text("x.toml", data, "many")
    with pytest.raises(DataError, match=r"x\.toml: none must be a list of texts"):
        reading.texts("x.toml", data, "none")


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        ({"close": 2, "open": 2}, "in the order of a meeting"),
        ({"lunch": 2}, "in the order of a meeting"),
        ({"open": 0}, "must give open whole minutes"),
        ({"open": True}, "must give open whole minutes"),
    ],
)
def test_a_plan_names_known_phases_in_order_with_whole_minutes(plan: dict[str, object], message: str) -> None:
    with pytest.raises(DataError, match=message):
        agenda._plan("60", plan)
