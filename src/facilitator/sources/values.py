"""Looking into JSON that others wrote: never a surprise about types, always a text, a mapping or a list."""

from typing import Final

from facilitator.sources.dial import Dial, Stamp, StampError
from facilitator.sources.stamps import number

_DEEPEST: Final = 4


def mapping(value: object) -> dict[str, object]:
    """Return `value` if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def entries(value: object) -> list[object]:
    """Return `value` if it is a JSON list, else an empty one."""
    return value if isinstance(value, list) else []


def words(value: object) -> str:
    """Return `value` if it is a text, a number as text, else nothing."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def dig(value: object, *keys: str) -> object:
    """Return what stands under `keys`, one inside the other; None where there is nothing."""
    for key in keys:
        value = mapping(value).get(key)
    return value


def said(value: object, *keys: str) -> str:
    """Return the text under `keys`, one inside the other; nothing where there is none."""
    return words(dig(value, *keys)).strip()


def first(value: object, *keys: str) -> str:
    """Return the first text among the fields `keys` of an object; nothing when all are empty."""
    fields = mapping(value)
    for key in keys:
        text = words(fields.get(key)).strip()
        if text:
            return text
    return ""


def instant(dial: Dial, value: object) -> Stamp:
    """Return the instant that a JSON value tells: a text or an epoch.

    Raises:
        StampError: it tells none.
    """
    if isinstance(value, str):
        return dial.read(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        at = number(value)
        if at is not None:
            return Stamp(at, "UTC", "second")
    if isinstance(value, dict):
        return _taken_apart(dial, value)
    if value is None:
        raise StampError("no time")
    raise StampError(f"“{str(value)[:40]}” is no time")


def _taken_apart(dial: Dial, value: dict[str, object]) -> Stamp:
    """Return the instant of MongoDB's `{"$date": …}`, or of seconds and nanoseconds apart, as Log4j writes."""
    if "$date" in value:
        return instant(dial, value["$date"])
    seconds = first(value, "epochSecond", "seconds", "$numberLong")
    nanos = first(value, "nanoOfSecond", "nanos") or "0"
    if not (seconds.isdigit() and nanos.isdigit()):
        raise StampError(f"“{str(value)[:40]}” is no time")
    return dial.read(f"{seconds}.{nanos:0>9}" if len(seconds) == len("1773136814") else seconds)


def has(value: object, *keys: str) -> bool:
    """Tell whether `value` is an object with all of these fields."""
    return isinstance(value, dict) and all(key in value for key in keys)
