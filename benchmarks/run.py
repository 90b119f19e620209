"""All benchmarks, one after the other: `make bench`.

Every figure stands beside a yardstick that was measured in turn with it, in the same run: a busy machine slows both, so
the ratio says something on any machine. Figures without a yardstick are shares or have no aim.
"""

import first_paint
import idle
import keystroke
import other_checkers
import startup

import sources
import store
import wording

HEADING = f"{'':<52} {'ours':>8}    {'yardstick':>11} {'ratio':>6}  aim"


def main() -> None:
    """Measure and print, row by row."""
    print(HEADING)
    for one in (startup, first_paint, keystroke, store, wording, other_checkers, sources, idle):
        for figure in one.figures():
            print(figure.words, flush=True)


if __name__ == "__main__":
    main()
