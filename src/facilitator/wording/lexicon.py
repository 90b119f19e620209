"""What a review or a workspace adds to the shipped rules: people, services, phrases, what to let be."""

from dataclasses import dataclass

from facilitator.wording.flags import Level


@dataclass(frozen=True, slots=True)
class Phrase:
    """A team's own phrase: found wherever its words stand in this order, in any case of letters."""

    text: str
    category: str
    level: Level
    say: str
    reason: str
    question: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a review or workspace adds. An empty one is the shipped rules alone."""

    people: tuple[str, ...] = ()
    """Names and handles: their acts are people's acts."""
    services: tuple[str, ...] = ()
    """Names of systems: what they fail to do faults nobody."""
    phrases: tuple[Phrase, ...] = ()
    let_be: tuple[str, ...] = ()
    """Words that are left as they are: a flag whose words or whose whole sentence is listed is dropped."""
    off: tuple[str, ...] = ()
    """Ids of rules, or categories, that are switched off."""
