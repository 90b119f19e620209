"""The demo: every place of it builds, says the truth about its incident, and invents nobody who was there."""

import csv
import re
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.clock import counted_ids
from facilitator.demo import PLACES, demo_review
from facilitator.demo.build import LEFT, LENGTH
from facilitator.documents import FORMATS
from facilitator.review.agenda import timing
from facilitator.review.codec import from_tables, to_tables
from facilitator.review.records import TABLES
from facilitator.review.review import Review
from facilitator.wording import Lexicon, check

NOW = datetime(2026, 3, 10, 14, 23, 45, tzinfo=UTC)
SCENARIO = Path(__file__).parents[1] / "data" / "scenario-mybinder-2022-01-27"


def demo(place: str = "timeline", now: datetime = NOW) -> Review:
    return demo_review(place, now, counted_ids())


def commits() -> dict[str, tuple[datetime, datetime, str]]:
    """Return what the repository's log says: by commit its two times and its author."""
    with (SCENARIO / "git-log.tsv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {row[0]: (datetime.fromisoformat(row[1]), datetime.fromisoformat(row[2]), row[3]) for row in rows}


def test_the_demo_can_begin_before_in_and_after_the_meeting() -> None:
    assert PLACES[0] == "prepare"
    assert PLACES[-1] == "check"
    assert set(PLACES[1:-1]) == set(LEFT)
    assert tuple(phase.phase for phase in demo().agenda.live) == PLACES[1:-1]


@pytest.mark.parametrize("place", LEFT)
def test_the_phase_it_begins_in_has_left_what_it_says(place: str) -> None:
    time = timing(demo(place), NOW)
    assert time.stage == "running"
    assert time.current is not None
    assert (time.current.phase.phase, time.current.left) == (place, LEFT[place])
    done = [one for one in time.phases if one.state == "done"]
    assert all(one.left == timedelta() for one in done)
    assert len(done) == list(LEFT).index(place)


def test_before_the_meeting_nothing_has_begun_and_after_it_all_is_done() -> None:
    before, after = timing(demo("prepare"), NOW), timing(demo("check"), NOW)
    assert (before.stage, before.current) == ("before", None)
    assert after.stage == "ended"
    assert {one.state for one in after.phases} == {"done"}
    assert after.ends is not None
    assert after.ends < NOW


@given(st.sampled_from(PLACES), st.datetimes(datetime(2023, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  # zoned by hypothesis
def test_it_stands_the_same_at_any_time(place: str, now: datetime) -> None:
    review = demo(place, now)
    time = timing(review, now)
    assert (time.current.left if time.current else None) == LEFT.get(place)
    assert all(action.due is None or action.due > now.date() for action in review.actions.live)
    assert review.meta.meets is not None
    if review.meta.started is not None:
        assert timedelta(minutes=4) <= review.meta.started - review.meta.meets < timedelta(minutes=5)
        assert 2 <= time.past_plan <= 3
    assert sum(phase.minutes for phase in review.agenda.live) == LENGTH


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", FORMATS)
def test_it_can_be_exported_in_every_place(place: str, kind: str) -> None:
    document = FORMATS[kind].write(demo(place), NOW, ZoneInfo("Europe/Paris"))
    assert "Stale prime version" in document
    assert "the version is checked only while a cluster is healthy" in document


@pytest.mark.parametrize("place", PLACES)
def test_it_goes_through_the_store_unchanged(place: str) -> None:
    review = demo(place)
    assert from_tables(to_tables(review)) == review


@pytest.mark.parametrize("table", ["people", "events", "factors", "notes", "parked", "actions", "agenda"])
def test_no_part_of_it_is_empty(table: str) -> None:
    assert len(demo().table(table)) > 2


def test_every_list_and_every_state_has_something_to_show() -> None:
    review = demo()
    assert {note.kind for note in review.notes.live} == {"note", "well", "hard", "lucky", "lesson"}
    assert {factor.kind for factor in review.factors.live} == {"condition", "held", "odd"}
    assert {action.state for action in review.actions.live} == {"open", "done"}
    assert {parked.kind for parked in review.parked.live} == {"idea", "not today", "question"}
    assert any(not action.owner for action in review.actions.live)
    assert any(action.owner and action.due for action in review.actions.live)
    assert any(not person.present for person in review.people.live)
    assert review.meta.summary
    assert review.meta.impact
    assert review.meta.response


def test_all_links_lead_somewhere_and_all_ids_are_different() -> None:
    review = demo()
    ids = [key for table in TABLES for key in review.table(table)]
    assert len(ids) == len(set(ids))
    assert all(note.on == "" or review.find(note.on) for note in review.notes.live)
    assert all(review.events.find(moment) for factor in review.factors.live for moment in factor.moments)
    assert all(review.factors.find(factor) for action in review.actions.live for factor in action.factors)


def test_its_moments_stand_in_order_and_its_marks_make_sense() -> None:
    events = demo().events.live
    assert all(first.at <= second.at for first, second in pairwise(events))
    at = {mark: event.at for event in events for mark in event.marks}
    assert at["trigger"] < at["impact_start"] < at["detected"] < at["impact_end"] <= at["resolved"]
    assert len([mark for event in events for mark in event.marks]) == len(at)


def test_every_moment_from_git_is_a_commit_of_that_time() -> None:
    log = commits()
    moments = [event for event in demo().events.live if event.source == "git"]
    assert len(moments) >= 6
    for event in moments:
        assert event.at in log[event.key][:2], event.text


def test_every_moment_from_the_report_is_a_time_that_the_report_names() -> None:
    report = (SCENARIO / "published-report.md").read_text(encoding="utf-8")
    paris = ZoneInfo("Europe/Paris")
    for event in demo().events.live:
        if event.source == "report":
            local = event.at.astimezone(paris)
            assert re.search(rf"\b0?{local.hour}:{local:%M}\b", report), event.text


def test_nobody_invented_was_there() -> None:
    there = {word.casefold() for _, _, author in commits().values() for word in re.findall(r"\w+", author)}
    report = {word.casefold() for word in re.findall(r"\w+", (SCENARIO / "published-report.md").read_text("utf-8"))}
    invented = {person.name.casefold() for person in demo().people.live}
    assert len(invented) == 7
    assert not invented & there
    assert not invented & report


def test_nobody_who_was_there_is_named() -> None:
    document = FORMATS["json"].write(demo(), NOW, ZoneInfo("UTC")).casefold()
    for _, _, author in commits().values():
        assert author.casefold() not in document
    assert all(not event.actor for event in demo().events.live)


def test_the_licence_of_the_source_comes_with_it() -> None:
    package = files("facilitator.demo")
    licence = package.joinpath("LICENSE-binder.txt").read_text(encoding="utf-8")
    assert "jupyterhub/mybinder.org-deploy" in licence
    assert "BSD 3-Clause" in licence
    assert re.search(r"Copyright \(c\) \d{4}", licence)
    assert "Redistribution and use in source and binary forms" in licence
    data = package.joinpath("data.toml").read_text(encoding="utf-8")
    assert "jupyterhub/mybinder.org-deploy" in data
    assert "invented" in data


def test_its_own_texts_need_no_other_wording() -> None:
    review = demo()
    lexicon = Lexicon(people=tuple(person.name for person in review.people.live))
    texts = [review.meta.summary, review.meta.impact, review.meta.response]
    for table in ("events", "notes", "factors", "actions", "parked"):
        texts += [str(getattr(record, "text", "")) for record in review.table(table).values()]
    assert {text: found for text in texts if (found := check(text, lexicon))} == {}
