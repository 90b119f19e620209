"""What files beside the one that is read tell: the people and channels of a chat export by their ids."""

import json
from dataclasses import dataclass, field

from facilitator.sources.values import dig, entries, first, said


@dataclass(frozen=True, slots=True)
class Context:
    """Names by id."""

    people: dict[str, str] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)

    def learn(self, data: bytes) -> bool:
        """Take the names from a list of people or channels; tell whether `data` is one."""
        try:
            found = json.loads(data)
        except (ValueError, RecursionError):
            return False
        listed = entries(found)
        if not listed:
            return False
        known = [self._learn_one(item) for item in listed]
        return all(known)

    def _learn_one(self, item: object) -> bool:
        identity = said(item, "id")
        if not identity or not said(item, "name"):
            return False
        if isinstance(item, dict) and ("profile" in item or "real_name" in item):
            name = (
                said(item, "real_name")
                or first(dig(item, "profile"), "real_name", "display_name")
                or said(item, "name")
            )
            self.people[identity] = name
            return True
        if isinstance(item, dict) and ("members" in item or "is_channel" in item or "creator" in item):
            self.channels[identity] = said(item, "name")
            return True
        return False
