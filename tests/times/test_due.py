from datetime import date, timedelta

import pytest

from facilitator.times import read_due

TODAY = date(2022, 1, 26)  # a Wednesday
SPRINT_END = date(2022, 2, 4)

READ = {
    "2022-02-11": "2022-02-11",
    "20220211": "2022-02-11",
    "2022/02/11": "2022-02-11",
    "11 feb 2022": "2022-02-11",
    "11 Feb 22": "2022-02-11",
    "11 feb '22": "2022-02-11",
    "11-Feb-2022": "2022-02-11",
    "11.02.2022": "2022-02-11",
    "11.2.": "2022-02-11",
    "feb 11": "2022-02-11",
    "Feb. 11": "2022-02-11",
    "February 11, 2022": "2022-02-11",
    "february eleventh": "2022-02-11",
    "the eleventh of february": "2022-02-11",
    "11th of February": "2022-02-11",
    "Friday, 11 February 2022": "2022-02-11",
    "11 feb (fri)": "2022-02-11",
    "2022 feb 11": "2022-02-11",
    "2022-02-11T17:00Z": "2022-02-11",
    "11 feb 2022 at 17:00": "2022-02-11",
    "friday fortnight": "2022-02-11",
    "friday after next": "2022-02-11",
    "2 weeks from friday": "2022-02-11",
    "twenty-first march": "2022-03-21",
    "10 days after 11 mar": "2022-03-21",
    "15/03": "2022-03-15",
    "03/15": "2022-03-15",
    "mid march": "2022-03-15",
    "mid-march": "2022-03-15",
    "3/3": "2022-03-03",
    "15/03/2023": "2023-03-15",
    "jan 26": "2022-01-26",
    "EOD": "2022-01-26",
    "EOB": "2022-01-26",
    "cob": "2022-01-26",
    "noon": "2022-01-26",
    "5pm": "2022-01-26",
    "tonight": "2022-01-26",
    "today": "2022-01-26",
    "this wed": "2022-01-26",
    "jan 5": "2023-01-05",
    "29 feb": "2024-02-29",
    "fri": "2022-01-28",
    "Friday": "2022-01-28",
    "FRI.": "2022-01-28",
    "this fri": "2022-01-28",
    "coming friday": "2022-01-28",
    "on friday": "2022-01-28",
    "friday this week": "2022-01-28",
    "friday the 28th": "2022-01-28",
    "COB friday": "2022-01-28",
    "friday 5pm": "2022-01-28",
    "friday at 17:00": "2022-01-28",
    "5pm friday": "2022-01-28",
    "friday morning": "2022-01-28",
    "by end of day friday": "2022-01-28",
    "close of business friday": "2022-01-28",
    "day after tomorrow": "2022-01-28",
    "before friday": "2022-01-28",
    "due: friday": "2022-01-28",
    "no later than friday": "2022-01-28",
    "48h": "2022-01-28",
    "eow": "2022-01-28",
    "end of week": "2022-01-28",
    "this week": "2022-01-28",
    "28th": "2022-01-28",
    "fri 28": "2022-01-28",
    "first thing friday": "2022-01-28",
    "friday pm": "2022-01-28",
    "EOQ1": "2022-03-31",
    "Q1 end": "2022-03-31",
    "15. mar": "2022-03-15",
    "last friday of the month": "2022-01-28",
    "tues": "2022-02-01",
    "start of next month": "2022-02-01",
    "next friday": "2022-02-04",
    "a week on friday": "2022-02-04",
    "friday next week": "2022-02-04",
    "next week fri": "2022-02-04",
    "end of next week": "2022-02-04",
    "end of sprint": "2022-02-04",
    "eos": "2022-02-04",
    "sprint end": "2022-02-04",
    "next monday": "2022-01-31",
    "this mon": "2022-01-31",
    "start of next week": "2022-01-31",
    "eom": "2022-01-31",
    "end of the month": "2022-01-31",
    "month end": "2022-01-31",
    "this month": "2022-01-31",
    "last friday": "2022-01-21",
    "wed": "2022-02-02",
    "mid next week": "2022-02-02",
    "within a week": "2022-02-02",
    "5 working days": "2022-02-02",
    "thurs week": "2022-02-03",
    "a week from tomorrow": "2022-02-03",
    "3 weeks on monday": "2022-02-21",
    "EOD tomorrow": "2022-01-27",
    "tomorrow EOD": "2022-01-27",
    "tomorrow": "2022-01-27",
    "tmrw": "2022-01-27",
    "by tomorrow": "2022-01-27",
    "yesterday": "2022-01-25",
    "3w": "2022-02-16",
    "twenty-one days": "2022-02-16",
    "2 weeks": "2022-02-09",
    "two weeks": "2022-02-09",
    "in two weeks": "2022-02-09",
    "in a fortnight": "2022-02-09",
    "in two weeks' time": "2022-02-09",
    "2 weeks from now": "2022-02-09",
    "in 10 business days": "2022-02-09",
    "a couple of weeks": "2022-02-09",
    "+10d": "2022-02-05",
    "10 days": "2022-02-05",
    "in a month": "2022-02-26",
    "6 months": "2022-07-26",
    "in half a year": "2022-07-26",
    "a year": "2023-01-26",
    "3 days ago": "2022-01-23",
    "in 3 weeks and 2 days": "2022-02-18",
    "week 7": "2022-02-18",
    "2022-W07": "2022-02-18",
    "end of next sprint": "2022-02-18",
    "end of next month": "2022-02-28",
    "end of february": "2022-02-28",
    "mid month": "2022-02-15",
    "the 15th": "2022-02-15",
    "end of january 2023": "2023-01-31",
    "last day of march": "2022-03-31",
    "eoq": "2022-03-31",
    "end of quarter": "2022-03-31",
    "end of Q1": "2022-03-31",
    "beginning of may": "2022-05-01",
    "end of Q3 2023": "2023-09-30",
    "end of next quarter": "2022-06-30",
    "end of H1": "2022-06-30",
    "eoy": "2022-12-31",
    "end of year": "2022-12-31",
    "end of 2023": "2023-12-31",
    "first monday in march": "2022-03-07",
    "in 2 sprints": "2022-03-04",
}


@pytest.mark.parametrize("expression", READ)
def test_a_due_date_is_read_as_people_mean_it(expression: str) -> None:
    read = read_due(expression, today=TODAY, sprint_end=SPRINT_END)
    assert str(read.date) == READ[expression]
    assert not read.ask


REFUSED = (
    "|asap|soon|ongoing|tbd|n/a|later|never|next|now|immediately|2 engineers|P1|sev 2|db-3|mar-vm-3|v2.1|10.0.0.1"
    "|when Sun is back|sat in meetings|wed down|may need review|march on|second|first|1|15|100|2022|1002|10:02|feb 30"
    "|31 april|2022-02-30|2022-13-01|32/01|0/0|36h|in 2 hours|in a few weeks|monday or tuesday|mon-fri|early april"
    "|vendredi|١٢/٠١|１１ feb|in 9999 years|and from 10.02|31 30 may 00:05|13 month 27|27 31 at may|5m|+1m|10%|-|?"
    "|fri 27|26-04-15|1/2/3|by|due|the|end of|friday friday|by by|30 sun may 2026"
)


@pytest.mark.parametrize("expression", [*REFUSED.split("|"), "x" * 10**6])
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


ASKS = {
    "12/02": ["2022-02-12", "2022-12-02"],
    "1/2/2023": ["2023-01-02", "2023-02-01"],
    "12-02": ["2022-02-12", "2022-12-02"],
    "next week": ["2022-01-31", "2022-02-02", "2022-02-04"],
    "next month": ["2022-02-01", "2022-02-26", "2022-02-28"],
    "Q3": ["2022-07-01", "2022-09-30"],
    "april": ["2022-04-01", "2022-04-30"],
    "2022-04": ["2022-04-01", "2022-04-30"],
    "the weekend": ["2022-01-29", "2022-01-30"],
    "fri 12 feb": ["2022-02-11", "2022-02-12"],
    "friday the 13th": ["2022-02-11", "2022-02-13"],
}


@pytest.mark.parametrize("expression", ASKS)
def test_what_can_mean_several_days_asks(expression: str) -> None:
    read = read_due(expression, today=TODAY)
    assert read.ask
    assert read.date is None
    assert [str(day) for day in read.choices] == ASKS[expression]
    assert read.reading.endswith("?")


def test_the_setting_of_the_order_settles_a_date_and_an_impossible_order_is_said() -> None:
    assert read_due("1/2/2023", today=TODAY, order="dmy").date == date(2023, 2, 1)
    read = read_due("15/03", today=TODAY, order="mdy")
    assert read.date == date(2022, 3, 15)
    assert "other way round" in read.warnings[0]


TAKEN = ("jan 5", "next friday", "this mon", "eow", "a couple of weeks", "wed", "before friday", "5pm")


@pytest.mark.parametrize("expression", TAKEN)
def test_one_reading_taken_of_several_says_so(expression: str) -> None:
    assert read_due(expression, today=TODAY).warnings


@pytest.mark.parametrize("expression", ["11 feb 2022", "fri", "tomorrow", "2 weeks", "end of Q1", "eom", "2022-02-11"])
def test_what_has_one_reading_says_nothing(expression: str) -> None:
    assert read_due(expression, today=TODAY).warnings == ()


def test_without_a_sprint_its_end_is_refused_and_says_what_is_missing() -> None:
    read = read_due("end of sprint", today=TODAY)
    assert read.date is None
    assert "No sprint is set" in read.reading


def test_a_sprint_long_over_goes_on_in_its_rhythm() -> None:
    assert read_due("end of sprint", today=TODAY, sprint_end=date(2022, 1, 7)).date == date(2022, 2, 4)
    assert read_due("eos", today=TODAY, sprint_end=date(2022, 1, 12), sprint_weeks=1).date == TODAY
    assert read_due("eos", today=TODAY, sprint_end=TODAY).date == TODAY


def test_a_day_that_is_over_is_read_and_said() -> None:
    read = read_due("25 jan 2022", today=TODAY)
    assert read.reading == "Tue 25 Jan, yesterday"
    assert read.warnings == ("That day is over.",)


def test_at_the_weekend_the_end_of_the_week_asks_which() -> None:
    read = read_due("eow", today=date(2022, 1, 29))
    assert read.choices == (date(2022, 1, 30), date(2022, 2, 4))


@pytest.mark.parametrize(("start", "count", "end"), [(28, 1, 31), (28, 5, 35), (29, 1, 31), (29, 5, 35), (26, 2, 28)])
def test_working_days_leave_out_saturdays_and_sundays(start: int, count: int, end: int) -> None:
    first = date(2022, 1, 1)
    read = read_due(f"{count} working days", today=first.replace(day=start))
    assert read.date == first + timedelta(days=end - 1)
