"""Fractional positions: an order in which anything can be put between any two without touching the others.

A position is a string of the digits 0-9 and letters a-z read as a fraction in base 36; plain string order is its order.
Two laptops that insert at the same place make the same position; the record's id then decides (see `Table.live`).
"""

from typing import Final

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE: Final = len(_DIGITS)


def between(before: str, after: str) -> str:
    """Return a position after `before` and before `after`; an empty string is an open end.

    Raises:
        ValueError: there is no place between them: `before` does not come before `after`.
    """
    before, last = before.rstrip(_DIGITS[0]), after.rstrip(_DIGITS[0])  # 1 and 10 are one fraction
    if after and before >= last:
        raise ValueError(f"there is no place between {before!r} and {after!r}")
    after = last
    made = ""
    place = 0
    open_above = not after
    while True:
        low = _DIGITS.index(before[place]) if place < len(before) else 0
        high = _BASE if open_above else (_DIGITS.index(after[place]) if place < len(after) else 0)
        # What is put last is the usual case: one step on, not half of what is left, keeps positions short.
        middle = low + 1 if not after and before else (low + high) // 2
        if low < middle < high or (open_above and low < middle < _BASE):
            return made + _DIGITS[middle]
        made += _DIGITS[low]
        open_above = open_above or low < high
        place += 1


def after(last: str) -> str:
    """Return a position behind `last`, the usual place of what is new."""
    return between(last, "")
