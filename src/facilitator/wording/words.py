"""The word classes and verb forms of `data/words.toml`, and what a single word can be."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

_COMMON: Final = ("self", "we", "possessive", "determiner", "preposition", "clause", "auxiliary", "negative", "pronoun")
"""The classes of words that most sentences hold."""
_VOWELS: Final = frozenset("aeiou")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Everything that is known about words, ready to look up."""

    classes: dict[str, frozenset[str]]
    participles: dict[str, str]
    """Participle to base form."""
    pasts: dict[str, str]
    """Past form to base form."""
    bases: dict[str, tuple[str, str]]
    """Base form to past form and participle."""
    thirds: dict[str, str]
    """Third person ("checks") to base form."""
    gerunds: dict[str, str]
    """"-ing" form to base form."""
    quality: frozenset[str]
    common: frozenset[str]
    """Words that most sentences hold."""
    care: frozenset[str]

    def is_participle(self, word: str) -> bool:
        """Say whether `word` can be a past participle (known, or by its ending)."""
        return word in self.participles or (len(word) > 4 and word.endswith("ed"))  # noqa: PLR2004 (shorter: "need", "red")

    def is_adverb(self, word: str) -> bool:
        """Say whether `word` can be an adverb (known, or by its ending)."""
        if word in self.classes["adverb"]:
            return True
        return len(word) > 4 and word.endswith("ly") and word not in self.classes["not-adverb"]  # noqa: PLR2004 ("only")

    def base_of(self, participle: str) -> str | None:
        """Return the base form of a participle or past form, None when it is not known."""
        return self.participles.get(participle) or self.pasts.get(participle)


def package_data(name: str) -> Mapping[str, Any]:
    """Return a data file of this room, parsed."""
    import tomllib  # noqa: PLC0415 (read at the first check: importing this room stays cheap)
    from importlib import resources  # noqa: PLC0415 (as above)

    file = resources.files("facilitator.wording").joinpath("data", *name.split("/"))
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def known() -> Words:
    """Return the words that ship with the program, read once."""
    data = package_data("words.toml")
    classes = {name: frozenset(text.split()) for name, text in data["classes"].items()}
    classes["role"] |= {plural(word) for word in classes["role"]} - {"its"}
    classes["thing"] |= {plural(word) for word in classes["thing"]}
    bases: dict[str, tuple[str, str]] = {}
    for base in data["verbs"]["regular"].split():
        bases[base] = (past(base), past(base))
    for entry in data["verbs"]["irregular"].split(","):
        base, second, third = entry.split()
        bases[base] = (second, third)
    return Words(
        classes=classes,
        participles={third: base for base, (_, third) in bases.items()},
        pasts={second: base for base, (second, _) in bases.items()},
        bases=bases,
        thirds={plural(base): base for base in bases},
        gerunds={gerund(base, third): base for base, (_, third) in bases.items()},
        common=frozenset().union(*(classes[name] for name in _COMMON)),
        quality=frozenset(data["quality"]["words"].split()),
        care=frozenset(data["care"]["words"].split()),
    )


def past(base: str) -> str:
    """Return the regular past form of a verb."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def plural(word: str) -> str:
    """Return the regular plural of a noun, which is also the third person of a verb."""
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def gerund(base: str, participle: str) -> str:
    """Return the "-ing" form; a doubled consonant is seen in the participle ("logged", "logging")."""
    if participle.endswith("ed") and len(participle) == len(base) + 3 and participle[len(base)] == base[-1]:
        return base + base[-1] + "ing"
    if base.endswith("e") and not base.endswith("ee") and base != "be":
        return base[:-1] + "ing"
    return base + "ing"
