from datetime import date

import pytest

from facilitator.times import find_due

TODAY = date(2022, 1, 27)  # a Thursday

FOUND = {
    "Kit adds the alert by friday": ("Kit adds the alert", date(2022, 1, 28)),
    "Kit adds the alert by Friday.": ("Kit adds the alert.", date(2022, 1, 28)),
    "add the alert, owned by Kit, due by March fifteenth": ("add the alert, owned by Kit", date(2022, 3, 15)),
    "add the alert, due by March 15, 2022, owned by Kit": ("add the alert, owned by Kit", date(2022, 3, 15)),
    "add the alert due 11 feb": ("add the alert", date(2022, 2, 11)),
    "add the alert, due: in two weeks": ("add the alert", date(2022, 2, 10)),
    "add the alert (due fri)": ("add the alert", date(2022, 1, 28)),
    "add the alert – by next friday": ("add the alert", date(2022, 2, 4)),
    "add the alert, deadline eom": ("add the alert", date(2022, 1, 31)),
    "add the alert, due in 3 weeks": ("add the alert", date(2022, 2, 17)),
    "add the alert by COB friday": ("add the alert", date(2022, 1, 28)),
    "add the alert before monday": ("add the alert", date(2022, 1, 31)),
    "add the alert by end of Q1": ("add the alert", date(2022, 3, 31)),
    "add the alert, to be done by 11.02.2022": ("add the alert", date(2022, 2, 11)),
    "by friday": ("", date(2022, 1, 28)),
    "due by mon: by tuesday": ("due by mon:", date(2022, 2, 1)),
}


@pytest.mark.parametrize("text", FOUND)
def test_a_due_clause_is_found_and_its_words_can_be_taken_out(text: str) -> None:
    found = find_due(text, today=TODAY)
    assert found is not None
    reading, (start, end) = found
    assert (text[:start] + text[end:], reading.date) == FOUND[text]


@pytest.mark.parametrize(
    "text",
    [
        "done by hand",
        "by may need review",
        "reviewed by April",
        "owned by Sun",
        "caused by Friday",
        "cut the lead time by 2 weeks",
        "reduce alerts by 1/2",
        "raise the limit by 2.5",
        "stand by",
        "due: asap",
        "due to friday's change",
        "by friday or we page the vendor",
        "by Friday the queue was full",
        "the date is 11 feb",
        "friday",
        "goodbye friday",
        "by",
        "",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert find_due(text, today=TODAY) is None


def test_an_ambiguous_clause_is_found_and_asks() -> None:
    found = find_due("add the alert, due by 12/02", today=TODAY)
    assert found is not None
    assert found[0].ask
    settled = find_due("add the alert, due by 12/02", today=TODAY, order="dmy")
    assert settled is not None
    assert settled[0].date == date(2022, 2, 12)


def test_the_settings_of_the_sprint_reach_the_reading() -> None:
    found = find_due("add the alert by end of sprint", today=TODAY, sprint_end=date(2022, 2, 4))
    assert found is not None
    assert found[0].date == date(2022, 2, 4)
