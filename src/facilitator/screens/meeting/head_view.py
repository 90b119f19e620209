"""What the head of a meeting shows at one instant."""

from datetime import datetime

from facilitator.guidance import PHASES, phase_title, severities
from facilitator.review.agenda import LATE_FROM, PhaseTime, Timing, clock_words
from facilitator.session import Session
from facilitator.widgets.head import HeadView, Segment
from facilitator.widgets.words import Tone

SHORTS = {phase.id: phase.short for phase in PHASES}


def head_view(session: Session, *, quiet: bool, saved: tuple[str, Tone]) -> HeadView:
    """Return the head's values for now."""
    timing = session.meeting.timing()
    marker, tone = saved
    if timing.stage == "paused" and tone != "alarm":
        marker = f"paused {clock_words(timing.paused)}"
    return HeadView(
        title=session.review.meta.title,
        severity=severity_words(session),
        quiet=quiet,
        saved=marker,
        saved_tone=tone,
        ends=ends_words(session, timing),
        ends_tone="time" if timing.past_plan >= LATE_FROM and timing.stage != "ended" else "quiet",
        segments=tuple(_segment(one) for one in timing.phases),
        digits=digits(timing),
        digits_tone=_digits_tone(timing),
        digits_bold=timing.tone == "over",
    )


def digits(timing: Timing) -> str:
    """Return the clock's digits: time left in the phase, or past zero."""
    return clock_words(timing.current.left) if timing.current else ""


def ends_words(session: Session, timing: Timing) -> str:
    """Return the projected end beside the planned one: "ends 15:02, 2 past plan"; times in the user's zone."""
    if timing.ends is None:
        return ""
    verb = "ended" if timing.stage == "ended" else "ends"
    words = f"{verb} {hour(session, timing.ends)}"
    if timing.past_plan > 0:
        words += f", {timing.past_plan} past plan"
    elif timing.past_plan < -1:
        words += f", {-timing.past_plan} early"
    return words


def hour(session: Session, at: datetime) -> str:
    """Return an instant as the meeting's people read it: `15:02`, in the user's zone."""
    return f"{at.astimezone(session.clock.zone):%H:%M}"


def severity_words(session: Session) -> str:
    """Return the severity as the head has it: "Sev 2", "near miss"."""
    return next((one.short for one in severities() if one.id == session.review.meta.severity), "")


def terminal_title(session: Session) -> str:
    """Return what the terminal's own title says: "9:12 Timeline"."""
    timing = session.meeting.timing()
    if timing.current is None:
        return session.review.meta.title
    return f"{digits(timing)} {phase_title(timing.current.phase.phase)}"


def _digits_tone(timing: Timing) -> Tone:
    return "time" if timing.tone in ("time", "over") else "quiet" if timing.tone == "quiet" else "ink"


def _segment(one: PhaseTime) -> Segment:
    minutes = one.phase.minutes * 60
    fraction = min(one.used.total_seconds() / minutes, 1.0) if minutes else 1.0
    over = one.state == "current" and one.left.total_seconds() < 0
    name = one.phase.phase
    return Segment(
        id=name,
        name=phase_title(name),
        short=SHORTS.get(name, name),
        planned=one.phase.minutes,
        fraction_done=fraction,
        state="over" if over else one.state,
    )
