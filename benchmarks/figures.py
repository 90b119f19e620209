"""What benchmarks have in common: a figure beside its yardstick, measured in turn so that a busy machine slows both."""

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One result.

    Attributes:
        name: what was measured.
        ours: the median, in `unit`.
        yardstick: the median of what it is compared with; None where the aim is a value of its own.
        aim: the most that the ratio (without a yardstick: the value) should be; None for a figure without an aim.
        unit: `ms`, `MB` or `%`.
    """

    name: str
    ours: float
    yardstick: float | None = None
    aim: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """How many times the yardstick it is."""
        return self.ours / self.yardstick if self.yardstick else None

    @property
    def words(self) -> str:
        """The figure as a row of a table."""
        measured = self.ours if self.ratio is None else self.ratio
        beside = f"{self.yardstick:8.1f} ms" if self.yardstick else " " * 11
        ratio = f"{self.ratio:6.2f}" if self.ratio is not None else " " * 6
        if self.aim is None:
            verdict = ""
        else:
            limit = f"{self.aim:g} {self.unit}" if self.ratio is None else f"{self.aim:g} times"
            verdict = f"{'within' if measured <= self.aim else 'OVER'} {limit}"
        return f"{self.name:<52} {self.ours:8.1f} {self.unit:<2} {beside} {ratio}  {verdict}".rstrip()


def in_turn(steps: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Return the median of each step in milliseconds; they are taken in turn, after one round that does not count."""
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for number in range(rounds + 1):
        for name, step in steps.items():
            seconds = step()
            if number:
                taken[name].append(seconds * 1000)
    return {name: statistics.median(times) for name, times in taken.items()}
