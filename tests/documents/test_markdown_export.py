from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from hostile import texts
from hypothesis import given
from hypothesis import strategies as st
from rendered import Rendered, plain, render
from reviews import reviews
from stale_version import ACTIONS, EVENTS, MEETS, NOTES, PARIS, event, full_review, review_of

from facilitator.documents import to_markdown
from facilitator.documents.markdown import _PARTS, _sections
from facilitator.guidance import sections
from facilitator.review.records import Action, Event, Factor, Import, Meta, Note, Parked, Person, Phase, Span, Vote
from facilitator.review.review import Review

NOW = MEETS + timedelta(hours=2)
REQUIRED = [
    "Executive summary",
    "Impact",
    "Timeline",
    "Root causes and contributing factors",
    "Action items",
    "Lessons learned",
]


def exported(review: Review, **options: Any) -> str:
    return to_markdown(review, **{"now": NOW, "user_zone": PARIS, **options})


def shown(review: Review) -> Rendered:
    return render(exported(review))


def section(review: Review, title: str) -> str:
    """Return what stands under a heading."""
    text = exported(review)
    assert f"\n## {title}\n" in text
    return text.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0].strip()


def test_every_section_is_written() -> None:
    assert {one.id for one in _sections()} == set(_PARTS)


def test_the_headings_that_scripts_rely_on_are_there_in_their_order() -> None:
    for review in (full_review(), review_of(), review_of(level="written")):
        headings = shown(review).headings(2)
        assert [one for one in headings if one in REQUIRED] == REQUIRED


def test_an_empty_review_names_what_is_required_and_hides_the_rest() -> None:
    assert shown(review_of()).headings(2) == REQUIRED
    assert exported(review_of()).count("Not recorded yet.") == len(REQUIRED)


def test_the_head_tells_when_how_bad_and_how_far() -> None:
    head = exported(full_review()).split("\n## ", 1)[0]
    assert head.splitlines()[0] == "# Stale prime version"
    assert "- **Incident:** Thu 27 Jan 2022, 11:00 to 18:00 (CET, UTC+01:00)" in head
    assert "- **Severity:** Sev 2, major" in head
    assert "- **Status:** draft, as of 2022-01-28 16:00 CET" in head
    assert "- **To be published by:** Ana, until 2022-02-04, for everybody who was invited" in head


def test_a_published_review_says_when_and_to_whom_and_bears_no_date_of_its_own() -> None:
    review = full_review(status="published", published_at=NOW, published_to="everybody", published_by="Ana")
    assert "- **Status:** published 2022-01-28 16:00 CET to everybody\n" in exported(review)
    assert exported(review) == exported(review, now=NOW + timedelta(days=400))


def test_the_timeline_has_its_zone_sources_marks_and_what_was_known() -> None:
    text = section(full_review(), "Timeline")
    assert text.startswith("All times are local to the incident, in Europe/Paris (CET, UTC+01:00).")
    assert (
        "| 10:57 | **Trigger:** repo2docker bump merged (#2111) | a routine bump, two most days; CI was green "
        "| no bump had ever touched routing "
        "| [git](https://github.com/jupyterhub/mybinder.org-deploy/pull/2111) |" in text
    )
    assert "report, grafana" in text
    assert "*3 h 32 min, nothing recorded*" in text
    assert "### Fri 28 Jan 2022" in text
    assert "- Thu 27 Jan 10:57: repo2docker bump merged (#2111)\n  - prime was already full at that moment" in text
    assert "Imported: git-log.tsv (git log), 8 of 25 entries kept." in text


def test_a_timeline_without_views_says_that_they_are_missing() -> None:
    review = review_of(event("a", 27, "10:00"))
    text = section(review, "Timeline")
    assert "| Time | What happened | Source |" in text
    assert "is not recorded yet" in text
    assert "###" not in text


def test_approximate_times_ranges_and_whole_days_stay_what_they_are() -> None:
    about = event("a", 27, "10:57", precision="approximate")
    text = section(review_of(about, event("b", 27, "11:00", precision="day")), "Timeline")
    assert "| about 10:57 | something |" in text
    assert "| that day | something |" in text
    seen = review_of(event("b", 27, "11:00", "slow", precision="day", marks=("trigger",)))
    assert section(seen, "Trigger") == "Thu 27 Jan: slow."
    span = Event(id="c", at=about.at, until=about.at + timedelta(hours=14), text="deploy")
    assert "| 10:57 to Fri 28 Jan 00:57 | deploy |" in section(review_of(span), "Timeline")


def test_when_the_clocks_change_the_offsets_are_stated_and_doubled_hours_told_apart() -> None:
    first, second = datetime(2022, 10, 30, 0, 30, tzinfo=UTC), datetime(2022, 10, 30, 1, 30, tzinfo=UTC)
    text = section(review_of(Event(id="a", at=first, text="a"), Event(id="b", at=second, text="b")), "Timeline")
    assert "(CEST, UTC+02:00; from Sun 30 Oct 2022 on CET, UTC+01:00)" in text
    assert "| 02:30 CEST | a |" in text
    assert "| 02:30 CET | b |" in text


def test_a_zone_that_is_not_known_is_told() -> None:
    text = section(Review(Meta(id="r", zone="Mars/*Olympus*")).put(event("a", 27, "10:00")), "Timeline")
    assert text.startswith("Thu 27 Jan 2022; all times are in UTC; the zone “Mars/\\*Olympus\\*” is not known here.")
    plain_utc = Review(Meta(id="r")).put(event("a", 27, "10:00")).put(event("b", 28, "10:00"))
    assert section(plain_utc, "Timeline").startswith("All times are in UTC.")


def test_metrics_stand_with_their_formulas_and_unknown_is_not_zero() -> None:
    text = section(full_review(), "Metrics")
    assert "| Time to detect | 3 h 35 min | detected − impact start |" in text
    assert "| Time to acknowledge | not recorded | acknowledged − detected |" in text
    assert "## Metrics" not in exported(review_of(*EVENTS[:2]))


def test_impact_without_a_number_says_so() -> None:
    assert "- **Users:** not recorded yet" in section(full_review(), "Impact")
    assert "- **Users:** about 4,000" in section(full_review(impact_users="about 4,000"), "Impact")


def test_factors_stand_with_their_moments_actions_and_notes() -> None:
    text = section(full_review(), "Root causes and contributing factors")
    assert (
        "3. the status page leaves out the version check (observability)\n"
        "   - Seen Thu 27 Jan 14:35: federation members notice the drop\n"
        "   - members saw healthy clusters and no traffic\n"
        "   - the log line existed; nobody is sent it\n"
        "   - Taken up by action 3\n" in text
    )
    assert "5. two bumps a day made this one look like any other\n   - No action yet" in text
    assert "### What held\n\n- the member clusters themselves stayed healthy" in text
    assert "### What was odd" in text


def test_actions_have_owner_date_and_factor_and_say_what_they_lack() -> None:
    text = section(full_review(), "Action items")
    assert "| 2 | alert when a member gets < 5 % for 15 min | Noor | 2022-02-11 | detect | 4 | open |  |" in text
    assert "| 4 | let prime refuse traffic while unhealthy | Kit | no date yet | limit | 2 | open |  |" in text
    assert "- Action 2\n  - Noor asks" in text
    bare = review_of(Action(id="a", text="do it"))
    assert "| 1 | do it | no owner yet | no date yet |  |  | open |" in section(bare, "Action items")


def test_what_was_declined_or_parked_is_told_with_reason_and_outcome() -> None:
    review = full_review()
    assert section(review, "Chosen not to do") == (
        "- merge only one bump a day\n  - Reason: the bumps themselves were sound"
    )
    assert "- the vendor contract for log storage\n  - Not today, from Factors: still parked" in section(
        review, "Parking lot"
    )
    none = review_of(ACTIONS[4])
    assert section(none, "Action items") == "None: every idea was declined, see below."


def test_people_are_roles_and_the_meeting_has_planned_and_used_minutes() -> None:
    review = full_review()
    roles = section(review, "Roles present")
    assert roles.startswith("6 of 7 people. Present: facilitator, scribe, resolved it")
    assert "support voice" not in roles
    assert not any(name in roles for name in ("Ana", "Sam", "Lee"))
    meeting = section(review, "Meeting")
    assert meeting.startswith("Planned for Fri 28 Jan 2022, 14:00 to 15:00; held 14:04 to 15:06 (CET, UTC+01:00).")
    assert "| Timeline | 17 | 20 |" in meeting
    assert "| Total | 60 | 62 |" in meeting
    assert "- 6 of 7 learned something" in section(review, "Hands up")


def test_meeting_times_are_in_the_users_zone_and_the_timeline_in_the_incidents() -> None:
    text = exported(full_review(), user_zone=ZoneInfo("America/New_York"))
    assert "Planned for Fri 28 Jan 2022, 08:00 to 09:00; held 08:04 to 09:06 (EST, UTC-05:00)." in text
    assert "(CET, UTC+01:00)" in text


def test_pauses_and_a_meeting_that_runs_are_told() -> None:
    phase = Phase(id="g", phase="open", plan=3, minutes=3, visits=(Span(MEETS),))
    review = review_of(phase, started=MEETS, pauses=(Span(MEETS, MEETS + timedelta(minutes=5)),))
    text = section(review, "Meeting")
    assert text.startswith("Held on Fri 28 Jan 2022, 14:00, still running")
    assert "| Open | 3 | 115 |" in text
    assert text.endswith("The clock stood still for 5 minutes.")


def test_a_written_review_has_no_room_in_it() -> None:
    headings = shown(full_review(level="written")).headings(2)
    assert not {"Roles present", "Meeting", "Hands up"} & set(headings)
    assert "Timeline" in headings


def test_a_near_miss_has_its_own_parts_and_loses_nothing() -> None:
    review = review_of(level="near-miss", nearly="a token lay in a public log")
    assert shown(review).headings(2) == [
        "What nearly happened",
        "What stopped it",
        "Worst credible outcome",
        "Root causes and contributing factors",
    ]
    more = review.put(ACTIONS[1]).put(NOTES[6])
    assert {"Action items", "Lessons learned"} <= set(shown(more).headings(2))


def test_notes_on_what_is_gone_and_notes_on_notes_are_kept() -> None:
    review = review_of(
        replace(EVENTS[0], deleted=True),
        Note(id="a", text="on a deleted moment", on="e01", pos="1"),
        Note(id="b", text="on that note", on="a", pos="2"),
        Note(id="c", text="on itself", on="c", pos="3"),
        Note(id="d", kind="lucky", text="load fell", pos="4"),
        Note(id="e", text="on the luck", on="d", pos="5"),
        Note(id="f", text="on a person", on="p1", pos="6"),
        Note(id="g", text="deleted words", pos="7", deleted=True),
    )
    text = exported(review)
    assert section(review, "Further notes").startswith("On entries that are not in this document:")
    for words in ("on a deleted moment", "on that note", "on itself", "on a person"):
        assert text.count(words) == 1
    assert "- load fell\n  - on the luck" in text
    assert "deleted words" not in text


def test_notes_in_a_circle_below_an_entry_are_told_once() -> None:
    circle = Note(id="e01", text="round", on="e01"), Note(id="n", text="and round", on="e01")
    text = exported(review_of(EVENTS[0], *circle))
    assert (text.count("- round"), text.count("- and round")) == (1, 2)


def test_notes_on_notes_go_no_deeper_than_can_be_read() -> None:
    notes = [Note(id=f"n{place}", text=f"reply {place}", on=f"n{place - 1}" if place else "") for place in range(2000)]
    text = section(review_of(*notes), "Further notes")
    assert text.startswith("- reply 0\n  - reply 1\n    - reply 2\n")
    assert text.endswith("- reply 1999")
    assert text.count("reply") == 2000


def test_without_an_end_of_the_impact_the_time_to_resolve_stands_for_it_and_says_so() -> None:
    review = review_of(
        event("i", 27, "11:00", marks=("impact_start",)), event("r", 27, "18:00", marks=("resolved",)), impact="slow"
    )
    assert "- **Duration:** 7 h 00 min (resolved − impact start)" in section(review, "Impact")
    assert "- **Incident:** Thu 27 Jan 2022, 11:00 to 18:00 (CET, UTC+01:00)" in exported(review)


def test_the_same_review_gives_the_same_bytes() -> None:
    assert exported(full_review()) == exported(full_review())
    assert exported(full_review()).endswith("\n")
    assert "\n\n\n" not in exported(full_review())


@st.composite
def noted(draw: st.DrawFn) -> Review:
    """Draw a review whose notes are on its entries, on one another, or on nothing that is there."""
    review = draw(reviews())
    for note in review.notes.values():
        review = review.put(replace(note, on=draw(st.sampled_from(["", "a", "b", "c", "d", "gone"]))))
    return review


@given(noted(), st.sampled_from([PARIS, ZoneInfo("Asia/Kathmandu"), timezone(timedelta(hours=-11))]))
def test_any_review_exports_and_holds_every_note(review: Review, zone: Any) -> None:
    shown = render(to_markdown(review, now=NOW, user_zone=zone))
    for note in review.notes.live:
        assert plain(note.text) in shown.text
    assert len(shown.headings(1)) == 1
    assert set(shown.headings(2)) <= {one.heading for one in _sections()}


@given(texts, texts)
def test_hostile_words_change_nothing_in_the_shape(one: str, two: str) -> None:
    def made(words: str, other: str) -> Review:
        first, second = words, other
        return review_of(
            event("e", 27, "10:00", first, known=second, sense=first, source=second, also=(first,), marks=("trigger",)),
            Factor(id="f", text=first, tags=(second,), moments=("e",), pos="1"),
            Factor(id="h", kind="held", text=second, pos="2"),
            Action(id="a", text=first, owner=second, ticket=first, type=second, pos="1"),
            Action(id="d", text=second, state="declined", reason=first, pos="2"),
            Parked(id="k", text=first, outcome=second, phase=first, pos="1"),
            Person(id="p", name=first, role=second, pos="1"),
            Import(id="i", file=first, kind=second),
            Phase(id="g", phase=first, plan=3, pos="1"),
            Vote(id="learned", count=1, of=2),
            *(Note(id=f"n{on}", text=first, on=on, pos="1", phase=second) for on in ("", *"efadk", "gone")),
            Note(id="w", kind="well", text=first, pos="2"),
            Note(id="l", kind="lesson", text=second, pos="3"),
            title=first, team=second, services=(first,), tags=(second,), links=(first,), summary=first, impact=second,
            impact_users=first, detection=first, response=second, lessons=first, related=second, glossary=first,
            publisher=first, publish_to=second, severity=first, meets=MEETS, started=MEETS,
        )  # fmt: skip

    hostile, tame = (
        render(exported(made(one, two))),
        render(exported(made("x" * bool(one.strip()), "y" * bool(two.strip())))),
    )
    shape = {
        "heading_open",
        "tr_open",
        "td_open",
        "list_item_open",
        "table_open",
        "bullet_list_open",
        "ordered_list_open",
    }
    assert [t.type for t in hostile.tokens if t.type in shape] == [t.type for t in tame.tokens if t.type in shape]
    assert not hostile.kinds & {
        "html_block",
        "html_inline",
        "fence",
        "code_block",
        "code_inline",
        "blockquote_open",
        "image",
        "hr",
    }
    assert hostile.headings(2) == tame.headings(2)
    assert all(link.lower().startswith(("http://", "https://")) for link in hostile.addresses())


def test_sections_come_from_guidance() -> None:
    assert [one.id for one in _sections() if one.id not in ("meeting", "notes")] == [one.id for one in sections()]
    assert {one.heading for one in sections() if one.required} >= set(REQUIRED)
