"""Reading the package's own data files into checked, frozen records."""

import dataclasses
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_type_hints

from facilitator.errors import DataError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")

_WAY_OUT: Final = "Correct the file, or install facilitator again."
_TEXTS: Final = tuple[str, ...]
_TABLE: Final = dict[str, object]
_NAMES: Final[Mapping[Any, str]] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    _TEXTS: "a list of texts",
    _TABLE: "a table",
}


def load(file: str) -> Mapping[str, Any]:
    """Return the tables of a data file of this package.

    Raises:
        DataError: The file is missing or is not TOML.
    """
    try:
        text = files("facilitator.guidance").joinpath("data", file).read_text("utf-8")
    except OSError as error:
        raise DataError(f"{file} cannot be read. {_WAY_OUT}") from error
    return parse(file, text)


def parse(file: str, text: str) -> Mapping[str, Any]:
    """Return the tables of `text`; `file` is its name in an error.

    Raises:
        DataError: The text is not TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{file} is not valid TOML: {error}. {_WAY_OUT}") from error


def records(kind: type[Record], file: str, data: Mapping[str, Any], key: str) -> tuple[Record, ...]:
    """Return the rows of the array `key` as records of `kind`, in the order of the file.

    Every field of `kind` without a default must be there, nothing else may be, and no `id` comes twice.

    Raises:
        DataError: A row does not fit; names the file and the key.
    """
    rows = data.get(key)
    if not isinstance(rows, list) or not rows:
        raise DataError(f"{file}: {key} must be a list with at least one row. {_WAY_OUT}")
    hints = get_type_hints(kind)
    made = tuple(_record(kind, hints, file, f"{key}[{place}]", row) for place, row in enumerate(rows, 1))
    _no_twins(file, key, (getattr(record, "id", None) for record in made))
    return made


def texts(file: str, data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return the list of texts at `key`.

    Raises:
        DataError: It is missing, empty or holds something else than text.
    """
    return tuple(_value(_TEXTS, file, key, data.get(key)))


def text(file: str, data: Mapping[str, Any], key: str) -> str:
    """Return the text at `key`.

    Raises:
        DataError: It is missing, empty or no text.
    """
    return str(_value(str, file, key, data.get(key)))


def _record(kind: type[Record], hints: Mapping[str, Any], file: str, where: str, row: object) -> Record:
    if not isinstance(row, dict):
        raise DataError(f"{file}: {where} must be a table. {_WAY_OUT}")
    fields = {field.name: field for field in dataclasses.fields(kind)}
    for name in row:
        if name not in fields:
            raise DataError(f"{file}: {where}.{name} is not known here. {_WAY_OUT}")
    values: dict[str, Any] = {}
    for name, field in fields.items():
        if name in row:
            values[name] = _value(hints[name], file, f"{where}.{name}", row[name])
        elif field.default is dataclasses.MISSING:
            raise DataError(f"{file}: {where}.{name} is missing. {_WAY_OUT}")
    return kind(**values)


def _value(hint: Any, file: str, where: str, value: object) -> Any:
    if hint == _TEXTS:
        if isinstance(value, list) and value and all(_is_text(one) for one in value):
            return tuple(value)
    elif hint is str:
        if _is_text(value):
            return value
    elif hint == _TABLE:
        if isinstance(value, dict) and value:
            return value
    elif type(value) is hint:  # `isinstance` would take true for a whole number
        return value
    raise DataError(f"{file}: {where} must be {_NAMES[hint]}. {_WAY_OUT}")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value) and value == value.strip()


def _no_twins(file: str, key: str, ids: Iterable[object]) -> None:
    seen: set[object] = set()
    for one in ids:
        if one is not None and one in seen:
            raise DataError(f"{file}: {key} has the id {one} twice. {_WAY_OUT}")
        seen.add(one)
