"""Actions from the capture line: owner and date out of a sentence, read back."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from facilitator.clock import FixedClock, counted_ids
from facilitator.review.capture import Intent, Situation, Target, interpret
from facilitator.review.gate import live_question
from facilitator.review.records import Meta, Person
from facilitator.review.review import Review
from facilitator.session.entries import Entries
from facilitator.session.ledger import Ledger

PARIS = ZoneInfo("Europe/Paris")
SENTENCE = (
    "Add alerting for database replication lag exceeding five seconds, "
    "owned by the platform team, due by March fifteenth"
)
WHAT = "Add alerting for database replication lag exceeding five seconds"


def seat(target: Target | None = None, **others: object) -> Situation:
    values: dict[str, object] = {
        "phase": "actions",
        "zone": PARIS,
        "day": date(2022, 1, 27),
        "today": date(2022, 1, 28),
        "target": target,
        "people": ("Ana", "Sam", "Ida", "Kit", "Noor", "Lee Berg", "Jo"),
        "actions": 3,
        **others,
    }
    return Situation(**values)  # type: ignore[arg-type]  # the fields above


POINTED = seat(Target("actions", "a3", "action 3"))


def parts(made: Intent) -> tuple[str, str, str, date | None]:
    return made.makes, made.text, made.owner, made.due.date if made.due else None


@pytest.mark.parametrize(
    "line",
    [
        SENTENCE,
        f"{SENTENCE}.",
        f"{WHAT}, due by March fifteenth, owned by the platform team",
        f"{WHAT}, due by March fifteenth and owned by the platform team",
        f"{WHAT}; owned by the platform team; due: 15 march",
        f"{WHAT} (owned by the platform team), due 15 March",
        f"Owned by the platform team, due by March fifteenth, {WHAT}",
    ],
)
def test_one_spoken_sentence_fills_action_owner_and_date(line: str) -> None:
    made = interpret(line, POINTED)
    assert parts(made) == ("action", WHAT, "platform team", date(2022, 3, 15))
    assert made.echo == "owner platform team, due Tue 15 Mar 2022, in 46 days"
    assert (made.chip, made.problem) == ("action 4", "")


def test_a_team_is_taken_as_owner_and_the_room_is_asked_who_in_it() -> None:
    review = Review(Meta(id="r1", team="Platform team", severity="2"))
    review = review.put(Person(id="p1", name="Kit"))
    ledger = Ledger(review, FixedClock(datetime(2022, 1, 28, 13, tzinfo=UTC), PARIS), counted_ids(), "Sam")
    made = interpret(SENTENCE, seat())
    assert made.due is not None
    action_id = Entries(ledger).action(made.text, owner=made.owner, due=made.due.date)
    action = ledger.review.actions[action_id]
    assert (action.text, action.owner, action.due) == (WHAT, "platform team", date(2022, 3, 15))
    assert live_question(action, ledger.review) == "Who in that team?"


@pytest.mark.parametrize(
    ("line", "owner", "due"),
    [
        ("@kit by 11 feb", "Kit", date(2022, 2, 11)),
        ("@kit 11 feb", "Kit", date(2022, 2, 11)),
        ("@kit, 11 feb", "Kit", date(2022, 2, 11)),
        ("@Kit by friday", "Kit", date(2022, 2, 4)),
        ("by 11 feb @kit", "Kit", date(2022, 2, 11)),
        ("kit by the 11th of february", "Kit", date(2022, 2, 11)),
        ("@Lee Berg by 2022-02-11", "Lee Berg", date(2022, 2, 11)),
        ("@lee by 11 feb", "Lee Berg", date(2022, 2, 11)),
        ("11 feb", "", date(2022, 2, 11)),
        ("by 11 feb", "", date(2022, 2, 11)),
        ("before 11 feb 2022", "", date(2022, 2, 11)),
        ("due: 11 feb", "", date(2022, 2, 11)),
        ("friday", "", date(2022, 2, 4)),
        ("in two weeks", "", date(2022, 2, 11)),
        ("tomorrow", "", date(2022, 1, 29)),
        ("2022-02-11", "", date(2022, 2, 11)),
        ("@kit", "Kit", None),
        ("kit", "Kit", None),
        ("@kit.", "Kit", None),
        ("@nobody-known", "nobody-known", None),
        ("owner: the platform team", "platform team", None),
        ("owned by the platform team", "platform team", None),
        ("owned by Kit, due by 11 feb", "Kit", date(2022, 2, 11)),
        ("@kit @ida by 11 feb", "Kit and Ida", date(2022, 2, 11)),
        ("@kit and @ida by 11 feb", "Kit and Ida", date(2022, 2, 11)),
        ("kit, 11 feb", "Kit", date(2022, 2, 11)),
        ("Lee Berg friday", "Lee Berg", date(2022, 2, 4)),
    ],
)
def test_a_person_and_or_a_date_fill_the_action_pointed_at(line: str, owner: str, due: date | None) -> None:
    made = interpret(line, POINTED)
    assert parts(made) == ("fill", "", owner, due)
    assert (made.on, made.chip, made.problem) == ("a3", "action 3", "")


def test_what_was_filled_is_read_back() -> None:
    assert interpret("@kit by 11 feb", POINTED).echo == "owner Kit, due Fri 11 Feb 2022, in 14 days"
    assert interpret("@kit", POINTED).echo == "owner Kit"
    assert interpret("11 feb", POINTED).echo == "due Fri 11 Feb 2022, in 14 days"


def test_what_was_assumed_about_a_date_is_said() -> None:
    assert "Today is that weekday" in interpret("friday", POINTED).echo


def test_a_person_and_a_date_without_an_action_ask_what_for() -> None:
    made = interpret("@kit by 11 feb", seat())
    assert parts(made) == ("action", "", "Kit", date(2022, 2, 11))
    assert made.problem == "What will be different when it is done?"


def test_a_plus_never_fills() -> None:
    assert interpret("+ @kit by 11 feb", POINTED).makes == "action"


def test_a_date_that_can_mean_two_days_asks_which() -> None:
    made = interpret("@kit by 12/01", POINTED)
    assert made.makes == "fill"
    assert made.problem == "Which date: Thu 1 Dec 2022 or Thu 12 Jan 2023?"
    assert interpret("rotate the token, due 12/01", POINTED).problem.startswith("Which date: ")


def test_the_settings_order_decides_such_a_date() -> None:
    made = interpret("@kit by 12/02", seat(POINTED.target, order="dmy"))
    assert parts(made) == ("fill", "", "Kit", date(2022, 2, 12))


def test_the_end_of_the_sprint_is_read_where_the_settings_name_one() -> None:
    made = interpret("rotate the token by end of sprint", seat(sprint_end=date(2022, 2, 4)))
    assert parts(made) == ("action", "rotate the token", "", date(2022, 2, 4))


@pytest.mark.parametrize(
    ("line", "text", "owner", "due"),
    [
        ("rotate the token by friday", "rotate the token", "", date(2022, 2, 4)),
        ("rotate the token by 11 feb", "rotate the token", "", date(2022, 2, 11)),
        ("rotate the token by 11 feb, owned by Kit", "rotate the token", "Kit", date(2022, 2, 11)),
        ("rotate the token by friday, then tell ops", "rotate the token, then tell ops", "", date(2022, 2, 4)),
        ("rotate the token @kit by friday", "rotate the token", "Kit", date(2022, 2, 4)),
        ("@kit: rotate the token", "rotate the token", "Kit", None),
        ("rotate the token (@kit)", "rotate the token", "Kit", None),
        ("rotate the token, owner: @kit", "rotate the token", "Kit", None),
        ("rotate the token owned by Kit", "rotate the token", "Kit", None),
        ("rotate the token, assigned to Lee", "rotate the token", "Lee Berg", None),
        ("rotate the token, owned by J. Doe", "rotate the token", "J. Doe", None),
        ("rotate the token, owned by the", "rotate the token", "the", None),
        ("rotate the token - owned by Kit - by 11 feb", "rotate the token", "Kit", date(2022, 2, 11)),
        ("rotate the token by @kit", "rotate the token", "Kit", None),
        ("send the token to @kit", "send the token to Kit", "Kit", None),
        ("@kit's check of the log", "Kit's check of the log", "Kit", None),
        ("ask @kit whether prime can refuse", "ask Kit whether prime can refuse", "Kit", None),
    ],
)
def test_clauses_leave_the_sentence(line: str, text: str, owner: str, due: date | None) -> None:
    made = interpret(line, POINTED)
    assert parts(made) == ("action", text, owner, due)
    assert (made.on, made.chip) == ("", "action 4")


@pytest.mark.parametrize(
    "line",
    [
        "replace the scripts owned by the team that has left",
        "alert when a pod is assigned to a full node",
        "owner field of the form must be required",
        "owner is asked before a delete",
        "mail ops@kit.example when it fires",
        ".env files must not be read at start",
        "reduce lag by 2 days",
        "have it reviewed by April",
        "a check, then a gate; and a log",
        "kit bag for the on-call",
        "Kit adds the check",
        "remove by hand, owned by Kit: the pods",
        "run the drill before friday's release",
        "rotate by 31 feb",
    ],
)
def test_words_that_only_look_like_clauses_stay(line: str) -> None:
    made = interpret(line, POINTED)
    assert parts(made) == ("action", line, "", None)
    assert made.echo == ""


def test_a_name_that_two_people_begin_with_is_taken_as_typed() -> None:
    made = interpret("@an by 11 feb", seat(POINTED.target, people=("Ana", "Andy")))
    assert made.owner == "an"


def test_the_whole_name_wins_over_the_beginning_of_another() -> None:
    assert interpret("@jo", seat(POINTED.target, people=("Joan", "Jo"))).owner == "Jo"


def test_an_action_typed_on_a_factor_belongs_to_it() -> None:
    made = interpret("slow the bumps down", seat(Target("factors", "f5", "factor 5")))
    assert (made.makes, made.on) == ("action", "f5")


def test_on_a_factor_or_a_parked_idea_a_person_does_not_fill() -> None:
    assert interpret("@kit", seat(Target("factors", "f5", "factor 5"))).makes == "action"
    assert interpret("@kit", seat(Target("parked", "k1", "parked"))).makes == "action"


def test_actions_can_be_captured_from_other_phases() -> None:
    made = interpret(f"/action {SENTENCE}", seat(Target("events", "e1", "10:57"), phase="timeline"))
    assert parts(made) == ("action", WHAT, "platform team", date(2022, 3, 15))
    assert made.on == ""
