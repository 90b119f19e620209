from datetime import date

import pytest

from facilitator.times import read_due

TODAY = date(2022, 1, 26)  # a Wednesday
SPRINT_END = date(2022, 2, 4)

READ = {
    "2022-02-11": "2022-02-11",
    "11 feb 2022": "2022-02-11",
    "11.02.2022": "2022-02-11",
    "february eleventh": "2022-02-11",
    "fri": "2022-01-28",
    "next friday": "2022-02-04",
    "thurs week": "2022-02-03",
    "COB friday": "2022-01-28",
    "tmrw": "2022-01-27",
    "3w": "2022-02-16",
    "in a fortnight": "2022-02-09",
    "a week from tomorrow": "2022-02-03",
    "eow": "2022-01-28",
    "eom": "2022-01-31",
    "end of Q1": "2022-03-31",
    "mid march": "2022-03-15",
    "end of sprint": "2022-02-04",
    "15/03": "2022-03-15",
    "jan 5": "2023-01-05",
}


@pytest.mark.parametrize("expression", READ)
def test_a_due_date_is_read_as_people_mean_it(expression: str) -> None:
    read = read_due(expression, today=TODAY, sprint_end=SPRINT_END)
    assert str(read.date) == READ[expression]
    assert not read.ask


@pytest.mark.parametrize(
    "expression", ["asap", "soon", "2 engineers", "feb 30", "", "db-3", "when Sun is back", "x" * 10**6]
)
def test_what_is_no_date_is_refused(expression: str) -> None:
    read = read_due(expression, today=TODAY)
    assert read.date is None
    assert not read.ask
    assert read.reading


def test_an_open_order_asks_with_both_days() -> None:
    read = read_due("12/02", today=TODAY)
    assert read.ask
    assert read.choices == (date(2022, 2, 12), date(2022, 12, 2))
    assert read_due("12/02", today=TODAY, order="mdy").date == date(2022, 12, 2)


def test_the_reading_names_the_weekday_and_the_distance() -> None:
    assert read_due("4 feb", today=TODAY).reading == "Fri 4 Feb, in 9 days"
    assert read_due("4 feb 2023", today=TODAY).reading == "Sat 4 Feb 2023, in 374 days"
