"""The question row: a cue's line to say, else what the pointed entry lacks, else the phase's questions one by one."""

from typing import TYPE_CHECKING

from facilitator.review.capture import Intent

if TYPE_CHECKING:
    from facilitator.screens.meeting.desk_screen import DeskScreen


class QuestionRow:
    """Which question is shown."""

    def __init__(self, screen: "DeskScreen") -> None:
        """Show questions on the desk of `screen`."""
        self._screen = screen
        self._place = 0
        self._picked = ""

    def restart(self) -> None:
        """Begin with the first question: another phase is shown."""
        self._place = 0
        self._picked = ""

    def next(self) -> None:
        """Show the next question of the phase."""
        count = len(self._screen.work.questions())
        if count:
            self._place = (self._place + 1) % count
            self._picked = self._screen.work.questions()[self._place]
            self._screen.refresh_desk(settled=True)

    def pick(self, question: str) -> None:
        """Show this question: it was chosen in the list."""
        self._picked = question
        self._screen.refresh_desk(settled=True)

    def show(self, intent: Intent) -> None:
        """Show the question that has right of way now."""
        del intent
        desk, work, cue = self._screen.desk, self._screen.work, self._screen.cues.shown
        questions = work.questions()
        if cue is not None and not cue.record:
            desk.show_question(cue.flag.say, cue=True)
            return
        own = work.question()
        if self._picked:
            counter = f"{self._place + 1} of {len(questions)}" if self._picked in questions else ""
            desk.show_question(self._picked, counter)
        elif own is not None:
            desk.show_question(own.text, own.counter)
        elif questions:
            desk.show_question(questions[self._place], f"{self._place + 1} of {len(questions)}")
