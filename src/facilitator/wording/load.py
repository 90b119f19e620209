"""Reading what a team adds, from a table of its settings; what cannot be used is named with file and key."""

from collections.abc import Mapping
from typing import Final

from facilitator.errors import DataError
from facilitator.wording.flags import CATEGORIES, LEVELS
from facilitator.wording.lexicon import Lexicon, Phrase
from facilitator.wording.rules import learnt, order

_KEYS: Final = ("people", "services", "phrases", "let_be", "off")
_PHRASE_KEYS: Final = ("text", "category", "level", "say", "reason", "question")
_LONGEST: Final = 200


def load_lexicon(data: Mapping[str, object], where: str) -> Lexicon:
    """Return the lexicon that `data` (a parsed TOML table) describes.

    Args:
        data: the table; every key is optional.
        where: the file's name, for errors.

    Raises:
        DataError: a key is unknown or holds something that cannot be used; names file and key.
    """
    _only(data, _KEYS, where, "")
    return Lexicon(
        people=_texts(data, "people", where),
        services=_texts(data, "services", where),
        phrases=_phrases(data.get("phrases", []), where),
        let_be=_texts(data, "let_be", where),
        off=_off(data, where),
    )


def _off(data: Mapping[str, object], where: str) -> tuple[str, ...]:
    names = _texts(data, "off", where)
    weighed = {rule.id for rule in learnt().values()}
    for index, name in enumerate(names):
        if name not in CATEGORIES and name not in order() and name not in weighed:
            raise DataError(
                f"{where}: off[{index}] is {name!r}, neither a rule nor a category. "
                f"The categories are {', '.join(CATEGORIES)}; the rules are listed in docs/wording.md."
            )
    return names


def _only(data: Mapping[str, object], keys: tuple[str, ...], where: str, prefix: str) -> None:
    for key in data:
        if key not in keys:
            raise DataError(f"{where}: unknown key {prefix}{key}. It knows {', '.join(keys)}.")


def _texts(data: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    values = data.get(key, [])
    if not isinstance(values, list | tuple):
        raise DataError(f'{where}: {key} must be a list of texts, such as {key} = ["…"].')
    return tuple(_text(value, f"{key}[{index}]", where) for index, value in enumerate(values))


def _text(value: object, key: str, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise DataError(f"{where}: {key} must be a text that is not empty.")
    if len(value) > _LONGEST:
        raise DataError(f"{where}: {key} is longer than {_LONGEST} characters; shorten it.")
    return " ".join(value.split())


def _phrases(values: object, where: str) -> tuple[Phrase, ...]:
    if not isinstance(values, list | tuple):
        raise DataError(f"{where}: phrases must be a list of tables, each begun by [[phrases]].")
    return tuple(_phrase(value, f"phrases[{index}]", where) for index, value in enumerate(values))


def _phrase(value: object, key: str, where: str) -> Phrase:
    if not isinstance(value, Mapping):
        raise DataError(f"{where}: {key} must be a table, begun by [[phrases]].")
    _only(value, _PHRASE_KEYS, where, f"{key}.")
    for needed in ("text", "category"):
        if needed not in value:
            raise DataError(f"{where}: {key}.{needed} is missing; add it.")
    category = value["category"]
    if category not in CATEGORIES:
        raise DataError(f"{where}: {key}.category must be one of {', '.join(CATEGORIES)}.")
    level = value.get("level", "rephrase")
    chosen = next((known for known in LEVELS if known == level), None)
    if chosen is None:
        raise DataError(f"{where}: {key}.level must be one of {', '.join(LEVELS)}.")
    say = _text(value.get("say", "Could we put that in terms of what was seen?"), f"{key}.say", where)
    reason = _text(value.get("reason", "a phrase of this team's own list"), f"{key}.reason", where)
    question = _text(value.get("question", "What was in view right then?"), f"{key}.question", where)
    return Phrase(_text(value["text"], f"{key}.text", where), str(category), chosen, say, reason, question)
