from hypothesis import given
from hypothesis import strategies as st

from facilitator.widgets.thread import Segment, draw_line, draw_names, place

HOUR = (
    Segment("open", "Open", "Open", 3, 1, "done"),
    Segment("timeline", "Timeline", "Timeline", 17, 0.46, "current"),
    Segment("factors", "Factors", "Factors", 25, 0, "todo"),
    Segment("well", "Well & lucky", "Well", 5, 0, "todo"),
    Segment("actions", "Actions", "Actions", 8, 0, "todo"),
    Segment("close", "Close", "Close", 2, 0, "todo"),
)


def test_the_hour_is_drawn_as_a_line() -> None:
    spans = place(HOUR, 60, full_names=False)
    assert draw_names(spans, full_names=False).plain == "Open  Timeline       Factors         Well   Actions   Close "
    assert draw_line(spans).plain == "━━━━━ ━━━━━━╸─────── ─────────────── ────── ───────── ──────"


def test_over_time_the_whole_segment_is_used_up() -> None:
    spans = place((Segment("a", "A", "A", 10, 1, "over"),), 10, full_names=True)
    assert draw_line(spans).plain == "━" * 10
    assert "$time" in str(draw_line(spans).spans[0].style)


def test_no_agenda_is_no_thread() -> None:
    assert place((), 60, full_names=True) == ()


def test_phases_without_minutes_still_have_a_place() -> None:
    spans = place((Segment("a", "A", "A", 0, 0, "todo"), Segment("b", "B", "B", 0, 0, "todo")), 9, full_names=True)
    assert sum(span.width for span in spans) == 8


@given(
    st.lists(st.integers(1, 90), min_size=1, max_size=8),
    st.integers(20, 200),
    st.floats(0, 1),
)
def test_the_thread_is_as_wide_as_it_is_told(minutes: list[int], width: int, done: float) -> None:
    segments = [Segment(str(n), f"Phase {n}", f"P{n}", plan, done, "current") for n, plan in enumerate(minutes)]
    spans = place(segments, width, full_names=True)
    assert draw_line(spans).cell_length == draw_names(spans, full_names=True).cell_length == width
