"""Times in an hour that came twice or never: asked about once, read by the answer, found again on a second import."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from facilitator.session.clock_words import question_words, reading_words
from facilitator.session.imports import ALREADY, NO_SUCH_TIME, Answer, Imports, Preview, Question, StoppedError, Watch
from facilitator.session.ledger import Ledger

BEGAN = datetime(2021, 10, 30, 23, 50, tzinfo=UTC)
FOLD = (
    "2021-10-31 01:50:00 deploy started\n"
    "2021-10-31 02:40:00 check failed\n"
    "2021-10-31 02:55:00 page sent\n"
    "2021-10-31 02:05:00 rollback\n"
    "2021-10-31 02:40:00 check failed\n"
    "2021-10-31 03:20:00 recovered\n"
)
PLAIN = "2021-10-31 02:20:00 somebody writes\n2021-10-31 03:30:00 somebody answers\n"
GAP = "2021-03-28 01:50:00 alert\n2021-03-28 02:10:00 job starts\n2021-03-28 02:30:00 job ends\n"
ANSWERS: tuple[Answer, ...] = ("order", "first", "second")


@pytest.fixture
def imports(ledger: Ledger) -> Imports:
    """Return the imports of a review whose incident began in Paris, ten minutes before the hour that came twice."""
    ledger.review = ledger.review.put(replace(ledger.review.meta, began=BEGAN))
    return Imports(ledger)


def utc(ledger: Ledger) -> list[str]:
    """Return what was imported, by time."""
    return [f"{event.at:%H:%M} {event.text}" for event in ledger.review.events.live if event.batch]


def said(imports: Imports, preview: Preview, answer: Answer) -> Preview:
    """Answer the only question of a preview."""
    (asked,) = preview.asked
    return imports.answered(preview, {asked.question: answer})


def test_rows_in_such_an_hour_are_one_open_question(imports: Imports) -> None:
    (asked,) = imports.from_text(FOLD).open
    assert (asked.count, asked.place, asked.source, asked.answer) == (4, 1, "log", None)
    assert question_words(asked) == "4 times between 02:00 and 03:00 on 31 Oct happen twice in Europe/Paris"
    assert question_words(replace(asked, count=1), year=True) == (
        "1 time between 02:00 and 03:00 on 31 Oct 2021 happens twice in Europe/Paris"
    )


def test_times_that_are_clear_ask_nothing(imports: Imports) -> None:
    assert imports.from_text(FOLD.replace("2021-10-31", "2021-10-30")).asked == ()
    assert imports.from_text(FOLD, zone=ZoneInfo("UTC")).asked == ()


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("order", ["00:40 check failed", "00:55 page sent", "01:05 rollback", "01:40 check failed"]),
        ("first", ["00:05 rollback", "00:40 check failed", "00:55 page sent"]),
        ("second", ["01:05 rollback", "01:40 check failed", "01:55 page sent"]),
    ],
)
def test_what_comes_in_stands_where_the_answer_puts_it(
    imports: Imports, ledger: Ledger, answer: Answer, found: list[str]
) -> None:
    preview = said(imports, imports.from_text(FOLD), answer)
    assert preview.open == ()
    assert imports.add(preview) == len(found) + 2
    assert utc(ledger) == ["23:50 deploy started", *found, "02:20 recovered"]


@pytest.mark.parametrize("second", ANSWERS)
@pytest.mark.parametrize("first", ANSWERS)
def test_a_second_import_doubles_nothing_whatever_is_answered(
    imports: Imports, ledger: Ledger, first: Answer, second: Answer
) -> None:
    imports.add(said(imports, imports.from_text(FOLD), first))
    before = utc(ledger)
    again = imports.from_text(FOLD)
    assert again.open == ()
    assert {row.reason for row in again.rows} == {ALREADY}
    imports.add(imports.answered(again, dict.fromkeys(questions(again), second)))
    assert utc(ledger) == before


def questions(preview: Preview) -> list[Question]:
    """Return what the rows of a preview ask, ticked or not."""
    found = (row.event.doubt for row in preview.rows if row.event.doubt is not None)
    return [Question(doubt.change, doubt.later is not None) for doubt in found]


def test_an_import_that_was_undone_can_be_answered_another_way(imports: Imports, ledger: Ledger) -> None:
    imports.add(said(imports, imports.from_text(FOLD), "second"))
    ledger.undo()
    assert imports.add(said(imports, imports.from_text(FOLD), "order")) == 6
    assert len(utc(ledger)) == 6


def test_what_was_deleted_by_hand_stays_away_after_an_answer(imports: Imports, ledger: Ledger) -> None:
    imports.add(said(imports, imports.from_text(FOLD), "order"))
    gone = next(event for event in ledger.review.events.live if event.text == "rollback")
    ledger.edit("delete", "events", gone.id, deleted=True)
    again = imports.from_text(FOLD)
    assert again.ticked == 0


def test_unticked_rows_wait_for_no_answer(imports: Imports) -> None:
    preview = imports.from_text(PLAIN)
    (asked,) = preview.open
    assert preview.toggled(asked.place).asked == ()
    assert imports.windowed(preview, BEGAN.replace(day=31, hour=2), None).asked == ()


def test_window_and_rules_stay_with_an_answer_and_the_answer_with_another_window(imports: Imports) -> None:
    text = FOLD.replace("check failed", "INFO check failed")
    preview = imports.windowed(imports.from_text(text), None, datetime(2021, 10, 31, 1, 10, tzinfo=UTC))
    preview = said(imports, preview.without_level("INFO line"), "order")
    reasons = {row.event.text: row.reason for row in preview.rows}
    assert reasons == {
        "deploy started": "",
        "INFO check failed": "after the window",
        "page sent": "",
        "rollback": "",
        "recovered": "after the window",
    }
    assert [row.reason for row in preview.rows].count("INFO line") == 1
    wide = imports.windowed(preview, None, None)
    assert [row.event.at for row in wide.rows] == [row.event.at for row in preview.rows]
    assert wide.open == ()


def test_files_whose_order_tells_and_files_whose_order_does_not_are_asked_about_apart(
    imports: Imports, ledger: Ledger, tmp_path: Path
) -> None:
    (tmp_path / "a.log").write_text(FOLD)
    (tmp_path / "b.log").write_text(PLAIN)
    preview = imports.from_paths([tmp_path / "a.log", tmp_path / "b.log"])
    by_order, plain = sorted(preview.asked, key=lambda asked: not asked.question.ordered)
    assert (by_order.question.answers, plain.question.answers) == (("order", "first", "second"), ("first", "second"))
    assert (by_order.count, plain.count) == (4, 1)
    half = imports.answered(preview, {by_order.question: "order"})
    assert [asked.question for asked in half.open] == [plain.question]
    imports.add(imports.answered(preview, {by_order.question: "order", plain.question: "second"}))
    assert "01:20 somebody writes" in utc(ledger)
    assert "00:55 page sent" in utc(ledger)


def test_times_that_never_were_are_read_by_either_clock_or_left_out(imports: Imports) -> None:
    preview = imports.windowed(imports.from_text(GAP), None, None)
    (asked,) = preview.open
    assert question_words(asked) == "2 times between 02:00 and 03:00 on 28 Mar do not exist in Europe/Paris"
    instants = {
        answer: [f"{row.event.at:%H:%M}" for row in said(imports, preview, answer).rows if row.ticked]
        for answer in asked.question.answers
    }
    assert instants == {
        "before": ["00:50", "01:10", "01:30"],
        "after": ["00:10", "00:30", "00:50"],
        "skip": ["00:50"],
    }
    left_out = said(imports, preview, "skip")
    assert [row.reason for row in left_out.rows] == ["", NO_SUCH_TIME, NO_SUCH_TIME]
    assert left_out.asked == (replace(asked, answer="skip"),)
    assert left_out.open == ()
    assert imports.windowed(left_out, None, None).rows == left_out.rows


def test_a_row_says_how_it_is_read(imports: Imports) -> None:
    fold = imports.from_text(FOLD)
    assert [reading_words(row.event) for row in fold.rows][:2] == ["", "first or second pass?"]
    told = {reading_words(row.event) for row in said(imports, fold, "order").rows}
    assert told == {"", "first pass, +02:00", "second pass, +01:00"}
    gap = imports.windowed(imports.from_text(GAP), None, None)
    assert reading_words(gap.rows[1].event) == "before or after the change?"
    words = [reading_words(said(imports, gap, answer).rows[1].event) for answer in ("before", "after", "skip")]
    assert words == ["02:10 written, before the change", "02:30 written, after the change", ""]
    ends = imports.from_text("time,until,text\n2021-10-31 01:50,2021-10-31 02:30,deploy\n")
    assert reading_words(ends.rows[0].event) == "its end: first or second pass?"
    assert reading_words(said(imports, ends, "second").rows[0].event) == "its end: second pass"


def test_reading_comparing_and_sorting_out_can_be_stopped_and_leave_nothing(
    imports: Imports, ledger: Ledger, tmp_path: Path
) -> None:
    (tmp_path / "a.log").write_text(FOLD * 1_500)
    (tmp_path / "report.md").write_text("- 2021-10-31 01:50 the deploy started\n- 2021-10-31 03:20 it recovered\n")
    paths = [tmp_path / "a.log", tmp_path / "report.md"]
    shares: list[float] = []
    whole = imports.from_paths(paths, watch=shares.append)
    assert shares == sorted(shares)
    before = ledger.review
    for times in range(1, len(shares) + 1):
        seen: list[float] = []
        with pytest.raises(StoppedError):
            imports.from_paths(paths, watch=stopping(times, seen))
        assert seen == shares[:times]
    with pytest.raises(StoppedError):
        imports.windowed(whole, None, None, stopping(1, []))
    with pytest.raises(StoppedError):
        imports.answered(whole, {}, stopping(1, []))
    assert ledger.review is before


def stopping(times: int, seen: list[float]) -> Watch:
    """Return what stops a reading when it is told the progress for so many times."""

    def watch(share: float) -> None:
        seen.append(share)
        if len(seen) == times:
            raise StoppedError

    return watch
