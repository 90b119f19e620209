"""The English words of dates: weekdays, months, numbers and ordinals, as people shorten and spell them."""

import re
from typing import Final

LONGEST: Final = 200
"""Characters looked at: nobody writes a longer date, and no pattern ever runs over a pasted page."""

WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Short weekday names as shown, Monday first, independent of the locale."""

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Short month names as shown, independent of the locale."""

WEEKDAY_NUMBERS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "mon monday",
            "tue tues tuesday",
            "wed weds wednesday",
            "thu thur thurs thursday",
            "fri friday",
            "sat saturday",
            "sun sunday",
        )
    )
    for name in names.split()
}
"""Weekday words, lower case, to 0 for Monday and so on."""

MONTH_NUMBERS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month words, lower case, to 1 for January and so on."""

_SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = dict(zip(("twenty", "thirty", "forty", "fifty"), range(20, 60, 10), strict=True))

NUMBERS: Final[dict[str, int]] = (
    {word: number for number, word in enumerate(_SMALL) if number}
    | _TENS
    | {
        f"{tens}{joint}{_SMALL[unit]}": value + unit
        for tens, value in _TENS.items()
        for unit in range(1, 10)
        for joint in "- "
    }
    | {"a": 1, "an": 1}
)
"""Spelt numbers, lower case, "a" and "an" among them."""

_ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip

ORDINALS: Final[dict[str, int]] = (
    {word: number for number, word in enumerate(_ORDINALS, start=1)}
    | {f"twenty{joint}{word}": 20 + number for number, word in enumerate(_ORDINALS[:9], start=1) for joint in "- "}
    | {"thirtieth": 30, "thirty-first": 31, "thirty first": 31}
)
"""Spelt days of a month, lower case."""


def either(words: dict[str, int]) -> str:
    """Return a pattern for any of `words`, the longest first so that none hides behind a shorter one."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


WEEKDAY: Final = either(WEEKDAY_NUMBERS) + r"\b\.?"
"""Pattern of a weekday, with the full stop of a short form."""

MONTH: Final = either(MONTH_NUMBERS) + r"(?![a-z])\.?"
"""Pattern of a month, with the full stop of a short form."""

ORDINAL: Final = rf"(?:(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)|{either(ORDINALS)})"
"""Pattern of a day of the month as an ordinal."""

NUMBER: Final = rf"(?:[0-9]{{1,4}}|{either(NUMBERS)}(?![a-z]))"
"""Pattern of a count."""


def number_of(word: str) -> int:
    """Return the count that `word`, matched by `NUMBER`, stands for."""
    return int(word) if word.isdigit() else NUMBERS[word]


def ordinal_of(word: str) -> int:
    """Return the day that `word`, matched by `ORDINAL` or written in digits, stands for."""
    return int(re.sub(r"(?:st|nd|rd|th)$", "", word)) if word[0].isdigit() else ORDINALS[word]


def weekday_of(word: str) -> int:
    """Return 0 for Monday and so on; `word` was matched by `WEEKDAY`."""
    return WEEKDAY_NUMBERS[word.rstrip(".")]


def month_of(word: str) -> int:
    """Return 1 for January and so on; `word` was matched by `MONTH`."""
    return MONTH_NUMBERS[word.rstrip(".")]


_SAME: Final = str.maketrans(
    {
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{ALMOST EQUAL TO}": "~",
        "\t": " ",
        "\n": " ",
    }
)


def plain(text: str) -> str | None:
    """Return `text` in lower case, typographic dashes and blanks made plain; None when it cannot be a date.

    It cannot when it is empty, longer than `LONGEST`, or holds characters outside ASCII (digits of other scripts
    among them: no form here is written with them).
    """
    if not text or len(text) > LONGEST:
        return None
    same = text.translate(_SAME)
    if not same.isascii():
        return None
    return " ".join(same.lower().split()) or None


def and_list(names: tuple[str, ...], last: str = "or") -> str:
    """Return `names` as a list in words: "a, b or c"."""
    return f" {last} ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
